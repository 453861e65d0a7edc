#include "ui/widgets/textfield.h"

#include "ui/widgets/paint.h"

#include <QEvent>
#include <QScrollBar>
#include <QScroller>
#include <QStyle>

#include <algorithm>

namespace guyub::ui {
namespace {

void showState(QWidget *field, FieldState state)
{
    static const char *const kNames[] = {"", "ok", "error"};
    field->setProperty("state", QString::fromLatin1(kNames[static_cast<int>(state)]));
    field->style()->unpolish(field);
    field->style()->polish(field);
}

} // namespace

TextField::TextField(const Theme &theme, QWidget *parent) : QLineEdit(parent), m_theme(theme)
{
    setContextMenuPolicy(Qt::NoContextMenu); // Qt has no Indonesian words for that menu
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, &QWidget::updateGeometry);
}

void TextField::setDigitsExpected(int count)
{
    m_digitsExpected = count;
    setInputMethodHints(count > 0 ? Qt::ImhDigitsOnly : Qt::ImhNone);
}

int TextField::digitCount() const
{
    const QString typed = text();
    return static_cast<int>(std::count_if(typed.begin(), typed.end(), [](QChar c) { return c.isDigit(); }));
}

void TextField::setFieldState(FieldState state)
{
    if (state == m_state)
        return;
    m_state = state;
    showState(this, state);
}

void TextField::setTextRole(TextRole role)
{
    setProperty("textSize", role == TextRole::Display ? QStringLiteral("display") : role == TextRole::Title ? QStringLiteral("title") : QString());
    style()->unpolish(this);
    style()->polish(this);
    updateGeometry();
}

QSize TextField::sizeHint() const
{
    const int wide = m_digitsExpected > 0 ? m_digitsExpected + 4 : 16;
    const int height = std::max(m_theme.touchPx(), lineHeight(font()) + m_theme.space(18));
    return {wide * m_theme.textPx(TextRole::Input) * 2 / 3, height};
}

QSize TextField::minimumSizeHint() const
{
    return {m_theme.touchPx() * 3 / 2, sizeHint().height()};
}

bool TextField::event(QEvent *event)
{
    const bool done = QLineEdit::event(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateGeometry();
    return done;
}

TextArea::TextArea(const Theme &theme, int lines, QWidget *parent) :
    QPlainTextEdit(parent), m_theme(theme), m_lines(lines)
{
    setContextMenuPolicy(Qt::NoContextMenu);
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    verticalScrollBar()->setContextMenuPolicy(Qt::NoContextMenu);
    QScroller::grabGesture(viewport(), QScroller::TouchGesture);
    connect(&theme, &Theme::changed, this, &QWidget::updateGeometry);
}

void TextArea::setFieldState(FieldState state)
{
    showState(this, state);
}

QSize TextArea::sizeHint() const
{
    QFont typed = m_theme.font(TextRole::Input);
    return {20 * typed.pixelSize(), m_lines * lineHeight(typed) + 2 * m_theme.space(10) + 12};
}

} // namespace guyub::ui
