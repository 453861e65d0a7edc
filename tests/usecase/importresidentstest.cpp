#include "app/usecase/importresidents.h"

#include "app/domain/records/resident.h"
#include "storage/crypto/hash.h"
#include "tests/support/manualclock.h"
#include "tests/support/memoryrecordstore.h"
#include "tests/support/testmain.h"

using namespace guyub;
using namespace guyub::domain;
using namespace guyub::usecase;
using namespace guyub::test;

Q_DECLARE_METATYPE(guyub::usecase::ImportFault)

namespace {

constexpr int kHeaderLines = 1;

QString nik(int serial)
{
    return QStringLiteral("357703010190%1").arg(serial, 4, 10, QLatin1Char('0'));
}

QByteArray people(int count)
{
    QByteArray csv = "nik,name\n";
    for (int i = 1; i <= count; ++i)
        csv += QStringLiteral("%1,Warga\n").arg(nik(i)).toUtf8();
    return csv;
}

struct Office
{
    ManualClock clock;
    MemoryRecordStore store{clock};
    ImportResidents import{store, clock};
    FixedBytes<32> hash;

    void hasRegistered(int serial)
    {
        ports::Change person;
        person.fields = {{resident::Name, QStringLiteral("Warga")}, {resident::Nik, nik(serial)}};
        ports::Action action;
        action.changes = {person};
        QVERIFY(store.commit(action));
    }
    Result<ImportPlan> check(const QByteArray &csv) const { return import.check(csv, hash, {}); }
    qsizetype residents() const { return store.allOf(RecordType::Resident, 10'000)->size(); }
};

QStringList told(const ImportPlan &plan)
{
    QStringList list;
    for (const ImportProblem &problem : plan.problems)
        list.append(QStringLiteral("%1 %2 %3").arg(problem.line).arg(problem.column).arg(static_cast<int>(problem.fault)));
    return list;
}

QStringList twinsOf(const ImportPlan &plan)
{
    QStringList list;
    for (const ImportTwin &twin : plan.twins)
        list.append(QString::number(twin.line) + (twin.otherLine > 0 ? QStringLiteral(" like %1").arg(twin.otherLine) : twin.resident.isZero() ? QString() : QStringLiteral(" is here")));
    return list;
}

} // namespace

class ImportResidentsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsBeforeTheFirstWriteWhatTheStoreWouldRefuse_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QString>("column");
        QTest::addColumn<ImportFault>("fault");
        QTest::newRow("bell") << QByteArray("Orang\aBel,,,") << QStringLiteral("name") << ImportFault::BadText;
        QTest::newRow("line end") << QByteArray("\"Orang\nBaris\",,,") << QStringLiteral("name") << ImportFault::BadText;
        QTest::newRow("tab") << QByteArray("Orang,A\tB,,") << QStringLiteral("mother_name") << ImportFault::BadText;
        QTest::newRow("delete") << QByteArray("Orang,,A\x7f,") << QStringLiteral("address") << ImportFault::BadText;
        QTest::newRow("name that nobody sees") << QByteArray("\xe2\x80\x8b\xe2\x80\x8b,,,") << QStringLiteral("name") << ImportFault::BadText;
        for (const char *mark : {"\xe2\x80\xae", "\xe2\x81\xa6", "\xe2\x80\xa8", "\xe2\x80\xa9", "\xc2\xad", "\xe2\x80\x8b", "\xe2\x80\x8d", "\xef\xbb\xbf"})
            QTest::newRow(QByteArray(mark).toHex().constData()) << QByteArray("Or") + mark + QByteArray("ang,,,") << QStringLiteral("name") << ImportFault::BadText;
        QTest::newRow("before all records") << QByteArray("Orang,,,1801") << QStringLiteral("birth_date") << ImportFault::BadDate;
        QTest::newRow("long before") << QByteArray("Orang,,,17-08-1045") << QStringLiteral("birth_date") << ImportFault::BadDate;
        QTest::newRow("grows in composing") << QByteArray("Orang,,") + QByteArray("\xe0\xa5\x98").repeated(150) + ',' << QStringLiteral("address") << ImportFault::BadText;
    }
    void findsBeforeTheFirstWriteWhatTheStoreWouldRefuse()
    {
        QFETCH(QByteArray, row);
        QFETCH(QString, column);
        QFETCH(ImportFault, fault);
        const Office office;

        const auto plan = office.check("name,mother_name,address,birth_date\nWarga,,,\n" + row + "\nWarga,,,1950\n");

        QVERIFY(plan);
        QCOMPARE(told(*plan), QStringList{QStringLiteral("3 %1 %2").arg(column).arg(static_cast<int>(fault))});
        QCOMPARE(plan->rows.size(), 2);
    }

