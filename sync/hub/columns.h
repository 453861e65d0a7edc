// Inside sync/hub: fixed-length bytes and numbers in and out of columns.
#pragma once

#include "app/base/error.h"
#include "app/base/ids.h"

#include <QSqlQuery>
#include <QVariant>

namespace guyub::hub {

inline qint64 columnOf(quint64 number) { return static_cast<qint64>(number); }
template<std::size_t N>
QVariant columnOf(const FixedBytes<N> &bytes)
{
    return toByteArray(bytes);
}
// Errors: Damaged when the column does not hold exactly N bytes.
template<std::size_t N>
Result<FixedBytes<N>> fixedOf(const QVariant &column)
{
    const QByteArray bytes = column.toByteArray();
    const auto fixed = FixedBytes<N>::from(viewOf(bytes));
    if (!fixed)
        return fail(ErrorCode::Damaged, QStringLiteral("column of the wrong length"));
    return *fixed;
}
// All zero when the column holds anything else; for columns that this program alone writes.
template<std::size_t N>
FixedBytes<N> fixedOrZero(const QVariant &column)
{
    const QByteArray bytes = column.toByteArray();
    return FixedBytes<N>::from(viewOf(bytes)).value_or(FixedBytes<N>{});
}

} // namespace guyub::hub
