#include "sync/hub/poison.h"

namespace guyub::hub {

namespace {

// The keys that come with a commit must be those whose hashes it is signed with.
bool areTrue(const SubjectEntry &entry)
{
    const auto fits = [&](const std::optional<protocol::SubjectKey> &key, qsizetype at) {
        return !key || protocol::keyHashOf(*key) == entry.keyHashes.mid(at, 16);
    };
    return entry.keyHashes.size() == 32 && fits(entry.k1, 0) && fits(entry.k2, 16);
}

SubjectEntry entryOf(const protocol::OpenCommit::Introduced &introduced, const QByteArray &keyHashes)
{
    if (!introduced.seed)
        return {introduced.k1, introduced.k2, keyHashes};
    const protocol::SubjectKeys keys = protocol::subjectKeysFromSeed(*introduced.seed);
    return {keys.k1, keys.k2, keyHashes};
}

Result<QString> takeKeys(const protocol::OpenCommit &open, HubLog &log)
{
    for (const protocol::Op &op : open.commit.ops) {
        if (op.keyHashes.isEmpty())
            continue;
        GUYUB_TRY_VALUE(const auto known, log.subject(op.subject));
        if (known) {
            if (known->keyHashes != op.keyHashes)
                return QStringLiteral("subject introduced with other keys");
            continue;
        }
        SubjectEntry entry{std::nullopt, std::nullopt, op.keyHashes};
        for (const auto &introduced : open.introduced)
            if (introduced.subject == op.subject)
                entry = entryOf(introduced, op.keyHashes);
        if (!areTrue(entry))
            return QStringLiteral("subject keys do not fit their hashes");
        GUYUB_TRY(log.keepSubject(op.subject, entry));
    }
    return QString();
}

} // namespace

Result<Reading> readCommit(const protocol::OpenCommit &open, HubLog &log)
{
    Reading reading;
    GUYUB_TRY_VALUE(reading.poison, takeKeys(open, log));
    if (open.hasOtherKeys && !reading.isPoison())
        reading.poison = QStringLiteral("sealed under other keys than its subject's");
    for (qsizetype i = 0; i < open.commit.ops.size(); ++i) {
        reading.fields.append(std::nullopt);
        GUYUB_TRY_VALUE(const auto subject, log.subject(open.commit.ops.at(i).subject));
        if (!subject && !reading.isPoison())
            reading.poison = QStringLiteral("operation %1: subject was never introduced").arg(i);
        // A body whose author has lost the key travels sealed; where the key is here still, a rebuild would read it.
        std::optional<QByteArray> body = open.bodies.value(i);
        const auto key = subject ? subject->forTier(open.commit.ops.at(i).tier) : std::nullopt;
        if (!body && key)
            if (const auto opened = protocol::openBody(open.commit, static_cast<int>(i), *key))
                body = *opened;
        if (!body)
            continue;
        auto fields = protocol::decodeFields(*body);
        if (fields)
            reading.fields.last() = *fields;
        else if (!reading.isPoison())
            reading.poison = QStringLiteral("operation %1: %2").arg(i).arg(fields.error().detail);
    }
    return reading;
}

} // namespace guyub::hub
