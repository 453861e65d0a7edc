#include "storage/enrolment.h"

#include "app/base/durablefile.h"
#include "app/domain/records/devicecertificate.h"
#include "storage/agentfiles.h"
#include "storage/receiptkeys.h"
#include "sync/protocol/spool.h"

#include <QDir>
#include <QFile>

namespace guyub::storage {

using namespace domain;

namespace {

constexpr int kCodeLetters = 40;
constexpr int kPrefixBytes = 15;
constexpr int kSecretBytes = 10;
constexpr int kMaxCertificates = 10'000; // of one ledger, ever

int base32Value(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= '2' && c <= '7')
        return c - '2' + 26;
    return -1;
}

} // namespace

Result<EnrolCode> parseEnrolCode(const QString &typed)
{
    crypto::SecretBytes bytes(kPrefixBytes + kSecretBytes);
    int letters = 0, bits = 0;
    unsigned buffer = 0;
    std::size_t filled = 0;
    for (const QChar c : typed.toUpper()) {
        if (c.isSpace() || c == QLatin1Char('-'))
            continue;
        const int value = base32Value(c.toLatin1());
        if (value < 0 || ++letters > kCodeLetters)
            return fail(ErrorCode::BadInput, QStringLiteral("the code has %1 letters A-Z and digits 2-7").arg(kCodeLetters), QStringLiteral("code"));
        buffer = (buffer << 5) | static_cast<unsigned>(value);
        bits += 5;
        if (bits >= 8) {
            bits -= 8;
            bytes.data()[filled++] = static_cast<Byte>((buffer >> bits) & 0xff);
        }
    }
    if (letters != kCodeLetters)
        return fail(ErrorCode::BadInput, QStringLiteral("the code has %1 letters, %2 were given").arg(kCodeLetters).arg(letters), QStringLiteral("code"));
    return EnrolCode{*FixedBytes<15>::from(bytes.view().first(kPrefixBytes)), crypto::SecretBytes::copyOf(bytes.view().subspan(kPrefixBytes))};
}

Enrolment::Enrolment(Database &database, Identity &identity, QString folder) : m_database(database), m_identity(identity), m_folder(std::move(folder)) { }

// May upload and download, cannot sign or read anything; so it may lie outside the sealed store.
Result<PublicKey> Enrolment::transportKey()
{
    const QString path = protocol::spool::transportKey(m_folder);
    const auto kept = readWhole(path, 64);
    if (kept && kept->size() == 32)
        return crypto::signingKeysFromSeed(viewOf(*kept)).publicKey;
    const crypto::SigningKeys keys = crypto::makeSigningKeys();
    GUYUB_TRY(writeDurably(path, toByteArray(crypto::seedOf(keys).view()), FileAccess::OwnerOnly));
    return keys.publicKey;
}

Result<protocol::EnrolRequest> Enrolment::makeRequest(const EnrolCode &code)
{
    Meta meta(m_database);
    protocol::EnrolRequest request;
    request.codeId = protocol::enrolCodeId(code.secret.view());
    request.deviceKey = m_identity.device.publicKey;
    request.sealKey = m_identity.seal.publicKey;
    request.receiptKey = m_identity.receipt.publicKey;
    GUYUB_TRY_VALUE(request.transportKey, transportKey());
    GUYUB_TRY_VALUE(const QString name, meta.text(metakey::deviceName));
    GUYUB_TRY_VALUE(const QString ledger, meta.text(metakey::ledger));
    request.deviceName = name.toUtf8();
    request.ledger = ledger.toUtf8();
    request.stream = m_identity.certificate;
    request.mac = protocol::enrolMac(request, code.secret.view());
    return request;
}

Result<> Enrolment::request(const QString &hubUrl, const EnrolCode &code)
{
    if (m_identity.hub)
        return fail(ErrorCode::TargetExists, QStringLiteral("this store is enrolled already"));
    if (!QDir().mkpath(protocol::spool::agentFolder(m_folder)) || !QDir().mkpath(protocol::spool::inbox(m_folder)))
        return fail(ErrorCode::FileFailed, QStringLiteral("agent folder"));
    GUYUB_TRY_VALUE(const protocol::EnrolRequest request, makeRequest(code));
    QFile::remove(protocol::spool::enrolAnswer(m_folder));
    const QByteArray address = hubUrl.toUtf8() + '\n' + QByteArray::fromStdString(code.rootPrefix.toHex()) + '\n';
    GUYUB_TRY(writeDurably(protocol::spool::hubAddress(m_folder), address));
    return writeDurably(protocol::spool::enrolRequest(m_folder), protocol::encode(request));
}

