#include "ui/screens/residents/formpage.h"

#include "app/domain/mask.h"
#include "ui/screens/residents/residentwords.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/iconview.h"
#include "ui/widgets/textfield.h"
#include "ui/widgets/textlabel.h"

#include <QApplication>

#include <algorithm>

namespace guyub::ui {

using usecase::FormFault;
using usecase::FormItem;

FormPage::FormPage(const Theme &theme, QDate today, QWidget *parent) :
    QWidget(parent), m_theme(theme), m_today(today), m_column(new QVBoxLayout(this))
{
    keepSpacing(theme, m_column, 0, 12);
}

FormField *FormPage::question(FormItem item, QWidget *input)
{
    return question(item, input, itemLabel(item));
}

FormField *FormPage::question(FormItem item, QWidget *input, const QString &label)
{
    auto *asked = new FormField(m_theme, label, input);
    m_fields.insert(item, asked);
    if (auto *typed = qobject_cast<TextField *>(input)) {
        connect(typed, &QLineEdit::textChanged, this, &FormPage::edited);
        connect(typed, &QLineEdit::returnPressed, this, [this] { focusNextChild(); });
    }
    return asked;
}

TextField *FormPage::line(FormItem item) const
{
    FormField *asked = m_fields.value(item);
    return asked == nullptr ? nullptr : qobject_cast<TextField *>(asked->input());
}

void FormPage::clearFaults()
{
    delete m_summary;
    m_summary = nullptr;
    m_hasFaults = false;
    for (FormField *asked : std::as_const(m_fields))
        if (asked->hasError())
            asked->clearMessage();
}

void FormPage::showFaults(const QList<FormFault> &faults)
{
    clearFaults();
    m_hasFaults = !faults.isEmpty();
    if (faults.isEmpty())
        return;
    m_summary = new Card(m_theme);
    m_summary->setTone(Tone::Danger);
    keepSpacing(m_theme, m_summary->body(), 12, 2);
    auto *head = new QHBoxLayout;
    keepSpacing(m_theme, head, 0, 10);
    head->addWidget(new IconView(m_theme, Icon::Error, Token::Danger));
    head->addWidget(new TextLabel(m_theme, TextRole::Strong, tr("Look at this before going on. What was typed is still here.")), 1);
    m_summary->body()->addLayout(head);
    for (const FormFault &fault : faults) {
        const QString words = faultWords(fault);
        auto *link = new Button(m_theme, ButtonKind::Quiet, Icon::Next, itemLabel(fault.item) + QStringLiteral(": ") + words);
        connect(link, &Button::clicked, this, [this, item = fault.item] {
            if (m_fields.contains(item))
                focusItem(item);
            else
                Q_EMIT elsewhere(item);
        });
        m_summary->body()->addWidget(link, 0, Qt::AlignLeft);
        if (FormField *asked = m_fields.value(fault.item)) {
            asked->setError(words);
            asked->input()->update();
        }
    }
    m_column->insertWidget(0, m_summary);
    m_summary->findChild<Button *>()->setFocus(Qt::OtherFocusReason);
}

void FormPage::focusItem(FormItem item)
{
    FormField *asked = m_fields.value(item);
    if (asked == nullptr || asked->isHidden()) {
        const auto first = std::find_if(m_fields.cbegin(), m_fields.cend(), [](const FormField *each) { return !each->isHidden(); });
        asked = first == m_fields.cend() ? nullptr : *first;
    }
    if (asked == nullptr)
        return;
    QWidget *input = asked->input();
    // A group of parts hands the focus to its first one.
    if (input->focusPolicy() == Qt::NoFocus && input->focusProxy() == nullptr)
        for (QWidget *inner : input->findChildren<QWidget *>())
            if ((inner->focusPolicy() & Qt::TabFocus) && !inner->isHidden())
                return inner->setFocus(Qt::OtherFocusReason);
    input->setFocus(Qt::OtherFocusReason);
}

std::optional<FormItem> FormPage::focusedItem() const
{
    const QWidget *now = QApplication::focusWidget();
    for (auto it = m_fields.cbegin(); it != m_fields.cend(); ++it)
        if (now != nullptr && (*it)->isAncestorOf(now))
            return it.key();
    return std::nullopt;
}

QWidget *focusOutside(const FormPage &page)
{
    QWidget *now = QApplication::focusWidget();
    return now == nullptr || page.isAncestorOf(now) ? nullptr : now;
}

QString groupedNumber(const QString &typed)
{
    const QString digits = domain::stripNumber(typed);
    const bool isPlain = std::all_of(digits.cbegin(), digits.cend(), [](QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); });
    return isPlain ? domain::groupNik(digits) : typed;
}

void groupAsTyped(TextField *field)
{
    QObject::connect(field, &QLineEdit::textEdited, field, [field](const QString &typed) {
        const QString grouped = groupedNumber(typed);
        if (grouped != typed && field->cursorPosition() == typed.size())
            field->setText(grouped);
    });
}

} // namespace guyub::ui
