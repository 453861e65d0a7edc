#include "tests/hub/testkiosk.h"

#include "app/domain/recordcatalog.h"
#include "app/domain/records/consent.h"
#include "app/domain/records/operator.h"
#include "storage/crypto/hash.h"

#include <algorithm>

namespace guyub::test {

namespace {

crypto::SigningKeys copyOf(const crypto::SigningKeys &keys)
{
    return {keys.publicKey, keys.secret.clone()};
}

} // namespace

TestKiosk::TestKiosk(const QByteArray &kioskName)
    : device(crypto::makeSigningKeys()), commitKeys(crypto::makeSigningKeys()), receipt(crypto::makeSigningKeys()), transport(crypto::makeSigningKeys()), operatorKeys(crypto::makeSigningKeys()), operatorId(crypto::blake2b<16>("guyub.test.1", device.publicKey.view())), seal(crypto::makeBoxKeys()), name(kioskName)
{
    certify();
}

void TestKiosk::certify()
{
    certificate.deviceKey = device.publicKey;
    certificate.commitKey = commitKeys.publicKey;
    certificate.salt = crypto::randomBytes<16>();
    certificate.stream = crypto::Blake2b("guyub.stream.1", 16).add(certificate.deviceKey.view()).add(certificate.salt.view()).finish<16>();
    certificate.signature = crypto::sign(device.secret, viewOf(protocol::streamCertificateMessage(certificate)));
}

TestKiosk TestKiosk::clone() const
{
    TestKiosk copy(name);
    copy.device = copyOf(device);
    copy.commitKeys = copyOf(commitKeys);
    copy.receipt = copyOf(receipt);
    copy.transport = copyOf(transport);
    copy.operatorKeys = copyOf(operatorKeys);
    copy.operatorId = operatorId;
    copy.m_hasOperatorRecord = m_hasOperatorRecord;
    copy.seal = {seal.publicKey, seal.secret.clone()};
    copy.certificate = certificate;
    copy.ledgerKey = ledgerKey;
    copy.hubSealKey = hubSealKey;
    copy.ledger = ledger;
    copy.epoch = epoch;
    copy.ratchet = ratchet;
    copy.receivedHseq = receivedHseq;
    copy.appliedHseq = appliedHseq;
    copy.now = now;
    copy.keys = keys;
    copy.received = received;
    copy.m_seeds = m_seeds;
    copy.m_commits = m_commits;
    copy.m_hashes = m_hashes;
    return copy;
}

void TestKiosk::newIncarnation()
{
    commitKeys = crypto::makeSigningKeys();
    certify();
    m_commits.clear();
    m_hashes.clear();
}

namespace {

bool isWeighty(const TestKiosk::NewOp &op)
{
    return !op.fields.isEmpty() && domain::needsOperatorSignature(domain::typeOfTag(op.fields.firstKey()));
}

} // namespace

QList<TestKiosk::NewOp> TestKiosk::withOperator(QList<NewOp> ops)
{
    if (!m_hasOperatorRecord && std::any_of(ops.cbegin(), ops.cend(), isWeighty)) {
        const domain::FieldMap person{{domain::operator_::Name, QStringLiteral("Wening")}, {domain::operator_::Role, qint64(1)}, {domain::operator_::SigningKey, toByteArray(operatorKeys.publicKey)}, {domain::operator_::Active, qint64(1)}};
        ops.append({0, operatorId, operatorId, 0, person, 1, {}});
        m_hasOperatorRecord = true;
    }
    return ops;
}

EntityId TestKiosk::commit(const QList<NewOp> &wantedOps, const Id &authority)
{
    const QList<NewOp> ops = withOperator(wantedOps);
    protocol::OpenCommit open;
    protocol::Commit &commit = open.commit;
    commit.stream = commit.originStream = stream();
    commit.seq = commit.originSeq = seq() + 1;
    commit.prevHash = m_hashes.isEmpty() ? Hash{} : m_hashes.last();
    commit.hlcMs = ++now;
    commit.clockQuality = 1;
    commit.actor = operatorId;
    commit.role = 1;
    commit.source = 1;
    commit.authority = authority;
    for (int i = 0; i < ops.size(); ++i) {
        const NewOp &wanted = ops.at(i);
        protocol::Op op;
        op.kind = wanted.kind;
        op.entity = wanted.entity.isZero() ? protocol::derivedEntityId(commit.hlcMs, commit.stream, commit.seq, i) : wanted.entity;
        op.subject = wanted.subject.isZero() ? op.entity : wanted.subject;
        op.base = wanted.base;
        op.tier = wanted.tier;
        if (!keys.contains(op.subject)) {
            const auto seed = crypto::randomBytes<16>();
            keys.insert(op.subject, protocol::subjectKeysFromSeed(seed));
            m_seeds.insert(op.subject, seed);
            op.keyHashes = protocol::keyHashesOf(keys.value(op.subject));
            open.introduced.append({op.subject, seed, std::nullopt, std::nullopt});
        }
        const QByteArray body = wanted.rawBody.isEmpty() ? protocol::encodeFields(wanted.fields) : wanted.rawBody;
        const protocol::SubjectKeys &subject = keys[op.subject];
        protocol::sealBody(op, i, commit.originStream, commit.originSeq, op.tier >= 2 ? subject.k2 : subject.k1, body);
        commit.ops.append(op);
        open.bodies.append(body);
    }
    if (isOperatorSigning && std::any_of(ops.cbegin(), ops.cend(), isWeighty))
        commit.operatorSignature = toByteArray(crypto::sign(operatorKeys.secret, protocol::contentHash(commit).view()));
    const EntityId first = commit.ops.first().entity;
    close(open);
    return first;
}

EntityId TestKiosk::consent(const EntityId &resident, int purpose, bool given)
{
    using namespace domain;
    return append(resident, {{consent::ResidentId, toByteArray(resident)}, {consent::Purpose, qint64(purpose)}, {consent::Given, qint64(given)}, {consent::GivenBy, qint64(1)}, {consent::TextVersion, QStringLiteral("1")},
                                {consent::Language, QStringLiteral("id")}, {consent::At, now}});
}

void TestKiosk::reissue(const protocol::OpenCommit &original)
{
    protocol::OpenCommit open = original;
    open.commit.stream = stream();
    open.commit.seq = seq() + 1;
    open.commit.prevHash = m_hashes.isEmpty() ? Hash{} : m_hashes.last();
    close(open);
}

void TestKiosk::close(protocol::OpenCommit open)
{
    m_hashes.append(protocol::commitHash(open.commit));
    m_commits.append(std::move(open));
}

void TestKiosk::forgetLast(int count)
{
    m_commits.resize(m_commits.size() - count);
    m_hashes.resize(m_hashes.size() - count);
}

protocol::UpSegment TestKiosk::segment(quint64 first, quint64 last) const
{
    protocol::UpSegment segment;
    segment.stream = stream();
    segment.firstSeq = first;
    segment.lastSeq = last;
    segment.commits = m_commits.mid(static_cast<qsizetype>(first) - 1, static_cast<qsizetype>(last - first) + 1);
    segment.headHash = m_hashes.at(static_cast<qsizetype>(last) - 1);
    segment.signature = crypto::sign(commitKeys.secret, viewOf(protocol::headSignatureMessage(segment.stream, last, segment.headHash)));
    return segment;
}

QByteArray TestKiosk::segmentFile(quint64 first, quint64 last) const
{
    return *protocol::sealUpSegment(segment(first, last), hubSealKey);
}

crypto::SecretBytes TestKiosk::secretOf(const QString &code)
{
    crypto::SecretBytes bytes(25);
    unsigned buffer = 0;
    int bits = 0;
    std::size_t at = 0;
    QString letters = code;
    letters.remove(QLatin1Char('-'));
    for (const QChar c : std::as_const(letters)) {
        buffer = (buffer << 5) | unsigned(c >= QLatin1Char('A') ? c.unicode() - 'A' : c.unicode() - '2' + 26);
        bits += 5;
        if (bits >= 8 && at < bytes.size()) {
            bits -= 8;
            bytes.data()[at++] = static_cast<Byte>((buffer >> bits) & 0xff);
        }
    }
    return crypto::SecretBytes::copyOf(bytes.view().subspan(15));
}

protocol::EnrolRequest TestKiosk::enrolRequest(const QString &code, const QByteArray &wantedLedger) const
{
    const crypto::SecretBytes secret = secretOf(code);
    protocol::EnrolRequest request;
    request.codeId = protocol::enrolCodeId(secret.view());
    request.deviceKey = device.publicKey;
    request.sealKey = seal.publicKey;
    request.receiptKey = receipt.publicKey;
    request.transportKey = transport.publicKey;
    request.deviceName = name;
    request.ledger = wantedLedger;
    request.stream = certificate;
    request.mac = protocol::enrolMac(request, secret.view());
    return request;
}

protocol::Hello TestKiosk::hello() const
{
    protocol::Hello hello;
    hello.stream = stream();
    hello.sealedSeq = seq();
    hello.sealedHead = m_hashes.isEmpty() ? Hash{} : m_hashes.last();
    hello.appliedHseq = appliedHseq;
    hello.ledger = ledger;
    hello.certificate = certificate;
    hello.signature = crypto::sign(commitKeys.secret, viewOf(protocol::helloMessage(hello)));
    return hello;
}

protocol::SyncRequest TestKiosk::request(const QByteArray &file) const
{
    protocol::SyncRequest request;
    request.hello = protocol::encode(hello());
    request.epoch = epoch;
    request.ratchet = ratchet;
    request.receivedHseq = receivedHseq;
    request.segment = file;
    return request;
}

void TestKiosk::take(const protocol::EnrolAnswer &answer)
{
    ledger = answer.ledger;
    ledgerKey = answer.ledgerKey;
    hubSealKey = answer.hubSealKey;
    epoch = answer.epoch;
    ratchet = answer.ratchet;
}

void TestKiosk::take(const protocol::SyncAnswer &answer)
{
    epoch = answer.epoch;
    ratchet = answer.ratchet;
    if (answer.down.isEmpty())
        return;
    const protocol::DownSegment segment = open(answer.down);
    for (protocol::PlacedCommit placed : segment.commits) {
        if (!placed.open && placed.ownStream == stream()) // its own commits the kiosk knows by their number
            placed.hash = m_hashes.value(static_cast<qsizetype>(placed.ownSeq) - 1);
        received.append(placed);
        if (placed.open)
            for (const auto &introduced : placed.open->introduced)
                if (introduced.k1 && introduced.k2)
                    keys.insert(introduced.subject, {*introduced.k1, *introduced.k2});
    }
    receivedHseq = appliedHseq = segment.lastHseq;
}

protocol::DownSegment TestKiosk::open(const QByteArray &file) const
{
    const auto keyOf = [this](const EntityId &subject, quint8 tier) -> std::optional<protocol::SubjectKey> {
        const auto known = keys.constFind(subject);
        if (known == keys.cend())
            return std::nullopt;
        return tier >= 2 ? known->k2 : known->k1;
    };
    auto segment = protocol::openDownSegment(file, seal.publicKey, seal.secret, ledgerKey, keyOf);
    return segment ? *segment : protocol::DownSegment{};
}

} // namespace guyub::test
