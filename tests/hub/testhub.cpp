#include "tests/hub/testhub.h"

#include "storage/crypto/hash.h"
#include "sync/hub/columns.h"
#include "sync/hub/statecodec.h"

#include <QtTest>

namespace guyub::test {

void TestHub::start()
{
    auto opened = hub::HubHome::open(folder.filePath(QStringLiteral("hub")), folder.filePath(QStringLiteral("hub.key")), hub::HomeUse::Serve);
    QVERIFY2(opened.has_value(), "home");
    home = std::make_unique<hub::HubHome>(std::move(*opened));
    auto openedStore = hub::HubStore::open(*home);
    QVERIFY2(openedStore.has_value(), openedStore ? "" : qPrintable(openedStore.error().detail));
    store = std::move(*openedStore);
    hub = std::make_unique<hub::EmbeddedHub>(*store, clock, crypto::sha256({}));
    const Result<> started = hub->start();
    QVERIFY2(started.has_value(), started ? "" : qPrintable(started.error().detail));
}

void TestHub::stop()
{
    hub.reset();
    store.reset();
    home.reset();
}

QString TestHub::newCode(const QString &ledger, const QString &scope)
{
    const auto code = hub->enrolling().makeCode(ledger, scope);
    return code ? code->letters : QString();
}

bool TestHub::enrol(TestKiosk &kiosk, const QString &ledger)
{
    const QString code = newCode(ledger);
    const protocol::HttpReply reply = enrolRequest(protocol::encode(kiosk.enrolRequest(code, ledger.toLatin1())));
    const auto answer = protocol::decodeEnrolAnswer(reply.body);
    if (reply.status != 200 || !answer)
        return false;
    kiosk.take(*answer);
    return true;
}

protocol::SyncAnswer TestHub::ask(const TestKiosk &kiosk, const protocol::SyncRequest &request, int *status)
{
    const protocol::HttpReply reply = syncRequest(protocol::encode(request), kiosk.transport.publicKey);
    if (status)
        *status = reply.status;
    const auto answer = protocol::decodeSyncAnswer(reply.body);
    return answer ? *answer : protocol::SyncAnswer{};
}

protocol::SyncAnswer TestHub::sync(TestKiosk &kiosk, quint64 firstSeq)
{
    protocol::SyncAnswer answer = ask(kiosk, kiosk.request(firstSeq == 0 || firstSeq > kiosk.seq() ? QByteArray() : kiosk.segmentFile(firstSeq)));
    kiosk.take(answer);
    while (answer.moreDown && answer.verdict == domain::HubVerdict::Normal) {
        answer = ask(kiosk, kiosk.request());
        kiosk.take(answer);
    }
    return answer;
}

void TestHub::keepOnly(const TestKiosk &kiosk, const QByteArray &file)
{
    const auto device = hub->devices().byTransportKey(kiosk.transport.publicKey);
    QVERIFY(device && *device);
    QVERIFY(hub::Ingest(hub->database(), hub->ledgers(), clock).keep(**device, file).has_value());
}

domain::EntityState TestHub::state(const EntityId &entity)
{
    const auto bytes = hub->database().value(QStringLiteral("SELECT state FROM entity_state WHERE ledger=? AND entity=?"), {number(), hub::columnOf(entity)});
    const auto decoded = bytes ? hub::decodeState(bytes->toByteArray()) : Result<domain::EntityState>(fail(ErrorCode::NotFound));
    return decoded ? *decoded : domain::EntityState{};
}

QStringList TestHub::findings()
{
    const auto check = hub::checkLedger(hub->database(), hub->ledgers(), number());
    if (!check)
        return {check.error().detail};
    QStringList findings = check->findings;
    if (!hub::rebuildStates(hub->database(), number()))
        findings.append(QStringLiteral("the states cannot be rebuilt"));
    const auto again = hub::stateDigest(hub->database(), number());
    if (!again || *again != check->digest)
        findings.append(QStringLiteral("the states are not what the log makes"));
    return findings;
}

} // namespace guyub::test
