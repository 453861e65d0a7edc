#include "app/domain/records/receipt.h"
#include "app/domain/records/resident.h"
#include "app/usecase/issuereceipt.h"
#include "app/usecase/printreceipt.h"
#include "app/usecase/verifyreceipt.h"
#include "tests/storage/teststore.h"
#include "tests/support/testmain.h"

using namespace guyub;
using namespace guyub::domain;
using namespace guyub::usecase;
using ports::ActionKind;
using test::TestStore;

namespace {

Result<IssuedReceipt> issue(TestStore &store, const ReceiptRequest &request)
{
    return IssueReceipt(store.store(), store.session->receiptKeys(), store.clock).run(request, {ServiceKind::Receipt, store.clock.nowUtc(), false});
}

ReceiptRequest requestFor(const EntityId &resident)
{
    ReceiptRequest request;
    request.resident = resident;
    return request;
}

QList<ports::ActionAbout> newest(TestStore &store, const EntityId &resident)
{
    return store.store().newestActionsAbout(resident).value_or(QList<ports::ActionAbout>());
}

using Kinds = QList<ActionKind>;

ReceiptVerdict verdict(TestStore &store, const QString &text)
{
    const auto check = VerifyReceipt(store.store(), store.session->receiptKeys()).run(text);
    return check ? check->verdict : ReceiptVerdict::Forged;
}

} // namespace

class ReceiptStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheNewestActionOfEachKind()
    {
        TestStore store;
        const EntityId person = store.person(QStringLiteral("Sutinah"), {{resident::BirthDate, qint64(20250510)}});
        const Hash registered = newest(store, person).value(0).commit;
        const EntityId other = store.person(QStringLiteral("Warsito"));
        QCOMPARE(newest(store, person).size(), 1);
        QCOMPARE(newest(store, person).first().kinds, (Kinds{ActionKind::Registration, ActionKind::Consent}));
        QCOMPARE(*store.store().kindsOfAction(registered, person), (Kinds{ActionKind::Registration, ActionKind::Consent}));
        const auto changed = store.set(person, {{resident::Rt, QStringLiteral("004")}});
        const auto again = store.set(person, {{resident::Rt, QStringLiteral("005")}});
        const auto weighed = store.weigh(person, 8200, *store.store().consentInForce(person, int(Purpose::ChildHealth)));
        QVERIFY(changed && again && weighed);

        const auto actions = newest(store, person);

        QCOMPARE(actions.size(), 3);
        QCOMPARE(actions.at(0).kinds, Kinds{ActionKind::Visit});
        QCOMPARE(actions.at(1).commit, again->commitHash);
        QCOMPARE(actions.at(1).kinds, Kinds{ActionKind::DataChange});
        QCOMPARE(actions.at(2).commit, registered);
        QCOMPARE(*store.store().kindsOfAction(changed->commitHash, person), Kinds{ActionKind::DataChange});
        QVERIFY(store.store().kindsOfAction(registered, other)->isEmpty());
        QVERIFY(store.store().kindsOfAction(Hash{}, person)->isEmpty());
        QVERIFY(newest(store, EntityId{}).isEmpty());
        QVERIFY(store.rebuild());
        QCOMPARE(newest(store, person).size(), 3); // whom a commit is about is derived anew too
        QCOMPARE(*store.store().kindsOfAction(changed->commitHash, person), Kinds{ActionKind::DataChange});
    }

    void tellsHowAPersonsDataCameAbout()
    {
        TestStore store;
        const EntityId person = store.person(QStringLiteral("Sutinah"), {{resident::BirthDate, qint64(20250510)}, {resident::Religion, qint64(1)}});
        const EntityId other = store.person(QStringLiteral("Warsito"));
        QVERIFY(store.set(person, {{resident::Rt, QStringLiteral("004")}, {resident::Address, QStringLiteral("Gang Kenari 4")}}));
        QVERIFY(store.weigh(person, 8200, *store.store().consentInForce(person, int(Purpose::ChildHealth))));
        const UtcMs now = store.clock.nowUtc();
        QVERIFY(store.set(person, {{resident::Name, QStringLiteral("Sutinah Dewi")}}));

        const auto changes = store.store().changesOf(person, 10);

        QVERIFY(changes);
        QCOMPARE(changes->size(), 3); // a weighing changes nothing of the person
        QCOMPARE(changes->at(0).fields, QList<FieldTag>{resident::Name});
        QVERIFY(changes->at(0).at >= now && changes->at(0).waiting);
        QCOMPARE(changes->at(0).person, QStringLiteral("Wening"));
        QCOMPARE(changes->at(1).fields, (QList<FieldTag>{resident::Address, resident::Rt}));
        QVERIFY(changes->at(2).isRegistration && changes->at(2).fields.isEmpty()); // with the sensitive part, a Set of its own
        QCOMPARE(store.store().changesOf(person, 1)->size(), 1);
        QCOMPARE(store.store().changesOf(other, 10)->size(), 1);
        QVERIFY(store.store().changesOf(EntityId{}, 10)->isEmpty());
    }

    void findsWhatANewSeriesIssuedAgain()
    {
        TestStore store;
        const EntityId person = store.person(QStringLiteral("Sutinah"));
        QVERIFY(store.set(person, {{resident::Rt, QStringLiteral("004")}}));
        const auto before = newest(store, person);
        const StreamId stream = store.store().stream();
        store.close();
        TestStore copy(TestStore::CopyOf{store});
        QVERIFY(copy.store().stream() != stream);

        const auto after = newest(copy, person);

        QCOMPARE(after.size(), 2);
        QCOMPARE(after.first().kinds, before.first().kinds);
        QVERIFY(after.first().commit != before.first().commit);
        QVERIFY(issue(copy, requestFor(person)));
    }

    void aReceiptIsNoActionToPrepareAnotherFor()
    {
        TestStore store;
        const EntityId person = store.person(QStringLiteral("Sutinah"));
        const Hash registered = newest(store, person).first().commit;
        const auto issued = issue(store, requestFor(person));
        QVERIFY(issued.has_value());
        PrintReceipt papers(store.store(), store.clock);
        QCOMPARE(*papers.begin(issued->id, ports::Medium::Thermal58), 0);

        QCOMPARE(newest(store, person).first().commit, registered);
        QCOMPARE(bytesOf(store.store().load(issued->id)->fields, receipt::ActionCommit), toByteArray(registered));
    }

    void receiptsOutliveAClosedStoreAndARebuild()
    {
        TestStore store;
        const EntityId person = store.person(QStringLiteral("Sutinah"));
        const auto first = issue(store, requestFor(person));
        ReceiptRequest request = requestFor(person);
        request.supersedes = first->id;
        const auto second = issue(store, request);
        QVERIFY(second.has_value());
        QVERIFY(PrintReceipt(store.store(), store.clock).begin(second->id, ports::Medium::A5Pdf));

        QVERIFY(store.open());
        QVERIFY(store.rebuild());

        QCOMPARE(verdict(store, first->payload), ReceiptVerdict::Superseded);
        QCOMPARE(verdict(store, second->payload), ReceiptVerdict::Genuine);
        QCOMPARE(verdict(store, second->code), ReceiptVerdict::Genuine);
        QCOMPARE(*PrintReceipt(store.store(), store.clock).nextCopy(second->id), 1);
        QCOMPARE(receiptFacts(store.store(), second->id)->operatorName, QStringLiteral("Wening"));
        QVERIFY(store.findings().isEmpty());
    }

    void twoStoresNeverShareANumber()
    {
        TestStore one, other;
        const auto mine = issue(one, requestFor(one.person(QStringLiteral("Sutinah"))));
        const auto theirs = issue(other, requestFor(other.person(QStringLiteral("Sutinah"))));

        QVERIFY(mine->code != theirs->code);
        QCOMPARE(verdict(one, theirs->payload), ReceiptVerdict::UnknownIssuer); // no certificate: neither is enrolled
        QCOMPARE(verdict(one, theirs->code), ReceiptVerdict::UnknownCode);
    }

    void countsPapersThatCameOutForTheDay()
    {
        TestStore store;
        const auto issued = issue(store, requestFor(store.person(QStringLiteral("Sutinah"))));
        PrintReceipt papers(store.store(), store.clock);
        const UtcMs now = store.clock.nowUtc();
        const auto printed = [&] { return store.store().figuresOf(20261124, now - 3'600'000, now + 3'600'000)->receiptsPrinted; };

        QVERIFY(papers.begin(issued->id, ports::Medium::Thermal58));
        QCOMPARE(printed(), 1);
        QVERIFY(papers.failed(issued->id, 0, ports::Medium::Thermal58));
        QCOMPARE(printed(), 0);
    }
};

GUYUB_TEST(ReceiptStoreTest)
#include "receiptstoretest.moc"
