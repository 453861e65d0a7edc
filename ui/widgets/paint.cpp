#include "ui/widgets/paint.h"

#include <QFontMetrics>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace guyub::ui {

QStringList breakText(const QString &text, const QFont &font, int width, int maxLines)
{
    const QFontMetrics metrics(font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    QTextLayout layout(text, font);
    layout.setTextOption(option);
    QStringList lines;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(1, width));
        const int start = line.textStart();
        if (lines.size() + 1 == maxLines) {
            lines += metrics.elidedText(text.mid(start), Qt::ElideRight, width);
            break;
        }
        lines += text.mid(start, line.textLength()).trimmed();
    }
    layout.endLayout();
    return lines.isEmpty() ? QStringList{QString()} : lines;
}

int lineHeight(const QFont &font)
{
    return static_cast<int>(std::ceil(font.pixelSize() * 1.34));
}

int textWidth(const QString &text, const QFont &font)
{
    // One pixel more: layout widths are fractions, horizontalAdvance rounds them.
    return text.isEmpty() ? 0 : QFontMetrics(font).horizontalAdvance(text) + 1;
}

int longestWordWidth(const QString &text, const QFont &font)
{
    int widest = 0;
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString &word : words)
        widest = std::max(widest, textWidth(word, font));
    return widest;
}

void paintLines(QPainter &painter, const QRectF &box, const QStringList &lines, const QFont &font, const QColor &colour,
    Qt::Alignment alignment)
{
    painter.setFont(font);
    painter.setPen(colour);
    const int height = lineHeight(font);
    double top = box.top();
    for (const QString &line : lines) {
        painter.drawText(QRectF(box.left(), top, box.width(), height),
            static_cast<int>((alignment & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter) | Qt::TextSingleLine, line);
        top += height;
    }
}

void paintBox(QPainter &painter, const QRectF &box, double radius, const QColor &fill, const QColor &edge, double edgePx)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double half = edge.isValid() ? edgePx / 2.0 : 0.0;
    painter.setPen(edge.isValid() && edgePx > 0 ? QPen(edge, edgePx) : QPen(Qt::NoPen));
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const double inner = std::max(0.0, radius - half);
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), inner, inner);
    painter.restore();
}

void paintFocusRing(QPainter &painter, const QRectF &box, double radius, const QColor &colour)
{
    paintBox(painter, box, radius, QColor(), colour, kFocusRingPx);
}

QRectF insideFocusRing(const QRectF &box)
{
    const int inset = kFocusRingPx + kFocusGapPx;
    return box.adjusted(inset, inset, -inset, -inset);
}

void paintShadow(QPainter &painter, const Theme &theme, const QRectF &box, double radius)
{
    if (theme.mode() != Mode::Light)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (const auto &[drop, alpha] : {std::pair(3.0, 10), std::pair(2.0, 14), std::pair(1.0, 18)}) {
        painter.setBrush(QColor(8, 40, 30, alpha));
        painter.drawRoundedRect(box.translated(0, drop), radius, radius);
    }
    painter.restore();
}

} // namespace guyub::ui
