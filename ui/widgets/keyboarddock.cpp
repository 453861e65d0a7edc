#include "ui/widgets/keyboard.h"
#include "ui/widgets/numberpad.h"
#include "ui/widgets/paint.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QInputMethodQueryEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPlainTextEdit>


namespace guyub::ui {
namespace {

constexpr Qt::InputMethodHints kNumbers = Qt::ImhDigitsOnly | Qt::ImhFormattedNumbersOnly | Qt::ImhDialableCharactersOnly;

Qt::InputMethodHints hintsOf(const QWidget *field)
{
    return field->inputMethodHints();
}

// The letter left of the cursor, or a blank at the start.
QChar letterBefore(QWidget *field)
{
    QInputMethodQueryEvent query(Qt::ImSurroundingText | Qt::ImCursorPosition);
    QCoreApplication::sendEvent(field, &query);
    const QString text = query.value(Qt::ImSurroundingText).toString();
    const int at = query.value(Qt::ImCursorPosition).toInt();
    return at > 0 && at <= text.size() ? text.at(at - 1) : QLatin1Char(' ');
}

} // namespace

bool takesText(const QWidget *widget)
{
    if (widget == nullptr || !widget->isEnabled())
        return false;
    if (const auto *line = qobject_cast<const QLineEdit *>(widget))
        return !line->isReadOnly();
    if (const auto *area = qobject_cast<const QPlainTextEdit *>(widget))
        return !area->isReadOnly();
    return widget->testAttribute(Qt::WA_InputMethodEnabled);
}

KeyboardDock::KeyboardDock(const Theme &theme, QWidget *parent) :
    QWidget(parent), m_theme(theme), m_keyboard(new Keyboard(theme)), m_pad(new NumberPad(theme, NumberPad::Enter::Next, NumberPad::Shape::Wide))
{
    auto *row = new QHBoxLayout(this);
    keepSpacing(theme, row, 8, 0);
    row->addStretch(1);
    row->addWidget(m_keyboard, 1000);
    row->addWidget(m_pad);
    row->addStretch(1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setFocusPolicy(Qt::NoFocus);
    hide();
    m_pad->hide();
    qApp->installEventFilter(this);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { follow(now); });
    connect(m_keyboard, &Keyboard::hideWanted, this, &KeyboardDock::dismiss);
    connect(m_pad, &NumberPad::hideWanted, this, &KeyboardDock::dismiss);
    connect(m_keyboard, &Keyboard::typedText, this, &KeyboardDock::watchCapitals);
    connect(&theme, &Theme::changed, this, &KeyboardDock::arrange);
}

KeyboardDock::~KeyboardDock()
{
    qApp->removeEventFilter(this);
}

void KeyboardDock::setWhen(When when)
{
    m_when = when;
    follow(QApplication::focusWidget());
}

void KeyboardDock::dismiss()
{
    if (isHidden())
        return;
    hide();
    Q_EMIT shownChanged(false);
}

// A page with a number pad of its own needs no second one.
bool KeyboardDock::servedByPage(QWidget *field) const
{
    if (!(hintsOf(field) & kNumbers))
        return false;
    const auto pads = window()->findChildren<NumberPad *>();
    for (const NumberPad *pad : pads) {
        if (pad != m_pad && pad->isVisible())
            return true;
    }
    return false;
}

void KeyboardDock::follow(QWidget *now)
{
    const bool wanted = m_when == When::Always || (m_when == When::OnTouch && m_touched);
    if (now == nullptr || now->window() != window())
        return; // another window, or none: stay as it is
    if (wanted && takesText(now) && !servedByPage(now))
        open(now);
    else
        dismiss();
}

void KeyboardDock::open(QWidget *field)
{
    const bool wasHidden = isHidden();
    m_field = field;
    const bool numbers = (hintsOf(field) & kNumbers) != 0;
    m_pad->setVisible(numbers);
    m_pad->setCommaShown(hintsOf(field) & Qt::ImhFormattedNumbersOnly);
    m_keyboard->setVisible(!numbers);
    if (!numbers) {
        m_keyboard->showLetters();
        watchCapitals();
    }
    arrange();
    show();
    if (wasHidden)
        Q_EMIT shownChanged(true);
}

// Names and places begin with a capital; whoever wants none presses Shift once.
void KeyboardDock::watchCapitals()
{
    if (m_field != nullptr && !(hintsOf(m_field) & Qt::ImhNoAutoUppercase) && letterBefore(m_field).isSpace())
        m_keyboard->armShift();
}

void KeyboardDock::arrange()
{
    const int most = static_cast<int>(window()->height() * kMostOfWindow);
    const int keys = m_theme.residentTouchPx() * 5;
    setFixedHeight(std::min(most, keys));
    m_pad->setFixedWidth(std::min(window()->width(), std::max(m_pad->minimumSizeHint().width(), window()->width() * 2 / 5)));
}

bool KeyboardDock::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::TouchBegin:
        m_touched = true;
        break;
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonDblClick:
        // A finger's mouse events are made by Qt out of its touches. Who presses our keys wants them to stay, in any way.
        if (auto *pressed = qobject_cast<QWidget *>(watched); pressed != nullptr && !isAncestorOf(pressed))
            m_touched = static_cast<QMouseEvent *>(event)->source() != Qt::MouseEventNotSynthesized;
        break;
    case QEvent::KeyPress:
        if (event->spontaneous())
            m_touched = false;
        break;
    case QEvent::MouseButtonRelease: // the field has the focus already and is touched again
        if (auto *field = qobject_cast<QWidget *>(watched); field != nullptr && field == QApplication::focusWidget())
            follow(field);
        break;
    case QEvent::Resize:
        if (watched == window() && isVisible())
            arrange();
        break;
    default:
        break;
    }
    return false;
}

void KeyboardDock::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Token::Sunken));
    painter.fillRect(QRect(0, 0, width(), 1), m_theme.color(Token::Border));
}

} // namespace guyub::ui
