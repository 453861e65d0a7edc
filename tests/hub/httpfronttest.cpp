#include "sync/hub/httpfront.h"
#include "sync/hub/tls.h"
#include "tests/hub/tlsclient.h"
#include "tests/support/testmain.h"

#ifndef Q_MOC_RUN // moc of Qt 6.4 stumbles over <concepts>
#include <future>
#endif

using namespace guyub;
using namespace guyub::hub;
using guyub::test::postRequest;
using guyub::test::TlsClient;

namespace {
// A front whose one route answers with the length of what it got; "/hold" waits until it is let go.
class Front
{
public:
    explicit Front(FrontLimits limits = {})
    {
        identity = *openTlsIdentity(folder.filePath(QStringLiteral("tls")));
        FrontHandler handler;
        handler.admit = [](const FrontRequest &request) { return request.path == "/none" ? 404 : 0; };
        handler.bodyLimit = [](const FrontRequest &request) { return request.path == "/small" ? 10 : 1024 * 1024; };
        handler.handle = [this](const FrontRequest &request, const ReplyTo &replyTo) {
            if (request.path == "/hold")
                held.set_value(replyTo);
            else
                replyTo({200, QByteArray::number(request.body.size()), 0, "text/plain"});
        };
        front = std::move(*HttpFront::start(QStringLiteral("127.0.0.1"), 0, identity.chainPem, identity.keyPem, limits, handler));
    }
    TlsClient client() const { return TlsClient(front->port(), identity.rootDer); }

    QTemporaryDir folder;
    TlsIdentity identity;
    std::promise<ReplyTo> held;
    std::unique_ptr<HttpFront> front;
};
constexpr int kShort = 1000;
} // namespace

class HttpFrontTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsTheRootToAKioskThatKnowsOnlyItsHash()
    {
        const Front front;
        const TlsClient client = TlsClient(front.front->port(), front.identity.rootDer);

        QVERIFY(client.isConnected());
        QCOMPARE(client.rootSeen(), front.identity.rootDer);
    }
    void isRefusedByAKioskThatPinnedAnotherRoot()
    {
        const Front front;
        const QTemporaryDir folder;
        const auto other = openTlsIdentity(folder.filePath(QStringLiteral("tls")));

        QVERIFY(!TlsClient(front.front->port(), other->rootDer).isConnected());
    }
    void answersSeveralRequestsOnOneConnection()
    {
        const Front front;
        TlsClient client(front.front->port(), front.identity.rootDer);

        client.send(postRequest("/a", QByteArray(70'000, 'x')));
        QVERIFY(client.readAnswer().endsWith("\r\n\r\n70000"));
        client.send(postRequest("/a", "xy"));
        QVERIFY(client.readAnswer().endsWith("\r\n\r\n2"));
    }
    void refusesWhatIsNotWellFormed_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        QTest::newRow("HTTP/9.9") << QByteArray("GET /a HTTP/9.9\r\nHost: h\r\n\r\n") << 505;
        QTest::newRow("missing colon") << QByteArray("GET /a HTTP/1.1\r\nHost: h\r\nNoColonHere\r\n\r\n") << 400;
        QTest::newRow("no host") << QByteArray("GET /a HTTP/1.1\r\n\r\n") << 400;
        QTest::newRow("two hosts") << QByteArray("GET /a HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n") << 400;
        QTest::newRow("two lengths") << QByteArray("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxy") << 400;
        QTest::newRow("chunked") << QByteArray("POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n") << 411;
        QTest::newRow("length and chunked") << QByteArray("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n") << 400;
        QTest::newRow("huge length") << QByteArray("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 200000000\r\n\r\n") << 413;
        QTest::newRow("over the route's limit") << QByteArray("POST /small HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\n") << 413;
        QTest::newRow("long header") << "GET /a HTTP/1.1\r\nHost: a\r\nX: " + QByteArray(20'000, 'x') + "\r\n\r\n" << 431;
        QTest::newRow("long path") << "GET /" + QByteArray(400, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n" << 414;
        QTest::newRow("unknown expectation") << QByteArray("POST /a HTTP/1.1\r\nHost: a\r\nExpect: tea\r\nContent-Length: 1\r\n\r\nx") << 417;
        QTest::newRow("refused by the handler") << QByteArray("POST /none HTTP/1.1\r\nHost: a\r\nContent-Length: 900000\r\n\r\n") << 404;
        QTest::newRow("no HTTP at all") << QByteArray("\x16\x03\x01 hello\r\n\r\n") << 400;
    }
    void refusesWhatIsNotWellFormed()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        const Front front;
        TlsClient client(front.front->port(), front.identity.rootDer);

        client.send(request);

        QCOMPARE(client.status(), status);
        QVERIFY(client.isClosedWithin(10'000));
    }
    void asksForTheBodyWhenTheClientWaitsForIt()
    {
        const Front front;
        TlsClient client(front.front->port(), front.identity.rootDer);

        client.send("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
        QCOMPARE(client.status(), 100);
        client.send("abc");
        QCOMPARE(client.status(), 200);
    }
    void dropsAClientThatDripsItsHeader()
    {
        FrontLimits limits;
        limits.headerDeadlineMs = kShort;
        const Front front(limits);
        TlsClient client(front.front->port(), front.identity.rootDer);
        QVERIFY(client.isConnected());

        bool isClosed = false;
        for (int i = 0; i < 100 && !isClosed; ++i) {
            client.send("G");
            isClosed = client.isClosedWithin(100);
        }

        QVERIFY(isClosed);
        QTRY_COMPARE(front.front->stats().timedOut, quint64(1)); // counted on the front's own thread
    }
    void dropsAClientThatDripsItsBody()
    {
        FrontLimits limits;
        limits.bodyDeadlineMs = kShort;
        const Front front(limits);
        TlsClient client(front.front->port(), front.identity.rootDer);

        client.send("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 500\r\n\r\n");
        bool isClosed = false;
        for (int i = 0; i < 100 && !isClosed; ++i) {
            client.send("x");
            isClosed = client.isClosedWithin(100);
        }

        QVERIFY(isClosed);
    }
    void turnsAwayOneAddressThatTakesTooManyConnections()
    {
        FrontLimits limits;
        limits.connectionsPerAddress = 2;
        const Front front(limits);
        const TlsClient first(front.front->port(), front.identity.rootDer);
        const TlsClient second(front.front->port(), front.identity.rootDer);

        QVERIFY(first.isConnected() && second.isConnected());
        QVERIFY(!TlsClient(front.front->port(), front.identity.rootDer).isConnected());
        QCOMPARE(front.front->stats().refused, quint64(1));
    }
    void letsARunningRequestEndWhenItDrains()
    {
        Front front;
        TlsClient idle(front.front->port(), front.identity.rootDer);
        TlsClient busy(front.front->port(), front.identity.rootDer);
        busy.send(postRequest("/hold", "x"));
        const ReplyTo replyTo = front.held.get_future().get();

        auto drained = std::async(std::launch::async, [&] { return front.front->drain(20'000); });
        QVERIFY(idle.isClosedWithin(10'000));
        replyTo({200, "done", 0, "text/plain"});

        QVERIFY(busy.readAnswer().endsWith("done"));
        QVERIFY(busy.isClosedWithin(10'000));
        QVERIFY(drained.get());
        QVERIFY(!TlsClient(front.front->port(), front.identity.rootDer).isConnected());
    }
    void survivesAnAnswerThatComesAfterItsEnd()
    {
        Front front;
        TlsClient client(front.front->port(), front.identity.rootDer);
        client.send(postRequest("/hold", "x"));
        const ReplyTo replyTo = front.held.get_future().get();

        front.front.reset();
        replyTo({200, "late", 0, "text/plain"});

        QVERIFY(client.isClosedWithin(10'000));
    }
    void saysWhenItCannotListen()
    {
        const Front front;
        const auto &identity = front.identity;
        const auto startAt = [&](const char *address, quint16 port) {
            return HttpFront::start(QLatin1String(address), port, identity.chainPem, identity.keyPem, {}, {});
        };

        QCOMPARE(startAt("guyub.example", 0).error().code, ErrorCode::WrongUse);
        QCOMPARE(startAt("192.0.2.1", 0).error().code, ErrorCode::NotReachable);
        QCOMPARE(HttpFront::start(QStringLiteral("127.0.0.1"), 0, "x", "y", {}, {}).error().code, ErrorCode::Damaged);
    }
};

GUYUB_TEST(HttpFrontTest)
#include "httpfronttest.moc"
