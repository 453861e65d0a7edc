#include "app/tool/bench/counterday.h"

#include "app/domain/receiptcode.h"
#include "app/domain/records/receipt.h"
#include "app/domain/records/resident.h"
#include "app/tool/bench/inventedpeople.h"
#include "app/usecase/childrentoday.h"
#include "app/usecase/consentstanding.h"
#include "app/usecase/editresident.h"
#include "app/usecase/issuereceipt.h"
#include "app/usecase/logvisit.h"
#include "app/usecase/printreceipt.h"
#include "app/usecase/recordconsent.h"
#include "app/usecase/registrationform.h"
#include "app/usecase/residentedit.h"
#include "app/usecase/verifyreceipt.h"
#include "app/usecase/viewresident.h"

namespace guyub::bench {

using namespace domain;
using namespace usecase;

namespace {

constexpr int kRowsOfAKind = 60; // as the screens ask for
constexpr int kFound = 50;
constexpr int kHousehold = 20;
constexpr int kDraftsKept = 6; // of one registration: the forms are kept at every pause
constexpr UtcMs kDayMs = 86'400'000;

enum class Service : quint8 { Find, Register, Change, Weigh, Consent, Receipt, Verify };

// How often each comes in a day.
constexpr std::pair<Service, int> kMix[] = {{Service::Find, 20}, {Service::Register, 10}, {Service::Change, 8}, {Service::Weigh, 12}, {Service::Consent, 4}, {Service::Receipt, 3}, {Service::Verify, 3}};

class Counter
{
public:
    Counter(InventedStore &invented, const InventedClock &clock) : m_invented(invented), m_store(invented.session->store()), m_clock(clock) { }
    Result<> serve(Service service);

private:
    Result<> home();
    Result<> type(const QString &name);
    Result<ports::Record> open(const EntityId &person);
    Result<> receipt(const EntityId &person, const Hash &action);
    Result<> find();
    Result<> enter();
    Result<> change();
    Result<> weigh();
    Result<> consent();
    Result<> laterReceipt();
    Result<> verify();
    qsizetype somebody() { return m_dice.roll(static_cast<int>(m_invented.people.size())); }
    ServiceSpan span(ServiceKind kind) const { return {kind, m_clock.nowUtc(), false}; }
    RegistrationForm newcomer();

