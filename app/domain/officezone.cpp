#include "app/domain/officezone.h"

namespace guyub::domain {

namespace {

constexpr int kWestHours = 7, kCentralHours = 8, kEastHours = 9;

// Province codes of Kemendagri: 51-53 Bali and Nusa Tenggara, 63-65 South, East and North Kalimantan, 71-76 Sulawesi;
// 81, 82 Maluku, 91-97 Papua. All others: Sumatra, Java, West and Central Kalimantan.
int hoursOf(int province)
{
    const auto isIn = [province](int first, int last) { return province >= first && province <= last; };
    if (isIn(51, 53) || isIn(63, 65) || isIn(71, 76))
        return kCentralHours;
    if (isIn(81, 82) || isIn(91, 97))
        return kEastHours;
    return kWestHours;
}

} // namespace

OfficeZone officeZoneOf(QStringView areaCode)
{
    const int hours = hoursOf(areaCode.left(2).toInt());
    const QString name = hours == kWestHours ? QStringLiteral("WIB") : hours == kCentralHours ? QStringLiteral("WITA") : QStringLiteral("WIT");
    return {hours * 60, name};
}

QDateTime officeTime(UtcMs at, QStringView areaCode)
{
    return QDateTime::fromMSecsSinceEpoch(at, Qt::OffsetFromUTC, officeZoneOf(areaCode).offsetMinutes * 60);
}

} // namespace guyub::domain
