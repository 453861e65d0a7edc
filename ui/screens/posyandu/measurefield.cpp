#include "ui/screens/posyandu/measurefield.h"

#include "ui/widgets/numberfield.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/textlabel.h"

#include <QEvent>
#include <QVBoxLayout>

namespace guyub::ui {

namespace {

constexpr qint64 kMostGrams = 1'000'000; // what no scale shows; tighter bounds are the record's
constexpr int kGramDecimals = 3;
constexpr int kMillimetreDecimals = 1;

} // namespace

MeasureField::MeasureField(const Theme &theme, Measure measure, QWidget *parent)
    : QWidget(parent), m_measure(measure), m_name(new TextLabel(theme, TextRole::Strong)),
      m_field(new NumberField(theme, measure == Measure::Weight ? kGramDecimals : kMillimetreDecimals)),
      m_last(new TextLabel(theme, TextRole::Caption))
{
    m_name->setMaximumLines(1);
    m_last->setTone(TextTone::Muted);
    m_last->setMaximumLines(1);
    m_field->setTextRole(TextRole::Title);
    m_field->setAlignment(Qt::AlignCenter);
    m_field->installEventFilter(this);
    auto *column = new QVBoxLayout(this);
    keepSpacing(theme, column, 0, 3);
    column->addWidget(m_name);
    column->addWidget(m_field);
    column->addWidget(m_last);
    connect(m_field, &QLineEdit::textEdited, this, &MeasureField::edited);
    connect(m_field, &QLineEdit::returnPressed, this, &MeasureField::entered);
}

void MeasureField::setWords(const QString &name, const QString &accessibleName)
{
    m_name->setText(name);
    m_field->setAccessibleName(accessibleName);
}

void MeasureField::setLast(const QString &words)
{
    m_lastWords = words;
    m_field->setAccessibleDescription(words);
    showLast();
}

// Where room is short the unit goes before the number does.
void MeasureField::showLast()
{
    const QString unit = m_measure == Measure::Weight ? QStringLiteral("kg") : QStringLiteral("cm");
    QString words = m_lastWords.isEmpty() ? unit : m_lastWords;
    if (words.size() > unit.size() && words.endsWith(unit) && textWidth(words, m_last->font()) > width())
        words.chop(unit.size() + 1);
    m_last->setText(words);
}

void MeasureField::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showLast();
}

void MeasureField::setMarked(bool marked)
{
    m_field->setFieldState(marked ? FieldState::Error : FieldState::Plain);
}

Result<std::optional<int>> MeasureField::value() const
{
    if (m_field->text().trimmed().isEmpty())
        return std::optional<int>();
    GUYUB_TRY_VALUE(const qint64 scaled, m_field->scaledValue());
    if (scaled > kMostGrams)
        return fail(ErrorCode::ValueOutOfRange, QStringLiteral("too large"));
    return std::optional(static_cast<int>(scaled));
}

void MeasureField::setValue(std::optional<int> value)
{
    if (value)
        m_field->setScaledValue(*value);
    else
        m_field->clear();
}

QString MeasureField::text() const
{
    return m_field->text();
}

void MeasureField::setText(const QString &text)
{
    m_field->setText(text);
}

QWidget *MeasureField::input() const
{
    return m_field;
}

void MeasureField::take()
{
    m_field->setFocus(Qt::TabFocusReason);
    m_field->selectAll();
}

bool MeasureField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::FocusIn)
        Q_EMIT focusTaken();
    return QWidget::eventFilter(watched, event);
}

} // namespace guyub::ui
