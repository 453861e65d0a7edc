#include "sync/hub/hubadmin.h"

#include "app/domain/recordcatalog.h"
#include "sync/hub/columns.h"
#include "sync/hub/hubcheck.h"
#include "sync/hub/statecodec.h"

#include <QFileInfo>
#include <QJsonArray>

namespace guyub::hub {

namespace {

QJsonValue jsonOf(const QByteArray &encoded)
{
    const auto value = decodeValue(encoded);
    if (!value)
        return QJsonValue::Null;
    if (const auto *number = std::get_if<qint64>(&*value))
        return *number;
    if (const auto *text = std::get_if<QString>(&*value))
        return *text;
    if (const auto *bytes = std::get_if<QByteArray>(&*value))
        return QString::fromLatin1(bytes->toHex());
    if (const auto *set = std::get_if<QStringList>(&*value))
        return QJsonArray::fromStringList(*set);
    return QJsonValue::Null;
}

QString hexOf(const QVariant &column)
{
    return QString::fromLatin1(column.toByteArray().toHex());
}

QJsonObject conflictOf(const QSqlQuery &row, const QString &ledger)
{
    static const char *const kClasses[] = {"review", "auto", "tombstone"};
    static const char *const kStates[] = {"open", "auto", "resolved"};
    const auto type = static_cast<domain::RecordType>(row.value(2).toInt());
    const domain::RecordSpec *spec = domain::findRecord(type);
    const domain::FieldSpec *field = domain::findField(static_cast<domain::FieldTag>(row.value(3).toUInt()));
    return {{QStringLiteral("ledger"), ledger}, {QStringLiteral("id"), hexOf(row.value(0))}, {QStringLiteral("entity"), hexOf(row.value(1))},
        {QStringLiteral("type"), spec ? QString::fromLatin1(spec->key) : row.value(2).toString()}, {QStringLiteral("field"), field ? QString::fromLatin1(field->key) : row.value(3).toString()},
        {QStringLiteral("class"), QLatin1String(kClasses[row.value(4).toInt() % 3])}, {QStringLiteral("state"), QLatin1String(kStates[row.value(5).toInt() % 3])},
        {QStringLiteral("base_hseq"), row.value(6).toLongLong()}, {QStringLiteral("shown_hseq"), row.value(7).toLongLong()}, {QStringLiteral("other_hseq"), row.value(8).toLongLong()},
        {QStringLiteral("shown"), jsonOf(row.value(9).toByteArray())}, {QStringLiteral("other"), jsonOf(row.value(10).toByteArray())}, {QStringLiteral("opened_at_ms"), row.value(11).toLongLong()}};
}

QJsonObject deviceObject(const Device &device, const QString &ledger)
{
    return {{QStringLiteral("ledger"), ledger}, {QStringLiteral("id"), toHexString(device.id())}, {QStringLiteral("name"), device.name}, {QStringLiteral("scope"), device.scope},
        {QStringLiteral("enrolled_at_ms"), device.issuedAt}, {QStringLiteral("contact_at_ms"), device.contactAt}, {QStringLiteral("received_hseq"), static_cast<qint64>(device.receivedHseq)},
        {QStringLiteral("applied_hseq"), static_cast<qint64>(device.appliedHseq)}, {QStringLiteral("verdict"), static_cast<int>(device.verdict)}, {QStringLiteral("revoked_at_ms"), device.revokedAt}};
}

} // namespace

Result<QJsonObject> HubAdmin::run(const QString &command, const QJsonObject &arguments)
{
    if (command == QLatin1String("enrol"))
        return enrol(arguments);
    if (command == QLatin1String("status"))
        return status();
    if (command == QLatin1String("conflicts"))
        return conflicts(arguments);
    if (command == QLatin1String("devices"))
        return devices(arguments);
    if (command == QLatin1String("revoke"))
        return revoke(arguments);
    if (command == QLatin1String("verify"))
        return verify();
    return fail(ErrorCode::WrongUse, QStringLiteral("unknown command"));
}

Result<QJsonObject> HubAdmin::enrol(const QJsonObject &arguments)
{
    GUYUB_TRY_VALUE(const EnrolCode code, m_hub.enrolling().makeCode(arguments.value(QLatin1String("ledger")).toString(), arguments.value(QLatin1String("scope")).toString()));
    return QJsonObject{{QStringLiteral("code"), code.letters}, {QStringLiteral("expires_at_ms"), code.expiresAt}};
}

Result<QList<qint64>> HubAdmin::ledgersOf(const QJsonObject &arguments)
{
    const QString wanted = arguments.value(QLatin1String("ledger")).toString();
    if (wanted.isEmpty())
        return m_hub.ledgers().all();
    GUYUB_TRY_VALUE(const Ledger *ledger, m_hub.ledgers().find(ledgerNumber(wanted)));
    return QList<qint64>{ledger->number};
}

Result<qint64> HubAdmin::count(const QString &sql, qint64 ledger)
{
    GUYUB_TRY_VALUE(const QVariant value, m_hub.database().value(QStringLiteral("SELECT count(*) FROM ") + sql, {ledger}));
    return value.toLongLong();
}

Result<QJsonObject> HubAdmin::statusOf(qint64 number)
{
    GUYUB_TRY_VALUE(const Ledger *ledger, m_hub.ledgers().find(number));
    const QString code = QString::fromLatin1(ledger->code);
    QJsonObject object{{QStringLiteral("ledger"), code}, {QStringLiteral("commits"), static_cast<qint64>(ledger->hseq)}, {QStringLiteral("tree_root"), toHexString(ledger->tree.root())},
        {QStringLiteral("epoch"), toHexString(ledger->epoch)}, {QStringLiteral("backed_up_hseq"), static_cast<qint64>(ledger->backedUpHseq)}};
    GUYUB_TRY_VALUE(const qint64 open, count(QStringLiteral("conflict WHERE ledger=? AND state=0"), number));
    GUYUB_TRY_VALUE(const qint64 aside, count(QStringLiteral("quarantine WHERE ledger=?"), number));
    GUYUB_TRY_VALUE(const qint64 held, count(QStringLiteral("held_op WHERE ledger=?"), number));
    GUYUB_TRY_VALUE(const qint64 records, count(QStringLiteral("entity_state WHERE ledger=?"), number));
    GUYUB_TRY_VALUE(const qint64 waiting, count(QStringLiteral("raw_segment r JOIN stream_head s ON s.ledger=r.ledger AND s.stream=r.stream WHERE r.ledger=? AND r.state=0 AND r.last_seq>s.seq"), number));
    object.insert(QStringLiteral("records"), records);
    object.insert(QStringLiteral("open_conflicts"), open);
    object.insert(QStringLiteral("quarantined"), aside);
    object.insert(QStringLiteral("held_without_consent"), held);
    object.insert(QStringLiteral("segments_waiting"), waiting);
    QJsonArray list;
    GUYUB_TRY_VALUE(const QList<Device> devices, m_hub.devices().of(number));
    for (const Device &device : devices)
        list.append(deviceObject(device, code));
    object.insert(QStringLiteral("devices"), list);
    QJsonArray alerts;
    GUYUB_TRY_VALUE(QSqlQuery *query, m_hub.database().select(QStringLiteral("SELECT kind, at_ms, stream FROM alert WHERE ledger=? ORDER BY at_ms, kind, stream"), {number}));
    while (query->next())
        alerts.append(QJsonObject{{QStringLiteral("kind"), query->value(0).toString()}, {QStringLiteral("at_ms"), query->value(1).toLongLong()}, {QStringLiteral("stream"), hexOf(query->value(2))}});
    GUYUB_TRY(storage::endRows(*query));
    object.insert(QStringLiteral("alerts"), alerts);
    return object;
}

Result<QJsonObject> HubAdmin::status()
{
    QJsonArray ledgers;
    GUYUB_TRY_VALUE(const QList<qint64> numbers, m_hub.ledgers().all());
    for (const qint64 number : numbers) {
        GUYUB_TRY_VALUE(const QJsonObject ledger, statusOf(number));
        ledgers.append(ledger);
    }
    QJsonArray warnings;
    if (m_home.isKeyInPlainFile())
        warnings.append(QStringLiteral("the master key lies in a plain file on this machine"));
    warnings.append(QStringLiteral("no backup is recorded: kiosks keep all that they sent"));
    return QJsonObject{{QStringLiteral("hub"), toHexString(m_home.id())}, {QStringLiteral("version"), QStringLiteral(GUYUB_VERSION)}, {QStringLiteral("now_ms"), m_clock.nowUtc()},
        {QStringLiteral("database_bytes"), QFileInfo(m_home.database()).size()}, {QStringLiteral("warnings"), warnings}, {QStringLiteral("ledgers"), ledgers}};
}

Result<QJsonObject> HubAdmin::conflicts(const QJsonObject &arguments)
{
    const bool all = arguments.value(QLatin1String("all")).toBool();
    QJsonArray list;
    GUYUB_TRY_VALUE(const QList<qint64> numbers, ledgersOf(arguments));
    for (const qint64 number : numbers) {
        GUYUB_TRY_VALUE(const Ledger *ledger, m_hub.ledgers().find(number));
        const QString code = QString::fromLatin1(ledger->code);
        GUYUB_TRY_VALUE(QSqlQuery *query, m_hub.database().select(QStringLiteral("SELECT id, entity, type, field, class, state, base_hseq, a_hseq, b_hseq, shown, other, opened_at_ms FROM conflict "
                                                                                "WHERE ledger=? AND (state=0 OR ?) ORDER BY opened_at_ms, id"), {number, int(all)}));
        while (query->next())
            list.append(conflictOf(*query, code));
        GUYUB_TRY(storage::endRows(*query));
    }
    return QJsonObject{{QStringLiteral("conflicts"), list}};
}

Result<QJsonObject> HubAdmin::devices(const QJsonObject &arguments)
{
    QJsonArray list;
    GUYUB_TRY_VALUE(const QList<qint64> numbers, ledgersOf(arguments));
    for (const qint64 number : numbers) {
        GUYUB_TRY_VALUE(const Ledger *ledger, m_hub.ledgers().find(number));
        const QString code = QString::fromLatin1(ledger->code);
        GUYUB_TRY_VALUE(const QList<Device> devices, m_hub.devices().of(number));
        for (const Device &device : devices)
            list.append(deviceObject(device, code));
    }
    return QJsonObject{{QStringLiteral("devices"), list}};
}

Result<QJsonObject> HubAdmin::revoke(const QJsonObject &arguments)
{
    const auto device = Id::fromHex(arguments.value(QLatin1String("device")).toString().toStdString());
    if (!device)
        return fail(ErrorCode::BadInput, QStringLiteral("a device is named by 32 hexadecimal digits, see 'devices'"), QStringLiteral("device"));
    GUYUB_TRY_VALUE(const Ledger *ledger, m_hub.ledgers().find(ledgerNumber(arguments.value(QLatin1String("ledger")).toString())));
    storage::Transaction transaction(m_hub.database());
    GUYUB_TRY(transaction.begin());
    GUYUB_TRY(m_hub.devices().revoke(ledger->number, *device, m_clock.nowUtc()));
    GUYUB_TRY(transaction.commit());
    return QJsonObject{{QStringLiteral("revoked"), toHexString(*device)}};
}

Result<QJsonObject> HubAdmin::verify()
{
    QJsonArray ledgers;
    qsizetype findings = 0;
    GUYUB_TRY_VALUE(const QList<qint64> numbers, m_hub.ledgers().all());
    for (const qint64 number : numbers) {
        GUYUB_TRY_VALUE(const LedgerCheck check, checkLedger(m_hub.database(), m_hub.ledgers(), number));
        GUYUB_TRY_VALUE(const Ledger *ledger, m_hub.ledgers().find(number));
        ledgers.append(QJsonObject{{QStringLiteral("ledger"), QString::fromLatin1(ledger->code)}, {QStringLiteral("commits"), static_cast<qint64>(check.commits)}, {QStringLiteral("digest"), toHexString(check.digest)},
            {QStringLiteral("findings"), QJsonArray::fromStringList(check.findings)}});
        findings += check.findings.size();
    }
    GUYUB_TRY_VALUE(const bool sound, m_hub.database().isSound());
    return QJsonObject{{QStringLiteral("ledgers"), ledgers}, {QStringLiteral("findings"), findings + (sound ? 0 : 1)}, {QStringLiteral("damaged"), !sound}};
}

} // namespace guyub::hub
