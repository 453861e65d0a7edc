// A small state: "Luring · 12 menunggu". Not for pressing. Narrows to its icon where room is short; the whole text
// stays there for a screen reader and as a tool tip.
#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/tone.h"

#include <QLabel>

namespace guyub::ui {

class Pill : public QLabel
{
    Q_OBJECT
public:
    Pill(const Theme &theme, Tone tone, Icon icon, const QString &text, QWidget *parent = nullptr);

    // `brief` stands where the whole does not fit, and before three dots do.
    void setState(Tone tone, Icon icon, const QString &text, const QString &brief = {});
    QString shownText() const; // what is painted at the present width: the whole, or what is brief
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int widthBesideWords() const;

    const Theme &m_theme;
    Tone m_tone = Tone::Neutral;
    Icon m_icon = Icon::None;
    QString m_brief;
};

// Paints a pill without icon, right-aligned at the right edge of `box` and centred in it; for list rows.
// Returns the width taken, 0 for an empty text.
int paintPill(QPainter &painter, const Theme &theme, const QRectF &box, Tone tone, const QString &text);

// How large a pill of paintPill() is when nothing cuts it; 0 by 0 for an empty text.
QSize pillSize(const Theme &theme, const QString &text);

} // namespace guyub::ui
