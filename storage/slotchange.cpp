#include "storage/slotchange.h"

namespace guyub::storage {

Result<> SlotChange::derive(const crypto::PasswordCost &cost)
{
    if (dataKey.isEmpty()) {
        GUYUB_TRY(file.changePassphrase(label.operatorId, ownKeys, passphrase, device, cost));
    } else {
        GUYUB_TRY_VALUE(const crypto::SigningKeys signing, instead.isZero() ? file.addOperator(dataKey, label, passphrase, device, cost)
                                                                            : file.replaceOperator(instead, dataKey, label, passphrase, device, cost));
        signingKey = signing.publicKey;
    }
    passphrase.wipe();
    isDerived = true;
    return {};
}

} // namespace guyub::storage
