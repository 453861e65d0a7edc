// *Ubah data*: a registered person's answers, any of which can be changed; what changes is shown before it is saved. Kept
// as a draft like a registration.
#pragma once

#include "ui/screens/residents/editmodel.h"
#include "ui/screens/screen.h"

#include <QHBoxLayout>

namespace guyub::ui {

class Banner;
class Button;
class FormPage;
class PageHeader;
class ScrollArea;
class TextLabel;

class EditResidentScreen : public Screen
{
    Q_OBJECT
public:
    EditResidentScreen(const Theme &theme, AppContext &context, QWidget *parent = nullptr);

    QString title() const override;
    void enter(const Target &target) override; // id: resident; or extra: draft id
    void leave() override;
    void retranslate() override;
    std::optional<Target> resume() const override;
    QVariant place() const override;
    void takePlace(const QVariant &place) override;
    bool takeScan(const QString &text) override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class Step { Overview, Identity, Household };

    void buildFooter();
    void showNobody(const Error &error); // there is no such person, or no such draft any more
    Result<> openFor(const Target &target);
    void showStep(Step step, std::optional<usecase::FormItem> focus = {}, bool takesFocus = true);
    FormPage *makePage(Step step);
    void retitle();
    void showCarriedOver();
    void edited();
    void toItem(usecase::FormItem item);
    void goOn();
    usecase::FormPart partHere() const;
    // What an officer should look at before going on: keys and sentences.
    QList<std::pair<QString, QString>> doubtsHere() const;
    void askAboutDoubts(const QList<std::pair<QString, QString>> &doubts);
    void pass();
    void save();
    void goBack();
    void askToDiscard(const std::function<void()> &discard);
    void toResident();
    void showFailure(const Error &error);

    EditModel m_model;
    Step m_step = Step::Overview;
    usecase::ResidentForm m_before; // when this page of questions was opened

    PageHeader *m_header;
    Banner *m_notice;
    ScrollArea *m_scroll;
    FormPage *m_page = nullptr;
    QWidget *m_footer;
    Button *m_back;
    TextLabel *m_keptWords;
    Button *m_next;
};

} // namespace guyub::ui
