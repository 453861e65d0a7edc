// A store that was put back, copied or moved, and one that only crashed.
#include "app/base/durablefile.h"
#include "app/domain/receiptcode.h"
#include "app/usecase/issuereceipt.h"
#include "sync/protocol/agentreport.h"
#include "sync/protocol/spool.h"
#include "tests/storage/ledger.h"
#include "tests/support/folders.h"
#include "tests/support/testmain.h"

using namespace guyub;
using namespace guyub::domain;
using namespace guyub::storage;
using test::Ledger;
using test::TestStore;

namespace {

QString receiptOf(TestStore &store, const EntityId &person)
{
    usecase::ReceiptRequest request;
    request.resident = person;
    const auto issued = usecase::IssueReceipt(store.store(), store.session->receiptKeys(), store.clock).run(request, {usecase::ServiceKind::Receipt, store.clock.nowUtc(), false});
    return issued ? issued->code : QString();
}

SeriesStart startOf(TestStore &store)
{
    return store.store().syncStatus()->seriesStart;
}

// The one file outside the store's folder.
QString markOf(TestStore &store)
{
    const QDir folder(qEnvironmentVariable("XDG_STATE_HOME") + QStringLiteral("/guyub/stores"));
    for (const QString &name : folder.entryList(QDir::Files))
        if (readWhole(folder.filePath(name))->contains(toHexString(store.store().stream()).toLatin1()))
            return folder.filePath(name);
    return {};
}

int quarantined(TestStore &store)
{
    return store.database().value(QStringLiteral("SELECT count(*) FROM commit_log WHERE quarantined=1"))->toInt();
}

} // namespace

class NewSeriesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anOlderCopyThatIsPutBackNeverRepeatsANumber()
    {
        TestStore store;
        const EntityId person = store.person(QStringLiteral("Sutinah"));
        const StreamId before = store.store().stream();
        store.close();
        QVERIFY(test::copyFolder(store.folder(), store.beside(QStringLiteral("backup"))));
        QVERIFY(store.open());
        const QString lost = receiptOf(store, person);
        store.close();

        QVERIFY(test::putBack(store.beside(QStringLiteral("backup")), store.folder()));
        QVERIFY(store.open());

        const QString next = receiptOf(store, person);
        QVERIFY(store.store().stream() != before);
        QCOMPARE(startOf(store), SeriesStart::Restored);
        QCOMPARE(parseReceiptCode(next)->number, 1);
        QVERIFY(parseReceiptCode(next)->letters != parseReceiptCode(lost)->letters);
        QCOMPARE(store.find(QStringLiteral("Sutinah")).size(), 1);
        QVERIFY(store.findings().isEmpty());
        QCOMPARE(*derivedDigest(store.database(), store.session->identity()), store.digest());

        const StreamId fresh = store.store().stream();
        QVERIFY(store.open()); // once is enough
        QCOMPARE(store.store().stream(), fresh);
        QCOMPARE(*store.store().nextReceiptNumber(), 2);
    }

    void aCopyElsewhereBeginsAnewAndTheOriginalGoesOn()
    {
        TestStore store;
        const EntityId person = store.person(QStringLiteral("Sutinah"));
        const StreamId before = store.store().stream();
        const Hash digest = store.digest();
        store.close();

        TestStore copy(TestStore::CopyOf{store});
        QVERIFY(store.open());

        QVERIFY(copy.store().stream() != before);
        QCOMPARE(store.store().stream(), before);
        QCOMPARE(copy.digest(), digest);
        QVERIFY(receiptOf(copy, person) != receiptOf(store, person));
        const StreamId fresh = copy.store().stream();
        QVERIFY(copy.open() && store.open());
        QCOMPARE(copy.store().stream(), fresh);
        QCOMPARE(store.store().stream(), before);
        copy.close();
        store.close();
        QVERIFY(test::putBack(copy.folder(), store.folder())); // its count fits by now, its stream does not
        QVERIFY(store.open());
        QVERIFY(store.store().stream() != before && store.store().stream() != fresh);
    }

    void aCopyOfAnOpenStorePutBackAfterAPowerCutNeverRepeatsANumber()
    {
        TestStore store;
        const EntityId person = store.person(QStringLiteral("Sutinah"));
        const StreamId before = store.store().stream();
        receiptOf(store, person);
        const QString copy = store.beside(QStringLiteral("copy")), atTheCut = store.beside(QStringLiteral("cut"));
        QVERIFY(test::copyFolder(store.folder(), copy) && QFile::remove(copy + QStringLiteral("/lock")));
        const QString lost = receiptOf(store, person);
        QVERIFY(test::copyFolder(store.folder(), atTheCut) && QFile::remove(atTheCut + QStringLiteral("/lock")));
        const QString mark = markOf(store);
        const QByteArray markAtTheCut = *readWhole(mark);
        store.close();

        QVERIFY(test::putBack(atTheCut, store.folder())); // the power cut alone
        QVERIFY(writeDurably(mark, markAtTheCut));
        QVERIFY(store.open());
        QCOMPARE(store.store().stream(), before);
        QCOMPARE(*store.store().nextReceiptNumber(), 3);
        store.close();

        QVERIFY(test::putBack(copy, store.folder()));
        QVERIFY(writeDurably(mark, markAtTheCut));
        QVERIFY(store.open());
        QVERIFY(store.store().stream() != before);
        QVERIFY(receiptOf(store, person) != lost);
    }

    void tellsACrashFromARestore_data()
    {
        QTest::addColumn<int>("word"); // of the file outside the folder
        QTest::addColumn<QByteArray>("with");
        QTest::addColumn<bool>("begins");
        QTest::newRow("as it was left") << -1 << QByteArray() << false;
        QTest::newRow("database one ahead: a power cut between the two") << 3 << QByteArray("1") << false;
        QTest::newRow("database two ahead") << 3 << QByteArray("0") << true;
        QTest::newRow("database behind") << 3 << QByteArray("3") << true;
        QTest::newRow("fewer receipts than the file") << 4 << QByteArray("1") << true;
        QTest::newRow("another machine") << 1 << QByteArray(32, 'a') << true;
        QTest::newRow("another store") << 0 << QByteArray(32, 'a') << true;
        QTest::newRow("not a number") << 3 << QByteArray("x") << true;
        QTest::newRow("not a receipt number") << 4 << QByteArray("x") << true;
        QTest::newRow("empty") << -2 << QByteArray() << true;
    }
    void tellsACrashFromARestore()
    {
        QFETCH(int, word);
        QFETCH(QByteArray, with);
        QFETCH(bool, begins);
        TestStore store;
        const StreamId before = store.store().stream();
        const QString mark = markOf(store);
        store.close(); // counted twice: made, closed
        QList<QByteArray> words = readWhole(mark)->simplified().split(' ');
        QCOMPARE(words.value(3), QByteArray("2"));
        if (word >= 0)
            words[word] = with;
        QVERIFY(writeDurably(mark, word == -2 ? QByteArray() : words.join(' ')));

        QVERIFY(store.open());

        QCOMPARE(store.store().stream() != before, begins);
        QCOMPARE(startOf(store), begins ? SeriesStart::Restored : SeriesStart::Created);
    }

    void aStoreWithoutItsMarkCountsAsMoved()
    {
        TestStore store;
        const StreamId before = store.store().stream();
        const QString mark = markOf(store);
        store.close();
        QVERIFY(QFile::remove(mark));

        QVERIFY(store.open());

        QVERIFY(store.store().stream() != before);
    }

    void beginsNothingWhileItCannotWriteTheMark()
    {
        TestStore store;
        const StreamId before = store.store().stream();
        const QString folder = QFileInfo(markOf(store)).path(), away = folder + QStringLiteral(".away");
        store.close();
        QVERIFY(QFile::rename(folder, away));
        QVERIFY(writeDurably(folder, "a file where the folder should be"));
        const auto first = store.open(), second = store.open();
        QVERIFY(QFile::remove(folder) && QFile::rename(away, folder));

        QCOMPARE(first.error().code, ErrorCode::FileFailed);
        QCOMPARE(second.error().code, ErrorCode::FileFailed);
        QVERIFY(store.open());
        QCOMPARE(store.store().stream(), before);
    }

    void aStoreOfAProgramWithoutMarksGoesOn()
    {
        TestStore store;
        const StreamId before = store.store().stream();
        const QString mark = markOf(store);
        QVERIFY(Meta(store.database()).set(metakey::openedCount, -1)); // closing makes it 0
        store.close();
        QVERIFY(QFile::remove(mark));

        QVERIFY(store.open());

        QCOMPARE(store.store().stream(), before);
    }

    void actsOnTheHubsVerdictOnce_data()
    {
        QTest::addColumn<int>("verdict");
        QTest::addColumn<int>("start");
        QTest::newRow("behind") << int(HubVerdict::Behind) << int(SeriesStart::Behind);
        QTest::newRow("fork") << int(HubVerdict::Fork) << int(SeriesStart::Fork);
        QTest::newRow("clone") << int(HubVerdict::Clone) << int(SeriesStart::Clone);
        QTest::newRow("the hub came out of a backup") << int(HubVerdict::EpochChanged) << int(SeriesStart::Created);
        QTest::newRow("revoked") << int(HubVerdict::Revoked) << int(SeriesStart::Created);
    }
    void actsOnTheHubsVerdictOnce()
    {
        QFETCH(int, verdict);
        QFETCH(int, start);
        TestStore store;
        store.person(QStringLiteral("Sutinah"));
        const StreamId before = store.store().stream();
        protocol::AgentReport report;
        report.stream = before;
        report.verdict = static_cast<HubVerdict>(verdict);
        report.storedSeq = 2;
        QVERIFY(QDir().mkpath(protocol::spool::agentFolder(store.folder())));
        QVERIFY(writeDurably(protocol::spool::lastAnswer(store.folder()), protocol::encode(report)));

        QVERIFY(store.open());

        const StreamId after = store.store().stream();
        const bool begins = start != int(SeriesStart::Created);
        QCOMPARE(after != before, begins);
        QCOMPARE(startOf(store), static_cast<SeriesStart>(start));
        QCOMPARE(store.store().syncStatus()->verdict, begins ? HubVerdict::Normal : report.verdict); // of this stream the hub has said nothing yet
        QCOMPARE(store.store().syncStatus()->waitingCommits, begins ? 2 : 0);
        QVERIFY(store.open() && store.session->applyInbox());
        QCOMPARE(store.store().stream(), after);
    }

    void actsOnTheVerdictWhileSomebodyIsSignedIn()
    {
        TestStore store;
        const StreamId before = store.store().stream();
        protocol::AgentReport report;
        report.stream = before;
        report.verdict = HubVerdict::Clone;
        QVERIFY(QDir().mkpath(protocol::spool::agentFolder(store.folder())));
        QVERIFY(writeDurably(protocol::spool::lastAnswer(store.folder()), protocol::encode(report)));

        QVERIFY(store.session->applyInbox());

        QVERIFY(store.store().stream() != before);
        QVERIFY(!markOf(store).isEmpty()); // written at once: a power cut now is no second copy
        const EntityId person = store.person(QStringLiteral("Sutinah"));
        QCOMPARE(parseReceiptCode(receiptOf(store, person))->letters, receiptLettersOf(store.store().stream()));
        QVERIFY(store.findings().isEmpty());
    }

    // Work that both a kiosk and its copy hold, and that neither knows to have arrived.
    void whatTwoOfThemBringCountsOnce_data()
    {
        QTest::addColumn<bool>("isOriginalFirst");
        QTest::newRow("the original first") << true;
        QTest::newRow("the copy first") << false;
    }
    void whatTwoOfThemBringCountsOnce()
    {
        QFETCH(bool, isOriginalFirst);
        TestStore other;
        TestStore store;
        const EntityId person = store.person(QStringLiteral("Sutinah"), {{resident::BirthDate, qint64(20250510)}});
        const EntityId consent = *store.store().consentInForce(person, int(usecase::Purpose::ChildHealth));
        QVERIFY(store.weigh(person, 8200, consent));
        const QString number = receiptOf(store, person);
        QVERIFY(!number.isEmpty());
        store.close();
        TestStore copy(TestStore::CopyOf{store});
        QVERIFY(store.open());
        QVERIFY(copy.set(person, {{resident::Name, QStringLiteral("Sutinah Wati")}}));
        Ledger ledger;
        ledger.take(other);
        ledger.takeThrough(isOriginalFirst ? store : copy, 4, false);
        // It has arrived, and the one that has it too has not handed it in yet: derived anew, nothing counts twice.
        TestStore &waiting = isOriginalFirst ? copy : store;
        QVERIFY(ledger.bring(waiting));
        QCOMPARE(*derivedDigest(waiting.database(), waiting.session->identity()), waiting.digest());
        // What the hub marks as the same again; the copy's own change after it is new.
        ledger.takeThrough(isOriginalFirst ? copy : store, 4, true);
        ledger.take(copy);

        for (TestStore *each : {&store, &copy, &other})
            QVERIFY(ledger.bring(*each));

        for (TestStore *each : {&store, &copy, &other}) {
            QCOMPARE(each->nameOf(person), QStringLiteral("Sutinah Wati"));
            QCOMPARE(each->count(QStringLiteral("visit")), 1);
            QCOMPARE(each->count(QStringLiteral("receipt")), 1);
            QCOMPARE(quarantined(*each), 4);
            QCOMPARE(each->store().receiptsByNumber(number)->size(), 1);
            QVERIFY(each->findings().isEmpty());
            QCOMPARE(each->digest(), other.digest());
            QCOMPARE(*derivedDigest(each->database(), each->session->identity()), each->digest());
            QCOMPARE(each->count(QStringLiteral("pending_op")), 0);
        }
        QCOMPARE(store.store().syncStatus()->waitingCommits + copy.store().syncStatus()->waitingCommits, 0);
    }
};

GUYUB_TEST(NewSeriesTest)
#include "newseriestest.moc"
