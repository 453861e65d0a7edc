#include "ui/screens/receipts/paperpreview.h"

#include <QPainter>

#include <cmath>

namespace guyub::ui {

namespace {
constexpr int kWidthPx = 320; // of the design; wide enough to read the small print of a slip
}

PaperPreview::PaperPreview(const Theme &theme, QWidget *parent) : QLabel(parent), m_theme(theme)
{
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
    connect(&theme, &Theme::changed, this, &PaperPreview::render);
}

void PaperPreview::setPaper(const print::Document &document, print::Sheet sheet)
{
    m_document = document;
    m_sheet = sheet;
    QStringList words; // what a person who does not see the paper should hear
    for (const print::Node &node : document) {
        if (node.kind != print::Node::Kind::Qr && !node.text.isEmpty())
            words.append(node.value.isEmpty() ? node.text : QStringLiteral("%1: %2").arg(node.text, node.value));
    }
    setAccessibleName(tr("The paper"));
    setAccessibleDescription(words.join(QStringLiteral(". ")));
    render();
}

void PaperPreview::render()
{
    if (m_document.isEmpty())
        return;
    const int width = m_theme.space(kWidthPx);
    const double ratio = devicePixelRatioF();
    QImage image = print::toPreview(m_document, m_sheet, static_cast<int>(std::lround(width * ratio)));
    image.setDevicePixelRatio(ratio);
    setPixmap(QPixmap::fromImage(image));
    setFixedSize(width, static_cast<int>(std::ceil(image.height() / ratio)));
}

void PaperPreview::paintEvent(QPaintEvent *event)
{
    QLabel::paintEvent(event);
    QPainter painter(this);
    painter.setPen(m_theme.color(Token::Hairline));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace guyub::ui
