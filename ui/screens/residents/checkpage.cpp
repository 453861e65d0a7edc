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

Card *CheckPage::makeCard(const QString &title, const QList<Line> &lines)
{
    auto *box = new Card(theme());
    keepSpacing(theme(), box->body(), 10, 0);
    box->body()->addWidget(new TextLabel(theme(), TextRole::Subtitle, title));
    for (const Line &each : lines) {
        auto *row = new AnswerRow(theme(), each.question, shownAnswer(each));
        connect(row, &AnswerRow::clicked, this, [this, item = each.item] { Q_EMIT changeWanted(item); });
        box->body()->addWidget(row);
    }
    return box;
}

QList<CheckPage::Line> CheckPage::consentLines(const ConsentForm &consent) const
{
    QList<Line> lines;
    for (const ConsentText &text : consentTexts()) {
        const Answer answer = consent.answerTo(text.purpose);
        lines.append({FormItem::Answer, text.title, answer == Answer::Agreed ? tr("agreed") : answer == Answer::Refused ? tr("not agreed") : tr("not asked")});
    }
    QString who = codeText("pemberi_persetujuan", consent.givenBy);
    if (consent.givenBy != kGivenBySelf)
        who += QStringLiteral(": ") + consent.guardianName.simplified();
    lines.append({FormItem::GivenBy, itemLabel(FormItem::GivenBy), who});
    return lines;
}

QList<CheckPage::Line> CheckPage::identityLines(const RegistrationForm &form) const
{
    const FieldMap fields = fieldsOf(form.person, today(), form.allowsSensitive());
    QList<Line> lines;
    const auto add = [&](FormItem item, const QString &answer) { lines.append({item, itemLabel(item), answer}); };
    add(FormItem::Name, textOf(fields, resident::Name));
    if (form.person.withoutNik) {
        add(FormItem::NoNikReason, codeText("alasan_tanpa_nik", wholeOf(fields, resident::NoNikReason)));
    } else {
        add(FormItem::Nik, groupNik(textOf(fields, resident::Nik)));
        if (hasValue(fields, resident::NikOverride))
            add(FormItem::NikReason, textOf(fields, resident::NikOverride));
        add(FormItem::NikSource, codeText("sumber_nik", wholeOf(fields, resident::NikSource)));
    }
    lines.append({FormItem::BirthDate, tr("Sex and date of birth"),
        personSentence(static_cast<Sex>(wholeOf(fields, resident::Sex)), wholeOf(fields, resident::BirthDate), today())});
    add(FormItem::BirthPlace, textOf(fields, resident::BirthPlace));
    add(FormItem::MotherName, textOf(fields, resident::MotherName));
    add(FormItem::Occupation, codeText("pekerjaan", wholeOf(fields, resident::Occupation)));
    if (form.allowsSensitive())
        add(FormItem::Religion, codeText("agama", wholeOf(fields, resident::Religion)));
    return lines;
}

QList<CheckPage::Line> CheckPage::householdLines(const ResidentForm &person) const
{
    const FieldMap fields = fieldsOf(person, today(), false);
    QList<Line> lines;
    const auto add = [&](FormItem item, const QString &answer) { lines.append({item, itemLabel(item), answer}); };
    add(FormItem::NoKk, groupNik(textOf(fields, resident::NoKk)));
    add(FormItem::Relationship, codeText("shdk_hubungan_keluarga", wholeOf(fields, resident::Relationship)));
    add(FormItem::Address, textOf(fields, resident::Address));
    lines.append({FormItem::Rt, tr("RT and RW"), placeText(textOf(fields, resident::Rt), textOf(fields, resident::Rw))});
    add(FormItem::Phone, textOf(fields, resident::Phone));
    add(FormItem::Landmark, textOf(fields, resident::Landmark));
    return lines;
}

Card *CheckPage::makeIdentity(const RegistrationForm &form)
{
    return makeCard(tr("Person"), identityLines(form));
}

Card *CheckPage::makeHousehold(const ResidentForm &person)
{
    return makeCard(tr("Family and address"), householdLines(person));
}

void CheckPage::showForm(const RegistrationForm &form)
{
    auto *grid = new FieldGrid(theme(), 2);
    auto *rest = new QWidget;
    auto *right = new QVBoxLayout(rest);
    keepSpacing(theme(), right, 0, 12);
    grid->add(makeIdentity(form));
    right->addWidget(makeHousehold(form.person));
    right->addWidget(makeCard(tr("Consent"), consentLines(form.consent)));
    grid->add(rest);
    column()->addWidget(grid);
    column()->addStretch(1);
}

} // namespace guyub::ui
