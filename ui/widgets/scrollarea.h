// A page that may be longer than the screen: scrolls by finger, wheel and keyboard, never sideways. Fill body(). The field
// that has the focus stays in sight together with its message, also when the keyboard comes up.
#pragma once

#include "ui/theme/theme.h"

#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

namespace guyub::ui {

// The widget that scrolls; its class name scopes the style sheet.
class ScrollBody : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;
};

class ScrollArea : public QScrollArea
{
    Q_OBJECT
public:
    explicit ScrollArea(const Theme &theme, QWidget *parent = nullptr);

    QVBoxLayout *body() const { return m_body; }
    // Scrolls until all of `inner` can be seen, or its top where it is taller than the area.
    void reveal(QWidget *inner);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    const Theme &m_theme;

private:
    void revealFocus();
    void revealRect(const QRect &place);

    QVBoxLayout *m_body;
    QTimer m_revealSoon; // once the layout has settled
};

} // namespace guyub::ui
