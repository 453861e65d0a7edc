#include "sync/hub/enrolling.h"

#include "storage/crypto/hash.h"
#include "sync/hub/columns.h"

#include <QRegularExpression>

namespace guyub::hub {

namespace {

constexpr std::size_t kRootBytes = 15;
constexpr std::size_t kSecretBytes = 10;
constexpr int kMaxNameCharacters = 120;

QString lettersOf(ByteView bytes)
{
    static constexpr char kLetters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    QString text;
    unsigned buffer = 0;
    int bits = 0, count = 0;
    for (const Byte byte : bytes) {
        buffer = (buffer << 8) | byte;
        bits += 8;
        while (bits >= 5) {
            bits -= 5;
            if (count > 0 && count % 4 == 0)
                text += QLatin1Char('-');
            text += QLatin1Char(kLetters[(buffer >> bits) & 31]);
            ++count;
        }
    }
    return text;
}

bool isScope(const QString &scope)
{
    static const QRegularExpression kForm(QStringLiteral("\\A(\\*|[0-9]{3}(/[0-9]{3})?)\\z"));
    return kForm.match(scope).hasMatch();
}

Error refused()
{
    // One answer for all reasons: who guesses codes learns nothing.
    return {ErrorCode::Refused, QStringLiteral("the code is unknown, used or older than seven days"), {}, 0};
}

} // namespace

Enrolling::Enrolling(storage::Database &database, Ledgers &ledgers, const ports::Clock &clock, const Hash &rootSha256)
    : m_database(database), m_ledgers(ledgers), m_devices(database), m_clock(clock), m_rootSha256(rootSha256)
{
}

Result<EnrolCode> Enrolling::makeCode(const QString &ledgerCode, const QString &scope)
{
    if (!isScope(scope))
        return fail(ErrorCode::ValueOutOfRange, QStringLiteral("a scope is *, 001 (RW) or 001/002 (RW/RT)"), QStringLiteral("scope"));
    const crypto::SecretBytes secret = crypto::SecretBytes::random(kSecretBytes);
    const UtcMs now = m_clock.nowUtc();
    storage::Transaction transaction(m_database);
    GUYUB_TRY(transaction.begin());
    GUYUB_TRY(forgetExpired());
    const auto ledger = m_ledgers.findOrMake(ledgerCode, now);
    if (!ledger)
        return tl::unexpected(ledger.error());
    const Result<> kept = m_database.run(QStringLiteral("INSERT INTO enrol_code(ledger, code_id, secret, scope, made_at_ms, expires_at_ms) VALUES(?,?,?,?,?,?)"),
        {(*ledger)->number, columnOf(protocol::enrolCodeId(secret.view())), toByteArray(secret.view()), scope, now, now + kCodeLifeMs});
    const Result<> done = kept ? transaction.commit() : kept;
    if (!done) {
        m_ledgers.forget();
        return tl::unexpected(done.error());
    }
    crypto::SecretBytes code(kRootBytes + kSecretBytes);
    std::copy_n(m_rootSha256.data(), kRootBytes, code.data());
    std::copy_n(secret.data(), kSecretBytes, code.data() + kRootBytes);
    return EnrolCode{lettersOf(code.view()), now + kCodeLifeMs};
}

Result<> Enrolling::forgetExpired()
{
    return m_database.run(QStringLiteral("DELETE FROM enrol_code WHERE expires_at_ms<?"), {m_clock.nowUtc()});
}

Result<Enrolling::Code> Enrolling::findCode(qint64 ledger, const FixedBytes<8> &codeId)
{
    GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(QStringLiteral("SELECT secret, scope, request_hash, answer FROM enrol_code WHERE ledger=? AND code_id=? AND expires_at_ms>=?"), {ledger, columnOf(codeId), m_clock.nowUtc()}));
    if (!query->next()) {
        GUYUB_TRY(storage::endRows(*query));
        return tl::unexpected(refused());
    }
    Code code;
    QByteArray secret = query->value(0).toByteArray();
    code.secret = crypto::SecretBytes::copyOf(viewOf(secret));
    secret.fill('\0');
    code.scope = query->value(1).toString();
    code.requestHash = query->value(2).toByteArray();
    code.answer = query->value(3).toByteArray();
    GUYUB_TRY(storage::endRows(*query));
    return code;
}

