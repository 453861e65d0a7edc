#include "app/tool/receiptargument.h"

#include "app/domain/receiptcode.h"
#include "app/tool/fieldtext.h"

namespace guyub::tool {

Result<EntityId> receiptArgument(const QString &typed, const ports::RecordStore &store)
{
    const auto code = domain::parseReceiptCode(typed);
    if (!code)
        return entityIdOf(typed);
    GUYUB_TRY_VALUE(const ports::Record record, store.receiptByNumber(domain::formatReceiptCode(*code)));
    return record.id;
}

} // namespace guyub::tool
