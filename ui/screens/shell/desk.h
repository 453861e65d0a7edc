// The counter while somebody is signed in: rail, bar, and the pages. Made at sign-in, deleted at the lock with all its
// pages, so that nothing of anybody stays behind the PIN.
#pragma once

#include "ui/screens/pages.h"
#include "ui/screens/shell/appearance.h"
#include "ui/widgets/overlay.h"

#include <QHash>
#include <QTimer>

class QStackedWidget;
class QVBoxLayout;

namespace guyub::ui {

class Button;
class NavRail;
class NavItem;
class Pill;
class Switches;
class TextLabel;
class TopBar;

struct ShellParts // all must outlive the shell
{
    Appearance &appearance;
    AppContext &context;
    const Pages &pages;
};

class Desk : public QWidget
{
    Q_OBJECT
public:
    Desk(const ShellParts &parts, QWidget *parent = nullptr);

    // Leaves the present page, enters that one. False: there is no such page.
    bool goTo(const Target &target);
    Screen *current() const;
    const Target &here() const { return m_here; }
    Target leaveAll(); // keeps drafts; where to come back to
    void refresh();    // counters and the sync line
    int railWidth() const;
    void setRoomBelow(int px); // what the keyboard takes of the page's room

Q_SIGNALS:
    void pageChanged(guyub::ui::Page page);
    void lockWanted();
    void hideWanted();
    void railResized();
    void ask(guyub::ui::OverlayDialog *dialog);
    void say(guyub::ui::Tone tone, const QString &words);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Entry
    {
        Page page;
        Icon icon;
    };
    static const QList<Entry> &entries();
    QString wordsOf(Page page) const;
    Page entryOf(Page page) const; // the entry of the rail that a page belongs to
    QWidget *makeRail();
    QWidget *makeBar();
    Screen *screenOf(Page page);
    void retranslate();
    void fitBar(); // time and title; where room is short the switches give up their words first, then the operator's name goes

    const ShellParts m_parts;
    const Theme &m_theme;
    NavRail *m_rail;
    TopBar *m_bar;
    Pill *m_sync;
    Switches *m_switches;
    Button *m_hide;
    TextLabel *m_who;
    QStackedWidget *m_stack;
    QVBoxLayout *m_column; // bar and page
    NavItem *m_lock = nullptr;
    QList<Page> m_railPages; // in the order of the rail
    QHash<int, Screen *> m_screens;
    Target m_here;
    QTimer m_clockTick;
};

} // namespace guyub::ui
