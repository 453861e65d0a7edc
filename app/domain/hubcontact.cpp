#include "app/domain/hubcontact.h"

#include <array>

namespace guyub::domain {

namespace {

constexpr std::array kVerdicts{"normal", "behind", "fork", "clone", "epoch_changed", "revoked"};
constexpr std::array kSeriesStarts{"created", "restored", "behind", "fork", "clone"};
constexpr std::array kTroubles{"", "line", "busy", "not_a_hub", "other_hub", "not_known", "revoked", "fork", "hub_failed", "not_enrolled", "kiosk"};

} // namespace

QString hubVerdictName(HubVerdict verdict)
{
    return QString::fromLatin1(kVerdicts.at(static_cast<std::size_t>(verdict)));
}

QString seriesStartName(SeriesStart start)
{
    return QString::fromLatin1(kSeriesStarts.at(static_cast<std::size_t>(start)));
}

SeriesStart seriesStartOf(HubVerdict verdict)
{
    switch (verdict) {
    case HubVerdict::Behind:
        return SeriesStart::Behind;
    case HubVerdict::Fork:
        return SeriesStart::Fork;
    case HubVerdict::Clone:
        return SeriesStart::Clone;
    default:
        return SeriesStart::Created;
    }
}

QString callTroubleName(CallTrouble trouble)
{
    return QString::fromLatin1(kTroubles.at(static_cast<std::size_t>(trouble)));
}

CallTrouble callTroubleOf(QStringView name)
{
    for (std::size_t i = 1; i < kTroubles.size(); ++i)
        if (name == QLatin1String(kTroubles.at(i)))
            return static_cast<CallTrouble>(i);
    return CallTrouble::None;
}

bool isOtherHistory(HubVerdict verdict)
{
    return verdict == HubVerdict::Behind || verdict == HubVerdict::Fork || verdict == HubVerdict::Clone;
}

} // namespace guyub::domain
