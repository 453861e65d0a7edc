#include "storage/rowcodec.h"

#include <QDataStream>
#include <QIODevice>

namespace guyub::storage {

using namespace domain;

namespace {

constexpr quint8 kStateVersion = 2;
enum ValueKind : quint8 { ClearedValue, WholeValue, TextValue, BytesValue, SetValue };

QDataStream &operator<<(QDataStream &out, const Value &value)
{
    if (const auto *number = std::get_if<qint64>(&value))
        return out << quint8(WholeValue) << *number;
    if (const auto *text = std::get_if<QString>(&value))
        return out << quint8(TextValue) << text->toUtf8();
    if (const auto *bytes = std::get_if<QByteArray>(&value))
        return out << quint8(BytesValue) << *bytes;
    if (const auto *set = std::get_if<QStringList>(&value))
        return out << quint8(SetValue) << *set;
    return out << quint8(ClearedValue);
}

QDataStream &operator>>(QDataStream &in, Value &value)
{
    quint8 kind = 0;
    in >> kind;
    switch (kind) {
    case ClearedValue:
        value = Cleared{};
        break;
    case WholeValue: {
        qint64 number = 0;
        in >> number;
        value = number;
        break;
    }
    case TextValue: {
        QByteArray utf8;
        in >> utf8;
        value = QString::fromUtf8(utf8);
        break;
    }
    case BytesValue: {
        QByteArray bytes;
        in >> bytes;
        value = bytes;
        break;
    }
    case SetValue: {
        QStringList set;
        in >> set;
        value = set;
        break;
    }
    default:
        in.setStatus(QDataStream::ReadCorruptData);
    }
    return in;
}

template<std::size_t N>
void put(QDataStream &out, const FixedBytes<N> &bytes)
{
    out.writeRawData(reinterpret_cast<const char *>(bytes.data()), N);
}
template<std::size_t N>
void take(QDataStream &in, FixedBytes<N> &bytes)
{
    if (in.readRawData(reinterpret_cast<char *>(bytes.data()), N) != int(N))
        in.setStatus(QDataStream::ReadPastEnd);
}

void put(QDataStream &out, const Stamp &stamp)
{
    out << stamp.hseq << stamp.hlcMs << stamp.hlcCounter << stamp.clockSuspect;
    put(out, stamp.stream);
    put(out, stamp.device);
    put(out, stamp.op);
}
void take(QDataStream &in, Stamp &stamp)
{
    in >> stamp.hseq >> stamp.hlcMs >> stamp.hlcCounter >> stamp.clockSuspect;
    take(in, stamp.stream);
    take(in, stamp.device);
    take(in, stamp.op);
}

// Fields of one operation share a stamp, so the stamps are listed once.
quint16 indexOf(QList<Stamp> &stamps, const Stamp &stamp)
{
    qsizetype index = stamps.indexOf(stamp);
    if (index < 0) {
        index = stamps.size();
        stamps.append(stamp);
    }
    return static_cast<quint16>(index);
}

} // namespace

QVariant toColumn(const FieldSpec &field, const FieldMap &fields)
{
    const auto it = fields.constFind(field.tag);
    if (it == fields.cend())
        return {};
    if (const auto *number = std::get_if<qint64>(&*it))
        return *number;
    if (const auto *text = std::get_if<QString>(&*it))
        return *text;
    if (const auto *bytes = std::get_if<QByteArray>(&*it))
        return *bytes;
    if (std::holds_alternative<QStringList>(*it))
        return encodeValue(*it);
    return {};
}

std::optional<Value> fromColumn(const FieldSpec &field, const QVariant &column)
{
    if (column.isNull())
        return std::nullopt;
    switch (field.kind) {
    case FieldKind::Whole:
    case FieldKind::Code:
    case FieldKind::Day:
    case FieldKind::Instant:
    case FieldKind::Flag:
        return column.toLongLong();
    case FieldKind::Entity:
    case FieldKind::Raw:
        return column.toByteArray();
    case FieldKind::Set:
        return decodeValue(column.toByteArray());
    case FieldKind::Text:
    case FieldKind::Digits:
        break;
    }
    return column.toString();
}

QByteArray encodeValue(const Value &value)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_0);
    out << value;
    return bytes;
}

