#include "ui/screens/residents/identitypage.h"

#include "app/domain/mask.h"
#include "ui/screens/residents/fieldgrid.h"
#include "ui/screens/residents/pickfield.h"
#include "ui/screens/residents/residentwords.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/datefield.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/textfield.h"
#include "ui/widgets/textlabel.h"

namespace guyub::ui {

using namespace usecase;
using domain::NikCheck;

namespace {
constexpr int kWithNik = 0;
constexpr int kWithoutNik = 1;
constexpr int kAllColumns = 3;
}

IdentityPage::IdentityPage(const Theme &theme, QDate today, QWidget *parent) :
    FormPage(theme, today, parent), m_grid(new FieldGrid(theme, kAllColumns)), m_mode(new ChoiceGroup(theme, 2)), m_number(new QWidget),
    m_area(new TextLabel(theme, TextRole::Caption))
{
    auto *card = new Card(theme);
    column()->addWidget(card);
    m_mode->addChoice(kWithNik, tr("With NIK"));
    m_mode->addChoice(kWithoutNik, tr("Without NIK"));
    m_mode->setAccessibleName(tr("Does this person have a NIK?"));
    connect(m_mode, &ChoiceGroup::choiceChanged, this, &FormPage::edited);
    card->body()->addWidget(m_mode);
    card->body()->addWidget(m_grid);
    card->body()->addStretch(1);
    buildNumber();
    buildReasons();
    buildBirth();
    buildRest();
}

void IdentityPage::buildNumber()
{
    auto *nik = new TextField(theme());
    nik->setDigitsExpected(16);
    groupAsTyped(nik);
    auto *block = new QVBoxLayout(m_number);
    keepSpacing(theme(), block, 0, 4);
    block->addWidget(question(FormItem::Nik, nik));
    m_area->setTone(TextTone::Muted);
    block->addWidget(m_area);
    m_grid->add(m_number, 2, 1);
    m_source = new PickField(theme(), itemLabel(FormItem::NikSource), PickField::choicesOf("sumber_nik"));
    connect(m_source, &PickField::codeChosen, this, &FormPage::edited);
    connect(m_source, &PickField::ask, this, &FormPage::ask);
    m_source->setMayBeEmpty(true);
    FormField *source = question(FormItem::NikSource, m_source);
    source->setOptional(true);
    m_grid->add(source);
}

void IdentityPage::buildReasons()
{
    m_asOnCard = new CheckButton(theme(), tr("This is how the number stands on the card"), tr("Compare digit by digit first."));
    connect(m_asOnCard, &CheckButton::toggled, this, [this](bool on) {
        if (on && line(FormItem::NikReason)->text().isEmpty())
            line(FormItem::NikReason)->setText(tr("as on the KTP-el or family card"));
        Q_EMIT edited();
    });
    m_grid->add(m_asOnCard, 2);
    m_grid->add(question(FormItem::NikReason, new TextField(theme())));
    m_years = new QWidget;
    keepSpacing(theme(), new QVBoxLayout(m_years), 0, 0);
    m_grid->add(question(FormItem::BornIn, m_years), kAllColumns);
    m_noNikReason = new ChoiceGroup(theme(), 2);
    for (const PickChoice &each : PickField::choicesOf("alasan_tanpa_nik"))
        m_noNikReason->addChoice(static_cast<int>(each.code), each.words);
    connect(m_noNikReason, &ChoiceGroup::choiceChanged, this, &FormPage::edited);
    m_grid->add(question(FormItem::NoNikReason, m_noNikReason), kAllColumns);
}

void IdentityPage::buildBirth()
{
    m_grid->add(question(FormItem::Name, new TextField(theme())), 2);
    m_differs = new CheckButton(theme(), tr("The card differs"));
    connect(m_differs, &CheckButton::toggled, this, &FormPage::edited);
    m_differsField = new FormField(theme(), tr("Birth date and sex as on the card?"), m_differs);
    m_differs->setAccessibleName(m_differs->words());
    m_grid->add(m_differsField);
    m_birth = new DateField(theme());
    m_birth->setPartlyKnownAllowed(true);
    connect(m_birth, &DateField::dateChanged, this, [this] {
        if (FormField *asked = field(FormItem::BirthDate); asked->hasError() && m_birth->date())
            asked->clearMessage(); // what it said is not so any more
        Q_EMIT edited();
    });
    m_grid->add(question(FormItem::BirthDate, m_birth), 2);
    m_sex = new ChoiceGroup(theme(), 1);
    for (const PickChoice &each : PickField::choicesOf("jenis_kelamin"))
        m_sex->addChoice(static_cast<int>(each.code), each.words);
    connect(m_sex, &ChoiceGroup::choiceChanged, this, &FormPage::edited);
    m_grid->add(question(FormItem::Sex, m_sex));
}

void IdentityPage::buildRest()
{
    for (const FormItem item : {FormItem::BirthPlace, FormItem::MotherName}) {
        FormField *asked = question(item, new TextField(theme()));
        asked->setOptional(true);
        m_grid->add(asked);
    }
    const auto pick = [this](FormItem item, const char *list) {
        auto *picked = new PickField(theme(), itemLabel(item), PickField::choicesOf(list));
        picked->setMayBeEmpty(true);
        connect(picked, &PickField::codeChosen, this, &FormPage::edited);
        connect(picked, &PickField::ask, this, &FormPage::ask);
        FormField *asked = question(item, picked);
        asked->setOptional(true);
        m_grid->add(asked);
        return picked;
    };
    m_occupation = pick(FormItem::Occupation, "pekerjaan");
    m_religion = pick(FormItem::Religion, "agama");
}

void IdentityPage::showForm(const RegistrationForm &form)
{
    const QSignalBlocker quiet(this);
    const ResidentForm &person = form.person;
    m_mode->choose(person.withoutNik ? kWithoutNik : kWithNik);
    line(FormItem::Nik)->setText(groupedNumber(person.nik));
    m_source->setCode(person.nikSource);
    line(FormItem::NikReason)->setText(person.nikReason);
    m_asOnCard->setChecked(person.nikAsOnCard);
    m_noNikReason->choose(static_cast<int>(person.noNikReason));
    m_differs->setChecked(person.cardDiffers);
    m_birth->setParts({person.birth.day, person.birth.month, person.birth.year, person.birth.partly});
    m_sex->choose(static_cast<int>(person.sex));
    line(FormItem::Name)->setText(person.name);
    line(FormItem::BirthPlace)->setText(person.birthPlace);
    line(FormItem::MotherName)->setText(person.motherName);
    m_occupation->setCode(person.occupation);
    m_religion->setCode(person.religion);
    refresh(form);
}

void IdentityPage::readInto(RegistrationForm &form) const
{
    ResidentForm &person = form.person;
    person.withoutNik = m_mode->chosen() == kWithoutNik;
    person.nik = line(FormItem::Nik)->text();
    person.nikSource = m_source->code();
    person.nikReason = line(FormItem::NikReason)->text();
    person.nikAsOnCard = m_asOnCard->isChecked();
    person.noNikReason = std::max(0, m_noNikReason->chosen());
    person.bornIn = m_year == nullptr ? 0 : m_offered.value(m_year->chosen(), 0);
    person.cardDiffers = m_differs->isChecked();
    const DateParts birth = m_birth->parts();
    person.birth = {birth.day, birth.month, birth.year, birth.partly};
    person.sex = std::max(0, m_sex->chosen());
    person.name = line(FormItem::Name)->text();
    person.birthPlace = line(FormItem::BirthPlace)->text();
    person.motherName = line(FormItem::MotherName)->text();
    person.occupation = m_occupation->code();
    person.religion = m_religion->code();
}

void IdentityPage::refresh(const RegistrationForm &form)
{
    const ResidentForm &person = form.person;
    const NikCheck nik = domain::checkNik(person.nik, today());
    const bool withNik = !person.withoutNik;
    const bool canAccept = withNik && canOverride(nik.error);
    offerYears(person);
    m_grid->setShown(m_number, withNik);
    m_grid->setShown(field(FormItem::NikSource), withNik);
    m_grid->setShown(m_asOnCard, canAccept);
    m_grid->setShown(field(FormItem::NikReason), canAccept && person.nikAsOnCard);
    m_grid->setShown(field(FormItem::NoNikReason), !withNik);
    m_grid->setShown(m_differsField, withNik && nik.isValid());
    m_grid->setShown(field(FormItem::BirthDate), asksBirth(person, today()));
    m_grid->setShown(field(FormItem::Sex), asksBirth(person, today()));
    m_grid->setShown(field(FormItem::Religion), form.allowsSensitive());
    readBack(person);
}

// Two centuries fit many numbers: both are offered, none is chosen for the person.
void IdentityPage::offerYears(const ResidentForm &person)
{
    const NikCheck nik = domain::checkNik(person.nik, today());
    QList<int> years;
    if (!person.withoutNik && !person.cardDiffers && nik.birthCandidates.size() > 1)
        for (const QDate &date : nik.birthCandidates)
            years.append(date.year());
    if (years != m_offered) {
        m_offered = years;
        delete m_year;
        m_year = new ChoiceGroup(theme(), 2);
        for (int i = 0; i < years.size(); ++i) {
            const DayNumber born = dayNumber(nik.birthCandidates.at(i));
            m_year->addChoice(i, dayText(born), ageText(born, today()));
        }
        m_year->choose(static_cast<int>(years.indexOf(person.bornIn)));
        connect(m_year, &ChoiceGroup::choiceChanged, this, &FormPage::edited);
        m_years->layout()->addWidget(m_year);
    }
    m_grid->setShown(field(FormItem::BornIn), !years.isEmpty());
}

void IdentityPage::readBack(const ResidentForm &person)
{
    const NikCheck nik = domain::checkNik(person.nik, today());
    FormField *asked = field(FormItem::Nik);
    const QString area = nikAreaSentence(person.nik, today());
    m_area->setText(area);
    m_area->setVisible(!area.isEmpty());
    // Sixteen digits are a whole answer, so it is judged at once; anything shorter may still be on its way.
    if (nik.isValid()) {
        asked->setNote(personSentence(nik.sex, nik.birthCandidates.size() == 1 ? dayNumber(nik.birthCandidates.first()) : birthDayOf(person, today()), today()));
    } else if (canOverride(nik.error) && person.nikAsOnCard) {
        asked->setNote(tr("Accepted as it stands on the card. Birth date and sex are typed below."));
    } else if (canOverride(nik.error)) {
        ResidentForm strict = person;
        strict.nikAsOnCard = false;
        for (const FormFault &fault : faultsOf(strict, FormPart::Identity, today()))
            if (fault.item == FormItem::Nik)
                asked->setError(faultWords(fault));
    } else if (!hasFaults()) {
        asked->clearMessage();
    }
}

void IdentityPage::takeNik(const QString &digits)
{
    m_mode->choose(kWithNik);
    line(FormItem::Nik)->setText(domain::groupNik(digits));
}

} // namespace guyub::ui
