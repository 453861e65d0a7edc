#include "ui/widgets/key.h"

#include "ui/widgets/paint.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPointer>

namespace guyub::ui {

KeyButton::KeyButton(const Theme &theme, Look look, Icon icon, const QString &words, QWidget *parent) :
    BaseButton(theme, words, parent), m_look(look), m_icon(icon)
{
    setFocusPolicy(Qt::NoFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void KeyButton::setFace(const QString &face)
{
    m_face = face;
    update();
}

void KeyButton::setLit(bool lit)
{
    m_lit = lit;
    update();
}

void KeyButton::setRole(TextRole role)
{
    m_role = role;
    update();
}

QFont KeyButton::faceFont() const
{
    QFont font = theme().font(m_role);
    font.setPixelSize(std::clamp(font.pixelSize(), 1, std::max(12, static_cast<int>(height() * 0.62))));
    if (m_look == Look::Action)
        font.setBold(true);
    return font;
}

QSize KeyButton::sizeHint() const
{
    return {theme().touchPx(), theme().touchPx()};
}

QSize KeyButton::minimumSizeHint() const
{
    return {24, 28};
}

void KeyButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const auto colour = [this](Token token) { return theme().color(token); };
    const bool held = isDown() || m_lit;
    QColor fill = colour(m_look == Look::Plain ? Token::Key : Token::KeySpecial);
    QColor ink = colour(Token::Text);
    QColor edge = colour(Token::Border);
    if (!isEnabled()) {
        fill = colour(Token::DisabledFill);
        ink = colour(Token::Disabled);
        edge = colour(Token::Hairline);
    } else if (m_look == Look::Action) {
        fill = colour(held ? Token::AccentPressed : Token::Accent);
        ink = colour(Token::OnAccent);
        edge = QColor();
    } else if (held) {
        fill = colour(Token::AccentSoft);
        ink = colour(Token::OnAccentSoft);
        edge = colour(Token::Accent);
    }
    paintBox(painter, QRectF(rect()), std::min<double>(theme().radius(), height() / 5.0), fill, edge, held ? 2 : 1);
    const QFont font = faceFont();
    const QString face = m_face.isEmpty() ? words() : m_face;
    if (m_icon != Icon::None) {
        const double side = std::min<double>(theme().iconPx(), height() * 0.62);
        paintIcon(painter, m_icon, QRectF((width() - side) / 2, (height() - side) / 2, side, side), ink);
        return;
    }
    paintLines(painter, QRectF(2, (height() - lineHeight(font)) / 2.0, width() - 4, lineHeight(font)),
        breakText(face, font, width() - 4, 1), font, ink, Qt::AlignHCenter);
}

void typeKey(int key, const QString &text)
{
    QWidget *target = QApplication::focusWidget();
    if (target == nullptr)
        return;
    const Qt::KeyboardModifiers held = text.isEmpty() || text == text.toLower() ? Qt::NoModifier : Qt::ShiftModifier;
    const QPointer<QWidget> alive(target);
    QKeyEvent press(QEvent::KeyPress, key, held, text);
    QCoreApplication::sendEvent(target, &press);
    if (!alive)
        return; // the key closed what it was typed into
    QKeyEvent release(QEvent::KeyRelease, key, held, text);
    QCoreApplication::sendEvent(target, &release);
}

} // namespace guyub::ui
