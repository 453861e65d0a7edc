#include "app/domain/receiptcode.h"
#include "app/domain/records/receipt.h"
#include "tests/support/testmain.h"
#include "tests/usecase/receiptcounter.h"

using namespace guyub;
using namespace guyub::domain;
using namespace guyub::usecase;
using test::ReceiptCounter;

namespace {

QByteArray wireOf(const QString &payload)
{
    const auto qr = parseReceiptQr(payload);
    return qr->body + toByteArray(qr->signature);
}

QString payloadOf(const QByteArray &wire)
{
    return QLatin1String(kReceiptQrPrefix) + toBase45(wire);
}

} // namespace

class VerifyReceiptTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsItsOwnReceiptByCodeAndByNumber()
    {
        ReceiptCounter counter;
        const IssuedReceipt issued = counter.issued(counter.person(QStringLiteral("Sutinah")).entities.front());

        const ReceiptCheck scanned = counter.check(QLatin1Char(' ') + issued.payload + QLatin1Char('\n'));
        const ReceiptCheck typed = counter.check(issued.code);

        QCOMPARE(scanned.verdict, ReceiptVerdict::Genuine);
        QCOMPARE(scanned.code, issued.code);
        QVERIFY(scanned.isProven && scanned.body && scanned.receipt);
        QCOMPARE(typed.verdict, ReceiptVerdict::Genuine);
        QVERIFY(typed.receipt && !typed.isProven);
    }

    void forgivesHowANumberIsTyped()
    {
        ReceiptCounter counter;
        const EntityId person = counter.person(QStringLiteral("Sutinah")).entities.front();
        for (int i = 0; i < 12; ++i)
            counter.issued(person);
        const QString code = counter.issued(person).code;

        QString spoken = code.toLower().replace(QLatin1Char('0'), QLatin1Char('o')).replace(QLatin1Char('1'), QLatin1Char('l'));
        QCOMPARE(counter.check(spoken).verdict, ReceiptVerdict::Genuine);
        QCOMPARE(counter.check(QString(code).remove(QLatin1Char('-'))).verdict, ReceiptVerdict::Genuine);
        QCOMPARE(counter.check(QString(code).replace(QLatin1Char('-'), QStringLiteral(" – "))).verdict, ReceiptVerdict::Genuine);
        const QChar wrong = code.back() == QLatin1Char('A') ? QLatin1Char('B') : QLatin1Char('A');
        QCOMPARE(counter.check(code.chopped(1) + wrong).verdict, ReceiptVerdict::UnknownCode);
    }

    void knowsAnotherKioskByItsCertificate()
    {
        ReceiptCounter office('o'), post('p');
        const IssuedReceipt issued = office.issued(office.person(QStringLiteral("Sutinah")).entities.front());

        QCOMPARE(post.check(issued.payload).verdict, ReceiptVerdict::UnknownIssuer);
        QVERIFY(post.store.commit(office.signer.certificate(QStringLiteral("Kios Kelurahan"))));
        const ReceiptCheck known = post.check(issued.payload);

        QCOMPARE(known.verdict, ReceiptVerdict::Genuine);
        QCOMPARE(known.issuerName, QStringLiteral("Kios Kelurahan"));
        QVERIFY(!known.receipt && known.isProven);
        QCOMPARE(post.check(issued.code).verdict, ReceiptVerdict::UnknownCode); // only the code proves itself here
    }

    void aCertificateWithTheSameShortNameHidesNobody()
    {
        ReceiptCounter office('o'), post('p');
        const IssuedReceipt issued = office.issued(office.person(QStringLiteral("Sutinah")).entities.front());
        ports::Action impostor = test::SeedSigner('x').certificate(QStringLiteral("Kios lain"));
        impostor.changes[0].fields.insert(devicecertificate::ReceiptKeyId, toByteArray(office.signer.keyId()));

        QVERIFY(post.store.commit(impostor));
        QCOMPARE(post.check(issued.payload).verdict, ReceiptVerdict::Forged); // somebody bears the name, but did not sign
        QVERIFY(post.store.commit(office.signer.certificate(QStringLiteral("Kios Kelurahan"))));

        QCOMPARE(post.check(issued.payload).verdict, ReceiptVerdict::Genuine);
    }

    void everyFlippedBitIsForged()
    {
        ReceiptCounter counter;
        const IssuedReceipt issued = counter.issued(counter.person(QStringLiteral("Sutinah")).entities.front());
        const QByteArray wire = wireOf(issued.payload);
        for (qsizetype bit = 0; bit < wire.size() * 8; ++bit) {
            QByteArray flipped = wire;
            flipped[bit / 8] = static_cast<char>(flipped.at(bit / 8) ^ (1 << (bit % 8)));
            const ReceiptVerdict verdict = counter.check(payloadOf(flipped)).verdict;
            // A changed key id names another issuer and a changed number another receipt; neither is ever believed.
            const bool isKeyId = bit / 8 >= 1 && bit / 8 < 5;
            QVERIFY2(verdict == ReceiptVerdict::Forged || (isKeyId && verdict == ReceiptVerdict::UnknownIssuer), qPrintable(QStringLiteral("bit %1: %2").arg(bit).arg(receiptVerdictName(verdict))));
        }
    }

    void everyChangedLetterIsForged()
    {
        ReceiptCounter counter;
        const IssuedReceipt issued = counter.issued(counter.person(QStringLiteral("Sutinah")).entities.front());
        for (qsizetype i = 0; i < issued.payload.size(); ++i) {
            QString changed = issued.payload;
            changed[i] = changed.at(i) == QLatin1Char('7') ? QLatin1Char('8') : QLatin1Char('7');
            QVERIFY2(counter.check(changed).verdict == ReceiptVerdict::Forged, qPrintable(QString::number(i)));
            changed[i] = QLatin1Char('#');
            QCOMPARE(counter.check(changed).verdict, ReceiptVerdict::Forged);
        }
        for (qsizetype length = 3; length < issued.payload.size(); length += 7)
            QCOMPARE(counter.check(issued.payload.left(length)).verdict, ReceiptVerdict::Forged);
        QCOMPARE(counter.check(issued.payload + QLatin1Char('0')).verdict, ReceiptVerdict::Forged);
    }

    void anotherBodyUnderAKnownNumberIsForged()
    {
        ReceiptCounter counter;
        const EntityId person = counter.person(QStringLiteral("Sutinah")).entities.front();
        const IssuedReceipt issued = counter.issued(person);
        ReceiptBody body = *decodeReceiptBody(parseReceiptQr(issued.payload)->body);
        body.service = 3; // aid instead of a registration, signed with the true key by a stolen kiosk
        const QByteArray bytes = *encodeReceiptBody(body);

        const ReceiptCheck check = counter.check(receiptQrText(bytes, *counter.signer.sign(receiptMessage(bytes))));

        QCOMPARE(check.verdict, ReceiptVerdict::Forged);
        QVERIFY(!check.isProven && !check.body);
    }

    // A disk was put back and wrote on before it met the hub: two papers bear one number, and both were issued.
    void findsThePaperAmongTwoOfOneNumber()
    {
        ReceiptCounter counter;
        const IssuedReceipt first = counter.issued(counter.person(QStringLiteral("Sutinah")).entities.front());
        ReceiptBody body = *decodeReceiptBody(parseReceiptQr(first.payload)->body);
        body.service = 3;
        const QByteArray bytes = *encodeReceiptBody(body);
        const Signature signature = *counter.signer.sign(receiptMessage(bytes));
        ports::Action action;
        action.changes.append(ports::Change());
        action.changes[0].kind = ports::OpKind::AppendEvent;
        action.changes[0].type = RecordType::Receipt;
        action.changes[0].fields = counter.fieldsOf(first.id);
        action.changes[0].fields[receipt::Body] = bytes;
        action.changes[0].fields[receipt::SignatureBytes] = toByteArray(signature);
        const EntityId second = counter.store.commit(action)->entities.front();

        const ReceiptCheck one = counter.check(first.payload), other = counter.check(receiptQrText(bytes, signature));
        body.service = 2;
        const QByteArray third = *encodeReceiptBody(body);

        QCOMPARE(one.verdict, ReceiptVerdict::Genuine);
        QCOMPARE(one.receipt->id, first.id);
        QCOMPARE(other.verdict, ReceiptVerdict::Genuine);
        QCOMPARE(other.receipt->id, second);
        QCOMPARE(counter.check(receiptQrText(third, *counter.signer.sign(receiptMessage(third)))).verdict, ReceiptVerdict::Forged);
        QCOMPARE(counter.check(one.code).verdict, ReceiptVerdict::Genuine);
    }

    void neverTakesTheKeyFromThePaper()
    {
        ReceiptCounter counter;
        ReceiptCounter forger('f');
        const IssuedReceipt issued = forger.issued(forger.person(QStringLiteral("Sutinah")).entities.front());
        ReceiptBody body = *decodeReceiptBody(parseReceiptQr(issued.payload)->body);
        body.keyId = counter.signer.keyId();
        const QByteArray bytes = *encodeReceiptBody(body);

        QCOMPARE(counter.check(receiptQrText(bytes, *forger.signer.sign(receiptMessage(bytes)))).verdict, ReceiptVerdict::Forged);
        QCOMPARE(counter.check(issued.payload).verdict, ReceiptVerdict::UnknownIssuer);
    }

    void saysWhatReplacedIt()
    {
        ReceiptCounter counter;
        const EntityId person = counter.person(QStringLiteral("Sutinah")).entities.front();
        const IssuedReceipt first = counter.issued(person);
        ReceiptRequest request = counter.request(person);
        request.supersedes = first.id;
        const IssuedReceipt second = *counter.issue(request);

        const ReceiptCheck check = counter.check(first.payload);

        QCOMPARE(check.verdict, ReceiptVerdict::Superseded);
        QCOMPARE(check.standing.replacedBy, second.code);
        QVERIFY(check.isProven);
        QCOMPARE(counter.check(first.code).verdict, ReceiptVerdict::Superseded);
        QCOMPARE(counter.check(second.payload).verdict, ReceiptVerdict::Genuine);
    }

    void saysThatItIsVoidAndWhy()
    {
        ReceiptCounter counter;
        const EntityId person = counter.person(QStringLiteral("Sutinah")).entities.front();
        const IssuedReceipt issued = counter.issued(person);
        ReceiptRequest request = counter.request(person);
        request.supersedes = issued.id;
        QVERIFY(counter.issue(request));

        QVERIFY(counter.issuing.declareVoid(issued.id, QStringLiteral("Salah orang")));
        const ReceiptCheck check = counter.check(issued.payload);

        QCOMPARE(check.verdict, ReceiptVerdict::Void); // weighs more than superseded
        QCOMPARE(check.standing.voidReason, QStringLiteral("Salah orang"));
    }

    void saysAsOfWhenItKnows()
    {
        ReceiptCounter counter;
        const IssuedReceipt issued = counter.issued(counter.person(QStringLiteral("Sutinah")).entities.front());
        QCOMPARE(counter.check(issued.payload).knownAsOf, 0);
        ports::SyncStatus status;
        status.lastContactAt = 1'795'000'000'000;
        counter.store.setSyncStatus(status);

        QCOMPARE(counter.check(issued.payload).knownAsOf, 1'795'000'000'000);
    }

    void takesOtherTextsForNoReceipt()
    {
        ReceiptCounter counter;
        for (const QString &text : {QString(), QStringLiteral("Sutinah"), QStringLiteral("https://example.org/x?y=1"), QStringLiteral("3577036708519001"), QString(5000, QLatin1Char('A'))})
            QCOMPARE(counter.check(text).verdict, ReceiptVerdict::UnknownCode);
        QCOMPARE(counter.check(QStringLiteral("GY1")).verdict, ReceiptVerdict::Forged);
    }

    void namesOfVerdictsArePermanent()
    {
        QCOMPARE(receiptVerdictName(ReceiptVerdict::Genuine), QStringLiteral("genuine"));
        QCOMPARE(receiptVerdictName(ReceiptVerdict::Superseded), QStringLiteral("superseded"));
        QCOMPARE(receiptVerdictName(ReceiptVerdict::Void), QStringLiteral("void"));
        QCOMPARE(receiptVerdictName(ReceiptVerdict::Forged), QStringLiteral("forged"));
        QCOMPARE(receiptVerdictName(ReceiptVerdict::UnknownIssuer), QStringLiteral("unknown_issuer"));
        QCOMPARE(receiptVerdictName(ReceiptVerdict::UnknownCode), QStringLiteral("unknown_code"));
    }
};

GUYUB_TEST(VerifyReceiptTest)
#include "verifyreceipttest.moc"
