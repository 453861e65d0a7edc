#include "app/domain/merge.h"

#include "app/domain/recordcatalog.h"

#include <algorithm>
#include <tuple>

namespace guyub::domain {

namespace {

MergeClass classOf(FieldTag tag)
{
    const FieldSpec *field = findField(tag);
    return field ? field->merge : MergeClass::Review;
}

// Tie-break of class A: a clock that is suspect never wins; else the later stamp, the stream deciding equal ones.
bool winsOver(const Stamp &challenger, const Stamp &holder)
{
    if (challenger.clockSuspect != holder.clockSuspect)
        return holder.clockSuspect;
    return std::tie(challenger.hlcMs, challenger.hlcCounter, challenger.stream) > std::tie(holder.hlcMs, holder.hlcCounter, holder.stream);
}

// Did the author of `incoming` know what stands there? A device's own run follows itself. Nobody has seen his own place
// or what comes after it: a base that claims so is no knowledge, and would overwrite everything in silence.
bool follows(const Incoming &incoming, const Stamp &standing)
{
    const bool isClaim = incoming.stamp.hseq != 0 && incoming.base >= incoming.stamp.hseq;
    if (isClaim)
        return standing.device == incoming.stamp.device;
    return standing.hseq <= incoming.base || standing.device == incoming.stamp.device;
}

FieldOutcome outcomeOf(FieldTag tag, Outcome outcome, const FieldState &shown, const FieldState &other)
{
    return {tag, outcome, shown.value, other.value, shown.stamp, other.stamp};
}

FieldOutcome mergeField(EntityState &state, FieldTag tag, const FieldState &mine, const Incoming &incoming)
{
    const auto it = state.fields.find(tag);
    if (it == state.fields.end()) {
        state.fields.insert(tag, mine);
        return outcomeOf(tag, Outcome::Applied, mine, mine);
    }
    if (follows(incoming, it->stamp)) {
        *it = mine;
        return outcomeOf(tag, Outcome::Applied, mine, mine);
    }
    if (it->value == mine.value)
        return outcomeOf(tag, Outcome::Agreed, *it, mine);
    if (classOf(tag) != MergeClass::Auto)
        return outcomeOf(tag, Outcome::Open, *it, mine); // the first accepted stays visible
    if (!winsOver(mine.stamp, it->stamp))
        return outcomeOf(tag, Outcome::LostAutomatic, *it, mine);
    const FieldState before = *it;
    *it = mine;
    return outcomeOf(tag, Outcome::WonAutomatic, mine, before);
}

void addToSet(QList<SetElement> &set, const QString &element, const Stamp &add)
{
    auto it = std::find_if(set.begin(), set.end(), [&](const SetElement &known) { return known.element == element; });
    if (it == set.end()) {
        const auto place = std::find_if(set.begin(), set.end(), [&](const SetElement &known) { return known.element > element; });
        it = set.insert(place, SetElement{element, {}});
    }
    const auto place = std::find_if(it->adds.begin(), it->adds.end(), [&](const Stamp &known) { return known.op >= add.op; });
    if (place == it->adds.end() || place->op != add.op)
        it->adds.insert(place, add);
}

// What another added without the author's knowledge stays: he cannot have meant it.
void removeFromSet(QList<SetElement> &set, const QString &element, const Incoming &incoming)
{
    for (SetElement &known : set)
        if (known.element == element)
            known.adds.removeIf([&](const Stamp &add) { return follows(incoming, add); });
}

void mergeSet(EntityState &state, FieldTag tag, const Value &value, const Incoming &incoming)
{
    const auto *elements = std::get_if<QStringList>(&value);
    if (!elements)
        return;
    QList<SetElement> &set = state.sets[tag];
    for (const QString &element : *elements) {
        if (incoming.kind == IncomingKind::RemoveFromSet)
            removeFromSet(set, element, incoming);
        else
            addToSet(set, element, incoming.stamp);
    }
}

FieldOutcome tombstone(EntityState &state, const Incoming &incoming)
{
    Stamp newest;
    const auto look = [&](const Stamp &standing) {
        if (!follows(incoming, standing) && standing.hseq >= newest.hseq)
            newest = standing;
    };
    for (const FieldState &field : state.fields)
        look(field.stamp);
    for (const QList<SetElement> &set : state.sets)
        for (const SetElement &element : set)
            for (const Stamp &add : element.adds)
                look(add);
    const bool isClash = newest.hseq != 0;
    if (!isClash) {
        state.tombstoned = true;
        state.tombstone = incoming.stamp;
    }
    return {0, isClash ? Outcome::Open : Outcome::Applied, Cleared{}, Cleared{}, isClash ? newest : incoming.stamp, incoming.stamp};
}

} // namespace

std::optional<IncomingKind> incomingKindOf(quint8 opKind)
{
    if (opKind > static_cast<quint8>(IncomingKind::AppendEvent))
        return std::nullopt;
    return static_cast<IncomingKind>(opKind);
}

bool isAllowed(IncomingKind kind, const RecordSpec &spec)
{
    return spec.isEvent == (kind == IncomingKind::AppendEvent);
}

QList<FieldOutcome> mergeInto(EntityState &state, const Incoming &incoming)
{
    if (incoming.kind == IncomingKind::Tombstone)
        return {tombstone(state, incoming)};
    QList<FieldOutcome> outcomes;
    // An edit that did not know of the tombstone is never dropped and never revives the record by itself.
    if (state.tombstoned && !follows(incoming, state.tombstone)) {
        for (auto it = incoming.fields.cbegin(); it != incoming.fields.cend(); ++it)
            outcomes.append({it.key(), Outcome::Open, Cleared{}, *it, state.tombstone, incoming.stamp});
        return outcomes;
    }
    for (auto it = incoming.fields.cbegin(); it != incoming.fields.cend(); ++it) {
        const bool isSet = incoming.kind == IncomingKind::AddToSet || incoming.kind == IncomingKind::RemoveFromSet || classOf(it.key()) == MergeClass::Set;
        if (isSet)
            mergeSet(state, it.key(), *it, incoming);
        else
            outcomes.append(mergeField(state, it.key(), {*it, incoming.stamp}, incoming));
    }
    return outcomes;
}

} // namespace guyub::domain
