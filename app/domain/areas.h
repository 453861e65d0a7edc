// Names of administrative areas by Kemendagri code (Kepmendagri 300.2.2-2430/2025), and district codes that went out of
// force between 2016 and 2023. The tables are read once, at the first call, and shared; safe from any thread.
// Codes are accepted plain ("357703") or dotted ("35.77.03"); anything else is unknown.
#pragma once

#include <QString>
#include <QStringView>

namespace guyub::domain {

enum class AreaStatus : quint8
{
    Unknown,
    Current,
    Retired
};

bool isKnownProvince(QStringView code); // two digits, one of 38
// A dotted code of a kelurahan, desa or desa adat such as 35.77.03.1009, in a known province. Whether that village exists
// is not asked: villages are founded faster than tables are printed.
bool isVillageCode(const QString &code);
AreaStatus districtStatus(QStringView code); // six digits, the prefix of a NIK
// Name of a province (2 digits), regency or city (4), district (6, retired ones too) or village (10; only those of Kab.
// Purworejo and Kota Madiun are in the table). Empty when unknown.
QString areaName(QStringView code);

} // namespace guyub::domain
