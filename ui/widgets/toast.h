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

Q_SIGNALS:
    void undone();
    void expired(); // not undone: the thing stands

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void place();

    const Theme &m_theme;
    IconView *m_icon;
    TextLabel *m_text;
    Button *m_undo;
    QTimer m_timer;
};

} // namespace guyub::ui
