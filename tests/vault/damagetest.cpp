#include "tests/vault/sealedfixture.h"

#include "storage/vault/walformat.h"

#include <QSqlError>

#include <random>

using namespace guyub;
using storage::Connection;
using storage::Database;
using test::bytesOf;
using test::SealedStore;
using test::writeBytes;

namespace {

constexpr int kRows = 100;

// What somebody reads who trusts the store: every row, or the first error on the way.
Result<QStringList> everything(SealedStore &store, const QString &path)
{
    GUYUB_TRY_VALUE(const auto db, store.open(Connection::Writer, path));
    GUYUB_TRY_VALUE(QSqlQuery * query, db->select(QStringLiteral("SELECT b FROM t ORDER BY a")));
    QStringList rows;
    while (query->next())
        rows += query->value(0).toString();
    const QSqlError error = query->lastError();
    query->finish();
    if (error.isValid())
        return tl::unexpected(storage::storeError(error));
    GUYUB_TRY_VALUE(const QVariant verdict, db->value(QStringLiteral("PRAGMA integrity_check")));
    if (verdict.toString() != QStringLiteral("ok"))
        return fail(ErrorCode::Damaged, QStringLiteral("integrity_check"));
    return rows;
}

QStringList expectedRows(int count)
{
    QStringList rows;
    for (int i = 0; i < count; ++i)
        rows += SealedStore::rowText(i);
    return rows;
}

QByteArray flipped(QByteArray bytes, qsizetype at)
{
    bytes[at] = static_cast<char>(bytes[at] ^ (1 << (at % 8)));
    return bytes;
}

// A store as a power cut leaves it: five commits of twenty rows lie in the WAL, the database is older.
struct Unclean
{
    SealedStore store;
    QByteArray database, wal;
    QString path = store.file("copy.db");
    Unclean()
    {
        const auto db = store.filled(kRows);
        database = bytesOf(store.path());
        wal = bytesOf(store.wal());
    }
    vault::WalAudit audit(const QByteArray &bytes)
    {
        writeBytes(path + QStringLiteral("-wal"), bytes);
        const auto result = vault::auditWal((path + QStringLiteral("-wal")).toStdString(), test::dataKey());
        vault::WalAudit failed;
        failed.isDamaged = failed.isEndTorn = true;
        return result ? *result : failed;
    }
    Result<QStringList> openWith(const QByteArray &newDatabase, const QByteArray &newWal)
    {
        QFile::remove(path + QStringLiteral("-wal"));
        writeBytes(path, newDatabase);
        if (!newWal.isEmpty())
            writeBytes(path + QStringLiteral("-wal"), newWal);
        return everything(store, path);
    }
    int frames() const { return static_cast<int>((wal.size() - vault::kWalHeaderBytes) / vault::kWalFrameBytes); }
};

} // namespace

class DamageTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void neverGivesWrongRowsFromAFlippedByte()
    {
        SealedStore store;
        store.filled(kRows).reset();
        const QByteArray good = bytesOf(store.path());
        const QString path = store.file("flipped.db");
        QVERIFY(good.size() > 16 * 4096);
        for (qsizetype at = 0; at < good.size(); at += 487) {
            writeBytes(path, flipped(good, at));
            const auto rows = everything(store, path);
            QVERIFY2(!rows, qPrintable(QStringLiteral("byte %1").arg(at)));
            QCOMPARE(rows.error().code, ErrorCode::Damaged);
        }
        for (qsizetype at = 0; at < 32; ++at) { // magic, key id, SQLite's own bytes
            writeBytes(path, flipped(good, at));
            QCOMPARE(everything(store, path).error().code, ErrorCode::Damaged);
            QCOMPARE(store.vfs().kindOf(path.toStdString()), vault::FileKind::Ours);
        }
        QVERIFY(store.vfs().stats().pagesRefused > 10);
    }

    void refusesPagesThatWereMovedZeroedOrCutOff()
    {
        SealedStore store;
        store.filled(kRows).reset();
        const QByteArray good = bytesOf(store.path());
        const QString path = store.file("moved.db");
        const int pages = static_cast<int>(good.size() / 4096);
        for (int page = 2; page < pages; ++page) {
            QByteArray moved = good;
            moved.replace(page * 4096, 4096, good.mid((page - 1) * 4096, 4096));
            moved.replace((page - 1) * 4096, 4096, good.mid(page * 4096, 4096));
            writeBytes(path, moved);
            QCOMPARE(everything(store, path).error().code, ErrorCode::Damaged);
            QByteArray zeroed = good;
            zeroed.replace(page * 4096, 4096, QByteArray(4096, '\0'));
            writeBytes(path, zeroed);
            QCOMPARE(everything(store, path).error().code, ErrorCode::Damaged);
            writeBytes(path, good.left(page * 4096 + 1000));
            QCOMPARE(everything(store, path).error().code, ErrorCode::Damaged);
        }
    }

    // The log says how long the database is, and what it says goes before the length of the file.
    void neverTakesACutOffFileBesideItsLogForPagesOfZeros()
    {
        SealedStore store;
        const auto db = store.filled(kRows);
        QVERIFY(db->checkpoint());
        QVERIFY(db->run(QStringLiteral("UPDATE t SET b='new' WHERE a=50")));
        const QByteArray good = bytesOf(store.path()), wal = bytesOf(store.wal());
        const auto audit = vault::auditWal(store.wal().toStdString(), test::dataKey());
        QCOMPARE(vault::firstMissingPage(*audit, std::uint64_t(good.size())), std::uint32_t(0));
        QCOMPARE(std::uint32_t(good.size() / 4096), audit->databasePages);
        const QString path = store.file("cut.db");
        for (qsizetype pages = 1; pages < good.size() / 4096; ++pages) {
            const bool isInLog = std::binary_search(audit->pages.begin(), audit->pages.end(), std::uint32_t(pages + 1));
            QVERIFY(isInLog || vault::firstMissingPage(*audit, std::uint64_t(pages) * 4096 + 17) == std::uint32_t(pages + 1));
            QFile::remove(path + QStringLiteral("-wal"));
            writeBytes(path, good.left(pages * 4096));
            writeBytes(path + QStringLiteral("-wal"), wal);

            const auto rows = everything(store, path);

            QVERIFY2(!rows, qPrintable(QString::number(pages)));
            QCOMPARE(rows.error().code, ErrorCode::Damaged);
        }
    }

    void sealsNothingOverAGap()
    {
        SealedStore store;
        store.filled(kRows).reset();
        const qint64 before = QFileInfo(store.path()).size();
        test::Raw db(store.path(), store.vfsName());
        QCOMPARE(db.value("SELECT count(*) FROM t"), QString::number(kRows));
        sqlite3_file *file = nullptr;
        QCOMPARE(sqlite3_file_control(db.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file), SQLITE_OK);
        const QByteArray page(4096, '\0');

        QByteArray read(4096, 'x');
        QCOMPARE(file->pMethods->xRead(file, read.data(), 4096, before), SQLITE_IOERR_DATA); // and takes nothing for zeros
        QCOMPARE(file->pMethods->xWrite(file, page.constData(), 4096, before + 4096), SQLITE_IOERR_DATA);
        QCOMPARE(file->pMethods->xTruncate(file, before + 8192), SQLITE_IOERR_DATA);
        QCOMPARE(QFileInfo(store.path()).size(), before);
    }

    // The page of the byte that SQLite locks is the one that is never written: 1 GiB into the file, so a hole stands for it.
    void stepsOverThePageOfTheLockByteOnly()
    {
        constexpr qint64 kLockByte = 0x40000000;
        SealedStore store;
        store.filled(kRows).reset();
        QVERIFY(QFile::resize(store.path(), kLockByte));
        test::Raw db(store.path(), store.vfsName());
        QCOMPARE(db.value("SELECT count(*) FROM t"), QString::number(kRows));
        sqlite3_file *file = nullptr;
        QCOMPARE(sqlite3_file_control(db.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file), SQLITE_OK);
        const QByteArray page(4096, '\0');

        QCOMPARE(file->pMethods->xWrite(file, page.constData(), 4096, kLockByte + 2 * 4096), SQLITE_IOERR_DATA);
        QCOMPARE(file->pMethods->xWrite(file, page.constData(), 4096, kLockByte + 4096), SQLITE_OK);
        QCOMPARE(QFileInfo(store.path()).size(), kLockByte + 2 * 4096);
        vault::WalAudit audit;
        audit.databasePages = kLockByte / 4096 + 1;
        QCOMPARE(vault::firstMissingPage(audit, kLockByte), std::uint32_t(0));
        audit.databasePages += 1;
        QCOMPARE(vault::firstMissingPage(audit, kLockByte), std::uint32_t(kLockByte / 4096 + 2));
    }

    void replaysTheWholeLogAfterACut()
    {
        Unclean cut;
        QCOMPARE(cut.audit(cut.wal).goodFrames, std::uint64_t(cut.frames()));
        QCOMPARE(cut.audit(cut.wal).lastCommitFrame, std::uint64_t(cut.frames()));
        QVERIFY(!cut.audit(cut.wal).isDamaged);
        QCOMPARE(*cut.openWith(cut.database, cut.wal), expectedRows(kRows));
    }

    void opensAtAnEarlierCommitWhenTheLogIsCut()
    {
        Unclean cut;
        for (qsizetype length = 0; length < cut.wal.size(); length += 4001) {
            const vault::WalAudit audit = cut.audit(cut.wal.left(length));
            QVERIFY2(!audit.isDamaged && !audit.isEndTorn, qPrintable(QString::number(length)));
            const auto rows = cut.openWith(cut.database, cut.wal.left(length));
            if (!rows) // before the commit that made the table
                QVERIFY(rows.error().code == ErrorCode::StoreFailed && audit.lastCommitFrame < 3);
            else
                QVERIFY(rows->size() % 20 == 0 && *rows == expectedRows(static_cast<int>(rows->size())));
        }
    }

    void soundsTheAlarmForEveryFlippedByteOfTheLog()
    {
        Unclean cut;
        const qsizetype lastCommit = cut.wal.size() - vault::kWalFrameBytes;
        std::uint64_t before = 0; // frame of the commit before the last
        for (int frame = 1; frame < cut.frames(); ++frame)
            if (vault::readU32(viewOf(cut.wal).data() + 32 + (frame - 1) * vault::kWalFrameBytes + 4) != 0)
                before = static_cast<std::uint64_t>(frame);
        QVERIFY(before > 2);
        for (qsizetype at = 0; at < cut.wal.size(); at += 509) {
            const vault::WalAudit audit = cut.audit(flipped(cut.wal, at));
            QVERIFY2(at < lastCommit ? audit.isDamaged : audit.isDamaged || audit.isEndTorn, qPrintable(QString::number(at)));
            QVERIFY(audit.lastCommitFrame <= before);
        }
        // Each field of a frame header in the middle: page number, size, salts, checksums.
        for (qsizetype at = 32 + 4120 * 3; at < 32 + 4120 * 3 + 24; ++at)
            QVERIFY2(cut.audit(flipped(cut.wal, at)).isDamaged, qPrintable(QString::number(at)));
        for (qsizetype at = 0; at < 32; ++at)
            QVERIFY2(cut.audit(flipped(cut.wal, at)).isDamaged, qPrintable(QString::number(at)));
    }

    void opensAtAnEarlierCommitWhenTheLogIsDamaged()
    {
        Unclean cut;
        for (qsizetype at = 32 + 4120 * 3 + 17; at < cut.wal.size(); at += 3901) {
            const auto rows = cut.openWith(cut.database, flipped(cut.wal, at));
            QVERIFY(rows.has_value());
            QVERIFY(rows->size() < kRows && *rows == expectedRows(static_cast<int>(rows->size())));
        }
    }

    void takesNoAlarmFromWhatAnEarlierLogLeftBehind()
    {
        SealedStore store;
        const auto db = store.filled(kRows);
        QVERIFY(db->value(QStringLiteral("PRAGMA wal_checkpoint(RESTART)")).has_value());
        QVERIFY(db->run(QStringLiteral("UPDATE t SET b='new' WHERE a=1")).has_value());
        const QByteArray wal = bytesOf(store.wal());
        QVERIFY(wal.size() > 10 * vault::kWalFrameBytes);

        const auto audit = vault::auditWal(store.wal().toStdString(), test::dataKey());

        QVERIFY(audit->goodFrames >= 1 && audit->goodFrames < 5);
        QCOMPARE(audit->lastCommitFrame, audit->goodFrames);
        QVERIFY(!audit->isDamaged && !audit->isEndTorn);
        QVERIFY(!vault::auditWal(store.file("absent").toStdString(), test::dataKey())->isDamaged);
        QCOMPARE(vault::auditWal(QFileInfo(store.path()).path().toStdString(), test::dataKey()).error().code, ErrorCode::FileFailed);
    }

    // A power cut while the log is copied back leaves any mixture of old and new sectors; the log is whole.
    void mendsATornCheckpoint()
    {
        Unclean cut;
        SealedStore &store = cut.store;
        store.open()->get()->checkpoint();
        const QByteArray after = bytesOf(store.path());
        const QByteArray before = cut.database.leftJustified(after.size(), '\0');
        std::minstd_rand chance(20261124);
        for (int round = 0; round < 20; ++round) {
            QByteArray torn = before;
            for (qsizetype at = 0; at < torn.size(); at += 512)
                if (at == 512 || chance() % 2)
                    torn.replace(at, 512, after.mid(at, 512));
            QCOMPARE(*cut.openWith(torn, cut.wal), expectedRows(kRows));
        }
    }

    // During a checkpoint pages go over sealed as they are: nothing else may slip through.
    void writesNothingDuringACheckpointButWhatItVerified()
    {
        SealedStore store;
        store.filled(kRows).reset();
        const QByteArray before = bytesOf(store.path());
        test::Raw db(store.path(), store.vfsName());
        QCOMPARE(db.value("SELECT count(*) FROM t"), QString::number(kRows));
        sqlite3_file *file = nullptr;
        QCOMPARE(sqlite3_file_control(db.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file), SQLITE_OK);
        const QByteArray page(4096, 'x');

        file->pMethods->xFileControl(file, SQLITE_FCNTL_CKPT_START, nullptr);
        const int during = file->pMethods->xWrite(file, page.constData(), 4096, 4096);
        file->pMethods->xFileControl(file, SQLITE_FCNTL_CKPT_DONE, nullptr);

        QCOMPARE(during, SQLITE_IOERR_WRITE);
        QCOMPARE(bytesOf(store.path()), before);
        QCOMPARE(file->pMethods->xWrite(file, page.constData(), 100, 4096), SQLITE_IOERR_WRITE);
        QCOMPARE(file->pMethods->xWrite(file, page.constData(), 4096, 0), SQLITE_IOERR_WRITE); // no page 1 of ours
        QCOMPARE(file->pMethods->xWrite(file, page.constData(), 4096, 4097), SQLITE_IOERR_WRITE);
    }

    void stopsACheckpointAtADamagedFrame()
    {
        SealedStore store;
        const auto writer = store.filled(kRows);
        QFile wal(store.wal());
        QVERIFY(wal.open(QIODevice::ReadWrite) && wal.seek(wal.size() - 2000));
        QCOMPARE(wal.write("rot!", 4), 4);
        wal.close();

        const auto copied = writer->checkpoint();

        QVERIFY(!copied);
        QCOMPARE(copied.error().code, ErrorCode::Damaged);
        QVERIFY(QFileInfo(store.wal()).size() > 4096);
    }

    // The damaged page is in the log of a running program: no wrong rows there either.
    void saysDamagedWhenTheLogRotsUnderARunningProgram()
    {
        SealedStore store;
        const auto writer = store.filled(kRows);
        QFile wal(store.wal());
        QVERIFY(wal.open(QIODevice::ReadWrite));
        for (qint64 at = 32 + 24 + 2000; at < wal.size(); at += vault::kWalFrameBytes) {
            QVERIFY(wal.seek(at));
            QCOMPARE(wal.write("rot!", 4), 4);
        }
        wal.close();
        const auto reader = store.open(Connection::Reader); // with an empty cache

        QVERIFY(!reader);
        QCOMPARE(reader.error().code, ErrorCode::Damaged);
    }
};

GUYUB_TEST(DamageTest)
#include "damagetest.moc"
