#include "ui/screens/residents/identitypage.h"

#include "app/domain/codelist.h"
#include "app/domain/growth.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/datefield.h"
#include "ui/widgets/textfield.h"
#include "ui/widgets/textlabel.h"

#include <QGridLayout>
#include <QLocale>

namespace guyub::ui {

using usecase::RegistrationDraft;

namespace {

constexpr int kWithNik = 1, kWithoutNik = 0;
constexpr int kMonthsPerYear = 12;

void addCodes(ChoiceGroup *group, QStringView list)
{
    for (const domain::CodeEntry &entry : domain::codeList(list))
        group->addChoice(static_cast<int>(entry.code), domain::codeWords(list, entry.code, QLocale().name().left(2)));
}

DayNumber numberOf(const PartialDate &date)
{
    return date.year * 10'000LL + date.month * 100LL + date.day;
}

} // namespace

IdentityPage::IdentityPage(const Theme &theme, const ports::Clock &clock, QWidget *parent) : StepPage(theme, parent), m_theme(theme), m_clock(clock)
{
    addNik();
    addPerson();
    body()->addStretch(1);
    for (TextField *field : {m_nik, m_reason, m_name, m_birthPlace, m_mother})
        connect(field, &QLineEdit::textChanged, this, &StepPage::changed);
    for (ChoiceGroup *group : {m_way, m_century, m_source, m_noNik, m_sex})
        connect(group, &ChoiceGroup::choiceChanged, this, &StepPage::changed);
    connect(m_birth, &DateField::dateChanged, this, &StepPage::changed);
    connect(m_asOnCard, &QAbstractButton::toggled, this, &StepPage::changed);
}

void IdentityPage::addNik()
{
    m_way = new ChoiceGroup(m_theme, 2);
    m_way->addChoice(kWithNik, tr("With NIK"), tr("From KTP-el or family card"));
    m_way->addChoice(kWithoutNik, tr("Without NIK"), tr("Newborn, card lost, or not registered yet"));
    body()->addWidget(m_way);

    m_nik = new TextField(m_theme);
    m_nik->setDigitsExpected(16);
    m_nikField = new FormField(m_theme, tr("NIK"), m_nik);
    m_century = new ChoiceGroup(m_theme, 2);
    m_centuryField = new FormField(m_theme, tr("In which year born?"), m_century);
    m_asOnCard = new CheckButton(m_theme, tr("As on the card: I have seen the KTP-el or family card"));
    m_reason = new TextField(m_theme);
    m_reasonField = new FormField(m_theme, tr("Why is this number right?"), m_reason);
    m_source = new ChoiceGroup(m_theme, 4);
    addCodes(m_source, u"sumber_nik");
    m_sourceField = new FormField(m_theme, tr("Where is the NIK from?"), m_source);
    m_sourceField->setOptional(true);
    m_noNik = new ChoiceGroup(m_theme, 2);
    addCodes(m_noNik, u"alasan_tanpa_nik");
    m_noNikField = new FormField(m_theme, tr("Why is there no NIK?"), m_noNik);
    keep(QStringLiteral("nik"), m_nikField);
    keep(QStringLiteral("nik_override_reason"), m_reasonField);
    keep(QStringLiteral("no_nik_reason"), m_noNikField);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_nikField, m_centuryField, m_asOnCard, m_reasonField, m_noNikField})
        body()->addWidget(widget);
    m_centuryField->hide();
    m_asOnCard->hide();
    connect(m_way, &ChoiceGroup::choiceChanged, this, &IdentityPage::updateWays);
    connect(m_nik, &QLineEdit::textChanged, this, &IdentityPage::nikChanged);
    connect(m_asOnCard, &QAbstractButton::toggled, this, &IdentityPage::updateWays);
    connect(m_century, &ChoiceGroup::choiceChanged, this, [this](int id) { takeDate(m_candidates.value(id)); });
}

void IdentityPage::addPerson()
{
    m_name = new TextField(m_theme);
    auto *name = new FormField(m_theme, tr("Full name as on the card"), m_name);
    m_birth = new DateField(m_theme);
    m_birth->setPartlyKnownAllowed(true);
    auto *birth = new FormField(m_theme, tr("Date of birth"), m_birth);
    m_sex = new ChoiceGroup(m_theme, 2);
    addCodes(m_sex, u"jenis_kelamin");
    auto *sex = new FormField(m_theme, tr("Male or female"), m_sex);
    m_birthPlace = new TextField(m_theme);
    auto *place = new FormField(m_theme, tr("Place of birth"), m_birthPlace);
    place->setOptional(true);
    m_mother = new TextField(m_theme);
    auto *mother = new FormField(m_theme, tr("Mother's name"), m_mother);
    mother->setOptional(true);
    keep(QStringLiteral("name"), name);
    keep(QStringLiteral("birth_date"), birth);
    keep(QStringLiteral("sex"), sex);
    keep(QStringLiteral("birth_place"), place);
    keep(QStringLiteral("mother_name"), mother);
    for (FormField *field : {name, birth, sex, place, mother, m_sourceField})
        body()->addWidget(field);
}

