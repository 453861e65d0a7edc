#include "ui/screens/residents/householdpage.h"

#include "app/domain/codelist.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/textfield.h"

#include <QHBoxLayout>
#include <QLocale>

namespace guyub::ui {

using usecase::RegistrationDraft;

HouseholdPage::HouseholdPage(const Theme &theme, QWidget *parent) : StepPage(theme, parent), m_theme(theme)
{
    m_address = add(QStringLiteral("address"), tr("Address or hamlet"), false, body());
    auto *row = new QHBoxLayout;
    keepSpacing(theme, row, 0, 16);
    m_rt = add(QStringLiteral("rt"), tr("RT"), false, row);
    m_rw = add(QStringLiteral("rw"), tr("RW"), false, row);
    m_phone = add(QStringLiteral("phone"), tr("Phone"), true, row);
    for (TextField *number : {m_rt, m_rw, m_phone})
        number->setInputMethodHints(Qt::ImhDigitsOnly);
    body()->addLayout(row);
    m_landmark = add(QStringLiteral("landmark"), tr("Landmark near the house"), true, body());

    m_noKk = new TextField(theme);
    m_noKk->setDigitsExpected(16);
    auto *noKk = new FormField(theme, tr("Family card number (KK)"), m_noKk);
    noKk->setOptional(true);
    keep(QStringLiteral("no_kk"), noKk);
    body()->addWidget(noKk);
    connect(m_noKk, &QLineEdit::textChanged, this, &StepPage::changed);

    m_relationship = new ChoiceGroup(theme, 4);
    for (const domain::CodeEntry &entry : domain::codeList(u"shdk_hubungan_keluarga"))
        m_relationship->addChoice(static_cast<int>(entry.code), domain::codeWords(u"shdk_hubungan_keluarga", entry.code, QLocale().name().left(2)));
    auto *relationship = new FormField(theme, tr("Position in the family"), m_relationship);
    relationship->setOptional(true);
    keep(QStringLiteral("relationship"), relationship);
    body()->addWidget(relationship);
    body()->addStretch(1);
    connect(m_relationship, &ChoiceGroup::choiceChanged, this, &StepPage::changed);
}

TextField *HouseholdPage::add(const QString &key, const QString &label, bool optional, QBoxLayout *where)
{
    auto *input = new TextField(m_theme);
    auto *field = new FormField(m_theme, label, input);
    field->setOptional(optional);
    keep(key, field);
    where->addWidget(field, 1, Qt::AlignTop);
    connect(input, &QLineEdit::textChanged, this, &StepPage::changed);
    return input;
}

void HouseholdPage::show(const RegistrationDraft &draft)
{
    m_noKk->setText(draft.noKk);
    if (draft.relationship > 0)
        m_relationship->choose(static_cast<int>(draft.relationship));
    else
        m_relationship->clear();
    m_address->setText(draft.address);
    m_rt->setText(draft.rt);
    m_rw->setText(draft.rw);
    m_phone->setText(draft.phone);
    m_landmark->setText(draft.landmark);
}

void HouseholdPage::collect(RegistrationDraft &draft) const
{
    draft.noKk = m_noKk->text();
    draft.relationship = std::max(0, m_relationship->chosen());
    draft.address = m_address->text();
    draft.rt = m_rt->text();
    draft.rw = m_rw->text();
    draft.phone = m_phone->text();
    draft.landmark = m_landmark->text();
}

} // namespace guyub::ui
