// Record `ledgersettings`. Tags are permanent: never reused, never retyped.
#pragma once

#include "app/domain/recordspec.h"

namespace guyub::domain::ledgersettings {

enum Tag : FieldTag
{
    AreaCode = 513,
    OfficeName = 514,
    BaselineDate = 515,
    PilotRws = 516,
    AreaLine = 517,
    PosyanduName = 518,
};

inline constexpr FieldSpec kFields[] = {
    {.tag = AreaCode,
        .key = "area_code",
        .label = QT_TRANSLATE_NOOP("records", "Area code"),
        .kind = FieldKind::Text,
        .merge = MergeClass::Review,
        .tier = 0,
        .required = true,
        .minimum = 13,
        .maximum = 13},
    {.tag = OfficeName,
        .key = "office_name",
        .label = QT_TRANSLATE_NOOP("records", "Office"),
        .kind = FieldKind::Text,
        .merge = MergeClass::Review,
        .tier = 0,
        .maximum = 120},
    {.tag = BaselineDate,
        .key = "baseline_date",
        .label = QT_TRANSLATE_NOOP("records", "Baseline date"),
        .kind = FieldKind::Day,
        .merge = MergeClass::Review,
        .tier = 0},
    {.tag = PilotRws,
        .key = "pilot_rws",
        .label = QT_TRANSLATE_NOOP("records", "Pilot RWs"),
        .kind = FieldKind::Set,
        .merge = MergeClass::Set,
        .tier = 0},
    {.tag = AreaLine,
        .key = "area_line",
        .label = QT_TRANSLATE_NOOP("records", "Area line on papers"),
        .kind = FieldKind::Text,
        .merge = MergeClass::Review,
        .tier = 0,
        .maximum = 160},
    {.tag = PosyanduName,
        .key = "posyandu_name",
        .label = QT_TRANSLATE_NOOP("records", "Posyandu"),
        .kind = FieldKind::Text,
        .merge = MergeClass::Review,
        .tier = 0,
        .maximum = 80},
};
static_assert(hasUniqueTags(kFields) && hasTagsOf(RecordType::LedgerSettings, kFields));

inline constexpr RecordSpec kSpec {RecordType::LedgerSettings, "ledgersettings", kFields, false};

} // namespace guyub::domain::ledgersettings
