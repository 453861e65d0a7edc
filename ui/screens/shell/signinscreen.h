// Who stands at the counter: a name or picture, then the PIN. Fills the whole window, so that nothing of anybody shows while
// nobody is signed in. Deriving the key takes about a second and runs elsewhere; the page says so and waits.
#pragma once

#include "app/ports/keyvault.h"
#include "ui/screens/appcontext.h"
#include "ui/screens/shell/appearance.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

namespace guyub::ui {

class Banner;
class Button;
class EmptyState;
class OverlayHost;
class PersonChoice;
class PinCard;
class PinPad;
class ProgressOverlay;
class Switches;
class TextLabel;

class SignInScreen : public QWidget
{
    Q_OBJECT
public:
    SignInScreen(Appearance &appearance, AppContext &context, QWidget *parent = nullptr);

    enum class Why { Start, Locked };
    // Reads who may sign in and waits for the PIN. `who`: chosen beforehand; zero: nobody.
    void open(Why why, const Id &who = {});
    // Nothing can be opened at all: says why instead.
    void showTrouble(const Error &error);
    bool isBusy() const { return m_busy; }
    void setRoomBelow(int px); // what the keyboard takes

Q_SIGNALS:
    void signedIn(const guyub::ports::OperatorLabel &who); // the store is open

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeTop();
    QWidget *makeLeft();
    void fillPeople();
    void choose(int index);
    void unlock();
    void answer(const Result<> &result);
    // An older program's data are brought up to date: how far.
    void showUpgrade(int percent);
    void showWait();
    void setBusy(bool busy);
    void retranslate();
    const ports::OperatorLabel *chosen() const;

    Appearance &m_appearance;
    const Theme &m_theme;
    AppContext &m_context;
    QList<ports::OperatorLabel> m_people;
    Why m_why = Why::Start;
    bool m_busy = false;
    bool m_letters = false;
    std::optional<Error> m_error; // of the last try, shown until something is typed
    std::optional<Error> m_trouble;
    QTimer m_waitTick;
    OverlayHost *m_overlays;
    QPointer<ProgressOverlay> m_upgrade;
    TextLabel *m_title;
    TextLabel *m_line;
    TextLabel *m_day;
    PersonChoice *m_choice;
    EmptyState *m_nobody;
    PinCard *m_pinCard;
    PinPad *m_pad; // of the card
    Button *m_lettersButton;
};

} // namespace guyub::ui
