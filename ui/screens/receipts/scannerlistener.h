// A hand scanner types what it reads. Set to send F9 first, its text goes to its meaning and never into whatever field
// has the focus: from F9 to Enter or Tab every key is taken away, and scanned() has the text. Without the prefix a
// scanner is a keyboard like any other and types into the field of the page that checks receipts.
#pragma once

#include "app/ports/clock.h"

#include <QObject>
#include <QString>

class QKeyEvent;

namespace guyub::ui {

class ScannerListener : public QObject
{
    Q_OBJECT
public:
    // `clock` must outlive this object. Install it on the application: qApp->installEventFilter(listener).
    ScannerListener(const ports::Clock &clock, QObject *parent = nullptr);

    static constexpr qint64 kLongestPauseMs = 1500; // a burst that stops is dropped, so that F9 by hand locks nothing

Q_SIGNALS:
    void scanned(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool take(QKeyEvent *key);

    const ports::Clock &m_clock;
    bool m_isReading = false;
    qint64 m_lastKeyAt = 0;
    QString m_text;
};

// With caps lock on a scanner types small letters; a receipt's code has none, so the case is turned round.
QString withoutCapsLock(const QString &scanned);

} // namespace guyub::ui