Result<QByteArray> Enrolling::answer(const QByteArray &body)
{
    GUYUB_TRY_VALUE(const protocol::EnrolRequest request, protocol::decodeEnrolRequest(body));
    const auto ledger = m_ledgers.find(ledgerNumber(QString::fromLatin1(request.ledger)));
    if (!ledger)
        return tl::unexpected(ledger.error().code == ErrorCode::NotFound ? refused() : ledger.error());
    GUYUB_TRY_VALUE(const Code code, findCode((*ledger)->number, request.codeId));
    const QByteArray requestHash = toByteArray(crypto::blake2b<32>("guyub.enrolreq.1", viewOf(body)));
    if (!code.answer.isEmpty())
        return code.requestHash == requestHash ? Result<QByteArray>(code.answer) : tl::unexpected(refused());
    const Hash mac = protocol::enrolMac(request, code.secret.view());
    if (!crypto::areEqual(mac.view(), request.mac.view()))
        return tl::unexpected(refused());
    if (!protocol::isGenuine(request.stream) || request.stream.deviceKey != request.deviceKey)
        return fail(ErrorCode::Refused, QStringLiteral("the stream's certificate does not hold"));

    GUYUB_TRY_VALUE(const QByteArray answer, enrol(**ledger, request, code));
    GUYUB_TRY(m_database.run(QStringLiteral("UPDATE enrol_code SET secret=NULL, request_hash=?, answer=? WHERE ledger=? AND code_id=?"), {requestHash, answer, (*ledger)->number, columnOf(request.codeId)}));
    GUYUB_TRY(forgetExpired());
    return answer;
}

Result<QByteArray> Enrolling::enrol(Ledger &ledger, const protocol::EnrolRequest &request, const Code &code)
{
    protocol::EnrolAnswer answer;
    answer.ledger = ledger.code;
    answer.scope = code.scope.toLatin1();
    answer.ledgerKey = ledger.keys.publicKey;
    answer.hubSealKey = ledger.seal.publicKey;
    answer.epoch = ledger.epoch;
    answer.ratchet = crypto::randomBytes<16>();
    answer.issuedAt = m_clock.nowUtc();
    const QByteArray certificate = protocol::deviceCertificateMessage(ledger.code, request.deviceKey, request.receiptKey, request.sealKey, request.transportKey, answer.issuedAt);
    answer.deviceCertificate = crypto::sign(ledger.keys.secret, viewOf(certificate));
    answer.sealedReceiptSecret = toByteArray(ByteView(crypto::sealTo(request.sealKey, ledger.holderSecret.view())));
    answer.mac = protocol::enrolMac(answer, code.secret.view());

    Device device;
    device.ledger = ledger.number;
    device.deviceKey = request.deviceKey;
    device.sealKey = request.sealKey;
    device.receiptKey = request.receiptKey;
    device.transportKey = request.transportKey;
    device.name = QString::fromUtf8(request.deviceName).left(kMaxNameCharacters);
    device.scope = code.scope;
    device.issuedAt = answer.issuedAt;
    device.certificate = answer.deviceCertificate;
    GUYUB_TRY(m_devices.keep(device));
    GUYUB_TRY_VALUE(const auto known, m_devices.stream(ledger.number, request.stream.stream));
    Stream stream = known.value_or(Stream{});
    stream.certificate = request.stream;
    stream.ratchet = answer.ratchet;
    stream.ratchetBefore.reset();
    GUYUB_TRY(m_devices.keepStream(ledger.number, stream));
    return protocol::encode(answer);
}

} // namespace guyub::hub
