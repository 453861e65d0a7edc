#include "ui/screens/residents/consentdialog.h"

#include "ui/screens/residents/consenttexts.h"
#include "ui/screens/residents/pickfield.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/textfield.h"
#include "ui/widgets/textlabel.h"

namespace guyub::ui {

using namespace usecase;

namespace {
constexpr int kRefuse = 0, kAgree = 1, kKeep = 2, kLater = 3;
constexpr int kNameLetters = 120; // as the record allows

QString titleOf(ConsentDialog::Kind kind, const QString &purpose)
{
    return kind == ConsentDialog::Kind::Ask ? purpose : ConsentDialog::tr("Withdraw the consent: %1").arg(purpose);
}

} // namespace

ConsentDialog::ConsentDialog(const Theme &theme, Kind kind, Purpose purpose, bool isChild, QWidget *parent) :
    OverlayDialog(theme, titleOf(kind, consentText(purpose).title), {}, parent), m_purpose(purpose), m_who(new ChoiceGroup(theme, 3)),
    m_inJavanese(new CheckButton(theme, tr("Explained in Javanese"))), m_name(new TextField(theme)),
    m_nameField(new FormField(theme, tr("Name of who answers"), m_name))
{
    addWho(isChild); // first: whoever answers hears the text
    if (kind == Kind::Ask) {
        setText(tr("Turn the screen to the resident and read it out."));
        for (const QString &paragraph : consentText(purpose).page)
            body()->addWidget(new TextLabel(theme, TextRole::Body, paragraph));
    } else {
        setText(tr("From now on nothing more is written down for this purpose, and what rests on it is not shown here any more. The hub hears of it at the next sending; by law its use ends within 3 × 24 hours. What the law itself asks for stays."));
    }
    body()->addWidget(m_inJavanese);
    if (kind == Kind::Ask)
        addAskAnswers();
    else
        addWithdrawAnswers();
    follow();
    connect(this, &OverlayDialog::answered, this, [this](int answer) {
        if (answer == kAgree || answer == kRefuse)
            Q_EMIT decided(answerOf(answer == kAgree));
    });
}

void ConsentDialog::addWho(bool isChild)
{
    for (const PickChoice &each : PickField::choicesOf("pemberi_persetujuan"))
        if (!isChild || each.code == kGivenByGuardian)
            m_who->addChoice(static_cast<int>(each.code), each.words);
    m_who->choose(static_cast<int>(isChild ? kGivenByGuardian : kGivenBySelf));
    m_name->setMaxLength(kNameLetters);
    m_nameField->setHint(tr("Write it first, then choose the answer below."));
    body()->addWidget(new FormField(theme(), tr("Who answers?"), m_who));
    body()->addWidget(m_nameField);
    connect(m_who, &ChoiceGroup::choiceChanged, this, &ConsentDialog::follow);
    connect(m_name, &QLineEdit::textChanged, this, &ConsentDialog::follow);
}

// Of the same kind and size: neither answer is made the easier one.
void ConsentDialog::addAskAnswers()
{
    m_decisions = {addAnswer(kAgree, ButtonKind::Secondary, Icon::Check, tr("I agree")), addAnswer(kRefuse, ButtonKind::Secondary, Icon::Close, tr("I do not agree"))};
    for (Button *button : std::as_const(m_decisions))
        button->setForResident(true);
    addAnswer(kLater, ButtonKind::Quiet, Icon::Back, tr("Ask later"));
}

void ConsentDialog::addWithdrawAnswers()
{
    addAnswer(kKeep, ButtonKind::Secondary, Icon::Back, tr("Keep the consent"));
    m_decisions = {addAnswer(kRefuse, ButtonKind::Danger, Icon::Undo, tr("Withdraw the consent"))};
}

void ConsentDialog::follow()
{
    const bool isForAnother = m_who->chosen() != kGivenBySelf;
    m_nameField->setVisible(isForAnother);
    for (Button *button : std::as_const(m_decisions))
        button->setEnabled(!isForAnother || !m_name->text().trimmed().isEmpty());
}

ConsentAnswer ConsentDialog::answerOf(bool given) const
{
    ConsentAnswer answer;
    answer.purpose = m_purpose;
    answer.given = given;
    answer.givenBy = m_who->chosen();
    answer.guardianName = answer.givenBy == kGivenBySelf ? QString() : m_name->text().simplified();
    answer.textVersion = QLatin1String(kConsentTextVersion);
    answer.language = m_inJavanese->isChecked() ? QStringLiteral("jv") : consentLanguage();
    return answer;
}

} // namespace guyub::ui
