#include "ui/screens/receipts/scannerlistener.h"

#include "app/domain/receiptpayload.h"

#include <QKeyEvent>

namespace guyub::ui {

namespace {
constexpr qsizetype kLongestScan = 4096; // more than any code holds
}

ScannerListener::ScannerListener(const ports::Clock &clock, QObject *parent) : QObject(parent), m_clock(clock) { }

bool ScannerListener::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress)
        return take(static_cast<QKeyEvent *>(event));
    const bool isKey = event->type() == QEvent::KeyRelease || event->type() == QEvent::ShortcutOverride;
    return (isKey && m_isReading) || QObject::eventFilter(watched, event);
}

bool ScannerListener::take(QKeyEvent *key)
{
    const UtcMs now = m_clock.nowUtc();
    if (m_isReading && now - m_lastKeyAt > kLongestPauseMs)
        m_isReading = false;
    m_lastKeyAt = now;
    if (key->key() == Qt::Key_F9) {
        m_isReading = true;
        m_text.clear();
        return true;
    }
    if (!m_isReading)
        return false;
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter || key->key() == Qt::Key_Tab) {
        m_isReading = false;
        if (!m_text.isEmpty())
            Q_EMIT scanned(m_text);
        return true;
    }
    m_text += key->text(); // nothing for shift and its like
    if (m_text.size() > kLongestScan)
        m_isReading = false;
    return true;
}

QString withoutCapsLock(const QString &scanned)
{
    const QString prefix = QLatin1String(domain::kReceiptQrPrefix);
    return scanned.trimmed().startsWith(prefix.toLower()) ? scanned.toUpper() : scanned;
}

} // namespace guyub::ui
