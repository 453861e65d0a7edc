#include "ui/widgets/datefield.h"

#include "ui/widgets/choice.h"
#include "ui/widgets/textfield.h"
#include "ui/widgets/textlabel.h"

#include <QDate>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QRegularExpression>

namespace guyub::ui {
namespace {

constexpr int kFirstYear = 1850;
constexpr int kLastYear = 2200;

// 0 for an empty part that may be empty.
Result<int> part(const TextField *field, const QString &key, bool needed)
{
    const QString typed = field->text().trimmed();
    if (typed.isEmpty()) {
        if (needed)
            return fail(ErrorCode::RequiredFieldMissing, QStringLiteral("date incomplete"), key);
        return 0;
    }
    bool isNumber = false;
    const int value = typed.toInt(&isNumber);
    if (!isNumber)
        return fail(ErrorCode::BadInput, QStringLiteral("not a number"), key);
    if (value <= 0)
        return fail(ErrorCode::ValueOutOfRange, QStringLiteral("parts count from 1"), key);
    return value;
}

QString shown(int value)
{
    return value == 0 ? QString() : QString::number(value);
}

} // namespace

DateField::DateField(const Theme &theme, QWidget *parent) :
    QWidget(parent), m_theme(theme), m_readBack(new TextLabel(theme, TextRole::Body)), m_partly(new CheckButton(theme, QString()))
{
    auto *column = new QVBoxLayout(this);
    keepSpacing(theme, column, 0, 8);
    auto *row = new QHBoxLayout;
    keepSpacing(theme, row, 0, 12);
    column->addLayout(row);
    column->addWidget(m_readBack);
    column->addWidget(m_partly);
    addPart(m_day, m_dayLabel, 2);
    addPart(m_month, m_monthLabel, 2);
    addPart(m_year, m_yearLabel, 4);
    setTabOrder(m_year, m_partly);
    row->addStretch(1);
    m_readBack->setTone(TextTone::Muted);
    m_partly->hide();
    setFocusProxy(m_day);
    connect(m_day, &QLineEdit::textEdited, this, &DateField::takeWholeDate);
    connect(m_partly, &CheckButton::toggled, this, [this] {
        readBack();
        Q_EMIT dateChanged();
    });
    retranslate();
    readBack();
}

void DateField::addPart(TextField *&field, TextLabel *&label, int digits)
{
    auto *row = qobject_cast<QHBoxLayout *>(layout()->itemAt(0)->layout());
    auto *column = new QVBoxLayout;
    keepSpacing(m_theme, column, 0, 3);
    label = new TextLabel(m_theme, TextRole::Caption);
    label->setMaximumLines(1);
    field = new TextField(m_theme);
    field->setInputMethodHints(Qt::ImhDigitsOnly);
    const auto resize = [this, field, digits] {
        field->setFixedWidth(m_theme.textPx(TextRole::Input) * (digits + 3));
    };
    resize();
    connect(&m_theme, &Theme::changed, field, resize);
    field->installEventFilter(this);
    column->addWidget(label);
    column->addWidget(field);
    row->addLayout(column);
    // A full part hands the focus on, so that eight digits can be typed in one go.
    connect(field, &QLineEdit::textEdited, this, [this, field, digits](const QString &typed) {
        if (typed.size() == digits && field != m_year)
            (field == m_day ? m_month : m_year)->setFocus(Qt::TabFocusReason);
    });
    connect(field, &QLineEdit::textChanged, this, [this] {
        readBack();
        Q_EMIT dateChanged();
    });
}

void DateField::setPartlyKnownAllowed(bool allowed)
{
    m_partly->setVisible(allowed);
    if (!allowed)
        m_partly->setChecked(false);
}

Result<PartialDate> DateField::date() const
{
    const bool partly = m_partly->isChecked();
    GUYUB_TRY_VALUE(const int day, part(m_day, QStringLiteral("day"), !partly));
    GUYUB_TRY_VALUE(const int month, part(m_month, QStringLiteral("month"), !partly || day != 0));
    GUYUB_TRY_VALUE(const int year, part(m_year, QStringLiteral("year"), true));
    if (year < kFirstYear || year > kLastYear)
        return fail(ErrorCode::ValueOutOfRange, QStringLiteral("year"), QStringLiteral("year"));
    if (month > 12)
        return fail(ErrorCode::ValueOutOfRange, QStringLiteral("month"), QStringLiteral("month"));
    if (day != 0 && !QDate::isValid(year, month, day))
        return fail(ErrorCode::ValueOutOfRange, QStringLiteral("no such day"), QStringLiteral("day"));
    return PartialDate{year, month, day};
}

void DateField::setDate(const PartialDate &date)
{
    m_day->setText(shown(date.day));
    m_month->setText(shown(date.month));
    m_year->setText(shown(date.year));
    m_partly->setChecked(date.year != 0 && date.day == 0);
}

DateParts DateField::parts() const
{
    return {m_day->text(), m_month->text(), m_year->text(), m_partly->isChecked()};
}

void DateField::setParts(const DateParts &parts)
{
    m_day->setText(parts.day);
    m_month->setText(parts.month);
    m_year->setText(parts.year);
    m_partly->setChecked(parts.partly);
}

void DateField::takeWholeDate(const QString &typed)
{
    static const QRegularExpression kParted(QStringLiteral("^\\s*(\\d{1,2})[-/. ](\\d{1,2})[-/. ](\\d{4})\\s*$"));
    static const QRegularExpression kPlain(QStringLiteral("^\\s*(\\d{2})(\\d{2})(\\d{4})\\s*$"));
    QRegularExpressionMatch match = kParted.match(typed);
    if (!match.hasMatch())
        match = kPlain.match(typed);
    if (!match.hasMatch())
        return;
    setDate({match.captured(3).toInt(), match.captured(2).toInt(), match.captured(1).toInt()});
    m_year->setFocus(Qt::TabFocusReason);
}

void DateField::readBack()
{
    const Result<PartialDate> typed = date();
    if (!typed) {
        m_readBack->hide();
        return;
    }
    const QDate known(typed->year, std::max(1, typed->month), std::max(1, typed->day));
    const QString format = typed->day != 0 ? QStringLiteral("dddd, d MMMM yyyy")
        : typed->month != 0                ? QStringLiteral("MMMM yyyy")
                                           : QStringLiteral("yyyy");
    m_readBack->setText(QLocale().toString(known, format));
    m_readBack->show();
}

void DateField::retranslate()
{
    m_dayLabel->setText(tr("Day"));
    m_monthLabel->setText(tr("Month"));
    m_yearLabel->setText(tr("Year"));
    m_day->setAccessibleName(tr("Day, 1 to 31"));
    m_month->setAccessibleName(tr("Month, 1 to 12"));
    m_year->setAccessibleName(tr("Year, four digits"));
    m_partly->setWords(tr("The full date is not known"));
}

void DateField::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        readBack();
    }
    QWidget::changeEvent(event);
}

bool DateField::eventFilter(QObject *watched, QEvent *event)
{
    // Backspace in an empty part goes back to the one before, as in one long field.
    if (event->type() == QEvent::KeyPress) {
        const auto *field = qobject_cast<TextField *>(watched);
        const auto *key = static_cast<QKeyEvent *>(event);
        if (field != nullptr && field != m_day && key->key() == Qt::Key_Backspace && field->text().isEmpty()) {
            (field == m_year ? m_month : m_day)->setFocus(Qt::BacktabFocusReason);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace guyub::ui
