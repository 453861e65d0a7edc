#include "ui/widgets/formfield.h"

#include "ui/widgets/iconview.h"
#include "ui/widgets/textfield.h"
#include "ui/widgets/textlabel.h"

#include <QEvent>
#include <QHBoxLayout>

namespace guyub::ui {

FormField::FormField(const Theme &theme, const QString &label, QWidget *input, QWidget *parent) :
    QWidget(parent), m_theme(theme), m_words(label), m_input(input), m_label(new TextLabel(theme, TextRole::Strong)),
    m_counter(new TextLabel(theme, TextRole::Caption)), m_hint(new TextLabel(theme, TextRole::Caption)),
    m_messageRow(new QWidget), m_messageIcon(new IconView(theme, Icon::Error, Token::Danger)),
    m_message(new TextLabel(theme, TextRole::Strong))
{
    auto *column = new QVBoxLayout(this);
    keepSpacing(theme, column, 0, 5);
    auto *top = new QHBoxLayout;
    keepSpacing(theme, top, 0, 12);
    top->addWidget(m_label, 1);
    top->addWidget(m_counter, 0, Qt::AlignBottom);
    auto *message = new QHBoxLayout(m_messageRow);
    keepSpacing(theme, message, 0, 8);
    message->addWidget(m_messageIcon, 0, Qt::AlignTop);
    message->addWidget(m_message, 1);
    column->addLayout(top);
    column->addWidget(m_hint);
    column->addWidget(m_input);
    column->addWidget(m_messageRow);
    m_hint->setTone(TextTone::Muted);
    m_hint->hide();
    m_counter->setMaximumLines(1);
    m_counter->hide();
    m_messageRow->hide();
    m_label->setBuddy(m_input);
    m_input->setAccessibleName(label);
    setFocusProxy(m_input);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    updateLabel();

    auto *typed = qobject_cast<TextField *>(m_input);
    if (typed != nullptr && typed->digitsExpected() > 0) {
        connect(typed, &QLineEdit::textChanged, this, &FormField::count);
        m_counter->show();
        count();
    }
}

void FormField::updateLabel()
{
    m_label->setText(m_optional ? tr("%1 (optional)").arg(m_words) : m_words);
    m_label->setVisible(!m_words.isEmpty());
}

void FormField::setLabel(const QString &label)
{
    m_words = label;
    m_input->setAccessibleName(label);
    updateLabel();
}

void FormField::setHint(const QString &hint)
{
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    describe();
}

void FormField::setOptional(bool optional)
{
    m_optional = optional;
    updateLabel();
}

void FormField::setError(const QString &words)
{
    showMessage(words, true);
}

void FormField::setNote(const QString &words)
{
    showMessage(words, false);
}

void FormField::clearMessage()
{
    showMessage(QString(), false);
}

void FormField::showMessage(const QString &words, bool error)
{
    m_hasError = error && !words.isEmpty();
    m_messageIcon->setIcon(error ? Icon::Error : Icon::Check, error ? Token::Danger : Token::Ok);
    m_message->setTone(error ? TextTone::Danger : TextTone::Ok);
    m_message->setText(words);
    m_messageRow->setVisible(!words.isEmpty());
    const FieldState state = words.isEmpty() ? FieldState::Plain : (error ? FieldState::Error : FieldState::Ok);
    QList<TextField *> typed = m_input->findChildren<TextField *>();
    if (auto *self = qobject_cast<TextField *>(m_input))
        typed.append(self);
    for (TextField *field : typed)
        field->setFieldState(state);
    if (auto *area = qobject_cast<TextArea *>(m_input))
        area->setFieldState(state);
    describe();
}

void FormField::describe()
{
    QStringList parts{m_hint->text(), m_message->text()};
    parts.removeAll(QString());
    m_input->setAccessibleDescription(parts.join(QLatin1Char(' ')));
}

void FormField::count()
{
    const auto *typed = qobject_cast<TextField *>(m_input);
    if (typed == nullptr || typed->digitsExpected() == 0)
        return;
    const bool complete = typed->digitCount() == typed->digitsExpected();
    m_counter->setTone(complete ? TextTone::Ok : TextTone::Muted);
    m_counter->setText(tr("%1 of %2 digits").arg(typed->digitCount()).arg(typed->digitsExpected()));
    m_counter->updateGeometry();
}

void FormField::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        updateLabel();
        count();
    }
    QWidget::changeEvent(event);
}

FormField *fieldAround(QWidget *widget)
{
    for (QWidget *at = widget; at != nullptr; at = at->parentWidget()) {
        if (auto *field = qobject_cast<FormField *>(at))
            return field;
    }
    return nullptr;
}

} // namespace guyub::ui
