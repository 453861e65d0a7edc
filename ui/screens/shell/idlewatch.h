// Nobody at the counter: tells after how long, and starts again with any touch, key or scan.
#pragma once

#include <QObject>
#include <QTimer>

namespace guyub::ui {

struct IdleTimes
{
    int lockMs = 120'000;   // at a public counter
    int sessionMs = 600'000; // at the posyandu, where hands are full
    int warnMs = 20'000;    // before the lock (WCAG 2.2.1)
    int pauseMs = 60'000;   // what waits is sealed by then
};

class IdleWatch : public QObject
{
    Q_OBJECT
public:
    explicit IdleWatch(const IdleTimes &times, QObject *parent = nullptr);
    ~IdleWatch() override;

    void start(bool longSession); // also to change the kind of session
    void stop();                  // locked: nothing to watch
    void touch();                 // somebody is there

Q_SIGNALS:
    void paused();           // a while without a touch
    void warned(int leftMs); // the lock comes unless somebody touches
    void extended();         // somebody did
    void expired();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    IdleTimes m_times;
    QTimer m_pause;
    QTimer m_warning;
    QTimer m_lock;
    bool m_running = false;
};

} // namespace guyub::ui
