#include "ui/widgets/tile.h"

#include "ui/widgets/paint.h"

#include <QLinearGradient>
#include <QPainterPath>

namespace guyub::ui {
namespace {

Token inkOf(Hue hue)
{
    constexpr Token kInks[] = {Token::OnAccentSoft, Token::Info, Token::Orange, Token::Pink, Token::Violet};
    return kInks[static_cast<std::size_t>(hue)];
}

Token softOf(Hue hue)
{
    constexpr Token kSofts[]
        = {Token::AccentSoft, Token::InfoSoft, Token::OrangeSoft, Token::PinkSoft, Token::VioletSoft};
    return kSofts[static_cast<std::size_t>(hue)];
}

} // namespace

struct Tile::Shape
{
    bool beside = false; // icon left of the words instead of above
    bool ground = true;  // a coloured square behind the icon
    QStringList title;
    QStringList detail;
    double wordsHeight = 0;
};

Tile::Tile(const Theme &theme, Rank rank, Hue hue, Icon icon, const QString &title, const QString &detail,
    QWidget *parent) :
    BaseButton(theme, title, parent), m_rank(rank), m_hue(hue), m_icon(icon)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setDetail(detail);
}

void Tile::setDetail(const QString &detail)
{
    m_detail = detail;
    setAccessibleDescription(detail);
    update();
}

int Tile::chipPx() const
{
    return theme().iconPx() + theme().space(m_rank == Rank::Lead ? 32 : 26);
}

QFont Tile::titleFont() const
{
    return theme().font(m_rank == Rank::Lead ? TextRole::Title : TextRole::Subtitle);
}

Tile::Shape Tile::shapeFor(const QSizeF &inner) const
{
    const QFont title = titleFont();
    const QFont detail = theme().font(TextRole::Caption);
    const auto make = [&](bool beside, bool ground, bool withDetail) {
        Shape shape;
        shape.beside = beside;
        shape.ground = ground;
        const int width = static_cast<int>(inner.width()) - (beside ? chipPx() + theme().space(14) : 0);
        shape.title = breakText(words(), title, width, beside ? 3 : 2);
        if (withDetail && !m_detail.isEmpty())
            shape.detail = breakText(m_detail, detail, width, m_rank == Rank::Lead ? 3 : 2);
        shape.wordsHeight = static_cast<double>(shape.title.size()) * lineHeight(title)
            + static_cast<double>(shape.detail.size()) * lineHeight(detail);
        return shape;
    };
    const int roomBeside = static_cast<int>(inner.width()) - chipPx() - theme().space(14);
    const bool fitsBeside = longestWordWidth(words(), title) <= roomBeside
        && textWidth(words(), title) <= roomBeside * 5 / 3;
    for (const bool withDetail : {true, false}) {
        const Shape above = make(false, true, withDetail);
        if (chipPx() + theme().space(12) + above.wordsHeight <= inner.height())
            return above;
        const Shape beside = make(true, true, withDetail);
        if (fitsBeside && beside.wordsHeight <= inner.height())
            return beside;
    }
    return make(false, false, false);
}

