#include "ui/screens/residents/consentpage.h"

#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/textfield.h"
#include "ui/widgets/textlabel.h"

#include <QCoreApplication>

namespace guyub::ui {

namespace {

constexpr int kYes = 1, kNo = 0;

std::optional<bool> answerOf(const ChoiceGroup *group)
{
    return group->chosen() < 0 ? std::nullopt : std::optional(group->chosen() == kYes);
}

void answer(ChoiceGroup *group, const std::optional<bool> &value)
{
    if (value)
        group->choose(*value ? kYes : kNo);
    else
        group->clear();
}

struct ConsentText
{
    Q_DECLARE_TR_FUNCTIONS(ConsentText)
public:
    static QString whole()
    {
        return tr("What for: services of the kelurahan, child health at the posyandu, and handing out aid, each only if you agree to it.\n\n"
                  "Which data: name, NIK, family card number, date of birth, address, family relation; weight and height of children; aid received.\n\n"
                  "How long: as long as you live here, or until you withdraw. Receipts are kept as long as the law on state finance asks.\n\n"
                  "Who sees them: officers of this kelurahan and kaders of its posyandu, nobody else.\n\n"
                  "Your rights: you may see your data, have them corrected, and withdraw this consent at any time, here at the counter. "
                  "A withdrawal holds everywhere within three days. Saying no does not cost you a service that the law gives you.");
    }
};

} // namespace

QString consentTextWhole()
{
    return ConsentText::whole();
}

ConsentPage::ConsentPage(const Theme &theme, QWidget *parent)
    : StepPage(theme, parent), m_theme(theme), m_givenBy(new ChoiceGroup(theme, 3)), m_guardian(new TextField(theme))
{
    auto *lead = new Card(theme);
    lead->setTone(Tone::Accent);
    auto *line = new TextLabel(theme, TextRole::Subtitle, tr("Your data are used to give you services and aid. They are kept sealed in this kiosk, and you may withdraw at any time."));
    auto *read = new Button(theme, ButtonKind::Secondary, Icon::Info, tr("Read everything"));
    lead->body()->addWidget(line);
    lead->body()->addWidget(read, 0, Qt::AlignLeft);
    connect(read, &QAbstractButton::clicked, this, &ConsentPage::readWanted);
    body()->addWidget(lead);

    m_counter = addPurpose(QStringLiteral("counter"), tr("May the kelurahan keep your data to serve you?"), {}, false);
    m_aid = addPurpose(QStringLiteral("aid"), tr("May your data be used to hand out aid?"), tr("aid"), true);
    m_childHealth = addPurpose(QStringLiteral("child_health"), tr("For a child: may the posyandu keep weight and height?"), tr("child health"), true);

    for (const auto &[id, words] : {std::pair(1, tr("The person")), std::pair(2, tr("Parent or guardian")), std::pair(3, tr("Companion"))})
        m_givenBy->addChoice(id, words);
    auto *who = new FormField(theme, tr("Who answers?"), m_givenBy);
    m_guardianField = new FormField(theme, tr("Name of who answers"), m_guardian);
    keep(QStringLiteral("given_by"), who);
    keep(QStringLiteral("guardian_name"), m_guardianField);
    body()->addWidget(who);
    body()->addWidget(m_guardianField);
    body()->addStretch(1);
    connect(m_givenBy, &ChoiceGroup::choiceChanged, this, [this] {
        updateGuardian();
        Q_EMIT changed();
    });
    connect(m_guardian, &QLineEdit::textChanged, this, &StepPage::changed);
}

ChoiceGroup *ConsentPage::addPurpose(const QString &key, const QString &question, const QString &purpose, bool optional)
{
    auto *group = new ChoiceGroup(m_theme, 2);
    for (const auto &[id, words] : {std::pair(kYes, tr("I agree")), std::pair(kNo, tr("I do not agree"))}) {
        OptionButton *option = group->addChoice(id, words);
        if (!purpose.isEmpty()) // a person who hears the page must be able to tell the answers apart
            option->setAccessibleName(tr("%1: %2").arg(words, purpose));
    }
    group->setForResident(true);
    auto *field = new FormField(m_theme, question, group);
    field->setOptional(optional);
    keep(key, field);
    body()->addWidget(field);
    connect(group, &ChoiceGroup::choiceChanged, this, &StepPage::changed);
    return group;
}

void ConsentPage::updateGuardian()
{
    m_guardianField->setVisible(m_givenBy->chosen() > 1);
}

void ConsentPage::show(const usecase::RegistrationDraft &draft)
{
    answer(m_counter, draft.counter);
    answer(m_aid, draft.aid);
    answer(m_childHealth, draft.childHealth);
    m_givenBy->choose(static_cast<int>(draft.givenBy));
    m_guardian->setText(draft.guardianName);
    updateGuardian();
}

void ConsentPage::collect(usecase::RegistrationDraft &draft) const
{
    draft.counter = answerOf(m_counter);
    draft.aid = answerOf(m_aid);
    draft.childHealth = answerOf(m_childHealth);
    draft.givenBy = std::max(1, m_givenBy->chosen());
    draft.guardianName = m_guardian->text();
}

} // namespace guyub::ui
