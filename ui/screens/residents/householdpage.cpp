#include "ui/screens/residents/householdpage.h"

#include "app/domain/records/household.h"
#include "ui/screens/residents/fieldgrid.h"
#include "ui/screens/residents/pickfield.h"
#include "ui/screens/residents/residentwords.h"
#include "ui/widgets/card.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/textfield.h"

namespace guyub::ui {

using namespace usecase;

namespace {

struct Line
{
    FormItem item;
    QString ResidentForm::*text;
};
constexpr Line kLines[] = {{FormItem::NoKk, &ResidentForm::noKk}, {FormItem::Address, &ResidentForm::address}, {FormItem::Rt, &ResidentForm::rt},
    {FormItem::Rw, &ResidentForm::rw}, {FormItem::Phone, &ResidentForm::phone}, {FormItem::Landmark, &ResidentForm::landmark}};
constexpr int kAllColumns = 3;

} // namespace

HouseholdPage::HouseholdPage(const Theme &theme, QDate today, QWidget *parent) :
    FormPage(theme, today, parent), m_grid(new FieldGrid(theme, kAllColumns)),
    m_relationship(new PickField(theme, itemLabel(FormItem::Relationship), PickField::choicesOf("shdk_hubungan_keluarga")))
{
    auto *card = new Card(theme);
    column()->addWidget(card);
    card->body()->addWidget(m_grid);
    card->body()->addStretch(1);

    auto *number = new TextField(theme);
    number->setDigitsExpected(16);
    groupAsTyped(number);
    FormField *family = question(FormItem::NoKk, number);
    family->setOptional(true);
    m_grid->add(family, 2);
    m_relationship->setMayBeEmpty(true);
    connect(m_relationship, &PickField::codeChosen, this, &FormPage::edited);
    connect(m_relationship, &PickField::ask, this, &FormPage::ask);
    m_grid->add(question(FormItem::Relationship, m_relationship));
    m_grid->add(question(FormItem::Address, new TextField(theme)), kAllColumns);
    for (const FormItem item : {FormItem::Rt, FormItem::Rw, FormItem::Phone}) {
        auto *digits = new TextField(theme);
        digits->setInputMethodHints(Qt::ImhDigitsOnly);
        FormField *asked = question(item, digits);
        asked->setOptional(item == FormItem::Phone);
        m_grid->add(asked);
    }
    FormField *landmark = question(FormItem::Landmark, new TextField(theme));
    landmark->setOptional(true);
    m_grid->add(landmark, kAllColumns);
}

void HouseholdPage::showForm(const RegistrationForm &form)
{
    const QSignalBlocker quiet(this);
    for (const Line &each : kLines)
        line(each.item)->setText(form.person.*each.text);
    line(FormItem::NoKk)->setText(groupedNumber(form.person.noKk));
    m_relationship->setCode(form.person.relationship);
}

void HouseholdPage::readInto(RegistrationForm &form) const
{
    for (const Line &each : kLines)
        form.person.*each.text = line(each.item)->text();
    form.person.relationship = m_relationship->code();
}

void HouseholdPage::showHousehold(const std::optional<ports::Record> &household)
{
    FormField *asked = field(FormItem::NoKk);
    if (!household) {
        if (!asked->hasError())
            asked->clearMessage();
        return;
    }
    asked->setNote(tr("This family is known here. The person joins it."));
    const auto fill = [&](FormItem item, domain::FieldTag tag) {
        if (line(item)->text().trimmed().isEmpty())
            line(item)->setText(domain::textOf(household->fields, tag));
    };
    fill(FormItem::Address, domain::household::Address);
    fill(FormItem::Rt, domain::household::Rt);
    fill(FormItem::Rw, domain::household::Rw);
}

} // namespace guyub::ui
