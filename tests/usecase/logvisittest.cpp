#include "app/usecase/logvisit.h"
#include "app/domain/records/consent.h"
#include "app/domain/records/resident.h"
#include "app/domain/records/service.h"
#include "app/domain/records/visit.h"
#include "tests/support/manualclock.h"
#include "tests/support/memoryrecordstore.h"
#include "tests/support/testmain.h"

using namespace guyub;
using namespace guyub::domain;
using namespace guyub::usecase;

namespace {

// A girl born on 10 February 2026 and what is needed to weigh her on 24 November.
class Post
{
public:
    test::ManualClock clock;
    test::MemoryRecordStore store {clock};
    LogVisit logVisit {store, clock};
    EntityId child;

    explicit Post(DayNumber birth = 20260210, qint64 sex = 2, bool consent = true)
    {
        ports::Action action;
        action.changes.append(ports::Change());
        action.changes[0].fields = {{resident::Name, QStringLiteral("Kirana")}, {resident::BirthDate, birth}};
        if (sex > 0)
            action.changes[0].fields.insert(resident::Sex, sex);
        child = store.commit(action)->entities.front();
        if (consent)
            answer(true, kGivenByGuardian);
    }
    void answer(bool given, qint64 by)
    {
        ConsentAnswer answer {Purpose::ChildHealth, given, by, {}, QStringLiteral("anak-1"), QStringLiteral("id")};
        if (by != kGivenBySelf)
            answer.guardianName = QStringLiteral("Ibu Wati");
        // Straight into the store: an older kiosk may have taken answers that RecordConsent refuses today.
        ports::Action action;
        action.changes.append(ports::Change());
        action.changes[0].kind = ports::OpKind::AppendEvent;
        action.changes[0].type = RecordType::Consent;
        action.changes[0].subject = child;
        action.changes[0].fields = consentFields(answer, clock.nowUtc());
        action.changes[0].fields.insert(consent::ResidentId, toByteArray(child));
        QVERIFY(store.commit(action));
    }
    Measurement measure(std::optional<int> grams, std::optional<int> mm = {}, QDate day = {}) const
    {
        Measurement measurement;
        measurement.resident = child;
        measurement.weightGrams = grams;
        measurement.lengthMm = mm;
        measurement.day = day;
        return measurement;
    }
    Result<ports::Saved> save(const Measurement &measurement)
    {
        return logVisit.run(measurement, ServiceSpan{ServiceKind::Visit, clock.nowUtc(), false});
    }
    FieldMap newestVisit() const { return store.recordsOf(child, RecordType::Visit, 1)->value(0).fields; }
};

} // namespace

class LogVisitTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsAWeighingWithAgePositionAndStatus()
    {
        Post post;
        QVERIFY(post.save(post.measure(7900, 700, {2026, 10, 20})));

        const auto saved = post.save(post.measure(8200, 715));

        QVERIFY(saved);
        const FieldMap fields = post.newestVisit();
        QCOMPARE(wholeOf(fields, visit::MeasuredOn), 20261124);
        QCOMPARE(wholeOf(fields, visit::WeightG), 8200);
        QCOMPARE(wholeOf(fields, visit::LengthMm), 715);
        QCOMPARE(wholeOf(fields, visit::AgeDays), QDate(2026, 2, 10).daysTo({2026, 11, 24}));
        QCOMPARE(wholeOf(fields, visit::Position), qint64(MeasuredPosition::Lying));
        QCOMPARE(
            wholeOf(fields, visit::WeightStatus), qint64(WeightStatus::N)); // 300 g at 9 months is enough for a girl
        QVERIFY(!hasValue(fields, visit::HeadMm) && !hasValue(fields, visit::StatusReason));
        QCOMPARE(post.store.lastAction().source, ports::Source::Visit);
        QCOMPARE(post.store.count(RecordType::Service), 2);
    }

    void keepsNothingWithoutAGuardiansConsent_data()
    {
        QTest::addColumn<int>("answer"); // 0 none, 1 refused, 2 by the child itself
        QTest::newRow("never asked") << 0;
        QTest::newRow("refused") << 1;
        QTest::newRow("given by a child") << 2;
    }
    void keepsNothingWithoutAGuardiansConsent()
    {
        QFETCH(int, answer);
        Post post(20260210, 2, false);
        if (answer == 1)
            post.answer(false, kGivenByGuardian);
        if (answer == 2)
            post.answer(true, kGivenBySelf);

        const auto saved = post.save(post.measure(8200));

        QVERIFY(!saved);
        QCOMPARE(saved.error().code, ErrorCode::NoConsent);
        QCOMPARE(post.store.count(RecordType::Visit), 0);
        QVERIFY(post.logVisit.preview(post.measure(8200))); // looking at the numbers needs none
    }

    void keepsNothingAfterTheConsentWasWithdrawn()
    {
        Post post;
        QVERIFY(post.save(post.measure(8200)));
        post.answer(false, kGivenByGuardian);
        QCOMPARE(post.save(post.measure(8300)).error().code, ErrorCode::NoConsent);
        QCOMPARE(post.store.count(RecordType::Visit), 1);
    }

    void namesWhatIsMissing()
    {
        Post post;
        QCOMPARE(post.save(post.measure({})).error().field, QStringLiteral("weight_g"));
        Measurement decided = post.measure(8200);
        decided.kaderStatus = WeightStatus::N;
        decided.reason = QStringLiteral("  ");
        QCOMPARE(post.save(decided).error().field, QStringLiteral("status_reason"));
        QCOMPARE(post.store.count(RecordType::Visit), 0);

        QCOMPARE(Post(20260210, 0).logVisit.preview({}).error().code, ErrorCode::NotFound);
        Post noSex(20260210, 0);
        QCOMPARE(noSex.logVisit.preview(noSex.measure(8200)).error().field, QStringLiteral("sex"));
        Post noDay(20260200, 2);
        QCOMPARE(noDay.logVisit.preview(noDay.measure(8200)).error().field, QStringLiteral("birth_date"));
    }

    void refusesDaysOutsideTheChildsLifeAndMeasuresOutOfBounds()
    {
        Post post;
        QCOMPARE(post.save(post.measure(8200, {}, {2026, 11, 25})).error().field, QStringLiteral("measured_on"));
        QCOMPARE(post.save(post.measure(8200, {}, {2026, 2, 9})).error().field, QStringLiteral("measured_on"));
        QCOMPARE(post.save(post.measure(499)).error().field, QStringLiteral("weight_g"));
        QCOMPARE(post.save(post.measure(8200, 7150)).error().field, QStringLiteral("length_mm"));
        QCOMPARE(post.store.count(RecordType::Visit), 0);
    }

    void keepsTheKadersDecisionWithItsReason()
    {
        Post post;
        QVERIFY(post.save(post.measure(8100, {}, {2026, 10, 20})));
        Measurement now = post.measure(8200);
        now.kaderStatus = WeightStatus::N;
        now.reason = QStringLiteral("mengikuti garis");

        QCOMPARE(post.logVisit.preview(now)->weight->status, WeightStatus::T);
        QVERIFY(post.save(now));

        QCOMPARE(wholeOf(post.newestVisit(), visit::WeightStatus), qint64(WeightStatus::N));
        QCOMPARE(textOf(post.newestVisit(), visit::StatusReason), QStringLiteral("mengikuti garis"));
    }

    void correctsAVisitOnItsOwnDayAndCountsItOnce()
    {
        Post post;
        const auto wrong = post.save(post.measure(9900, {}, {2026, 10, 20}));
        Measurement right = post.measure(7900);
        right.replaces = wrong->entities.front();

        const auto saved = post.save(right);

        QVERIFY(saved);
        QCOMPARE(wholeOf(post.newestVisit(), visit::MeasuredOn), 20261020);
        QCOMPARE(bytesOf(post.newestVisit(), visit::ReplacesId), toByteArray(wrong->entities.front()));
        const auto preview = post.logVisit.preview(post.measure(8300));
        QCOMPARE(preview->last->weightGrams, 7900);
        QCOMPARE(preview->past.size(), 1);

        Post other;
        right.resident = other.child;
        right.replaces = other.child;
        QCOMPARE(other.save(right).error().code, ErrorCode::NotFound);
    }

    void showsWhatWasMeasuredBefore()
    {
        Post post;
        QVERIFY(post.save(post.measure(7200, 680, {2026, 9, 22})));
        QVERIFY(post.save(post.measure(7900, {}, {2026, 10, 20})));
        QVERIFY(post.save(post.measure(8150, 712))); // today already

        const auto preview = post.logVisit.preview(post.measure(8200, 715));

        QCOMPARE(preview->ageMonths, 9);
        QCOMPARE(preview->last->weightGrams, 7900);
        QCOMPARE(preview->last->day, QDate(2026, 10, 20));
        QCOMPARE(preview->lastLengthMm, std::optional(680));
        QCOMPARE(preview->weight->gainGrams, std::optional(300));
        QCOMPARE(preview->past.size(), 3);
        QVERIFY(preview->growth->weight.raw && preview->growth->length.raw && preview->growth->weightForLength.raw);
    }

    void asksOnceAboutWhatIsOdd_data()
    {
        QTest::addColumn<int>("grams");
        QTest::addColumn<int>("mm");
        QTest::addColumn<QList<int>>("odd");
        QTest::addColumn<int>("likelyGrams"); // 0: nothing is offered
        QTest::addColumn<int>("likelyMm");
        const int far = int(OddValue::WeightFarFromLast);
        const int fell = int(OddValue::LengthFellSinceLast);
        const int outside = int(OddValue::OutsideStandard);
        QTest::newRow("ordinary") << 8200 << 715 << QList<int>() << 0 << 0;
        QTest::newRow("a comma forgotten") << 82'000 << 0 << QList {far, outside} << 8200 << 0;
        QTest::newRow("a comma too early") << 820 << 0 << QList {far, outside} << 8200 << 0;
        QTest::newRow("lost a tenth") << 7000 << 0 << QList {far} << 0 << 0;
        QTest::newRow("gained three kilograms") << 10'900 << 0 << QList {far} << 0 << 0;
        QTest::newRow("shrank") << 0 << 680 << QList {fell} << 0 << 0;
        QTest::newRow("shrank within the error") << 0 << 692 << QList<int>() << 0 << 0;
        QTest::newRow("length with a slipped comma") << 8200 << 72 << QList {fell, outside} << 0 << 720;
    }
    void asksOnceAboutWhatIsOdd()
    {
        QFETCH(int, grams);
        QFETCH(int, mm);
        QFETCH(QList<int>, odd);
        Post post;
        QVERIFY(post.save(post.measure(7900, 700, {2026, 10, 20})));
        Measurement now = post.measure({});
        if (grams > 0)
            now.weightGrams = grams;
        if (mm > 0)
            now.lengthMm = mm;

        const auto preview = post.logVisit.preview(now);

        QList<int> found;
        for (const OddValue each : preview->odd)
            found.append(int(each));
        QCOMPARE(found, odd);
        QTEST(preview->likelyWeightGrams.value_or(0), "likelyGrams");
        QTEST(preview->likelyLengthMm.value_or(0), "likelyMm");
    }

    void doesNotCallTheMoveFromMatToStandAFall()
    {
        Post post(20241123, 1);
        Measurement lying = post.measure({}, 878, {2026, 11, 20});
        lying.position = MeasuredPosition::Lying;
        QVERIFY(post.save(lying));
        Measurement standing = post.measure({}, 863);
        standing.position = MeasuredPosition::Standing;
        QVERIFY(post.logVisit.preview(standing)->odd.isEmpty());
        standing.lengthMm = 855;
        QCOMPARE(post.logVisit.preview(standing)->odd, QList {OddValue::LengthFellSinceLast});
    }

    void weighsAnAdultByTheirOwnConsentAndWithoutTheKms()
    {
        Post post(19600210, 2, false);
        post.answer(true, kGivenBySelf);
        Measurement now = post.measure(56'000, 1530);
        now.place = QStringLiteral("Posyandu Melati");

        const auto preview = post.logVisit.preview(now);
        QVERIFY(!preview->weight && preview->odd.isEmpty());
        QVERIFY(!preview->growth->weight.raw && preview->growth->bmi);
        QVERIFY(post.save(now));

        QVERIFY(!hasValue(post.newestVisit(), visit::WeightStatus));
        QCOMPARE(wholeOf(post.newestVisit(), visit::Position), qint64(MeasuredPosition::Standing));
        QCOMPARE(textOf(post.newestVisit(), visit::Place), QStringLiteral("Posyandu Melati"));
    }

    void keepsNothingWhenTheStoreFails()
    {
        Post post;
        post.store.failNextCommit(ErrorCode::DiskFull);
        QCOMPARE(post.save(post.measure(8200)).error().code, ErrorCode::DiskFull);
        QCOMPARE(post.store.count(RecordType::Visit), 0);
        QVERIFY(post.save(post.measure(8200)));
    }
};

GUYUB_TEST(LogVisitTest)
#include "logvisittest.moc"
