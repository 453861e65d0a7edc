// Puts a photo, signature or document to a resident, a visit or a receipt: the sealed file first, then the record that
// names it, so that no record ever names a file that was not there. A crash in between leaves a file for the sweep.
#pragma once

#include "app/ports/attachmentstore.h"
#include "app/ports/clock.h"
#include "app/ports/recordstore.h"

namespace guyub::usecase {

// Codes of resources/codes/jenis_lampiran.csv and format_lampiran.csv; permanent.
enum class AttachmentKind : qint64 { Photo = 1, Signature = 2, Document = 3 };
enum class AttachmentMedia : qint64 { Jpeg = 1, Png = 2, Pdf = 3 };

struct AttachmentDraft
{
    EntityId of; // resident, visit or receipt
    AttachmentKind kind = AttachmentKind::Photo;
    AttachmentMedia media = AttachmentMedia::Jpeg;
    quint64 bytes = 0;
    ports::FileSource source;
    QByteArray thumbnail; // JPEG of at most 64 KiB, or empty
};

class AttachFile
{
public:
    AttachFile(ports::RecordStore &store, ports::AttachmentStore &files, const ports::Clock &clock); // all must outlive this object
    // The record's id. Errors: NotFound, WrongUse (`of` is of another type), NoConsent (of a visit: health data), and those of
    // AttachmentStore::keep() and RecordStore::commit(); then nothing is kept.
    Result<EntityId> run(const AttachmentDraft &draft);

private:
    ports::RecordStore &m_store;
    ports::AttachmentStore &m_files;
    const ports::Clock &m_clock;
};

} // namespace guyub::usecase
