#include "ui/print/paperlayout.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <QTextLayout>

#include <algorithm>
#include <cmath>
#include <memory>

namespace guyub::print {

namespace {

// One paragraph broken into lines of `width`; a word longer than a line is broken anywhere, never clipped.
std::shared_ptr<QTextLayout> brokenText(const QString &text, const QFont &font, double width, Qt::Alignment align)
{
    QString paragraph = text;
    paragraph.replace(QLatin1Char('\n'), QChar::LineSeparator);
    auto layout = std::make_shared<QTextLayout>(paragraph, font);
    QTextOption option(align);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout->setTextOption(option);
    layout->setCacheEnabled(true);
    layout->beginLayout();
    for (QTextLine line = layout->createLine(); line.isValid(); line = layout->createLine())
        line.setLineWidth(width);
    layout->endLayout();
    return layout;
}

// Whole device pixels, so that every module has the same size whatever the scale.
void paintQr(QPainter &painter, const QRectF &box, const QrSymbol &symbol)
{
    const QRectF device = painter.deviceTransform().mapRect(box);
    const double module = std::max(1.0, std::floor(device.width() / symbol.sideWithQuiet() + 1e-6));
    const double inset = (device.width() - module * symbol.side) / 2;
    const double left = std::round(device.left() + inset), top = std::round(device.top() + inset);
    QPainterPath path; // one path: no hairlines between neighbours
    path.setFillRule(Qt::WindingFill);
    for (int y = 0; y < symbol.side; ++y)
        for (int x = 0, run = 1; x < symbol.side; x += run, run = 1) {
            if (!symbol.isBlack(x, y))
                continue;
            while (x + run < symbol.side && symbol.isBlack(x + run, y))
                ++run;
            path.addRect(left + x * module, top + y * module, run * module, module);
        }
    painter.save();
    painter.resetTransform();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillPath(path, Qt::black);
    painter.restore();
}

constexpr int kPlaceholderModules = 53; // a receipt's code: version 7 and its quiet zone

// Where the code will be on a paper that has none yet.
void paintPlaceholder(QPainter &painter, const QRectF &box, double frame)
{
    painter.save();
    painter.setPen(QPen(Qt::gray, frame, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(box);
    painter.restore();
}

} // namespace

PaperLayout::PaperLayout(const Document &document, const SheetStyle &style) : m_style(style), m_ink(inkOf(style.sheet)), m_y(style.top)
{
    for (const Node &node : document)
        add(node);
}

double PaperLayout::height() const
{
    return m_style.isRoll() ? std::ceil(m_y + m_style.bottom) : m_style.height;
}

void PaperLayout::paint(QPainter &painter, int page) const
{
    for (const Piece &piece : m_pieces)
        if (piece.page == page)
            piece.paint(painter, piece.box);
}

double PaperLayout::take(double height)
{
    const bool isFull = !m_style.isRoll() && m_y + height > m_style.height - m_style.bottom && m_y > m_style.top;
    if (isFull) {
        ++m_page;
        m_y = m_style.top;
    }
    const double top = m_y;
    m_y += height;
    return top;
}

void PaperLayout::put(const QRectF &box, std::function<void(QPainter &, const QRectF &)> paint)
{
    m_pieces.append({box, m_page, std::move(paint)});
}

void PaperLayout::add(const Node &node)
{
    const Qt::Alignment align = node.centred ? Qt::AlignHCenter : Qt::AlignLeft;
    const auto words = [&](Face face, const QColor &colour) { addWords({node.text, face, colour, align}, m_style.margin, m_style.textWidth()); };
    switch (node.kind) {
    case Node::Kind::Title:
        return words(Face::Title, m_ink.text);
    case Node::Kind::Heading:
        return words(Face::Heading, m_ink.text);
    case Node::Kind::Text:
        return words(Face::Text, m_ink.text);
    case Node::Kind::Strong:
        return words(Face::Strong, m_ink.text);
    case Node::Kind::Small:
        return words(Face::Small, m_ink.quiet);
    case Node::Kind::KeyValue:
        return addKeyValue(node);
    case Node::Kind::Rule:
        return addRule(m_style.thin, m_ink.hairline);
    case Node::Kind::Letterhead:
        return addLetterheadRule();
    case Node::Kind::Gap:
        m_y += m_style.mm(node.gapMm * m_style.gapFactor);
        return;
    case Node::Kind::Code:
        return addCode(node);
    case Node::Kind::Mark:
        return addMark(node);
    case Node::Kind::Qr:
        return addQr(node);
    case Node::Kind::Drawing:
        return addDrawing(node);
    }
}

void PaperLayout::addWords(const Words &words, double left, double width)
{
    const auto layout = brokenText(words.text, m_style.font(words.face), width, words.align);
    for (int i = 0; i < layout->lineCount(); ++i) {
        const QTextLine line = layout->lineAt(i);
        const double top = take(std::ceil(line.height()));
        const QRectF natural = line.naturalTextRect();
        put({left + natural.left(), top, natural.width(), line.height()}, [layout, i, left, colour = words.colour](QPainter &painter, const QRectF &box) {
            painter.setPen(colour);
            layout->lineAt(i).draw(&painter, QPointF(left, box.top()));
        });
    }
}

double PaperLayout::wordsHeight(const Words &words, double width) const
{
    const auto layout = brokenText(words.text, m_style.font(words.face), width, words.align);
    double height = 0;
    for (int i = 0; i < layout->lineCount(); ++i)
        height += std::ceil(layout->lineAt(i).height());
    return height;
}

// Label and first line of the value stand on one base line; long values flow on in their column.
void PaperLayout::addKeyValue(const Node &node)
{
    const double labelWidth = std::floor(m_style.textWidth() * m_style.labelShare);
    const double gap = m_style.mm(1.25);
    const double valueLeft = m_style.margin + labelWidth + gap;
    const Words label{node.text, Face::Label, m_ink.quiet, Qt::AlignLeft};
    const Words value{node.value, Face::Value, m_ink.text, Qt::AlignLeft};
    const double drop = QFontMetricsF(m_style.font(Face::Value)).ascent() - QFontMetricsF(m_style.font(Face::Label)).ascent();
    const double valueLine = wordsHeight({QStringLiteral("X"), Face::Value, m_ink.text, Qt::AlignLeft}, m_style.textWidth());

    m_y = take(valueLine); // both columns begin on one page
    const double top = m_y;
    const int page = m_page;
    m_y = top + std::round(drop);
    addWords(label, m_style.margin, labelWidth);
    const double labelBottom = m_page == page ? m_y : top;
    m_page = page;
    m_y = top;
    addWords(value, valueLeft, m_style.width - m_style.margin - valueLeft);
    if (m_page == page)
        m_y = std::max(m_y, labelBottom);
    m_y += m_style.mm(m_style.isRoll() ? 0.5 : 1.4);
}

void PaperLayout::addRule(double thickness, const QColor &colour)
{
    const double space = m_style.mm(m_style.isRoll() ? 1.25 : 2.6);
    const double top = take(2 * space + thickness);
    const bool dashed = m_style.isRoll();
    put({m_style.margin, top + space, m_style.textWidth(), thickness}, [colour, dashed](QPainter &painter, const QRectF &box) {
        const double dash = dashed ? box.height() * 4 : box.width();
        for (double x = box.left(); x < box.right() - 1e-6; x += dash * 2)
            painter.fillRect(QRectF(x, box.top(), std::min(dash, box.right() - x), box.height()), colour);
    });
}

// The heavy and the fine line that close an Indonesian letterhead.
void PaperLayout::addLetterheadRule()
{
    const double space = m_style.mm(1.2);
    const double gap = std::max(m_style.thin, m_style.mm(0.4));
    const double top = take(2 * space + m_style.thick + gap + m_style.thin);
    const auto bar = [colour = m_ink.accent](QPainter &painter, const QRectF &box) { painter.fillRect(box, colour); };
    put({m_style.margin, top + space, m_style.textWidth(), m_style.thick}, bar);
    put({m_style.margin, top + space + m_style.thick + gap, m_style.textWidth(), m_style.thin}, bar);
}

constexpr double kRoundness = 0.06; // of the height of a letter: so far round ones reach below the line

// The number in a frame, as large as the width allows: it is read aloud and typed.
void PaperLayout::addCode(const Node &node)
{
    const double padding = m_style.mm(m_style.isRoll() ? 1.75 : 3.2);
    const double room = m_style.textWidth() - 2 * padding;
    QFont font = m_style.font(Face::Code);
    while (font.pixelSize() > 8 && QFontMetricsF(font).horizontalAdvance(node.text) > room)
        font.setPixelSize(font.pixelSize() - 1);
    const QFontMetricsF metrics(font);
    const QFont labelFont = m_style.font(Face::Small);
    const QFontMetricsF labelMetrics(labelFont);
    const double labelHeight = node.value.isEmpty() ? 0 : std::ceil(labelMetrics.height());
    const double capHeight = metrics.capHeight();
    // The tail of a Q hangs below the line. A roll has room for it; on a sheet the padding is deep enough.
    const double below = metrics.tightBoundingRect(node.text).bottom();
    const double tail = m_style.isRoll() && below > capHeight * kRoundness ? std::ceil(below) : 0;
    const double height = std::ceil(labelHeight + capHeight + tail + padding * 2);
    const double width = m_style.isRoll() ? m_style.textWidth() : std::clamp(metrics.horizontalAdvance(node.text) + 8 * padding, m_style.mm(84), m_style.textWidth());
    const double top = take(height);
    const double frame = m_style.isRoll() ? 3 : m_style.mm(0.5);
    const double radius = m_style.mm(1.5);
    const PaperInk ink = m_ink;
    put({std::round((m_style.width - width) / 2), top, width, height}, [=, text = node.text, label = node.value](QPainter &painter, const QRectF &box) {
        painter.save();
        painter.setPen(QPen(ink.accent, frame));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(frame / 2, frame / 2, -frame / 2, -frame / 2), radius, radius);
        painter.setFont(labelFont);
        painter.setPen(ink.quiet);
        const double labelBase = box.top() + padding * 0.6 + labelMetrics.ascent();
        painter.drawText(QPointF(std::round(box.center().x() - labelMetrics.horizontalAdvance(label) / 2), std::round(labelBase)), label);
        painter.setFont(font);
        painter.setPen(ink.text);
        painter.drawText(QPointF(std::round(box.center().x() - metrics.horizontalAdvance(text) / 2), std::round(box.bottom() - padding - tail)), text);
        painter.restore();
    });
}

// White words on a black bar: a copy cannot be taken for the original, nor the bar be cut off unseen.
void PaperLayout::addMark(const Node &node)
{
    const double padding = m_style.mm(m_style.isRoll() ? 1 : 1.4);
    const Words words{node.text, Face::Strong, Qt::white, Qt::AlignHCenter};
    const double width = m_style.isRoll() ? m_style.textWidth() : m_style.mm(84);
    const double left = std::round((m_style.width - width) / 2);
    const double inner = wordsHeight(words, width - 2 * padding);
    const double top = take(inner + 2 * padding);
    put({left, top, width, inner + 2 * padding}, [colour = m_ink.text](QPainter &painter, const QRectF &box) { painter.fillRect(box, colour); });
    const double after = m_y;
    m_y = top + padding;
    addWords(words, left + padding, width - 2 * padding);
    m_y = after;
}

void PaperLayout::addQr(const Node &node)
{
    const auto symbol = makeQr(node.text);
    if (!symbol && !node.text.isEmpty())
        return; // more than paper holds
    const int modules = symbol ? symbol->sideWithQuiet() : kPlaceholderModules;
    double module = m_style.qrModule;
    if (m_style.isRoll())
        module = std::min(module, std::floor(m_style.width / modules)); // version 13 leaves 4 dots at 58 mm
    const double side = module * modules;
    const double quiet = module * kQrQuietModules;
    const auto paint = [symbol, quiet, frame = m_style.thin](QPainter &painter, const QRectF &box) {
        symbol ? paintQr(painter, box, *symbol) : paintPlaceholder(painter, box.adjusted(quiet, quiet, -quiet, -quiet), frame);
    };
    const QStringList lines = node.value.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    if (!m_style.qrBeside || lines.isEmpty()) {
        const double top = take(side);
        put({std::round((m_style.width - side) / 2), top, side, side}, paint);
        for (int i = 0; i < lines.size(); ++i) {
            addWords({lines.at(i), i == 0 ? Face::Strong : Face::Text, m_ink.text, Qt::AlignHCenter}, m_style.margin, m_style.textWidth());
            m_y += m_style.mm(0.5);
        }
        return;
    }
    // The quiet zone may reach into the margin: it is white either way.
    const double top = take(side);
    const double bottom = m_y;
    put({m_style.margin - quiet, top, side, side}, paint);
    const double left = m_style.margin + side - 2 * quiet + m_style.mm(7);
    const double width = m_style.width - m_style.margin - left;
    double height = 0;
    QList<Words> words;
    for (int i = 0; i < lines.size(); ++i) {
        words.append({lines.at(i), i == 0 ? Face::Strong : Face::Text, i == 0 ? m_ink.accent : m_ink.text, Qt::AlignLeft});
        height += wordsHeight(words.last(), width) + m_style.mm(1);
    }
    m_y = top + std::max(0.0, (side - height) / 2);
    for (const Words &line : words) {
        addWords(line, left, width);
        m_y += m_style.mm(1);
    }
    m_y = std::max(m_y, bottom);
}

void PaperLayout::addDrawing(const Node &node)
{
    if (!node.draw)
        return;
    const double width = m_style.textWidth();
    const double height = std::round(width * node.heightPerWidth);
    const double top = take(height);
    const bool monochrome = m_style.isRoll();
    put({m_style.margin, top, width, height}, [draw = node.draw, monochrome](QPainter &painter, const QRectF &box) {
        painter.save();
        painter.translate(box.topLeft());
        draw(painter, box.size(), monochrome);
        painter.restore();
    });
}

} // namespace guyub::print
