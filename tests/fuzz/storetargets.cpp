// What lies on the store's disk, what is typed to enrol, what names a kiosk to the hub, and what a camera sees.
#include "storage/crypto/hash.h"
#include "storage/enrolment.h"
#include "storage/sql/database.h"
#include "storage/vault/cryptvfs.h"
#include "storage/vault/pagecodec.h"
#include "sync/hub/router.h"
#include "sync/protocol/messages.h"
#include "tests/fuzz/targets.h"
#include "ui/print/qrsymbol.h"
#include "ui/scan/codereader.h"

#include <QFile>
#include <QTemporaryDir>

namespace guyub::fuzz {

namespace {

constexpr char kVfs[] = "fuzz";
constexpr int kRows = 40;
constexpr int kEditBytes = 5; // which file and where (4), what to change there (1)

crypto::SecretBytes dataKey()
{
    crypto::SecretBytes key(32);
    std::fill_n(key.data(), 32, Byte(1));
    return key;
}

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    require(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size(), "a file can be written");
}

// A small store whose last commits lie in the log only, and a place to break copies of it.
class Disk
{
public:
    Disk() : m_vfs(std::move(*vault::CryptVfs::install(kVfs, dataKey())))
    {
        auto database = open(m_dir.filePath(QStringLiteral("whole.db")));
        require(database != nullptr, "a store can be made");
        bool isGood = database->run(QStringLiteral("CREATE TABLE t(a INTEGER PRIMARY KEY, b TEXT)")).has_value();
        for (int i = 0; i < kRows; ++i)
            isGood = isGood && database->run(QStringLiteral("INSERT INTO t(b) VALUES(?)"), {QStringLiteral("row %1 ").arg(i).repeated(80)}).has_value();
        isGood = isGood && database->run(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")).has_value();
        for (int i = 0; i < kRows; ++i)
            isGood = isGood && database->run(QStringLiteral("INSERT INTO t(b) VALUES(?)"), {QStringLiteral("late %1 ").arg(i).repeated(80)}).has_value();
        require(isGood, "a store can be filled");
        main = read(m_dir.filePath(QStringLiteral("whole.db")));
        wal = read(m_dir.filePath(QStringLiteral("whole.db-wal")));
    }
    std::unique_ptr<storage::Database> open(const QString &path)
    {
        auto opened = storage::Database::open(path, QString::fromLatin1(kVfs), storage::Connection::Writer);
        return opened ? std::move(*opened) : nullptr;
    }
    QString broken() const { return m_dir.filePath(QStringLiteral("broken.db")); }

    QByteArray main, wal;

private:
    QTemporaryDir m_dir;
    std::unique_ptr<vault::CryptVfs> m_vfs;
};

// Each row of a broken store is one that was written, or the store says that it is damaged.
void sealedStore(ByteView input)
{
    static Disk disk;
    QByteArray main = disk.main, wal = disk.wal;
    for (std::size_t at = 0; at + kEditBytes <= input.size(); at += kEditBytes) {
        QByteArray &file = input[at] & 1 ? wal : main;
        const auto place = static_cast<qsizetype>((input[at] >> 1) << 24 | input[at + 1] << 16 | input[at + 2] << 8 | input[at + 3]) % file.size();
        if (input[at] == 0xff)
            file.truncate(std::max<qsizetype>(1, place));
        else
            file[place] = static_cast<char>(file.at(place) ^ input[at + 4]);
    }
    write(disk.broken(), main);
    write(disk.broken() + QStringLiteral("-wal"), wal);
    (void)vault::auditWal((disk.broken() + QStringLiteral("-wal")).toStdString(), dataKey());
    if (auto database = disk.open(disk.broken())) {
        auto query = database->select(QStringLiteral("SELECT b FROM t"));
        while (query && (*query)->next()) {
            const QString row = (*query)->value(0).toString();
            require(row.startsWith(QLatin1String("row ")) || row.startsWith(QLatin1String("late ")), "nothing reads as what was never written");
        }
        if (query)
            (void)storage::endRows(**query);
    }
    for (const char *end : {"", "-wal", "-shm"})
        QFile::remove(disk.broken() + QLatin1String(end));
}

// A page sealed for some place, and the plain text of it.
struct SealedPage
{
    vault::PagePlace place;
    QByteArray plain, sealed;
};

const QList<SealedPage> &sealedPages(const vault::PageCodec &codec)
{
    static const QList<SealedPage> pages = [&codec] {
        QList<SealedPage> made;
        for (const vault::PagePlace &place : {vault::PagePlace{vault::Domain::Page, 1, 0}, vault::PagePlace{vault::Domain::Page, 7, 0}, vault::PagePlace{vault::Domain::Journal, 7, 512}}) {
            SealedPage page{place, QByteArray(vault::kPageBytes, '\0'), QByteArray(vault::kPageBytes, '\0')};
            for (int i = 0; i < vault::kNonceOffset; ++i)
                page.plain[i] = static_cast<char>(i * 7 + made.size());
            if (place.pageNumber == 1)
                page.plain.replace(0, 16, QByteArray("SQLite format 3", 16));
            const crypto::Nonce nonce = crypto::blake2b<24>("guyub.fuzz.1", viewOf(page.plain));
            codec.seal(place, nonce, reinterpret_cast<const Byte *>(page.plain.constData()), reinterpret_cast<Byte *>(page.sealed.data()));
            made.append(page);
        }
        return made;
    }();
    return pages;
}

// A page opens as it was sealed, at the place that it was sealed for, or not at all. The first byte says which page and
// whether it is asked for at its own place; then edits of three bytes each, or, with the highest bit, bytes put over it.
void pageCodec(ByteView input)
{
    static const vault::PageCodec codec(dataKey());
    if (input.empty())
        return;
    const QList<SealedPage> &pages = sealedPages(codec);
    const SealedPage &whole = pages.at(input[0] % pages.size());
    const SealedPage &asked = pages.at((input[0] >> 2) % pages.size());
    QByteArray page = whole.sealed;
    if (input[0] & 0x80)
        page.replace(0, static_cast<qsizetype>(input.size() - 1), toByteArray(input.subspan(1)));
    else
        for (std::size_t at = 1; at + 3 <= input.size(); at += 3) {
            const qsizetype place = (input[at] << 8 | input[at + 1]) % vault::kPageBytes;
            page[place] = static_cast<char>(page.at(place) ^ input[at + 2]);
        }
    page.resize(vault::kPageBytes, '\0');
    auto *bytes = reinterpret_cast<Byte *>(page.data());
    const bool isWhole = page.left(vault::kBinderOffset) == whole.sealed.left(vault::kBinderOffset) && &whole == &asked;
    (void)codec.judgeHeader(bytes);
    (void)codec.binder({input.size(), asked.place.pageNumber, input[0], {}}, bytes);
    (void)codec.frameMask(input.size(), bytes);
    (void)codec.journalMask(input.size(), bytes + vault::kNonceOffset);
    const vault::Opened verdict = codec.verify(asked.place, bytes);
    const vault::Opened opened = codec.open(asked.place, bytes);
    require(opened == verdict, "opening and verifying judge alike");
    require((opened == vault::Opened::Ok) == isWhole, "a page opens as it was sealed or not at all");
    require(opened != vault::Opened::Ok || page.left(vault::kNonceOffset) == whole.plain.left(vault::kNonceOffset), "a page reads as it was written");
}

void enrolCode(ByteView input)
{
    const auto code = storage::parseEnrolCode(QString::fromUtf8(toByteArray(input)));
    require(!code || code->secret.size() == 10, "a code holds a secret of ten bytes");
}

void transportAuthorization(ByteView input)
{
    hub::FrontRequest request;
    request.method = "POST";
    request.path = "/1/sync";
    request.authorization = toByteArray(input);
    require(!hub::callerOf(request), "nobody signs by chance");
}

// A square picture of grey points.
void picture(ByteView input)
{
    int side = 1;
    while ((side + 1) * (side + 1) <= static_cast<int>(input.size()))
        ++side;
    if (input.empty())
        return;
    QImage image(side, side, QImage::Format_Grayscale8);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            image.scanLine(y)[x] = input[static_cast<std::size_t>(y) * static_cast<std::size_t>(side) + static_cast<std::size_t>(x)];
    (void)scan::readQrCode(image);
}

QList<QByteArray> sealedStoreSeeds()
{
    return {QByteArray("\x00\x00\x00\x20\x01", 5), QByteArray("\x01\x00\x00\x28\x01", 5), QByteArray("\x00\x00\x10\x00\x80\x01\x00\x40\x00\x01", 10), QByteArray("\xff\x00\x30\x00\x00", 5), QByteArray("\x01\x00\x00\x03\xff", 5)};
}
QList<QByteArray> pageCodecSeeds()
{
    return {QByteArray("\x00", 1), QByteArray("\x05", 1), QByteArray("\x0a", 1), QByteArray("\x01\x00\x10\x01", 4), QByteArray("\x04", 1), QByteArray("\x05\x0f\xfc\x01", 4), QByteArray("\x80GYBPAGE1", 9)};
}
QList<QByteArray> enrolCodeSeeds() { return {QByteArray(40, 'A'), "ABCD-EFGH IJKL-MNOP QRST-UVWX YZ23-4567 ABCD-EFGH"}; }
QList<QByteArray> authorizationSeeds() { return {"KSig " + QByteArray(64, 'a') + '.' + QByteArray(128, '0')}; }
QList<QByteArray> pictureSeeds()
{
    constexpr int kDots = 3; // a module
    const auto code = print::makeQr(QStringLiteral("GY1HELLO"));
    const int side = code->sideWithQuiet() * kDots;
    QByteArray grey(static_cast<qsizetype>(side) * side, '\xff');
    for (int y = 0; y < code->side * kDots; ++y)
        for (int x = 0; x < code->side * kDots; ++x)
            if (code->isBlack(x / kDots, y / kDots))
                grey[(y + print::kQrQuietModules * kDots) * side + x + print::kQrQuietModules * kDots] = '\0';
    return {grey};
}

} // namespace

const QList<Target> &storeTargets()
{
    static const QList<Target> targets{{"sealedstore", sealedStore, sealedStoreSeeds}, {"pagecodec", pageCodec, pageCodecSeeds}, {"enrolcode", enrolCode, enrolCodeSeeds}, {"authorization", transportAuthorization, authorizationSeeds}, {"picture", picture, pictureSeeds}};
    return targets;
}

} // namespace guyub::fuzz
