// Sealed attachments: what went in comes out, and nothing that was touched does.
#include "storage/vault/attachmentfile.h"

#include "app/base/bytes.h"
#include "storage/crypto/hash.h"
#include "tests/support/testmain.h"

#include <QtTest>

#include <sys/resource.h>

using namespace guyub;
using namespace guyub::vault;

namespace {

Bytes sample(std::size_t size)
{
    Bytes bytes(size);
    for (std::size_t i = 0; i < size; ++i)
        bytes[i] = static_cast<Byte>(i * 31 + i / 251);
    return bytes;
}

// Hands out what it holds in uneven portions, as a pipe would.
ReadBytes reader(const Bytes &bytes, std::size_t portion = 100'003)
{
    return [&bytes, portion, at = std::size_t(0)](Byte *out, std::size_t size) mutable -> Result<std::size_t> {
        const std::size_t more = std::min({size, portion, bytes.size() - at});
        std::copy_n(bytes.data() + at, more, out);
        at += more;
        return more;
    };
}

WriteBytes writer(Bytes &bytes)
{
    return [&bytes](const Byte *more, std::size_t size) -> Result<> {
        bytes.insert(bytes.end(), more, more + size);
        return {};
    };
}

struct Sealed
{
    explicit Sealed(const Bytes &from) : plain(from), facts(std::move(*sealAttachment(from.size(), reader(from), writer(file)))) { }
    Result<Bytes> opened(const Bytes &bytes) const
    {
        Bytes out;
        GUYUB_TRY(openAttachment(facts.key, plain.size(), reader(bytes), writer(out)));
        return out;
    }
    Bytes plain, file;
    SealedAttachment facts;
};

constexpr std::size_t kPiece = kAttachmentPieceBytes + kAttachmentTagBytes;

} // namespace

class AttachmentFileTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void givesBackWhatWentIn_data()
    {
        QTest::addColumn<qulonglong>("size");
        for (const std::size_t size : {std::size_t(1), std::size_t(40'000), kAttachmentPieceBytes - 1, kAttachmentPieceBytes, kAttachmentPieceBytes + 1, 3 * kAttachmentPieceBytes})
            QTest::addRow("%zu", size) << qulonglong(size);
    }
    void givesBackWhatWentIn()
    {
        QFETCH(qulonglong, size);
        const Sealed sealed(sample(size));

        QVERIFY(sealed.opened(sealed.file) == sealed.plain);
        QCOMPARE(quint64(sealed.file.size()), sealedBytesOf(size));
        QCOMPARE(sealed.facts.fileBytes, sealedBytesOf(size));
        QVERIFY(sealed.facts.name == crypto::sha256(sealed.file)); // what sha256sum says
    }

    void findsEveryFlippedByteAndEveryCut()
    {
        const Sealed sealed(sample(700));
        for (std::size_t at = 0; at < sealed.file.size(); ++at) {
            Bytes flipped = sealed.file;
            flipped[at] ^= 0x20;
            QVERIFY2(!sealed.opened(flipped), qPrintable(QString::number(at)));
            QVERIFY2(!sealed.opened({sealed.file.begin(), sealed.file.begin() + qsizetype(at)}), qPrintable(QString::number(at)));
        }
        Bytes longer = sealed.file;
        longer.push_back(0);
        QCOMPARE(sealed.opened(longer).error().code, ErrorCode::Damaged);
    }

    void findsPiecesInAnotherOrderOrLeftOut()
    {
        const Sealed sealed(sample(3 * kAttachmentPieceBytes));
        const auto piece = [&](int number) { return sealed.file.begin() + qsizetype(kAttachmentHeaderBytes + std::size_t(number) * kPiece); };
        Bytes swapped = sealed.file;
        std::swap_ranges(swapped.begin() + qsizetype(kAttachmentHeaderBytes), swapped.begin() + qsizetype(kAttachmentHeaderBytes + kPiece), swapped.begin() + qsizetype(kAttachmentHeaderBytes + kPiece));
        Bytes shorter(sealed.file.begin(), piece(2));
        Bytes twice = sealed.file;
        twice.insert(twice.end(), piece(2), sealed.file.end());

        for (const Bytes &each : {swapped, shorter, twice})
            QCOMPARE(sealed.opened(each).error().code, ErrorCode::Damaged);
    }

    void opensWithItsOwnKeyAndLengthOnly()
    {
        const Sealed sealed(sample(900)), other(sample(900));
        Bytes out;

        QCOMPARE(openAttachment(other.facts.key, 900, reader(sealed.file), writer(out)).error().code, ErrorCode::Damaged);
        QCOMPARE(openAttachment(sealed.facts.key, 899, reader(sealed.file), writer(out)).error().code, ErrorCode::Damaged);
        QVERIFY(out.empty());
        QVERIFY(sealed.facts.name != other.facts.name); // the same picture twice does not show
    }

    void tellsANewerFormat()
    {
        const Sealed sealed(sample(10));
        Bytes newer = sealed.file;
        newer[7] = '2';

        QCOMPARE(sealed.opened(newer).error().code, ErrorCode::NewerFormat);
    }

    void refusesASourceOfAnotherLength()
    {
        const Bytes bytes = sample(1000);
        Bytes out;

        QCOMPARE(sealAttachment(1001, reader(bytes), writer(out)).error().code, ErrorCode::BadInput);
        QCOMPARE(sealAttachment(999, reader(bytes), writer(out)).error().code, ErrorCode::BadInput);
        QCOMPARE(sealAttachment(0, reader(bytes), writer(out)).error().code, ErrorCode::ValueOutOfRange);
        QCOMPARE(sealAttachment(kLargestAttachment + 1, reader(bytes), writer(out)).error().code, ErrorCode::ValueOutOfRange);
    }

    // 50 MB pass through in portions no longer than a piece, and the process does not grow by more than a few pieces.
    void needsNoMoreMemoryForFiftyMegabytes()
    {
        constexpr quint64 kSize = 50'000'000;
        const auto peakKiB = [] { rusage usage {}; ::getrusage(RUSAGE_SELF, &usage); return usage.ru_maxrss; };
        quint64 given = 0, largest = 0, written = 0;
        const ReadBytes read = [&](Byte *out, std::size_t size) -> Result<std::size_t> {
            const auto more = static_cast<std::size_t>(std::min<quint64>(size, kSize - given));
            std::fill_n(out, more, Byte(given >> 16));
            given += more;
            largest = std::max<quint64>(largest, size);
            return more;
        };
        const WriteBytes write = [&](const Byte *, std::size_t size) -> Result<> {
            written += size;
            largest = std::max<quint64>(largest, size);
            return {};
        };
        const long before = peakKiB();

        QVERIFY(sealAttachment(kSize, read, write));

        QCOMPARE(written, sealedBytesOf(kSize));
        QVERIFY(largest <= kPiece);
        QVERIFY2(peakKiB() - before < 8 * 1024, qPrintable(QString::number(peakKiB() - before)));
    }
};

GUYUB_TEST(AttachmentFileTest)
#include "attachmentfiletest.moc"
