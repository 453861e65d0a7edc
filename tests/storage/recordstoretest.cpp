#include "app/base/durablefile.h"
#include "app/domain/receiptcode.h"
#include "app/domain/records/household.h"
#include "app/domain/records/receipt.h"
#include "app/domain/records/service.h"
#include "app/ports/legalbasis.h"
#include "storage/projector.h"
#include "sync/protocol/agentreport.h"
#include "sync/protocol/spool.h"
#include "tests/storage/teststore.h"
#include "tests/support/testmain.h"

using namespace guyub;
using namespace guyub::domain;
using test::TestStore;
using usecase::Purpose;

namespace {

ports::Action receiptNumbered(TestStore &store, const EntityId &resident, qint64 number)
{
    ports::Change change;
    change.kind = ports::OpKind::AppendEvent;
    change.type = RecordType::Receipt;
    change.subject = resident;
    for (const FieldSpec &field : receipt::kFields)
        if (field.required)
            change.fields.insert(field.tag, field.kind == FieldKind::Raw || field.kind == FieldKind::Entity
                    ? Value(QByteArray(static_cast<qsizetype>(std::max<qint64>(field.minimum, 16)), 'r'))
                    : field.kind == FieldKind::Text || field.kind == FieldKind::Digits ? Value(QStringLiteral("x")) : Value(qint64(1)));
    change.fields.insert(receipt::KeyId, QByteArray(4, 'k'));
    change.fields.insert(receipt::HolderHash, QByteArray(8, 'h'));
    change.fields.insert(receipt::SignatureBytes, QByteArray(64, 's'));
    change.fields.insert(receipt::ResidentId, toByteArray(resident));
    change.fields.insert(receipt::Number, formatReceiptCode({receiptLettersOf(store.store().stream()), number}));
    ports::Action action;
    action.changes = {change};
    return action;
}

} // namespace

class RecordStoreTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsCommitTablesAndSearchTogether()
    {
        TestStore store;
        const int before = store.count(QStringLiteral("commit_log"));

        const EntityId id = store.person(QStringLiteral("Soeparman"), {{resident::Nik, QStringLiteral("3577031010509001")}, {resident::NoKk, QStringLiteral("3577031010159001")}, {resident::Rt, QStringLiteral("003")}, {resident::Rw, QStringLiteral("005")}});

        QCOMPARE(store.count(QStringLiteral("commit_log")), before + 1);
        QCOMPARE(store.find(QStringLiteral("soeparman")), QStringList{QStringLiteral("Soeparman")});
        const auto record = store.store().load(id);
        QCOMPARE(textOf(record->fields, resident::Nik), QStringLiteral("3577031010509001"));
        QVERIFY(record->waiting);
        const auto household = store.store().householdByNoKk(QStringLiteral("3577031010159001"));
        QCOMPARE(toByteArray(*household), bytesOf(record->fields, resident::HouseholdId));
        QCOMPARE(store.store().recordsOf(id, RecordType::Consent, 10, 0)->size(), 2);
    }

    void keepsNothingOfAnActionThatIsRefused()
    {
        TestStore store;
        const Hash digest = store.digest();
        ports::Change good, bad;
        good.type = bad.type = RecordType::Resident;
        good.fields = {{resident::Name, QStringLiteral("Soeparman")}};
        bad.fields = {{resident::Name, QStringLiteral("Djoyo")}, {resident::Nik, QStringLiteral("12")}};
        ports::Action action;
        action.changes = {good, bad};

        const auto saved = store.store().commit(action);

        QCOMPARE(saved.error().code, ErrorCode::ValueOutOfRange);
        QCOMPARE(saved.error().field, QStringLiteral("nik"));
        QCOMPARE(store.digest(), digest);
        QVERIFY(store.find(QStringLiteral("Soeparman")).isEmpty());
        QVERIFY(store.findings().isEmpty());
    }

    void refusesChangesThatPointNowhere()
    {
        TestStore store;
        ports::Change change;
        change.type = RecordType::Resident;
        change.fields = {{resident::Name, QStringLiteral("Soeparman")}};
        change.entityRefs = {{resident::HouseholdId, 3}};
        ports::Action action;
        action.changes = {change};
        QCOMPARE(store.store().commit(action).error().code, ErrorCode::WrongUse);

        action.changes.first().entityRefs.clear();
        action.authorityFrom = 7;
        QCOMPARE(store.store().commit(action).error().code, ErrorCode::WrongUse);
        action.changes.clear();
        QCOMPARE(store.store().commit(action).error().code, ErrorCode::WrongUse);
    }

    void findsNamesHoweverTheyAreSpelt_data()
    {
        QTest::addColumn<QString>("registered");
        QTest::addColumn<QString>("typed");
        const QPair<const char *, const char *> pairs[] = {{"Soeparman", "Suparman"}, {"Suparman", "SOEPARMAN"}, {"Joko", "Djoko"}, {"Tjahjono", "Cahyono"}, {"Tjipto", "cipto"},
            {"Moh. Arif", "Muhammad Arif"}, {"Muhammad Arif", "moch arif"}, {"Muchtar", "Mukhtar"}, {"Joesoef", "Yusuf"}, {"Sjafei", "Syafei"}, {"H. Achmad Dahlan", "Ahmad Dahlan"}, {"Siti Khadijah", "Siti Hadijah"},
            {"Siti Nur Hasanah", "nur hasan"}, {"Wachid", "Wahid"}, {"Dzulfikar", "Zulfikar"}, {"Njoman", "Nyoman"}, {"Siti Wahyuni", "siti wahy"}, {"Sukandy", "sukandi"}};
        for (const auto &[registered, typed] : pairs)
            QTest::addRow("%s as %s", registered, typed) << QString::fromUtf8(registered) << QString::fromUtf8(typed);
    }
    void findsNamesHoweverTheyAreSpelt()
    {
        static TestStore store;
        QFETCH(QString, registered);
        QFETCH(QString, typed);
        store.person(registered, {}, false);

        const QStringList found = store.find(typed);

        QVERIFY(found.contains(registered));
    }

    // Letters that sound like one are no beginning of every name with that one; one letter alone still is.
    void takesLettersThatSoundLikeOneForWhatWasWritten()
    {
        TestStore store;
        for (const char *name : {"Siti", "Sjafei", "Joko", "Djoko", "M. Sjarif", "Aa"})
            store.person(QString::fromLatin1(name), {}, false);
        const auto sorted = [&](const char *typed) {
            QStringList found = store.find(QString::fromLatin1(typed));
            found.sort();
            return found;
        };

        QCOMPARE(sorted("zzz"), QStringList());
        QCOMPARE(sorted("ss"), QStringList());
        QCOMPARE(sorted("sj"), QStringList({QStringLiteral("M. Sjarif"), QStringLiteral("Sjafei")}));
        QCOMPARE(sorted("dj"), QStringList{QStringLiteral("Djoko")});
        QCOMPARE(sorted("djo"), QStringList({QStringLiteral("Djoko"), QStringLiteral("Joko")}));
        QCOMPARE(sorted("s"), QStringList({QStringLiteral("M. Sjarif"), QStringLiteral("Siti"), QStringLiteral("Sjafei")}));
        QCOMPARE(sorted("aa"), QStringList{QStringLiteral("Aa")});
    }

    void findsPeopleByNumberAndPlace()
    {
        TestStore store;
        store.person(QStringLiteral("Soeparman"), {{resident::Nik, QStringLiteral("3577031010509001")}, {resident::NoKk, QStringLiteral("3577031010159001")}, {resident::Phone, QStringLiteral("08990000001")}, {resident::Rt, QStringLiteral("003")}, {resident::Rw, QStringLiteral("005")}});
        store.person(QStringLiteral("Djoyo"), {{resident::Nik, QStringLiteral("3577031111519001")}, {resident::Rt, QStringLiteral("003")}, {resident::Rw, QStringLiteral("006")}});

        QCOMPARE(store.find(QStringLiteral("3577 0310 1050 9001")), QStringList{QStringLiteral("Soeparman")});
        QCOMPARE(store.find(QStringLiteral("35770311")), QStringList{QStringLiteral("Djoyo")});
        QCOMPARE(store.find(QStringLiteral("9001")), QStringList({QStringLiteral("Djoyo"), QStringLiteral("Soeparman")})); // as lists show it
        QCOMPARE(store.find(QStringLiteral("0899000")), QStringList{QStringLiteral("Soeparman")});
        QCOMPARE(store.find(QStringLiteral("rt 03/05")), QStringList{QStringLiteral("Soeparman")});
        QCOMPARE(store.find(QStringLiteral("RT 3 RW 6")), QStringList{QStringLiteral("Djoyo")});
        QCOMPARE(store.find(QStringLiteral("RT 3")).size(), 2);
        QCOMPARE(store.find(QStringLiteral("rw 006")), store.find(QStringLiteral("RW 6")));
        QVERIFY(store.find(QStringLiteral("RW 6")).contains(QStringLiteral("Djoyo")));
        QVERIFY(store.find(QStringLiteral("\" OR *")).isEmpty());
        QVERIFY(store.find(QString()).isEmpty());
    }

    void masksNumbersInLists()
    {
        TestStore store;
        store.person(QStringLiteral("Soeparman"), {{resident::Nik, QStringLiteral("3577031010509001")}});

        const auto hits = store.store().search({QStringLiteral("Soeparman"), 5});

        QVERIFY(hits->first().maskedNik.endsWith(QStringLiteral("9001")));
        QVERIFY(!hits->first().maskedNik.contains(QStringLiteral("3577")));
    }

    void warnsOfLikelyDuplicates()
    {
        TestStore store;
        const auto born = [](qint64 day) { return FieldMap{{resident::BirthDate, day}}; };
        store.person(QStringLiteral("Siti Aminah Wulandari"), born(19900517), false);
        store.person(QStringLiteral("Sri Lestari"), {{resident::Nik, QStringLiteral("3577035001709001")}, {resident::BirthDate, qint64(19700110)}}, false);
        store.person(QStringLiteral("Ngatinah"), born(19480000), false);
        const auto names = [&](const QString &name, const QString &nik, DayNumber day, const QString &mother = {}) {
            QStringList list;
            const auto hits = store.store().likelyDuplicates(name, nik, day, mother);
            for (const ports::ResidentHit &hit : *hits)
                list.append(hit.name);
            return list;
        };

        QCOMPARE(names(QStringLiteral("Siti Aminah"), {}, 19900517), QStringList{QStringLiteral("Siti Aminah Wulandari")}); // a word is missing
        QCOMPARE(names(QStringLiteral("Siti Amniah"), {}, 19900517), QStringList{QStringLiteral("Siti Aminah Wulandari")}); // a slip
        QVERIFY(names(QStringLiteral("Bambang"), {}, 19900517).isEmpty());
        QVERIFY(names(QStringLiteral("Siti Aminah Wulandari"), {}, 19910517).isEmpty()); // another person of this name
        QCOMPARE(names(QStringLiteral("Whoever"), QStringLiteral("3577035001709001"), 20000101), QStringList{QStringLiteral("Sri Lestari")});
        QCOMPARE(names(QStringLiteral("Ngatinah"), {}, 19480803), QStringList{QStringLiteral("Ngatinah")}); // only the year was known
        QVERIFY(names(QStringLiteral("Ngatinah"), {}, 19610803).isEmpty());
    }

    void refusesSensitiveDataWithoutConsent()
    {
        TestStore store;
        const EntityId id = store.person(QStringLiteral("Soeparman"), {}, false);
        const Hash digest = store.digest();

        QCOMPARE(store.weigh(id, 12'000, {}).error().code, ErrorCode::NoConsent);
        QCOMPARE(store.weigh(id, 12'000, id).error().code, ErrorCode::NoConsent); // no consent record at all
        QCOMPARE(store.digest(), digest);
        QVERIFY(store.weigh(id, 12'000, ports::legalBasisId(QLatin1String(ports::kPublicHealth))));
    }

    void refusesSensitiveDataOnAnothersOrAWithdrawnConsent()
    {
        TestStore store;
        const EntityId soeparman = store.person(QStringLiteral("Soeparman")), djoyo = store.person(QStringLiteral("Djoyo"));
        const auto consent = store.store().consentInForce(soeparman, int(Purpose::ChildHealth));
        QVERIFY(store.weigh(soeparman, 12'000, *consent));

        QCOMPARE(store.weigh(djoyo, 12'000, *consent).error().code, ErrorCode::NoConsent);
        QVERIFY(store.say(soeparman, Purpose::ChildHealth, false));
        QCOMPARE(store.weigh(soeparman, 12'000, *consent).error().code, ErrorCode::NoConsent);
        QCOMPARE(store.store().consentInForce(soeparman, int(Purpose::ChildHealth)).error().code, ErrorCode::NoConsent);
        QVERIFY(store.store().consentInForce(soeparman, int(Purpose::Counter))); // the other purpose stands

        const auto again = store.say(soeparman, Purpose::ChildHealth, true);
        QVERIFY(store.weigh(soeparman, 12'100, *again));
        QCOMPARE(*store.store().consentInForce(soeparman, int(Purpose::ChildHealth)), *again);
    }

    void keepsTiersUnderDifferentKeys()
    {
        TestStore store;
        const EntityId id = store.person(QStringLiteral("Soeparman"), {{resident::Religion, qint64(1)}});
        QVERIFY(store.database().run(QStringLiteral("UPDATE subject_key SET k2=NULL")));

        QVERIFY(store.rebuild());

        const auto record = store.store().load(id);
        QCOMPARE(textOf(record->fields, resident::Name), QStringLiteral("Soeparman"));
        QVERIFY(!hasValue(record->fields, resident::Religion));
        QVERIFY(store.findings().isEmpty()); // the log verifies with no key at all
    }

    void numbersReceiptsWithoutAGap()
    {
        TestStore store;
        const EntityId id = store.person(QStringLiteral("Soeparman"));

        QCOMPARE(*store.store().nextReceiptNumber(), 1);
        QVERIFY(store.store().commit(receiptNumbered(store, id, 1)));
        QCOMPARE(store.store().commit(receiptNumbered(store, id, 1)).error().code, ErrorCode::ValueOutOfRange);
        QCOMPARE(store.store().commit(receiptNumbered(store, id, 3)).error().code, ErrorCode::ValueOutOfRange);
        QCOMPARE(*store.store().nextReceiptNumber(), 2);
        QVERIFY(store.store().commit(receiptNumbered(store, id, 2)));

        store.close();
        QVERIFY(store.open());
        QCOMPARE(*store.store().nextReceiptNumber(), 3);
        const auto found = store.store().receiptsByNumber(formatReceiptCode({receiptLettersOf(store.store().stream()), 2}));
        QCOMPARE(found->size(), 1);
        QCOMPARE(bytesOf(found->front().fields, receipt::ResidentId), toByteArray(id));
        QVERIFY(store.store().receiptsByNumber(QStringLiteral("AAAA-1-0"))->isEmpty());
    }

    void refusesAReceiptNumberOfAnotherStream()
    {
        TestStore store;
        const EntityId id = store.person(QStringLiteral("Soeparman"));
        ports::Action action = receiptNumbered(store, id, 1);
        StreamId other = store.store().stream();
        other[0] = static_cast<Byte>(other[0] ^ 0xff);
        action.changes.first().fields.insert(receipt::Number, formatReceiptCode({receiptLettersOf(other), 1}));

        QCOMPARE(store.store().commit(action).error().code, ErrorCode::ValueOutOfRange);
        action.changes.first().fields.insert(receipt::Number, QStringLiteral("12"));
        QCOMPARE(store.store().commit(action).error().code, ErrorCode::ValueOutOfRange);
    }

    void neverTurnsTheClockBack()
    {
        TestStore store;
        store.person(QStringLiteral("Soeparman"));
        const qint64 before = storage::Meta(store.database()).number(storage::metakey::hlcMs).value();
        store.clock.advanceMs(-86'400'000);

        store.person(QStringLiteral("Djoyo"));

        QCOMPARE(storage::Meta(store.database()).number(storage::metakey::hlcMs).value(), before);
        QVERIFY(storage::Meta(store.database()).number(storage::metakey::hlcCounter).value() > 0);
    }

    void keepsDraftsForTheirAuthor()
    {
        TestStore store;
        const Id author = store.store().operatorId();
        ports::Draft draft{*Id::fromHex("00000000000000000000000000000001"), author, QStringLiteral("register"), QStringLiteral("Soep"), 1, "{}", store.clock.nowUtc()};
        QVERIFY(store.store().saveDraft(draft));
        draft.step = 2;
        draft.title = QStringLiteral("Soeparman");
        QVERIFY(store.store().saveDraft(draft));
        store.close();
        QVERIFY(store.open());

        const auto drafts = store.store().draftsOf(author);
        QCOMPARE(drafts->size(), 1);
        QCOMPARE(drafts->first().step, 2);
        QCOMPARE(drafts->first().title, QStringLiteral("Soeparman"));
        QVERIFY(store.store().draftsOf(Id{})->isEmpty());
        const Hash digest = store.digest();
        QVERIFY(store.store().dropDraft(draft.id));
        QVERIFY(store.store().draftsOf(author)->isEmpty());
        QCOMPARE(store.digest(), digest); // a draft is this device's own
    }

    void findsTheOthersOfAHousehold()
    {
        TestStore store;
        const auto of = [](const char *noKk, qint64 relationship) { return FieldMap{{resident::NoKk, QString::fromLatin1(noKk)}, {resident::Relationship, relationship}}; };
        const EntityId child = store.person(QStringLiteral("Bagas"), of("3577030101109001", 4));
        store.person(QStringLiteral("Sutinah"), of("3577030101109001", 3));
        store.person(QStringLiteral("Wagiman"), of("3577030101109001", 1));
        store.person(QStringLiteral("Djoyo"), of("3577030101109002", 1));
        const EntityId alone = store.person(QStringLiteral("Ngatinah"));

        const auto others = store.store().livingWith(child, 10);

        QCOMPARE(others->size(), 2);
        QCOMPARE(others->at(0).name, QStringLiteral("Wagiman"));
        QCOMPARE(others->at(1).name, QStringLiteral("Sutinah"));
        QCOMPARE(store.store().livingWith(child, 1)->size(), 1);
        QVERIFY(store.store().livingWith(alone, 10)->isEmpty());
    }

    void writesOneServiceWithoutAPersonInIt()
    {
        TestStore store;
        store.person(QStringLiteral("Soeparman"));

        const auto services = store.store().allOf(RecordType::Service, 10, 0);

        QCOMPARE(services->size(), 1);
        QCOMPARE(services->first().subject, store.store().ledgerSubject());
        QCOMPARE(wholeOf(services->first().fields, service::EndedAt) - wholeOf(services->first().fields, service::StartedAt), 60'000);
    }

    void refusesToChangeAnEvent_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("set") << int(ports::OpKind::Set);
        QTest::newRow("create") << int(ports::OpKind::Create);
        QTest::newRow("tombstone") << int(ports::OpKind::Tombstone);
    }
    void refusesToChangeAnEvent()
    {
        QFETCH(int, kind);
        TestStore store;
        store.person(QStringLiteral("Soeparman"));
        const ports::Record service = store.store().allOf(RecordType::Service, 1, 0)->first();
        const Hash digest = store.digest();
        ports::Change change;
        change.kind = static_cast<ports::OpKind>(kind);
        change.type = RecordType::Service;
        change.entity = service.id;
        change.subject = service.subject;
        change.fields = service.fields;
        change.openedAt = service.position;

        QCOMPARE(store.store().commit({ports::Source::Counter, {}, -1, {}, {change}}).error().code, ErrorCode::WrongUse);

        // The same from another kiosk, with a place in the ledger, as a hub of before may have taken it.
        protocol::Commit commit;
        commit.stream = commit.originStream = StreamId(crypto::randomBytes<16>());
        commit.seq = commit.originSeq = 1;
        protocol::Op op;
        op.kind = static_cast<quint8>(kind);
        op.entity = service.id;
        op.subject = service.subject;
        commit.ops = {op};
        FieldMap altered = service.fields;
        altered.insert(service::EndedAt, qint64(1));
        storage::Projector projector(store.database(), store.session->identity().deviceId());
        QVERIFY(projector.applyPlaced(commit, {protocol::encodeFields(kind == int(ports::OpKind::Tombstone) ? FieldMap{} : altered)}, {1, 1, false, false}, Id(crypto::randomBytes<16>()), false));
        QVERIFY(projector.finish());
        QCOMPARE(store.digest(), digest);
    }

    void countsNothingAsSentOnTheWordOfAnotherHistory()
    {
        TestStore store;
        store.person(QStringLiteral("Soeparman"));
        QVERIFY(QDir().mkpath(protocol::spool::agentFolder(store.folder())));
        protocol::AgentReport report;
        report.stream = store.store().stream();
        report.contactAt = 1;
        report.storedSeq = 99;
        report.verdict = HubVerdict::Fork;
        report.trouble = CallTrouble::Fork;
        QVERIFY(writeDurably(protocol::spool::lastAnswer(store.folder()), protocol::encode(report)));

        const auto status = store.store().syncStatus();

        QCOMPARE(status->waitingCommits, 2);
        QCOMPARE(status->verdict, HubVerdict::Fork);
        QCOMPARE(status->trouble, CallTrouble::Fork);
        report.verdict = HubVerdict::Normal;
        QVERIFY(writeDurably(protocol::spool::lastAnswer(store.folder()), protocol::encode(report)));
        QCOMPARE(store.store().syncStatus()->waitingCommits, 0);
    }

    void saysWhatWaits()
    {
        TestStore store;
        store.person(QStringLiteral("Soeparman"));

        const auto status = store.store().syncStatus();

        QVERIFY(!status->enrolled);
        QCOMPARE(status->waitingCommits, 2); // its beginning and one person
        QVERIFY(status->oldestWaitingAt > 0);
        QCOMPARE(status->lastContactAt, 0);
        QCOMPARE(status->openConflicts, 0);
    }
};

GUYUB_TEST(RecordStoreTest)
#include "recordstoretest.moc"
