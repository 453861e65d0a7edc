#include "ui/screens/shell/idlewatch.h"

#include <QCoreApplication>
#include <QEvent>

namespace guyub::ui {

IdleWatch::IdleWatch(const IdleTimes &times, QObject *parent) : QObject(parent), m_times(times)
{
    for (QTimer *timer : {&m_pause, &m_warning, &m_lock})
        timer->setSingleShot(true);
    m_pause.setInterval(times.pauseMs);
    m_lock.setInterval(times.warnMs);
    connect(&m_pause, &QTimer::timeout, this, &IdleWatch::paused);
    connect(&m_warning, &QTimer::timeout, this, [this] {
        m_lock.start();
        Q_EMIT warned(m_times.warnMs);
    });
    connect(&m_lock, &QTimer::timeout, this, [this] {
        stop();
        Q_EMIT expired();
    });
    qApp->installEventFilter(this);
}

IdleWatch::~IdleWatch()
{
    if (qApp != nullptr)
        qApp->removeEventFilter(this);
}

void IdleWatch::start(bool longSession)
{
    m_running = true;
    m_warning.setInterval(std::max(0, (longSession ? m_times.sessionMs : m_times.lockMs) - m_times.warnMs));
    touch();
}

void IdleWatch::stop()
{
    m_running = false;
    for (QTimer *timer : {&m_pause, &m_warning, &m_lock})
        timer->stop();
}

void IdleWatch::touch()
{
    if (!m_running)
        return;
    const bool wasWarned = m_lock.isActive();
    m_lock.stop();
    m_pause.start();
    m_warning.start();
    if (wasWarned)
        Q_EMIT extended();
}

bool IdleWatch::eventFilter(QObject *, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::Wheel:
        touch();
        break;
    default:
        break;
    }
    return false;
}

} // namespace guyub::ui
