#include "ui/print/paperwords.h"

#include "app/domain/officezone.h"

#include <QCoreApplication>

namespace guyub::print {

QLocale paperLocale()
{
    return QLocale(QCoreApplication::translate("Paper", "en", "two-letter code of the language this paper is written in"));
}

QString paperDate(QDate date)
{
    return paperLocale().toString(date, QStringLiteral("d MMMM yyyy"));
}

QString paperTime(UtcMs at, const QString &areaCode)
{
    const QDateTime local = domain::officeTime(at, areaCode);
    return QStringLiteral("%1, %2 %3").arg(paperDate(local.date()), local.time().toString(QStringLiteral("HH.mm")), domain::officeZoneOf(areaCode).name);
}

} // namespace guyub::print
