#include "sync/protocol/cbor.h"
#include "tests/protocol/golden.h"
#include "tests/protocol/samples.h"
#include "tests/support/testmain.h"

using namespace guyub;
using namespace guyub::protocol;
using namespace guyub::test;

class CommitTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsBackWhatItWrites()
    {
        Commit commit = sampleCommit();
        QCOMPARE(*decodeCommit(encodeCommit(commit)), commit);
        commit.stream = scrambled<16>(9); // re-issued in another stream, for an import, signed by its operator
        commit.seq = 77;
        commit.prevHash = scrambled<32>(10);
        commit.job = scrambled<16>(11);
        commit.authority = {};
        commit.operatorSignature = QByteArray(64, 's');
        const auto back = decodeCommit(encodeCommit(commit));
        QVERIFY(back);
        QCOMPARE(*back, commit);
        QCOMPARE(back->originStream, kSampleStream);
        QCOMPARE(back->operatorSignature, commit.operatorSignature);
        QVERIFY(back->authority.isZero());
    }
    void agreesWithTheGoldenCommit()
    {
        const Commit commit = sampleCommit();
        QVERIFY(isGolden(QStringLiteral("commit.hex"), encodeCommit(commit)));
        QVERIFY(isGolden(QStringLiteral("commit.content.hex"), toByteArray(contentHash(commit))));
        QVERIFY(isGolden(QStringLiteral("commit.hash.hex"), toByteArray(commitHash(commit))));
        const QByteArray ids = toByteArray(opUid(kSampleStream, 1, 1)) + toByteArray(derivedEntityId(kSampleTime, kSampleStream, 1, 0));
        QVERIFY(isGolden(QStringLiteral("commit.ids.hex"), ids));
    }
    void keepsTheContentHashInAReissue()
    {
        const Commit commit = sampleCommit();
        Commit again = commit;
        again.stream = scrambled<16>(9);
        again.seq = 5;
        again.prevHash = scrambled<32>(3);
        QCOMPARE(contentHash(again), contentHash(commit));
        QVERIFY(commitHash(again) != commitHash(commit));
    }
    void refusesACommitThatIsCutAnywhere()
    {
        const QByteArray bytes = encodeCommit(sampleCommit());
        for (qsizetype i = 0; i < bytes.size(); ++i)
            QVERIFY2(!decodeCommit(bytes.left(i)), qPrintable(QString::number(i)));
        QCOMPARE(decodeCommit(bytes + 'x').error().code, ErrorCode::BadInput);
    }
    // Flips every bit and every byte: what is still accepted is another commit with another hash, and its own bytes.
    void neverTakesAlteredBytesForTheSameCommit()
    {
        const QByteArray bytes = encodeCommit(sampleCommit());
        const Hash hash = commitHash(sampleCommit());
        int accepted = 0;
        for (qsizetype i = 0; i < bytes.size(); ++i) {
            for (const int mask : {0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0xff}) {
                QByteArray altered = bytes;
                altered[i] = static_cast<char>(altered[i] ^ mask);
                const auto commit = decodeCommit(altered);
                if (!commit)
                    continue;
                ++accepted;
                QCOMPARE(encodeCommit(*commit), altered);
                QVERIFY2(commitHash(*commit) != hash, qPrintable(QString::number(i)));
            }
        }
        QVERIFY(accepted > 0);
    }
    void refusesRulesBroken_data()
    {
        QTest::addColumn<int>("rule");
        for (int rule = 0; rule < 10; ++rule)
            QTest::newRow(qPrintable(QString::number(rule))) << rule;
    }
    void refusesRulesBroken()
    {
        QFETCH(int, rule);
        Commit commit = sampleCommit();
        switch (rule) {
        case 0: commit.seq = commit.originSeq = 0; break;
        case 1: commit.prevHash = scrambled<32>(1); break;
        case 2: commit.ops.clear(); break;
        case 3: commit.ops[0].tier = 3; break;
        case 4: commit.ops[0].sealedBody.truncate(39); break;
        case 5: commit.ops[0].keyHashes.chop(1); break;
        case 6: commit.operatorSignature = QByteArray(63, 's'); break;
        case 7: commit.hlcMs = qint64(1) << 48; break;
        case 8: commit.hlcMs = -1; break;
        case 9: commit.ops = QList<Op>(kMaxOpsPerCommit + 1, commit.ops[1]); break;
        default: break;
        }
        QCOMPARE(decodeCommit(encodeCommit(commit)).error().code, ErrorCode::BadInput);
    }
    void takesTheLargestCommitAndNoLarger()
    {
        Commit commit = sampleCommit();
        const auto room = kMaxCommitBytes - encodeCommit(commit).size();
        commit.ops[0].sealedBody.append(QByteArray(room - 1, 'x')); // its length head grows as well
        QCOMPARE(encodeCommit(commit).size(), kMaxCommitBytes);
        QVERIFY(decodeCommit(encodeCommit(commit)));
        commit.ops[0].sealedBody.append('x');
        QVERIFY(!decodeCommit(encodeCommit(commit)));
    }
    void refusesZeroIdsWhereNullIsMeant()
    {
        const QByteArray good = encodeCommit(sampleCommit());
        const QByteArray authority = "\x50" + toByteArray(scrambled<16>(2));
        const qsizetype at = good.indexOf(authority);
        QVERIFY(at > 0);
        QByteArray zero = good;
        zero.replace(at, 17, "\x50" + QByteArray(16, '\0'));
        QVERIFY(!decodeCommit(zero));
    }
    void makesEntityIdsInUuid7Layout()
    {
        const EntityId id = derivedEntityId(kSampleTime, kSampleStream, 7, 2);
        quint64 ms = 0;
        for (std::size_t i = 0; i < 6; ++i)
            ms = ms << 8 | id[i];
        QCOMPARE(ms, quint64(kSampleTime));
        QCOMPARE(id[6] >> 4, 7);
        QCOMPARE(id[8] >> 6, 2);
        QVERIFY(id != derivedEntityId(kSampleTime, kSampleStream, 7, 3));
        QVERIFY(id != derivedEntityId(kSampleTime, kSampleStream, 8, 2));
        QVERIFY(opUid(kSampleStream, 7, 2) != opUid(kSampleStream, 7, 3));
    }
};

class OpBodyTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsBackEveryKindOfValue()
    {
        QCOMPARE(*decodeFields(encodeFields(sampleFields())), sampleFields());
        QCOMPARE(*decodeFields(encodeFields({})), domain::FieldMap());
    }
    void sortsSetsByTheirBytes()
    {
        const domain::FieldMap mixed{{1, QStringList{QStringLiteral("é"), QStringLiteral("z"), QStringLiteral("e\u0301"), QStringLiteral("Z")}}};
        const auto fields = decodeFields(encodeFields(mixed));
        QVERIFY(fields);
        QCOMPARE(std::get<QStringList>(fields->value(1)), (QStringList{QStringLiteral("Z"), QStringLiteral("z"), QStringLiteral("é")}));
        QVERIFY(!decodeFields(QByteArray::fromHex("a10182617a615a"))); // z before Z
        QVERIFY(!decodeFields(QByteArray::fromHex("a10182617a617a"))); // z twice
        QVERIFY(!decodeFields(QByteArray::fromHex("a1018101")));       // a number in a set
        QVERIFY(!decodeFields(QByteArray::fromHex("a101a0")));         // a map as a value
    }
    void opensOnlyWhatItSealed()
    {
        const Commit commit = sampleCommit();
        const SubjectKeys keys = subjectKeysFromSeed(kSampleSeed);
        QCOMPARE(*openBody(commit, 0, keys.k1), encodeFields(sampleFields()));
        QCOMPARE(openBody(commit, 0, keys.k2).error().code, ErrorCode::Damaged);
        for (qsizetype i = 0; i < commit.ops[0].sealedBody.size(); ++i) {
            Commit altered = commit;
            altered.ops[0].sealedBody[i] = static_cast<char>(altered.ops[0].sealedBody[i] ^ 1);
            QVERIFY(!openBody(altered, 0, keys.k1));
        }
    }
    void bindsABodyToItsOp()
    {
        const SubjectKey key = subjectKeysFromSeed(kSampleSeed).k1;
        for (int i = 0; i < 8; ++i) {
            Commit commit = sampleCommit();
            Op &op = commit.ops[0];
            switch (i) {
            case 0: op.kind = 1; break;
            case 1: op.entity[0] ^= 1; break;
            case 2: op.subject[0] ^= 1; break;
            case 3: op.base = 1; break;
            case 4: op.tier = 0; break;
            case 5: op.keyHashes.clear(); break;
            case 6: commit.originSeq = 2; break;
            default: commit.originStream[0] ^= 1; break;
            }
            QVERIFY2(!openBody(commit, 0, key), qPrintable(QString::number(i)));
        }
    }
    void sealsTheSameToTheSameBytesAndAnythingElseUnderAnotherNonce()
    {
        const SubjectKey key = subjectKeysFromSeed(kSampleSeed).k1;
        const auto nonceOf = [&](int index, quint64 seq, quint64 base, const QByteArray &body) {
            Op op = sampleCommit().ops[0];
            op.base = base;
            sealBody(op, index, kSampleStream, seq, key, body);
            return op.sealedBody.left(24);
        };
        const QByteArray first = nonceOf(0, 1, 0, "body");
        QCOMPARE(nonceOf(0, 1, 0, "body"), first);
        QVERIFY(nonceOf(1, 1, 0, "body") != first);
        QVERIFY(nonceOf(0, 2, 0, "body") != first);
        QVERIFY(nonceOf(0, 1, 1, "body") != first);
        QVERIFY(nonceOf(0, 1, 0, "bodz") != first);
    }
    void derivesOtherKeysFromOtherSeeds()
    {
        const SubjectKeys keys = subjectKeysFromSeed(kSampleSeed);
        const SubjectKeys others = subjectKeysFromSeed(scrambled<16>(4));
        QVERIFY(keys.k1.bytes != keys.k2.bytes);
        QVERIFY(keys.k1.bytes != others.k1.bytes);
        QVERIFY(keys.k2.bytes != others.k2.bytes);
        QCOMPARE(keyHashesOf(keys).size(), 32);
        QVERIFY(keyHashesOf(keys) != keyHashesOf(others));
    }
};

GUYUB_TEST(CommitTest)
GUYUB_TEST(OpBodyTest)
#include "committest.moc"
