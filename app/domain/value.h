// One field's value as the log knows it (SYNC §1.3): text in NFC, whole number in the unit of the field's name, bytes,
// set of texts, or cleared (null). Absent means "not in the map".
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>

#include <variant>

namespace guyub::domain {

struct Cleared
{
    friend bool operator==(Cleared, Cleared) = default;
};

using Value = std::variant<Cleared, qint64, QString, QByteArray, QStringList>;

using FieldTag = quint16; // permanent: on disk, on the wire, under signatures
using FieldMap = QMap<FieldTag, Value>;

inline qint64 wholeOf(const FieldMap &fields, FieldTag tag, qint64 absent = 0)
{
    const auto it = fields.constFind(tag);
    if (it == fields.cend())
        return absent;
    const auto *number = std::get_if<qint64>(&*it);
    return number ? *number : absent;
}
inline bool hasValue(const FieldMap &fields, FieldTag tag)
{
    const auto it = fields.constFind(tag);
    return it != fields.cend() && !std::holds_alternative<Cleared>(*it);
}
inline QString textOf(const FieldMap &fields, FieldTag tag)
{
    const auto it = fields.constFind(tag);
    if (it == fields.cend())
        return {};
    const auto *text = std::get_if<QString>(&*it);
    return text ? *text : QString();
}
inline QByteArray bytesOf(const FieldMap &fields, FieldTag tag)
{
    const auto it = fields.constFind(tag);
    if (it == fields.cend())
        return {};
    const auto *bytes = std::get_if<QByteArray>(&*it);
    return bytes ? *bytes : QByteArray();
}

} // namespace guyub::domain
