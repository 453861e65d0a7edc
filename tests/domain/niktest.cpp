#include "app/domain/nik.h"
#include "app/domain/nokk.h"
#include "tests/domain/casefile.h"
#include "tests/support/testmain.h"

using namespace guyub::domain;

namespace {

const QDate kToday(2026, 11, 22);

QString joined(const QList<QDate> &dates)
{
    QStringList texts;
    for (const QDate date : dates)
        texts.append(date.toString(Qt::ISODate));
    return texts.join(QLatin1Char('|'));
}

} // namespace

class NikTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithEveryPublishedCase()
    {
        const CsvTable cases = guyub::test::caseFile("nik_test_cases.csv");
        QCOMPARE(cases.rows.size(), 30);
        for (const CsvRow &row : cases.rows) {
            const auto expected = [&](QStringView name) { return cases.cell(row, name); };
            const QByteArray id = expected(u"case_id").toLatin1();

            const NikCheck check = checkNik(expected(u"input"), kToday);

            QVERIFY2(nikErrorName(check.error) == expected(u"error"), id);
            QVERIFY2(check.isValid() == (expected(u"valid") == QLatin1String("1")), id);
            QVERIFY2(check.normalised == expected(u"normalised"), id);
            QVERIFY2(check.prefix6 == expected(u"prefix6"), id);
            QVERIFY2(check.serial == expected(u"serial"), id);
            QVERIFY2(joined(check.birthCandidates) == expected(u"birth_candidates_at_2026-11-22"), id);
            if (check.isValid()) {
                QVERIFY2(areaStatusName(check.areaStatus) == expected(u"area_status"), id);
                QVERIFY2((check.sex == Sex::Female) == (expected(u"sex") == QLatin1String("P")), id);
            }
        }
    }

    void dropsWhatPeoplePutBetweenTheDigits_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("spaces") << QStringLiteral(" 357703 170845 9001\t");
        QTest::newRow("no-break space") << QStringLiteral("357703\u00a0170845\u00a09001");
        QTest::newRow("zero width") << QStringLiteral("\ufeff\u200b3577\u200e0317\u200f08459001");
        QTest::newRow("hyphens") << QStringLiteral("357703-170845-9001");
        QTest::newRow("curly apostrophe") << QStringLiteral("\u20193577031708459001");
    }
    void dropsWhatPeoplePutBetweenTheDigits()
    {
        QFETCH(QString, typed);
        QCOMPARE(checkNik(typed, kToday).normalised, QStringLiteral("3577031708459001"));
    }

    void namesTheFirstErrorOnly_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("error");
        QTest::newRow("nothing") << QStringLiteral(" . - '") << QStringLiteral("EMPTY");
        QTest::newRow("a letter beats the length") << QStringLiteral("35770317O8") << QStringLiteral("NOT_DIGITS");
        QTest::newRow("comma exponent") << QStringLiteral("3,57703E+15") << QStringLiteral("NOT_DIGITS");
        QTest::newRow("Arabic digits") << QStringLiteral("٣٥٧٧٠٣١٧٠٨٤٥٩٠٠١") << QStringLiteral("NOT_DIGITS");
        QTest::newRow("17 digits") << QStringLiteral("35770317084590011") << QStringLiteral("LENGTH");
        QTest::newRow("province beats area") << QStringLiteral("0100000000000000") << QStringLiteral("PROVINCE");
        QTest::newRow("regency 00") << QStringLiteral("3500031708459001") << QStringLiteral("AREA_ZERO");
        QTest::newRow("area beats day") << QStringLiteral("3577000000000000") << QStringLiteral("AREA_ZERO");
        QTest::newRow("day 00") << QStringLiteral("3577030008459001") << QStringLiteral("DAY");
        QTest::newRow("day 72") << QStringLiteral("3577037208459001") << QStringLiteral("DAY");
        QTest::newRow("day beats month") << QStringLiteral("3577030013459001") << QStringLiteral("DAY");
        QTest::newRow("month 00") << QStringLiteral("3577031700459001") << QStringLiteral("MONTH");
        QTest::newRow("date beats serial") << QStringLiteral("3577033104900000") << QStringLiteral("DATE");
    }
    void namesTheFirstErrorOnly()
    {
        QFETCH(QString, typed);
        QFETCH(QString, error);
        const NikCheck check = checkNik(typed, kToday);
        QCOMPARE(nikErrorName(check.error), error);
        QVERIFY(check.prefix6.isEmpty() && check.serial.isEmpty() && check.birthCandidates.isEmpty());
    }

    void offersNoBirthAfterToday()
    {
        const QString born = QStringLiteral("3577032211269001");
        QCOMPARE(joined(checkNik(born, kToday).birthCandidates), QStringLiteral("1926-11-22|2026-11-22"));
        QCOMPARE(joined(checkNik(born, kToday.addDays(-1)).birthCandidates), QStringLiteral("1926-11-22"));
    }

    void warnsWithoutRefusing()
    {
        const NikCheck elsewhere = checkNik(u"9101011708459001", kToday);
        const DeclaredPerson declared {QDate(1946, 8, 17), Sex::Female, QStringLiteral("357703")};

        QCOMPARE(nikWarnings(elsewhere, declared),
            (QList {NikWarning::AreaRetired, NikWarning::AreaElsewhere, NikWarning::BirthDateDiffers,
                NikWarning::SexDiffers}));
        QCOMPARE(nikWarnings(checkNik(u"3577991708459001", kToday), {}), QList {NikWarning::AreaUnknown});
        QVERIFY(nikWarnings(
            checkNik(u"3577031708459001", kToday), {QDate(1945, 8, 17), Sex::Male, QStringLiteral("357703")})
                    .isEmpty());
        QVERIFY(nikWarnings(checkNik(u"1", kToday), declared).isEmpty());
    }

    void acceptsFamilyCardsWhoseDateDoesNotDecode()
    {
        const CsvTable cases = guyub::test::caseFile("no_kk_test_cases.csv");
        QCOMPARE(cases.rows.size(), 5);
        for (const CsvRow &row : cases.rows) {
            const NoKkCheck check = checkNoKk(cases.cell(row, u"input"));
            const QByteArray id = cases.cell(row, u"case_id").toLatin1();
            QVERIFY2(check.isValid() == (cases.cell(row, u"accept") == QLatin1String("1")), id);
            QVERIFY2(noKkErrorName(check.error) == cases.cell(row, u"error"), id);
            QVERIFY2(noKkWarningName(check.warning) == cases.cell(row, u"soft_warning"), id);
        }
        QCOMPARE(noKkWarningName(checkNoKk(u"3577030101150001").warning), QString());
        QCOMPARE(noKkErrorName(checkNoKk(u" ").error), QStringLiteral("EMPTY"));
        QCOMPARE(noKkErrorName(checkNoKk(u"35770301O1150001").error), QStringLiteral("NOT_DIGITS"));
    }

    void knowsTheNamesOfAreas()
    {
        QCOMPARE(areaName(u"35.77.03.1009"), QStringLiteral("Taman"));
        QCOMPARE(areaName(u"357703"), QStringLiteral("Taman"));
        QCOMPARE(areaName(u"35.77"), QStringLiteral("Kota Madiun"));
        QCOMPARE(areaName(u"35"), QStringLiteral("Jawa Timur"));
        QCOMPARE(areaName(u"910101"), QStringLiteral("Merauke"));
        QCOMPARE(areaName(u"999999"), QString());
        QVERIFY(isKnownProvince(u"96") && !isKnownProvince(u"97") && !isKnownProvince(u"1101"));
        QCOMPARE(districtStatus(u"35.77.03"), AreaStatus::Current);
        QCOMPARE(districtStatus(u"3577"), AreaStatus::Unknown);
    }

    void tellsAVillagesCodeFromAnyOtherNumber()
    {
        for (const char *good : {"35.77.03.1009", "33.06.06.2001", "96.71.01.3001"})
            QVERIFY2(isVillageCode(QLatin1String(good)), good);
        for (const char *bad : {"", "35.77.03", "3577031009", "35.77.03.0000", "35.77.03.1000", "35.77.00.1009", "35.00.03.1009", "35.77.03.4009", "99.77.03.1009", "35.77.03.1009\n"})
            QVERIFY2(!isVillageCode(QLatin1String(bad)), bad);
    }
};

GUYUB_TEST(NikTest)
#include "niktest.moc"
