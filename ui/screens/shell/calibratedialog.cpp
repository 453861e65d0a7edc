#include "ui/screens/shell/calibratedialog.h"

#include "ui/widgets/paint.h"

#include <QHBoxLayout>

#include <cmath>

namespace guyub::ui {
namespace {
constexpr double kAssumedPxPerMm = 96.0 / 25.4;
constexpr int kLeastPx = 130;
constexpr int kMostPx = 460;
constexpr int kBoxHighPx = 120;
constexpr int kRepeatEveryMs = 40;
} // namespace

CardBox::CardBox(const Theme &theme, QWidget *parent) :
    QWidget(parent), m_theme(theme),
    m_width(static_cast<int>(std::lround(theme.screen().pxPerMm.value_or(kAssumedPxPerMm) * CalibrateDialog::kCardShortMm)))
{
}

void CardBox::setBoxWidth(int px)
{
    m_width = std::clamp(px, kLeastPx, kMostPx);
    update();
}

QSize CardBox::sizeHint() const
{
    return {kMostPx, kBoxHighPx};
}

void CardBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const double left = (width() - m_width) / 2;
    painter.setClipRect(rect());
    // Open below: the card goes on there.
    paintBox(painter, QRectF(left, 2, m_width, height() + 40), 10, m_theme.color(Token::AccentSoft), m_theme.color(Token::Accent), 3);
}

CalibrateDialog::CalibrateDialog(const Theme &theme, QWidget *parent) :
    OverlayDialog(theme, tr("Measure the screen"),
        tr("Hold a bank card or KTP upright against the box. Make the box as wide as the card."), parent),
    m_box(new CardBox(theme))
{
    body()->addWidget(m_box, 0, Qt::AlignHCenter);
    auto *row = new QHBoxLayout;
    keepSpacing(theme, row, 0, 12);
    for (const int step : {-1, 1}) {
        auto *button = new SecondaryButton(theme, step < 0 ? Icon::Minus : Icon::Plus, step < 0 ? tr("Narrower") : tr("Wider"));
        button->setAutoRepeat(true);
        button->setAutoRepeatInterval(kRepeatEveryMs);
        connect(button, &Button::pressed, this, [this, step] { m_box->setBoxWidth(m_box->boxWidth() + step); });
        row->addWidget(button, 1);
    }
    body()->addLayout(row);
    addAnswer(kKeep, ButtonKind::Primary, Icon::Check, tr("It fits, keep it"));
    addAnswer(kForget, ButtonKind::Secondary, Icon::Undo, tr("Without measuring"));
}

} // namespace guyub::ui
