#include "app/usecase/attachfile.h"

#include "app/domain/records/attachment.h"
#include "app/usecase/actions.h"

#include <algorithm>

namespace guyub::usecase {

using namespace domain;

namespace {

ports::FileSource sourceOf(const QByteArray &bytes)
{
    return [&bytes, at = qsizetype(0)](Byte *out, std::size_t size) mutable -> Result<std::size_t> {
        const auto more = std::min<qsizetype>(static_cast<qsizetype>(size), bytes.size() - at);
        std::copy_n(bytes.cbegin() + at, more, out);
        at += more;
        return static_cast<std::size_t>(more);
    };
}

} // namespace

AttachFile::AttachFile(ports::RecordStore &store, ports::AttachmentStore &files, const ports::Clock &clock) : m_store(store), m_files(files), m_clock(clock) { }

Result<EntityId> AttachFile::run(const AttachmentDraft &draft)
{
    GUYUB_TRY_VALUE(const ports::Record owner, m_store.load(draft.of));
    if (owner.type != RecordType::Resident && owner.type != RecordType::Visit && owner.type != RecordType::Receipt)
        return fail(ErrorCode::WrongUse, QStringLiteral("a file belongs to a resident, a visit or a receipt"));
    const bool isHealth = owner.type == RecordType::Visit;
    ports::Action action;
    if (isHealth) {
        GUYUB_TRY_VALUE(action.authority, m_store.consentInForce(owner.subject, static_cast<int>(Purpose::ChildHealth)));
    }

    GUYUB_TRY_VALUE(const ports::KeptFile file, m_files.keep(draft.bytes, draft.source));
    ports::Change change;
    change.kind = ports::OpKind::AppendEvent;
    change.type = RecordType::Attachment;
    change.subject = owner.subject;
    change.fields = {{attachment::OfId, toByteArray(draft.of)}, {attachment::Kind, static_cast<qint64>(draft.kind)}, {attachment::Media, static_cast<qint64>(draft.media)},
        {attachment::PlainBytes, static_cast<qint64>(file.plainBytes)}, {attachment::Sha256, toByteArray(file.name)},
        {isHealth ? attachment::HealthKey : attachment::Key, file.key}, {attachment::TakenAt, m_clock.nowUtc()}};
    Result<ports::KeptFile> thumbnail = ports::KeptFile();
    if (!draft.thumbnail.isEmpty())
        thumbnail = m_files.keep(static_cast<quint64>(draft.thumbnail.size()), sourceOf(draft.thumbnail));
    if (!draft.thumbnail.isEmpty() && thumbnail) {
        change.fields.insert(attachment::ThumbBytes, static_cast<qint64>(thumbnail->plainBytes));
        change.fields.insert(attachment::ThumbSha256, toByteArray(thumbnail->name));
        change.fields.insert(isHealth ? attachment::ThumbHealthKey : attachment::ThumbKey, thumbnail->key);
    }
    action.changes = {change};
    const auto saved = thumbnail ? m_store.commit(action) : tl::unexpected(thumbnail.error());
    if (!saved) { // what cannot be dropped now, the sweep finds
        (void)m_files.drop(file.name);
        if (thumbnail && !draft.thumbnail.isEmpty())
            (void)m_files.drop(thumbnail->name);
        return tl::unexpected(saved.error());
    }
    return saved->entities.value(0);
}

} // namespace guyub::usecase
