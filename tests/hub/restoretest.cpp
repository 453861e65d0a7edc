// Kiosks that come out of a backup, with and without the file that tells them, against the real hub.
#include "app/usecase/attachfile.h"
#include "storage/attachments.h"
#include "storage/upgrade.h"
#include "tests/hub/hubprocess.h"
#include "tests/hub/storekiosk.h"
#include "tests/support/folders.h"
#include "tests/support/testmain.h"

using namespace guyub;
using namespace guyub::domain;
using namespace guyub::test;
using usecase::ReceiptVerdict;

class RestoreTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_a.reset();
        m_b.reset();
        m_folder = std::make_unique<QTemporaryDir>();
        m_hub = std::make_unique<HubProcess>();
        QVERIFY(m_hub->start());
        qputenv("XDG_DATA_HOME", QFile::encodeName(path(QStringLiteral("data"))));
        qputenv("XDG_STATE_HOME", QFile::encodeName(path(QStringLiteral("state"))));
        m_a = std::make_unique<StoreKiosk>(path(QStringLiteral("A")), QStringLiteral("Kios Kelurahan"), kHubLedger);
        m_b = std::make_unique<StoreKiosk>(path(QStringLiteral("B")), QStringLiteral("Kios Posyandu"), kHubLedger);
        QVERIFY(m_a->session && m_b->session);
        m_person = m_a->registerPerson(QStringLiteral("Kanariwati"), QStringLiteral("3577035005629001"));
        QVERIFY(m_a->enrol(*m_hub) && m_b->enrol(*m_hub));
        QVERIFY(m_a->sync(*m_hub) && m_b->sync(*m_hub) && m_a->sync(*m_hub));
    }
    void aFolderThatIsPutBack()
    {
        m_a->registerPerson(QStringLiteral("Wakijo"), QStringLiteral("3577035005629007")); // waits still when the backup is made
        m_a->close();
        QVERIFY(copyFolder(m_a->folder(), path(QStringLiteral("backup"))));
        QVERIFY(m_a->open());
        const auto lost = m_a->receiptFor(m_person);
        QVERIFY(m_a->sync(*m_hub));
        m_a->close();

        QVERIFY(putBack(path(QStringLiteral("backup")), m_a->folder()));
        QVERIFY(m_a->open());
        const auto next = m_a->receiptFor(m_person);

        QVERIFY(lost.has_value() && next.has_value());
        QVERIFY(next->code != lost->code);
        QVERIFY(becomeOne());
        expectGenuine({*lost, *next});
        QCOMPARE(m_b->session->store().search({QStringLiteral("Wakijo"), 9})->size(), 1);
        QCOMPARE(statusOfA().seriesStart, SeriesStart::Restored);
        QCOMPARE(statusOfA().verdict, HubVerdict::Normal);
    }
    void aCopyThatWorksBesideItsOriginal()
    {
        const EntityId waiting = m_a->registerPerson(QStringLiteral("Wakijo"), QStringLiteral("3577035005629007"));
        m_a->close();
        QVERIFY(copyFolder(m_a->folder(), path(QStringLiteral("C"))));
        QVERIFY(m_a->open());
        StoreKiosk copy(path(QStringLiteral("C")));
        QVERIFY(copy.session);

        const auto first = m_a->receiptFor(m_person), second = copy.receiptFor(m_person);
        QVERIFY(copy.rename(waiting, QStringLiteral("Wakijo Satu")));
        QVERIFY(copy.sync(*m_hub) && m_a->sync(*m_hub) && copy.sync(*m_hub));

        QVERIFY(becomeOne());
        expectGenuine({*first, *second});
        QCOMPARE(copy.digest(), m_b->digest());
        QCOMPARE(m_b->nameOf(waiting), QStringLiteral("Wakijo Satu"));
        QCOMPARE(m_b->session->store().search({QStringLiteral("Wakijo"), 9})->size(), 1);
        QCOMPARE(statusOfA().seriesStart, SeriesStart::Created);
    }
    // The file outside the folder came out of the same backup: only the hub can tell.
    void aWholeDiskThatIsPutBack_data()
    {
        QTest::addColumn<bool>("worksBefore"); // after the backup, on the disk that is lost
        QTest::addColumn<bool>("worksAfter");
        QTest::addColumn<int>("start");
        QTest::newRow("behind") << true << false << int(SeriesStart::Behind);
        QTest::newRow("fork") << true << true << int(SeriesStart::Fork);
        QTest::newRow("clone") << false << false << int(SeriesStart::Clone);
    }
    void aWholeDiskThatIsPutBack()
    {
        QFETCH(bool, worksBefore);
        QFETCH(bool, worksAfter);
        QFETCH(int, start);
        QVERIFY(backUpDisk());
        QList<usecase::IssuedReceipt> papers;
        const auto work = [&](bool isDone, const char *name, const char *nik) {
            if (isDone)
                papers.append(*m_a->receiptFor(m_a->registerPerson(QString::fromLatin1(name), QString::fromLatin1(nik))));
        };
        work(worksBefore, "Tukiyem", "3577035005629006");
        for (int night = 0; night < 3; ++night)
            QVERIFY(m_a->sync(*m_hub));
        QVERIFY(putBackDisk());
        QCOMPARE(statusOfA().seriesStart, SeriesStart::Created); // it cannot know
        work(worksAfter, "Paijem", "3577035005629008");

        (void)m_a->sync(*m_hub); // hears the verdict
        QVERIFY(m_a->session->applyInbox());

        QCOMPARE(statusOfA().seriesStart, static_cast<SeriesStart>(start));
        papers.append(*m_a->receiptFor(m_person));
        QVERIFY(becomeOne());
        QCOMPARE(m_b->session->store().search({QStringLiteral("Tukiyem"), 9})->size(), worksBefore ? 1 : 0);
        QCOMPARE(m_b->session->store().search({QStringLiteral("Paijem"), 9})->size(), worksAfter ? 1 : 0);
        // Two papers of a fork bear one number, since nobody could know before the hub did: each is found by what it says.
        expectGenuine(papers);
        QCOMPARE(statusOfA().verdict, HubVerdict::Normal);
        QCOMPARE(statusOfA().waitingCommits, 0);
        QCOMPARE(statusOfA().quarantined, 0);
    }

    void aPhotoIsKnownElsewhereBeforeItsFileArrives()
    {
        storage::Attachments files(m_a->session->database(), m_a->folder());
        usecase::AttachmentDraft draft;
        draft.of = m_person;
        draft.bytes = 5;
        draft.source = [isRead = false](Byte *out, std::size_t) mutable -> Result<std::size_t> {
            std::copy_n("photo", isRead ? 0 : 5, out);
            return std::exchange(isRead, true) ? 0 : 5;
        };
        const auto id = usecase::AttachFile(m_a->session->store(), files, m_a->clock).run(draft);
        QVERIFY(id);
        QVERIFY(becomeOne());
        const auto there = m_b->session->store().load(*id);
        QVERIFY(there);
        storage::Attachments elsewhere(m_b->session->database(), m_b->folder());
        const auto got = elsewhere.copyOut(*there, [](const Byte *, std::size_t) -> Result<> { return {}; });
        QCOMPARE(got.error().code, ErrorCode::NotFound);
        const auto check = storage::checkAttachments(m_b->session->database(), m_b->folder());
        QVERIFY(check);
        QCOMPARE(check->findings, QStringList());
        QCOMPARE(check->notHereYet, 1);
    }

    // Their commit goes up with bodies that nobody can open any more; nothing else waits behind it.
    void somebodyErasedBeforeTheHubHeardOfThemStopsNobody()
    {
        const EntityId gone = m_a->registerPerson(QStringLiteral("Sulastri"), QStringLiteral("3577034505700004"));
        const EntityId stays = m_a->registerPerson(QStringLiteral("Ngatini"), QStringLiteral("3577034505700005"));
        QVERIFY(m_a->session->erase({{gone, Id(crypto::randomBytes<16>()), m_a->clock.nowUtc()}}));
        QVERIFY(becomeOne());
        QCOMPARE(m_b->nameOf(stays), QStringLiteral("Ngatini"));
        QVERIFY(!m_b->session->store().load(gone));
        QVERIFY(m_a->rename(stays, QStringLiteral("Ngatini Rahayu")));
        QVERIFY(becomeOne());
        QCOMPARE(m_b->nameOf(stays), QStringLiteral("Ngatini Rahayu"));
    }

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    ports::SyncStatus statusOfA() { return m_a->session->store().syncStatus().value_or(ports::SyncStatus{}); }
    bool backUpDisk()
    {
        m_a->close();
        return copyFolder(m_a->folder(), path(QStringLiteral("backup"))) && copyFolder(path(QStringLiteral("state")), path(QStringLiteral("backup-state"))) && m_a->open().has_value();
    }
    bool putBackDisk()
    {
        m_a->close();
        return putBack(path(QStringLiteral("backup")), m_a->folder()) && putBack(path(QStringLiteral("backup-state")), path(QStringLiteral("state"))) && m_a->open().has_value();
    }
    // Both have everything, and say the same of it.
    bool becomeOne()
    {
        const bool isSynced = m_a->sync(*m_hub) && m_b->sync(*m_hub) && m_a->sync(*m_hub) && m_b->sync(*m_hub);
        const auto verified = storage::verifyLog(m_a->session->database(), m_a->session->identity());
        const auto derived = storage::derivedDigest(m_a->session->database(), m_a->session->identity());
        return isSynced && verified && verified->findings.isEmpty() && m_a->digest() == m_b->digest() && derived && *derived == m_a->digest() && m_hub->run(QStringLiteral("verify")).exitCode == 0;
    }
    void expectGenuine(const QList<usecase::IssuedReceipt> &papers)
    {
        for (const usecase::IssuedReceipt &paper : papers)
            for (StoreKiosk *kiosk : {m_a.get(), m_b.get()}) {
                QCOMPARE(kiosk->verdictOn(paper.payload), ReceiptVerdict::Genuine);
                QCOMPARE(kiosk->verdictOn(paper.code), ReceiptVerdict::Genuine);
            }
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HubProcess> m_hub;
    std::unique_ptr<StoreKiosk> m_a, m_b;
    EntityId m_person;
};

GUYUB_TEST(RestoreTest)
#include "restoretest.moc"
