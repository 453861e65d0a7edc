#include "app/usecase/childrentoday.h"
#include "app/domain/records/resident.h"
#include "app/usecase/logvisit.h"
#include "app/usecase/recordconsent.h"
#include "tests/support/manualclock.h"
#include "tests/support/memoryrecordstore.h"
#include "tests/support/testmain.h"

using namespace guyub;
using namespace guyub::domain;
using namespace guyub::usecase;

namespace {

class Post
{
public:
    test::ManualClock clock; // 24 November 2026
    test::MemoryRecordStore store {clock};

    EntityId add(const QString &name, DayNumber birth, const QString &rw = QStringLiteral("005"))
    {
        ports::Action action;
        action.changes.append(ports::Change());
        action.changes[0].fields
            = {{resident::Name, name}, {resident::BirthDate, birth}, {resident::Sex, qint64(1)}, {resident::Rw, rw}};
        const EntityId id = store.commit(action)->entities.front();
        ConsentAnswer answer {Purpose::ChildHealth, true, kGivenByGuardian, QStringLiteral("Ibu Wati"),
            QStringLiteral("anak-1"), QStringLiteral("id")};
        [[maybe_unused]] const auto consent = RecordConsent(store, clock).run(id, answer);
        return id;
    }
    Result<ports::Saved> weigh(const EntityId &child, int grams, const EntityId &replaces = {}, QDate day = {})
    {
        Measurement measurement;
        measurement.resident = child;
        measurement.weightGrams = grams;
        measurement.replaces = replaces;
        measurement.day = day;
        return LogVisit(store, clock).run(measurement, ServiceSpan{ServiceKind::Visit, clock.nowUtc(), false});
    }
    ChildrenToday list(const QString &rw = {}) const { return *ListChildrenToday(store, clock).run(rw); }
    QStringList names(const QString &rw = {}) const
    {
        QStringList names;
        for (const ChildToday &child : list(rw).children)
            names.append(child.name);
        return names;
    }
};

} // namespace

class ChildrenTodayTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void listsChildrenUnderFiveByName()
    {
        Post post;
        post.add(QStringLiteral("Kirana"), 20240301);
        post.add(QStringLiteral("aisyah"), 20260101);
        post.add(QStringLiteral("Lima Tahun"), 20211124);
        post.add(QStringLiteral("Hampir Lima"), 20211125);
        post.add(QStringLiteral("Besok"), 20261125);
        post.add(QStringLiteral("Tanpa Tanggal"), 20250000);

        QCOMPARE(post.names(), (QStringList {"aisyah", "Hampir Lima", "Kirana", "Tanpa Tanggal"}));
        QCOMPARE(post.list().children[0].ageMonths, 10);
        QCOMPARE(post.list().children[3].ageMonths, -1);
        QCOMPARE(post.list().weighed, 0);
    }

    void putsThoseWeighedTodayLastAndCountsThemOnce()
    {
        Post post;
        const EntityId aisyah = post.add(QStringLiteral("Aisyah"), 20260101);
        const EntityId bima = post.add(QStringLiteral("Bima"), 20260101);
        post.add(QStringLiteral("Citra"), 20260101);
        QVERIFY(post.weigh(bima, 8000, {}, QDate(2026, 10, 20)));
        const auto first = post.weigh(aisyah, 8800);
        const auto corrected = post.weigh(aisyah, 8900, first->entities.front());

        const ChildrenToday list = post.list();

        QCOMPARE(post.names(), (QStringList {"Bima", "Citra", "Aisyah"}));
        QCOMPARE(list.weighed, 1);
        QCOMPARE(list.children[2].visit, corrected->entities.front());
        QCOMPARE(list.children[2].weightGrams, std::optional(8900));
        QVERIFY(list.children[0].visit.isZero());
    }

    void showsOneRwAndNamesThemAll()
    {
        Post post;
        const EntityId here = post.add(QStringLiteral("Aisyah"), 20260101, QStringLiteral("005"));
        const EntityId there = post.add(QStringLiteral("Bima"), 20260101, QStringLiteral("003"));
        QVERIFY(post.weigh(here, 8800) && post.weigh(there, 9000));

        QCOMPARE(post.names(QStringLiteral("003")), QStringList {"Bima"});
        QCOMPARE(post.list(QStringLiteral("003")).weighed, 1);
        QCOMPARE(post.list().rws, (QStringList {"003", "005"}));
    }

    void findsTodaysVisitsBeyondTheFirstPage()
    {
        Post post;
        const EntityId aisyah = post.add(QStringLiteral("Aisyah"), 20260101);
        const EntityId bima = post.add(QStringLiteral("Bima"), 20260101);
        QVERIFY(post.weigh(aisyah, 8800));
        for (int i = 0; i < 250; ++i) // old paper is typed in on the same day
            QVERIFY(post.weigh(bima, 8000 + i, {}, QDate(2026, 10, 20)));
        QCOMPARE(post.list().weighed, 1);
    }
};

GUYUB_TEST(ChildrenTodayTest)
#include "childrentodaytest.moc"
