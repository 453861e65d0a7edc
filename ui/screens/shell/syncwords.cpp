#include "ui/screens/shell/syncwords.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace guyub::ui {
namespace {

constexpr int kFailuresWorthAWord = 3;

class SyncLine
{
    Q_DECLARE_TR_FUNCTIONS(SyncLine)
public:
    static SyncWords of(const ports::SyncStatus &status, bool isSending)
    {
        if (isSending)
            return {Tone::Info, Icon::Sync, tr("Sending now"), {}};
        if (!status.enrolled)
            return {Tone::Neutral, Icon::Offline, tr("Kept on this kiosk, no hub yet"), tr("No hub yet")};
        if (domain::isOtherHistory(status.verdict) || status.verdict == domain::HubVerdict::Revoked)
            return {Tone::Warn, Icon::Warning, tr("The hub asks for the administrator"), tr("Call the administrator")};
        if (status.failures >= kFailuresWorthAWord)
            return {Tone::Warn, Icon::Warning, tr("%1 tries failed, no data lost").arg(status.failures), tr("%1 tries failed").arg(status.failures)};
        if (status.waitingCommits > 0)
            return {Tone::Warn, Icon::Offline, tr("Offline · %1 to send tonight").arg(QLocale().toString(status.waitingCommits)),
                tr("Offline · %1").arg(QLocale().toString(status.waitingCommits))};
        if (status.lastStoredAt == 0)
            return {Tone::Neutral, Icon::Offline, tr("Nothing to send yet"), tr("Nothing to send")};
        return {Tone::Ok, Icon::Check, tr("All sent %1").arg(shortInstant(status.lastStoredAt)), tr("All sent")};
    }
};

} // namespace

SyncWords syncWords(const ports::SyncStatus &status, bool isSending)
{
    return SyncLine::of(status, isSending);
}

QString shortInstant(UtcMs at)
{
    if (at == 0)
        return {};
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(at).toLocalTime();
    return QLocale().toString(local, QStringLiteral("d MMM ")) + QLocale().toString(local.time(), QLocale::ShortFormat);
}

} // namespace guyub::ui
