// Record `access`: somebody looked at a person's data (DESIGN §9). Tags are permanent: never reused, never retyped.
#pragma once

#include "app/domain/recordspec.h"

namespace guyub::domain::access {

enum Tag : FieldTag
{
    ResidentId = 833,
    OperatorId = 834,
    At = 835,
    Place = 836,
    EarlierViews = 837, // by the same operator since the entry before, that one not counted
};

inline constexpr FieldSpec kFields[] = {
    {.tag = ResidentId,
        .key = "resident_id",
        .label = QT_TRANSLATE_NOOP("records", "Resident"),
        .kind = FieldKind::Entity,
        .merge = MergeClass::Event,
        .tier = 1,
        .index = Index::Exact,
        .required = true},
    {.tag = OperatorId,
        .key = "operator_id",
        .label = QT_TRANSLATE_NOOP("records", "Operator"),
        .kind = FieldKind::Entity,
        .merge = MergeClass::Event,
        .tier = 1,
        .required = true},
    {.tag = At,
        .key = "at_ms",
        .label = QT_TRANSLATE_NOOP("records", "When"),
        .kind = FieldKind::Instant,
        .merge = MergeClass::Event,
        .tier = 1,
        .required = true},
    {.tag = Place,
        .key = "place",
        .label = QT_TRANSLATE_NOOP("records", "Seen where"),
        .kind = FieldKind::Code,
        .merge = MergeClass::Event,
        .tier = 1,
        .required = true,
        .minimum = 1,
        .maximum = 4,
        .codeList = "tempat_melihat"},
    {.tag = EarlierViews,
        .key = "earlier_views",
        .label = QT_TRANSLATE_NOOP("records", "Further views before"),
        .kind = FieldKind::Whole,
        .merge = MergeClass::Event,
        .tier = 1,
        .maximum = 100'000},
};
static_assert(hasUniqueTags(kFields) && hasTagsOf(RecordType::Access, kFields));

inline constexpr RecordSpec kSpec {RecordType::Access, "access", kFields, true};

} // namespace guyub::domain::access
