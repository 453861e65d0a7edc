#include "app/base/durablefile.h"
#include "app/domain/receiptpayload.h"
#include "storage/enrolment.h"
#include "sync/protocol/agentreport.h"
#include "sync/protocol/spool.h"
#include "tests/storage/ledger.h"
#include "tests/support/testmain.h"

#include <QDir>

using namespace guyub;
using namespace guyub::storage;
using test::TestStore;

namespace {

// The hub's keys and its half of meeting a kiosk.
struct Hub
{
    crypto::SigningKeys ledger = crypto::makeSigningKeys();
    crypto::BoxKeys seal = crypto::makeBoxKeys();
    FixedBytes<32> receiptSecret = crypto::randomBytes<32>();
    crypto::SecretBytes secret = crypto::SecretBytes::random(10);
    QByteArray ledgerCode = test::kLedger.toUtf8();

    EnrolCode code() const { return {FixedBytes<15>(), secret.clone()}; }
    protocol::EnrolAnswer answerTo(const protocol::EnrolRequest &request) const
    {
        protocol::EnrolAnswer answer;
        answer.ledger = ledgerCode;
        answer.scope = "*";
        answer.ledgerKey = ledger.publicKey;
        answer.hubSealKey = seal.publicKey;
        answer.issuedAt = 1'764'000'000'000;
        answer.sealedReceiptSecret = toByteArray(ByteView(crypto::sealTo(request.sealKey, receiptSecret.view())));
        answer.deviceCertificate
            = crypto::sign(ledger.secret, viewOf(protocol::deviceCertificateMessage(ledgerCode, request.deviceKey, request.receiptKey, request.sealKey, request.transportKey, answer.issuedAt)));
        answer.mac = protocol::enrolMac(answer, secret.view());
        return answer;
    }
    // What the agent does between request() and accept().
    Result<> carry(TestStore &store, const std::function<void(protocol::EnrolAnswer &)> &spoil = {}) const
    {
        GUYUB_TRY_VALUE(const QByteArray bytes, readWhole(protocol::spool::enrolRequest(store.folder())));
        GUYUB_TRY_VALUE(const protocol::EnrolRequest request, protocol::decodeEnrolRequest(bytes));
        if (protocol::enrolMac(request, secret.view()) != request.mac || !protocol::isGenuine(request.stream))
            return fail(ErrorCode::Refused);
        protocol::EnrolAnswer answer = answerTo(request);
        if (spoil)
            spoil(answer);
        if (const auto pinned = writeDurably(protocol::spool::pinnedRoot(store.folder()), "the root of a hub"); !pinned)
            return pinned;
        return writeDurably(protocol::spool::enrolAnswer(store.folder()), protocol::encode(answer));
    }
    Result<> enrol(TestStore &store) const
    {
        Enrolment enrolment(store.database(), store.session->identity(), store.folder());
        GUYUB_TRY(enrolment.request(QStringLiteral("https://127.0.0.1:1"), code()));
        GUYUB_TRY(carry(store));
        return enrolment.accept(code(), store.store());
    }
};

QStringList segmentsIn(const QString &folder)
{
    return QDir(folder).entryList({QStringLiteral("*.seg")}, QDir::Files, QDir::Name);
}

// A hub knows the subjects of earlier segments; here the store itself stands for its memory.
protocol::KeyLookup keysOf(TestStore &store)
{
    return [&store](const EntityId &subject, quint8 tier) -> std::optional<protocol::SubjectKey> {
        const auto entry = SubjectKeyTable(store.database()).find(subject);
        return entry && *entry ? (*entry)->forTier(tier) : std::nullopt;
    };
}

QList<ports::Record> ownCertificates(TestStore &store)
{
    return store.store().certificatesByKeyId(toByteArray(store.session->receiptKeys().keyId())).value_or(QList<ports::Record>());
}

} // namespace

class EnrolmentTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void meetsTheHubThatMadeTheCode()
    {
        TestStore store;
        const Hub hub;
        QVERIFY(ownCertificates(store).isEmpty());

        QVERIFY(hub.enrol(store));

        QVERIFY(store.store().syncStatus()->enrolled);
        QCOMPARE(ownCertificates(store).size(), 1);
        QVERIFY(!QFile::exists(protocol::spool::enrolRequest(store.folder())));
        QVERIFY(!QFile::exists(protocol::spool::enrolAnswer(store.folder())));
        QCOMPARE(QFileInfo(protocol::spool::transportKey(store.folder())).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QCOMPARE(Enrolment(store.database(), store.session->identity(), store.folder()).request(QStringLiteral("https://x"), hub.code()).error().code, ErrorCode::TargetExists);

        store.close();
        QVERIFY(store.open());
        QVERIFY(store.session->identity().hub);
        QCOMPARE(ownCertificates(store).size(), 1);
    }

    void putsBackWhatTheAgentNeeds_data()
    {
        QTest::addColumn<QString>("file"); // empty: the whole folder goes
        QTest::addColumn<bool>("removes");
        for (const char *name : {"hub", "root.pem", "transport.key"}) {
            QTest::addRow("%s gone", name) << QString::fromLatin1(name) << true;
            QTest::addRow("%s damaged", name) << QString::fromLatin1(name) << false;
        }
        QTest::newRow("the folder gone") << QString() << true;
    }
    void putsBackWhatTheAgentNeeds()
    {
        QFETCH(QString, file);
        QFETCH(bool, removes);
        TestStore store;
        const Hub hub;
        QVERIFY(hub.enrol(store));
        store.close();
        const QString agent = protocol::spool::agentFolder(store.folder());
        const QStringList names{QStringLiteral("hub"), QStringLiteral("root.pem"), QStringLiteral("transport.key")};
        QList<QByteArray> before;
        for (const QString &name : names)
            before.append(*readWhole(agent + QLatin1Char('/') + name));
        if (file.isEmpty())
            QVERIFY(QDir(agent).removeRecursively());
        else if (removes)
            QVERIFY(QFile::remove(agent + QLatin1Char('/') + file));
        else
            QVERIFY(writeDurably(agent + QLatin1Char('/') + file, "damaged"));

        QVERIFY(store.open());

        for (int i = 0; i < names.size(); ++i)
            QCOMPARE(*readWhole(agent + QLatin1Char('/') + names[i]), before[i]);
    }

    void refusesEveryOtherHub_data()
    {
        QTest::addColumn<int>("spoilt");
        for (const char *what : {"mac", "certificate", "ledger", "another secret"})
            QTest::newRow(what) << int(what[0]);
    }
    void refusesEveryOtherHub()
    {
        QFETCH(int, spoilt);
        TestStore store;
        const Hub hub, other;
        Enrolment enrolment(store.database(), store.session->identity(), store.folder());
        QCOMPARE(enrolment.accept(hub.code(), store.store()).error().code, ErrorCode::NotReachable);
        QVERIFY(enrolment.request(QStringLiteral("https://127.0.0.1:1"), hub.code()));
        QVERIFY(hub.carry(store, [&](protocol::EnrolAnswer &answer) {
            if (spoilt == 'm')
                answer.mac[0] ^= 1;
            if (spoilt == 'c')
                answer.deviceCertificate[0] ^= 1;
            if (spoilt == 'l')
                answer.ledger = "35.77.03.1008";
            if (spoilt != 'm')
                answer.mac = protocol::enrolMac(answer, spoilt == 'a' ? other.secret.view() : hub.secret.view());
        }));

        QCOMPARE(enrolment.accept(hub.code(), store.store()).error().code, ErrorCode::Refused);
        QVERIFY(!store.store().syncStatus()->enrolled);
        QVERIFY(!store.session->identity().hub);
    }

    void readsACodeAsItIsTyped()
    {
        const QString code = QStringLiteral("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567ABCDEFGH");
        const auto read = parseEnrolCode(code);
        QVERIFY(read);
        const auto typed = parseEnrolCode(QStringLiteral("abcde-fghij klmno-pqrst uvwxy-z2345 67abc-defgh"));
        QCOMPARE(typed->rootPrefix, read->rootPrefix);
        QVERIFY(crypto::areEqual(typed->secret.view(), read->secret.view()));
        QCOMPARE(parseEnrolCode(code.chopped(1)).error().code, ErrorCode::BadInput);
        QCOMPARE(parseEnrolCode(code + QLatin1Char('A')).error().code, ErrorCode::BadInput);
        QCOMPARE(parseEnrolCode(QString(code).replace(3, 1, QLatin1Char('1'))).error().code, ErrorCode::BadInput);
    }

    void sealsWhatWaitsForTheHubAlone()
    {
        TestStore store;
        const Hub hub;
        store.person(QStringLiteral("Soeparman"), {{domain::resident::Religion, qint64(1)}});
        QCOMPARE(*store.session->cut(), 0); // nothing for anybody while not enrolled
        QVERIFY(hub.enrol(store));

        QCOMPARE(*store.session->cut(), 1);
        QCOMPARE(*store.session->cut(), 0); // nothing new

        const QString ready = protocol::spool::outboxReady(store.folder());
        QCOMPARE(segmentsIn(ready).size(), 1);
        const QByteArray file = readWhole(ready + QLatin1Char('/') + segmentsIn(ready).first()).value();
        QVERIFY(!file.contains("Soeparman"));
        const auto opened = protocol::openUpSegment(file, hub.seal.publicKey, hub.seal.secret, store.session->identity().commit.publicKey, keysOf(store));
        QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().detail));
        QCOMPARE(opened->firstSeq, 1);
        QCOMPARE(opened->lastSeq, opened->commits.last().commit.seq);
        QCOMPARE(opened->headHash, protocol::commitHash(opened->commits.last().commit));
        const Hub stranger;
        QVERIFY(!protocol::openUpSegment(file, stranger.seal.publicKey, stranger.seal.secret, store.session->identity().commit.publicKey, keysOf(store)));
        QCOMPARE(store.count(QStringLiteral("subject_seed")), 0); // forgotten once sealed

        const auto hello = protocol::decodeHello(readWhole(protocol::spool::hello(store.folder())).value());
        QVERIFY(hello);
        QCOMPARE(hello->sealedSeq, opened->lastSeq);
        QCOMPARE(hello->sealedHead, opened->headHash);
    }

    void sealsAtClosing()
    {
        TestStore store;
        const Hub hub;
        QVERIFY(hub.enrol(store));
        store.person(QStringLiteral("Soeparman"));

        store.close();

        QCOMPARE(segmentsIn(protocol::spool::outboxReady(store.folder())).size(), 1);
    }

    void cutsALongDayIntoSeveralSegments()
    {
        TestStore store;
        const Hub hub;
        QVERIFY(hub.enrol(store));
        for (int i = 0; i < 160; ++i)
            store.person(QStringLiteral("Warga %1").arg(i), {{domain::resident::Address, QString(190, QLatin1Char('x'))}});

        QVERIFY(*store.session->cut() > 1);

        quint64 next = 1;
        const QString ready = protocol::spool::outboxReady(store.folder());
        for (const QString &name : segmentsIn(ready)) {
            const auto opened = protocol::openUpSegment(readWhole(ready + QLatin1Char('/') + name).value(), hub.seal.publicKey, hub.seal.secret, store.session->identity().commit.publicKey, keysOf(store));
            QVERIFY(opened);
            QCOMPARE(opened->firstSeq, next);
            next = opened->lastSeq + 1;
        }
        QCOMPARE(next, CommitLog(store.database()).headOf(store.store().stream())->seq + 1);
    }

    void keepsSentSegmentsUntilTheHubHasBackedThemUp()
    {
        TestStore store;
        const Hub hub;
        QVERIFY(hub.enrol(store));
        QVERIFY(*store.session->cut() == 1);
        const QString ready = protocol::spool::outboxReady(store.folder()), sent = protocol::spool::outboxSent(store.folder());
        QVERIFY(QDir().mkpath(sent));
        const QString name = segmentsIn(ready).first();
        QVERIFY(QFile::rename(ready + QLatin1Char('/') + name, sent + QLatin1Char('/') + name));
        protocol::AgentReport report;
        report.stream = store.store().stream();
        report.contactAt = store.clock.nowUtc();
        report.storedSeq = report.appliedSeq = 2;
        QVERIFY(writeDurably(protocol::spool::lastAnswer(store.folder()), protocol::encode(report)));
        QVERIFY(store.session->cut());
        QCOMPARE(segmentsIn(sent).size(), 1);
        QCOMPARE(store.store().syncStatus()->waitingCommits, 0);
        QCOMPARE(store.store().syncStatus()->lastContactAt, report.contactAt);

        report.backedUpSeq = 2;
        QVERIFY(writeDurably(protocol::spool::lastAnswer(store.folder()), protocol::encode(report)));
        QVERIFY(store.session->cut());
        QVERIFY(segmentsIn(sent).isEmpty());
    }

    void appliesWhatLiesInTheInboxAndSetsAsideWhatDoesNotFit()
    {
        TestStore a(QStringLiteral("Wening")), b(QStringLiteral("Ratri"));
        const Hub hub;
        QVERIFY(hub.enrol(a));
        QVERIFY(hub.enrol(b));
        const EntityId id = a.person(QStringLiteral("Soeparman"));
        test::Ledger ledger;
        ledger.take(a);
        const protocol::DownSegment segment = ledger.segmentFor(b);
        const QString inbox = protocol::spool::inbox(b.folder());
        QVERIFY(QDir().mkpath(inbox));
        const auto put = [&](const char *name, const QByteArray &bytes) { return writeDurably(inbox + QLatin1Char('/') + QLatin1String(name), bytes); };
        const Hub stranger;
        const PublicKey &to = b.session->identity().seal.publicKey;

        QVERIFY(put("1.seg", protocol::sealDownSegment(segment, to, stranger.ledger.secret).value())); // not our ledger's key
        auto applied = b.session->applyInbox();
        QCOMPARE(applied->refusedFiles, 1);
        QCOMPARE(applied->whyRefused.code, ErrorCode::Damaged);
        QVERIFY(!applied->whyRefused.detail.isEmpty());
        QCOMPARE(applied->commits, 0);
        QVERIFY(segmentsIn(inbox).isEmpty());

        QVERIFY(put("1.seg", protocol::sealDownSegment(segment, to, hub.ledger.secret).value()));
        QVERIFY(put("2.seg", "rubbish"));
        applied = b.session->applyInbox();
        QCOMPARE(applied->segments, 1);
        QCOMPARE(applied->refusedFiles, 1);
        QCOMPARE(b.nameOf(id), QStringLiteral("Soeparman"));
        QVERIFY(segmentsIn(inbox).isEmpty());
        // A's certificate came along, so B can check A's receipts.
        QCOMPARE(b.store().certificatesByKeyId(toByteArray(a.session->receiptKeys().keyId()))->size(), 1);
        QCOMPARE(b.session->receiptKeys().holderHash(id), a.session->receiptKeys().holderHash(id)); // one secret a ledger
    }

    void doesNotBelieveACertificateThatTheLedgerDidNotSign()
    {
        TestStore store;
        const Hub hub;
        QVERIFY(hub.enrol(store));
        const ports::Record mine = ownCertificates(store).first();
        ports::Change change;
        change.kind = ports::OpKind::AppendEvent;
        change.type = domain::RecordType::DeviceCertificate;
        change.fields = mine.fields;
        change.fields.insert(705, QByteArray(32, 'd'));
        change.fields.insert(706, QByteArray(32, 'r'));
        change.fields.insert(712, QByteArray("abcd"));
        ports::Action action;
        action.changes = {change};
        QVERIFY(store.store().commit(action));

        QVERIFY(store.store().certificatesByKeyId("abcd")->isEmpty());
    }

    void signsReceiptsWithTheDevicesOwnKey()
    {
        TestStore store;
        auto &keys = store.session->receiptKeys();
        const QByteArray message = domain::receiptMessage("a body");

        const auto signature = keys.sign(message);

        QVERIFY(keys.verify(keys.publicKey(), message, *signature));
        QVERIFY(!keys.verify(keys.publicKey(), message + 'x', *signature));
        QCOMPARE(keys.holderHash(EntityId{}).size(), 8);
    }
};

GUYUB_TEST(EnrolmentTest)
#include "enrolmenttest.moc"
