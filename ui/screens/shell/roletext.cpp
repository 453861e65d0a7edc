#include "ui/screens/shell/roletext.h"

#include "app/domain/codelist.h"

#include <QLocale>

namespace guyub::ui {

QString roleWords(ports::Role role)
{
    const QString language = QLocale().language() == QLocale::English ? QStringLiteral("en") : QStringLiteral("id");
    return domain::codeWords(u"peran", static_cast<qint64>(role), language);
}

} // namespace guyub::ui
