#include "app/domain/weightstatus.h"
#include "app/domain/growth.h"
#include "tests/domain/casefile.h"
#include "tests/support/testmain.h"

using namespace guyub::domain;

namespace {

const QDate kBorn(2026, 1, 10);

QString nameOf(std::optional<WeightStatus> status)
{
    if (!status)
        return QStringLiteral("-");
    switch (*status) {
    case WeightStatus::N:
        return QStringLiteral("N");
    case WeightStatus::T:
        return QStringLiteral("T");
    case WeightStatus::O:
        return QStringLiteral("O");
    case WeightStatus::B:
        return QStringLiteral("B");
    case WeightStatus::TwoT:
        break;
    }
    return QStringLiteral("2T");
}

QString statusOf(const Weighing &now, const QList<Weighing> &earlier)
{
    return nameOf(weightStatus(Sex::Male, kBorn, now, earlier).status);
}

} // namespace

class WeightStatusTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithEveryCase()
    {
        const CsvTable cases = guyub::test::caseFile("weight_status_cases.csv");
        QCOMPARE(cases.rows.size(), 8);
        for (const CsvRow &row : cases.rows) {
            const QByteArray id = "case " + cases.cell(row, u"case").toLatin1();
            const auto sex = static_cast<Sex>(cases.cell(row, u"sex").toInt());
            const QDate born = QDate::fromString(cases.cell(row, u"born"), Qt::ISODate);
            QList<Weighing> weighings;
            for (const QString &each : cases.cell(row, u"weighings").split(u' '))
                weighings.append(
                    {QDate::fromString(each.section(u'=', 0, 0), Qt::ISODate), each.section(u'=', 1).toInt()});
            const Weighing now = weighings.takeLast();

            const WeightVerdict verdict = weightStatus(sex, born, now, weighings);

            QVERIFY2(nameOf(verdict.status) == cases.cell(row, u"status"), id);
            QVERIFY2(completedMonths(born, now.day) == cases.cell(row, u"months").toInt(), id);
            QVERIFY2(verdict.neededGrams.value_or(0) == cases.cell(row, u"needed_g").toInt(), id);
        }
    }

    void isNewWithoutAnyEarlierWeighing()
    {
        QCOMPARE(statusOf({{2026, 4, 12}, 6000}, {}), QStringLiteral("B"));
        QCOMPARE(statusOf({{2026, 4, 12}, 6000}, {{{2026, 5, 12}, 6500}}), QStringLiteral("B"));
        QCOMPARE(statusOf({{2026, 4, 12}, 6000}, {{{2026, 4, 12}, 6100}}), QStringLiteral("B"));
    }

    void wasAbsentWhenTheCalendarMonthBeforeHasNone()
    {
        QCOMPARE(statusOf({{2026, 5, 1}, 6000}, {{{2026, 3, 31}, 5000}}), QStringLiteral("O"));
        QCOMPARE(statusOf({{2026, 5, 20}, 6000}, {{{2026, 5, 2}, 5900}}), QStringLiteral("O"));
        QCOMPARE(statusOf({{2027, 1, 2}, 9000}, {{{2026, 12, 30}, 8000}}), QStringLiteral("N"));
    }

    void comparesWithTheLastWeighingOfTheMonthBefore()
    {
        const Weighing now {{2026, 4, 12}, 6000};
        const QList<Weighing> twoInMarch {{{2026, 3, 25}, 5300}, {{2026, 3, 3}, 5100}};

        const WeightVerdict verdict = weightStatus(Sex::Male, kBorn, now, twoInMarch);

        QCOMPARE(verdict.gainGrams, std::optional(700));
        QCOMPARE(verdict.neededGrams, std::optional(800));
        QCOMPARE(nameOf(verdict.status), QStringLiteral("T"));
    }

    void saysTwiceTOnlyAfterAnotherT()
    {
        const Weighing april {{2026, 4, 12}, 5300};
        const QList<Weighing> rising {{{2026, 2, 12}, 4200}, {{2026, 3, 12}, 5200}};
        const QList<Weighing> flat {{{2026, 2, 12}, 5000}, {{2026, 3, 12}, 5200}};
        QCOMPARE(statusOf(april, rising), QStringLiteral("T"));
        QCOMPARE(statusOf(april, flat), QStringLiteral("2T"));
        QCOMPARE(statusOf({{2026, 4, 12}, 6100}, flat), QStringLiteral("N"));
    }

    void hasNoNorTWhereTheTableEnds()
    {
        QVERIFY(!minimumGainGrams(Sex::Male, 0));
        QVERIFY(!minimumGainGrams(Sex::Male, 61));
        QVERIFY(!minimumGainGrams(Sex::Unknown, 6));
        QCOMPARE(minimumGainGrams(Sex::Male, 7), std::optional(400));
        QCOMPARE(minimumGainGrams(Sex::Female, 7), std::optional(300));
        QCOMPARE(minimumGainGrams(Sex::Male, 11), std::optional(300));
        QCOMPARE(minimumGainGrams(Sex::Female, 11), std::optional(200));
        QCOMPARE(minimumGainGrams(Sex::Female, 60), std::optional(200));
        QCOMPARE(statusOf({{2026, 2, 5}, 4000}, {{{2026, 1, 20}, 3300}}), QStringLiteral("-"));
    }
};

GUYUB_TEST(WeightStatusTest)
#include "weightstatustest.moc"
