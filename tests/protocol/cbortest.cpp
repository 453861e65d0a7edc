#include "sync/protocol/cbor.h"
#include "tests/protocol/golden.h"
#include "tests/support/testmain.h"

using namespace guyub;
using namespace guyub::protocol;
using namespace guyub::test;

namespace {
bool isAccepted(const char *hex)
{
    return isCanonicalCbor(viewOf(QByteArray::fromHex(hex)));
}
} // namespace

class CborTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesTheShortestHeads()
    {
        struct Row { qint64 number; const char *hex; };
        static constexpr Row kRows[] = {{0, "00"}, {23, "17"}, {24, "1818"}, {255, "18ff"}, {256, "190100"}, {65535, "19ffff"},
            {65536, "1a00010000"}, {4294967295, "1affffffff"}, {4294967296, "1b0000000100000000"}, {-1, "20"}, {-24, "37"},
            {-25, "3818"}, {std::numeric_limits<qint64>::max(), "1b7fffffffffffffff"}, {std::numeric_limits<qint64>::min(), "3b7fffffffffffffff"}};
        for (const Row &row : kRows) {
            const QByteArray bytes = CborWriter().integer(row.number).result();
            QCOMPARE(bytes.toHex(), QByteArray(row.hex));
            CborReader reader(bytes);
            QCOMPARE(reader.integer(), row.number);
            QVERIFY(reader.finish());
        }
    }
    void agreesWithTheGoldenTable()
    {
        QFile file(goldenPath(QStringLiteral("cbor.hex")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        int accepted = 0;
        int refused = 0;
        while (!file.atEnd()) {
            const QList<QByteArray> words = file.readLine().simplified().split(' ');
            if (words.size() < 2 || words[0].startsWith('#'))
                continue;
            const bool isExpected = words[0] == "accept";
            QVERIFY2(isAccepted(words[1].constData()) == isExpected, words[1].constData());
            ++(isExpected ? accepted : refused);
        }
        QVERIFY(accepted >= 20);
        QVERIFY(refused >= 30);
    }
    void bringsTextToNfcAndRefusesTheRest()
    {
        const QString decomposed = QStringLiteral("de\u0301sa");
        const QByteArray bytes = CborWriter().text(decomposed).result();
        QCOMPARE(CborReader(bytes).text(), QStringLiteral("d\u00e9sa"));
        QVERIFY(isCanonicalCbor(viewOf(bytes)));
        QByteArray raw = decomposed.toUtf8();
        raw.prepend(static_cast<char>(0x60 | raw.size()));
        QVERIFY(!isCanonicalCbor(viewOf(raw)));
    }
    void keepsAByteOrderMarkAndTextOutsideTheFirstPlane()
    {
        const QString text = QStringLiteral("\ufeffA\U0001F33E");
        QCOMPARE(CborReader(CborWriter().text(text).result()).text(), text);
    }
    void stopsAtItsDepthAndItsSize()
    {
        QVERIFY(isAccepted("818181818180"));
        QVERIFY(!isAccepted("81818181818180"));
        const QByteArray large = CborWriter().bytes(QByteArray(1000, 'x')).result();
        QVERIFY(isCanonicalCbor(viewOf(large), large.size()));
        QVERIFY(!isCanonicalCbor(viewOf(large), large.size() - 1));
    }
    void refusesItemsLeftOverAndItemsMissing()
    {
        const QByteArray bytes = CborWriter().array(2).number64(1).number64(2).result();
        CborReader few(bytes);
        few.array();
        few.number();
        few.end();
        QVERIFY(!few.finish());
        CborReader many(bytes);
        many.array();
        for (int i = 0; i < 3; ++i)
            many.number();
        QVERIFY(!many.finish());
        CborReader open(bytes);
        open.array();
        open.number();
        open.number();
        QVERIFY(!open.finish());
    }
    void keepsTheFirstFault()
    {
        const QByteArray bytes = QByteArray::fromHex("01");
        CborReader reader(bytes);
        reader.text();
        reader.refuse("later");
        QCOMPARE(reader.number(), quint64(0));
        QCOMPARE(reader.finish().error().detail, QStringLiteral("CBOR: item of another kind"));
    }
    // Whatever the bytes: what is accepted is one item, and it is cut nowhere.
    void neverAcceptsAPrefixOfWhatItAccepts()
    {
        CborWriter writer;
        writer.map(3).key(1).array(2).integer(-300).text(QStringLiteral("Jl. Mawar")).key(2).null().key(300).bytes(QByteArray("xyz"));
        const QByteArray bytes = writer.result();
        QVERIFY(isCanonicalCbor(viewOf(bytes)));
        for (qsizetype i = 0; i < bytes.size(); ++i)
            QVERIFY(!isCanonicalCbor(viewOf(bytes.left(i))));
        QVERIFY(!isCanonicalCbor(viewOf(bytes + '\0')));
    }
};

GUYUB_TEST(CborTest)
#include "cbortest.moc"
