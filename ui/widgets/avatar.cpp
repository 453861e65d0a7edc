#include "ui/widgets/avatar.h"

#include "ui/widgets/paint.h"

#include <QPainterPath>

#include <array>

namespace guyub::ui {
namespace {
struct Pair
{
    Token fill;
    Token ink;
};
constexpr std::array kPairs = {Pair{Token::AccentSoft, Token::OnAccentSoft}, Pair{Token::InfoSoft, Token::Info},
    Pair{Token::OrangeSoft, Token::Orange}, Pair{Token::PinkSoft, Token::Pink}, Pair{Token::VioletSoft, Token::Violet}};

// Own sum, not qHash: that one is seeded anew in every process.
std::size_t hueOf(const QString &name)
{
    std::size_t sum = 0;
    for (const QChar letter : name)
        sum = sum * 31 + letter.unicode();
    return sum % kPairs.size();
}
} // namespace

QString initialsOf(const QString &name)
{
    const QStringList words = name.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words.isEmpty())
        return QStringLiteral("?");
    if (words.size() == 1)
        return words.first().left(1).toUpper() + words.first().mid(1, 1).toLower();
    return (words.first().left(1) + words.last().left(1)).toUpper();
}

void paintAvatar(QPainter &painter, const Theme &theme, const QRectF &disc, const QString &name)
{
    const Pair pair = kPairs[hueOf(name)];
    const bool outlined = theme.mode() == Mode::HighContrast;
    paintBox(painter, disc, disc.width() / 2, theme.color(pair.fill), outlined ? theme.color(pair.ink) : QColor(), 2);
    QFont font = theme.font(TextRole::Strong);
    font.setPixelSize(std::min(font.pixelSize() * 2, static_cast<int>(disc.width() * 0.38)));
    const int height = lineHeight(font);
    paintLines(painter, QRectF(disc.left(), disc.center().y() - height / 2.0, disc.width(), height), {initialsOf(name)}, font,
        theme.color(pair.ink), Qt::AlignHCenter);
}

void paintPortrait(QPainter &painter, const Theme &theme, const QRectF &disc, const QImage &picture, const QString &name)
{
    if (picture.isNull()) {
        paintAvatar(painter, theme, disc, name);
        return;
    }
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QPainterPath round;
    round.addEllipse(disc);
    painter.setClipPath(round);
    const int side = std::min(picture.width(), picture.height());
    const QRectF middle((picture.width() - side) / 2.0, (picture.height() - side) / 2.0, side, side);
    painter.drawImage(disc, picture, middle);
    painter.restore();
}

Avatar::Avatar(const Theme &theme, const QString &name, int designPx, QWidget *parent) :
    QLabel(parent), m_theme(theme), m_designPx(designPx)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setPerson(name);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void Avatar::setPerson(const QString &name)
{
    setText(name);
    update();
}

void Avatar::setPicture(const QImage &picture)
{
    m_picture = picture;
    update();
}

QSize Avatar::sizeHint() const
{
    const int side = m_theme.space(m_designPx);
    return {side, side};
}

void Avatar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int side = std::min(width(), height());
    paintPortrait(painter, m_theme, QRectF((width() - side) / 2.0, (height() - side) / 2.0, side, side), m_picture, text());
}

} // namespace guyub::ui
