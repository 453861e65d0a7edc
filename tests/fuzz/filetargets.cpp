#include "app/domain/csv.h"
#include "app/domain/nik.h"
#include "app/domain/nokk.h"
#include "app/domain/receiptcode.h"
#include "app/domain/receiptpayload.h"
#include "storage/backupmanifest.h"
#include "storage/crypto/hash.h"
#include "storage/vault/attachmentfile.h"
#include "storage/vault/keyfileformat.h"
#include "sync/protocol/agentreport.h"
#include "sync/protocol/merkle.h"
#include "tests/fuzz/targets.h"

#include <algorithm>
#include <cstring>

namespace guyub::fuzz {

using namespace domain;

namespace {

const QDate kToday(2026, 6, 1);

QByteArray bytesOf(ByteView input) { return toByteArray(input); }
QString textOf(ByteView input) { return QString::fromUtf8(bytesOf(input)); }

void agentReport(ByteView input)
{
    const protocol::AgentReport report = protocol::decodeAgentReport(bytesOf(input));
    require(protocol::decodeAgentReport(protocol::encode(report)) == report, "a report reads back");
}

void merkle(ByteView input)
{
    auto tree = protocol::MerkleFrontier::decode(bytesOf(input));
    if (!tree)
        return;
    require(tree->encode() == bytesOf(input), "a tree has one spelling");
    tree->root();
}

void csv(ByteView input)
{
    CsvLimits limits;
    limits.bytes = 1024 * 1024;
    const auto table = readCsv(bytesOf(input), limits);
    if (!table)
        return;
    CsvWriter writer(table->header);
    for (const CsvRow &row : table->rows) {
        require(row.cells.size() == table->header.size(), "every row has the header's cells");
        writer.addRow(row.cells);
    }
    QByteArray written = writer.bytes();
    const auto again = readCsv(written);
    require(again.has_value() || table->header.first().startsWith(u'#') || table->header.size() == 1, "what is written can be read");
}

void numbers(ByteView input)
{
    const QString text = textOf(input);
    const NikCheck nik = checkNik(text, kToday);
    require(!nik.isValid() || (nik.normalised.size() == 16 && !nik.birthCandidates.isEmpty() && nik.birthCandidates.last() <= kToday), "a good NIK has sixteen digits and a day of birth");
    nikWarnings(nik, {QDate(2000, 1, 1), Sex::Female, QStringLiteral("357703")});
    const NoKkCheck noKk = checkNoKk(text);
    require(!noKk.isValid() || noKk.normalised.size() == 16, "a good family card has sixteen digits");
}

void receiptQr(ByteView input)
{
    const auto qr = parseReceiptQr(textOf(input));
    if (!qr)
        return;
    const auto body = decodeReceiptBody(qr->body);
    require(!body || encodeReceiptBody(*body) == qr->body, "a receipt's body has one spelling");
}

void receiptBody(ByteView input)
{
    const auto body = decodeReceiptBody(bytesOf(input));
    require(!body || encodeReceiptBody(*body) == bytesOf(input), "a receipt's body has one spelling");
}

void receiptCode(ByteView input)
{
    const auto code = parseReceiptCode(textOf(input));
    require(!code || parseReceiptCode(formatReceiptCode(*code)) == code, "a receipt's number reads back");
}

// As it lies there, and as what stands before its seal and sum, so that the fuzzer gets behind them.
void keyFile(ByteView input)
{
    for (const QByteArray &bytes : {bytesOf(input), vault::encodeFile(Bytes(input.begin(), input.end()), Hash())}) {
        const auto file = vault::decodeFile(viewOf(bytes));
        require(!file || vault::encodeFile(file->body, file->mac) == bytes, "a key file has one spelling");
        require(!file || vault::encodeBody(file->slots) == file->body, "what stands in a key file has one spelling");
    }
}

// As it lies there, and under a good sum, so that the fuzzer gets behind it.
void backupManifest(ByteView input)
{
    for (const QByteArray &bytes : {bytesOf(input), bytesOf(input) + toByteArray(crypto::sha256(input))}) {
        const auto manifest = storage::decodeManifest(viewOf(bytes));
        require(!manifest || storage::encodeManifest(*manifest) == bytes, "a backup's list has one spelling");
    }
}

// Under one key: whatever is done to a file, nothing but what was sealed comes out, and not more than it says.
struct SealedSample
{
    SealedSample()
    {
        const auto made = vault::sealAttachment(sizeof kPlain - 1, [at = std::size_t(0)](Byte *out, std::size_t size) mutable -> Result<std::size_t> {
            const std::size_t more = std::min(size, sizeof kPlain - 1 - at);
            std::memcpy(out, kPlain + at, more);
            at += more;
            return more;
        }, [this](const Byte *bytes, std::size_t size) -> Result<> {
            file.append(reinterpret_cast<const char *>(bytes), static_cast<qsizetype>(size));
            return {};
        });
        key = made->key.clone();
    }
    static constexpr char kPlain[] = "a photo of a signature";
    QByteArray file;
    crypto::SecretBytes key;
};

const SealedSample &sealedSample()
{
    static const SealedSample sample;
    return sample;
}

void attachmentFile(ByteView input)
{
    QByteArray out;
    const auto opened = vault::openAttachment(sealedSample().key, sizeof SealedSample::kPlain - 1, [input, at = std::size_t(0)](Byte *to, std::size_t size) mutable -> Result<std::size_t> {
        const std::size_t more = std::min(size, input.size() - at);
        std::copy_n(input.data() + at, more, to);
        at += more;
        return more;
    }, [&out](const Byte *bytes, std::size_t size) -> Result<> {
        out.append(reinterpret_cast<const char *>(bytes), static_cast<qsizetype>(size));
        return {};
    });
    require(opened ? bytesOf(input) == sealedSample().file && out == SealedSample::kPlain : out.isEmpty(), "only the file that was sealed opens");
}

QList<QByteArray> attachmentFileSeeds() { return {sealedSample().file}; }

QList<QByteArray> backupManifestSeeds()
{
    storage::BackupManifest manifest;
    manifest.number = 3;
    manifest.madeAt = 1'780'000'020'000;
    manifest.files = {{QStringLiteral("main.db"), storage::kBackupPieceBytes + 4096, {Hash(), Hash()}}, {QStringLiteral("store.keys"), 900, {Hash()}}};
    const QByteArray whole = storage::encodeManifest(manifest);
    storage::BackupManifest withPhoto = manifest;
    const QString name = QString::fromLatin1(QByteArray(32, char(0x5a)).toHex());
    withPhoto.files.prepend({QStringLiteral("attachments/") + name.left(2) + QLatin1Char('/') + name, 40'064, {Hash()}});
    return {whole, whole.chopped(qsizetype(Hash::kSize)), storage::encodeManifest(withPhoto)};
}

QList<QByteArray> agentReportSeeds()
{
    protocol::AgentReport report;
    report.storedSeq = 7;
    report.quarantined = {1, 2};
    return {protocol::encode(report)};
}
QList<QByteArray> merkleSeeds()
{
    protocol::MerkleFrontier tree;
    for (int i = 0; i < 5; ++i)
        tree.append(Hash());
    return {tree.encode()};
}
QList<QByteArray> csvSeeds() { return {"nik;nama\n3577035005629001;\"Siti; Nur\"\"\"\n", "\xef\xbb\xbf# catatan\na,b\r\n1,=2\r\n\r\n"}; }
QList<QByteArray> numberSeeds() { return {"3577035005629001", "35.77.03-500562 9001", "3577033107059001"}; }
ReceiptBody sampleBody()
{
    ReceiptBody body;
    body.letters = QStringLiteral("7K3P");
    body.number = 12;
    body.issuedAt = 1'780'000'020'000;
    body.service = 1;
    body.areaCode = QStringLiteral("35.77.03.1009");
    return body;
}
QList<QByteArray> receiptBodySeeds()
{
    const auto body = encodeReceiptBody(sampleBody());
    return body ? QList<QByteArray>{*body} : QList<QByteArray>();
}
QList<QByteArray> receiptQrSeeds()
{
    QList<QByteArray> seeds{"GY1"};
    for (const QByteArray &body : receiptBodySeeds())
        seeds.append(receiptQrText(body, Signature()).toUtf8());
    return seeds;
}
QList<QByteArray> receiptCodeSeeds() { return {formatReceiptCode({QStringLiteral("7K3P"), 12}).toUtf8(), "7k3p 12"}; }
QList<QByteArray> keyFileSeeds()
{
    vault::KeySlots slots;
    vault::OperatorSlot slot;
    slot.dataKey = Bytes(vault::kBoxedBytes, 1);
    slot.tagKey.bytes = Bytes(vault::kWrappedBytes, 6);
    slot.seed.bytes = Bytes(vault::kWrappedBytes, 1);
    slot.label.bytes = Bytes(40, 2);
    slots.operators.push_back(slot);
    slots.admin = vault::AdminSlot();
    slots.recovery = vault::Slot();
    for (vault::Slot *each : {static_cast<vault::Slot *>(&*slots.admin), &*slots.recovery}) {
        each->dataKey = slot.dataKey;
        each->tagKey = slot.tagKey;
    }
    slots.escrows = {*slots.recovery, *slots.recovery};
    slots.previous = vault::Sealed{{}, Bytes(vault::kWrappedBytes, 5)};
    const Bytes body = vault::encodeBody(slots);
    return {vault::encodeFile(body, Hash()), toByteArray(body)};
}

} // namespace

const QList<Target> &fileTargets()
{
    static const QList<Target> targets{{"agentreport", agentReport, agentReportSeeds}, {"merkle", merkle, merkleSeeds}, {"csv", csv, csvSeeds}, {"numbers", numbers, numberSeeds}, {"receiptqr", receiptQr, receiptQrSeeds},
        {"receiptbody", receiptBody, receiptBodySeeds}, {"receiptcode", receiptCode, receiptCodeSeeds}, {"keyfile", keyFile, keyFileSeeds},
        {"backupmanifest", backupManifest, backupManifestSeeds}, {"attachmentfile", attachmentFile, attachmentFileSeeds}};
    return targets;
}

} // namespace guyub::fuzz
