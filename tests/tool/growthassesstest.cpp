#include "tests/support/testmain.h"
#include "tests/tool/program.h"

using guyub::test::Run;
using guyub::test::runGuyub;

namespace {

const QByteArray kHeader = "case_id,group,sex,age_days,age_months,weight_kg,lenhei_cm,measure,headc_cm,muac_cm,oedema";
const QByteArray kResults = ",clenhei,cmeasure,c9mo_flag,cbmi,zlen,flen,zwei,fwei,zwfl,fwfl,zbmi,fbmi,zhc,fhc,zac,fac,"
                            "zlen_raw,zwei_raw,zwfl_raw,zbmi_raw,zhc_raw,zac_raw\n";

Run assess(const QByteArray &csv)
{
    return runGuyub({QStringLiteral("growth"), QStringLiteral("assess"), QStringLiteral("-")}, csv);
}

} // namespace

class GrowthAssessTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // The rows are those of WHO's own program (tests/domain/data/README.md).
    void printsWhatWhoPrints()
    {
        const Run run = assess(kHeader
            + "\n1,grid,1,0,,1.59,43.1,l,28.7,11,n\n544,position,1,730,,10.7,83.8,h,,,n\n565,position,2,200,,6.6,63.7,"
              "h,,,n\n"
              "713,oedema,1,200,,9,75,l,45,13.5,y\n782,age_edge,1,1826.25,,12,85,h,46,14,n\n798,age_months,1,,24,12,85,"
              "h,44,14,n\n");

        QCOMPARE(run.out,
            kHeader + kResults
                + "1,grid,1,0,,1.59,43.1,l,28.7,11,n,43.1,l,0,8.559385,-3.58,0,-4.29,0,,,-4.71,0,-4.54,0,,,"
                  "-3.583636,-4.293672,,-4.711932,-4.535915,\n"
                  "544,position,1,730,,10.7,83.8,h,,,n,84.5,h,0,14.985470,-1.08,0,-1.11,0,-0.76,0,-0.64,0,,,,,"
                  "-1.080918,-1.112008,-0.761643,-0.638592,,\n"
                  "565,position,2,200,,6.6,63.7,h,,,n,63.7,,1,16.265412,-1.28,0,-1.05,0,-0.3,0,-0.43,0,,,,,"
                  "-1.278497,-1.054758,-0.295978,-0.434763,,\n"
                  "713,oedema,1,200,,9,75,l,45,13.5,y,75,l,0,16.000000,3,0,,,,,,,1.05,0,-0.77,0,"
                  "3.003307,,,,1.046456,-0.766302\n"
                  "782,age_edge,1,1826.25,,12,85,h,46,14,n,85,h,0,16.608997,,,,,,,,,,,,,,,,,,\n"
                  "798,age_months,1,,24,12,85,h,44,14,n,85,h,0,16.608997,-0.7,0,-0.11,0,0.34,0,0.46,0,-3.12,0,-1.03,0,"
                  "-0.696967,-0.112178,0.339497,0.459517,-3.124812,-1.025601\n");
        QCOMPARE(run.err, QByteArray());
        QCOMPARE(run.exitCode, 0);
    }

    void keepsTheInputsOfARowItRefusesAndNamesTheLine_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("no weight") << QByteArray("a,,1,100,,0,60,l,,,n")
                                   << QByteArray("line 3: weight_kg: must be more");
        QTest::newRow("length below 0") << QByteArray("a,,1,100,,5,-60,l,,,n")
                                        << QByteArray("line 3: lenhei_cm: must be");
        QTest::newRow("a word") << QByteArray("a,,1,seratus,,5,60,l,,,n")
                                << QByteArray("line 3: age_days: not a number");
        QTest::newRow("not finite") << QByteArray("a,,1,100,,inf,60,l,,,n")
                                    << QByteArray("line 3: weight_kg: not a number");
        QTest::newRow("sex") << QByteArray("a,,3,100,,5,60,l,,,n") << QByteArray("line 3: sex: must be 1 (boy)");
        QTest::newRow("position") << QByteArray("a,,1,100,,5,60,t,,,n") << QByteArray("line 3: measure: must be l");
        QTest::newRow("oedema") << QByteArray("a,,1,100,,5,60,l,,,ya") << QByteArray("line 3: oedema: must be y");
    }
    void keepsTheInputsOfARowItRefusesAndNamesTheLine()
    {
        QFETCH(QByteArray, row);
        QFETCH(QByteArray, said);

        const Run run = assess(kHeader + "\nb,,2,100,,5.2,57.7,l,,,n\n" + row + '\n');

        const QByteArrayList lines = run.out.split('\n');
        QCOMPARE(lines.size(), 4);
        QVERIFY(lines[1].contains(",-0.148314,"));
        QCOMPARE(lines[2], row + QByteArray(22, ','));
        QVERIFY2(run.err.contains(said), run.err);
        QCOMPARE(run.err.count('\n'), 1);
        QCOMPARE(run.exitCode, 1);
    }

    void refusesAHeaderThatLacksAColumnOrHasAnother_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("said");
        const QByteArray needed[] = {"sex", "weight_kg", "lenhei_cm", "measure", "headc_cm", "muac_cm", "oedema"};
        for (const QByteArray &name : needed)
            QTest::newRow("without " + name) << QByteArray(kHeader).replace(',' + name, QByteArray()) << "line 1: " + name + ": this column is missing";
        QTest::newRow("without an age") << QByteArray(kHeader).replace(",age_days,age_months", "") << QByteArray("line 1: age_days: this column is missing, and so is age_months");
        QTest::newRow("misnamed") << QByteArray(kHeader).replace("oedema", "odema") << QByteArray("line 1: odema: this column is not known");
        QTest::newRow("one more, behind a note") << "# of July\n" + kHeader + ",name" << QByteArray("line 2: name: this column is not known");
    }
    void refusesAHeaderThatLacksAColumnOrHasAnother()
    {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, said);

        const Run run = assess(header + '\n');

        QCOMPARE(run.exitCode, 3);
        QCOMPARE(run.out, QByteArray());
        QVERIFY2(run.err.contains(said), run.err);
    }

    void takesColumnsInAnyOrderAndACommaAsDecimal()
    {
        const Run run = assess("oedema;measure;muac_cm;headc_cm;lenhei_cm;weight_kg;age_days;sex\n;;;;;5,2;100;2\n");
        QCOMPARE(run.exitCode, 0);
        QVERIFY2(run.out.contains(",,2,100,,\"5,2\",,,,,,,,0,,,,-1.17,0,"), run.out);
    }

    void makesTheResultsAnew()
    {
        const Run run = assess(kHeader + kResults + "a,,2,100,,5.2,,,,,n,9,,,,,,,,,,,,,,,,,,,,,\n");
        QCOMPARE(run.exitCode, 0);
        QVERIFY2(run.out.contains("\na,,2,100,,5.2,,,,,n,,,0,,,,-1.17,0,"), run.out);
    }
};

GUYUB_TEST(GrowthAssessTest)
#include "growthassesstest.moc"
