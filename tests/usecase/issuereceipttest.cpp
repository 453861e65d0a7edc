#include "app/domain/receiptcode.h"
#include "app/domain/records/printevent.h"
#include "app/domain/records/receipt.h"
#include "tests/support/testmain.h"
#include "tests/usecase/receiptcounter.h"

using namespace guyub;
using namespace guyub::domain;
using namespace guyub::usecase;
using test::ReceiptCounter;

class IssueReceiptTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void provesTheNewestActionAboutThePerson()
    {
        ReceiptCounter counter;
        const ports::Saved registered = counter.person(QStringLiteral("Sutinah"));
        counter.person(QStringLiteral("Warsito"));

        const auto first = counter.issue(counter.request(registered.entities.front()));
        const auto second = counter.issue(counter.request(registered.entities.front())); // not the receipt before it

        QVERIFY(first && second);
        QCOMPARE(bytesOf(counter.fieldsOf(first->id), receipt::ActionCommit), toByteArray(registered.commitHash));
        QCOMPARE(bytesOf(counter.fieldsOf(second->id), receipt::ActionCommit), toByteArray(registered.commitHash));
    }

    void eachKindNamesItsOwnAction()
    {
        ReceiptCounter counter;
        const ports::Saved registered = counter.person(QStringLiteral("Sutinah"));
        const EntityId person = registered.entities.front();
        const ports::Saved visit = counter.event(person, RecordType::Visit);
        const ports::Saved answered = counter.event(person, RecordType::Consent);
        const ports::Saved changed = counter.change(person, {{resident::Rt, QStringLiteral("004")}});
        const auto actionOf = [&](ReceiptKind kind, const Hash &commit = {}) {
            ReceiptRequest request = counter.request(person);
            request.kind = kind;
            request.actionCommit = commit;
            const auto issued = counter.issue(request);
            return issued ? Hash::from(viewOf(bytesOf(counter.fieldsOf(issued->id), receipt::ActionCommit))).value_or(Hash{}) : Hash{};
        };

        QCOMPARE(actionOf(ReceiptKind::Registration), registered.commitHash);
        QCOMPARE(actionOf(ReceiptKind::Visit), visit.commitHash);
        QCOMPARE(actionOf(ReceiptKind::Consent), answered.commitHash);
        QCOMPARE(actionOf(ReceiptKind::DataChange), changed.commitHash);
        QCOMPARE(actionOf(ReceiptKind::Registration, registered.commitHash), registered.commitHash);
        QCOMPARE(actionOf(ReceiptKind::Registration, changed.commitHash), Hash{});
        QCOMPARE(actionOf(ReceiptKind::DataChange, registered.commitHash), Hash{});
        QCOMPARE(actionOf(ReceiptKind::Visit, answered.commitHash), Hash{});
    }

    void attestsNothingThatIsNotRecorded_data()
    {
        QTest::addColumn<int>("kind");
        for (int kind = int(ReceiptKind::Visit); kind <= int(ReceiptKind::Other); ++kind)
            QTest::addRow("kind %d", kind) << kind;
    }
    void attestsNothingThatIsNotRecorded()
    {
        QFETCH(int, kind);
        ReceiptCounter counter;
        ReceiptRequest request = counter.request(counter.person(QStringLiteral("Sutinah")).entities.front());
        counter.event(counter.person(QStringLiteral("Warsito")).entities.front(), RecordType::Visit); // somebody else's
        request.kind = static_cast<ReceiptKind>(kind);

        const auto issued = counter.issue(request);

        QVERIFY(!issued);
        QCOMPARE(issued.error().code, ErrorCode::NotFound);
        QCOMPARE(issued.error().field, QStringLiteral("action_commit"));
        QVERIFY(issued.error().detail.contains(QStringLiteral("nothing of this kind")));
        QCOMPARE(counter.store.count(RecordType::Receipt), qsizetype(0));
    }

    void offersWhatWasLastDoneFirst()
    {
        ReceiptCounter counter;
        const ports::Saved registered = counter.person(QStringLiteral("Sutinah"));
        const EntityId person = registered.entities.front();
        using Kinds = QList<ReceiptKind>;
        QCOMPARE(*counter.issuing.offeredKinds(person), Kinds{ReceiptKind::Registration});
        counter.event(person, RecordType::Visit);
        counter.change(person, {{resident::Rt, QStringLiteral("004")}});
        QCOMPARE(*counter.issuing.offeredKinds(person), (Kinds{ReceiptKind::DataChange, ReceiptKind::Visit, ReceiptKind::Registration}));
        counter.event(person, RecordType::Consent);
        const auto issued = counter.issue(counter.request(person));

        QCOMPARE(counter.issuing.offeredKinds(person)->first(), ReceiptKind::Consent); // a receipt is no action
        QCOMPARE(wholeOf(counter.fieldsOf(issued->id), receipt::Service), qint64(ReceiptKind::Consent));
        QCOMPARE(*counter.issuing.offeredKinds(person, registered.commitHash), Kinds{ReceiptKind::Registration});
        QVERIFY(counter.issuing.offeredKinds(EntityId{})->isEmpty());
    }

    void issuesNothingForWhatWasNeverSaved()
    {
        ReceiptCounter counter;
        const ports::Saved one = counter.person(QStringLiteral("Sutinah"));
        const ports::Saved other = counter.person(QStringLiteral("Warsito"));
        ReceiptRequest request = counter.request(one.entities.front());

        request.actionCommit = other.commitHash; // about somebody else
        QCOMPARE(counter.issue(request).error().code, ErrorCode::NotFound);
        request.actionCommit[5] = 0x77; // in no log
        QCOMPARE(counter.issue(request).error().field, QStringLiteral("action_commit"));
        request = counter.request(EntityId());
        QCOMPARE(counter.issue(request).error().field, QStringLiteral("resident_id"));
        request = counter.request(one.entities.front());
        request.detail = QString(301, QLatin1Char('x'));
        QCOMPARE(counter.issue(request).error().code, ErrorCode::ValueOutOfRange);

        QCOMPARE(counter.store.count(RecordType::Receipt), qsizetype(0));
        QCOMPARE(*counter.issuing.nextCode(), formatReceiptCode({receiptLettersOf(counter.store.stream()), 1}));
    }

    void keepsReceiptNumberAndServiceInOneCommit()
    {
        ReceiptCounter counter;
        const EntityId person = counter.person(QStringLiteral("Sutinah")).entities.front();
        const qsizetype before = counter.store.commits();
        const QString announced = *counter.issuing.nextCode();

        const auto issued = counter.issue(counter.request(person));

        QVERIFY(issued.has_value());
        QCOMPARE(counter.store.commits(), before + 1);
        QCOMPARE(counter.store.count(RecordType::Service), qsizetype(1));
        QCOMPARE(issued->code, announced);
        QCOMPARE(textOf(counter.fieldsOf(issued->id), receipt::Number), announced);
    }

    void leavesNoGapAfterAFailedSave()
    {
        ReceiptCounter counter;
        const EntityId person = counter.person(QStringLiteral("Sutinah")).entities.front();
        QCOMPARE(parseReceiptCode(counter.issued(person).code)->number, 1);
        counter.store.failNextCommit(ErrorCode::DiskFull);
        QCOMPARE(counter.issue(counter.request(person)).error().code, ErrorCode::DiskFull);

        QCOMPARE(parseReceiptCode(counter.issued(person).code)->number, 2);
    }

    void paperRecordAndCodeTellTheSameMinute()
    {
        ReceiptCounter counter;
        const EntityId person = counter.person(QStringLiteral("Sutinah")).entities.front();
        counter.clock.advanceMs(17'345);

        const IssuedReceipt issued = counter.issued(person);

        const auto body = decodeReceiptBody(parseReceiptQr(issued.payload)->body);
        QCOMPARE(wholeOf(counter.fieldsOf(issued.id), receipt::IssuedAt), body->issuedAt);
        QCOMPARE(body->issuedAt % 60'000, 0);
        QCOMPARE(body->areaCode, QStringLiteral("35.77.03.1009"));
        QCOMPARE(formatReceiptCode({body->letters, body->number}), issued.code);
        QCOMPARE(receiptFacts(counter.store, issued.id)->payload, issued.payload);
    }

    void beginsANewSeriesAfterARestore()
    {
        ReceiptCounter counter;
        const EntityId person = counter.person(QStringLiteral("Sutinah")).entities.front();
        const IssuedReceipt before = counter.issued(person);
        StreamId next;
        next[0] = 0x9c;
        counter.store.beginStream(next);

        const IssuedReceipt after = counter.issued(person);

        QVERIFY(before.code != after.code);
        QCOMPARE(parseReceiptCode(after.code)->number, 1);
        QVERIFY(parseReceiptCode(after.code)->letters != parseReceiptCode(before.code)->letters);
        QCOMPARE(counter.check(before.payload).verdict, ReceiptVerdict::Genuine);
        QCOMPARE(counter.check(after.payload).verdict, ReceiptVerdict::Genuine);
    }

    void replacesOnlyAReceiptOfTheSamePerson()
    {
        ReceiptCounter counter;
        const EntityId person = counter.person(QStringLiteral("Sutinah")).entities.front();
        const EntityId other = counter.person(QStringLiteral("Warsito")).entities.front();
        ReceiptRequest request = counter.request(person);

        request.supersedes = counter.issued(other).id;

        QCOMPARE(counter.issue(request).error().field, QStringLiteral("supersedes_id"));
        request.supersedes = person; // no receipt at all
        QCOMPARE(counter.issue(request).error().field, QStringLiteral("supersedes_id"));
    }

    void needsAReasonToDeclareVoid()
    {
        ReceiptCounter counter;
        const EntityId person = counter.person(QStringLiteral("Sutinah")).entities.front();
        const IssuedReceipt issued = counter.issued(person);

        QCOMPARE(counter.issuing.declareVoid(issued.id, QStringLiteral("  ")).error().field, QStringLiteral("reason"));
        QCOMPARE(counter.issuing.declareVoid(person, QStringLiteral("salah orang")).error().code, ErrorCode::NotFound);
        QCOMPARE(receiptFacts(counter.store, issued.id)->standing.state, ReceiptState::Valid);
    }

    void countsAPaperBeforeItLeaves()
    {
        ReceiptCounter counter;
        const IssuedReceipt issued = counter.issued(counter.person(QStringLiteral("Sutinah")).entities.front());
        const IssuedReceipt other = counter.issued(counter.person(QStringLiteral("Warsito")).entities.front());

        QCOMPARE(*counter.printing.begin(issued.id, ports::Medium::Thermal58), 0);
        QCOMPARE(*counter.printing.nextCopy(issued.id), 1); // the power may fail now: the next one is a copy
        QCOMPARE(*counter.printing.begin(issued.id, ports::Medium::A5Pdf), 1);
        QCOMPARE(*counter.printing.begin(issued.id, ports::Medium::Thermal80), 2);
        QCOMPARE(*counter.printing.nextCopy(other.id), 0);
        QCOMPARE(counter.printing.begin(EntityId(), ports::Medium::A5Pdf).error().code, ErrorCode::NotFound);
    }

    void givesTheNumberOfAFailedPaperAgain()
    {
        ReceiptCounter counter;
        const IssuedReceipt issued = counter.issued(counter.person(QStringLiteral("Sutinah")).entities.front());
        for (int attempt = 0; attempt < 3; ++attempt) {
            QCOMPARE(*counter.printing.begin(issued.id, ports::Medium::Thermal58), 0);
            QVERIFY(counter.printing.failed(issued.id, 0, ports::Medium::Thermal58));
        }

        QCOMPARE(*counter.printing.nextCopy(issued.id), 0);
        QCOMPARE(*counter.printing.begin(issued.id, ports::Medium::Thermal58), 0);
        QCOMPARE(*counter.printing.nextCopy(issued.id), 1);
        QCOMPARE(counter.store.count(RecordType::PrintEvent), qsizetype(7)); // every try is kept
    }

    void counterWithoutAClockIssuesNothing()
    {
        ReceiptCounter counter;
        const EntityId person = counter.person(QStringLiteral("Sutinah")).entities.front();
        counter.clock.setLocal({2000, 1, 1}, {7, 0}); // the battery is empty

        QCOMPARE(counter.issue(counter.request(person)).error().field, QStringLiteral("issued_at_ms"));
    }
};

GUYUB_TEST(IssueReceiptTest)
#include "issuereceipttest.moc"
