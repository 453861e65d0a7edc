// An enrolled kiosk that does not play by the rules must hurt nobody but itself: what it signs gets its place, changes
// nothing, and goes down to the others in a form that they can check.
#include "app/domain/records/resident.h"
#include "app/domain/records/visit.h"
#include "storage/crypto/cipher.h"
#include "storage/crypto/hash.h"
#include "sync/protocol/cbor.h"
#include "tests/hub/testhub.h"
#include "tests/support/testmain.h"

using namespace guyub;
using namespace guyub::test;
using namespace guyub::domain;

namespace {

FieldMap named(const char *name)
{
    return {{resident::Name, QString::fromUtf8(name)}};
}

// An edit whose body opens under the subject's key, under a nonce that nobody else would come to.
protocol::OpenCommit underItsOwnNonce(const EntityId &entity, const protocol::SubjectKey &key)
{
    protocol::OpenCommit open;
    protocol::Commit &commit = open.commit;
    commit.originStream = StreamId(crypto::randomBytes<16>());
    commit.originSeq = 9;
    commit.hlcMs = kTestTime;
    commit.actor = crypto::randomBytes<16>();
    commit.role = commit.source = 1;
    protocol::Op op;
    op.kind = 1;
    op.entity = op.subject = entity;
    protocol::CborWriter associated;
    associated.array(5).number64(op.kind).bytes(op.entity).bytes(op.subject).number64(op.base).number64(op.tier);
    const crypto::SecretBytes encryption = crypto::subkey(key.bytes.view(), 1, "gybbody1");
    const auto nonce = crypto::randomBytes<24>();
    const QByteArray body = protocol::encodeFields(named("Nama Lain"));
    op.sealedBody = toByteArray(nonce) + toByteArray(ByteView(crypto::seal(encryption.view(), nonce, viewOf(body), viewOf(associated.result()))));
    commit.ops = {op};
    open.bodies = {std::nullopt};
    return open;
}

} // namespace

class HostileKioskTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bodyUnderAForeignNonceIsReadByNobody()
    {
        TestHub hub;
        TestKiosk a("A"), b("B");
        QVERIFY(hub.enrol(a) && hub.enrol(b));
        const EntityId id = a.create(named("Siti"));
        a.reissue(underItsOwnNonce(id, a.keys.value(id).k1));
        a.create(named("Paijem"));

        hub.sync(a, 1);
        hub.sync(b);

        QCOMPARE(b.received.size(), 3);
        QVERIFY(!b.received.at(1).open->bodies.first());
        QCOMPARE(b.received.at(1).open->commit, a.commits().at(1).commit);
        QCOMPARE(hub.findings(), QStringList());
    }
    void subjectKeepsTheKeysItCameWith()
    {
        TestHub hub;
        TestKiosk a("A"), b("B"), c("C");
        QVERIFY(hub.enrol(a) && hub.enrol(b) && hub.enrol(c));
        const EntityId id = a.create(named("Siti"));
        hub.sync(a, 1);
        b.set(id, named("Nama Lain"), 1); // never received her, so it introduces her anew
        b.set(id, named("Nama Ketiga"), 1);
        b.create(named("Paijem"));

        const auto answer = hub.sync(b, 1);
        hub.sync(c);

        QCOMPARE(answer.marks.quarantined, (QList<quint64>{1, 2}));
        QCOMPARE(c.received.size(), 4);
        for (int i = 1; i < 3; ++i) {
            QVERIFY(c.received.at(i).note.quarantined);
            QVERIFY(!c.received.at(i).open->bodies.first());
            QCOMPARE(c.received.at(i).open->commit, b.commits().at(i - 1).commit);
        }
        QCOMPARE(std::get<QString>(hub.state(id).fields.value(resident::Name).value), QStringLiteral("Siti"));
        QCOMPARE(hub.findings(), QStringList());
    }
    void eventNeverChangesAfterItWasMade_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<FieldMap>("fields");
        QTest::newRow("set") << 1 << FieldMap{{visit::WeightG, qint64(9999)}};
        QTest::newRow("create") << 0 << FieldMap{{visit::WeightG, qint64(9999)}};
        QTest::newRow("tombstone") << 4 << FieldMap{};
        QTest::newRow("fields of a resident") << 1 << named("Nama Lain");
        QTest::newRow("fields of both") << 1 << FieldMap{{resident::Name, QStringLiteral("Nama Lain")}, {visit::WeightG, qint64(9999)}};
    }
    void eventNeverChangesAfterItWasMade()
    {
        QFETCH(int, kind);
        QFETCH(FieldMap, fields);
        TestHub hub;
        TestKiosk a("A"), b("B");
        QVERIFY(hub.enrol(a) && hub.enrol(b));
        const EntityId child = a.create(named("Siti"));
        const EntityId weighing = a.append(child, {{visit::ResidentId, toByteArray(child)}, {visit::WeightG, qint64(8200)}});
        a.commit({{quint8(kind), weighing, child, 2, fields, 1, {}}});
        a.create(named("Paijem"));

        const auto answer = hub.sync(a, 1);
        hub.sync(b);

        QCOMPARE(answer.marks.quarantined, (QList<quint64>{3}));
        QVERIFY(b.received.at(2).note.quarantined && !b.received.at(3).note.quarantined);
        const EntityState state = hub.state(weighing);
        QCOMPARE(state.fields.size(), 2);
        QCOMPARE(state.fields.value(visit::WeightG).value, Value(qint64(8200)));
        QVERIFY(!state.tombstoned);
        QCOMPARE(hub.findings(), QStringList());
    }
    void whatIsNoEventIsNotAppended()
    {
        TestHub hub;
        TestKiosk a("A");
        QVERIFY(hub.enrol(a));
        const EntityId id = a.create(named("Siti"));
        a.append(id, named("Paijem"));

        QCOMPARE(hub.sync(a, 1).marks.quarantined, (QList<quint64>{2}));
        QCOMPARE(hub.findings(), QStringList());
    }
    void consentCountsOnlyUnderItsOperatorsSignature()
    {
        TestHub hub;
        TestKiosk a("A");
        QVERIFY(hub.enrol(a));
        const EntityId child = a.create(named("Siti"));
        a.consent(child, 2, true);
        a.isOperatorSigning = false;
        a.consent(child, 2, false); // 3: not signed
        a.isOperatorSigning = true;
        const Id known = a.operatorId;
        a.operatorId = Id(crypto::randomBytes<16>());
        a.consent(child, 2, false); // 4: by nobody who has a record
        a.operatorId = known;
        a.operatorKeys = crypto::makeSigningKeys();
        a.consent(child, 2, false); // 5: under a key that is not the operator's

        QCOMPARE(hub.sync(a, 1).marks.quarantined, (QList<quint64>{3, 4, 5}));
        QCOMPARE(hub.value(QStringLiteral("SELECT given FROM consent_state")).toInt(), 1);
        QCOMPARE(hub.count(QStringLiteral("quarantine WHERE reason LIKE '%operator%'")), 3);
        QCOMPARE(hub.findings(), QStringList());
    }
};

GUYUB_TEST(HostileKioskTest)
#include "hostilekiosktest.moc"
