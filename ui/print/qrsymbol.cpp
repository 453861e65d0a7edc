#include "ui/print/qrsymbol.h"

#include <qrencode.h>

#include <memory>

namespace guyub::print {

std::optional<QrSymbol> makeQr(const QString &text)
{
    if (text.isEmpty())
        return std::nullopt;
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(QRcode_encodeString(text.toUtf8().constData(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), &QRcode_free);
    if (!code || code->version > kQrMaxVersion)
        return std::nullopt;
    QrSymbol symbol;
    symbol.side = code->width;
    symbol.modules.resize(symbol.side * symbol.side);
    for (qsizetype i = 0; i < symbol.modules.size(); ++i)
        symbol.modules[i] = static_cast<char>(code->data[i] & 1); // the lowest bit is the colour
    return symbol;
}

} // namespace guyub::print
