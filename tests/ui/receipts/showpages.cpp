// Pictures of the receipt pages, to look at: guyub-receiptpages FOLDER.
#include "tests/ui/receipts/receiptdesk.h"
#include "translations/language.h"
#include "ui/screens/receipts/issuereceiptscreen.h"
#include "ui/screens/receipts/receiptscreen.h"
#include "ui/screens/receipts/verifyreceiptscreen.h"
#include "ui/screens/receipts/voiddialog.h"
#include "ui/widgets/button.h"
#include "ui/widgets/textfield.h"

#include <QApplication>
#include <QDir>
#include <QThreadPool>

using namespace guyub;
using namespace guyub::ui;

namespace {

struct Look
{
    QString name;
    Mode mode;
    TextScale scale;
    QSize screen, page;
};

void settle()
{
    QThreadPool::globalInstance()->waitForDone();
    for (int i = 0; i < 5; ++i)
        QCoreApplication::processEvents();
}

void press(QWidget &page, const QString &words)
{
    for (Button *button : page.findChildren<Button *>())
        if (button->words() == words)
            button->click();
    settle();
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const QDir folder(QApplication::arguments().value(1, QStringLiteral(".")));
    translations::LanguageSwitch language(translations::Language::Indonesian);
    Theme theme(app);
    bool isWritten = folder.mkpath(QStringLiteral("."));
    const QList<Look> looks{{QStringLiteral("light"), Mode::Light, TextScale::Normal, {1366, 768}, {1130, 690}}, {QStringLiteral("dark"), Mode::Dark, TextScale::Large, {1366, 768}, {1130, 690}},
        {QStringLiteral("small"), Mode::HighContrast, TextScale::Large, {1024, 600}, {940, 536}}};
    for (const Look &look : looks) {
        theme.setMode(look.mode);
        theme.setTextScale(look.scale);
        theme.setScreen({look.screen, {}});
        test::ReceiptDesk desk;
        const auto shoot = [&](QWidget &page, const QString &name) {
            page.resize(look.page);
            page.show();
            settle();
            isWritten = page.grab().save(folder.filePath(look.name + QLatin1Char('-') + name + QStringLiteral(".png"))) && isWritten;
        };
        IssueReceiptScreen issue(theme, desk.context);
        issue.enter({Page::IssueReceipt, {}, {}});
        shoot(issue, QStringLiteral("pick"));
        issue.enter({Page::IssueReceipt, desk.person, {}});
        issue.findChildren<TextField *>().last()->setText(QStringLiteral("Beras 10 kg dan minyak goreng 2 liter"));
        shoot(issue, QStringLiteral("issue"));
        press(issue, QStringLiteral("Simpan dan cetak"));
        shoot(issue, QStringLiteral("issued"));
        desk.slip.jam(true);
        press(issue, QStringLiteral("Cetak ulang (salinan 1)"));
        shoot(issue, QStringLiteral("jam"));
        const usecase::IssuedReceipt issued = desk.counter.issued(desk.person);
        ReceiptScreen receipt(theme, desk.context);
        receipt.enter({Page::Receipt, issued.id, {}});
        shoot(receipt, QStringLiteral("receipt"));
        VerifyReceiptScreen verify(theme, desk.context);
        verify.enter({Page::VerifyReceipt, {}, {}});
        shoot(verify, QStringLiteral("verify"));
        verify.enter({Page::VerifyReceipt, {}, issued.payload});
        shoot(verify, QStringLiteral("genuine"));
        verify.enter({Page::VerifyReceipt, {}, QString(issued.payload).replace(20, 1, issued.payload.at(20) == QLatin1Char('7') ? QLatin1Char('8') : QLatin1Char('7'))});
        shoot(verify, QStringLiteral("forged"));
        isWritten = desk.counter.issuing.declareVoid(issued.id, QStringLiteral("Salah orang")).has_value() && isWritten;
        verify.enter({Page::VerifyReceipt, {}, issued.code});
        shoot(verify, QStringLiteral("void"));
        VoidDialog dialog(theme, issued.code);
        dialog.resize(look.page.width() / 2, dialog.heightFor(look.page.width() / 2));
        dialog.show();
        isWritten = dialog.grab().save(folder.filePath(look.name + QStringLiteral("-voiddialog.png"))) && isWritten;
    }
    return isWritten ? 0 : 1;
}
