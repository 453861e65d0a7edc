#include "storage/meta.h"

namespace guyub::storage {

Result<qint64> Meta::number(const QString &key, qint64 absent) const
{
    GUYUB_TRY_VALUE(const QVariant value, m_database.value(QStringLiteral("SELECT value FROM meta WHERE key=?"), {key}));
    return value.isNull() ? absent : value.toLongLong();
}

Result<QByteArray> Meta::bytes(const QString &key) const
{
    GUYUB_TRY_VALUE(const QVariant value, m_database.value(QStringLiteral("SELECT value FROM meta WHERE key=?"), {key}));
    return value.toByteArray();
}

Result<QString> Meta::text(const QString &key) const
{
    GUYUB_TRY_VALUE(const QVariant value, m_database.value(QStringLiteral("SELECT value FROM meta WHERE key=?"), {key}));
    return value.toString();
}

Result<> Meta::set(const QString &key, const QVariant &value)
{
    return m_database.run(QStringLiteral("INSERT INTO meta(key, value) VALUES(?,?) ON CONFLICT(key) DO UPDATE SET value=excluded.value"), {key, value});
}

} // namespace guyub::storage
