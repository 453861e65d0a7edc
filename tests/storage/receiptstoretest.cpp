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
    void findsTheNewestActionAboutAPerson()
    {
        TestStore store;
        const EntityId person = store.person(QStringLiteral("Sutinah"));
        const Hash registered = *store.store().newestActionAbout(person);
        const EntityId other = store.person(QStringLiteral("Warsito"));
        const auto changed = store.set(person, {{resident::Rt, QStringLiteral("004")}});
        QVERIFY(changed.has_value());

        QCOMPARE(*store.store().newestActionAbout(person), changed->commitHash);
        QVERIFY(*store.store().isActionAbout(registered, person));
        QVERIFY(!*store.store().isActionAbout(registered, other));
        QVERIFY(!*store.store().isActionAbout(Hash{}, person));
        QCOMPARE(store.store().newestActionAbout(EntityId{}).error().code, ErrorCode::NotFound);
    }

    void aReceiptIsNoActionToPrepareAnotherFor()
    {
        TestStore store;
        const EntityId person = store.person(QStringLiteral("Sutinah"));
        const Hash registered = *store.store().newestActionAbout(person);
        const auto issued = issue(store, requestFor(person));
        QVERIFY(issued.has_value());
        PrintReceipt papers(store.store(), store.clock);
        QCOMPARE(*papers.begin(issued->id, ports::Medium::Thermal58), 0);

        QCOMPARE(*store.store().newestActionAbout(person), registered);
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
        QVERIFY(storage::rebuildProjections(store.database(), store.session->identity()));

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
