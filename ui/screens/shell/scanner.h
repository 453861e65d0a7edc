// A hand scanner is a keyboard that types very fast and ends with Enter. What it types must go to its meaning and never
// into the field that happens to have the focus. Two ways tell it from a person: a prefix (F9, set on the scanner), or,
// without one, at least eight characters with hardly a pause and Enter at once after them. Until that is sure the keys are
// held back for a moment; a person's keys go on to where they were meant.
#pragma once

#include <QList>
#include <QObject>
#include <QPointer>
#include <QTimer>

class QKeyEvent;
class QWidget;

namespace guyub::ui {

class Scanner : public QObject
{
    Q_OBJECT
public:
    static constexpr int kPauseMs = 35;          // scanners type every 2 to 20 ms, the fastest people every 60
    static constexpr int kLongestMs = 1'500;     // after a prefix: dropped when nothing ends it, so that F9 locks nothing
    static constexpr int kLeastCharacters = 8;

    explicit Scanner(QObject *parent = nullptr); // watches the whole application
    ~Scanner() override;

    void setEnabled(bool enabled); // off while locked: a PIN may be typed fast

Q_SIGNALS:
    void scanned(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Held
    {
        int key = 0;
        Qt::KeyboardModifiers modifiers;
        QString text;
        bool isPress = true;
    };
    bool takeKey(QWidget *target, const QKeyEvent &event);
    bool takeRelease(const QKeyEvent &event);
    bool finish();
    void giveBack();

    QTimer m_pause;
    QPointer<QWidget> m_target; // whom the held keys were meant for
    QList<Held> m_held; // presses and releases as they came
    QString m_text;
    bool m_prefixed = false;
    bool m_enabled = false;
    bool m_replaying = false;
};

} // namespace guyub::ui
