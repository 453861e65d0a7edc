// The modules of a QR code. Error correction M, smallest version that holds the text (UX §4: 4 dots a module is the
// least that a bad photo forgives, so nothing beyond version 13 is ever put on paper).
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace guyub::print {

inline constexpr int kQrQuietModules = 4; // white on each side
inline constexpr int kQrMaxVersion = 13;

struct QrSymbol
{
    int side = 0;       // modules, without the quiet zone
    QByteArray modules; // side * side, row by row, 1 is black
    bool isBlack(int x, int y) const { return modules.at(y * side + x) != 0; }
    int sideWithQuiet() const { return side + 2 * kQrQuietModules; }
};

// Alphanumeric where the text allows it. Nothing when the text is empty or needs more than version 13.
std::optional<QrSymbol> makeQr(const QString &text);

} // namespace guyub::print
