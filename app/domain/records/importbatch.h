// Record `importbatch`: one commit's part of a file that was read in. Tells where a cut import continues. Tags are
// permanent: never reused, never retyped.
#pragma once

#include "app/domain/recordspec.h"

namespace guyub::domain::importbatch {

enum Tag : FieldTag
{
    FileSha256 = 769,
    FirstLine = 770,
    LastLine = 771,
    Records = 772,
};

inline constexpr FieldSpec kFields[] = {
    {.tag = FileSha256,
        .key = "file_sha256",
        .label = QT_TRANSLATE_NOOP("records", "File"),
        .kind = FieldKind::Raw,
        .merge = MergeClass::Event,
        .tier = 0,
        .index = Index::Exact,
        .required = true},
    {.tag = FirstLine,
        .key = "first_line",
        .label = QT_TRANSLATE_NOOP("records", "First line"),
        .kind = FieldKind::Whole,
        .merge = MergeClass::Event,
        .tier = 0,
        .required = true,
        .minimum = 1},
    {.tag = LastLine,
        .key = "last_line",
        .label = QT_TRANSLATE_NOOP("records", "Last line"),
        .kind = FieldKind::Whole,
        .merge = MergeClass::Event,
        .tier = 0,
        .required = true,
        .minimum = 1},
    {.tag = Records,
        .key = "records",
        .label = QT_TRANSLATE_NOOP("records", "Records"),
        .kind = FieldKind::Whole,
        .merge = MergeClass::Event,
        .tier = 0,
        .required = true},
};
static_assert(hasUniqueTags(kFields) && hasTagsOf(RecordType::ImportBatch, kFields));

inline constexpr RecordSpec kSpec {RecordType::ImportBatch, "importbatch", kFields, true};

} // namespace guyub::domain::importbatch
