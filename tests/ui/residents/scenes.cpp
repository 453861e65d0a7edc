#include "tests/ui/residents/scenes.h"

#include "app/domain/records/household.h"
#include "app/domain/records/resident.h"
#include "app/usecase/registrationform.h"
#include "app/usecase/residentedit.h"
#include "tests/ui/residents/driver.h"
#include "ui/screens/residents/editresidentscreen.h"
#include "ui/screens/residents/registerscreen.h"
#include "ui/screens/residents/residentscreen.h"

namespace guyub::test {

using namespace domain;
using namespace usecase;

namespace {

RegistrationForm sutinah()
{
    RegistrationForm form;
    form.consent.answers = {{1, Answer::Agreed}, {3, Answer::Refused}};
    form.person.nik = QStringLiteral("3577 0352 0748 9003");
    form.person.nikSource = 1;
    form.person.name = QStringLiteral("Sutinah");
    form.person.birthPlace = QStringLiteral("Madiun");
    form.person.noKk = QStringLiteral("3577 0311 0205 9001");
    form.person.relationship = 1;
    form.person.address = QStringLiteral("Jalan Kenari 12");
    form.person.rt = QStringLiteral("003");
    form.person.rw = QStringLiteral("005");
    form.person.landmark = QStringLiteral("Seberang musala");
    return form;
}

void openAt(Counter &counter, RegistrationForm form, int step)
{
    RegistrationDrafts drafts(counter.store, counter.clock);
    RegistrationDraft draft{drafts.newId(), step, std::move(form), 60'000};
    static_cast<void>(drafts.keep(draft));
    counter.open<ui::RegisterScreen>({ui::Page::Register, {}, toByteArray(draft.id)}, counter.window.size());
}

void pressNext(Counter &counter)
{
    for (auto *button : counter.window.findChildren<ui::PrimaryButton *>())
        if (button->isVisible())
            button->click();
    QApplication::processEvents();
}

// What an officer has typed and not saved: another name, a first phone number, no landmark any more.
void openChanged(Counter &counter, const EntityId &id)
{
    ResidentEdit edit = openForChange(*counter.store.load(id), counter.clock.today());
    edit.form.name = QStringLiteral("Sutinah Wati");
    edit.form.phone = QStringLiteral("081234567890");
    edit.form.landmark.clear();
    static_cast<void>(EditDrafts(counter.store, counter.clock).keep(edit));
    counter.open<ui::EditResidentScreen>({ui::Page::EditResident, id, {}}, counter.window.size());
}

} // namespace

EntityId addSutinah(Counter &counter)
{
    return addResident(counter, fieldsOf(sutinah().person, counter.clock.today(), true));
}

void setName(Counter &counter, const EntityId &id, const QString &name)
{
    ports::Action action;
    action.changes.append(ports::Change());
    action.changes[0].kind = ports::OpKind::Set;
    action.changes[0].entity = id;
    action.changes[0].fields.insert(resident::Name, name);
    static_cast<void>(counter.store.commit(action));
}

QSize pageSize(const QSize &screen)
{
    return screen.width() < 1100 ? QSize(screen.width() - 100, screen.height() - 56) : QSize(screen.width() - 236, screen.height() - 70);
}

EntityId addResident(Counter &counter, const FieldMap &fields)
{
    ports::Action action;
    action.changes.append(ports::Change());
    action.changes[0].fields = fields;
    return counter.store.commit(action)->entities.front();
}

QList<Scene> editScenes()
{
    return {
        {QStringLiteral("resident"), [](Counter &c) { c.open<ui::ResidentScreen>({ui::Page::Resident, addSutinah(c), {}}, c.window.size()); }},
        {QStringLiteral("resident_child"), [](Counter &c) {
             const EntityId id = addResident(c, {{resident::Name, QStringLiteral("Kirana")}, {resident::BirthDate, DayNumber(20260210)}, {resident::Sex, qint64(2)}, {resident::NoNikReason, qint64(1)}});
             c.open<ui::ResidentScreen>({ui::Page::Resident, id, {}}, c.window.size());
         }},
        {QStringLiteral("edit"), [](Counter &c) { c.open<ui::EditResidentScreen>({ui::Page::EditResident, addSutinah(c), {}}, c.window.size()); }},
        {QStringLiteral("edit_changed"), [](Counter &c) { openChanged(c, addSutinah(c)); }},
        {QStringLiteral("edit_stale"), [](Counter &c) {
             const EntityId id = addSutinah(c);
             openChanged(c, id);
             setName(c, id, QStringLiteral("Sutinah Ningsih"));
             pressNext(c);
         }},
        {QStringLiteral("edit_discard"), [](Counter &c) {
             openChanged(c, addSutinah(c));
             press(c.window, ui::EditResidentScreen::tr("Back to the person"));
         }},
    };
}

QList<Scene> residentScenes()
{
    return {
        {QStringLiteral("consent"), [](Counter &c) { c.open<ui::RegisterScreen>({}, c.window.size()); }},
        {QStringLiteral("consent_guardian"), [](Counter &c) {
             RegistrationForm form;
             form.consent.givenBy = 2;
             form.consent.answers = {{1, Answer::Agreed}, {2, Answer::Agreed}, {3, Answer::Refused}};
             form.consent.guardianName = QStringLiteral("Ibu Wati");
             openAt(c, form, 0);
         }},
        {QStringLiteral("identity_empty"), [](Counter &c) { openAt(c, [] { RegistrationForm f; f.consent.answers = {{1, Answer::Agreed}}; return f; }(), 1); }},
        {QStringLiteral("identity"), [](Counter &c) {
             addResident(c, {{resident::Name, QStringLiteral("Sutinah")}, {resident::BirthDate, DayNumber(19480712)}, {resident::Rt, QStringLiteral("003")}, {resident::Rw, QStringLiteral("005")}});
             openAt(c, sutinah(), 1);
         }},
        {QStringLiteral("identity_faults"), [](Counter &c) {
             RegistrationForm form;
             form.consent.answers = {{1, Answer::Refused}};
             form.person.nik = QStringLiteral("3577 0352 07");
             openAt(c, form, 1);
             pressNext(c);
         }},
        {QStringLiteral("identity_override"), [](Counter &c) {
             RegistrationForm form = sutinah();
             form.person.nik = QStringLiteral("3577 0385 0748 9003");
             form.person.nikAsOnCard = true;
             form.person.nikReason = QStringLiteral("Sesuai KTP-el/KK");
             openAt(c, form, 1);
         }},
        {QStringLiteral("identity_century"), [](Counter &c) {
             RegistrationForm form = sutinah();
             form.person.nik = QStringLiteral("3577 0305 0520 9004");
             openAt(c, form, 1);
         }},
        {QStringLiteral("identity_without"), [](Counter &c) {
             RegistrationForm form;
             form.consent.answers = {{1, Answer::Agreed}};
             form.person.withoutNik = true;
             form.person.noNikReason = 1;
             form.person.name = QStringLiteral("Kirana");
             form.person.birth = {QStringLiteral("10"), QStringLiteral("2"), QStringLiteral("2026"), false};
             form.person.sex = 2;
             openAt(c, form, 1);
         }},
        {QStringLiteral("household"), [](Counter &c) { openAt(c, sutinah(), 2); }},
        {QStringLiteral("check"), [](Counter &c) { openAt(c, sutinah(), 3); }},
        {QStringLiteral("saved"), [](Counter &c) {
             openAt(c, sutinah(), 3);
             pressNext(c);
         }},
    };
}

} // namespace guyub::test