std::optional<Value> decodeValue(const QByteArray &bytes)
{
    QDataStream in(bytes);
    in.setVersion(QDataStream::Qt_6_0);
    Value value;
    in >> value;
    if (in.status() != QDataStream::Ok)
        return std::nullopt;
    return value;
}

QByteArray encodeState(const EntityState &state)
{
    QList<Stamp> stamps;
    QByteArray body;
    QDataStream out(&body, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_0);
    out << static_cast<quint16>(state.type) << state.tombstoned << indexOf(stamps, state.tombstone);
    put(out, state.subject);
    out << static_cast<quint16>(state.fields.size());
    for (auto it = state.fields.cbegin(); it != state.fields.cend(); ++it)
        out << it.key() << indexOf(stamps, it->stamp) << it->value;
    out << static_cast<quint16>(state.sets.size());
    for (auto it = state.sets.cbegin(); it != state.sets.cend(); ++it) {
        out << it.key() << static_cast<quint32>(it->size());
        for (const SetElement &element : *it) {
            out << element.element << static_cast<quint32>(element.adds.size());
            for (const Stamp &add : element.adds)
                out << indexOf(stamps, add);
        }
    }
    QByteArray bytes;
    QDataStream head(&bytes, QIODevice::WriteOnly);
    head.setVersion(QDataStream::Qt_6_0);
    head << kStateVersion << static_cast<quint16>(stamps.size());
    for (const Stamp &stamp : stamps)
        put(head, stamp);
    return bytes + body;
}

std::optional<EntityState> decodeState(const QByteArray &bytes)
{
    QDataStream in(bytes);
    in.setVersion(QDataStream::Qt_6_0);
    quint8 version = 0;
    quint16 stampCount = 0, type = 0, tombstoneStamp = 0, count = 0;
    in >> version >> stampCount;
    if (version != kStateVersion)
        return std::nullopt;
    QList<Stamp> stamps(stampCount);
    for (Stamp &stamp : stamps)
        take(in, stamp);
    EntityState state;
    in >> type >> state.tombstoned >> tombstoneStamp;
    state.type = static_cast<RecordType>(type);
    state.tombstone = stamps.value(tombstoneStamp);
    take(in, state.subject);
    in >> count;
    for (int i = 0; i < count && in.status() == QDataStream::Ok; ++i) {
        FieldTag tag = 0;
        quint16 stamp = 0;
        FieldState field;
        in >> tag >> stamp >> field.value;
        field.stamp = stamps.value(stamp);
        state.fields.insert(tag, field);
    }
    in >> count;
    for (int i = 0; i < count && in.status() == QDataStream::Ok; ++i) {
        FieldTag tag = 0;
        quint32 elements = 0;
        in >> tag >> elements;
        QList<SetElement> set;
        for (quint32 e = 0; e < elements && in.status() == QDataStream::Ok; ++e) {
            SetElement element;
            quint32 adds = 0;
            in >> element.element >> adds;
            for (quint32 a = 0; a < adds && in.status() == QDataStream::Ok; ++a) {
                quint16 stamp = 0;
                in >> stamp;
                element.adds.append(stamps.value(stamp));
            }
            set.append(element);
        }
        state.sets.insert(tag, set);
    }
    if (in.status() != QDataStream::Ok)
        return std::nullopt;
    return state;
}

FieldMap visibleFields(const EntityState &state)
{
    FieldMap fields;
    for (auto it = state.fields.cbegin(); it != state.fields.cend(); ++it)
        fields.insert(it.key(), it->value);
    for (auto it = state.sets.cbegin(); it != state.sets.cend(); ++it) {
        QStringList elements;
        for (const SetElement &element : *it)
            if (!element.adds.isEmpty())
                elements.append(element.element);
        elements.sort();
        fields.insert(it.key(), elements);
    }
    return fields;
}

} // namespace guyub::storage
