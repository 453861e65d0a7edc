// Record `household`. Tags are permanent: never reused, never retyped.
#pragma once

#include "app/domain/recordspec.h"

namespace guyub::domain::household {

enum Tag : FieldTag
{
    NoKk = 129,
    HeadId = 130,
    Address = 131,
    Rt = 132,
    Rw = 133,
    HeadName = 134,
};

inline constexpr FieldSpec kFields[] = {
    {.tag = NoKk,
        .key = "no_kk",
        .label = QT_TRANSLATE_NOOP("records", "Family card number"),
        .kind = FieldKind::Digits,
        .merge = MergeClass::Review,
        .tier = 1,
        .index = Index::Exact,
        .minimum = 16,
        .maximum = 16},
    {.tag = HeadId,
        .key = "head_id",
        .label = QT_TRANSLATE_NOOP("records", "Head of household"),
        .kind = FieldKind::Entity,
        .merge = MergeClass::Review,
        .tier = 1,
        .index = Index::Exact},
    {.tag = Address,
        .key = "address",
        .label = QT_TRANSLATE_NOOP("records", "Address"),
        .kind = FieldKind::Text,
        .merge = MergeClass::Auto,
        .tier = 1,
        .maximum = 200},
    {.tag = Rt,
        .key = "rt",
        .label = QT_TRANSLATE_NOOP("records", "RT"),
        .kind = FieldKind::Digits,
        .merge = MergeClass::Review,
        .tier = 1,
        .index = Index::Exact,
        .minimum = 3,
        .maximum = 3},
    {.tag = Rw,
        .key = "rw",
        .label = QT_TRANSLATE_NOOP("records", "RW"),
        .kind = FieldKind::Digits,
        .merge = MergeClass::Review,
        .tier = 1,
        .index = Index::Exact,
        .minimum = 3,
        .maximum = 3},
    {.tag = HeadName,
        .key = "head_name",
        .label = QT_TRANSLATE_NOOP("records", "Name of head"),
        .kind = FieldKind::Text,
        .merge = MergeClass::Auto,
        .tier = 1,
        .maximum = 120},
};
static_assert(hasUniqueTags(kFields) && hasTagsOf(RecordType::Household, kFields));

inline constexpr RecordSpec kSpec {RecordType::Household, "household", kFields, false};

} // namespace guyub::domain::household
