#include "ui/screens/receipts/printjob.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

namespace guyub::ui {

void printInBackground(ports::Printer &printer, const QByteArray &bytes, QObject *receiver, std::function<void(const Result<> &)> done)
{
    const QPointer<QObject> guard(receiver); // looked at on the GUI thread only
    QThreadPool::globalInstance()->start([&printer, bytes, guard, done = std::move(done)] {
        const Result<> result = printer.print(bytes);
        QMetaObject::invokeMethod(QCoreApplication::instance(), [guard, done, result] {
            if (guard)
                done(result);
        }, Qt::QueuedConnection);
    });
}

} // namespace guyub::ui
