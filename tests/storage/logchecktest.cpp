#include "tests/storage/teststore.h"
#include "tests/support/testmain.h"

using namespace guyub;
using namespace guyub::domain;
using test::TestStore;
using usecase::Purpose;

namespace {

// A store with something of every kind in it.
struct Filled
{
    Filled()
    {
        first = store.person(QStringLiteral("Soeparman"), {{resident::Nik, QStringLiteral("3577031010509001")}, {resident::NoKk, QStringLiteral("3577031010159001")}, {resident::Relationship, qint64(1)}, {resident::Religion, qint64(1)}});
        second = store.person(QStringLiteral("Djoyo"), {{resident::NoKk, QStringLiteral("3577031010159001")}});
        (void)store.set(second, {{resident::Landmark, QStringLiteral("dekat langgar")}, {resident::Name, QStringLiteral("Djoyo Tjipto")}});
        (void)store.set(second, {{resident::Landmark, Cleared{}}});
        const auto consent = store.store().consentInForce(first, int(Purpose::ChildHealth));
        (void)store.weigh(first, 51'000, *consent);
        (void)store.say(first, Purpose::ChildHealth, false);
        digest = store.digest();
    }
    Result<> rebuild() { return store.rebuild(); }
    Result<> run(const char *sql) { return store.database().run(QLatin1String(sql)); }

    TestStore store;
    EntityId first, second;
    Hash digest;
};

} // namespace

class LogCheckTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void endsInTheSameDigestAfterReadsARebuildAndANewStart()
    {
        Filled filled;
        (void)filled.store.find(QStringLiteral("djoyo"));
        (void)filled.store.store().load(filled.first);
        (void)filled.store.store().recordsOf(filled.first, RecordType::Visit, 10, 0);
        QCOMPARE(filled.store.digest(), filled.digest);

        QVERIFY(filled.rebuild());
        QCOMPARE(filled.store.digest(), filled.digest);
        QVERIFY(!filled.store.find(QStringLiteral("cipto")).isEmpty());

        filled.store.close();
        QVERIFY(filled.store.open());
        QCOMPARE(filled.store.digest(), filled.digest);
        QVERIFY(filled.store.findings().isEmpty());
    }

    void noticesWhatWasChangedInARecordThatWasWithdrawn()
    {
        Filled filled;
        QVERIFY(filled.store.withdraw(filled.second));
        const Hash digest = filled.store.digest();
        QVERIFY(digest != filled.digest);
        QVERIFY(filled.rebuild());
        QCOMPARE(filled.store.digest(), digest);

        for (const char *sql : {"UPDATE resident SET name='Suparno' WHERE tombstoned=1", "UPDATE resident SET tombstoned=0", "DELETE FROM resident WHERE tombstoned=1"}) {
            QVERIFY(filled.run(sql));
            QVERIFY2(filled.store.digest() != digest, sql);
            QVERIFY(filled.rebuild());
            QCOMPARE(filled.store.digest(), digest);
        }
    }

    void noticesWhatWasChangedBehindTheLogAndRepairsIt_data()
    {
        QTest::addColumn<QString>("sql");
        const char *const changes[] = {"UPDATE resident SET name='Suparno' WHERE rid=1", "UPDATE resident SET birth_date=19500101 WHERE rid=2", "UPDATE resident SET religion=NULL", "DELETE FROM resident WHERE rid=2",
            "UPDATE resident SET tombstoned=1 WHERE rid=1", "DELETE FROM household", "UPDATE visit SET weight_g=weight_g+1", "DELETE FROM consent WHERE given=0", "UPDATE operator SET name='Orang lain'",
            "UPDATE ledgersettings SET baseline_date=20200101", "DELETE FROM service", "INSERT INTO household(id, subject, placed_at, saved_at_ms, waiting, no_kk) VALUES(x'0102', x'0102', 0, 0, 0, '3577031010159009')"};
        for (const char *sql : changes)
            QTest::addRow("%s", sql) << QString::fromLatin1(sql);
    }
    void noticesWhatWasChangedBehindTheLogAndRepairsIt()
    {
        static Filled filled;
        QFETCH(QString, sql);

        QVERIFY(filled.store.database().run(sql));

        QVERIFY(filled.store.digest() != filled.digest);
        QCOMPARE(*storage::derivedDigest(filled.store.database(), filled.store.session->identity()), filled.digest);
        QVERIFY(filled.store.digest() != filled.digest); // looking repairs nothing
        QVERIFY(filled.rebuild());
        QCOMPARE(filled.store.digest(), filled.digest);
        QVERIFY(storage::checkPages(filled.store.database())->findings.isEmpty());
    }

