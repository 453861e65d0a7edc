#include "app/tool/recoverysheet.h"

#include "app/base/durablefile.h"
#include "translations/language.h"
#include "ui/print/recoverypaper.h"

#include <QCoreApplication>
#include <QDate>
#include <QFileInfo>

namespace guyub::tool {

namespace {

const QString kSheet = QStringLiteral("sheet");

} // namespace

Result<> mayWriteSheet(const Arguments &arguments)
{
    if (const QString path = arguments.value(kSheet); !path.isEmpty() && (QFileInfo::exists(path) || QFileInfo(path).isSymLink()))
        return fail(ErrorCode::TargetExists, QStringLiteral("the file of --sheet is there already; name one that is not"));
    return {};
}

Result<> writeSheet(const Arguments &arguments, const QString &key, const QString &ledger, const QString &deviceName, QDate today)
{
    const QString path = arguments.value(kSheet);
    if (path.isEmpty())
        return {};
    const auto words = translations::wordsOf(u"id"); // papers speak Indonesian
    if (words)
        QCoreApplication::installTranslator(words.get());
    const QByteArray pdf = print::toPdf(print::recoveryDocument({key, ledger, deviceName, today}), QStringLiteral("Guyub"));
    GUYUB_TRY(writeDurably(path, pdf, FileAccess::OwnerOnly));
    writeMessage(QStringLiteral("guyub: print the file of --sheet and remove it; it opens the store"));
    return {};
}

} // namespace guyub::tool
