// What the operator of a hub asks and orders, as JSON documents: the same whether the command reached a running hub
// through its socket or opened the store itself.
#pragma once

#include "sync/hub/embeddedhub.h"

#include <QJsonObject>

namespace guyub::hub {

class HubAdmin
{
public:
    // All must outlive this object. On the thread of the hub.
    HubAdmin(EmbeddedHub &hub, const HubHome &home, const ports::Clock &clock) : m_hub(hub), m_home(home), m_clock(clock) { }

    // Commands: "enrol" {ledger, scope}; "status"; "conflicts" {ledger?, all?}; "devices" {ledger?};
    // "revoke" {ledger, device}; "verify". Errors: WrongUse (unknown command), and those of the deed.
    Result<QJsonObject> run(const QString &command, const QJsonObject &arguments);

private:
    Result<QJsonObject> enrol(const QJsonObject &arguments);
    Result<QJsonObject> status();
    Result<QJsonObject> statusOf(qint64 ledger);
    Result<QJsonObject> conflicts(const QJsonObject &arguments);
    Result<QJsonObject> devices(const QJsonObject &arguments);
    Result<QJsonObject> revoke(const QJsonObject &arguments);
    Result<QJsonObject> verify();
    Result<QList<qint64>> ledgersOf(const QJsonObject &arguments);
    Result<qint64> count(const QString &sql, qint64 ledger);

    EmbeddedHub &m_hub;
    const HubHome &m_home;
    const ports::Clock &m_clock;
};

} // namespace guyub::hub
