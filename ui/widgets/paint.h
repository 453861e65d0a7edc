// Brush strokes shared by the self-painted widgets of the kit.
#pragma once

#include "ui/theme/theme.h"

#include <QPainter>
#include <QRectF>
#include <QStringList>

namespace guyub::ui {

inline constexpr int kFocusRingPx = 3;
inline constexpr int kFocusGapPx = 2;

// Breaks `text` into at most `maxLines` lines of `width` px; what does not fit is elided in the last line. A word wider
// than `width` is broken rather than clipped. At least one line, even for an empty text.
QStringList breakText(const QString &text, const QFont &font, int width, int maxLines);

int lineHeight(const QFont &font);
int textWidth(const QString &text, const QFont &font);
int longestWordWidth(const QString &text, const QFont &font);

// Draws lines from the top of `box`, each aligned by the horizontal part of `alignment`.
void paintLines(QPainter &painter, const QRectF &box, const QStringList &lines, const QFont &font, const QColor &colour,
    Qt::Alignment alignment);

// Fills a rounded box and draws its edge inside it. An invalid colour or a width of 0 leaves that part out.
void paintBox(QPainter &painter, const QRectF &box, double radius, const QColor &fill, const QColor &edge, double edgePx);

// The ring runs along the inside of `box`; paint the thing itself in insideFocusRing(box).
void paintFocusRing(QPainter &painter, const QRectF &box, double radius, const QColor &colour);
QRectF insideFocusRing(const QRectF &box);

// A soft shadow under `box`; nothing in modes where shadows cannot be seen.
void paintShadow(QPainter &painter, const Theme &theme, const QRectF &box, double radius);

} // namespace guyub::ui
