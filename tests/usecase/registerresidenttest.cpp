#include "app/domain/records/consent.h"
#include "app/domain/records/household.h"
#include "app/domain/records/resident.h"
#include "app/domain/records/service.h"
#include "app/ports/legalbasis.h"
#include "app/usecase/discarddraft.h"
#include "app/usecase/editresident.h"
#include "app/usecase/recordconsent.h"
#include "app/usecase/registerresident.h"
#include "tests/support/manualclock.h"
#include "tests/support/memoryrecordstore.h"
#include "tests/support/testmain.h"

using namespace guyub;
using namespace guyub::domain;
using namespace guyub::usecase;

namespace {

class Desk
{
public:
    test::ManualClock clock;
    test::MemoryRecordStore store {clock};
    Registration registration;

    Desk()
    {
        registration.resident = {{resident::Name, QStringLiteral("Sutinah")}, {resident::BirthDate, DayNumber(19480712)}, {resident::NoKk, QStringLiteral("3577031102059001")},
            {resident::Relationship, qint64(1)}, {resident::Address, QStringLiteral("Jalan Kenari")}};
        registration.span.startedAt = clock.nowUtc();
    }
    void answer(Purpose purpose, bool given, qint64 by = kGivenBySelf)
    {
        ConsentAnswer answer{purpose, given, by, {}, QStringLiteral("v1"), QStringLiteral("id")};
        if (by != kGivenBySelf)
            answer.guardianName = QStringLiteral("Bu Wati");
        registration.consents.append(answer);
    }
    Result<Registered> run() { return RegisterResident(store, clock).run(registration); }
    ports::Record household(const EntityId &id) const { return store.load(id).value_or(ports::Record()); }
};

} // namespace

class RegisterResidentTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void restsOnTheConsentToTheCounterAndOnNoOther()
    {
        Desk desk;
        desk.answer(Purpose::ChildHealth, true);
        desk.answer(Purpose::Counter, true);
        desk.registration.resident.insert(resident::Religion, qint64(1));

        QVERIFY(desk.run());

        const int authority = desk.store.lastAction().authorityFrom;
        QCOMPARE(wholeOf(desk.store.lastAction().changes.at(authority).fields, consent::Purpose), 1);
    }
    void restsOnTheLawWithoutThatConsentAndRefusesTierTwo()
    {
        Desk desk;
        desk.answer(Purpose::Counter, false);
        desk.answer(Purpose::ChildHealth, true);
        QVERIFY(desk.run());
        QCOMPARE(desk.store.lastAction().authority, ports::legalBasisId(QLatin1String(ports::kPopulationAdministration)));
        QCOMPARE(desk.store.count(RecordType::Consent), 2);
        desk.registration.resident.insert(resident::Religion, qint64(1));

        const auto refused = desk.run();

        QCOMPARE(refused.error().code, ErrorCode::NoConsent);
        QCOMPARE(refused.error().field, QStringLiteral("religion"));
        QCOMPARE(desk.store.count(RecordType::Resident), 1);
    }
    void wantsAGuardiansConsentForAChild()
    {
        Desk desk;
        desk.registration.resident.insert(resident::BirthDate, DayNumber(20260210));
        desk.answer(Purpose::Counter, true);
        QCOMPARE(desk.run().error().code, ErrorCode::NoConsent);
        desk.registration.consents.clear();
        desk.answer(Purpose::Counter, true, kGivenByGuardian);

        QVERIFY(desk.run());
    }
    void wantsTheNameOfWhoAnswers()
    {
        Desk desk;
        desk.answer(Purpose::Counter, true, kGivenByCompanion);
        desk.registration.consents.first().guardianName = QStringLiteral(" ");

        QCOMPARE(desk.run().error().field, QStringLiteral("guardian_name"));
        QCOMPARE(desk.store.commits(), 0);
    }
    void makesAHouseholdOnceAndNamesItsHeadWhenHeComes()
    {
        Desk desk;
        desk.registration.resident.insert(resident::Relationship, qint64(4)); // the child is registered first
        const auto child = desk.run();
        QVERIFY(child && !hasValue(desk.household(child->household).fields, household::HeadId));
        desk.registration.resident.insert(resident::Relationship, qint64(1));

        const auto head = desk.run();
        const auto other = desk.run(); // a second one who says so does not push the first away

        QCOMPARE(head->household, child->household);
        QCOMPARE(other->household, child->household);
        QCOMPARE(desk.store.count(RecordType::Household), 1);
        QCOMPARE(bytesOf(desk.household(head->household).fields, household::HeadId), toByteArray(head->resident));
    }
    void registersWithoutAFamilyCard()
    {
        Desk desk;
        desk.registration.resident.remove(resident::NoKk);

        const auto done = desk.run();

        QVERIFY(done && done->household.isZero());
        QCOMPARE(desk.store.count(RecordType::Household), 0);
    }
    void keepsNothingWhenAFieldIsMissing()
    {
        Desk desk;
        desk.registration.resident.remove(resident::Name);

        QCOMPARE(desk.run().error().code, ErrorCode::RequiredFieldMissing);
        QCOMPARE(desk.store.count(RecordType::Household), 0);
    }
    void writesOnlyWhatDiffers()
    {
        Desk desk;
        const auto done = desk.run();
        const ports::Record seen = *desk.store.load(done->resident);
        FieldMap wanted = seen.fields;
        EditResident edit(desk.store, desk.clock);
        QVERIFY(edit.run(seen, wanted, {ServiceKind::Edit, 1, false})->isZero());
        wanted.insert(resident::Address, QStringLiteral("Jalan Merpati"));
        wanted.insert(resident::Phone, Cleared()); // had none: no change

        const auto hash = edit.run(seen, wanted, {ServiceKind::Edit, 1, false});

        QVERIFY(hash && !hash->isZero());
        QCOMPARE(desk.store.lastAction().changes.first().fields.keys(), QList<FieldTag>{resident::Address});
    }
    void movesToTheHouseholdOfAnotherCard()
    {
        Desk desk;
        const auto done = desk.run();
        const ports::Record seen = *desk.store.load(done->resident);
        EditResident edit(desk.store, desk.clock);
        const ServiceSpan span{ServiceKind::Edit, 1, false};

        QVERIFY(edit.run(seen, {{resident::NoKk, QStringLiteral("3577031102059002")}}, span));

        const ports::Record moved = *desk.store.load(done->resident);
        const EntityId made = *desk.store.householdByNoKk(QStringLiteral("3577031102059002"));
        QCOMPARE(bytesOf(moved.fields, resident::HouseholdId), toByteArray(made));
        QCOMPARE(textOf(desk.household(made).fields, household::Address), QStringLiteral("Jalan Kenari"));
        QCOMPARE(bytesOf(desk.household(made).fields, household::HeadId), toByteArray(done->resident));
        QVERIFY(edit.run(moved, {{resident::NoKk, QStringLiteral("3577031102059001")}}, span)); // back to the known one
        const ports::Record back = *desk.store.load(done->resident);
        QCOMPARE(bytesOf(back.fields, resident::HouseholdId), toByteArray(done->household));
        QCOMPARE(desk.store.count(RecordType::Household), 2);
        QVERIFY(edit.run(back, {{resident::NoKk, Cleared()}}, span));
        QVERIFY(!hasValue(desk.store.load(done->resident)->fields, resident::HouseholdId));
    }
    void changesTierTwoOnlyOnTheConsentInForce()
    {
        Desk desk;
        const auto done = desk.run();
        const ports::Record seen = *desk.store.load(done->resident);
        FieldMap wanted = seen.fields;
        wanted.insert(resident::Religion, qint64(1));
        EditResident edit(desk.store, desk.clock);
        QCOMPARE(edit.run(seen, wanted, {ServiceKind::Edit, 1, false}).error().code, ErrorCode::NoConsent);
        const auto consent = RecordConsent(desk.store, desk.clock).run(done->resident, {Purpose::Counter, true, kGivenBySelf, {}, QStringLiteral("v1"), QStringLiteral("id")});

        QVERIFY(edit.run(seen, wanted, {ServiceKind::Edit, 1, false}));

        QCOMPARE(desk.store.lastAction().authority, *consent);
    }
    void changesTierTwoOnALawThatTheOfficerNamesAndEmptiesItOnAny()
    {
        Desk desk;
        const auto done = desk.run();
        const Id law = ports::legalBasisId(QLatin1String(ports::kPublicHealth));
        EditResident edit(desk.store, desk.clock);

        QVERIFY(edit.run(*desk.store.load(done->resident), {{resident::Religion, qint64(1)}}, {ServiceKind::Edit, 1, false}, law));
        QCOMPARE(desk.store.lastAction().authority, law);
        QVERIFY(edit.run(*desk.store.load(done->resident), {{resident::Religion, Cleared()}}, {ServiceKind::Edit, 1, false}));

        QVERIFY(!hasValue(desk.store.load(done->resident)->fields, resident::Religion));
    }
    void knowsTheNikOfAnother()
    {
        Desk desk;
        const QString nik = QStringLiteral("3577030101909001");
        desk.registration.resident.insert(resident::Nik, nik);
        const auto done = desk.run();
        const ports::Record person = *desk.store.load(done->resident);
        const EditResident edit(desk.store, desk.clock);

        QVERIFY(!*edit.isNikOfAnother(nik, person.id));
        QVERIFY(*edit.isNikOfAnother(nik, done->household));
    }
    void keepsALaterAnswerTogetherWithItsService()
    {
        Desk desk;
        const auto done = desk.run();
        const qsizetype before = desk.store.commits();
        RecordConsent record(desk.store, desk.clock);
        const ServiceSpan span{ServiceKind::Consent, desk.clock.nowUtc(), false};
        ConsentAnswer answer{Purpose::Aid, true, kGivenByCompanion, {}, QStringLiteral("v1"), QStringLiteral("jv")};
        QCOMPARE(record.run(done->resident, answer, span).error().code, ErrorCode::RequiredFieldMissing);
        answer.guardianName = QStringLiteral("Bu Wati");

        QVERIFY(record.run(done->resident, answer, span));

        QCOMPARE(desk.store.commits(), before + 1);
        QCOMPARE(desk.store.count(RecordType::Service), 2);
        QVERIFY(desk.store.consentInForce(done->resident, 3));
        answer.given = false;
        QVERIFY(record.run(done->resident, answer, span));
        QVERIFY(!desk.store.consentInForce(done->resident, 3));
    }
    void discardedDraftCountsTheTimeSpentOnIt_data()
    {
        QTest::addColumn<QString>("form");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("kind");
        QTest::newRow("a registration") << QStringLiteral("register") << QByteArray("{\"spentMs\":45000}") << int(ServiceKind::Register);
        QTest::newRow("a change") << QStringLiteral("edit") << QByteArray("{\"spentMs\":45000}") << int(ServiceKind::Edit);
        QTest::newRow("a visit") << QStringLiteral("posyandu") << QByteArray("[\"9,4\",\"\",45000]") << int(ServiceKind::Visit);
    }
    void discardedDraftCountsTheTimeSpentOnIt()
    {
        QFETCH(QString, form);
        QFETCH(QByteArray, content);
        QFETCH(int, kind);
        Desk desk;
        ports::Draft draft;
        draft.id[0] = 7;
        draft.author = desk.store.operatorId();
        draft.form = form;
        draft.content = content;
        draft.savedAt = desk.clock.nowUtc();
        QVERIFY(desk.store.saveDraft(draft));
        desk.clock.advanceMs(3'600'000); // it lay over lunch

        QVERIFY(discardDraft(desk.store, draft));

        QVERIFY(desk.store.draftsOf(draft.author)->isEmpty());
        const FieldMap kept = desk.store.allOf(RecordType::Service, 1)->first().fields;
        QCOMPARE(wholeOf(kept, service::Kind), kind);
        QCOMPARE(wholeOf(kept, service::Abandoned), 1);
        QCOMPARE(wholeOf(kept, service::EndedAt) - wholeOf(kept, service::StartedAt), 45000);
    }
};

GUYUB_TEST(RegisterResidentTest)
#include "registerresidenttest.moc"
