// One receipt from the history: what it says, how it stands, print it again, replace it, declare it void.
#pragma once

#include "app/usecase/receiptfacts.h"
#include "ui/screens/screen.h"

namespace guyub::ui {

class Banner;
class Button;
class PaperPreview;
class PrintPanel;
class TextLabel;

class ReceiptScreen : public Screen
{
    Q_OBJECT
public:
    ReceiptScreen(const Theme &theme, AppContext &context, QWidget *parent = nullptr);

    QString title() const override;
    void enter(const Target &target) override; // `target.id`: the receipt
    void retranslate() override;

private:
    void refresh();
    void showStanding();
    void askForVoid();
    void declareVoid(const QString &reason);

    PaperPreview *m_preview;
    TextLabel *m_heading;
    TextLabel *m_line;
    Banner *m_standing;
    PrintPanel *m_panel;
    Button *m_resident;
    Button *m_replace;
    Button *m_void;
    EntityId m_id;
    usecase::ReceiptFacts m_facts;
};

} // namespace guyub::ui
