// A text to read. Plain text only: what people typed is never taken for markup. Wraps by default.
#pragma once

#include "ui/theme/theme.h"

#include <QLabel>

namespace guyub::ui {

enum class TextTone { Plain, Muted, Accent, Ok, Warn, Danger, Rail };

class TextLabel : public QLabel
{
    Q_OBJECT
public:
    TextLabel(const Theme &theme, TextRole role, const QString &text = {}, QWidget *parent = nullptr);

    void setTone(TextTone tone);
    void setRole(TextRole role);
    // At most `lines` lines, the last one elided, so that the label may be as narrow as a few letters. 0 wraps freely.
    void setMaximumLines(int lines);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    TextRole m_role;
    int m_maximumLines = 0;
};

} // namespace guyub::ui