    InventedStore &m_invented;
    ports::RecordStore &m_store;
    const InventedClock &m_clock;
    Sightings m_seen;
    Dice m_dice{30};
    QStringList m_codes; // of receipts issued so far
};

Result<> Counter::serve(Service service)
{
    GUYUB_TRY(home());
    switch (service) {
    case Service::Find:
        return find();
    case Service::Register:
        return enter();
    case Service::Change:
        return change();
    case Service::Weigh:
        return weigh();
    case Service::Consent:
        return consent();
    case Service::Receipt:
        return laterReceipt();
    case Service::Verify:
        break;
    }
    return verify();
}

Result<> Counter::home()
{
    const UtcMs dayStart = m_clock.nowUtc() / kDayMs * kDayMs;
    GUYUB_TRY(m_store.draftsOf(m_store.operatorId()));
    GUYUB_TRY(m_store.figuresOf(20'261'124, dayStart, dayStart + kDayMs));
    GUYUB_TRY(m_store.syncStatus());
    return {};
}

Result<> Counter::type(const QString &name)
{
    for (const QString &typed : typedFor(m_dice, name))
        GUYUB_TRY(m_store.search({typed, kFound}));
    return {};
}

// The page of a person: the look is written down, then all of the history, consents and household are shown.
Result<ports::Record> Counter::open(const EntityId &person)
{
    GUYUB_TRY_VALUE(ports::Record record, ViewResident(m_store, m_clock, m_seen).run(person, ViewPlace::Page));
    GUYUB_TRY(consentStandings(m_store, person));
    for (const RecordType type : {RecordType::Receipt, RecordType::Visit, RecordType::Consent})
        GUYUB_TRY(m_store.recordsOf(person, type, kRowsOfAKind));
    GUYUB_TRY(m_store.changesOf(person, kRowsOfAKind));
    GUYUB_TRY(m_store.livingWith(person, kHousehold));
    return record;
}

Result<> Counter::receipt(const EntityId &person, const Hash &action)
{
    IssueReceipt issue(m_store, m_invented.session->receiptKeys(), m_clock);
    GUYUB_TRY(issue.offeredKinds(person, action));
    GUYUB_TRY(issue.nextCode());
    ReceiptRequest request;
    request.resident = person;
    request.actionCommit = action;
    GUYUB_TRY_VALUE(const IssuedReceipt issued, issue.run(request, span(ServiceKind::Receipt)));
    m_codes.append(issued.code);
    GUYUB_TRY(PrintReceipt(m_store, m_clock).begin(issued.id, ports::Medium::Thermal58));
    return {};
}

// Half of them by name, some by the number on the card; every other opens a second person before the right one is found.
Result<> Counter::find()
{
    const qsizetype at = somebody();
    const ServiceSpan began = span(ServiceKind::Find);
    if (m_dice.roll(4) == 0) {
        GUYUB_TRY_VALUE(const ports::Record person, m_store.load(m_invented.people.at(at)));
        const QString nik = textOf(person.fields, resident::Nik);
        for (const int digits : {4, 8, 12, 16})
            GUYUB_TRY(m_store.search({nik.left(digits), kFound}));
    } else {
        GUYUB_TRY(type(m_invented.names.at(at)));
    }
    if (m_dice.roll(2) == 0)
        GUYUB_TRY(open(m_invented.people.at(somebody())));
    GUYUB_TRY(open(m_invented.people.at(at)));
    return keepService(m_store, m_clock, began);
}

RegistrationForm Counter::newcomer()
{
    RegistrationForm form;
    form.consent.answers.insert(static_cast<qint64>(Purpose::Counter), Answer::Agreed);
    form.person.withoutNik = true;
    form.person.noNikReason = 1;
    form.person.name = nameOf(m_dice);
    form.person.motherName = nameOf(m_dice);
    form.person.birth = {QString::number(1 + m_dice.roll(28)), QString::number(1 + m_dice.roll(12)), QString::number(1950 + m_dice.roll(50)), false};
    form.person.sex = 1 + m_dice.roll(2);
    form.person.noKk = QStringLiteral("357703%1").arg(9'000'000'000 + m_dice.roll(10'000));
    form.person.relationship = kHeadOfHousehold;
    form.person.address = QStringLiteral("Jalan Kenanga Sari %1").arg(m_dice.roll(200));
    form.person.rt = QStringLiteral("003");
    form.person.rw = QStringLiteral("005");
    return form;
}

Result<> Counter::enter()
{
    const RegistrationForm form = newcomer();
    const ServiceSpan began = span(ServiceKind::Register);
    GUYUB_TRY(type(form.person.name)); // is the person here already?
    RegistrationDrafts drafts(m_store, m_clock);
    const Id draft = drafts.newId();
    for (int kept = 0; kept < kDraftsKept; ++kept)
        GUYUB_TRY(drafts.keep({draft, kept / 2, form, 0}));
    const Registration registration = registrationOf(form, m_clock.today(), QStringLiteral("1"), QStringLiteral("id"), began);
    for (int looks = 0; looks < 2; ++looks) // at leaving the page and at the last look before saving
        GUYUB_TRY(m_store.likelyDuplicates(form.person.name, {}, wholeOf(registration.resident, resident::BirthDate), form.person.motherName));
    GUYUB_TRY_VALUE(const Registered done, RegisterResident(m_store, m_clock).run(registration));
    GUYUB_TRY(drafts.drop(draft));
    return receipt(done.resident, done.commitHash);
}

// A new phone number; half of them want a paper.
Result<> Counter::change()
{
    const qsizetype at = somebody();
    const ServiceSpan began = span(ServiceKind::Edit);
    GUYUB_TRY(type(m_invented.names.at(at)));
    GUYUB_TRY_VALUE(const ports::Record seen, open(m_invented.people.at(at)));
    EditDrafts drafts(m_store, m_clock);
    ResidentEdit edit = openForChange(seen, m_clock.today());
    edit.form.phone = QStringLiteral("08991%1").arg(m_dice.roll(10'000), 6, 10, QLatin1Char('0'));
    for (int kept = 0; kept < kDraftsKept / 2; ++kept)
        GUYUB_TRY(drafts.keep(edit));
    GUYUB_TRY_VALUE(const Hash commit, EditResident(m_store, m_clock).run(seen, {{resident::Phone, edit.form.phone}}, began));
    GUYUB_TRY(drafts.drop(drafts.idFor(seen.id)));
    GUYUB_TRY(open(seen.id));
    return m_dice.roll(2) == 0 ? receipt(seen.id, commit) : Result<>();
}

// The list of the day, a child of it, the guardian's consent where there is none, numbers as they are typed, the visit.
Result<> Counter::weigh()
{
    const ServiceSpan began = span(ServiceKind::Visit);
    ListChildrenToday list(m_store, m_clock);
    GUYUB_TRY(list.run({}));
    if (m_invented.children.isEmpty())
        return {};
    Measurement measured;
    measured.resident = m_invented.children.at(m_dice.roll(static_cast<int>(m_invented.children.size())));
    GUYUB_TRY(ViewResident(m_store, m_clock, m_seen).run(measured.resident, ViewPlace::Form));
    LogVisit log(m_store, m_clock);
    if (!log.consent(measured.resident))
        GUYUB_TRY(RecordConsent(m_store, m_clock).run(measured.resident, {Purpose::ChildHealth, true, kGivenByGuardian, QStringLiteral("Wati"), QStringLiteral("1"), QStringLiteral("id")}));
    for (const int grams : {9'000, 9'400, 9'450}) {
        measured.weightGrams = grams;
        GUYUB_TRY(log.preview(measured));
    }
    measured.lengthMm = 780;
    measured.place = QStringLiteral("Posyandu Melati");
    GUYUB_TRY(log.preview(measured));
    GUYUB_TRY(log.run(measured, began));
    GUYUB_TRY(list.run({}));
    return {};
}

Result<> Counter::consent()
{
    const qsizetype at = somebody();
    const ServiceSpan began = span(ServiceKind::Consent);
    GUYUB_TRY(type(m_invented.names.at(at)));
    GUYUB_TRY_VALUE(const ports::Record person, open(m_invented.people.at(at)));
    GUYUB_TRY(RecordConsent(m_store, m_clock).run(person.id, {Purpose::Aid, true, kGivenByGuardian, QStringLiteral("Wati"), QStringLiteral("1"), QStringLiteral("id")}, began));
    GUYUB_TRY(open(person.id));
    return {};
}

// For something done before: here, for a change that is made to have something.
Result<> Counter::laterReceipt()
{
    const qsizetype at = somebody();
    GUYUB_TRY(type(m_invented.names.at(at)));
    GUYUB_TRY_VALUE(const ports::Record person, open(m_invented.people.at(at)));
    GUYUB_TRY_VALUE(const Hash commit, EditResident(m_store, m_clock).run(person, {{resident::Landmark, QStringLiteral("dekat langgar")}}, span(ServiceKind::Edit)));
    return receipt(person.id, commit);
}

Result<> Counter::verify()
{
    GUYUB_TRY(m_store.conflicts(true));
    if (m_codes.isEmpty())
        return {};
    GUYUB_TRY(VerifyReceipt(m_store, m_invented.session->receiptKeys()).run(m_codes.at(m_dice.roll(static_cast<int>(m_codes.size())))));
    return keepService(m_store, m_clock, span(ServiceKind::Verify));
}

} // namespace

Result<> playDay(InventedStore &store, const InventedClock &clock, const Progress &progress)
{
    QList<Service> day;
    for (const auto &[service, times] : kMix)
        day.insert(day.size(), times, service);
    Dice dice(31);
    for (qsizetype i = day.size() - 1; i > 0; --i)
        day.swapItemsAt(i, dice.roll(static_cast<int>(i + 1)));
    Counter counter(store, clock);
    for (qsizetype i = 0; i < day.size(); ++i) {
        GUYUB_TRY(goOn(progress, static_cast<quint64>(i), static_cast<quint64>(day.size())));
        GUYUB_TRY(counter.serve(day.at(i)));
    }
    return goOn(progress, 1, 1);
}

} // namespace guyub::bench
