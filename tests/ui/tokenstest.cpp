#include "tests/support/testmain.h"
#include "ui/theme/theme.h"

using namespace guyub::ui;

class TokensTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void measuresContrastAsTheStandardDoes()
    {
        QCOMPARE(qRound(contrastRatio(Qt::black, Qt::white) * 100), 2100);
        QCOMPARE(qRound(contrastRatio(QColor(0x77, 0x77, 0x77), Qt::white) * 100), 448); // the standard's own example
    }
    void keepsEveryPairReadable_data()
    {
        QTest::addColumn<int>("mode");
        QTest::newRow("light") << static_cast<int>(Mode::Light);
        QTest::newRow("dark") << static_cast<int>(Mode::Dark);
        QTest::newRow("high contrast") << static_cast<int>(Mode::HighContrast);
    }
    void keepsEveryPairReadable()
    {
        QFETCH(const int, mode);
        QStringList tooWeak;
        for (const TokenPair &pair : tokenPairs()) {
            const double ratio = contrastRatio(
                tokenColor(static_cast<Mode>(mode), pair.foreground), tokenColor(static_cast<Mode>(mode), pair.background));
            if (ratio < pair.minimum)
                tooWeak += QStringLiteral("%1 on %2 is %3:1").arg(tokenName(pair.foreground), tokenName(pair.background)).arg(ratio);
        }
        QCOMPARE(tooWeak, QStringList());
    }
};

GUYUB_TEST(TokensTest)
#include "tokenstest.moc"
