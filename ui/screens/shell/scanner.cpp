#include "ui/screens/shell/scanner.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QWidget>

#include <algorithm>

namespace guyub::ui {
namespace {

bool isModifier(int key)
{
    return key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt || key == Qt::Key_AltGr || key == Qt::Key_CapsLock
        || key == Qt::Key_Meta;
}

bool endsScan(int key)
{
    return key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Tab;
}

// With caps lock on a scanner types small letters where capitals stand; our codes have no small letters.
QString withoutCapsLock(const QString &typed)
{
    return typed.startsWith(QLatin1String("gy1")) ? typed.toUpper() : typed;
}

} // namespace

Scanner::Scanner(QObject *parent) : QObject(parent)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &Scanner::giveBack);
    qApp->installEventFilter(this);
}

Scanner::~Scanner()
{
    if (qApp != nullptr)
        qApp->removeEventFilter(this);
}

void Scanner::setEnabled(bool enabled)
{
    giveBack();
    m_enabled = enabled;
}

bool Scanner::eventFilter(QObject *watched, QEvent *event)
{
    if (!m_enabled || m_replaying)
        return false;
    switch (event->type()) {
    case QEvent::KeyPress:
        // Only what comes from outside: the keys of our own keyboard go straight to their field.
        if (auto *target = qobject_cast<QWidget *>(watched); target != nullptr && event->spontaneous())
            return takeKey(target, *static_cast<QKeyEvent *>(event));
        return false;
    case QEvent::KeyRelease:
        return qobject_cast<QWidget *>(watched) != nullptr && takeRelease(*static_cast<QKeyEvent *>(event));
    case QEvent::ShortcutOverride:
        if (!m_prefixed && m_held.isEmpty())
            return false;
        event->accept(); // no shortcut in the middle of a scan
        return true;
    case QEvent::MouseButtonPress:
    case QEvent::TouchBegin:
        giveBack();
        return false;
    default:
        return false;
    }
}

bool Scanner::takeKey(QWidget *target, const QKeyEvent &event)
{
    if (event.key() == Qt::Key_F9) {
        giveBack();
        m_prefixed = true;
        m_pause.start(kLongestMs);
        return true;
    }
    if (isModifier(event.key()))
        return false;
    if (endsScan(event.key()) && (m_prefixed || m_text.size() >= kLeastCharacters))
        return finish();
    const bool isText = !event.text().isEmpty() && event.text().at(0).isPrint()
        && !(event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (!isText || event.isAutoRepeat()) {
        giveBack();
        return false;
    }
    m_target = target;
    m_held.append({event.key(), event.modifiers(), event.text(), true});
    m_text += event.text();
    if (!m_prefixed)
        m_pause.start(kPauseMs);
    return true;
}

// Of a key that is held back, and once only: its press is not known below either. A key that stays down longer than the
// pause is given back as a press alone; its release goes its own way then.
bool Scanner::takeRelease(const QKeyEvent &event)
{
    const bool isHeldBack = std::any_of(m_held.cbegin(), m_held.cend(), [&event](const Held &held) { return held.isPress && held.key == event.key(); });
    if (!isHeldBack)
        return false;
    m_held.append({event.key(), event.modifiers(), event.text(), false});
    return true;
}

bool Scanner::finish()
{
    const QString text = withoutCapsLock(m_text.trimmed());
    m_pause.stop();
    m_held.clear();
    m_text.clear();
    m_prefixed = false;
    if (!text.isEmpty())
        Q_EMIT scanned(text);
    return true;
}

void Scanner::giveBack()
{
    m_pause.stop();
    const QList<Held> held = std::exchange(m_held, {});
    const bool wasPrefixed = std::exchange(m_prefixed, false);
    m_text.clear();
    if (wasPrefixed || m_target == nullptr)
        return; // a scan that broke off is nobody's typing
    m_replaying = true;
    for (const Held &key : held) {
        if (m_target == nullptr)
            break;
        QKeyEvent again(key.isPress ? QEvent::KeyPress : QEvent::KeyRelease, key.key, key.modifiers, key.text);
        QCoreApplication::sendEvent(m_target, &again);
    }
    m_replaying = false;
}

} // namespace guyub::ui
