// A home tile: icon, what it does, one line more. Lead: the one main task, filled with the accent.
#pragma once

#include "ui/widgets/button.h"

namespace guyub::ui {

enum class Hue { Accent, Blue, Orange, Pink, Violet };

class Tile : public BaseButton
{
    Q_OBJECT
public:
    enum class Rank { Lead, Plain };
    Tile(const Theme &theme, Rank rank, Hue hue, Icon icon, const QString &title, const QString &detail,
        QWidget *parent = nullptr);

    void setDetail(const QString &detail);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    // Where the parts go. Full shape first; what does not fit gives way in this order: detail, then the chip's ground.
    struct Shape;
    Shape shapeFor(const QSizeF &inner) const;
    QFont titleFont() const;
    int padding() const { return std::max(10, theme().space(22)); }
    int chipPx() const; // side of the square behind the icon
    void paintGround(QPainter &painter, const QRectF &box, double radius) const;
    void paintChip(QPainter &painter, const QRectF &chip) const;

    Rank m_rank;
    Hue m_hue;
    Icon m_icon;
    QString m_detail;
};

} // namespace guyub::ui
