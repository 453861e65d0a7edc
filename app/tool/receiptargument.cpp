#include "app/tool/receiptargument.h"

#include "app/domain/receiptcode.h"
#include "app/tool/fieldtext.h"

namespace guyub::tool {

Result<EntityId> receiptArgument(const QString &typed, const ports::RecordStore &store)
{
    const auto code = domain::parseReceiptCode(typed);
    if (!code)
        return entityIdOf(typed);
    GUYUB_TRY_VALUE(const auto records, store.receiptsByNumber(domain::formatReceiptCode(*code)));
    if (records.isEmpty())
        return fail(ErrorCode::NotFound, QStringLiteral("receipt"));
    if (records.size() > 1)
        return fail(ErrorCode::WrongUse, QStringLiteral("several receipts bear this number; name one by its id"));
    return records.front().id;
}

} // namespace guyub::tool
