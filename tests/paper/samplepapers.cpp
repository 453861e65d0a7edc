#include "tests/paper/samplepapers.h"

#include "app/domain/mask.h"
#include "app/domain/receiptcode.h"
#include "app/domain/receiptpayload.h"
#include "storage/crypto/signing.h"

namespace guyub::test {

namespace {
constexpr UtcMs kIssuedAt = 1'795'501'800'000; // 2026-11-24T06:30Z
}

crypto::SigningKeys sampleKeys()
{
    return crypto::signingKeysFromSeed(viewOf(QByteArray(32, '\x21')));
}

QString samplePayload()
{
    domain::ReceiptBody body;
    body.keyId = *FixedBytes<4>::from(viewOf(QByteArray::fromHex("a1b2c3d4")));
    body.action = *FixedBytes<16>::from(viewOf(QByteArray(16, '\x5a')));
    body.letters = QStringLiteral("7K3P");
    body.number = 12;
    body.issuedAt = kIssuedAt;
    body.service = 1;
    body.areaCode = QStringLiteral("35.77.03.1009");
    body.holder = *FixedBytes<8>::from(viewOf(QByteArray(8, '\x3c')));
    const QByteArray bytes = *domain::encodeReceiptBody(body);
    return domain::receiptQrText(bytes, crypto::sign(sampleKeys().secret, viewOf(domain::receiptMessage(bytes))));
}

print::ReceiptContent sampleReceipt()
{
    print::ReceiptContent content;
    content.officeName = QStringLiteral("Kelurahan Taman");
    content.areaLine = QStringLiteral("Kecamatan Taman, Kota Madiun");
    content.code = domain::formatReceiptCode({QStringLiteral("7K3P"), 12});
    content.issuedAt = kIssuedAt;
    content.areaCode = QStringLiteral("35.77.03.1009");
    content.holderName = QStringLiteral("Sutinah");
    content.maskedNik = domain::maskNik(QStringLiteral("3577036708519001"));
    content.service = QStringLiteral("Pendaftaran warga");
    content.detail = QStringLiteral("Terdaftar di RT 003 / RW 005. Kartu keluarga sudah diperlihatkan.");
    content.operatorName = QStringLiteral("Rini Astuti");
    content.payload = samplePayload();
    return content;
}

print::ReceiptContent hostileReceipt()
{
    print::ReceiptContent content = sampleReceipt();
    content.officeName = QStringLiteral("Kelurahan ") + QStringLiteral("Panjangsekalinamanya ").repeated(5).trimmed();
    content.areaLine = QString(160, QLatin1Char('W'));
    content.code = domain::formatReceiptCode({QStringLiteral("ZZZZ"), 999'999'999'999});
    content.holderName = QStringLiteral("Raden Mas Haryo ") + QString(84, QLatin1Char('M'));
    content.detail = QStringLiteral("Beras 10 kg\nminyak 2 l ") + QStringLiteral("tanpaspasisamasekali").repeated(13);
    content.operatorName = QStringLiteral("W").repeated(80);
    content.copy = 999;
    content.isProvisional = true;
    return content;
}

} // namespace guyub::test