QSize Tile::sizeHint() const
{
    const int width = m_rank == Rank::Lead ? theme().space(380) : theme().space(300);
    const Shape shape = shapeFor(QSizeF(width - 2 * padding(), 10'000));
    return {width, chipPx() + theme().space(40) + static_cast<int>(shape.wordsHeight) + 2 * padding()};
}

QSize Tile::minimumSizeHint() const
{
    // The last shape with the title in two lines.
    const QFont title = titleFont();
    const int width = std::max(longestWordWidth(words(), title), textWidth(words(), title) * 2 / 3) + 2 * padding();
    const int height = theme().iconPx() + theme().space(4) + 2 * lineHeight(title) + 2 * padding();
    return {std::max(theme().residentTouchPx(), width), height};
}

void Tile::paintGround(QPainter &painter, const QRectF &box, double radius) const
{
    if (m_rank == Rank::Plain) {
        paintShadow(painter, theme(), box, radius);
        const QColor edge = theme().color(isDown() ? Token::Accent : Token::Hairline);
        paintBox(painter, box, radius, theme().color(isDown() ? Token::AccentSoft : Token::Surface), edge, isDown() ? 2 : 1);
        return;
    }
    paintShadow(painter, theme(), box, radius);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath path;
    path.addRoundedRect(box, radius, radius);
    painter.setClipPath(path);
    const QColor top = theme().color(isDown() ? Token::AccentPressed : Token::Accent);
    QLinearGradient gradient(box.topLeft(), box.bottomRight());
    gradient.setColorAt(0, top);
    // Only light mode darkens towards the corner: there the words gain contrast by it.
    gradient.setColorAt(1, theme().mode() == Mode::Light ? theme().color(Token::AccentPressed) : top);
    painter.fillRect(box, gradient);
    if (theme().mode() != Mode::HighContrast) {
        painter.setOpacity(0.13);
        const double ghost = std::min(box.width(), box.height()) * 0.82;
        paintIcon(painter, m_icon, QRectF(box.right() - ghost * 0.78, box.top() + box.height() * 0.08, ghost, ghost),
            theme().color(Token::OnAccent));
    }
    painter.restore();
}

void Tile::paintChip(QPainter &painter, const QRectF &chip) const
{
    const bool lead = m_rank == Rank::Lead;
    const bool outlined = theme().mode() == Mode::HighContrast;
    QColor fill = theme().color(softOf(m_hue));
    QColor ink = theme().color(inkOf(m_hue));
    if (lead) {
        ink = theme().color(Token::OnAccent);
        fill = ink;
        fill.setAlphaF(outlined ? 0.0F : 0.16F);
    }
    paintBox(painter, chip, theme().radius(), fill, outlined ? ink : QColor(), 2);
    const double icon = theme().iconPx() * (lead ? 1.3 : 1.1);
    paintIcon(painter, m_icon, QRectF(chip.center().x() - icon / 2, chip.center().y() - icon / 2, icon, icon), ink);
}

void Tile::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QRectF box = QRectF(rect()).adjusted(1, 1, -1, -4);
    double radius = theme().space(18);
    if (hasFocus()) {
        paintFocusRing(painter, box, radius, theme().color(Token::Focus));
        box = insideFocusRing(box);
        radius = std::max(2.0, radius - kFocusRingPx - kFocusGapPx);
    }
    paintGround(painter, box, radius);

    const QRectF inner = QRectF(rect()).adjusted(padding(), padding(), -padding(), -padding());
    const Shape shape = shapeFor(inner.size());
    const bool lead = m_rank == Rank::Lead;
    const int chip = shape.ground ? chipPx() : theme().iconPx();
    QRectF place = inner;
    if (shape.beside) {
        paintChip(painter, QRectF(inner.left(), inner.center().y() - chip / 2.0, chip, chip));
        place.setLeft(inner.left() + chip + theme().space(14));
        place.setTop(inner.center().y() - shape.wordsHeight / 2.0);
    } else {
        const QRectF top(inner.left(), inner.top(), chip, chip);
        if (shape.ground)
            paintChip(painter, top);
        else
            paintIcon(painter, m_icon, top, theme().color(lead ? Token::OnAccent : inkOf(m_hue)));
        place.setTop(inner.bottom() - shape.wordsHeight);
    }
    paintLines(painter, place, shape.title, titleFont(), theme().color(lead ? Token::OnAccent : Token::Text), Qt::AlignLeft);
    place.setTop(place.top() + static_cast<double>(shape.title.size()) * lineHeight(titleFont()));
    paintLines(painter, place, shape.detail, theme().font(TextRole::Caption),
        theme().color(lead ? Token::OnAccent : Token::TextMuted), Qt::AlignLeft);
}

} // namespace guyub::ui
