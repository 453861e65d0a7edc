#include "ui/screens/shell/office.h"

#include "app/domain/records/ledgersettings.h"

namespace guyub::ui {

Office readOffice(const ports::RecordStore &store)
{
    namespace settings = domain::ledgersettings;
    const auto records = store.allOf(domain::RecordType::LedgerSettings, 1);
    if (!records || records->isEmpty())
        return {};
    const domain::FieldMap &fields = records->first().fields;
    const auto text = [&fields](domain::FieldTag tag) { return domain::textOf(fields, tag); };
    return {text(settings::OfficeName), text(settings::AreaLine), text(settings::AreaCode), text(settings::PosyanduName)};
}

} // namespace guyub::ui
