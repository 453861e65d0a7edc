// The one window of the kiosk. Outside a sign-in it shows the sign-in page and nothing else; inside, the desk. Questions and
// short messages lie over the page, the keyboard below it. Locks by button, by F12 and when nobody touches it.
#pragma once

#include "ui/screens/shell/desk.h"
#include "ui/screens/shell/focuskeeper.h"
#include "ui/screens/shell/idlewatch.h"

#include <QMainWindow>
#include <QPointer>

class QStackedWidget;

namespace guyub::ui {

class Scanner;
class SignInScreen;
class OverlayDialog;
class OverlayHost;
class HiddenCover;
class Layers;
class Toast;

class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(const ShellParts &parts, const IdleTimes &times = {});
    ~MainWindow() override;

    // The kiosk cannot work at all: says why and what to do.
    void showTrouble(const Error &error);
    void lock();
    bool isLocked() const { return m_desk == nullptr; }
    Desk *desk() const { return m_desk; }
    // A window for trying things out may be closed by its frame; the kiosk's only by closeKiosk().
    void setClosable(bool closable) { m_closable = closable; }
    void closeKiosk(); // locks and closes

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void enter(const ports::OperatorLabel &who);
    void cut();
    void takeInNext(); // one file of what the agent brought
    void warn(int leftMs);
    void takeScan(const QString &text);
    void tell(Tone tone, const QString &words);
    void makeRoom(); // places keyboard, questions and messages, and says to the page what they leave

    struct Left // where the last one was when the lock came
    {
        Id who;
        Target target;
        QVariant place;  // in the page
        FocusSpot focus;
    };

    const ShellParts m_parts;
    const Theme &m_theme;
    Layers *m_layers;
    QStackedWidget *m_outer;
    SignInScreen *m_signIn;
    Desk *m_desk = nullptr;
    KeyboardDock *m_keys;
    OverlayHost *m_overlays;
    Toast *m_toast;
    HiddenCover *m_cover;
    IdleWatch m_idle;
    Scanner *m_scanner;
    QTimer m_cutTick;
    QTimer m_measureSoon; // once a window that is being shown has its size
    int m_toastRoom = 0;
    QPointer<OverlayDialog> m_warning;
    Left m_left;
    bool m_closable = false;
    bool m_closing = false;
};

} // namespace guyub::ui
