// An icon that stands beside words and adds nothing to them for a screen reader.
#pragma once

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QWidget>

namespace guyub::ui {

class IconView : public QWidget
{
    Q_OBJECT
public:
    IconView(const Theme &theme, Icon icon, Token ink, QWidget *parent = nullptr);

    void setIcon(Icon icon, Token ink);
    void setFactor(double factor);      // times the icon size of body text
    void setDisc(Token fill);           // a soft disc behind the icon, twice its size
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    Icon m_icon;
    Token m_ink;
    double m_factor = 1.0;
    Token m_disc = Token::Count;
};

} // namespace guyub::ui
