// Record `receiptstatus`. Tags are permanent: never reused, never retyped.
#pragma once

#include "app/domain/recordspec.h"

namespace guyub::domain::receiptstatus {

enum Tag : FieldTag
{
    ReceiptId = 577,
    State = 578,
    Reason = 579,
    At = 580,
    ResidentId = 581,
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
    {.tag = State,
        .key = "state",
        .label = QT_TRANSLATE_NOOP("records", "State"),
        .kind = FieldKind::Code,
        .merge = MergeClass::Event,
        .tier = 1,
        .required = true,
        .minimum = 1,
        .maximum = 2,
        .codeList = "status_tanda_terima"},
    {.tag = Reason,
        .key = "reason",
        .label = QT_TRANSLATE_NOOP("records", "Reason"),
        .kind = FieldKind::Text,
        .merge = MergeClass::Event,
        .tier = 1,
        .maximum = 200},
    {.tag = At,
        .key = "at_ms",
        .label = QT_TRANSLATE_NOOP("records", "When"),
        .kind = FieldKind::Instant,
        .merge = MergeClass::Event,
        .tier = 1,
        .required = true},
    {.tag = ResidentId,
        .key = "resident_id",
        .label = QT_TRANSLATE_NOOP("records", "Resident"),
        .kind = FieldKind::Entity,
        .merge = MergeClass::Event,
        .tier = 1,
        .index = Index::Exact,
        .required = true},
};
static_assert(hasUniqueTags(kFields) && hasTagsOf(RecordType::ReceiptStatus, kFields));

inline constexpr RecordSpec kSpec {RecordType::ReceiptStatus, "receiptstatus", kFields, true};

} // namespace guyub::domain::receiptstatus
