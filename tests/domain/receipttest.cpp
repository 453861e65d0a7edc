#include "app/domain/receiptcode.h"
#include "app/domain/receiptpayload.h"
#include "tests/support/testmain.h"

using namespace guyub;
using namespace guyub::domain;

namespace {

ReceiptBody sampleBody()
{
    ReceiptBody body;
    body.keyId = *FixedBytes<4>::fromHex("01020304");
    body.action = *FixedBytes<16>::fromHex("101112131415161718191a1b1c1d1e1f");
    body.letters = QStringLiteral("7K3P");
    body.number = 12;
    body.issuedAt = 1'790'000'040'000;
    body.service = 3;
    body.areaCode = QStringLiteral("35.77.03.1009");
    body.holder = *FixedBytes<8>::fromHex("a0a1a2a3a4a5a6a7");
    return body;
}

const QString kLetters = QStringLiteral("0123456789ABCDEFGHJKMNPQRSTVWXYZ");

} // namespace

class ReceiptTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsItsOwnCodeHoweverItIsTyped()
    {
        const ReceiptCode code {QStringLiteral("7K1P"), 120};
        const QString text = formatReceiptCode(code);

        QCOMPARE(*parseReceiptCode(text), code);
        QCOMPARE(*parseReceiptCode(text.toLower()), code);
        QCOMPARE(*parseReceiptCode(QStringLiteral(" ") + QString(text).replace(QLatin1Char('-'), QLatin1Char(' '))), code);
        QCOMPARE(*parseReceiptCode(QString(text).remove(QLatin1Char('-'))), code);
        QCOMPARE(*parseReceiptCode(QString(text).replace(QStringLiteral("7K1P"), QStringLiteral("7KlP"))), code);
        QCOMPARE(*parseReceiptCode(QString(text).replace(QStringLiteral("120"), QStringLiteral("12O"))), code);
    }

    // A slip of one letter or two swapped neighbours is never another receipt.
    void noticesEverySlip()
    {
        const QString text = QString(formatReceiptCode({QStringLiteral("7K3P"), 1234})).remove(QLatin1Char('-'));
        int tried = 0;
        for (qsizetype i = 0; i < text.size(); ++i) {
            for (const QChar other : kLetters) {
                QString slip = text;
                slip[i] = other;
                const auto parsed = parseReceiptCode(slip);
                if (other == text.at(i) || !parsed)
                    continue;
                // Only a pair that the alphabet's 32nd letter makes may pass; it must not be another number.
                QCOMPARE(parsed->number, 1234);
                ++tried;
            }
            if (i + 1 < text.size() && text.at(i) != text.at(i + 1)) {
                QString swapped = text;
                std::swap(swapped[i], swapped[i + 1]);
                QVERIFY2(!parseReceiptCode(swapped), qPrintable(swapped));
            }
        }
        QVERIFY(tried <= 4);
    }

    void refusesWhatIsNoCode()
    {
        for (const char *text : {"", "7K3P", "7K3P-0-A", "7K3P-01-A", "7K3P--1-A", "IKKP-1-A-B", "7K3P-1234567890123-A", "hello"})
            QVERIFY2(!parseReceiptCode(QString::fromLatin1(text)), text);
    }

    void namesAStreamByFourLetters()
    {
        StreamId stream;
        QCOMPARE(receiptLettersOf(stream), QStringLiteral("0000"));
        stream[0] = 0xff;
        stream[1] = 0xff;
        stream[2] = 0xff;
        QCOMPARE(receiptLettersOf(stream), QStringLiteral("ZZZZ"));
    }

    void readsItsOwnBody()
    {
        const auto bytes = encodeReceiptBody(sampleBody());

        QCOMPARE(bytes->size(), kReceiptBodyBytes);
        QCOMPARE(*decodeReceiptBody(*bytes), [] {
            ReceiptBody body = sampleBody();
            body.issuedAt -= body.issuedAt % 60'000;
            return body;
        }());
    }

    void refusesBodiesItWouldNotWrite()
    {
        const QByteArray bytes = *encodeReceiptBody(sampleBody());
        QVERIFY(!decodeReceiptBody(bytes.left(46)));
        QVERIFY(!decodeReceiptBody(bytes + 'x'));
        QByteArray version = bytes;
        version[0] = 2;
        QVERIFY(!decodeReceiptBody(version));
        QByteArray letters = bytes;
        letters[23] = static_cast<char>(letters.at(23) | 0x0f); // bits that the four letters leave free
        QVERIFY(!decodeReceiptBody(letters));
        ReceiptBody body = sampleBody();
        body.areaCode = QStringLiteral("35.77.03");
        QVERIFY(!encodeReceiptBody(body));
        body = sampleBody();
        body.issuedAt = 0;
        QVERIFY(!encodeReceiptBody(body));
        body = sampleBody();
        body.number = 0;
        QVERIFY(!encodeReceiptBody(body));
    }

    void carriesBodyAndSignatureInAQrOfOneAlphabet()
    {
        const QByteArray body = *encodeReceiptBody(sampleBody());
        Signature signature;
        signature[63] = 9;

        const QString text = receiptQrText(body, signature);

        QVERIFY(text.startsWith(QStringLiteral("GY1")));
        QVERIFY(text.size() <= 180);
        const auto read = parseReceiptQr(QStringLiteral("  %1\n").arg(text));
        QCOMPARE(read->body, body);
        QCOMPARE(read->signature, signature);
        QVERIFY(!parseReceiptQr(text.mid(1)));
        QVERIFY(!parseReceiptQr(text.chopped(1)));
        QVERIFY(!parseReceiptQr(text + QStringLiteral("00")));
        QVERIFY(!parseReceiptQr(text.toLower()));
        QVERIFY(!parseReceiptQr({}));
    }

    void writesBase45AsItsStandardDoes()
    {
        QCOMPARE(toBase45("AB"), QStringLiteral("BB8")); // examples of RFC 9285
        QCOMPARE(toBase45("Hello!!"), QStringLiteral("%69 VD92EX0"));
        QCOMPARE(toBase45("base-45"), QStringLiteral("UJCLQE7W581"));
        QCOMPARE(*fromBase45(QStringLiteral("QED8WEX0")), QByteArray("ietf!"));
        QVERIFY(!fromBase45(QStringLiteral("GGW"))); // 65536
        QVERIFY(!fromBase45(QStringLiteral(":::")));
        QVERIFY(!fromBase45(QStringLiteral("ABCD")));
        QVERIFY(!fromBase45(QStringLiteral("ab")));
        QVERIFY(fromBase45({})->isEmpty());
    }
};

GUYUB_TEST(ReceiptTest)
#include "receipttest.moc"
