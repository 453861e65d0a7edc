// What agent and hub say to each other (SYNC §2.2), as deterministic CBOR bodies of HTTP requests. HubService is the
// hub as the protocol sees it; the HTTP front and the tests call it alike.
#pragma once

#include "app/domain/hubcontact.h"
#include "sync/protocol/segment.h"

namespace guyub::protocol {

inline constexpr int kProtocolVersion = 1;

// ---- enrolment: POST /1/enrol. The 40-letter code is 25 bytes in base32: first 15 bytes of SHA-256 of the pinned
// root certificate (DER), then the 10-byte one-time secret.
struct EnrolRequest
{
    FixedBytes<8> codeId; // first 8 bytes of BLAKE2b-256("guyub.enrolid.1", secret): names the code, proves nothing
    PublicKey deviceKey, sealKey, receiptKey, transportKey;
    QByteArray deviceName;
    QByteArray ledger;
    StreamCertificate stream;
    Hash mac; // BLAKE2b-256 keyed with the secret over everything above (CBOR)
};
struct EnrolAnswer
{
    QByteArray ledger, scope;
    PublicKey ledgerKey;  // Ed25519, signs downlink, checkpoints and device certificates
    PublicKey hubSealKey; // X25519
    FixedBytes<16> epoch;
    FixedBytes<16> ratchet;
    UtcMs issuedAt = 0;
    Signature deviceCertificate; // ledger key over deviceCertificateMessage
    // The ledger-wide key of holder hashes (32 bytes, not a signing key), sealed to the request's sealKey: the answer
    // waits as a file until the kiosk takes it in, and this key opens names to whoever guesses.
    QByteArray sealedReceiptSecret;
    Hash mac; // keyed with the secret: the kiosk knows whom it met
};
QByteArray encode(const EnrolRequest &request);
QByteArray encode(const EnrolAnswer &answer);
Result<EnrolRequest> decodeEnrolRequest(const QByteArray &bytes);
Result<EnrolAnswer> decodeEnrolAnswer(const QByteArray &bytes);
Hash enrolMac(const EnrolRequest &request, ByteView secret);
Hash enrolMac(const EnrolAnswer &answer, ByteView secret);
FixedBytes<8> enrolCodeId(ByteView secret);
QByteArray deviceCertificateMessage(const QByteArray &ledger, const PublicKey &deviceKey, const PublicKey &receiptKey, const PublicKey &sealKey, const PublicKey &transportKey, UtcMs issuedAt);

// ---- sync: POST /1/sync
struct Hello // left signed by the kiosk for the agent, who cannot sign as the device
{
    StreamId stream;
    quint64 sealedSeq = 0; // last commit in a sealed segment
    Hash sealedHead;
    quint64 appliedHseq = 0; // what the store has applied
    FixedBytes<16> scopeDigest;
    QByteArray ledger;
    StreamCertificate certificate;
    Signature signature; // commit key over the rest
};
QByteArray encode(const Hello &hello);
Result<Hello> decodeHello(const QByteArray &bytes); // also checks the signature and the certificate
QByteArray helloMessage(const Hello &hello);

struct SyncRequest
{
    QByteArray hello; // encoded Hello, passed through
    FixedBytes<16> epoch, ratchet;
    quint64 receivedHseq = 0; // last position lying in the inbox, applied or not
    QByteArray segment;       // first segment, optimistically; may be empty
    quint64 byteBudget = 0;   // for the answer; 0: hub's choice
};
struct Watermarks
{
    quint64 storedSeq = 0, appliedSeq = 0, backedUpSeq = 0;
    QList<quint64> quarantined; // own sequence numbers set aside
};
struct SyncAnswer
{
    FixedBytes<16> epoch, ratchet;
    Watermarks marks;
    UtcMs hubTime = 0;
    QByteArray checkpoint; // size, root, time signed by the ledger key; empty when the hub is locked
    QByteArray down;       // first downlink segment; may be empty
    bool moreDown = false;
    quint32 retryAfterS = 0;
    domain::HubVerdict verdict = domain::HubVerdict::Normal;
};
QByteArray encode(const SyncRequest &request);
QByteArray encode(const SyncAnswer &answer);
Result<SyncRequest> decodeSyncRequest(const QByteArray &bytes);
Result<SyncAnswer> decodeSyncAnswer(const QByteArray &bytes);

struct Checkpoint
{
    quint64 treeSize = 0;
    Hash root;
    UtcMs at = 0;
    Signature signature; // ledger key
};
QByteArray encode(const Checkpoint &checkpoint);
Result<Checkpoint> decodeCheckpoint(const QByteArray &bytes);
QByteArray checkpointMessage(const Checkpoint &checkpoint);

// Transport authorisation: "KSig <hex key>.<hex signature>" over method, path, BLAKE2b-256 of the body.
QByteArray transportMessage(const QByteArray &method, const QByteArray &path, const QByteArray &body);

// The hub as the protocol sees it. Thread: the hub's writer thread.
struct HttpReply
{
    int status = 200;
    QByteArray body;
    int retryAfterS = 0;
};
struct HubRequest
{
    enum class Kind : quint8 { Enrol, Sync, Segment };
    Kind kind = Kind::Enrol;
    QByteArray body;
    PublicKey transportKey; // whose signature over the request was checked; not in Enrol
};
class HubService
{
public:
    virtual ~HubService() = default;
    // Answers requests that came together, in their order. One group is made durable as one; a request that fails takes
    // none of the others with it. 403 for a transport key that is not enrolled.
    virtual QList<HttpReply> handle(const QList<HubRequest> &requests) = 0;
};

} // namespace guyub::protocol
