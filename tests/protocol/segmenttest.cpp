#include "storage/crypto/cipher.h"
#include "storage/crypto/signing.h"
#include "sync/protocol/messages.h"
#include "sync/protocol/segmentfile.h"
#include "tests/protocol/golden.h"
#include "tests/protocol/sealedframe.h"
#include "tests/support/testmain.h"

#include <zstd.h>

using namespace guyub;
using namespace guyub::protocol;
using namespace guyub::test;

namespace {

crypto::SigningKeys signer(quint64 number)
{
    return crypto::signingKeysFromSeed(scrambled<32>(number).view());
}

OpenCommit first()
{
    OpenCommit open;
    open.commit = sampleCommit();
    const auto keys = subjectKeysFromSeed(kSampleSeed);
    open.bodies = {*openBody(open.commit, 0, keys.k1), *openBody(open.commit, 1, keys.k2)};
    open.introduced = {{open.commit.ops.at(0).subject, kSampleSeed, {}, {}}};
    return open;
}

// An edit of one field of the person that first() makes.
OpenCommit edit(const OpenCommit &before, quint64 number)
{
    OpenCommit open;
    Commit &commit = open.commit;
    commit = before.commit;
    commit.ops.clear();
    commit.seq = commit.originSeq = before.commit.seq + 1;
    commit.prevHash = commitHash(before.commit);
    commit.hlcMs += 60'000;
    Op op;
    op.kind = 1;
    op.entity = op.subject = sampleCommit().ops.at(0).entity;
    op.base = number;
    open.bodies = {encodeFields({{65, QStringLiteral("Siti %1").arg(number)}})};
    sealBody(op, 0, commit.originStream, commit.originSeq, subjectKeysFromSeed(kSampleSeed).k1, *open.bodies.at(0));
    commit.ops = {op};
    return open;
}

UpSegment sampleSegment(int edits, const crypto::SigningKeys &keys)
{
    UpSegment segment;
    segment.stream = kSampleStream;
    segment.firstSeq = 1;
    segment.commits = {first()};
    for (int i = 0; i < edits; ++i)
        segment.commits.append(edit(segment.commits.last(), static_cast<quint64>(i + 1)));
    segment.lastSeq = static_cast<quint64>(segment.commits.size());
    segment.headHash = commitHash(segment.commits.last().commit);
    segment.signature = crypto::sign(keys.secret, viewOf(headSignatureMessage(segment.stream, segment.lastSeq, segment.headHash)));
    return segment;
}

QByteArray compressed(const QByteArray &content)
{
    QByteArray frame(static_cast<qsizetype>(ZSTD_compressBound(static_cast<std::size_t>(content.size()))), Qt::Uninitialized);
    frame.resize(static_cast<qsizetype>(ZSTD_compress(frame.data(), static_cast<std::size_t>(frame.size()), content.constData(), static_cast<std::size_t>(content.size()), 3)));
    return frame;
}

std::optional<SubjectKey> noKey(const EntityId &, quint8)
{
    return std::nullopt;
}

} // namespace

class SegmentTest : public QObject
{
    Q_OBJECT

    const crypto::SigningKeys m_commitKeys = signer(1);
    const crypto::SigningKeys m_ledgerKeys = signer(2);
    const crypto::BoxKeys m_hub = crypto::boxKeysFromSeed(scrambled<32>(3).view());
    const crypto::BoxKeys m_kiosk = crypto::boxKeysFromSeed(scrambled<32>(4).view());

    Result<UpSegment> open(const QByteArray &file, const KeyLookup &keys = noKey) const
    {
        return openUpSegment(file, m_hub.publicKey, m_hub.secret, m_commitKeys.publicKey, keys);
    }

