// A real hub in a temporary folder, without its HTTP front, and a clock that stands where it is put.
#pragma once

#include "app/ports/clock.h"
#include "sync/hub/embeddedhub.h"
#include "sync/hub/hubcheck.h"
#include "tests/hub/testkiosk.h"

#include <QTemporaryDir>

namespace guyub::test {

class HandClock final : public ports::Clock
{
public:
    UtcMs nowUtc() const override { return now; }
    QDate today() const override { return QDate(2026, 6, 1); }
    UtcMs now = kTestTime;
};

inline const QString kLedger = QStringLiteral("35.77.03.1009");
inline const QString kOtherLedger = QStringLiteral("35.77.03.1010");

class TestHub
{
public:
    TestHub() { start(); }
    void start();
    void stop(); // in order
    void restart()
    {
        stop();
        start();
    }

    QString newCode(const QString &ledger = kLedger, const QString &scope = QStringLiteral("*"));
    // Enrols with a fresh code. False when the hub refused.
    bool enrol(TestKiosk &kiosk, const QString &ledger = kLedger);
    // One contact: everything after `firstSeq` - 1 goes up (0: nothing), what comes down is taken, until there is no more.
    protocol::SyncAnswer sync(TestKiosk &kiosk, quint64 firstSeq = 0);
    protocol::SyncAnswer ask(const TestKiosk &kiosk, const protocol::SyncRequest &request, int *status = nullptr);
    int segment(const TestKiosk &kiosk, const QByteArray &file) { return one(protocol::HubRequest::Kind::Segment, file, kiosk.transport.publicKey).status; }
    protocol::HttpReply enrolRequest(const QByteArray &body) { return one(protocol::HubRequest::Kind::Enrol, body, {}); }
    protocol::HttpReply syncRequest(const QByteArray &body, const PublicKey &key) { return one(protocol::HubRequest::Kind::Sync, body, key); }
    protocol::HttpReply one(protocol::HubRequest::Kind kind, const QByteArray &body, const PublicKey &key) { return hub->handle({{kind, body, key}}).first(); }
    bool knows(const TestKiosk &kiosk) { return hub->devices().byTransportKey(kiosk.transport.publicKey)->has_value(); }
    // What is durable after the first of the two steps: the hub falls between them.
    void keepOnly(const TestKiosk &kiosk, const QByteArray &file);

    qint64 number() const { return hub::ledgerNumber(kLedger); }
    qint64 count(const QString &tail) { return value(QStringLiteral("SELECT count(*) FROM ") + tail).toLongLong(); }
    QVariant value(const QString &sql) { return hub->database().value(sql).value_or(QVariant()); }
    domain::EntityState state(const EntityId &entity);
    QStringList findings(); // of a full check, and of a rebuild that must change nothing

    QTemporaryDir folder;
    HandClock clock;
    std::unique_ptr<hub::HubHome> home;
    std::unique_ptr<hub::HubStore> store;
    std::unique_ptr<hub::EmbeddedHub> hub;
};

} // namespace guyub::test
