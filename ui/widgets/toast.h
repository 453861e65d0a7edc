// "Deleted. Undo": a short word at the bottom of the window that leaves by itself after ten seconds. What was done stays
// undoable that long; nothing is asked beforehand.
#pragma once

#include "ui/widgets/button.h"
#include "ui/widgets/tone.h"

#include <QTimer>

namespace guyub::ui {

class IconView;
class TextLabel;

class Toast : public QWidget
{
    Q_OBJECT
public:
    static constexpr int kShownMs = 10'000;

    // Lies at the bottom of `parent`, above everything else in it.
    Toast(const Theme &theme, QWidget *parent);

    // A message still shown is settled first: its expired() is emitted. Empty `undoWords`: nothing to undo.
    void showMessage(const QString &text, const QString &undoWords = {}, Tone tone = Tone::Ok);
    void settle(); // the time is over, now: the page is left
    void setWords(const QString &text, const QString &undoWords); // of the message that shows, in another language
    // The part of the parent at whose bottom it lies; at first all of it.
    void setArea(const QRect &area);

Q_SIGNALS:
    // So much at the bottom of the area is its own now; 0 once it is gone. Whoever lies there makes room: a message hides
    // nothing that may just be read or pressed.
    void roomChanged(int px);
    void undone();
    void expired(); // not undone: the thing stands

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void place();
    void giveRoom(int px);

    const Theme &m_theme;
    IconView *m_icon;
    TextLabel *m_text;
    Button *m_undo;
    QTimer m_timer;
    QRect m_area; // empty: the whole parent
    int m_room = 0;
};

} // namespace guyub::ui