QString IdentityPage::sentence(QDate birth, int sex) const
{
    const QString day = QLocale().toString(birth, QStringLiteral("d MMMM yyyy"));
    const int months = domain::completedMonths(birth, m_clock.today());
    const QString age = months < 5 * kMonthsPerYear ? tr("%1 months old").arg(months) : tr("%1 years old").arg(months / kMonthsPerYear);
    return sex == 2 ? tr("Female, born %1 (%2)").arg(day, age) : tr("Male, born %1 (%2)").arg(day, age);
}

// Fills in what the number tells; never over what a person has typed otherwise.
void IdentityPage::nikChanged()
{
    m_nikField->clearMessage();
    const domain::NikCheck check = domain::checkNik(m_nik->text(), m_clock.today());
    const QList<QDate> candidates = check.birthCandidates;
    if (candidates != m_candidates) {
        m_candidates = candidates;
        m_century->clear();
    }
    const bool asks = candidates.size() > 1;
    m_centuryField->setVisible(asks);
    if (!check.isValid())
        return;
    m_asOnCard->setChecked(false);
    m_asOnCard->hide();
    const int sex = static_cast<int>(check.sex);
    if (!m_isShowing && (m_sex->chosen() < 0 || m_sex->chosen() == m_takenSex))
        m_sex->choose(sex);
    m_takenSex = sex;
    if (asks) {
        for (int i = 0; i < 2; ++i)
            if (auto *option = m_century->findChild<OptionButton *>(QStringLiteral("century%1").arg(i)))
                option->setWords(QLocale().toString(candidates.at(i), QStringLiteral("d MMMM yyyy")));
            else
                m_century->addChoice(i, QLocale().toString(candidates.at(i), QStringLiteral("d MMMM yyyy")))->setObjectName(QStringLiteral("century%1").arg(i));
        m_nikField->setNote(sex == 2 ? tr("Female. Choose the year of birth below.") : tr("Male. Choose the year of birth below."));
        return;
    }
    takeDate(candidates.value(0));
}

void IdentityPage::takeDate(QDate date)
{
    if (!date.isValid())
        return;
    const auto typed = m_birth->date();
    const bool isOwn = typed && dateOf(numberOf(*typed)) != m_taken;
    if (!m_isShowing && (!isOwn || !m_taken.isValid()) && !(isOwn && typed->year != 0))
        m_birth->setDate({date.year(), date.month(), date.day()});
    m_taken = date;
    m_nikField->setNote(sentence(date, m_takenSex));
}

void IdentityPage::updateWays()
{
    const bool with = m_way->chosen() == kWithNik, without = m_way->chosen() == kWithoutNik;
    m_nikField->setVisible(with);
    m_sourceField->setVisible(with);
    m_centuryField->setVisible(with && m_candidates.size() > 1);
    m_reasonField->setVisible(with && m_asOnCard->isChecked());
    if (!with)
        m_asOnCard->hide();
    m_noNikField->setVisible(without);
}

void IdentityPage::offerOverride(bool offer)
{
    m_asOnCard->setVisible(offer && m_way->chosen() == kWithNik);
    updateWays();
    if (m_asOnCard->isVisibleTo(this))
        reveal(m_asOnCard);
}

void IdentityPage::show(const RegistrationDraft &draft)
{
    m_isShowing = true;
    m_way->clear();
    if (draft.hasNik)
        m_way->choose(*draft.hasNik ? kWithNik : kWithoutNik);
    m_nik->setText(draft.nik);
    m_asOnCard->setChecked(draft.nikAsOnCard);
    m_asOnCard->setVisible(draft.nikAsOnCard);
    m_reason->setText(draft.nikReason);
    for (const auto &[group, code] : {std::pair(m_source, draft.nikSource), std::pair(m_noNik, draft.noNikReason), std::pair(m_sex, draft.sex)}) {
        if (code > 0)
            group->choose(static_cast<int>(code));
        else
            group->clear();
    }
    m_name->setText(draft.name);
    m_birth->setDate({static_cast<int>(draft.birthDate / 10'000), static_cast<int>(draft.birthDate / 100 % 100), static_cast<int>(draft.birthDate % 100)});
    if (const qsizetype known = m_candidates.indexOf(dateOf(draft.birthDate)); m_candidates.size() > 1 && known >= 0)
        m_century->choose(static_cast<int>(known));
    m_birthPlace->setText(draft.birthPlace);
    m_mother->setText(draft.motherName);
    updateWays();
    m_isShowing = false;
}

void IdentityPage::collect(RegistrationDraft &draft) const
{
    draft.hasNik = m_way->chosen() < 0 ? std::nullopt : std::optional(m_way->chosen() == kWithNik);
    draft.nik = m_nik->text();
    draft.nikAsOnCard = m_asOnCard->isChecked();
    draft.nikReason = m_reason->text();
    draft.nikSource = std::max(0, m_source->chosen());
    draft.noNikReason = std::max(0, m_noNik->chosen());
    draft.name = m_name->text();
    draft.sex = std::max(0, m_sex->chosen());
    const auto birth = m_birth->date();
    draft.birthDate = birth ? numberOf(*birth) : 0;
    draft.birthDateIsBad = !birth && birth.error().code != ErrorCode::RequiredFieldMissing;
    draft.birthPlace = m_birthPlace->text();
    draft.motherName = m_mother->text();
}

} // namespace guyub::ui
