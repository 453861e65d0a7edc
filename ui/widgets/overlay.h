// Questions inside the window. Never a top-level dialog: a kiosk shows one window, and the lock must cover everything.
#pragma once

#include "ui/widgets/button.h"

#include <QPointer>
#include <QVBoxLayout>
#include <QWidget>

namespace guyub::ui {

class ScrollArea;
class TextLabel;

// One question. Buttons bear verbs ("Send", "Keep editing"), never yes and no. Escape answers kDismissed.
class OverlayDialog : public QWidget
{
    Q_OBJECT
public:
    static constexpr int kDismissed = -1;

    OverlayDialog(const Theme &theme, const QString &title, const QString &text = {}, QWidget *parent = nullptr);

    QVBoxLayout *body() const; // below the text
    // The first Primary button also answers Enter typed in a field of the body; no Danger button does. Put the harmless
    // answer first: it has the focus where nothing is to be filled in. `answer` from 0.
    Button *addAnswer(int answer, ButtonKind kind, Icon icon, const QString &words);
    void setText(const QString &text);
    void setDismissible(bool yes); // off: Escape does nothing
    int heightFor(int width) const;
    void focusFirst();

    // Answers as if a button had been pressed.
    void answerWith(int answer);

Q_SIGNALS:
    void answered(int answer);

protected:
    bool focusNextPrevChild(bool next) override; // the focus goes round inside
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    const Theme &theme() const { return m_theme; }

private:
    const Theme &m_theme;
    QVBoxLayout *m_column;
    TextLabel *m_title;
    TextLabel *m_text;
    ScrollArea *m_scroll;
    QHBoxLayout *m_answers;
    Button *m_default = nullptr;
    bool m_dismissible = true;
};

// Covers `parent` while a dialog is open and keeps mouse and focus in it. Make one per window; what the on-screen keyboard
// takes stays free, so that fields in a dialog can be typed in.
class OverlayHost : public QWidget
{
    Q_OBJECT
public:
    OverlayHost(const Theme &theme, QWidget *parent);
    ~OverlayHost() override;

    // Takes `dialog` over, shows it above any other, and deletes it once answered. The focus then returns to where it was.
    void open(OverlayDialog *dialog);
    OverlayDialog *current() const;
    void dismissAll(); // closes without an answer: the lock comes
    void setRoomBelow(int px); // what the keyboard takes of the parent: stays uncovered

Q_SIGNALS:
    void currentChanged(); // a question came or went

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    struct Entry
    {
        QPointer<OverlayDialog> dialog;
        QPointer<QWidget> focusBefore;
    };
    void close(OverlayDialog *dialog);
    void place();
    void keepFocus(QWidget *now);

    const Theme &m_theme;
    QList<Entry> m_open;
    int m_roomBelow = 0;
};

} // namespace guyub::ui
