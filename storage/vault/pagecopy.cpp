#include "storage/vault/pagecopy.h"

#include "app/base/durablefile.h"
#include "storage/vault/noncesource.h"
#include "storage/vault/pagecodec.h"

#include <QFile>

#include <array>

#include <sodium.h>

namespace guyub::vault {

namespace {

constexpr quint64 kPagesPerReport = 256;

using Page = std::array<Byte, kPageBytes>;

// Holds a page in the clear; leaves nothing behind.
struct PlainPage
{
    Page bytes{};
    PlainPage() = default;
    ~PlainPage() { sodium_memzero(bytes.data(), bytes.size()); }
    PlainPage(const PlainPage &) = delete;
    PlainPage &operator=(const PlainPage &) = delete;
};

Result<> judge(Opened opened, quint64 number)
{
    switch (opened) {
    case Opened::Ok:
        return {};
    case Opened::OtherKey:
        return fail(ErrorCode::WrongPassphrase, QStringLiteral("database of another key"));
    case Opened::Foreign:
        return fail(ErrorCode::NotAGuyubStore, QStringLiteral("foreign database"));
    case Opened::Damaged:
        break;
    }
    return fail(ErrorCode::Damaged, QStringLiteral("page %1 of the database is not as it was written").arg(number));
}

// Answers the number of pages.
Result<quint64> openSource(QFile &source)
{
    if (!source.exists())
        return fail(ErrorCode::NotFound, QStringLiteral("database"));
    if (!source.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail(ErrorCode::FileFailed, QStringLiteral("the database cannot be read"));
    if (source.size() == 0 || source.size() % kPageBytes != 0)
        return fail(ErrorCode::Damaged, QStringLiteral("the database was cut off"));
    return static_cast<quint64>(source.size() / kPageBytes);
}

Result<> readPage(QFile &source, Page &page)
{
    if (source.read(reinterpret_cast<char *>(page.data()), kPageBytes) != kPageBytes)
        return fail(ErrorCode::FileFailed, QStringLiteral("the database cannot be read"));
    return {};
}

Result<> report(const PageProgress &progress, quint64 number, quint64 total)
{
    const bool isDue = number % kPagesPerReport == 0 || number == total;
    return progress && isDue && !progress(number, total) ? fail(ErrorCode::Cancelled) : Result<>();
}

PagePlace placeOf(quint64 number)
{
    return {Domain::Page, static_cast<std::uint32_t>(number), 0};
}

} // namespace

Result<> rekeyPages(const QString &from, const crypto::SecretBytes &oldKey, const QString &to, const crypto::SecretBytes &newKey, const PageProgress &progress)
{
    QFile source(from);
    GUYUB_TRY_VALUE(const quint64 total, openSource(source));
    const PageCodec before(oldKey), after(newKey);
    NonceSource nonces;
    PlainPage page;
    Page sealed;
    DurableWriter target;
    GUYUB_TRY(target.open(to, FileAccess::OwnerOnly));
    for (quint64 number = 1; number <= total; ++number) {
        GUYUB_TRY(readPage(source, page.bytes));
        if (number == kLockPage) {
            sealed.fill(0);
        } else {
            GUYUB_TRY(judge(before.open(placeOf(number), page.bytes.data()), number));
            after.seal(placeOf(number), nonces.next(), page.bytes.data(), sealed.data());
        }
        GUYUB_TRY(target.write(sealed.data(), sealed.size()));
        GUYUB_TRY(report(progress, number, total));
    }
    return target.keep();
}

Result<quint64> judgePages(const QString &path, const crypto::SecretBytes &dataKey, const PageProgress &progress)
{
    QFile source(path);
    GUYUB_TRY_VALUE(const quint64 total, openSource(source));
    const PageCodec codec(dataKey);
    Page page;
    for (quint64 number = 1; number <= total; ++number) {
        GUYUB_TRY(readPage(source, page));
        if (number != kLockPage) {
            GUYUB_TRY(judge(codec.verify(placeOf(number), page.data()), number));
        }
        GUYUB_TRY(report(progress, number, total));
    }
    return total;
}

Result<bool> isUnder(const crypto::SecretBytes &dataKey, const QString &path)
{
    QFile source(path);
    if (!source.exists())
        return fail(ErrorCode::NotFound, QStringLiteral("database"));
    if (!source.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail(ErrorCode::FileFailed, QStringLiteral("the database cannot be read"));
    const QByteArray header = source.read(kHeaderBytes);
    return header.size() == kHeaderBytes && PageCodec(dataKey).judgeHeader(viewOf(header).data()) == Opened::Ok;
}

} // namespace guyub::vault
