// Who it is in a disc: a picture, or initials. The same name has the same colour everywhere; the colour means nothing.
#pragma once

#include "ui/theme/theme.h"

#include <QImage>
#include <QLabel>
#include <QPainter>

namespace guyub::ui {

QString initialsOf(const QString &name); // "Siti Aminah" -> "SA", "Sutinah" -> "Su", empty -> "?"

void paintAvatar(QPainter &painter, const Theme &theme, const QRectF &disc, const QString &name);
// The middle of `picture`; the initials of `name` when it is null.
void paintPortrait(QPainter &painter, const Theme &theme, const QRectF &disc, const QImage &picture, const QString &name);

class Avatar : public QLabel
{
    Q_OBJECT
public:
    Avatar(const Theme &theme, const QString &name, int designPx = 56, QWidget *parent = nullptr);

    void setPerson(const QString &name);
    void setPicture(const QImage &picture); // null: initials
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    int m_designPx;
    QImage m_picture;
};

} // namespace guyub::ui
