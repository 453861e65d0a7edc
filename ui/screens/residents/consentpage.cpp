#include "ui/screens/residents/consentpage.h"

#include "ui/screens/residents/consenttexts.h"
#include "ui/screens/residents/fieldgrid.h"
#include "ui/screens/residents/pickfield.h"
#include "ui/screens/residents/residentwords.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/iconview.h"
#include "ui/widgets/overlay.h"
#include "ui/widgets/textfield.h"
#include "ui/widgets/textlabel.h"

namespace guyub::ui {

using namespace usecase;

namespace {
constexpr int kAgree = static_cast<int>(Answer::Agreed);
constexpr int kRefuse = static_cast<int>(Answer::Refused);
}

ConsentPage::ConsentPage(const Theme &theme, QDate today, QWidget *parent) :
    FormPage(theme, today, parent), m_grid(new FieldGrid(theme, 1)), m_givenBy(new ChoiceGroup(theme, 3)),
    m_inJavanese(new CheckButton(theme, tr("Explained in Javanese")))
{
    auto *top = new FieldGrid(theme, 3);
    auto *intro = new TextLabel(theme, TextRole::Body, tr("Turn the screen to the resident and read it out. Without agreeing, registration still goes on."));
    intro->setTone(TextTone::Muted);
    top->add(intro, 2, 1);
    connect(m_inJavanese, &CheckButton::toggled, this, &FormPage::edited);
    top->add(m_inJavanese);
    column()->addWidget(top);
    for (const ConsentText &text : consentTexts())
        addPurpose(text);
    addWho();
    column()->addStretch(1);
}

void ConsentPage::addWho()
{
    for (const PickChoice &each : PickField::choicesOf("pemberi_persetujuan"))
        m_givenBy->addChoice(static_cast<int>(each.code), each.words);
    connect(m_givenBy, &ChoiceGroup::choiceChanged, this, &FormPage::edited);
    m_grid->add(question(FormItem::GivenBy, m_givenBy));
    m_grid->add(question(FormItem::GuardianName, new TextField(theme())));
    column()->addWidget(m_grid);
}

void ConsentPage::addPurpose(const ConsentText &text)
{
    auto *card = new Card(theme());
    keepSpacing(theme(), card->body(), 12, 0);
    auto *grid = new FieldGrid(theme(), 2);
    auto *left = new QWidget;
    auto *row = new QHBoxLayout(left);
    keepSpacing(theme(), row, 0, 14);
    auto *icon = new IconView(theme(), text.icon, Token::OnAccentSoft);
    icon->setDisc(Token::AccentSoft);
    auto *words = new QVBoxLayout;
    keepSpacing(theme(), words, 0, 2);
    words->addWidget(new TextLabel(theme(), TextRole::Subtitle, text.title));
    words->addWidget(new TextLabel(theme(), TextRole::Body, text.line));
    auto *more = new SecondaryButton(theme(), Icon::Info, tr("Read everything: %1").arg(text.title));
    more->setIconOnly(true);
    connect(more, &Button::clicked, this, [this, text] { openPage(text); });
    row->addWidget(icon);
    row->addLayout(words, 1);
    row->addWidget(more);
    auto *answers = new ChoiceGroup(theme(), 2);
    // Who hears the screen hears to what; what is read stays first.
    for (OptionButton *answer : {answers->addChoice(kAgree, tr("I agree")), answers->addChoice(kRefuse, tr("I do not agree"))})
        answer->setAccessibleName(answer->words() + QStringLiteral(" (") + text.title + QLatin1Char(')'));
    answers->setForResident(true);
    connect(answers, &ChoiceGroup::choiceChanged, this, &FormPage::edited);
    m_answers.insert(static_cast<qint64>(text.purpose), answers);
    grid->add(left);
    grid->add(text.purpose == Purpose::Counter ? question(FormItem::Answer, answers, {}) : static_cast<QWidget *>(answers));
    card->body()->addWidget(grid);
    column()->addWidget(card);
}

void ConsentPage::openPage(const ConsentText &text)
{
    auto *dialog = new OverlayDialog(theme(), text.title, text.line);
    for (const QString &paragraph : text.page)
        dialog->body()->addWidget(new TextLabel(theme(), TextRole::Body, paragraph));
    dialog->addAnswer(0, ButtonKind::Primary, Icon::Check, tr("I have read it"));
    Q_EMIT ask(dialog);
}

void ConsentPage::showForm(const RegistrationForm &form)
{
    const QSignalBlocker quiet(this);
    m_givenBy->choose(static_cast<int>(form.consent.givenBy));
    line(FormItem::GuardianName)->setText(form.consent.guardianName);
    m_inJavanese->setChecked(form.consent.inJavanese);
    for (auto it = m_answers.cbegin(); it != m_answers.cend(); ++it)
        (*it)->choose(static_cast<int>(form.consent.answers.value(it.key(), Answer::None)));
    refresh(form);
}

void ConsentPage::readInto(RegistrationForm &form) const
{
    form.consent.givenBy = m_givenBy->chosen() < 0 ? kGivenBySelf : m_givenBy->chosen();
    form.consent.guardianName = line(FormItem::GuardianName)->text();
    form.consent.inJavanese = m_inJavanese->isChecked();
    form.consent.answers.clear();
    for (auto it = m_answers.cbegin(); it != m_answers.cend(); ++it)
        if ((*it)->chosen() > 0)
            form.consent.answers.insert(it.key(), static_cast<Answer>((*it)->chosen()));
}

void ConsentPage::refresh(const RegistrationForm &form)
{
    m_grid->setShown(field(FormItem::GuardianName), form.consent.givenBy != kGivenBySelf);
}

} // namespace guyub::ui