    void checksTheRestOfTheFileWhenALineIsNoRow()
    {
        const Office office;

        const auto plan = office.check("nik,name\n" + nik(1).toUtf8() + ",Warga\n" + nik(2).toUtf8() + "\n12,Warga\n" + nik(3).toUtf8() + ",\"Warga\n" + nik(4).toUtf8() + ",Warga\n");

        QVERIFY(plan);
        QCOMPARE(told(*plan), (QStringList{QStringLiteral("3  %1").arg(int(ImportFault::BadRow)), QStringLiteral("4 nik %1").arg(int(ImportFault::BadNik)), QStringLiteral("5  %1").arg(int(ImportFault::BadRow))}));
        QCOMPARE(plan->rows.size(), 2);
        QCOMPARE(plan->rows.last().line, 6);
    }

    void passesOverTheColumnsOfAFileOfRefusedLines()
    {
        const Office office;
        const auto plan = office.check("name,line,reason\n'=Warga,301,nik: BAD_NIK\n");
        QVERIFY(plan && plan->problems.isEmpty());
        QCOMPARE(textOf(plan->rows.first().fields, resident::Name), QStringLiteral("=Warga"));
    }

    void keepsANumberThatAnOfficerHasSeenOnTheCard()
    {
        const Office office;

        const auto plan = office.check("nik_override_reason,nik,name\nseen,9999030101909003,Warga\nseen,12,Warga\n\"\xe2\x80\x8b\",9999030101909004,Warga\n");

        QVERIFY(plan);
        QCOMPARE(plan->rows.size(), 1);
        QCOMPARE(textOf(plan->rows.first().fields, resident::Nik), QStringLiteral("9999030101909003"));
        QCOMPARE(textOf(plan->rows.first().fields, resident::NikOverride), QStringLiteral("seen"));
        QCOMPARE(told(*plan), (QStringList{QStringLiteral("3 nik %1").arg(int(ImportFault::BadNik)), QStringLiteral("4 nik_override_reason %1").arg(int(ImportFault::BadText)), QStringLiteral("4 nik %1").arg(int(ImportFault::BadNik))}));
    }

    void tellsOfPeopleWhoAreTwiceInAFile()
    {
        const Office office;
        const QByteArray n1 = nik(1).toUtf8(), n2 = nik(2).toUtf8();

        const auto plan = office.check("nik,name,birth_date,mother_name,rt\n,Soeparman,17-08-1950,,\n,Siti,,Ibu,001\n,suparman,1950-08-17,,\n,Siti,,Ibu,002\n,Siti,,Ibu,001\n" + n1 + ",Suparman,17-08-1950,,\n" + n2 + ",Warga,01-01-1990,,\n,Warga,01-01-1991,,\n");

        QVERIFY(plan && plan->problems.isEmpty());
        QCOMPARE(plan->rows.size(), 8);
        QCOMPARE(twinsOf(*plan), (QStringList{QStringLiteral("4 like 2"), QStringLiteral("6 like 3"), QStringLiteral("7 like 2")}));
    }

