// Record `printevent`. Tags are permanent: never reused, never retyped.
#pragma once

#include "app/domain/recordspec.h"

namespace guyub::domain::printevent {

enum Tag : FieldTag
{
    ReceiptId = 641,
    CopyNumber = 642,
    Failed = 643,
    At = 644,
    Medium = 645,
    ResidentId = 646,
};

inline constexpr FieldSpec kFields[] = {
    {.tag = ReceiptId,
        .key = "receipt_id",
        .label = QT_TRANSLATE_NOOP("records", "Receipt"),
        .kind = FieldKind::Entity,
        .merge = MergeClass::Event,
        .tier = 1,
        .index = Index::Exact,
        .required = true},
    {.tag = CopyNumber,
        .key = "copy_number",
        .label = QT_TRANSLATE_NOOP("records", "Copy"),
        .kind = FieldKind::Whole,
        .merge = MergeClass::Event,
        .tier = 1,
        .required = true,
        .maximum = 999},
    {.tag = Failed,
        .key = "failed",
        .label = QT_TRANSLATE_NOOP("records", "Failed"),
        .kind = FieldKind::Flag,
        .merge = MergeClass::Event,
        .tier = 1,
        .required = true,
        .maximum = 1},
    {.tag = At,
        .key = "at_ms",
        .label = QT_TRANSLATE_NOOP("records", "When"),
        .kind = FieldKind::Instant,
        .merge = MergeClass::Event,
        .tier = 1,
        .required = true},
    {.tag = Medium,
        .key = "medium",
        .label = QT_TRANSLATE_NOOP("records", "Paper"),
        .kind = FieldKind::Code,
        .merge = MergeClass::Event,
        .tier = 1,
        .required = true,
        .minimum = 1,
        .maximum = 3,
        .codeList = "media_cetak"},
    {.tag = ResidentId,
        .key = "resident_id",
        .label = QT_TRANSLATE_NOOP("records", "Resident"),
        .kind = FieldKind::Entity,
        .merge = MergeClass::Event,
        .tier = 1,
        .index = Index::Exact,
        .required = true},
};
static_assert(hasUniqueTags(kFields) && hasTagsOf(RecordType::PrintEvent, kFields));

inline constexpr RecordSpec kSpec {RecordType::PrintEvent, "printevent", kFields, true};

} // namespace guyub::domain::printevent
