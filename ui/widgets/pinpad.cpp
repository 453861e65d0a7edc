#include "ui/widgets/pinpad.h"

#include "app/base/pinlength.h"
#include "ui/widgets/paint.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace guyub::ui {
namespace {
constexpr int kMostDots = 12;
} // namespace

PinDots::PinDots(const Theme &theme, QWidget *parent) : QLabel(parent), m_theme(theme)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    say();
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void PinDots::setFilled(int count)
{
    m_filled = count;
    say();
    update();
}

void PinDots::say()
{
    setText(tr("%1 typed").arg(m_filled));
}

void PinDots::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        say();
    QLabel::changeEvent(event);
}

int PinDots::dotPx() const
{
    return std::max(14, m_theme.space(18));
}

QSize PinDots::sizeHint() const
{
    return {kShortestPin * 2 * dotPx(), 2 * dotPx()};
}

QSize PinDots::minimumSizeHint() const
{
    return {kShortestPin * dotPx(), 2 * dotPx()};
}

void PinDots::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int dots = std::clamp(m_filled, kShortestPin, kMostDots);
    const double step = std::min(2.0 * dotPx(), static_cast<double>(width()) / dots);
    const double side = std::min<double>(dotPx(), step * 0.8);
    double left = (width() - step * dots) / 2 + (step - side) / 2;
    for (int i = 0; i < dots; ++i, left += step) {
        const QRectF dot(left, (height() - side) / 2, side, side);
        paintBox(painter, dot, side / 2, i < m_filled ? m_theme.color(Token::Accent) : QColor(),
            m_theme.color(i < m_filled ? Token::Accent : Token::Border), 2);
    }
}

PinPad::PinPad(const Theme &theme, QWidget *parent) :
    QWidget(parent), m_theme(theme), m_secret(kMostBytes), m_dots(new PinDots(theme)), m_grid(new QGridLayout),
    m_delete(new KeyButton(theme, KeyButton::Look::Special, Icon::Backspace, QString())),
    m_ok(new KeyButton(theme, KeyButton::Look::Action, Icon::None, QString()))
{
    setFocusPolicy(Qt::StrongFocus);
    auto *column = new QVBoxLayout(this);
    keepSpacing(theme, column, 14, 10);
    keepSpacing(theme, m_grid, 0, 10);
    column->addWidget(m_dots);
    column->addLayout(m_grid, 1);
    for (int i = 0; i < 10; ++i) {
        const int digit = (i + 1) % 10;
        const QString face = QString::number(digit);
        auto *key = new KeyButton(theme, KeyButton::Look::Plain, Icon::None, face);
        key->setRole(TextRole::Title);
        connect(key, &KeyButton::pressed, this, [this, face] {
            setFocus(Qt::OtherFocusReason);
            append(face);
        });
        m_digits.append(key);
        m_grid->addWidget(key, i / 3, digit == 0 ? 1 : i % 3);
    }
    m_grid->addWidget(m_delete, 3, 0);
    m_grid->addWidget(m_ok, 3, 2);
    m_delete->setAutoRepeat(true);
    connect(m_delete, &KeyButton::pressed, this, &PinPad::removeLast);
    connect(m_ok, &KeyButton::clicked, this, &PinPad::confirm);
    retranslate();
    clear();
    connect(&theme, &Theme::changed, this, &QWidget::updateGeometry);
}

crypto::SecretBytes PinPad::take()
{
    crypto::SecretBytes secret = crypto::SecretBytes::copyOf({m_secret.data(), m_used});
    clear();
    return secret;
}

void PinPad::clear()
{
    std::fill(m_secret.data(), m_secret.data() + m_secret.size(), Byte{0});
    m_used = 0;
    m_lengths.clear();
    m_dots->setFilled(0);
    m_ok->setEnabled(false);
}

void PinPad::setLettersWanted(bool wanted)
{
    setAttribute(Qt::WA_InputMethodEnabled, wanted);
    setInputMethodHints(Qt::ImhNoAutoUppercase | Qt::ImhSensitiveData | Qt::ImhHiddenText);
    for (KeyButton *digit : std::as_const(m_digits))
        digit->setVisible(!wanted);
    updateGeometry();
}

void PinPad::setBlocked(bool blocked)
{
    m_blocked = blocked;
    const auto keys = findChildren<KeyButton *>();
    for (KeyButton *key : keys)
        key->setEnabled(!blocked && (key != m_ok || !m_lengths.isEmpty()));
}

void PinPad::append(const QString &text)
{
    if (m_blocked)
        return;
    const QByteArray bytes = text.toUtf8(); // one character; never the whole secret
    if (bytes.isEmpty() || m_used + static_cast<std::size_t>(bytes.size()) > m_secret.size())
        return;
    std::copy(bytes.begin(), bytes.end(), m_secret.data() + m_used);
    m_used += static_cast<std::size_t>(bytes.size());
    m_lengths.append(static_cast<int>(bytes.size()));
    m_dots->setFilled(typed());
    m_ok->setEnabled(true);
    Q_EMIT edited();
}

void PinPad::removeLast()
{
    if (m_lengths.isEmpty() || m_blocked)
        return;
    const auto length = static_cast<std::size_t>(m_lengths.takeLast());
    m_used -= length;
    std::fill(m_secret.data() + m_used, m_secret.data() + m_used + length, Byte{0});
    m_dots->setFilled(typed());
    m_ok->setEnabled(!m_lengths.isEmpty());
    Q_EMIT edited();
}

void PinPad::confirm()
{
    if (!m_lengths.isEmpty() && !m_blocked)
        Q_EMIT confirmed();
}

void PinPad::keyPressEvent(QKeyEvent *event)
{
    const QString text = event->text();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        confirm();
    else if (event->key() == Qt::Key_Backspace)
        removeLast();
    else if (event->key() == Qt::Key_Delete)
        clear();
    else if (!text.isEmpty() && text.at(0).isPrint() && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier)))
        append(text);
    else
        QWidget::keyPressEvent(event);
}

void PinPad::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void PinPad::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

void PinPad::paintEvent(QPaintEvent *)
{
    if (!hasFocus())
        return;
    QPainter painter(this);
    paintFocusRing(painter, QRectF(rect()), m_theme.radius(), m_theme.color(Token::Focus));
}

void PinPad::retranslate()
{
    m_delete->setWords(tr("Delete one character"));
    m_ok->setWords(tr("OK"));
    setAccessibleName(tr("PIN"));
}

void PinPad::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

int PinPad::rows() const
{
    return testAttribute(Qt::WA_InputMethodEnabled) ? 1 : 4;
}

int PinPad::keyPx() const
{
    return m_theme.residentTouchPx();
}

QSize PinPad::sizeHint() const
{
    const int gap = m_grid->spacing();
    const int edge = 2 * m_theme.space(14);
    return {3 * keyPx() * 5 / 4 + 2 * gap + edge, rows() * (keyPx() + gap) + m_dots->sizeHint().height() + edge};
}

QSize PinPad::minimumSizeHint() const
{
    const int gap = m_grid->spacing();
    const int edge = 2 * m_theme.space(14);
    return {3 * keyPx() + 2 * gap + edge, rows() * (keyPx() + gap) + m_dots->minimumSizeHint().height() + edge};
}

} // namespace guyub::ui
