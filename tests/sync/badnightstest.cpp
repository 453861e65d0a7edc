// Nights on bad lines, with the real programs: stores of two kiosks, the agent, and the hub over TLS. Whatever the line
// does, nothing is lost and nothing doubled, both kiosks end alike, and the report names the trouble.
#include "app/base/durablefile.h"
#include "sync/hub/tls.h"
#include "sync/protocol/spool.h"
#include "tests/hub/hubprocess.h"
#include "tests/hub/storekiosk.h"
#include "tests/support/testmain.h"
#include "tests/sync/faultyline.h"
#include "tests/sync/manbetween.h"

using namespace guyub;
using namespace guyub::domain;
using namespace guyub::test;

namespace {

constexpr int kProgramMs = 60'000;
constexpr int kSlow = 800; // bytes a second: the worst of GPRS

QByteArray page(const QByteArray &status, const QByteArray &headers, const QByteArray &body)
{
    return "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QByteArray loginPage()
{
    return page("200 OK", "Content-Type: text/html\r\n", "<html><body><form>Masuk Wi-Fi kelurahan</form></body></html>");
}

// The agent as systemd and the kiosk start it.
Ran agentOnce(const QString &store)
{
    QProcess agent;
    agent.start(QCoreApplication::applicationDirPath() + QStringLiteral("/guyub-agent"), {QStringLiteral("once"), QStringLiteral("--data"), store});
    agent.waitForFinished(kProgramMs);
    return {agent.exitCode(), agent.readAllStandardOutput(), agent.readAllStandardError()};
}

protocol::AgentReport reportOf(const QString &store)
{
    return protocol::decodeAgentReport(readWhole(protocol::spool::lastAnswer(store)).value_or(QByteArray()));
}

QStringList namesIn(const QString &folder)
{
    return QDir(folder).entryList({QStringLiteral("*.seg")}, QDir::Files, QDir::Name);
}

} // namespace

class BadNightsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        for (const char *name : {"XDG_DATA_HOME", "XDG_STATE_HOME"})
            qputenv(name, QFile::encodeName(m_folder.filePath(QStringLiteral("xdg"))));
        QVERIFY(m_hub.start());
        m_a = std::make_unique<StoreKiosk>(m_folder.filePath(QStringLiteral("A")), QStringLiteral("Kios Kelurahan"), kHubLedger);
        m_b = std::make_unique<StoreKiosk>(m_folder.filePath(QStringLiteral("B")), QStringLiteral("Kios Posyandu"), kHubLedger);
        QVERIFY(m_a->session && m_b->session);
        QVERIFY(m_a->enrol(m_hub).has_value() && m_b->enrol(m_hub).has_value());
        m_line = std::make_unique<FaultyLine>(m_hub.url);
        auto identity = hub::openTlsIdentity(m_hub.data() + QStringLiteral("/tls"));
        QVERIFY(identity.has_value());
        m_identity = *identity;
        QVERIFY(m_a->sync(m_hub).has_value() && m_b->sync(m_hub).has_value());
        settle();
    }
    void losesAndDoublesNothingWhereverTheLineIsCut_data()
    {
        QTest::addColumn<bool>("isUp");
        // What a night with one registration takes, to know where its ends are.
        somebody();
        m_line->plan({});
        QVERIFY(m_a->sync(m_line->url()).has_value());
        const LineTraffic night = m_line->traffic();
        m_wayUp = night.up;
        m_wayDown = night.down;
        QVERIFY(m_wayUp > 1000 && m_wayDown > 1000);
        QTest::newRow("up") << true;
        QTest::newRow("down") << false;
    }
    void losesAndDoublesNothingWhereverTheLineIsCut()
    {
        QFETCH(bool, isUp);
        int cuts = 0;
        for (const qint64 at : cutsOf(isUp ? m_wayUp : m_wayDown)) {
            somebody();
            m_line->plan(isUp ? LineFault{at, -1, 0} : LineFault{-1, at, 0});

            const auto night = m_a->sync(m_line->url());

            const CallTrouble trouble = reportOf(m_a->folder()).trouble;
            QVERIFY2(night || exitCodeFor(night.error().code) == 5, qPrintable(QStringLiteral("cut at %1").arg(at)));
            QCOMPARE(trouble, night ? CallTrouble::None : CallTrouble::Line);
            cuts += night ? 0 : 1;
        }
        QVERIFY(cuts >= 8);
        settle();
        hubIsInOrder();
    }
    void staysGoodFriendsWhenTheAnswerIsLostAgainAndAgain()
    {
        // The worst places: the hub has stored, the kiosk does not know; again and again, and then it does.
        for (int round = 0; round < 2; ++round) {
            somebody();
            for (int lost = 0; lost < 3; ++lost) {
                m_line->plan({-1, m_wayDown - 200 - round * 400, 0});
                (void)m_a->sync(m_line->url());
            }
            settle();
        }
    }
    void comesThroughAVerySlowLine()
    {
        somebody();
        m_line->plan({-1, -1, kSlow});

        const auto night = m_a->sync(m_line->url());

        QVERIFY(night.has_value());
        QVERIFY(m_line->traffic().up > kSlow && m_line->traffic().down > kSlow); // more than a second of it
        settle();
    }
    void givesUpOnALineThatGoesSilent()
    {
        somebody();
        m_line->plan({-1, -1, 1}); // the handshake alone would take an hour

        const auto night = m_a->sync(m_line->url(), {1500, 1500});

        QCOMPARE(night.error().code, ErrorCode::NotReachable);
        QCOMPARE(reportOf(m_a->folder()).trouble, CallTrouble::Line);
        settle();
    }
    void namesTheTroubleInExitCodeWordsAndReport_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<bool>("isHubsOwn");
        QTest::addColumn<bool>("isPlain");
        QTest::addColumn<QByteArray>("words");
        QTest::addColumn<CallTrouble>("trouble");
        const QByteArray busy = page("503 Service Unavailable", "Retry-After: 77\r\n", {});
        const QByteArray moved = page("302 Found", "Location: http://192.0.2.1/login\r\n", {});
        QTest::newRow("busy") << busy << QByteArray() << true << false << QByteArray("try again in 77 s") << CallTrouble::Busy;
        QTest::newRow("busy at a further segment") << busy << QByteArray("/1/segment") << true << false << QByteArray("try again in 77 s") << CallTrouble::Busy;
        QTest::newRow("login page") << loginPage() << QByteArray() << true << false << QByteArray("login page") << CallTrouble::NotAHub;
        QTest::newRow("login page at a further segment") << loginPage() << QByteArray("/1/segment") << true << false << QByteArray("login page") << CallTrouble::NotAHub;
        QTest::newRow("redirect") << moved << QByteArray() << true << false << QByteArray("login page") << CallTrouble::NotAHub;
        QTest::newRow("hub out of order") << page("500 Internal Server Error", {}, "oops") << QByteArray() << true << false << QByteArray("500") << CallTrouble::HubFailed;
        QTest::newRow("portal with its own certificate") << loginPage() << QByteArray() << false << false << QByteArray("certificate") << CallTrouble::OtherHub;
        QTest::newRow("portal without TLS") << loginPage() << QByteArray() << false << true << QByteArray("no hub of Guyub") << CallTrouble::Line;
    }
    void namesTheTroubleInExitCodeWordsAndReport()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QByteArray, path);
        QFETCH(bool, isHubsOwn);
        QFETCH(bool, isPlain);
        QFETCH(QByteArray, words);
        QFETCH(CallTrouble, trouble);
        const auto other = hub::openTlsIdentity(m_folder.filePath(QStringLiteral("other-tls")));
        QVERIFY(other.has_value());
        const auto between = manBetween(isHubsOwn ? m_identity : *other, isPlain);
        between->plan({path, answer});
        twoSegments();
        QVERIFY(m_a->turnTo(between->url()).has_value());
        const int failuresBefore = reportOf(m_a->folder()).failures;

        const Ran agent = agentOnce(m_a->folder());

        QCOMPARE(agent.exitCode, 5);
        QVERIFY2(agent.err.contains(words), agent.err.constData());
        const protocol::AgentReport report = reportOf(m_a->folder());
        QCOMPARE(report.trouble, trouble);
        QCOMPARE(report.failures, failuresBefore + 1);
        QVERIFY(!namesIn(protocol::spool::outboxReady(m_a->folder())).isEmpty());
        settle();
        QCOMPARE(reportOf(m_a->folder()).trouble, CallTrouble::None);
    }
    void endsWithNothingWhenNobodyListens()
    {
        somebody();
        QVERIFY(m_a->session->cut().has_value());
        QVERIFY(m_a->turnTo(QStringLiteral("https://127.0.0.1:1")).has_value());

        const Ran agent = agentOnce(m_a->folder());

        QCOMPARE(agent.exitCode, 5);
        QCOMPARE(reportOf(m_a->folder()).trouble, CallTrouble::Line);
        settle();
    }
    void takesADuplicateForOne()
    {
        const auto between = manBetween(m_identity, false);
        Interference twice;
        twice.isSentTwice = true;
        between->plan(twice);
        twoSegments();
        QVERIFY(m_a->turnTo(between->url()).has_value());

        const Ran agent = agentOnce(m_a->folder());

        QCOMPARE(agent.exitCode, 0);
        QVERIFY(between->requests() >= 3); // the first with its segment, the second segment, and once more
        settle();
    }
    void takesFilesThatComeAgainForOne()
    {
        const QString sent = protocol::spool::outboxSent(m_a->folder()), ready = protocol::spool::outboxReady(m_a->folder());
        const QStringList names = namesIn(sent).mid(0, 5);
        QCOMPARE(names.size(), 5);
        for (const QString &name : names)
            QVERIFY(QFile::copy(sent + QLatin1Char('/') + name, ready + QLatin1Char('/') + name));

        QVERIFY(m_a->sync(m_hub).has_value());

        QVERIFY(namesIn(ready).isEmpty());
        settle();
    }
    void sendsAgainWhenTheAnswerIsLost_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::newRow("sync") << QByteArray("/1/sync");
        QTest::newRow("segment") << QByteArray("/1/segment");
    }
    void sendsAgainWhenTheAnswerIsLost()
    {
        QFETCH(QByteArray, path);
        const auto between = manBetween(m_identity, false);
        Interference lost;
        lost.onPath = path;
        lost.isAnswerLost = true;
        between->plan(lost);
        twoSegments();
        QVERIFY(m_a->turnTo(between->url()).has_value());

        const Ran agent = agentOnce(m_a->folder());

        QCOMPARE(agent.exitCode, 5);
        QCOMPARE(reportOf(m_a->folder()).trouble, CallTrouble::Line);
        between->plan({});
        QCOMPARE(agentOnce(m_a->folder()).exitCode, 0);
        QVERIFY(namesIn(protocol::spool::outboxReady(m_a->folder())).isEmpty());
        settle();
    }
    void leavesTheHubInOrder() { hubIsInOrder(); }
    void cleanupTestCase()
    {
        m_line.reset();
        m_a.reset();
        m_b.reset();
    }

