// A new PIN: one's own, after the present one; somebody's who forgot theirs; or of somebody new, after name and role. One
// question at a time, each answered on the pad of the sign-in page. What was typed stays in guarded memory and goes with
// the page.
#pragma once

#include "ui/screens/screen.h"
#include "ui/screens/errortext.h"

#include <QTimer>

namespace guyub::ui {

class Button;
class ChoiceGroup;
class FormField;
class PinCard;
class PinPad;
class Stepper;
class TextField;
class TextLabel;

class PinScreen : public Screen
{
    Q_OBJECT
public:
    PinScreen(const Theme &theme, AppContext &context, QWidget *parent = nullptr);

    QString title() const override;
    void enter(const Target &target) override;
    void leave() override;
    void retranslate() override;
    std::optional<Target> resume() const override { return Target{Page::Settings, {}, {}}; } // what was typed is gone
    bool asksForSecrets() const override { return true; }

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class Whose { Mine, Forgotten, New };
    enum class Step { Person, Present, Wanted, Again };

    QWidget *makeLeft();
    void makePerson();
    void forget();
    void goToStep(Step step);
    void takePerson(); // name and role, if they will do
    void takePin();
    void check();
    void checked(const Result<> &result);
    void save();
    void saved(int visit, const QString &words, const Result<> &result);
    void fault(const ErrorWords &words);
    void setBusy(bool busy);
    void refresh();
    QList<Step> steps() const;
    QString nameOf(Step step) const;
    QString question() const;
    QString line() const;
    void offerRoles();

    Whose m_whose = Whose::Mine;
    Step m_step = Step::Present;
    ports::OperatorLabel m_person; // whose PIN it is
    crypto::SecretBytes m_present;
    crypto::SecretBytes m_wanted;
    std::optional<ErrorWords> m_fault; // of the last answer, shown until something is typed
    bool m_busy = false;
    bool m_letters = false;
    int m_visit = 0; // what answers an earlier one changes nothing here
    QTimer m_waitTick;
    Stepper *m_stepper;
    TextLabel *m_question;
    TextLabel *m_line;
    QWidget *m_personForm;
    TextField *m_nameField;
    FormField *m_name;
    ChoiceGroup *m_roles;
    FormField *m_role;
    Button *m_back;
    Button *m_lettersButton;
    Button *m_next;
    PinCard *m_card;
    PinPad *m_pad; // of the card
};

} // namespace guyub::ui
