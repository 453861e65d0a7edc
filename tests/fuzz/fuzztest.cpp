// The fuzz targets without a fuzzer: seeds and a fixed number of mutations of them, the same on every run. New faults are
// found by packaging/scripts/fuzz; this one sees to it that the old ones stay away and that the targets work at all.
#include "tests/fuzz/targets.h"
#include "tests/support/testmain.h"

#include <random>

using namespace guyub;

namespace {

constexpr int kMutations = 300; // of each seed

QByteArray mutated(QByteArray bytes, std::mt19937 &random)
{
    static constexpr unsigned char kSharp[] = {0x00, 0x01, 0x17, 0x18, 0x1b, 0x3b, 0x40, 0x5b, 0x7f, 0x80, 0x9b, 0xbb, 0xf6, 0xff};
    for (int changes = 1 + static_cast<int>(random() % 4); changes > 0; --changes) {
        const auto at = static_cast<qsizetype>(random() % static_cast<unsigned>(bytes.size() + 1));
        switch (random() % 6) {
        case 0:
            bytes.truncate(at);
            break;
        case 1:
            bytes.insert(at, static_cast<char>(kSharp[random() % std::size(kSharp)]));
            break;
        case 2:
            bytes.remove(at, static_cast<qsizetype>(random() % 9));
            break;
        case 3:
            bytes.insert(at, bytes.mid(static_cast<qsizetype>(random() % static_cast<unsigned>(bytes.size() + 1)), 16));
            break;
        default:
            if (at < bytes.size())
                bytes[at] = static_cast<char>(random() % 2 ? kSharp[random() % std::size(kSharp)] : bytes.at(at) ^ (1 << random() % 8));
        }
    }
    return bytes;
}

} // namespace

class FuzzTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void survivesSeedsAndTheirMutations_data()
    {
        QTest::addColumn<int>("number");
        const auto targets = fuzz::allTargets();
        for (int i = 0; i < targets.size(); ++i)
            QTest::newRow(targets.at(i).name) << i;
    }
    void survivesSeedsAndTheirMutations()
    {
        QFETCH(int, number);
        const fuzz::Target target = fuzz::allTargets().at(number);
        std::mt19937 random(20260601);
        const QList<QByteArray> seeds = target.seeds();
        QVERIFY(!seeds.isEmpty());

        target.run({});
        for (const QByteArray &seed : seeds) {
            QVERIFY(!seed.isEmpty());
            target.run(viewOf(seed));
            for (int i = 0; i < kMutations; ++i)
                target.run(viewOf(mutated(seed, random)));
        }
    }
};

GUYUB_TEST(FuzzTest)
#include "fuzztest.moc"
