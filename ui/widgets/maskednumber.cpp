#include "ui/widgets/maskednumber.h"

#include "ui/widgets/paint.h"

#include <QEvent>

namespace guyub::ui {

MaskedNumber::MaskedNumber(const Theme &theme, const QString &label, QWidget *parent) : BaseButton(theme, label, parent), m_label(label)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(this, &MaskedNumber::pressed, this, &MaskedNumber::showPlain);
    connect(this, &MaskedNumber::released, this, &MaskedNumber::hidePlain);
    say();
}

void MaskedNumber::setMasked(const QString &masked)
{
    m_masked = masked;
    hidePlain();
    say();
    updateGeometry();
}

void MaskedNumber::setReveal(std::function<QString()> reveal)
{
    m_reveal = std::move(reveal);
    say();
}

void MaskedNumber::say()
{
    setEnabled(m_reveal != nullptr && !m_masked.isEmpty());
    setAccessibleName(isEnabled() ? tr("%1 %2, press and hold to see it all").arg(m_label, m_masked)
                                  : QStringLiteral("%1 %2").arg(m_label, m_masked));
}

void MaskedNumber::showPlain()
{
    if (m_reveal)
        m_plain = m_reveal();
    update();
}

void MaskedNumber::hidePlain()
{
    m_plain.fill(QLatin1Char('0'));
    m_plain.clear();
    update();
}

void MaskedNumber::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        say();
    BaseButton::changeEvent(event);
}

QSize MaskedNumber::sizeHint() const
{
    const QFont font = theme().font(TextRole::Body);
    // As wide as the widest plain number, so that nothing moves when it shows.
    const int number = std::max(textWidth(m_masked, font), textWidth(QStringLiteral("0000 0000 0000 0000"), font));
    return {number + theme().iconPx() + theme().space(10) + 2 * theme().space(12), theme().touchPx()};
}

void MaskedNumber::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRectF box(rect());
    if (isDown())
        paintBox(painter, box, theme().radius(), theme().color(Token::AccentSoft), QColor(), 0);
    if (hasFocus())
        paintFocusRing(painter, box, theme().radius(), theme().color(Token::Focus));
    const int icon = theme().iconPx();
    const int left = theme().space(12);
    const QFont font = theme().font(TextRole::Body);
    const int room = width() - 2 * left - (isEnabled() ? icon + theme().space(10) : 0);
    const QString shown = m_plain.isEmpty() ? m_masked : m_plain;
    paintLines(painter, QRectF(left, (height() - lineHeight(font)) / 2.0, room, lineHeight(font)), breakText(shown, font, room, 1), font,
        theme().color(Token::Text), Qt::AlignLeft);
    if (isEnabled())
        paintIcon(painter, Icon::Eye, QRectF(width() - left - icon, (height() - icon) / 2.0, icon, icon), theme().color(Token::Accent));
}

} // namespace guyub::ui
