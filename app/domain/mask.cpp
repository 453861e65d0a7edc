#include "app/domain/mask.h"

namespace guyub::domain {

namespace {
constexpr qsizetype kShown = 4;
}

QString maskNik(const QString &nik)
{
    if (nik.isEmpty())
        return {};
    const QString dots(4, QChar(0x2022));
    return dots + QLatin1Char(' ') + dots + QLatin1Char(' ') + dots + QLatin1Char(' ') + (nik.size() > kShown ? nik.right(kShown) : QString());
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