    Result<DownSegment> openDown(const QByteArray &file) const
    {
        return openDownSegment(file, m_kiosk.publicKey, m_kiosk.secret, m_ledgerKeys.publicKey, noKey);
    }
    DownSegment sampleDown() const
    {
        const UpSegment up = sampleSegment(3, m_commitKeys);
        DownSegment segment;
        segment.ledger = "35.77.03.1009";
        segment.firstHseq = 10;
        segment.lastHseq = 14;
        for (int i = 0; i < 4; ++i)
            segment.commits.append({{10 + static_cast<quint64>(i), kSampleTime + i, i == 2, i == 3}, up.commits.at(i), {}, 0, commitHash(up.commits.at(i).commit)});
        segment.commits.append({{14, kSampleTime + 9, false, false}, {}, scrambled<16>(5), 77, {}});
        segment.heads = {{kSampleStream, 4, up.headHash, up.signature}};
        segment.treeSize = 14;
        segment.treeRoot = scrambled<32>(6);
        return segment;
    }

private Q_SLOTS:
    void bringsEveryCommitBackAsItWas()
    {
        const UpSegment segment = sampleSegment(20, m_commitKeys);

        const auto back = open(*sealUpSegment(segment, m_hub.publicKey));

        QVERIFY2(back, qPrintable(back ? QString() : back.error().detail));
        QCOMPARE(back->commits.size(), segment.commits.size());
        for (qsizetype i = 0; i < segment.commits.size(); ++i) {
            QCOMPARE(back->commits.at(i).commit, segment.commits.at(i).commit);
            QCOMPARE(back->commits.at(i).bodies, segment.commits.at(i).bodies);
        }
        QCOMPARE(*back->commits.at(0).introduced.at(0).seed, kSampleSeed);
    }
    void asksForKeysThatEarlierSegmentsBrought()
    {
        UpSegment segment = sampleSegment(1, m_commitKeys);
        segment.commits.removeFirst();
        segment.firstSeq = 2;
        const QByteArray file = *sealUpSegment(segment, m_hub.publicKey);

        QCOMPARE(open(file).error().code, ErrorCode::Damaged);
        const auto back = open(file, [](const EntityId &, quint8 tier) {
            const auto keys = subjectKeysFromSeed(kSampleSeed);
            return std::optional(tier >= 2 ? keys.k2 : keys.k1);
        });
        QVERIFY(back);
        QCOMPARE(back->commits.at(0).commit, segment.commits.at(0).commit);
    }
    void carriesASealedBodyWhoseKeyIsGone()
    {
        UpSegment segment = sampleSegment(0, m_commitKeys);
        OpenCommit &commit = segment.commits.first();
        commit.bodies[1].reset();
        commit.introduced[0] = {commit.introduced.at(0).subject, {}, subjectKeysFromSeed(kSampleSeed).k1, {}};

        const auto back = open(*sealUpSegment(segment, m_hub.publicKey));

        QVERIFY(back);
        QCOMPARE(back->commits.at(0).commit, commit.commit);
        QVERIFY(!back->commits.at(0).bodies.at(1));
        QVERIFY(!back->commits.at(0).introduced.at(0).k2);
    }
    void refusesAKeyThatItsCommitDoesNotName()
    {
        UpSegment segment = sampleSegment(0, m_commitKeys);
        segment.commits.first().introduced[0] = {segment.commits.first().introduced.at(0).subject, {}, SubjectKey{scrambled<32>(9)}, {}};
        segment.commits.first().bodies[1].reset();
        QCOMPARE(open(*sealUpSegment(segment, m_hub.publicKey)).error().code, ErrorCode::Damaged);
    }
    void refusesEveryFlippedBitAndEveryCut()
    {
        const QByteArray file = *sealUpSegment(sampleSegment(1, m_commitKeys), m_hub.publicKey);
        for (qsizetype bit = 0; bit < file.size() * 8; bit += 5) {
            QByteArray altered = file;
            altered[bit / 8] = static_cast<char>(altered.at(bit / 8) ^ (1 << (bit % 8)));
            QVERIFY2(!open(altered), qPrintable(QString::number(bit)));
        }
        for (qsizetype size = 0; size < file.size(); size += 3)
            QVERIFY(!open(file.left(size)));
        QVERIFY(!open(file + '\0'));
    }
    void refusesAnotherSignerAndAnotherReceiver()
    {
        const UpSegment segment = sampleSegment(1, signer(7));
        QCOMPARE(open(*sealUpSegment(segment, m_hub.publicKey)).error().code, ErrorCode::Damaged);
        QCOMPARE(open(*sealUpSegment(sampleSegment(1, m_commitKeys), m_kiosk.publicKey)).error().code, ErrorCode::Damaged);
    }
    void refusesContentThatExpandsBeyondReason()
    {
        const QByteArray bomb(3 * 1024 * 1024, 'x');
        QCOMPARE(sealSegmentFile({kSampleStream, 1, 1, {}}, bomb, m_hub.publicKey, 3).error().code, ErrorCode::ValueOutOfRange);
        QCOMPARE(sealSegmentFile({kSampleStream, 1, 1, {}}, QByteArray(5 * 1024 * 1024, 'x'), m_hub.publicKey, 3).error().code, ErrorCode::ValueOutOfRange);
        for (const int megabytes : {2, 64}) {
            const auto opened = open(sealedFrame(m_hub.publicKey, compressed(QByteArray(megabytes * 1024 * 1024, 'x'))));
            QCOMPARE(opened.error().detail, QStringLiteral("segment: expands too far"));
        }
    }
    void refusesFramesThatAreNoOneFrame()
    {
        const QByteArray frame = compressed("content");
        QCOMPARE(open(sealedFrame(m_hub.publicKey, frame.chopped(1))).error().code, ErrorCode::BadInput);
        QCOMPARE(open(sealedFrame(m_hub.publicKey, frame + frame)).error().detail, QStringLiteral("segment: bytes after the content"));
        QCOMPARE(open(sealedFrame(m_hub.publicKey, "no frame at all")).error().detail, QStringLiteral("segment: compression"));
        QCOMPARE(open(sealedFrame(m_hub.publicKey, QByteArray())).error().code, ErrorCode::BadInput);
    }
    void refusesRubbishUnderAGoodSeal()
    {
        for (int i = 0; i < 200; ++i) {
            const QByteArray rubbish = toByteArray(scrambled<64>(static_cast<quint64>(i))) + QByteArray(i, 'r');
            QVERIFY(!open(*sealSegmentFile({kSampleStream, 1, 1, {}}, rubbish, m_hub.publicKey, 1)));
        }
    }
    void tellsWithoutAKeyWhichCommitsAFileHolds()
    {
        const auto head = readUpSegmentHead(*sealUpSegment(sampleSegment(4, m_commitKeys), m_hub.publicKey));
        QVERIFY(head);
        QCOMPARE(head->stream, kSampleStream);
        QCOMPARE(head->lastSeq, quint64(5));
        QCOMPARE(head->keyId, sealKeyIdOf(m_hub.publicKey));
        QVERIFY(!readUpSegmentHead(QByteArray("GYBSEG01")));
    }
    void hidesLengthsBehindPadding()
    {
        const QByteArray one = *sealUpSegment(sampleSegment(1, m_commitKeys), m_hub.publicKey);
        QCOMPARE((one.size() - 128 - 16) % 256, 0);
    }

