#include "tests/paper/escposinterpreter.h"

namespace guyub::test {

namespace {

class Head // reads on through the bytes
{
public:
    explicit Head(const QByteArray &bytes) : m_bytes(bytes) { }
    bool atEnd() const { return m_at >= m_bytes.size(); }
    int next() { return atEnd() ? -1 : static_cast<uchar>(m_bytes.at(m_at++)); }
    int nextTwo()
    {
        const int low = next(), high = next();
        return low < 0 || high < 0 ? -1 : low + high * 256;
    }
    QByteArray take(qsizetype count)
    {
        const QByteArray part = m_bytes.mid(m_at, count);
        m_at += part.size();
        return part;
    }

private:
    const QByteArray &m_bytes;
    qsizetype m_at = 0;
};

bool readImage(Head &head, int widthDots, QByteArray &rows, Printout &printout)
{
    if (head.next() != '0' || head.next() != 0) // GS v 0, normal size
        return false;
    const int rowBytes = head.nextTwo(), height = head.nextTwo();
    if (rowBytes != widthDots / 8 || height < 1)
        return false;
    const QByteArray data = head.take(qsizetype(rowBytes) * height);
    if (data.size() != qsizetype(rowBytes) * height)
        return false;
    rows += data;
    printout.bandHeights.append(height);
    return true;
}

} // namespace

std::optional<Printout> printEscPos(const QByteArray &bytes, int widthDots)
{
    constexpr int kEsc = 0x1b, kGs = 0x1d, kLineFeed = 0x0a;
    Printout printout;
    QByteArray rows;
    Head head(bytes);
    int before = -1;
    while (!head.atEnd()) {
        const int byte = head.next();
        if (byte == kEsc) {
            const int command = head.next();
            const bool isKnown = command == '@' || (command == 'd' && head.next() >= 0);
            if (!isKnown)
                return std::nullopt;
        } else if (byte == kGs) {
            const int command = head.next();
            if (command == 'v') {
                if (printout.bandHeights.isEmpty())
                    printout.lineFeedBeforeImage = before == kLineFeed;
                if (!readImage(head, widthDots, rows, printout))
                    return std::nullopt;
            } else if (command == 'V' && head.next() == 1) {
                printout.isCut = true;
            } else {
                return std::nullopt;
            }
        } else if (byte != kLineFeed) {
            return std::nullopt;
        }
        before = byte;
    }
    const int rowBytes = widthDots / 8;
    printout.paper = QImage(widthDots, static_cast<int>(rows.size() / rowBytes), QImage::Format_Mono);
    printout.paper.setColorTable({qRgb(255, 255, 255), qRgb(0, 0, 0)});
    for (int y = 0; y < printout.paper.height(); ++y)
        std::copy_n(rows.constData() + qsizetype(y) * rowBytes, rowBytes, reinterpret_cast<char *>(printout.paper.scanLine(y)));
    return printout;
}

} // namespace guyub::test
