#include "ui/screens/residents/checkpage.h"

#include "app/domain/mask.h"
#include "app/domain/records/resident.h"
#include "ui/screens/residents/answerrow.h"
#include "ui/screens/residents/consenttexts.h"
#include "ui/screens/residents/fieldgrid.h"
#include "ui/screens/residents/residentwords.h"
#include "ui/widgets/card.h"
#include "ui/widgets/textlabel.h"

namespace guyub::ui {

using namespace usecase;
using namespace domain;

CheckPage::CheckPage(const Theme &theme, QDate today, QWidget *parent) : FormPage(theme, today, parent) { }

void CheckPage::addRow(QVBoxLayout *rows, FormItem item, const QString &answer, const QString &label)
{
    auto *row = new AnswerRow(theme(), label.isEmpty() ? itemLabel(item) : label, answer);
    connect(row, &AnswerRow::clicked, this, [this, item] { Q_EMIT changeWanted(item); });
    rows->addWidget(row);
}

void CheckPage::addConsents(QVBoxLayout *rows, const ConsentForm &consent)
{
    for (const ConsentText &text : consentTexts()) {
        const Answer answer = consent.answerTo(text.purpose);
        addRow(rows, FormItem::Answer, answer == Answer::Agreed ? tr("agreed") : answer == Answer::Refused ? tr("not agreed") : tr("not asked"), text.title);
    }
    QString who = codeText("pemberi_persetujuan", consent.givenBy);
    if (consent.givenBy != kGivenBySelf)
        who += QStringLiteral(": ") + consent.guardianName.simplified();
    addRow(rows, FormItem::GivenBy, who);
}

void CheckPage::addIdentity(QVBoxLayout *rows, const RegistrationForm &form)
{
    const FieldMap fields = fieldsOf(form.person, today(), form.allowsSensitive());
    addRow(rows, FormItem::Name, textOf(fields, resident::Name));
    if (form.person.withoutNik) {
        addRow(rows, FormItem::NoNikReason, codeText("alasan_tanpa_nik", wholeOf(fields, resident::NoNikReason)));
    } else {
        addRow(rows, FormItem::Nik, groupNik(textOf(fields, resident::Nik)));
        if (hasValue(fields, resident::NikOverride))
            addRow(rows, FormItem::NikReason, textOf(fields, resident::NikOverride));
        addRow(rows, FormItem::NikSource, codeText("sumber_nik", wholeOf(fields, resident::NikSource)));
    }
    addRow(rows, FormItem::BirthDate, personSentence(static_cast<Sex>(wholeOf(fields, resident::Sex)), wholeOf(fields, resident::BirthDate), today()),
        tr("Sex and date of birth"));
    addRow(rows, FormItem::BirthPlace, textOf(fields, resident::BirthPlace));
    addRow(rows, FormItem::MotherName, textOf(fields, resident::MotherName));
    addRow(rows, FormItem::Occupation, codeText("pekerjaan", wholeOf(fields, resident::Occupation)));
    if (form.allowsSensitive())
        addRow(rows, FormItem::Religion, codeText("agama", wholeOf(fields, resident::Religion)));
}

void CheckPage::addHousehold(QVBoxLayout *rows, const ResidentForm &person)
{
    const FieldMap fields = fieldsOf(person, today(), false);
    addRow(rows, FormItem::NoKk, groupNik(textOf(fields, resident::NoKk)));
    addRow(rows, FormItem::Relationship, codeText("shdk_hubungan_keluarga", wholeOf(fields, resident::Relationship)));
    addRow(rows, FormItem::Address, textOf(fields, resident::Address));
    addRow(rows, FormItem::Rt, placeText(textOf(fields, resident::Rt), textOf(fields, resident::Rw)), tr("RT and RW"));
    addRow(rows, FormItem::Phone, textOf(fields, resident::Phone));
    addRow(rows, FormItem::Landmark, textOf(fields, resident::Landmark));
}

void CheckPage::showForm(const RegistrationForm &form)
{
    auto *grid = new FieldGrid(theme(), 2);
    const auto card = [&](const QString &title) {
        auto *box = new Card(theme());
        keepSpacing(theme(), box->body(), 10, 0);
        box->body()->addWidget(new TextLabel(theme(), TextRole::Subtitle, title));
        return box;
    };
    auto *person = card(tr("Person"));
    addIdentity(person->body(), form);
    auto *rest = new QWidget;
    auto *right = new QVBoxLayout(rest);
    keepSpacing(theme(), right, 0, 12);
    auto *household = card(tr("Family and address"));
    addHousehold(household->body(), form.person);
    auto *consent = card(tr("Consent"));
    addConsents(consent->body(), form.consent);
    right->addWidget(household);
    right->addWidget(consent);
    grid->add(person);
    grid->add(rest);
    column()->addWidget(grid);
    column()->addStretch(1);
}

} // namespace guyub::ui
