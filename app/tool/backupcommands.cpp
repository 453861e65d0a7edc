// guyub backup create | list | verify | restore
#include "app/host/systemclock.h"
#include "app/tool/commands.h"
#include "app/tool/meter.h"
#include "app/tool/openstore.h"
#include "storage/attachments.h"
#include "storage/backup.h"
#include "storage/upgrade.h"
#include "storage/whereabouts.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QScopeGuard>
#include <QTemporaryDir>

namespace guyub::tool {

namespace {

quint64 bytesOf(const storage::BackupManifest &manifest)
{
    quint64 bytes = 0;
    for (const storage::BackupFile &file : manifest.files)
        bytes += file.bytes;
    return bytes;
}

QString timeOf(const storage::BackupManifest &manifest)
{
    return QDateTime::fromMSecsSinceEpoch(manifest.madeAt, Qt::UTC).toString(Qt::ISODate);
}

QJsonObject toJson(const storage::BackupManifest &manifest)
{
    return {{QStringLiteral("store"), toHexString(manifest.store)}, {QStringLiteral("number"), static_cast<qint64>(manifest.number)}, {QStringLiteral("made_at"), timeOf(manifest)},
        {QStringLiteral("bytes"), static_cast<qint64>(bytesOf(manifest))}};
}

QString sizeOf(quint64 bytes)
{
    return QStringLiteral("%1 MiB").arg(static_cast<double>(bytes) / (1 << 20), 0, 'f', 1);
}

// The folder B of a command: its only word.
QString placeOf(const Arguments &arguments)
{
    return arguments.rest().value(0);
}

Result<storage::BackupManifest> chosen(const Arguments &arguments)
{
    const QString store = arguments.value(QStringLiteral("store"));
    const auto id = store.isEmpty() ? Id() : Id::fromHex(store.toStdString());
    if (!id)
        return fail(ErrorCode::WrongUse, QStringLiteral("--store is 32 hexadecimal digits; guyub backup list shows them"));
    bool isNumber = true;
    const quint64 number = arguments.has(QStringLiteral("number")) ? arguments.value(QStringLiteral("number")).toULongLong(&isNumber) : 0;
    if (!isNumber)
        return fail(ErrorCode::WrongUse, QStringLiteral("--number is that of guyub backup list"));
    return storage::findBackup(placeOf(arguments), *id, number);
}

int create(const Arguments &arguments)
{
    const QString data = arguments.value(QStringLiteral("data")), to = arguments.value(QStringLiteral("to"));
    if (data.isEmpty() || to.isEmpty())
        return wrongUse(kBackupCreate, QStringLiteral("--data and --to are needed"));
    const auto made = storage::createBackup(data, to, host::SystemClock().nowUtc(), meter(QStringLiteral("backing up")));
    if (!made)
        return failWith(made.error());
    if (arguments.has(QStringLiteral("json"))) {
        QJsonObject object = toJson(made->manifest);
        object.insert(QStringLiteral("new_bytes"), static_cast<qint64>(made->newBytes));
        object.insert(QStringLiteral("deleted"), made->deleted);
        return writeJson(QJsonDocument(object));
    }
    return writeLines({QStringLiteral("backup %1 of store %2: %3, of which %4 new; %5 past their %6 days deleted")
                           .arg(made->manifest.number).arg(toHexString(made->manifest.store).left(8), sizeOf(made->bytes), sizeOf(made->newBytes)).arg(made->deleted).arg(storage::kBackupDays)});
}

void tellUnreadable(const storage::BackupList &list)
{
    if (list.unreadable > 0)
        writeMessage(QStringLiteral("guyub: %1 lists of backups cannot be read; they are left as they are").arg(list.unreadable));
}

int list(const Arguments &arguments)
{
    const auto found = storage::listBackups(placeOf(arguments));
    if (!found)
        return failWith(found.error());
    tellUnreadable(*found);
    QJsonArray rows;
    QStringList lines;
    for (const storage::BackupManifest &manifest : found->backups) {
        rows.append(toJson(manifest));
        lines.append(QStringLiteral("%1  %2  %3  %4").arg(toHexString(manifest.store)).arg(manifest.number, 8).arg(timeOf(manifest), sizeOf(bytesOf(manifest))));
    }
    const int code = found->unreadable > 0 ? kExitFindings : kExitDone;
    return arguments.has(QStringLiteral("json")) ? writeJson(QJsonDocument(rows), code) : writeLines(lines, code);
}

struct Verdict
{
    QStringList findings;
    QString digest; // of a drill
    qint64 commits = 0;
};

int tell(const Arguments &arguments, const storage::BackupManifest &manifest, const Verdict &verdict)
{
    const int code = verdict.findings.isEmpty() ? kExitDone : exitCodeFor(ErrorCode::Damaged);
    if (arguments.has(QStringLiteral("json"))) {
        QJsonObject object = toJson(manifest);
        object.insert(QStringLiteral("findings"), QJsonArray::fromStringList(verdict.findings));
        if (!verdict.digest.isEmpty()) {
            object.insert(QStringLiteral("digest"), verdict.digest);
            object.insert(QStringLiteral("commits"), verdict.commits);
        }
        return writeJson(QJsonDocument(object), code);
    }
    QStringList lines{QStringLiteral("backup %1 of %2: %3, %4 findings").arg(manifest.number).arg(timeOf(manifest), sizeOf(bytesOf(manifest))).arg(verdict.findings.size())};
    if (!verdict.digest.isEmpty())
        lines.append(QStringLiteral("restored, opened and checked: %1 commits, digest %2").arg(verdict.commits).arg(verdict.digest));
    return writeLines(lines + verdict.findings, code);
}

// The drill: restored into a folder of its own, opened by a person's passphrase, every page, the log and every table looked at.
Result<Verdict> drill(const Arguments &arguments, const storage::BackupManifest &manifest)
{
    QTemporaryDir place;
    if (!place.isValid())
        return fail(ErrorCode::FileFailed, QStringLiteral("no temporary folder can be made"));
    const QString folder = place.filePath(QStringLiteral("store"));
    const auto forget = qScopeGuard([&folder] { (void)storage::Whereabouts::forget(folder); }); // after the session's own mark
    GUYUB_TRY(storage::restoreBackup(placeOf(arguments), manifest, folder, meter(QStringLiteral("restoring"))));
    const host::SystemClock clock;
    GUYUB_TRY_VALUE(const auto passphrase, passphraseFrom(arguments));
    GUYUB_TRY_VALUE(storage::Keys keys, storage::Session::unlockNamed(folder, arguments.value(QStringLiteral("operator")), passphrase, clock));
    GUYUB_TRY_VALUE(const auto session, storage::Session::open(folder, std::move(keys), clock, opening()));
    Verdict verdict;
    verdict.findings = session->openFindings();
    GUYUB_TRY_VALUE(const storage::PageCheck pages, session->checkPages());
    GUYUB_TRY_VALUE(const storage::LogVerdict log, storage::verifyLog(session->database(), session->identity()));
    GUYUB_TRY_VALUE(const Hash digest, storage::projectionDigest(session->database()));
    GUYUB_TRY_VALUE(const bool isAsLogSays, storage::matchesLog(session->database(), session->identity(), meter(QStringLiteral("deriving the tables"))));
    GUYUB_TRY_VALUE(const storage::AttachmentCheck files, storage::checkAttachments(session->database(), session->folder(), meter(QStringLiteral("reading the attachments"))));
    verdict.findings += pages.findings + log.findings + files.findings;
    if (!isAsLogSays)
        verdict.findings.append(QStringLiteral("the tables differ from what the log says"));
    verdict.digest = toHexString(digest);
    verdict.commits = log.commits;
    return verdict;
}

int verify(const Arguments &arguments)
{
    const auto manifest = chosen(arguments);
    if (!manifest)
        return failWith(manifest.error());
    const auto findings = storage::checkBackup(placeOf(arguments), *manifest, meter(QStringLiteral("reading the backup")));
    if (!findings)
        return failWith(findings.error());
    if (!findings->isEmpty() || !arguments.has(QStringLiteral("passphrase-file")))
        return tell(arguments, *manifest, {*findings, {}, 0});
    const auto verdict = drill(arguments, *manifest);
    return verdict ? tell(arguments, *manifest, *verdict) : failWith(verdict.error());
}

int restore(const Arguments &arguments)
{
    const QString folder = arguments.value(QStringLiteral("data"));
    if (folder.isEmpty())
        return wrongUse(kBackupRestore, QStringLiteral("name the folder to make with --data"));
    const auto manifest = chosen(arguments);
    if (!manifest)
        return failWith(manifest.error());
    if (const auto done = storage::restoreBackup(placeOf(arguments), *manifest, folder, meter(QStringLiteral("restoring"))); !done)
        return failWith(done.error());
    if (const auto people = storage::Session::operators(folder); !people || people->isEmpty())
        writeMessage(QStringLiteral("guyub: nobody of this machine may open it; 'guyub store recover' lets one in by the recovery key, the admin passphrase or an organisation's key"));
    if (arguments.has(QStringLiteral("json")))
        return writeJson(QJsonDocument(toJson(*manifest)));
    return writeLines({QStringLiteral("backup %1 of %2 restored; its next receipts have a new series of numbers").arg(manifest->number).arg(timeOf(*manifest))});
}

} // namespace

const Command kBackupCreate{"backup", "create", "data= to= json", "--data D --to B [--json]",
    "Copies a store, sealed as it is, to another disk; needs no passphrase, and nobody may have the store open.", create};

const Command kBackupList{"backup", "list", "json", "B [--json]", "What backups lie in B, the newest of each store first.", list, Operands::One};

const Command kBackupVerify{"backup", "verify", "store= number= operator= passphrase-file= json", "B [--store ID] [--number N] [--passphrase-file P [--operator NAME]] [--json]",
    "Reads every piece of the newest backup; with a passphrase it is also restored into a temporary folder, opened and checked.", verify, Operands::One};

const Command kBackupRestore{"backup", "restore", "store= number= data= json", "B --data D [--store ID] [--number N] [--json]",
    "Makes the store D out of the newest backup in B.", restore, Operands::One};

} // namespace guyub::tool
