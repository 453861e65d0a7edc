// The real guyub-hub as a process, and real stores with the real agent against it.
#include "app/base/durablefile.h"
#include "tests/hub/hubprocess.h"
#include "tests/hub/storekiosk.h"
#include "tests/support/testmain.h"

#include <csignal>

using namespace guyub;
using namespace guyub::domain;
using namespace guyub::test;

class HubProgramTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_DATA_HOME", QFile::encodeName(m_xdg.path()));
        qputenv("XDG_STATE_HOME", QFile::encodeName(m_xdg.path()));
        QVERIFY(m_hub.start());
    }
    void saysOnceWhereItsKeyLies()
    {
        const QByteArray words = m_hub.process->readAllStandardError();

        QCOMPARE(words.count("the master key lies in a plain file"), 1);
        QCOMPARE(QDir(m_hub.folder.filePath(QStringLiteral("xdg/guyub"))).entryList({QStringLiteral("hub-*.key")}).size(), 1);
        QVERIFY(QDir(m_hub.data()).entryList({QStringLiteral("*.key")}).isEmpty());
    }
    void answersItsOperatorWhileItServes()
    {
        const Ran enrol = m_hub.run(QStringLiteral("enrol"), {QStringLiteral("--ledger"), kHubLedger, QStringLiteral("--scope"), QStringLiteral("*")});
        const Ran status = m_hub.run(QStringLiteral("status"), {QStringLiteral("--json")});

        QCOMPARE(enrol.exitCode, 0);
        QCOMPARE(enrol.out.trimmed().size(), 49);
        QCOMPARE(QJsonDocument::fromJson(status.out).object().value(QStringLiteral("ledgers")).toArray().first().toObject().value(QStringLiteral("ledger")).toString(), kHubLedger);
    }
    void saysThatAScopeDoesNotNarrowWhatGoesDownYet()
    {
        const auto enrol = [&](const char *scope) { return m_hub.run(QStringLiteral("enrol"), {QStringLiteral("--ledger"), kHubLedger, QStringLiteral("--scope"), QLatin1String(scope)}); };

        const Ran part = enrol("001");

        QCOMPARE(part.exitCode, 0);
        QCOMPARE(part.out.trimmed().size(), 49);
        QVERIFY(part.err.contains("the whole ledger"));
        QVERIFY(enrol("*").err.isEmpty());
    }
    void saysWhoHasItsFolder()
    {
        const Ran second = m_hub.run({QStringLiteral("serve"), QStringLiteral("--data"), m_hub.data(), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")});

        QCOMPARE(second.exitCode, 4);
        QCOMPARE(second.err.trimmed(), QByteArray("guyub-hub: this folder is in use by guyub-hub; end it or wait until it is done, then try again"));
    }
    void endsWrongUseWithTheRightCode_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exitCode");
        const auto words = [](const char *text) { return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts); };
        QTest::newRow("no command") << QStringList() << 2;
        QTest::newRow("unknown command") << words("fly") << 2;
        QTest::newRow("unknown option") << words("status --data H --fast") << 2;
        QTest::newRow("missing option") << words("enrol --data H --ledger 35.77.03.1009") << 2;
        QTest::newRow("stray word") << words("status --data H now") << 2;
        QTest::newRow("no such hub") << words("status --data nowhere") << 3;
        QTest::newRow("second server") << QStringList{QStringLiteral("serve"), QStringLiteral("--data"), m_hub.data(), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")} << 4;
        QTest::newRow("no address") << QStringList{QStringLiteral("serve"), QStringLiteral("--data"), m_hub.folder.filePath(QStringLiteral("x")), QStringLiteral("--listen"), QStringLiteral("somewhere")} << 2;
        QTest::newRow("no ledger") << QStringList{QStringLiteral("enrol"), QStringLiteral("--data"), m_hub.data(), QStringLiteral("--ledger"), QStringLiteral("Manisrejo"), QStringLiteral("--scope"), QStringLiteral("*")} << 3;
        QTest::newRow("help") << words("--help") << 0;
    }
    void endsWrongUseWithTheRightCode()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, exitCode);

        const Ran ran = m_hub.run(arguments);

        QCOMPARE(ran.exitCode, exitCode);
        QCOMPARE(ran.err.isEmpty(), exitCode == 0);
    }
    void carriesTwoKiosksThroughANight()
    {
        m_a = std::make_unique<StoreKiosk>(m_stores.filePath(QStringLiteral("A")), QStringLiteral("Kios Kelurahan"), kHubLedger);
        m_b = std::make_unique<StoreKiosk>(m_stores.filePath(QStringLiteral("B")), QStringLiteral("Kios Posyandu"), kHubLedger);
        QVERIFY(m_a->session && m_b->session);
        m_person = m_a->registerPerson(QStringLiteral("Kanariwati"), QStringLiteral("3577035005629001"));
        QVERIFY(!m_person.isZero());
        for (StoreKiosk *kiosk : {m_a.get(), m_b.get()}) {
            const Result<> enrolled = kiosk->enrol(m_hub);
            QVERIFY2(enrolled.has_value(), enrolled ? "" : qPrintable(enrolled.error().detail));
        }

        QVERIFY(m_a->sync(m_hub).has_value());
        const auto night = m_b->sync(m_hub);
        QVERIFY(m_a->sync(m_hub).has_value());

        QVERIFY2(night.has_value(), night ? "" : qPrintable(night.error().detail));
        QCOMPARE(m_b->nameOf(m_person), QStringLiteral("Kanariwati"));
        QCOMPARE(*storage::projectionDigest(m_a->session->database()), *storage::projectionDigest(m_b->session->database()));
        QCOMPARE(m_hub.run(QStringLiteral("verify")).exitCode, 0);
    }
    void keepsBothValuesOfTwoPeopleInTheConflictInbox()
    {
        QVERIFY(m_a && m_a->session && m_b && m_b->session);
        QVERIFY(m_a->rename(m_person, QStringLiteral("Kanariwati Satu")));
        QVERIFY(m_b->rename(m_person, QStringLiteral("Kanariwati Dua")));

        for (StoreKiosk *kiosk : {m_a.get(), m_b.get(), m_a.get()})
            QVERIFY(kiosk->sync(m_hub).has_value());

        const Ran listed = m_hub.run(QStringLiteral("conflicts"), {QStringLiteral("--json")});
        const QJsonArray conflicts = QJsonDocument::fromJson(listed.out).object().value(QStringLiteral("conflicts")).toArray();
        QCOMPARE(conflicts.size(), 1);
        QCOMPARE(conflicts.first().toObject().value(QStringLiteral("shown")).toString(), QStringLiteral("Kanariwati Satu"));
        QCOMPARE(conflicts.first().toObject().value(QStringLiteral("other")).toString(), QStringLiteral("Kanariwati Dua"));
        QCOMPARE(conflicts.first().toObject().value(QStringLiteral("id")).toString(), toHexString(m_a->session->store().conflicts(true)->first().id));
        for (const StoreKiosk *kiosk : {m_a.get(), m_b.get()}) {
            const ports::Conflict conflict = kiosk->session->store().conflicts(true)->first();
            QVERIFY(!conflict.shownBy.device.isEmpty() && !conflict.otherBy.device.isEmpty());
            QVERIFY(conflict.shownBy.device != conflict.otherBy.device);
        }
        QVERIFY(!m_hub.run(QStringLiteral("conflicts")).out.contains("Kanariwati")); // values only where they were asked for
        QCOMPARE(*storage::projectionDigest(m_a->session->database()), *storage::projectionDigest(m_b->session->database()));
    }
    void sealsAgainWhatWasSpoiltOnTheKiosksDisk()
    {
        QVERIFY(m_a && m_a->session && m_b && m_b->session);
        const EntityId first = m_a->registerPerson(QStringLiteral("Tukiyem"), QStringLiteral("3577035005629006"));
        QVERIFY(m_a->session->cut().value_or(0) > 0);
        const QDir ready(m_stores.filePath(QStringLiteral("A/outbox/ready")));
        const QString spoilt = ready.filePath(ready.entryList({QStringLiteral("*.seg")}).first());
        QByteArray bytes = *readWhole(spoilt);
        bytes[bytes.size() / 2] = static_cast<char>(bytes.at(bytes.size() / 2) ^ 1);
        QVERIFY(writeDurably(spoilt, bytes).has_value());
        m_a->registerPerson(QStringLiteral("Wakijo"), QStringLiteral("3577035005629007"));

        const auto night = m_a->sync(m_hub);
        QVERIFY(night.has_value());
        QCOMPARE(night->segmentsRefused, 1);
        QVERIFY(m_a->sync(m_hub).has_value());
        QVERIFY(m_b->sync(m_hub).has_value());

        QCOMPARE(m_b->nameOf(first), QStringLiteral("Tukiyem"));
        QVERIFY(ready.entryList({QStringLiteral("*.seg")}).isEmpty());
        QCOMPARE(m_hub.run(QStringLiteral("verify")).exitCode, 0);
    }
    void sealsAgainWhatIsGoneFromTheOutbox()
    {
        QVERIFY(m_a && m_a->session && m_b && m_b->session);
        const QDir ready(m_stores.filePath(QStringLiteral("A/outbox/ready")));
        QList<EntityId> people;
        for (int i = 0; i < 3; ++i) {
            people.append(m_a->registerPerson(QStringLiteral("Ngatini"), QStringLiteral("357703500562901%1").arg(i + 1)));
            QCOMPARE(m_a->session->cut().value_or(-1), 1);
        }
        const QStringList names = ready.entryList({QStringLiteral("*.seg")}, QDir::Files, QDir::Name);
        QCOMPARE(names.size(), 3);
        QVERIFY(QFile::remove(ready.filePath(names.at(0))) && QFile::remove(ready.filePath(names.at(1))));

        QCOMPARE(m_a->session->cut().value_or(-1), 1); // both gaps are one
        QCOMPARE(m_a->session->cut().value_or(-1), 0);
        QVERIFY(m_a->sync(m_hub).has_value() && m_b->sync(m_hub).has_value());

        for (const EntityId &id : people)
            QCOMPARE(m_b->nameOf(id), QStringLiteral("Ngatini"));
        QCOMPARE(m_a->session->cut().value_or(-1), 0); // what the hub has is not sealed for nothing
        QCOMPARE(m_hub.run(QStringLiteral("verify")).exitCode, 0);
    }
    void losesNothingWhenItIsKilled()
    {
        QVERIFY(m_a && m_a->session && m_b && m_b->session);
        EntityId last;
        for (int i = 0; i < 3; ++i) {
            last = m_a->registerPerson(QStringLiteral("Paijem"), QStringLiteral("357703500562900%1").arg(i + 2));
            QVERIFY(!last.isZero());
            m_hub.stop(SIGKILL);
            QVERIFY(!m_a->sync(m_hub).has_value());
            QVERIFY(m_hub.start());
            QVERIFY(m_a->sync(m_hub).has_value());
        }

        QVERIFY(m_b->sync(m_hub).has_value());
        QCOMPARE(m_b->nameOf(last), QStringLiteral("Paijem"));
        QCOMPARE(m_hub.run(QStringLiteral("verify")).exitCode, 0);
    }
    void endsInOrderAtASignalAndAnswersItsOperatorAfterwards()
    {
        const QByteArray before = m_hub.run(QStringLiteral("verify"), {QStringLiteral("--json")}).out;

        QCOMPARE(m_hub.stop(SIGTERM), 0);

        QVERIFY(!QFile::exists(m_hub.data() + QStringLiteral("/control")));
        QCOMPARE(m_hub.run(QStringLiteral("verify"), {QStringLiteral("--json")}).out, before);
        QCOMPARE(m_hub.newCode().size(), 49);
        QVERIFY(m_hub.start());
        QCOMPARE(m_hub.stop(SIGINT), 0);
    }
    void findsADamagedPageWhereverItLies()
    {
        const QString path = m_hub.data() + QStringLiteral("/hub.db");
        const QByteArray whole = *readWhole(path, 64 * 1024 * 1024);
        for (const int permille : {50, 150, 300, 500, 750, 990}) {
            QByteArray bytes = whole;
            const qsizetype at = bytes.size() * permille / 1000;
            bytes[at] = static_cast<char>(bytes.at(at) ^ 1);
            QVERIFY(writeDurably(path, bytes).has_value());
            QCOMPARE(m_hub.run(QStringLiteral("verify")).exitCode, 6);
        }
        QVERIFY(writeDurably(path, whole).has_value());
        QCOMPARE(m_hub.run(QStringLiteral("verify")).exitCode, 0);
    }
    void leavesNothingReadableAnywhere()
    {
        QVERIFY(m_a && m_a->session && m_b && m_b->session);
        int files = 0;
        for (const QString &root : {m_hub.folder.path(), m_stores.path(), m_xdg.path()}) {
            QDirIterator it(root, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
            while (it.hasNext()) {
                const QString path = it.next();
                const QByteArray bytes = readWhole(path).value_or(QByteArray());
                const QByteArray utf16(reinterpret_cast<const char *>(u"Kanariwati"), 20);
                for (const QByteArray &canary : {QByteArray("Kanariwati"), QByteArray("kanariwati"), QByteArray("3577035005629001"), utf16})
                    QVERIFY2(!bytes.contains(canary), qPrintable(path));
                ++files;
            }
        }
        QVERIFY(files > 20);
    }
    void cleanupTestCase()
    {
        m_a.reset();
        m_b.reset();
    }

private:
    HubProcess m_hub;
    QTemporaryDir m_stores, m_xdg;
    std::unique_ptr<StoreKiosk> m_a, m_b;
    EntityId m_person;
};

GUYUB_TEST(HubProgramTest)
#include "hubprogramtest.moc"
