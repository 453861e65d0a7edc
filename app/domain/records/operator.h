// Record `operator`. Tags are permanent: never reused, never retyped.
#pragma once

#include "app/domain/recordspec.h"

namespace guyub::domain::operator_ {

enum Tag : FieldTag
{
    Name = 449,
    Role = 450,
    SigningKey = 451,
    Active = 452,
};

inline constexpr FieldSpec kFields[] = {
    {.tag = Name,
        .key = "name",
        .label = QT_TRANSLATE_NOOP("records", "Name"),
        .kind = FieldKind::Text,
        .merge = MergeClass::Review,
        .tier = 1,
        .required = true,
        .minimum = 1,
        .maximum = 120},
    {.tag = Role,
        .key = "role",
        .label = QT_TRANSLATE_NOOP("records", "Role"),
        .kind = FieldKind::Code,
        .merge = MergeClass::Review,
        .tier = 1,
        .required = true,
        .minimum = 1,
        .maximum = 10,
        .codeList = "peran"},
    {.tag = SigningKey,
        .key = "signing_key",
        .label = QT_TRANSLATE_NOOP("records", "Signing key"),
        .kind = FieldKind::Raw,
        .merge = MergeClass::Review,
        .tier = 1,
        .required = true,
        .minimum = 32,
        .maximum = 32},
    {.tag = Active,
        .key = "active",
        .label = QT_TRANSLATE_NOOP("records", "Active"),
        .kind = FieldKind::Flag,
        .merge = MergeClass::Review,
        .tier = 1,
        .maximum = 1},
};
static_assert(hasUniqueTags(kFields) && hasTagsOf(RecordType::Operator, kFields));

inline constexpr RecordSpec kSpec {RecordType::Operator, "operator", kFields, false};

} // namespace guyub::domain::operator_
