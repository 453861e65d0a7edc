#include "app/usecase/importvisits.h"

#include "app/domain/records/resident.h"
#include "app/domain/records/visit.h"
#include "tests/support/manualclock.h"
#include "tests/support/memoryrecordstore.h"
#include "tests/support/testmain.h"

using namespace guyub;
using namespace guyub::domain;
using namespace guyub::usecase;
using namespace guyub::test;

class ImportVisitsTest : public QObject
{
    Q_OBJECT

    struct Post
    {
        ManualClock clock;
        MemoryRecordStore store{clock};
        ImportVisits import{store, clock};
        Post()
        {
            ports::Change child;
            child.fields = {{resident::Name, QStringLiteral("Fajar")}, {resident::Nik, QStringLiteral("3577031002269001")}, {resident::Sex, qint64(1)}, {resident::BirthDate, qint64(20260210)}};
            ports::Action action;
            action.changes = {child};
            [[maybe_unused]] const auto saved = store.commit(action);
        }
    };
    static QByteArray table(const QByteArray &rows) { return "nik,day,weight_kg,length_cm,guardian_name\n" + rows; }

private Q_SLOTS:
    void readsABookInOldestFirstWithTheGuardiansConsent()
    {
        Post post;
        const auto plan = post.import.check(table("3577031002269001,2026-11-10,8.6,\"70,5\",Wati\n3577031002269001,2026-10-12,8.3,69,Wati\n"));
        QVERIFY(plan && plan->problems.isEmpty());

        const auto done = post.import.run(*plan);

        QVERIFY2(done, qPrintable(done ? QString() : done.error().detail));
        QCOMPARE(done->visits, 2);
        QCOMPARE(done->consents, 1);
        QCOMPARE(post.store.count(RecordType::Service), 0); // nobody was served at a counter
        const auto visits = post.store.allOf(RecordType::Visit, 9);
        QCOMPARE(wholeOf(visits->first().fields, visit::MeasuredOn), qint64(20261110));
        QCOMPARE(wholeOf(visits->first().fields, visit::LengthMm), qint64(705));
    }
    void passesOverWhatIsThereAlready()
    {
        Post post;
        const QByteArray csv = table("3577031002269001,2026-11-10,8.6,70.5,Wati\n");
        QVERIFY(post.import.run(*post.import.check(csv)));

        const auto again = post.import.check(csv);

        QCOMPARE(again->known, 1);
        QVERIFY(again->rows.isEmpty() && again->problems.isEmpty());
    }
    void namesTheLineAndTheColumnOfEveryFault()
    {
        Post post;
        const auto plan = post.import.check(table("3577031002269001,2027-01-01,8.6,70,Wati\n3577031002269002,2026-11-10,8.6,70,Wati\n3577031002269001,2026-11-10,berat,70,Wati\n3577031002269001,2026-11-10,8.6,70,\n"));
        QVERIFY(plan);
        QStringList found;
        for (const ImportProblem &problem : plan->problems)
            found.append(QStringLiteral("%1 %2").arg(problem.line).arg(problem.column));
        QCOMPARE(found, QStringList({QStringLiteral("2 day"), QStringLiteral("3 nik"), QStringLiteral("4 weight_kg"), QStringLiteral("5 guardian_name")}));
        QCOMPARE(post.store.count(RecordType::Visit), qsizetype(0));
        const Error unknown = post.import.check("# July\nnik,day,tinggi\n").error();
        QCOMPARE(unknown.code, ErrorCode::BadInput);
        QCOMPARE(unknown.line, 2);
        QVERIFY(unknown.detail.contains(QStringLiteral("take it out")) && unknown.detail.contains(QStringLiteral("length_cm")));
    }
};

GUYUB_TEST(ImportVisitsTest)
#include "importvisitstest.moc"
