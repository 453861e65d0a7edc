// Dates and times as papers write them: "24 November 2026, 13.30 WIB".
#pragma once

#include "app/base/time.h"

#include <QLocale>
#include <QString>

namespace guyub::print {

QLocale paperLocale(); // of the language whose words are installed: the paper speaks one language only
QString paperDate(QDate date);                         // "24 November 2026"
QString paperTime(UtcMs at, const QString &areaCode);  // "24 November 2026, 13.30 WIB", by the zone of the area

} // namespace guyub::print
