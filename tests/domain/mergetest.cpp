#include "app/domain/merge.h"
#include "app/domain/records/ledgersettings.h"
#include "app/domain/records/resident.h"
#include "tests/support/testmain.h"

#include <algorithm>

using namespace guyub;
using namespace guyub::domain;

namespace {

Id idOf(int number)
{
    Id id;
    id[15] = static_cast<Byte>(number);
    return id;
}

// `device` writes at ledger position `hseq` what it saw at `base`.
Incoming by(int device, quint64 hseq, quint64 base, FieldMap fields, IncomingKind kind = IncomingKind::Set)
{
    static int operation = 0;
    Incoming incoming;
    incoming.kind = kind;
    incoming.fields = std::move(fields);
    incoming.base = base;
    incoming.stamp.hseq = hseq;
    incoming.stamp.device = idOf(device);
    incoming.stamp.stream = idOf(100 + device);
    incoming.stamp.op = idOf(++operation);
    incoming.stamp.hlcMs = static_cast<UtcMs>(1000 * hseq);
    return incoming;
}

EntityState created(FieldMap fields)
{
    EntityState state;
    mergeInto(state, by(1, 1, 0, std::move(fields), IncomingKind::Create));
    return state;
}

FieldMap name(const char *text)
{
    return {{resident::Name, QString::fromUtf8(text)}};
}
FieldMap phone(const char *text)
{
    return {{resident::Phone, QString::fromUtf8(text)}};
}
FieldMap rws(const char *rw)
{
    return {{ledgersettings::PilotRws, QStringList {QString::fromLatin1(rw)}}};
}
QString textIn(const EntityState &state, FieldTag tag)
{
    return std::get<QString>(state.fields.value(tag).value);
}

} // namespace

class MergeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void followsAnAuthorWhoKnewWhatStands()
    {
        EntityState state = created(name("Soeparman"));

        const auto outcomes = mergeInto(state, by(2, 5, 1, name("Suparman")));

        QCOMPARE(outcomes.first().outcome, Outcome::Applied);
        QCOMPARE(textIn(state, resident::Name), QStringLiteral("Suparman"));
    }

    void opensAConflictOnAReviewFieldAndKeepsTheFirstShown()
    {
        EntityState state = created(name("Soeparman"));
        mergeInto(state, by(2, 5, 1, name("Suparman")));

        const auto outcomes = mergeInto(state, by(3, 6, 1, name("Soeparmin")));

        QCOMPARE(outcomes.first().outcome, Outcome::Open);
        QCOMPARE(std::get<QString>(outcomes.first().shown), QStringLiteral("Suparman"));
        QCOMPARE(std::get<QString>(outcomes.first().other), QStringLiteral("Soeparmin"));
        QCOMPARE(textIn(state, resident::Name), QStringLiteral("Suparman"));
    }

    void agreesOnEqualValues()
    {
        EntityState state = created(name("Soeparman"));
        mergeInto(state, by(2, 5, 1, name("Suparman")));

        QCOMPARE(mergeInto(state, by(3, 6, 1, name("Suparman"))).first().outcome, Outcome::Agreed);
    }

    void letsADeviceFollowItself()
    {
        EntityState state = created(name("Soeparman"));
        mergeInto(state, by(2, 5, 1, name("Suparman")));

        QCOMPARE(mergeInto(state, by(2, 6, 1, name("Suparmin"))).first().outcome, Outcome::Applied);
    }

    void decidesAnAutomaticFieldByTheClockUnlessItIsSuspect()
    {
        EntityState later = created(phone("0801"));
        mergeInto(later, by(2, 5, 1, phone("0802")));
        QCOMPARE(mergeInto(later, by(3, 6, 1, phone("0803"))).first().outcome, Outcome::WonAutomatic);
        QCOMPARE(textIn(later, resident::Phone), QStringLiteral("0803"));

        EntityState earlier = created(phone("0801"));
        mergeInto(earlier, by(2, 5, 1, phone("0802")));
        Incoming old = by(3, 6, 1, phone("0803"));
        old.stamp.hlcMs = 10;
        QCOMPARE(mergeInto(earlier, old).first().outcome, Outcome::LostAutomatic);
        QCOMPARE(textIn(earlier, resident::Phone), QStringLiteral("0802"));

        EntityState suspect = created(phone("0801"));
        mergeInto(suspect, by(2, 5, 1, phone("0802")));
        Incoming fromTheFuture = by(3, 6, 1, phone("0803"));
        fromTheFuture.stamp.hlcMs = 4'000'000'000'000;
        fromTheFuture.stamp.clockSuspect = true;
        QCOMPARE(mergeInto(suspect, fromTheFuture).first().outcome, Outcome::LostAutomatic);
    }

    void decidesEqualClocksByTheStream()
    {
        EntityState state = created(phone("0801"));
        Incoming first = by(2, 5, 1, phone("0802")), second = by(3, 6, 1, phone("0803"));
        first.stamp.hlcMs = second.stamp.hlcMs = 7;
        mergeInto(state, first);

        QCOMPARE(mergeInto(state, second).first().outcome, Outcome::WonAutomatic); // stream 103 over 102
    }

    void treatsClearingAsAValue()
    {
        EntityState state = created(name("Soeparman"));
        mergeInto(state, by(2, 5, 1, {{resident::NoKk, QStringLiteral("3577031010159001")}}));

        const auto outcomes = mergeInto(state, by(3, 6, 1, {{resident::NoKk, Cleared {}}}));

        QCOMPARE(outcomes.first().outcome, Outcome::Open);
    }

    void believesNobodyWhoClaimsToHaveSeenTheFuture()
    {
        for (const quint64 base : {quint64(5), quint64(6), ~quint64(0)}) {
            EntityState state = created(name("Siti"));

            const FieldOutcome outcome = mergeInto(state, by(2, 5, base, name("Sitti"))).first();

            QCOMPARE(outcome.outcome, Outcome::Open);
            QCOMPARE(textIn(state, resident::Name), QStringLiteral("Siti"));
        }
    }

    void reviewsFieldsItDoesNotKnow()
    {
        EntityState state = created({{120, QStringLiteral("of a newer kiosk")}});

        QCOMPARE(mergeInto(state, by(2, 5, 0, {{120, QStringLiteral("else")}})).first().outcome, Outcome::Open);
    }

    void keepsEveryElementAddedToASet()
    {
        EntityState state;
        mergeInto(state, by(1, 1, 0, rws("002"), IncomingKind::AddToSet));
        mergeInto(state, by(2, 2, 0, rws("001"), IncomingKind::AddToSet));
        mergeInto(state, by(2, 3, 0, rws("002"), IncomingKind::AddToSet));

        QCOMPARE(state.sets.value(ledgersettings::PilotRws).size(), 2);
        QCOMPARE(state.sets.value(ledgersettings::PilotRws).first().element, QStringLiteral("001"));

        mergeInto(state, by(1, 4, 3, rws("002"), IncomingKind::RemoveFromSet));
        QVERIFY(state.sets.value(ledgersettings::PilotRws).last().adds.isEmpty());
        mergeInto(state, by(2, 5, 4, rws("002"), IncomingKind::AddToSet));
        QCOMPARE(state.sets.value(ledgersettings::PilotRws).last().adds.size(), 1);
    }

    void removesFromASetOnlyWhatItsAuthorKnew()
    {
        const FieldMap seven = rws("007");
        const auto adds = [](const EntityState &state) { return state.sets.value(ledgersettings::PilotRws).first().adds.size(); };
        EntityState state;
        mergeInto(state, by(1, 5, 3, seven, IncomingKind::AddToSet));
        mergeInto(state, by(2, 6, 3, seven, IncomingKind::AddToSet));

        mergeInto(state, by(2, 7, 3, seven, IncomingKind::RemoveFromSet)); // its own run, and nothing of the other's
        QCOMPARE(adds(state), 1);
        mergeInto(state, by(3, 8, ~quint64(0), seven, IncomingKind::RemoveFromSet)); // nobody has seen the future
        QCOMPARE(adds(state), 1);
        mergeInto(state, by(3, 9, 5, seven, IncomingKind::RemoveFromSet));
        QCOMPARE(adds(state), 0);
    }

    void neverLosesWhatWasAddedToASetToATombstone()
    {
        EntityState state = created(name("Soeparman"));
        mergeInto(state, by(2, 5, 1, rws("007"), IncomingKind::AddToSet));

        QCOMPARE(mergeInto(state, by(3, 6, 4, {}, IncomingKind::Tombstone)).first().outcome, Outcome::Open);
        QVERIFY(!state.tombstoned);
    }

    void neverLosesAnEditToATombstoneNorATombstoneToAnEdit()
    {
        EntityState dead = created(name("Soeparman"));
        QCOMPARE(mergeInto(dead, by(2, 5, 1, {}, IncomingKind::Tombstone)).first().outcome, Outcome::Applied);
        QVERIFY(dead.tombstoned);
        QCOMPARE(mergeInto(dead, by(3, 6, 1, name("Suparman"))).first().outcome, Outcome::Open);
        QVERIFY(dead.tombstoned);

        EntityState edited = created(name("Soeparman"));
        mergeInto(edited, by(3, 5, 1, name("Suparman")));
        QCOMPARE(mergeInto(edited, by(2, 6, 1, {}, IncomingKind::Tombstone)).first().outcome, Outcome::Open);
        QVERIFY(!edited.tombstoned);
    }

    // The same ledger gives the same state and the same conflicts, however often it is played.
    void isDeterministic()
    {
        QList<Incoming> ledger;
        quint32 dice = 7;
        const auto roll = [&](quint32 sides) { return (dice = dice * 1'664'525U + 1'013'904'223U) / 65'536U % sides; };
        for (quint64 i = 0; i < 300; ++i) {
            const QByteArray value = QByteArray::number(roll(3));
            const quint64 base = i + 1 - std::min<quint64>(i, roll(6));
            ledger.append(by(int(roll(3)) + 1, i + 2, base, roll(2) ? name(value.constData()) : phone(value.constData())));
        }
        const auto play = [&] {
            EntityState state = created(name("Soeparman"));
            QList<Outcome> outcomes;
            for (const Incoming &incoming : ledger)
                for (const FieldOutcome &outcome : mergeInto(state, incoming))
                    outcomes.append(outcome.outcome);
            return std::pair(state, outcomes);
        };

        const auto [state, outcomes] = play();

        QVERIFY(play() == std::pair(state, outcomes));
        for (const Outcome each : {Outcome::Applied, Outcome::Agreed, Outcome::Open, Outcome::WonAutomatic})
            QVERIFY(outcomes.contains(each));
    }
};

GUYUB_TEST(MergeTest)
#include "mergetest.moc"
