#include "tests/support/testmain.h" // first: moc of Qt 6.4 stumbles over <concepts> without Qt before it

#include "app/domain/records/resident.h"
#include "storage/crypto/hash.h"
#include "sync/hub/statecodec.h"

using namespace guyub;
using namespace guyub::domain;

namespace {

Stamp stamp(quint64 number)
{
    const Id id = crypto::Blake2b("guyub.test.1", 16).addU64(number).finish<16>();
    return {number, id, id, id, 1'760'000'000'000 + qint64(number), quint32(number), number % 2 == 1};
}

EntityState sampleState()
{
    EntityState state;
    state.type = RecordType::Resident;
    state.subject = stamp(9).op;
    state.tombstoned = true;
    state.tombstone = stamp(7);
    state.fields = {{65, {QString::fromUtf8("Siti Nganjuk – désa"), stamp(1)}}, {66, {QStringLiteral("3577035005629001"), stamp(2)}}, {68, {qint64(-2), stamp(1)}}, {70, {Cleared{}, stamp(3)}},
        {71, {QByteArray("\x00\xff", 2), stamp(1)}}, {5000, {QStringList{QStringLiteral("a"), QStringLiteral("b")}, stamp(1)}}};
    state.sets = {{80, {{QStringLiteral("kursi roda"), {stamp(4), stamp(5)}}, {QStringLiteral("tongkat"), {}}}}};
    return state;
}

} // namespace

class StateCodecTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void givesBackEveryKindOfValueWithItsStamp()
    {
        const auto decoded = hub::decodeState(hub::encodeState(sampleState()));

        QVERIFY(decoded.has_value());
        QVERIFY(*decoded == sampleState());
    }
    void hasOneFormForOneState()
    {
        EntityState again;
        const EntityState state = sampleState();
        for (const FieldTag tag : {5000, 71, 70, 68, 66, 65})
            again.fields.insert(tag, state.fields.value(tag));
        again.type = state.type;
        again.subject = state.subject;
        again.tombstoned = true;
        again.tombstone = state.tombstone;
        again.sets = state.sets;

        QCOMPARE(hub::encodeState(again), hub::encodeState(state));
    }
    void refusesWhatIsCutOrAltered()
    {
        const QByteArray bytes = hub::encodeState(sampleState());

        for (qsizetype size = 0; size < bytes.size(); ++size)
            QCOMPARE(hub::decodeState(bytes.left(size)).error().code, ErrorCode::Damaged);
        QCOMPARE(hub::decodeState(bytes + '\0').error().code, ErrorCode::Damaged);
        QCOMPARE(hub::decodeValue({}).error().code, ErrorCode::Damaged);
    }
};

GUYUB_TEST(StateCodecTest)
#include "statecodectest.moc"