    void findsASearchIndexThatDiffers()
    {
        Filled filled;
        QVERIFY(storage::checkPages(filled.store.database())->findings.isEmpty());

        QVERIFY(filled.run("UPDATE resident SET search_keys='suparno' WHERE rid=1"));

        QCOMPARE(storage::checkPages(filled.store.database())->findings.size(), 1);
        QVERIFY(filled.rebuild());
        QVERIFY(storage::checkPages(filled.store.database())->findings.isEmpty());
    }

    void findsAnAlteredCommit()
    {
        Filled filled;
        QByteArray bytes = filled.store.database().value(QStringLiteral("SELECT bytes FROM commit_log WHERE seq=3")).value().toByteArray();
        auto commit = protocol::decodeCommit(bytes);
        QVERIFY(commit);
        commit->ops.first().sealedBody[30] = static_cast<char>(commit->ops.first().sealedBody.at(30) ^ 1);
        QVERIFY(filled.store.database().run(QStringLiteral("UPDATE commit_log SET bytes=? WHERE seq=3"), {protocol::encodeCommit(*commit)}));

        const QStringList findings = filled.store.findings();

        QVERIFY(findings.join(QLatin1Char('\n')).contains(QStringLiteral("commit 3: was altered")));
    }

    void findsAnAlteredCommitWhoseHashWasAlteredToo()
    {
        Filled filled;
        auto commit = protocol::decodeCommit(filled.store.database().value(QStringLiteral("SELECT bytes FROM commit_log WHERE seq=3")).value().toByteArray());
        commit->hlcMs += 1;
        QVERIFY(filled.store.database().run(QStringLiteral("UPDATE commit_log SET bytes=?, hash=? WHERE seq=3"), {protocol::encodeCommit(*commit), toByteArray(protocol::commitHash(*commit))}));

        QVERIFY(filled.store.findings().join(QLatin1Char('\n')).contains(QStringLiteral("commit 4: does not follow the one before")));
    }

    void findsAMissingCommit()
    {
        Filled filled;
        QVERIFY(filled.run("DELETE FROM commit_log WHERE seq=3"));

        const QString findings = filled.store.findings().join(QLatin1Char('\n'));

        QVERIFY(findings.contains(QStringLiteral("commit 3: missing")));
    }

    void findsALogThatWasCutOff()
    {
        Filled filled;
        QVERIFY(filled.run("DELETE FROM commit_log WHERE seq=(SELECT max(seq) FROM commit_log)"));

        QVERIFY(filled.store.findings().join(QLatin1Char('\n')).contains(QStringLiteral("own stream: ends at commit")));
    }

    void findsReorderedCommits()
    {
        Filled filled;
        QVERIFY(filled.run("UPDATE commit_log SET seq=999 WHERE seq=3"));
        QVERIFY(filled.run("UPDATE commit_log SET seq=3 WHERE seq=4"));
        QVERIFY(filled.run("UPDATE commit_log SET seq=4 WHERE seq=999"));

        const QString findings = filled.store.findings().join(QLatin1Char('\n'));

        QVERIFY(findings.contains(QStringLiteral("commit 3: lies in another's place")));
        QVERIFY(findings.contains(QStringLiteral("commit 4: lies in another's place")));
    }

    void findsAConsentThatItsOperatorDidNotSign()
    {
        Filled filled;
        auto commit = protocol::decodeCommit(filled.store.database().value(QStringLiteral("SELECT bytes FROM commit_log WHERE seq=2")).value().toByteArray());
        QCOMPARE(commit->operatorSignature.size(), 64); // it registers a person with consents
        commit->operatorSignature[5] = static_cast<char>(commit->operatorSignature.at(5) ^ 1);
        QVERIFY(filled.store.database().run(QStringLiteral("UPDATE commit_log SET bytes=?, hash=? WHERE seq=2"), {protocol::encodeCommit(*commit), toByteArray(protocol::commitHash(*commit))}));

        QVERIFY(filled.store.findings().join(QLatin1Char('\n')).contains(QStringLiteral("commit 2: operator's signature does not hold")));
    }

    void stopsWhenAsked()
    {
        Filled filled;

        const auto stopped = filled.store.rebuild([](qint64, qint64) { return false; });

        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
        QVERIFY(filled.store.open());
        QCOMPARE(filled.store.digest(), filled.digest); // as if never begun
    }
};

GUYUB_TEST(LogCheckTest)
#include "logchecktest.moc"
