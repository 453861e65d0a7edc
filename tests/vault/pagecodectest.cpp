#include "storage/crypto/hash.h"
#include "storage/vault/noncesource.h"
#include "storage/vault/pagecipher.h"
#include "storage/vault/pagecodec.h"
#include "tests/support/testmain.h"

#include <set>

#include <sodium.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace guyub;
using vault::Domain;
using vault::kPageBytes;
using vault::Opened;
using vault::PageCodec;
using vault::PagePlace;
using Page = std::array<Byte, kPageBytes>;

namespace {

crypto::SecretBytes key(Byte first)
{
    crypto::SecretBytes result(32);
    for (std::size_t i = 0; i < 32; ++i)
        result.data()[i] = static_cast<Byte>(first + i);
    return result;
}

crypto::Nonce nonce(Byte first)
{
    crypto::Nonce result;
    for (std::size_t i = 0; i < result.size(); ++i)
        result[i] = static_cast<Byte>(first + i);
    return result;
}

// A page as SQLite hands it over: its header on page 1, the reserve empty.
Page plainPage(std::uint32_t number)
{
    Page page{};
    for (std::size_t i = 0; i < vault::kNonceOffset; ++i)
        page[i] = static_cast<Byte>(i * 7 + number);
    if (number == 1) {
        std::memcpy(page.data(), "SQLite format 3", 16);
        const Byte numbers[8] = {0x10, 0, 2, 2, 48, 64, 32, 32};
        std::memcpy(page.data() + 16, numbers, 8);
    }
    return page;
}

Page sealed(const PageCodec &codec, const PagePlace &place)
{
    Page result;
    codec.seal(place, nonce(1), plainPage(place.pageNumber).data(), result.data());
    return result;
}

QString digest(const Page &page)
{
    return toHexString(crypto::blake2b<16>("", ByteView(page)));
}

} // namespace

class PageCodecTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void givesBackWhatItSealed()
    {
        const PageCodec codec(key(0));
        for (const PagePlace &place : {PagePlace{Domain::Page, 1, 0}, {Domain::Page, 2, 0}, {Domain::Page, 0xffffffff, 0}, {Domain::Journal, 1, 516}}) {
            Page page = sealed(codec, place);
            QVERIFY(page != plainPage(place.pageNumber));
            QCOMPARE(codec.verify(place, page.data()), Opened::Ok);
            QCOMPARE(codec.open(place, page.data()), Opened::Ok);
            QCOMPARE(page, plainPage(place.pageNumber));
        }
    }

    // Made by hand from the description in resources/docs/storage-format.md, with libsodium alone.
    void writesTheFormatThatIsWrittenDown()
    {
        const crypto::SecretBytes dataKey = key(0);
        Byte pageKey[32], keyId[32];
        crypto_kdf_derive_from_key(pageKey, 32, 1, "gybpages", dataKey.data());
        crypto_kdf_derive_from_key(keyId, 32, 3, "gybpages", dataKey.data());
        const Page plain = plainPage(1);
        const Byte associated[24] = {'P', 1, 0, 0, 0, 0, 0, 1, 0x10, 0, 2, 2, 48, 64, 32, 32, 0, 0, 0, 0, 0, 0, 0, 0};
        Page expected{};
        std::memcpy(expected.data(), "GYBPAGE1", 8);
        std::memcpy(expected.data() + 8, keyId, 8);
        std::memcpy(expected.data() + 16, plain.data() + 16, 8);
        crypto_aead_xchacha20poly1305_ietf_encrypt_detached(expected.data() + 24, expected.data() + 4072, nullptr, plain.data() + 24, 4048 - 24, associated, 24, nullptr, nonce(1).data(), pageKey);
        std::memcpy(expected.data() + 4048, nonce(1).data(), 24);

        QCOMPARE(sealed(PageCodec(dataKey), {Domain::Page, 1, 0}), expected);
    }

    void neverChangesItsFormat()
    {
        const PageCodec codec(key(0));

        const Page page = sealed(codec, {Domain::Page, 77, 0});
        const vault::FramePlace frame{32, 77, 80, *FixedBytes<8>::fromHex("0102030405060708")};
        const QStringList made{toHexString(codec.keyId()), digest(sealed(codec, {Domain::Page, 1, 0})), digest(page),
            digest(sealed(codec, {Domain::Journal, 77, 516})), toHexString(codec.binder(frame, page.data())),
            toHexString(codec.frameMask(32, page.data())), toHexString(codec.journalMask(516, nonce(3).data()))};

        QCOMPARE(made.join(QLatin1Char(' ')), QStringLiteral("4f6f4853094ec7a9 0b7575a13e41382fb6fcb2b8be68aab3 8487c1152f265e204a7b41dd9aa2a02f "
                                                        "6fec71e7d23a16da6dd5412c0f573e2e c14169e76ddf05c3 03e354213deb75b9 5f4a41cd7f684376"));
    }

    // Two libraries do the work, by turns; they must agree to the byte.
    void givesTheSameBytesByBothLibraries()
    {
        for (int round = 0; round < 50; ++round) {
            const Bytes text = [round] {
                Bytes result(static_cast<std::size_t>(round < 40 ? 4048 : round * 97 % 4048));
                crypto::fillRandom(result.data(), result.size());
                return result;
            }();
            const auto secret = crypto::SecretBytes::random(32);
            const auto once = crypto::randomBytes<24>();
            const auto associated = crypto::randomBytes<24>();
            const vault::CipherInput input{secret.data(), once.data(), associated.view(), text};
            Page fast{}, portable{};
            Byte fastTag[16], portableTag[16];

            vault::encryptPage(input, fast.data(), fastTag);
            vault::encryptPagePortably(input, portable.data(), portableTag);

            QCOMPARE(fast, portable);
            QVERIFY(std::equal(fastTag, fastTag + 16, portableTag));
            const vault::CipherInput back{secret.data(), once.data(), associated.view(), {portable.data(), text.size()}};
            QVERIFY(vault::verifyPage(back, fastTag));
            QVERIFY(vault::decryptPage(back, fastTag, fast.data()));
            QVERIFY(std::equal(text.begin(), text.end(), fast.begin()));
            QVERIFY(vault::decryptPagePortably(back, fastTag, fast.data()));
            QVERIFY(std::equal(text.begin(), text.end(), fast.begin()));
            portableTag[round % 16] ^= 1;
            QVERIFY(!vault::decryptPage(back, portableTag, fast.data()));
            QVERIFY(!vault::decryptPagePortably(back, portableTag, fast.data()));
            QVERIFY(!vault::verifyPage(back, portableTag));
        }
    }

    void refusesEveryFlippedBit()
    {
        const PageCodec codec(key(0));
        for (const std::uint32_t number : {1u, 2u}) {
            const PagePlace place{Domain::Page, number, 0};
            const Page good = sealed(codec, place);
            for (int bit = 0; bit < vault::kBinderOffset * 8; ++bit) {
                Page page = good;
                page[static_cast<std::size_t>(bit / 8)] ^= static_cast<Byte>(1 << bit % 8);
                QVERIFY2(codec.verify(place, page.data()) != Opened::Ok, qPrintable(QString::number(bit)));
                QVERIFY2(codec.open(place, page.data()) != Opened::Ok, qPrintable(QString::number(bit)));
            }
        }
    }

    void refusesAnotherPlaceAndAnotherKey()
    {
        const PageCodec codec(key(0));
        Page page = sealed(codec, {Domain::Page, 2, 0});
        QCOMPARE(codec.verify({Domain::Page, 3, 0}, page.data()), Opened::Damaged);
        QCOMPARE(codec.verify({Domain::Journal, 2, 0}, page.data()), Opened::Damaged);
        QCOMPARE(codec.verify({Domain::Page, 2, 4096}, page.data()), Opened::Damaged);
        QCOMPARE(PageCodec(key(1)).verify({Domain::Page, 2, 0}, page.data()), Opened::Damaged);
        QCOMPARE(codec.open({Domain::Page, 3, 0}, page.data()), Opened::Damaged);
        QVERIFY(std::search(page.begin(), page.end(), plainPage(2).begin(), plainPage(2).begin() + 16) == page.end());
        const Page zeros{};
        QCOMPARE(codec.verify({Domain::Page, 2, 0}, zeros.data()), Opened::Damaged);
    }

    void tellsWhoseFirstPageItIs()
    {
        const Page page = sealed(PageCodec(key(0)), {Domain::Page, 1, 0});
        QCOMPARE(PageCodec(key(1)).verify({Domain::Page, 1, 0}, page.data()), Opened::OtherKey);
        QCOMPARE(PageCodec(key(0)).verify({Domain::Page, 1, 0}, plainPage(1).data()), Opened::Foreign);
    }

    void bindsAFrameToItsPlace()
    {
        const PageCodec codec(key(0));
        const Page page = sealed(codec, {Domain::Page, 7, 0});
        const vault::FramePlace place{32, 7, 0, *FixedBytes<8>::fromHex("0102030405060708")};
        const auto binder = codec.binder(place, page.data());
        for (int change = 0; change < 4; ++change) {
            vault::FramePlace other = place;
            other.offset += change == 0 ? 4120 : 0;
            other.pageNumber += change == 1 ? 1 : 0;
            other.databasePages += change == 2 ? 9 : 0;
            other.salts[0] = static_cast<Byte>(other.salts[0] + (change == 3 ? 1 : 0));
            QVERIFY(codec.binder(other, page.data()) != binder);
        }
        Page again;
        codec.seal({Domain::Page, 7, 0}, nonce(2), plainPage(7).data(), again.data());
        QVERIFY(codec.binder(place, again.data()) != binder);
        QVERIFY(PageCodec(key(1)).binder(place, page.data()) != binder);
    }

    void repeatsNoNonceEvenAfterAFork()
    {
        vault::NonceSource source, other;
        std::set<crypto::Nonce> seen;
        for (int i = 0; i < 70'000; ++i)
            QVERIFY(seen.insert(source.next()).second);
        QVERIFY(seen.insert(other.next()).second);
        int pipes[2];
        QCOMPARE(::pipe(pipes), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            const crypto::Nonce first = source.next();
            ::_exit(::write(pipes[1], first.data(), first.size()) == ssize_t(first.size()) ? 0 : 1);
        }
        crypto::Nonce theirs;
        QCOMPARE(::read(pipes[0], theirs.data(), theirs.size()), ssize_t(theirs.size()));
        QCOMPARE(::waitpid(child, nullptr, 0), child);
        const crypto::Nonce ours = source.next();

        QVERIFY(theirs != ours);
        QVERIFY(std::memcmp(theirs.data(), ours.data(), 16) != 0);
        ::close(pipes[0]);
        ::close(pipes[1]);
    }
};

GUYUB_TEST(PageCodecTest)
#include "pagecodectest.moc"
