// Inside ui/print: a document laid out for one sheet. Every piece knows its box, so that a test can see that nothing
// leaves the paper; painting does not move anything.
#pragma once

#include "ui/print/papersheet.h"
#include "ui/print/qrsymbol.h"

#include <QRectF>

#include <functional>

namespace guyub::print {

struct Piece
{
    QRectF box; // units of the sheet, from the top left of what can be printed on the piece's page
    int page = 0;
    std::function<void(QPainter &, const QRectF &box)> paint;
};

class PaperLayout
{
public:
    PaperLayout(const Document &document, const SheetStyle &style);

    const SheetStyle &style() const { return m_style; }
    const QList<Piece> &pieces() const { return m_pieces; }
    int pages() const { return m_page + 1; }
    double height() const; // of a roll; of a page otherwise
    void paint(QPainter &painter, int page) const;

private:
    struct Words
    {
        QString text;
        Face face = Face::Text;
        QColor colour;
        Qt::Alignment align = Qt::AlignLeft;
    };
    void add(const Node &node);
    void addWords(const Words &words, double left, double width);
    double wordsHeight(const Words &words, double width) const;
    void addKeyValue(const Node &node);
    void addRule(double thickness, const QColor &colour);
    void addLetterheadRule();
    void addCode(const Node &node);
    void addMark(const Node &node);
    void addQr(const Node &node);
    void addDrawing(const Node &node);
    // Reserves `height` at the cursor, on a new page when the rest of this one is too short; answers its top.
    double take(double height);
    void put(const QRectF &box, std::function<void(QPainter &, const QRectF &)> paint);

    SheetStyle m_style;
    PaperInk m_ink;
    QList<Piece> m_pieces;
    double m_y = 0;
    int m_page = 0;
};

} // namespace guyub::print
