// *Daftarkan warga*: consent, identity, household and address, check answers, saved. Nothing typed is ever lost: it is kept
// as a draft within a second and offered again after a crash, a lock or a change of page.
#pragma once

#include "ui/screens/residents/registermodel.h"
#include "ui/screens/screen.h"

#include <QVBoxLayout>

namespace guyub::ui {

class Banner;
class Button;
class FormPage;
class ScrollArea;
class Stepper;
class TextLabel;
class Toast;
class TwinCard;

class RegisterScreen : public Screen
{
    Q_OBJECT
public:
    RegisterScreen(const Theme &theme, AppContext &context, QWidget *parent = nullptr);

    QString title() const override;
    void enter(const Target &target) override; // extra: draft id; else a new registration
    void leave() override;
    void retranslate() override;
    std::optional<Target> resume() const override;
    bool takeScan(const QString &text) override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    enum Step { Consent, Identity, Household, Check, Saved };

    void buildFooter();
    void showStep(int step, std::optional<usecase::FormItem> focus = {}, bool takesFocus = true);
    FormPage *makePage(int step);
    FormPage *makeCheckPage();
    FormPage *makeSavedPage();
    void retitle();
    void placeTwins();
    void edited();
    void goBack();
    void goOn();
    QList<usecase::FormFault> faultsHere() const;
    // What an officer should look at before leaving this step: keys and sentences of what was not accepted yet.
    QList<std::pair<QString, QString>> doubtsHere() const;
    void askAboutDoubts(const QList<std::pair<QString, QString>> &doubts);
    void pass();
    void save();
    void discard();
    void toItem(usecase::FormItem item);
    void showKept(UtcMs at);

    RegisterModel m_model;
    int m_step = Consent;
    bool m_toCheck = false; // one answer is being changed: back to the check page afterwards
    usecase::Registered m_done;
    bool m_joined = false;

    Stepper *m_stepper;
    Banner *m_failure;
    ScrollArea *m_scroll;
    QVBoxLayout *m_side;
    TwinCard *m_twins;
    FormPage *m_page = nullptr;
    QWidget *m_footer;
    Button *m_back;
    Button *m_discard;
    TextLabel *m_keptWords;
    Button *m_next;
    Toast *m_toast;
};

} // namespace guyub::ui
