// How large is a millimetre on this screen? A bank card is the same everywhere (ISO/IEC 7810 ID-1, 85.60 x 53.98 mm): its
// short side is held against a box, which is widened until both agree.
#pragma once

#include "ui/widgets/overlay.h"

namespace guyub::ui {

class CardBox : public QWidget
{
    Q_OBJECT
public:
    explicit CardBox(const Theme &theme, QWidget *parent = nullptr);

    void setBoxWidth(int px);
    int boxWidth() const { return m_width; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    int m_width;
};

class CalibrateDialog : public OverlayDialog
{
    Q_OBJECT
public:
    static constexpr double kCardShortMm = 53.98;
    static constexpr int kKeep = 0;   // answers
    static constexpr int kForget = 1; // back to the assumption

    explicit CalibrateDialog(const Theme &theme, QWidget *parent = nullptr);

    double pxPerMm() const { return m_box->boxWidth() / kCardShortMm; }

private:
    CardBox *m_box;
};

} // namespace guyub::ui
