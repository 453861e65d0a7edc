// Where a receipt comes out: the printers to choose from and what became of the paper. Its button stands where the page
// puts it, always in sight.
#pragma once

#include "app/base/ids.h"
#include "ui/print/paper.h"
#include "ui/screens/appcontext.h"
#include "ui/theme/theme.h"

#include <QWidget>

namespace guyub::ui {

class Banner;
class Button;
class ChoiceGroup;
class OptionButton;
class TextLabel;

class PrintPanel : public QWidget
{
    Q_OBJECT
public:
    PrintPanel(const Theme &theme, AppContext &context, QWidget *parent = nullptr);

    print::Sheet sheet() const; // of the printer that is chosen
    void setButton(const QString &words);
    void setReady(bool isReady); // there is something that can be printed
    Button *button() const { return m_print; } // to be put into a layout by the page
    // Counts a paper, makes it and hands it to the printer. The receipt is safe in any case.
    void print(const EntityId &receipt);
    void clear(); // forgets what the last paper became
    void retranslate();

Q_SIGNALS:
    void pressed();
    void sheetChanged();
    void counted();  // the next paper is another one now
    void finished(); // the printer answered

private:
    ports::Printer *printer() const;
    QString nameOf(const ports::Printer &printer) const;
    void setBusy(bool busy);
    void showPrinted(const ports::Printer &printer, int copy);
    void showFailure(const Error &error);

    const Theme &m_theme;
    AppContext &m_context;
    TextLabel *m_label;
    ChoiceGroup *m_choices;
    QList<OptionButton *> m_choiceButtons; // one per printer
    Button *m_print;
    Banner *m_result;
    EntityId m_receipt;
    bool m_isBusy = false;
    bool m_isReady = true;
};

} // namespace guyub::ui
