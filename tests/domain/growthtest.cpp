#include "app/domain/growth.h"
#include "app/domain/codelist.h"
#include "app/domain/growthtables.h"
#include "tests/domain/casefile.h"
#include "tests/support/testmain.h"

#include <cmath>

using namespace guyub::domain;

namespace {

std::optional<double> numberIn(const QString &cell)
{
    return cell.isEmpty() ? std::nullopt : std::optional(cell.toDouble());
}

bool isNear(std::optional<double> value, const QString &expected)
{
    if (expected.isEmpty() || !value)
        return expected.isEmpty() && !value;
    return std::abs(*value - expected.toDouble()) <= 1e-6;
}

GrowthInput inputOf(const CsvTable &cases, const CsvRow &row)
{
    GrowthInput input;
    input.sex = static_cast<Sex>(cases.cell(row, u"sex").toInt());
    input.ageDays = numberIn(cases.cell(row, u"age_days"));
    if (const auto months = numberIn(cases.cell(row, u"age_months")))
        input.ageDays = *months * kDaysPerMonth;
    input.weightKg = numberIn(cases.cell(row, u"weight_kg"));
    input.lengthCm = numberIn(cases.cell(row, u"length_cm"));
    input.headCm = numberIn(cases.cell(row, u"head_cm"));
    input.armCm = numberIn(cases.cell(row, u"arm_cm"));
    input.position = static_cast<MeasuredPosition>(cases.cell(row, u"position").toInt());
    input.oedema = cases.cell(row, u"oedema") == QLatin1String("1");
    return input;
}

GrowthInput boy(double ageDays, double weightKg, double lengthCm)
{
    GrowthInput input;
    input.sex = Sex::Male;
    input.ageDays = ageDays;
    input.weightKg = weightKg;
    input.lengthCm = lengthCm;
    return input;
}

ZScore scored(double rounded)
{
    return {rounded, rounded, false};
}

} // namespace

class GrowthTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithWhoOnEveryCase()
    {
        const CsvTable cases = guyub::test::caseFile("growth_cases.csv");
        QCOMPARE(cases.rows.size(), 550);
        int scores = 0;
        for (const CsvRow &row : cases.rows) {
            const QByteArray id = "case " + cases.cell(row, u"case").toLatin1();

            const auto result = assess(inputOf(cases, row));

            QVERIFY2(result, id);
            QVERIFY2(isNear(result->correctedLengthCm, cases.cell(row, u"used_cm")), id);
            QVERIFY2(isNear(result->bmi, cases.cell(row, u"bmi")), id);
            QVERIFY2(QString::number(int(result->standingBefore9Months)) == cases.cell(row, u"too_young_to_stand"), id);
            const std::pair<const ZScore *, QStringView> all[] = {{&result->length, u"length"},
                {&result->weight, u"weight"}, {&result->weightForLength, u"weight_length"},
                {&result->bmiForAge, u"bmi_age"}, {&result->head, u"head"}, {&result->arm, u"arm"}};
            QString flags;
            for (const auto &[score, column] : all) {
                QVERIFY2(isNear(score->raw, cases.cell(row, column)), id + ' ' + column.toString().toLatin1());
                flags += score->raw ? QString::number(int(score->flagged)) : QStringLiteral("-");
                scores += score->raw ? 1 : 0;
            }
            QVERIFY2(flags == cases.cell(row, u"flags"), id);
        }
        QVERIFY(scores > 2500);
    }

    void holdsTheFiguresWhoPublished()
    {
        const auto lms = [](GrowthTable table, Sex sex, double x) { return growthLms(table, sex, x).value_or(Lms()); };
        const Lms birth = lms(GrowthTable::WeightForAge, Sex::Male, 0);
        QCOMPARE(birth.l, 0.3487);
        QCOMPARE(birth.m, 3.3464);
        QCOMPARE(birth.s, 0.14602);
        QCOMPARE(lms(GrowthTable::LengthForAge, Sex::Male, 730).m, 87.8018);
        QCOMPARE(lms(GrowthTable::LengthForAge, Sex::Male, 731).m, 87.1303);
        QCOMPARE(lms(GrowthTable::WeightForLength, Sex::Female, 870).m, 11.7201);
        QCOMPARE(lms(GrowthTable::WeightForHeight, Sex::Female, 870).m, 11.8965);
        QVERIFY(growthLms(GrowthTable::WeightForAge, Sex::Female, kLastGrowthDay));
        QVERIFY(!growthLms(GrowthTable::WeightForAge, Sex::Female, kLastGrowthDay + 1));
        QVERIFY(!growthLms(GrowthTable::ArmForAge, Sex::Female, 90));
        QVERIFY(!growthLms(GrowthTable::WeightForAge, Sex::Unknown, 1));
        QVERIFY(!growthLms(GrowthTable::WeightForAge, Sex::Male, std::nan("")));
    }

    void refusesWhatCannotBeAChild()
    {
        QVERIFY(assess(boy(100, 6, 60)));
        QVERIFY(!assess(boy(100, 0, 60)));
        QVERIFY(!assess(boy(100, 6, -60)));
        QVERIFY(!assess(boy(100, HUGE_VAL, 60)));
        QVERIFY(!assess(boy(100, 6, std::nan(""))));
        QVERIFY(!assess(boy(100, 6, 1e-200)));
        GrowthInput nobody = boy(100, 6, 60);
        nobody.sex = Sex::Unknown;
        QVERIFY(!assess(nobody));
    }

    void scoresOnlyWeightForLengthBeforeBirth()
    {
        const auto result = assess(boy(-1, 6, 60));
        QVERIFY(result && result->weightForLength.raw);
        QVERIFY(!result->weight.raw && !result->length.raw && !result->bmiForAge.raw);
    }

    void drawsCurvesThatScoreTheirOwnLine()
    {
        for (const int z : {-3, -2, -1, 0, 1, 2, 3}) {
            const auto kilograms = growthCurve(GrowthIndicator::WeightForAge, Sex::Female, 400, z);
            QVERIFY(kilograms);
            GrowthInput input = boy(400, *kilograms, 74);
            input.sex = Sex::Female;
            QVERIFY(std::abs(assess(input)->weight.rounded - z) < 0.005);
        }
        QVERIFY(!growthCurve(GrowthIndicator::LengthForAge, Sex::Male, -1, 0));
        QVERIFY(growthCurve(GrowthIndicator::WeightForLength, Sex::Male, 1200, 0));
        QVERIFY(!growthCurve(GrowthIndicator::WeightForLength, Sex::Male, 1201, 0));
    }

    // Bounds of Permenkes 2/2020: -3.00 and -2.00 belong to the band above, +1, +2 and +3 to the band below.
    void sortsIntoCategoriesByTheirBounds_data()
    {
        QTest::addColumn<int>("indicator");
        QTest::addColumn<double>("z");
        QTest::addColumn<QString>("words");
        const auto row = [](GrowthIndicator indicator, double z, const char *words) {
            QTest::addRow("%d at %.2f", int(indicator), z) << int(indicator) << z << QString::fromLatin1(words);
        };
        row(GrowthIndicator::WeightForAge, -3.01, "Berat badan sangat kurang");
        row(GrowthIndicator::WeightForAge, -3.00, "Berat badan kurang");
        row(GrowthIndicator::WeightForAge, -2.01, "Berat badan kurang");
        row(GrowthIndicator::WeightForAge, -2.00, "Berat badan normal");
        row(GrowthIndicator::WeightForAge, 1.00, "Berat badan normal");
        row(GrowthIndicator::WeightForAge, 1.01, "Risiko berat badan lebih");
        row(GrowthIndicator::LengthForAge, -3.01, "Sangat pendek");
        row(GrowthIndicator::LengthForAge, -2.01, "Pendek");
        row(GrowthIndicator::LengthForAge, -2.00, "Normal");
        row(GrowthIndicator::LengthForAge, 3.00, "Normal");
        row(GrowthIndicator::LengthForAge, 3.01, "Tinggi");
        row(GrowthIndicator::WeightForLength, -3.01, "Gizi buruk");
        row(GrowthIndicator::WeightForLength, -3.00, "Gizi kurang");
        row(GrowthIndicator::WeightForLength, -2.00, "Gizi baik");
        row(GrowthIndicator::WeightForLength, 1.00, "Gizi baik");
        row(GrowthIndicator::WeightForLength, 2.00, "Berisiko gizi lebih");
        row(GrowthIndicator::BmiForAge, 2.01, "Gizi lebih");
        row(GrowthIndicator::BmiForAge, 3.00, "Gizi lebih");
        row(GrowthIndicator::BmiForAge, 3.01, "Obesitas");
    }
    void sortsIntoCategoriesByTheirBounds()
    {
        QFETCH(int, indicator);
        QFETCH(double, z);
        QFETCH(QString, words);
        const auto which = static_cast<GrowthIndicator>(indicator);
        const auto code = growthCategory(which, scored(z), 400);
        QVERIFY(code);
        QCOMPARE(codeWords(growthCategoryList(which), *code, u"id"), words);
    }

    void givesNoCategoryWithoutAScoreOrAList()
    {
        QVERIFY(!growthCategory(GrowthIndicator::WeightForAge, ZScore(), 400));
        QVERIFY(!growthCategory(GrowthIndicator::HeadForAge, scored(0), 400));
        QVERIFY(!growthCategory(GrowthIndicator::WeightForAge, scored(0), kLastGrowthDay + 1));
        QVERIFY(growthCategoryList(GrowthIndicator::ArmForAge).isEmpty());
        QCOMPARE(armCategory(114, 6), std::optional<qint64>(1));
        QCOMPARE(armCategory(115, 59), std::optional<qint64>(2));
        QCOMPARE(armCategory(125, 12), std::optional<qint64>(3));
        QVERIFY(!armCategory(114, 5) && !armCategory(114, 60) && !armCategory(0, 12));
    }

    void countsCompletedMonthsOnly()
    {
        QCOMPARE(completedMonths({2026, 1, 10}, {2026, 4, 9}), 2);
        QCOMPARE(completedMonths({2026, 1, 10}, {2026, 4, 10}), 3);
        QCOMPARE(completedMonths({2026, 1, 31}, {2026, 2, 28}), 0);
        QCOMPARE(completedMonths({2024, 2, 29}, {2025, 2, 28}), 11);
        QCOMPARE(completedMonths({2026, 1, 10}, {2026, 1, 10}), 0);
        QCOMPARE(completedMonths({2026, 1, 10}, {2026, 1, 9}), -1);
    }
};

GUYUB_TEST(GrowthTest)
#include "growthtest.moc"
