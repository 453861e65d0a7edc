#include "ui/widgets/numberpad.h"

#include <QEvent>
#include <QGridLayout>
#include <QLocale>

namespace guyub::ui {
namespace {
constexpr int kRepeatAfterMs = 450;
constexpr int kRepeatEveryMs = 70;
} // namespace

NumberPad::NumberPad(const Theme &theme, Enter enter, Shape shape, QWidget *parent) :
    QWidget(parent), m_theme(theme), m_enterKind(enter), m_shape(shape), m_grid(new QGridLayout(this))
{
    keepSpacing(theme, m_grid, 0, 8);
    for (int digit = 1; digit <= 9; ++digit) {
        const QRect cell((digit - 1) % 3, (digit - 1) / 3, 1, 1);
        addKey(cell, KeyButton::Look::Plain, Icon::None, Qt::Key_0 + digit, QString::number(digit));
    }
    m_comma = addKey(QRect(0, 3, 1, 1), KeyButton::Look::Plain, Icon::None, Qt::Key_Comma, QStringLiteral(","));
    m_zero = addKey(QRect(1, 3, 1, 1), KeyButton::Look::Plain, Icon::None, Qt::Key_0, QStringLiteral("0"));
    if (shape == Shape::Wide)
        addWideKeys();
    else
        addTallKeys();
    m_backspace->setAutoRepeat(true);
    m_backspace->setAutoRepeatDelay(kRepeatAfterMs);
    m_backspace->setAutoRepeatInterval(kRepeatEveryMs);
    for (int column = 0; column < m_grid->columnCount(); ++column)
        m_grid->setColumnStretch(column, 1);
    for (int row = 0; row < m_grid->rowCount(); ++row)
        m_grid->setRowStretch(row, 1);
    retranslate();
    connect(&theme, &Theme::changed, this, &QWidget::updateGeometry);
}

void NumberPad::addTallKeys()
{
    m_backspace = addKey(QRect(2, 3, 1, 1), KeyButton::Look::Special, Icon::Backspace, Qt::Key_Backspace);
    if (m_enterKind == Enter::Key)
        m_enter = addKey(QRect(0, 4, 3, 1), KeyButton::Look::Action, Icon::Enter, Qt::Key_Enter);
    else if (m_enterKind == Enter::Next)
        m_enter = addKey(QRect(0, 4, 3, 1), KeyButton::Look::Action, Icon::None, Qt::Key_Tab);
}

void NumberPad::addWideKeys()
{
    m_backspace = addKey(QRect(3, 0, 1, 2), KeyButton::Look::Special, Icon::Backspace, Qt::Key_Backspace);
    m_enter = addKey(QRect(3, 2, 1, 2), KeyButton::Look::Action, Icon::None, m_enterKind == Enter::Next ? Qt::Key_Tab : Qt::Key_Enter);
    m_enter->setRole(TextRole::Strong);
    m_hide = new KeyButton(m_theme, KeyButton::Look::Special, Icon::KeyboardHide, QStringLiteral("-"), this);
    connect(m_hide, &KeyButton::clicked, this, &NumberPad::hideWanted);
    m_grid->addWidget(m_hide, 3, 2);
}

KeyButton *NumberPad::addKey(QRect cells, KeyButton::Look look, Icon icon, int key, const QString &text)
{
    auto *button = new KeyButton(m_theme, look, icon, text.isEmpty() ? QStringLiteral("-") : text, this);
    button->setRole(TextRole::Title);
    // On pressed, not clicked: a finger that slides while it lifts has typed all the same.
    connect(button, &KeyButton::pressed, this, [key, text] { typeKey(key, text); });
    m_grid->addWidget(button, cells.top(), cells.left(), cells.height(), cells.width());
    return button;
}

void NumberPad::setCommaShown(bool shown)
{
    m_commaShown = shown;
    arrange();
}

void NumberPad::arrange()
{
    m_comma->setVisible(m_commaShown);
    // Where there is no comma the nought takes its room.
    m_grid->removeWidget(m_zero);
    if (m_commaShown)
        m_grid->addWidget(m_zero, 3, 1);
    else
        m_grid->addWidget(m_zero, 3, 0, 1, 2);
}

void NumberPad::retranslate()
{
    m_comma->setAccessibleName(tr("Comma"));
    m_backspace->setWords(tr("Delete one digit"));
    if (m_enter != nullptr)
        m_enter->setWords(m_enterKind == Enter::Next ? tr("Next") : tr("Enter"));
    if (m_hide != nullptr)
        m_hide->setWords(tr("Hide the number pad"));
}

void NumberPad::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

QSize NumberPad::sizeFor(int side) const
{
    const int columns = m_shape == Shape::Wide ? 4 : 3;
    const int rows = m_shape == Shape::Wide || m_enter == nullptr ? 4 : 5;
    const int gap = m_grid->spacing();
    return {columns * side + (columns - 1) * gap, rows * side + (rows - 1) * gap};
}

QSize NumberPad::sizeHint() const
{
    return sizeFor(m_theme.residentTouchPx());
}

QSize NumberPad::minimumSizeHint() const
{
    return sizeFor(m_shape == Shape::Wide ? 40 : m_theme.touchPx());
}

} // namespace guyub::ui
