// The parts of one window that lie over each other: the page, the keyboard, what is said and asked. Whoever hears the
// screen hears what is on top: while a cover is up, a question or the hiding cover, nothing below it can be reached.
#pragma once

#include <QWidget>

namespace guyub::ui {

class Layers : public QWidget
{
    Q_OBJECT
public:
    explicit Layers(QWidget *parent = nullptr);

    void addCover(QWidget *cover); // a child that hides all others while it shows
    void addTool(QWidget *tool);   // a child that serves whatever is on top: the keyboard
    QList<QWidget *> heard() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QList<QWidget *> m_covers;
    QList<QWidget *> m_tools;
};

// Says to assistive technology what Qt takes these widgets of ours for nothing but rooms: layers, dialogs, short messages.
void installAccessibility();

} // namespace guyub::ui
