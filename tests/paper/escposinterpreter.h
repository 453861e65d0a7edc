// A printer of our own for tests: reads ESC/POS bytes as a 58 or 80 mm printer would and shows what lies on the paper.
// Written from the command descriptions, not from escpos.cpp; a byte it does not know is an error, as on real paper.
#pragma once

#include <QImage>
#include <QList>

#include <optional>

namespace guyub::test {

struct Printout
{
    QImage paper; // Format_Mono, black is 1
    QList<int> bandHeights;
    bool lineFeedBeforeImage = false;
    bool isCut = false;
};
std::optional<Printout> printEscPos(const QByteArray &bytes, int widthDots);

} // namespace guyub::test
