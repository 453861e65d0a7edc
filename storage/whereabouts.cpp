#include "storage/whereabouts.h"

#include "app/base/durablefile.h"
#include "storage/crypto/hash.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSysInfo>

namespace guyub::storage {

namespace {

constexpr qint64 kLongestFile = 4096;

// Qt names this folder from 6.7 on.
QString stateFolder()
{
    const QString named = qEnvironmentVariable("XDG_STATE_HOME");
    return (QDir::isAbsolutePath(named) ? named : QDir::homePath() + QStringLiteral("/.local/state")) + QStringLiteral("/guyub/stores");
}

QString pathOf(const QString &folder)
{
    const Id place = crypto::blake2b<16>("guyub.place.1", viewOf(QFileInfo(folder).canonicalFilePath().toUtf8()));
    return stateFolder() + QLatin1Char('/') + toHexString(place);
}

Id thisMachine()
{
    return crypto::blake2b<16>("guyub.machine.1", viewOf(QSysInfo::machineUniqueId()));
}

std::optional<Id> idOf(const QByteArray &hex)
{
    return Id::from(viewOf(QByteArray::fromHex(hex)));
}

} // namespace

Whereabouts::Whereabouts(Database &database, const Identity &identity, const QString &folder) : m_database(database), m_meta(database), m_identity(identity)
{
    m_path = pathOf(folder);
}

Result<> Whereabouts::forget(const QString &folder)
{
    const QString path = pathOf(folder);
    return !QFile::exists(path) || QFile::remove(path) ? Result<>() : fail(ErrorCode::FileFailed, QStringLiteral("the mark of where a store was last open"));
}

Result<Whereabouts::Mark> Whereabouts::ownMark() const
{
    Mark mark;
    GUYUB_TRY_VALUE(const QByteArray store, m_meta.bytes(metakey::storeId));
    GUYUB_TRY_VALUE(const QByteArray machine, m_meta.bytes(metakey::machine));
    GUYUB_TRY_VALUE(mark.count, m_meta.number(metakey::openedCount));
    GUYUB_TRY_VALUE(mark.receipts, m_meta.number(metakey::lastReceipt));
    mark.store = Id::from(viewOf(store)).value_or(Id{});
    mark.machine = Id::from(viewOf(machine)).value_or(Id{});
    mark.stream = m_identity.stream();
    return mark;
}

// What cannot be read counts as gone: a new series costs four letters, a number that comes twice costs trust.
std::optional<Whereabouts::Mark> Whereabouts::fileMark() const
{
    const auto bytes = readWhole(m_path, kLongestFile);
    const QList<QByteArray> words = bytes ? bytes->simplified().split(' ') : QList<QByteArray>();
    if (words.size() != 5)
        return std::nullopt;
    const auto store = idOf(words.at(0)), machine = idOf(words.at(1)), stream = idOf(words.at(2));
    bool isCount = false, isReceipt = false;
    const qint64 count = words.at(3).toLongLong(&isCount), receipts = words.at(4).toLongLong(&isReceipt);
    if (!store || !machine || !stream || !isCount || !isReceipt)
        return std::nullopt;
    return Mark{*store, *machine, *stream, count, receipts};
}

Result<bool> Whereabouts::isUnbroken() const
{
    GUYUB_TRY_VALUE(const Mark own, ownMark());
    const auto file = fileMark();
    if (!file && own.count == 0)
        return true; // of a program that kept no mark yet
    return file && file->store == own.store && file->stream == own.stream && file->machine == own.machine && own.machine == thisMachine()
        && (own.count == file->count || own.count == file->count + 1) && own.receipts >= file->receipts;
}

// Found out before the database counts or a series begins: after that each further try would look like another copy.
Result<> Whereabouts::prove() const
{
    GUYUB_TRY(makePrivateFolder(QFileInfo(m_path).path()));
    const QString probe = m_path + QStringLiteral(".try");
    QFile file(probe);
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(QByteArray(kLongestFile, ' ')) == kLongestFile && file.flush();
    file.close();
    QFile::remove(probe);
    return isWritten ? Result<>() : fail(ErrorCode::FileFailed, QStringLiteral("the folder for where stores were last open"));
}

Result<> Whereabouts::count()
{
    GUYUB_TRY(prove());
    GUYUB_TRY_VALUE(Mark mark, ownMark());
    ++mark.count;
    mark.machine = thisMachine();
    Transaction transaction(m_database); // durable before the file: behind it, the store would look put back
    GUYUB_TRY(transaction.begin());
    GUYUB_TRY(m_meta.set(metakey::machine, toByteArray(mark.machine)));
    GUYUB_TRY(m_meta.set(metakey::openedCount, mark.count));
    GUYUB_TRY(transaction.commit());
    return write(mark);
}

Result<> Whereabouts::noteReceipt() const
{
    GUYUB_TRY_VALUE(const Mark mark, ownMark());
    return write(mark);
}

Result<> Whereabouts::write(const Mark &mark) const
{
    const QString words = QStringLiteral("%1 %2 %3 %4 %5\n").arg(toHexString(mark.store), toHexString(mark.machine), toHexString(mark.stream)).arg(mark.count).arg(mark.receipts);
    return writeDurably(m_path, words.toLatin1(), FileAccess::OwnerOnly);
}

} // namespace guyub::storage
