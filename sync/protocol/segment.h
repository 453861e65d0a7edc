// The segment file (SYNC §2.1): one format for outbox, HTTPS and stick. Sealed to the hub (or to a kiosk on the way
// down), compressed, signed inside; padded to 256 bytes. Bodies travel plain inside the seal, because they compress;
// the receiver seals them again and refuses any difference in hashes.
#pragma once

#include "storage/crypto/secretbytes.h"
#include "sync/protocol/commit.h"

#include <functional>
#include <optional>

namespace guyub::protocol {

inline constexpr int kMaxSegmentFileBytes = 4 * 1024 * 1024;

// A commit with what is needed to read it.
struct OpenCommit
{
    Commit commit;
    QList<std::optional<QByteArray>> bodies; // per op; nothing where the key is gone, then the sealed body travels
    // Keys introduced by this commit: the seed while its author still has it, else the keys that still exist.
    struct Introduced
    {
        EntityId subject;
        std::optional<FixedBytes<16>> seed;
        std::optional<SubjectKey> k1, k2;
    };
    QList<Introduced> introduced;
    // Said by the reader: a body is sealed under other keys than those known of its subject. A fork's other branch does
    // that when both made a record in one instant; whoever does it in the chain is up to no good.
    bool hasOtherKeys = false;
};

// The key of a subject for a tier, as far as the reader holds it.
using KeyLookup = std::function<std::optional<SubjectKey>(const EntityId &subject, quint8 tier)>;

// The hub's note on a commit, part of the Merkle leaf BLAKE2b-256(0x00, hseq, commit hash, note).
struct Note
{
    quint64 hseq = 0;
    UtcMs receivedAt = 0;
    bool clockSuspect = false;
    bool quarantined = false;
    friend bool operator==(const Note &, const Note &) = default;
};
Hash leafHash(const Note &note, const Hash &commitHash);

struct StreamCertificate // a stream's commit key under its device's key
{
    StreamId stream;
    PublicKey deviceKey;
    PublicKey commitKey;
    FixedBytes<16> salt;  // stream = BLAKE2b-128("guyub.stream.1", deviceKey, salt)
    Signature signature;  // by the device key
};
bool isGenuine(const StreamCertificate &certificate); // checks derivation and signature
QByteArray streamCertificateMessage(const StreamCertificate &certificate); // what the device key signs

// ---- up: kiosk to hub
struct UpSegment
{
    StreamId stream;
    quint64 firstSeq = 0, lastSeq = 0;
    QList<OpenCommit> commits;
    Hash headHash;       // of the last commit
    Signature signature; // commit key over headSignatureMessage
};
QByteArray headSignatureMessage(const StreamId &stream, quint64 seq, const Hash &head);
Result<QByteArray> sealUpSegment(const UpSegment &segment, const PublicKey &hubSealKey);
struct SegmentHead // readable without any key
{
    StreamId stream;
    quint64 firstSeq = 0, lastSeq = 0;
    FixedBytes<8> keyId; // first 8 bytes of BLAKE2b-256 of the receiver's X25519 key
};
Result<SegmentHead> readUpSegmentHead(const QByteArray &file);
// Opens, decompresses within caps, rebuilds each commit, checks chain inside the segment, head hash and signature.
// Keys of subjects that earlier segments introduced come from `keys`. Errors: BadInput (not a segment, cut short, not
// canonical), Damaged (seal, hash, signature, or the key of a subject is not known).
Result<UpSegment> openUpSegment(const QByteArray &file, const PublicKey &sealPublic, const crypto::SecretBytes &sealSecret, const PublicKey &commitKey, const KeyLookup &keys);

// ---- down: hub to kiosk
struct PlacedCommit
{
    Note note;
    // Either another device's commit, or (own) only where it stands:
    std::optional<OpenCommit> open;
    StreamId ownStream;
    quint64 ownSeq = 0;
    Hash hash;
};
struct HeadSignature
{
    StreamId stream;
    quint64 seq = 0;
    Hash hash;
    Signature signature;
};
struct DownSegment
{
    QByteArray ledger; // "35.77.03.1009"
    quint64 firstHseq = 0, lastHseq = 0;
    QList<PlacedCommit> commits;
    QList<StreamCertificate> streams; // of streams that appear here
    QList<HeadSignature> heads;
    quint64 treeSize = 0;
    Hash treeRoot; // after lastHseq
};
Result<QByteArray> sealDownSegment(const DownSegment &segment, const PublicKey &kioskSealKey, const crypto::SecretBytes &ledgerSecret);
// An own commit comes as its place only: `hash` is zero, the store has it. Errors as above.
Result<DownSegment> openDownSegment(const QByteArray &file, const PublicKey &sealPublic, const crypto::SecretBytes &sealSecret, const PublicKey &ledgerKey, const KeyLookup &keys);

} // namespace guyub::protocol
