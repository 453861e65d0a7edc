// Initials in a coloured disc. The same name has the same colour everywhere; the colour means nothing.
#pragma once

#include "ui/theme/theme.h"

#include <QLabel>
#include <QPainter>

namespace guyub::ui {

QString initialsOf(const QString &name); // "Siti Aminah" -> "SA", "Sutinah" -> "Su", empty -> "?"

void paintAvatar(QPainter &painter, const Theme &theme, const QRectF &disc, const QString &name);

class Avatar : public QLabel
{
    Q_OBJECT
public:
    Avatar(const Theme &theme, const QString &name, int designPx = 56, QWidget *parent = nullptr);

    void setPerson(const QString &name);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    int m_designPx;
};

} // namespace guyub::ui
