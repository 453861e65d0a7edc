// Legal bases other than consent (UU 27/2022 Ps 20) on which data may be kept. A basis stands in a commit as an id
// derived from its code, so that every kiosk knows it without a record.
#pragma once

#include "app/base/ids.h"

#include <QStringList>

namespace guyub::ports {

inline constexpr char kPopulationAdministration[] = "UU23-2006"; // population administration (biodata: UU 24/2013 Ps 58)
inline constexpr char kPublicHealth[] = "UU17-2023";             // health, public programmes

QStringList legalBasisCodes();
Id legalBasisId(const QString &code);
bool isLegalBasis(const Id &authority);

} // namespace guyub::ports
