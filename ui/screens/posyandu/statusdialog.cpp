#include "ui/screens/posyandu/statusdialog.h"

#include "ui/widgets/choice.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/textfield.h"

namespace guyub::ui {

StatusDialog::StatusDialog(const Theme &theme, QWidget *parent)
    : OverlayDialog(theme, tr("Does the weight go up enough?"),
        tr("The minimum gain is strict: four to six of ten healthy children stay below it in some month. Look at the "
           "curve: when it "
           "follows its line, write N and say why."),
        parent),
      m_reasons(new ChoiceGroup(theme, 1)), m_other(new TextField(theme))
{
    m_reasons->addChoice(0, tr("The curve follows its line"));
    m_reasons->addChoice(1, tr("The curve moves to the line above"));
    m_reasons->choose(0);
    m_other->setMaxLength(200);
    auto *other = new FormField(theme, tr("Or another reason"), m_other);
    other->setOptional(true);
    body()->addWidget(m_reasons);
    body()->addWidget(other);
    addAnswer(kDecide, ButtonKind::Primary, Icon::Check, tr("Write N"));
    addAnswer(kKeep, ButtonKind::Secondary, Icon::None, tr("Leave it at T"));
    connect(this, &OverlayDialog::answered, this, [this](int answer) {
        if (answer == kDecide)
            Q_EMIT decided(reason());
    });
}

QString StatusDialog::reason() const
{
    const QString other = m_other->text().simplified();
    if (!other.isEmpty())
        return other;
    return m_reasons->chosen() == 1 ? tr("The curve moves to the line above") : tr("The curve follows its line");
}

} // namespace guyub::ui