private:
    void somebody()
    {
        const int number = ++m_people;
        QVERIFY(!m_a->registerPerson(QStringLiteral("Orang %1").arg(number), QStringLiteral("357703500562%1").arg(number, 4, 10, QLatin1Char('0'))).isZero());
        m_a->clock.advanceMs(60'000);
    }
    void twoSegments()
    {
        for (int i = 0; i < 2; ++i) {
            somebody();
            QCOMPARE(m_a->session->cut().value_or(0), 1);
        }
    }
    // Where a handshake begins, then through the whole night; as a slow test at every few bytes.
    static QList<qint64> cutsOf(qint64 whole)
    {
        const qint64 parts = qEnvironmentVariableIsSet("GUYUB_MANY_CUTS") ? 200 : 9;
        QList<qint64> cuts{0, 1, 100};
        for (qint64 i = 1; i <= parts; ++i)
            cuts.append(whole * i / parts - 1);
        return cuts;
    }
    std::unique_ptr<ManBetween> manBetween(const hub::TlsIdentity &identity, bool isPlain) const
    {
        return std::make_unique<ManBetween>(m_hub.url, isPlain ? ManBetween::Speaks::Plain : ManBetween::Speaks::Tls, QSslCertificate::fromData(identity.chainPem), QSslKey(identity.keyPem, QSsl::Ec));
    }
    // A good night for both, and then: everybody is there once, at both kiosks.
    void settle()
    {
        for (StoreKiosk *kiosk : {m_a.get(), m_b.get()})
            QVERIFY(kiosk->sync(m_hub).has_value());
        for (StoreKiosk *kiosk : {m_a.get(), m_b.get()}) {
            QCOMPARE(kiosk->session->database().value(QStringLiteral("SELECT count(*) FROM resident")).value_or(QVariant()).toInt(), m_people);
            QCOMPARE(kiosk->session->database().value(QStringLiteral("SELECT count(*) FROM commit_log WHERE hseq IS NULL OR quarantined=1")).value_or(QVariant()).toInt(), 0);
            QCOMPARE(kiosk->session->store().syncStatus()->waitingCommits, 0);
            QCOMPARE(reportOf(kiosk->folder()).verdict, HubVerdict::Normal);
        }
        QCOMPARE(m_a->digest(), m_b->digest());
    }
    // And at the hub: every chain, signature and the tree hold, nothing was set aside, nobody was taken for a clone.
    void hubIsInOrder()
    {
        QCOMPARE(m_hub.run(QStringLiteral("verify")).exitCode, 0);
        const QJsonObject ledger = QJsonDocument::fromJson(m_hub.run(QStringLiteral("status"), {QStringLiteral("--json")}).out).object().value(QStringLiteral("ledgers")).toArray().first().toObject();
        QCOMPARE(ledger.value(QStringLiteral("alerts")).toArray(), QJsonArray());
        QCOMPARE(ledger.value(QStringLiteral("quarantined")).toInt(-1), 0);
    }

    QTemporaryDir m_folder;
    HubProcess m_hub;
    hub::TlsIdentity m_identity;
    std::unique_ptr<StoreKiosk> m_a, m_b;
    std::unique_ptr<FaultyLine> m_line;
    qint64 m_wayUp = 0, m_wayDown = 0;
    int m_people = 0;
};

GUYUB_TEST(BadNightsTest)
#include "badnightstest.moc"
