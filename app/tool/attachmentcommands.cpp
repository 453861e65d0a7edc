// guyub attachment add | list | export | sweep
#include "app/base/durablefile.h"
#include "app/domain/codelist.h"
#include "app/domain/recordcatalog.h"
#include "app/domain/records/attachment.h"
#include "app/tool/commands.h"
#include "app/tool/fieldtext.h"
#include "app/tool/meter.h"
#include "app/tool/openstore.h"
#include "app/tool/receiptargument.h"
#include "app/usecase/attachfile.h"
#include "storage/attachments.h"
#include "ui/scan/photo.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace guyub::domain;

namespace guyub::tool {

namespace {

using usecase::AttachmentKind;
using usecase::AttachmentMedia;

constexpr qsizetype kLargestPicture = qsizetype(64) << 20;
constexpr qsizetype kSniffed = 8;
constexpr int kMostRows = 100'000;

std::optional<AttachmentKind> kindOf(const QString &name)
{
    if (name == QLatin1String("photo"))
        return AttachmentKind::Photo;
    if (name == QLatin1String("signature"))
        return AttachmentKind::Signature;
    return name == QLatin1String("document") ? std::optional(AttachmentKind::Document) : std::nullopt;
}

QString nameOf(storage::FileState state)
{
    switch (state) {
    case storage::FileState::Here:
        return QStringLiteral("here");
    case storage::FileState::AtHub:
        return QStringLiteral("at the hub");
    case storage::FileState::NotHereYet:
        return QStringLiteral("not here yet");
    case storage::FileState::Missing:
        break;
    }
    return QStringLiteral("missing");
}

// By what the file begins with, not by its name.
std::optional<AttachmentMedia> mediaOf(const QByteArray &head)
{
    if (head.startsWith("\xFF\xD8\xFF"))
        return AttachmentMedia::Jpeg;
    if (head.startsWith("\x89PNG\r\n\x1A\n"))
        return AttachmentMedia::Png;
    return head.startsWith("%PDF-") ? std::optional(AttachmentMedia::Pdf) : std::nullopt;
}

Result<EntityId> attachDocument(usecase::AttachFile &attach, usecase::AttachmentDraft draft, const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::BadInput, QStringLiteral("the file is not there or cannot be read"));
    const auto media = mediaOf(file.peek(kSniffed));
    if (!media)
        return fail(ErrorCode::BadInput, QStringLiteral("a document is a PDF, JPEG or PNG file"));
    draft.media = *media;
    draft.bytes = static_cast<quint64>(file.size());
    const auto tell = meter(QStringLiteral("sealing"));
    quint64 done = 0;
    draft.source = [&](Byte *out, std::size_t size) -> Result<std::size_t> {
        const qint64 got = file.read(reinterpret_cast<char *>(out), static_cast<qint64>(size));
        if (got < 0)
            return fail(ErrorCode::BadInput, QStringLiteral("the file cannot be read"));
        done += static_cast<quint64>(got);
        if (!tell(done, draft.bytes))
            return fail(ErrorCode::Cancelled);
        return static_cast<std::size_t>(got);
    };
    return attach.run(draft);
}

Result<EntityId> attachPicture(usecase::AttachFile &attach, usecase::AttachmentDraft draft, const QString &path)
{
    GUYUB_TRY_VALUE(const QByteArray file, readInput(path, kLargestPicture));
    GUYUB_TRY_VALUE(const scan::Photo photo, scan::readPhoto(file));
    draft.bytes = static_cast<quint64>(photo.jpeg.size());
    draft.thumbnail = photo.thumbnail;
    draft.source = [&photo, at = qsizetype(0)](Byte *out, std::size_t size) mutable -> Result<std::size_t> {
        const auto more = std::min<qsizetype>(static_cast<qsizetype>(size), photo.jpeg.size() - at);
        std::copy_n(photo.jpeg.cbegin() + at, more, out);
        at += more;
        return static_cast<std::size_t>(more);
    };
    return attach.run(draft);
}

int add(const Arguments &arguments)
{
    const auto kind = kindOf(arguments.value(QStringLiteral("kind")));
    const QString path = arguments.value(QStringLiteral("file"));
    if (!kind || path.isEmpty() || !arguments.has(QStringLiteral("to")))
        return wrongUse(kAttachmentAdd, QStringLiteral("--to, --file and --kind photo, signature or document are needed"));
    return withStore(kAttachmentAdd, arguments, [&](OpenStore &opened) {
        usecase::AttachmentDraft draft;
        const auto of = receiptArgument(arguments.value(QStringLiteral("to")), opened.store());
        if (!of)
            return failWith(of.error());
        draft.of = *of;
        draft.kind = *kind;
        storage::Attachments files(opened.session->database(), opened.session->folder());
        usecase::AttachFile attach(opened.store(), files, opened.clock);
        const auto id = *kind == AttachmentKind::Document ? attachDocument(attach, draft, path) : attachPicture(attach, draft, path);
        if (!id)
            return failWith(id.error());
        if (opened.json)
            return writeJson(QJsonDocument(QJsonObject{{QStringLiteral("id"), toHexString(*id)}, {QStringLiteral("of_id"), toHexString(draft.of)}}));
        return writeLines({QStringLiteral("kept as attachment %1").arg(toHexString(*id))});
    });
}

Result<QList<ports::Record>> wantedOf(OpenStore &opened, const Arguments &arguments)
{
    GUYUB_TRY_VALUE(QList<ports::Record> records, opened.store().allOf(RecordType::Attachment, kMostRows, 0));
    if (!arguments.has(QStringLiteral("to")))
        return records;
    GUYUB_TRY_VALUE(const EntityId of, receiptArgument(arguments.value(QStringLiteral("to")), opened.store()));
    records.removeIf([&](const ports::Record &record) { return bytesOf(record.fields, attachment::OfId) != toByteArray(of); });
    return records;
}

int list(const Arguments &arguments)
{
    return withStore(kAttachmentList, arguments, [&](OpenStore &opened) {
        const auto records = wantedOf(opened, arguments);
        if (!records)
            return failWith(records.error());
        storage::Attachments files(opened.session->database(), opened.session->folder());
        QJsonArray rows;
        QStringList lines;
        for (const ports::Record &record : *records) {
            const auto state = files.stateOf(Hash::from(viewOf(bytesOf(record.fields, attachment::Sha256))).value_or(Hash{}));
            if (!state)
                return failWith(state.error());
            QJsonObject row = jsonOf(record);
            row.insert(QStringLiteral("file"), nameOf(*state));
            rows.append(row);
            const qint64 kind = wholeOf(record.fields, attachment::Kind);
            lines.append(QStringList{toHexString(record.id), codeWords(u"jenis_lampiran", kind, u"en"), QStringLiteral("%1 bytes").arg(wholeOf(record.fields, attachment::PlainBytes)), nameOf(*state),
                QStringLiteral("of %1").arg(QString::fromLatin1(bytesOf(record.fields, attachment::OfId).toHex()))}.join(QStringLiteral("  ")));
        }
        if (const auto warning = files.warning(); warning && !warning->isEmpty())
            writeMessage(QStringLiteral("guyub: %1").arg(*warning));
        return opened.json ? writeJson(QJsonDocument(rows)) : writeLines(lines);
    });
}

Result<quint64> exportTo(OpenStore &opened, const ports::Record &record, const QString &path)
{
    if (QFileInfo::exists(path) || QFileInfo(path).isSymLink())
        return fail(ErrorCode::TargetExists, QStringLiteral("this file is there already; name another"));
    storage::Attachments files(opened.session->database(), opened.session->folder());
    const auto all = static_cast<quint64>(std::max<qint64>(0, wholeOf(record.fields, attachment::PlainBytes)));
    const auto tell = meter(QStringLiteral("writing"));
    quint64 done = 0;
    DurableWriter writer; // under its name when it is whole and verified, not before
    GUYUB_TRY(writer.open(path, FileAccess::OwnerOnly));
    GUYUB_TRY(files.copyOut(record, [&](const Byte *bytes, std::size_t size) -> Result<> {
        done += size;
        if (!tell(done, all))
            return fail(ErrorCode::Cancelled);
        return writer.write(bytes, size);
    }));
    GUYUB_TRY(writer.keep());
    return done;
}

int exportFile(const Arguments &arguments)
{
    const QString path = arguments.value(QStringLiteral("to"));
    if (path.isEmpty() || !arguments.has(QStringLiteral("id")))
        return wrongUse(kAttachmentExport, QStringLiteral("--id and --to are needed"));
    return withStore(kAttachmentExport, arguments, [&](OpenStore &opened) {
        const auto id = entityIdOf(arguments.value(QStringLiteral("id")));
        if (!id)
            return failWith(id.error());
        const auto record = opened.store().load(*id);
        if (!record)
            return failWith(record.error());
        if (record->type != RecordType::Attachment)
            return failWith({ErrorCode::NotFound, QStringLiteral("this id is not an attachment's"), {}, 0});
        const auto bytes = exportTo(opened, *record, path);
        if (!bytes)
            return failWith(bytes.error());
        if (opened.json)
            return writeJson(QJsonDocument(QJsonObject{{QStringLiteral("id"), toHexString(*id)}, {QStringLiteral("bytes"), static_cast<qint64>(*bytes)}}));
        return writeLines({QStringLiteral("%1 bytes written; this copy is not sealed: delete it when it has served").arg(*bytes)});
    });
}

int sweep(const Arguments &arguments)
{
    return withStore(kAttachmentSweep, arguments, [&](OpenStore &opened) {
        storage::Attachments files(opened.session->database(), opened.session->folder());
        const auto done = files.sweep();
        if (!done)
            return failWith(done.error());
        const auto room = files.makeRoom();
        if (!room)
            return failWith(room.error());
        if (opened.json)
            return writeJson(QJsonDocument(QJsonObject{{QStringLiteral("unfinished"), done->unfinished}, {QStringLiteral("orphans"), done->orphans}, {QStringLiteral("kept"), done->kept}, {QStringLiteral("given_up"), *room}}));
        QStringList lines{QStringLiteral("%1 unfinished and %2 unnamed files removed, %3 given up for room that the hub has").arg(done->unfinished).arg(done->orphans).arg(*room)};
        if (done->kept > 0)
            lines.append(QStringLiteral("%1 unnamed files stay: this store was put back once, and the hub may still send what names them").arg(done->kept));
        return writeLines(lines);
    });
}

} // namespace

const Command kAttachmentAdd{"attachment", "add", GUYUB_STORE_OPTIONS "to= kind= file=", GUYUB_STORE_USAGE "--to ID --kind photo|signature|document --file F",
    "Seals a picture or document beside the store and puts it to a resident, a visit or a receipt; pictures become small JPEGs without place and camera.", add};
const Command kAttachmentList{"attachment", "list", GUYUB_STORE_OPTIONS "to=", GUYUB_STORE_USAGE "[--to ID]",
    "What is attached, newest first, and where each file is.", list};
const Command kAttachmentExport{"attachment", "export", GUYUB_STORE_OPTIONS "id= to=", GUYUB_STORE_USAGE "--id A --to FILE",
    "Writes one attachment, unsealed, into a new file that only its owner may read.", exportFile};
const Command kAttachmentSweep{"attachment", "sweep", GUYUB_STORE_OPTIONS, GUYUB_STORE_USAGE,
    "Removes files that a crash left, and over the quota those that the hub has acknowledged; never another.", sweep};

} // namespace guyub::tool
