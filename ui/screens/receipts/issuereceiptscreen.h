// Make a receipt: for whom, what for, the paper beside, one press that saves and prints. Afterwards what became of it.
#pragma once

#include "app/usecase/issuereceipt.h"
#include "ui/screens/screen.h"
#include "ui/screens/servicewatch.h"

class QStackedWidget;

namespace guyub::ui {

class Banner;
class Button;
class ChoiceGroup;
class FormField;
class OptionButton;
class PaperPreview;
class PrintPanel;
class ResidentPicker;
class ScrollArea;
class TextField;
class TextLabel;

class IssueReceiptScreen : public Screen
{
    Q_OBJECT
public:
    IssueReceiptScreen(const Theme &theme, AppContext &context, QWidget *parent = nullptr);

    QString title() const override;
    // `target.id`: the resident; zero: to be searched. `target.extra`: the commit to prove (32 bytes), or the receipt to
    // be replaced (16 bytes), or nothing.
    void enter(const Target &target) override;
    void leave() override;
    void retranslate() override;
    std::optional<Target> resume() const override;
    QVariant place() const override;
    void takePlace(const QVariant &place) override;

private:
    QWidget *makeForm();
    QWidget *makeDone();
    void nameKinds();
    void choose(const EntityId &resident);
    void offerKinds();
    void showTrouble(const Error &error);
    void showPreview();
    void issue();
    void showIssued();
    bool isIssued() const { return !m_issued.id.isZero(); }

    QStackedWidget *m_pages;
    ResidentPicker *m_picker;
    QWidget *m_desk;
    PaperPreview *m_preview;
    ScrollArea *m_form;
    TextLabel *m_heading;
    TextLabel *m_kindLabel;
    ChoiceGroup *m_kinds;
    QList<OptionButton *> m_kindButtons; // in the order of the code list
    TextField *m_detail;
    FormField *m_detailField;
    QWidget *m_question;
    Banner *m_saved;
    PrintPanel *m_panel;
    QWidget *m_after;
    Button *m_finish;
    Button *m_another;
    EntityId m_resident;
    Hash m_action;
    EntityId m_supersedes;
    UtcMs m_enteredAt = 0;
    ServiceWatch m_service;
    usecase::IssuedReceipt m_issued;
};

} // namespace guyub::ui
