#include "app/usecase/importresidents.h"

#include "tests/support/manualclock.h"
#include "tests/support/memoryrecordstore.h"
#include "tests/support/testmain.h"

using namespace guyub;
using namespace guyub::domain;
using namespace guyub::usecase;
using namespace guyub::test;

Q_DECLARE_METATYPE(guyub::usecase::ImportFault)

namespace {

struct Office
{
    ManualClock clock;
    MemoryRecordStore store{clock};
    ImportResidents import{store, clock};
    FixedBytes<32> hash;

    Result<ImportPlan> check(const QByteArray &csv) const { return import.check(csv, hash, false); }
};

QStringList told(const ImportPlan &plan)
{
    QStringList list;
    for (const ImportProblem &problem : plan.problems)
        list.append(QStringLiteral("%1 %2 %3").arg(problem.line).arg(problem.column).arg(static_cast<int>(problem.fault)));
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
};

GUYUB_TEST(ImportResidentsTest)
#include "importresidentstest.moc"