Result<protocol::EnrolAnswer> Enrolment::checkedAnswer(const EnrolCode &code)
{
    const auto bytes = readWhole(protocol::spool::enrolAnswer(m_folder), 64 * 1024);
    if (!bytes)
        return fail(ErrorCode::NotReachable, QStringLiteral("the hub has not answered"));
    const auto answer = protocol::decodeEnrolAnswer(*bytes);
    if (!answer || !crypto::areEqual(protocol::enrolMac(*answer, code.secret.view()).view(), answer->mac.view()))
        return fail(ErrorCode::Refused, QStringLiteral("the answer was not made with this code"));
    GUYUB_TRY_VALUE(const QString ledger, Meta(m_database).text(metakey::ledger));
    if (answer->ledger != ledger.toUtf8())
        return fail(ErrorCode::Refused, QStringLiteral("the hub serves another ledger"));
    GUYUB_TRY_VALUE(const PublicKey transport, transportKey());
    const QByteArray message = protocol::deviceCertificateMessage(answer->ledger, m_identity.device.publicKey, m_identity.receipt.publicKey, m_identity.seal.publicKey, transport, answer->issuedAt);
    if (!crypto::isSignedBy(answer->ledgerKey, viewOf(message), answer->deviceCertificate))
        return fail(ErrorCode::Refused, QStringLiteral("the device certificate does not hold"));
    return *answer;
}

// Written before the keys are kept, once: a power cut between the two leaves a store that is not enrolled and takes the
// same answer again, instead of one whose receipts nobody can ever check.
Result<> Enrolment::recordCertificate(const protocol::EnrolAnswer &answer, ports::RecordStore &store)
{
    const QByteArray certificate = toByteArray(answer.deviceCertificate);
    GUYUB_TRY_VALUE(const QList<ports::Record> recorded, store.allOf(RecordType::DeviceCertificate, kMaxCertificates));
    for (const ports::Record &record : recorded)
        if (record.fields.value(devicecertificate::Certificate) == Value(certificate))
            return {};
    GUYUB_TRY_VALUE(const QString name, Meta(m_database).text(metakey::deviceName));
    GUYUB_TRY_VALUE(const PublicKey transport, transportKey());
    ports::Change change;
    change.kind = ports::OpKind::AppendEvent;
    change.type = RecordType::DeviceCertificate;
    change.fields = {{devicecertificate::DeviceKey, toByteArray(m_identity.device.publicKey)}, {devicecertificate::ReceiptKey, toByteArray(m_identity.receipt.publicKey)},
        {devicecertificate::SealKey, toByteArray(m_identity.seal.publicKey)}, {devicecertificate::TransportKey, toByteArray(transport)}, {devicecertificate::DeviceName, name},
        {devicecertificate::IssuedAt, answer.issuedAt}, {devicecertificate::Certificate, certificate},
        {devicecertificate::ReceiptKeyId, toByteArray(receiptKeyIdOf(m_identity.receipt.publicKey))}};
    ports::Action action;
    action.source = ports::Source::System;
    action.changes = {change};
    GUYUB_TRY(store.commit(action));
    return {};
}

Result<> Enrolment::accept(const EnrolCode &code, ports::RecordStore &store)
{
    if (m_identity.hub)
        return fail(ErrorCode::TargetExists, QStringLiteral("this store is enrolled already"));
    GUYUB_TRY_VALUE(const protocol::EnrolAnswer answer, checkedAnswer(code));
    const auto holderKey = crypto::openSealed(m_identity.seal.publicKey, m_identity.seal.secret, viewOf(answer.sealedReceiptSecret));
    if (!holderKey || holderKey->size() != crypto::kKeySize)
        return fail(ErrorCode::Refused, QStringLiteral("the ledger's secret is not sealed to this kiosk"));

    GUYUB_TRY(recordCertificate(answer, store));
    // The agent's state first: once the keys are kept nobody asks for this answer again, and its ratchet is in it.
    GUYUB_TRY(writeDurably(protocol::spool::agentState(m_folder), toByteArray(answer.epoch) + toByteArray(answer.ratchet) + QByteArray(8, '\0')));
    const HubKeys hub{answer.ledgerKey, answer.hubSealKey, answer.deviceCertificate, answer.issuedAt};
    Meta meta(m_database);
    crypto::SecretBytes before = crypto::SecretBytes::copyOf(m_identity.holderKey.view());
    const auto keep = [&]() -> Result<> {
        Transaction transaction(m_database);
        GUYUB_TRY(transaction.begin());
        GUYUB_TRY(meta.set(metakey::scope, QString::fromUtf8(answer.scope)));
        GUYUB_TRY(meta.set(metakey::enrolledAt, answer.issuedAt));
        GUYUB_TRY(meta.set(metakey::epoch, toByteArray(answer.epoch)));
        GUYUB_TRY(takeAgentFiles(m_database, m_folder));
        GUYUB_TRY(keepEnrolment(m_database, m_identity, hub, holderKey->view()));
        return transaction.commit();
    };
    if (const Result<> kept = keep(); !kept) {
        m_identity.hub.reset();
        m_identity.holderKey = std::move(before);
        return kept;
    }
    QFile::remove(protocol::spool::enrolRequest(m_folder));
    QFile::remove(protocol::spool::enrolAnswer(m_folder));
    return {};
}

} // namespace guyub::storage
