#include "app/domain/mask.h"

namespace guyub::domain {

namespace {
constexpr qsizetype kShown = 4;
constexpr QChar kDot(0x2022);
} // namespace

QString maskNik(const QString &nik)
{
    if (nik.isEmpty())
        return {};
    const QString dots(4, kDot);
    return dots + QLatin1Char(' ') + dots + QLatin1Char(' ') + dots + QLatin1Char(' ') + (nik.size() > kShown ? nik.right(kShown) : QString());
}

QString maskNikAgainst(const QString &nik, const QString &other)
{
    if (nik.size() != other.size() || nik.size() <= kShown)
        return maskNik(nik);
    QString shown = nik;
    for (qsizetype i = 0; i < nik.size() - kShown; ++i)
        if (nik.at(i) == other.at(i))
            shown[i] = kDot;
    return groupNik(shown);
}

QString groupNik(const QString &nik)
{
    QString result;
    for (qsizetype i = 0; i < nik.size(); ++i) {
        if (i > 0 && i % kShown == 0)
            result.append(QLatin1Char(' '));
        result.append(nik.at(i));
    }
    return result;
}

} // namespace guyub::domain
