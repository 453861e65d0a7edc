// Record `service`. Tags are permanent: never reused, never retyped.
#pragma once

#include "app/domain/recordspec.h"

namespace guyub::domain::service {

enum Tag : FieldTag
{
    Kind = 385,
    StartedAt = 386,
    EndedAt = 387,
    OperatorId = 388,
    Abandoned = 389,
};

inline constexpr FieldSpec kFields[] = {
    {.tag = Kind,
        .key = "kind",
        .label = QT_TRANSLATE_NOOP("records", "Kind"),
        .kind = FieldKind::Code,
        .merge = MergeClass::Event,
        .tier = 0,
        .required = true,
        .minimum = 1,
        .maximum = 9,
        .codeList = "jenis_layanan"},
    {.tag = StartedAt,
        .key = "started_at_ms",
        .label = QT_TRANSLATE_NOOP("records", "Start"),
        .kind = FieldKind::Instant,
        .merge = MergeClass::Event,
        .tier = 0,
        .index = Index::Day,
        .required = true},
    {.tag = EndedAt,
        .key = "ended_at_ms",
        .label = QT_TRANSLATE_NOOP("records", "End"),
        .kind = FieldKind::Instant,
        .merge = MergeClass::Event,
        .tier = 0,
        .required = true},
    {.tag = OperatorId,
        .key = "operator_id",
        .label = QT_TRANSLATE_NOOP("records", "Operator"),
        .kind = FieldKind::Entity,
        .merge = MergeClass::Event,
        .tier = 0,
        .required = true},
    {.tag = Abandoned,
        .key = "abandoned",
        .label = QT_TRANSLATE_NOOP("records", "Abandoned"),
        .kind = FieldKind::Flag,
        .merge = MergeClass::Event,
        .tier = 0,
        .required = true,
        .maximum = 1},
};
static_assert(hasUniqueTags(kFields) && hasTagsOf(RecordType::Service, kFields));

inline constexpr RecordSpec kSpec {RecordType::Service, "service", kFields, true};

} // namespace guyub::domain::service