    void holdsTwoNumbersForTwoPeople()
    {
        const Office office;

        const auto plan = office.check("nik,name,birth_date\n" + nik(1).toUtf8() + ",Warga,01-01-1990\n" + nik(2).toUtf8() + ",Warga,01-01-1990\n");

        QVERIFY(plan && plan->twins.isEmpty());
    }

    void tellsOfPeopleWhoAreHereAlready()
    {
        Office office;
        const QByteArray csv = "name,birth_date,sex\nSutinah,01-01-1990,P\nWarsito,1990,L\n";
        QVERIFY(office.import.run(*office.check(csv), {}));
        const QByteArray changed = csv + "Baru,02-02-1992,L\n";
        office.hash = crypto::sha256(viewOf(changed));

        const auto soft = office.check(changed);
        QVERIFY(soft && soft->problems.isEmpty());
        QCOMPARE(soft->rows.size(), 3);
        QCOMPARE(twinsOf(*soft), (QStringList{QStringLiteral("2 is here"), QStringLiteral("3 is here")}));

        const auto strict = office.import.check(changed, office.hash, {.refusesTwins = true}); // a year alone is not enough
        QCOMPARE(told(*strict), QStringList{QStringLiteral("2 name %1").arg(int(ImportFault::LikeResident))});
        QCOMPARE(twinsOf(*strict), QStringList{QStringLiteral("3 is here")});
        QVERIFY(office.import.run(*strict, {}));
        QCOMPARE(office.residents(), 4);

        const auto again = office.import.check(changed, office.hash, {.refusesTwins = true});
        QCOMPARE(told(*again), told(*strict));
        QVERIFY(again->rows.isEmpty() && again->twins.isEmpty());
    }

    void warnsOfLinesThatItTakesOnly()
    {
        const Office office;

        const auto plan = office.check("nik,name,sex,birth_date\n" + nik(1).toUtf8() + ",Warga,P,1990\n" + nik(2).toUtf8() + ",,P,01-01-1990\n" + nik(3).toUtf8() + ",Warga,L,02-01-1990\n" + nik(4).toUtf8() + ",Warga,L,01-01-1990\n");

        QVERIFY(plan);
        QCOMPARE(plan->warnings.size(), 2);
        QCOMPARE(plan->warnings[0].line, 2);
        QCOMPARE(plan->warnings[0].doubt, FormDoubt::SexDiffers);
        QCOMPARE(plan->warnings[1].line, 4);
        QCOMPARE(plan->warnings[1].doubt, FormDoubt::BirthDateDiffers);
    }

    // Cut after each commit in turn: the lines that were refused because the person was registered lie among those that
    // were written, and must neither be lost nor taken.
    void continuesACutRunWithTheSameRefusedLines()
    {
        constexpr int kPeople = 230;
        const QList<int> known{1, 40, 41, 150, 230};
        Office office;
        for (const int serial : known)
            office.hasRegistered(serial);
        QByteArray csv = people(kPeople);
        csv += nik(7).toUtf8() + ",Lagi\n" + nik(40).toUtf8() + ",Lagi\n"; // each a second time in the file
        const auto first = office.check(csv);
        QVERIFY(first);
        QCOMPARE(first->problems.size(), known.size() + 2);

        int runs = 0;
        for (bool isCut = true; isCut; ++runs) {
            const auto plan = office.check(csv);
            QVERIFY(plan);
            QCOMPARE(told(*plan), told(*first));
            const auto outcome = office.import.run(*plan, {}, [](int, int) { return false; });
            QVERIFY(outcome && outcome->commits <= 1);
            isCut = outcome->cancelled;
        }

        QVERIFY(runs > 3);
        QCOMPARE(office.residents(), qsizetype(kPeople));
        const auto again = office.check(csv);
        QVERIFY(again->rows.isEmpty());
        QCOMPARE(told(*again), told(*first));
        QCOMPARE(again->alreadyThrough, kHeaderLines + kPeople - 1);
    }
};

GUYUB_TEST(ImportResidentsTest)
#include "importresidentstest.moc"