    void bringsOthersCommitsDownWholeAndOwnOnesAsTheirPlace()
    {
        const UpSegment up = sampleSegment(3, m_commitKeys);
        const DownSegment segment = sampleDown();
        const QByteArray file = *sealDownSegment(segment, m_kiosk.publicKey, m_ledgerKeys.secret);

        const auto back = openDown(file);

        QVERIFY2(back, qPrintable(back ? QString() : back.error().detail));
        QCOMPARE(back->ledger, segment.ledger);
        QCOMPARE(back->commits.size(), 5);
        for (int i = 0; i < 4; ++i) {
            QCOMPARE(back->commits.at(i).note, segment.commits.at(i).note);
            QCOMPARE(back->commits.at(i).open->commit, up.commits.at(i).commit);
            QCOMPARE(back->commits.at(i).hash, segment.commits.at(i).hash);
        }
        QCOMPARE(back->commits.at(4).ownStream, scrambled<16>(5));
        QCOMPARE(back->commits.at(4).ownSeq, quint64(77));
        QCOMPARE(back->heads.at(0).signature, up.signature);
        QCOMPARE(back->treeRoot, segment.treeRoot);
        QCOMPARE(openDownSegment(file, m_kiosk.publicKey, m_kiosk.secret, m_commitKeys.publicKey, noKey).error().code, ErrorCode::Damaged);
        QVERIFY(!open(file));
    }
    void refusesEveryFlippedBitOnTheWayDown()
    {
        const QByteArray file = *sealDownSegment(sampleDown(), m_kiosk.publicKey, m_ledgerKeys.secret);
        for (qsizetype bit = 0; bit < file.size() * 8; bit += 7) {
            QByteArray altered = file;
            altered[bit / 8] = static_cast<char>(altered.at(bit / 8) ^ (1 << (bit % 8)));
            QVERIFY2(!openDown(altered), qPrintable(QString::number(bit)));
        }
        for (qsizetype size = 0; size < file.size(); size += 3)
            QVERIFY(!openDown(file.left(size)));
    }
    void sealsNoSegmentWhoseNumbersDoNotFit()
    {
        DownSegment down = sampleDown();
        down.lastHseq += 1;
        QCOMPARE(sealDownSegment(down, m_kiosk.publicKey, m_ledgerKeys.secret).error().code, ErrorCode::WrongUse);
        UpSegment up = sampleSegment(2, m_commitKeys);
        up.firstSeq = 2;
        QCOMPARE(sealUpSegment(up, m_hub.publicKey).error().code, ErrorCode::WrongUse);
        up.commits.clear();
        QCOMPARE(sealUpSegment(up, m_hub.publicKey).error().code, ErrorCode::WrongUse);
    }
    // A file of this release, opened by every later one.
    void opensTheGoldenSegment()
    {
        const UpSegment segment = sampleSegment(3, m_commitKeys);
        if (qEnvironmentVariableIsSet("GUYUB_WRITE_GOLDEN"))
            QVERIFY(isGolden(QStringLiteral("segment.hex"), *sealUpSegment(segment, m_hub.publicKey)));

        const auto back = open(golden(QStringLiteral("segment.hex")));

        QVERIFY(back);
        QCOMPARE(back->commits.size(), segment.commits.size());
        for (qsizetype i = 0; i < segment.commits.size(); ++i)
            QCOMPARE(back->commits.at(i).commit, segment.commits.at(i).commit);
    }
    void flagsASubjectThatComesWithOtherKeysThanAreKnown()
    {
        const auto otherKeys = [](const EntityId &, quint8) { return std::optional(SubjectKey{scrambled<32>(77)}); };
        const auto sameKeys = [](const EntityId &, quint8 tier) {
            const auto keys = subjectKeysFromSeed(kSampleSeed);
            return std::optional(tier >= 2 ? keys.k2 : keys.k1);
        };
        const QByteArray file = *sealUpSegment(sampleSegment(1, m_commitKeys), m_hub.publicKey);

        QVERIFY(open(file, otherKeys)->commits.at(0).hasOtherKeys);
        QVERIFY(open(file, otherKeys)->commits.at(1).hasOtherKeys);
        QVERIFY(!open(file, sameKeys)->commits.at(0).hasOtherKeys);
        QVERIFY(!open(file)->commits.at(0).hasOtherKeys);
    }

    void enrolmentHoldsOnlyUnderItsCode()
    {
        EnrolAnswer answer;
        answer.ledger = "35.77.03.1009";
        answer.scope = "*";
        answer.sealedReceiptSecret = QByteArray(80, 's');
        const Bytes code(10, 7), other(10, 8);
        answer.mac = enrolMac(answer, code);
        const auto back = decodeEnrolAnswer(encode(answer));
        QVERIFY(back);
        QCOMPARE(back->mac, enrolMac(*back, code));
        QVERIFY(back->mac != enrolMac(*back, other));
        EnrolRequest forged;
        forged.mac = enrolMac(forged, code);
        QVERIFY(!decodeEnrolRequest(encode(forged))); // its stream is not certified by its device
    }
};

GUYUB_TEST(SegmentTest)
#include "segmenttest.moc"
