#include "ui/screens/posyandu/guardianask.h"

#include "ui/print/paperwords.h"
#include "ui/widgets/button.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/textfield.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>

namespace guyub::ui {

GuardianAsk::GuardianAsk(const Theme &theme, QWidget *parent)
    : Card(theme, parent), m_title(new TextLabel(theme, TextRole::Subtitle)),
      m_text(new TextLabel(theme, TextRole::Body)), m_name(new TextField(theme)),
      m_nameField(new FormField(theme, QString(), m_name)), m_agree(new SecondaryButton(theme, Icon::Check, QString())),
      m_refuse(new SecondaryButton(theme, Icon::Close, QString()))
{
    keepSpacing(theme, body(), 18, 12);
    setFocusPolicy(Qt::ClickFocus);
    m_agree->setForResident(true);
    m_refuse->setForResident(true);
    auto *answers = new QHBoxLayout;
    keepSpacing(theme, answers, 0, 12);
    answers->addWidget(m_agree, 1);
    answers->addWidget(m_refuse, 1);
    body()->addWidget(m_title);
    body()->addWidget(m_text);
    body()->addWidget(m_nameField);
    body()->addLayout(answers);
    body()->addStretch(1);
    connect(m_agree, &Button::clicked, this, [this] { answer(true); });
    connect(m_refuse, &Button::clicked, this, [this] { answer(false); });
    connect(m_name, &QLineEdit::returnPressed, m_agree, [this] { m_agree->setFocus(Qt::TabFocusReason); }); // Enter decides nothing
    connect(m_name, &QLineEdit::textEdited, m_nameField, &FormField::clearMessage);
    connect(m_name, &QLineEdit::textEdited, this, &GuardianAsk::edited);
}

void GuardianAsk::open(const QString &name, bool isMinor)
{
    m_person = name;
    m_isMinor = isMinor;
    m_name->clear();
    m_nameField->clearMessage();
    m_nameField->setVisible(isMinor);
    retranslate();
}

QString GuardianAsk::typedName() const
{
    return m_name->text().simplified();
}

void GuardianAsk::restoreName(const QString &name)
{
    m_name->setText(name);
}

void GuardianAsk::take()
{
    if (m_isMinor)
        m_name->setFocus(Qt::OtherFocusReason);
    else
        setFocus(Qt::OtherFocusReason); // on neither answer: a key pressed out of habit is no consent
}

void GuardianAsk::retranslate()
{
    m_title->setText(m_isMinor ? tr("Ask the parent or guardian of %1").arg(m_person) : tr("Ask %1").arg(m_person));
    m_text->setText(tr(
        "May the posyandu keep weight, height and other measurements here? They are used to follow growth and to "
        "help in time. Only officers of this kelurahan and kaders of its posyandu see them. They are kept as long as "
        "the child is weighed here. The answer may be changed at any time. Without it the child is weighed "
        "all the same, but nothing is kept."));
    m_nameField->setLabel(tr("Name of the parent or guardian"));
    m_agree->setWords(tr("Agrees"));
    m_refuse->setWords(tr("Does not agree"));
}

void GuardianAsk::answer(bool given)
{
    const QString name = m_name->text().simplified();
    if (m_isMinor && name.isEmpty()) {
        m_nameField->setError(tr("Write who answers for the child."));
        m_name->setFocus(Qt::OtherFocusReason);
        return;
    }
    usecase::ConsentAnswer answer;
    answer.purpose = usecase::Purpose::ChildHealth;
    answer.given = given;
    answer.givenBy = m_isMinor ? usecase::kGivenByGuardian : usecase::kGivenBySelf;
    answer.guardianName = name;
    answer.textVersion = QLatin1String(kTextVersion);
    answer.language = print::paperLocale().name().left(2);
    Q_EMIT answered(answer);
}

} // namespace guyub::ui
