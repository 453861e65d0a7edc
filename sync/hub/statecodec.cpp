#include "sync/hub/statecodec.h"

#include "sync/protocol/cbor.h"
#include "sync/protocol/commit.h"

namespace guyub::hub {

using namespace domain;
using protocol::CborReader;
using protocol::CborWriter;

namespace {

constexpr quint64 kFormat = 2;
constexpr qsizetype kMaxStateBytes = 16 * 1024 * 1024; // a set may hold many add tags
constexpr FieldTag kOnlyTag = 0;

// Fields of one operation share a stamp, so the stamps are listed once.
class StampTable
{
public:
    quint64 indexOf(const Stamp &stamp)
    {
        for (qsizetype i = m_stamps.size() - 1; i >= 0; --i)
            if (m_stamps.at(i) == stamp)
                return static_cast<quint64>(i);
        m_stamps.append(stamp);
        return static_cast<quint64>(m_stamps.size() - 1);
    }
    const QList<Stamp> &stamps() const { return m_stamps; }

private:
    QList<Stamp> m_stamps;
};

void writeStamp(CborWriter &writer, const Stamp &stamp)
{
    writer.array(7).number64(stamp.hseq).bytes(stamp.stream).bytes(stamp.device).bytes(stamp.op);
    writer.integer(stamp.hlcMs).number64(stamp.hlcCounter).flag(stamp.clockSuspect);
}

Stamp readStamp(CborReader &reader)
{
    Stamp stamp;
    reader.array(7);
    stamp.hseq = reader.number();
    stamp.stream = reader.fixed<16>();
    stamp.device = reader.fixed<16>();
    stamp.op = reader.fixed<16>();
    stamp.hlcMs = reader.integer();
    stamp.hlcCounter = static_cast<quint32>(reader.number(0xffffffff));
    stamp.clockSuspect = reader.flag();
    reader.end();
    return stamp;
}

void writeSets(CborWriter &writer, const QMap<FieldTag, QList<SetElement>> &sets, StampTable &table)
{
    writer.map(sets.size());
    for (auto it = sets.cbegin(); it != sets.cend(); ++it) {
        writer.key(it.key()).array(it->size());
        for (const SetElement &element : *it) {
            writer.array(element.adds.size() + 1).text(element.element);
            for (const Stamp &add : element.adds)
                writer.number64(table.indexOf(add));
        }
    }
}

QList<SetElement> readSet(CborReader &reader, const QList<Stamp> &stamps)
{
    QList<SetElement> set;
    const qsizetype count = reader.array();
    for (qsizetype i = 0; i < count && !reader.hasFailed(); ++i) {
        SetElement element;
        const qsizetype items = reader.array();
        element.element = reader.text();
        for (qsizetype k = 1; k < items && !reader.hasFailed(); ++k)
            element.adds.append(stamps.value(static_cast<qsizetype>(reader.number(0xffffff))));
        reader.end();
        set.append(element);
    }
    reader.end();
    return set;
}

void readFields(CborReader &reader, EntityState &state, QMap<FieldTag, quint64> &stampOf)
{
    const qsizetype count = reader.map();
    for (qsizetype i = 0; i < count && !reader.hasFailed(); ++i) {
        const FieldTag tag = reader.key();
        reader.array(2);
        stampOf.insert(tag, reader.number(0xffff));
        const auto value = decodeValue(toByteArray(reader.bytes()));
        if (!value)
            reader.refuse("value");
        else
            state.fields.insert(tag, {*value, {}});
        reader.end();
    }
    reader.end();
}

} // namespace

QByteArray encodeValue(const Value &value)
{
    return protocol::encodeFields({{kOnlyTag, value}});
}

Result<Value> decodeValue(const QByteArray &bytes)
{
    const auto fields = protocol::decodeFields(bytes);
    if (!fields || fields->size() != 1)
        return fail(ErrorCode::Damaged, QStringLiteral("value of a merged state"));
    return fields->first();
}

QByteArray encodeState(const EntityState &state)
{
    StampTable table;
    if (state.tombstoned)
        table.indexOf(state.tombstone);
    for (const FieldState &field : state.fields)
        table.indexOf(field.stamp);
    for (const QList<SetElement> &set : state.sets)
        for (const SetElement &element : set)
            for (const Stamp &add : element.adds)
                table.indexOf(add);
    CborWriter writer;
    writer.array(7).number64(kFormat).number64(static_cast<quint16>(state.type)).bytes(state.subject).flag(state.tombstoned);
    writer.array(table.stamps().size());
    for (const Stamp &stamp : table.stamps())
        writeStamp(writer, stamp);
    writer.map(state.fields.size());
    for (auto it = state.fields.cbegin(); it != state.fields.cend(); ++it)
        writer.key(it.key()).array(2).number64(table.indexOf(it->stamp)).bytes(encodeValue(it->value));
    writeSets(writer, state.sets, table);
    return writer.result();
}

Result<EntityState> decodeState(const QByteArray &bytes)
{
    CborReader reader(bytes, kMaxStateBytes);
    EntityState state;
    reader.array(7);
    if (reader.number() != kFormat)
        reader.refuse("format");
    state.type = static_cast<RecordType>(reader.number(0xffff));
    state.subject = reader.fixed<16>();
    state.tombstoned = reader.flag();
    QList<Stamp> stamps;
    const qsizetype stampCount = reader.array();
    for (qsizetype i = 0; i < stampCount && !reader.hasFailed(); ++i)
        stamps.append(readStamp(reader));
    reader.end();
    QMap<FieldTag, quint64> stampOf;
    readFields(reader, state, stampOf);
    const qsizetype setCount = reader.map();
    for (qsizetype i = 0; i < setCount && !reader.hasFailed(); ++i) {
        const FieldTag tag = reader.key();
        state.sets.insert(tag, readSet(reader, stamps));
    }
    reader.end();
    reader.end();
    if (!reader.finish())
        return fail(ErrorCode::Damaged, QStringLiteral("merged state"));
    for (auto it = state.fields.begin(); it != state.fields.end(); ++it)
        it->stamp = stamps.value(static_cast<qsizetype>(stampOf.value(it.key())));
    if (state.tombstoned)
        state.tombstone = stamps.value(0);
    return state;
}

} // namespace guyub::hub
