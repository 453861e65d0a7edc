#include "app/host/errorline.h"

#include <QStringList>

namespace guyub::host {

namespace {

// What kind of failure it was; the detail says more. Empty where the detail alone is clear.
QString wordsFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::RequiredFieldMissing:
        return QStringLiteral("this field is needed");
    case ErrorCode::NotFound:
        return QStringLiteral("not found");
    case ErrorCode::NotAGuyubStore:
        return QStringLiteral("not a Guyub store");
    case ErrorCode::NewerFormat:
        return QStringLiteral("made by a newer Guyub");
    case ErrorCode::WrongPassphrase:
        return QStringLiteral("wrong name, passphrase or key");
    case ErrorCode::NoConsent:
        return QStringLiteral("no consent or legal basis in force");
    case ErrorCode::NotReachable:
        return QStringLiteral("not reachable");
    case ErrorCode::NotEnrolled:
        return QStringLiteral("not enrolled at a hub yet");
    case ErrorCode::Damaged:
        return QStringLiteral("damaged data");
    case ErrorCode::StoreFailed:
        return QStringLiteral("the database refused");
    case ErrorCode::DiskFull:
        return QStringLiteral("the disk is full");
    case ErrorCode::FileFailed:
        return QStringLiteral("a file cannot be read or written");
    case ErrorCode::Cancelled:
        return QStringLiteral("stopped");
    case ErrorCode::Bug:
        return QStringLiteral("a bug of ours");
    default:
        return {};
    }
}

} // namespace

QString errorLine(const QString &program, const Error &error)
{
    QStringList parts{program};
    if (error.line > 0)
        parts.append(QStringLiteral("line %1").arg(error.line));
    if (!error.field.isEmpty())
        parts.append(error.field);
    if (error.code == ErrorCode::StoreInUse) { // the detail is the name of a program
        parts.append(QStringLiteral("this folder is in use by %1; end it or wait until it is done, then try again").arg(error.detail.isEmpty() ? QStringLiteral("another program") : error.detail));
        return parts.join(QStringLiteral(": "));
    }
    if (const QString words = wordsFor(error.code); !words.isEmpty())
        parts.append(words);
    if (!error.detail.isEmpty())
        parts.append(error.detail);
    if (parts.size() == 1)
        parts.append(QStringLiteral("it did not work (error %1)").arg(static_cast<int>(error.code)));
    return parts.join(QStringLiteral(": "));
}

} // namespace guyub::host
