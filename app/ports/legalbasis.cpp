#include "app/ports/legalbasis.h"

#include "storage/crypto/hash.h"

#include <algorithm>

namespace guyub::ports {

QStringList legalBasisCodes()
{
    return {QLatin1String(kPopulationAdministration), QLatin1String(kPublicHealth)};
}

Id legalBasisId(const QString &code)
{
    return crypto::blake2b<16>("guyub.basis.1", viewOf(code.toUtf8()));
}

bool isLegalBasis(const Id &authority)
{
    const QStringList codes = legalBasisCodes();
    return std::any_of(codes.cbegin(), codes.cend(), [&](const QString &code) { return legalBasisId(code) == authority; });
}

} // namespace guyub::ports
