#include "ui/screens/receipts/voiddialog.h"

#include "ui/widgets/formfield.h"
#include "ui/widgets/textfield.h"

namespace guyub::ui {

namespace {
constexpr int kReasonLetters = 200; // as the record allows
constexpr int kVoid = 0, kKeep = 1;
}

VoidDialog::VoidDialog(const Theme &theme, const QString &code, QWidget *parent)
    : OverlayDialog(theme, tr("Declare %1 void?").arg(code), tr("The paper stays with the resident. Whoever checks it reads that it is void, and why. This cannot be taken back."), parent)
{
    m_reason = new TextField(theme);
    m_reason->setMaxLength(kReasonLetters);
    auto *field = new FormField(theme, tr("Reason"), m_reason);
    field->setHint(tr("For example: wrong person, or printed twice."));
    body()->addWidget(field);
    addAnswer(kKeep, ButtonKind::Secondary, Icon::Back, tr("Keep it"));
    Button *confirm = addAnswer(kVoid, ButtonKind::Danger, Icon::Close, tr("Declare void"));
    confirm->setEnabled(false);
    connect(m_reason, &QLineEdit::textChanged, confirm, [confirm](const QString &text) { confirm->setEnabled(!text.trimmed().isEmpty()); });
    connect(this, &OverlayDialog::answered, this, [this](int answer) {
        if (answer == kVoid)
            Q_EMIT confirmed(m_reason->text());
    });
}

} // namespace guyub::ui
