// Slots that come, change and go, and a new data key for all of them.
#include "storage/vault/keyfileformat.h"
#include "tests/vault/keyfixture.h"

using namespace guyub;
using namespace guyub::test;

class KeySlotsTest : public QObject
{
    Q_OBJECT
    std::unique_ptr<Made> m_made;

private Q_SLOTS:
    void init() { m_made = std::make_unique<Made>(); }

    void changesAPassphraseAndNothingElse()
    {
        const QString before = m_made->path + QStringLiteral(".bak");
        auto file = KeyFile::read(m_made->path);
        const auto signedIn = file->unlockOperator(id(1), secret("2468"), device(7));
        QCOMPARE(file->changePassphrase(id(1), signedIn->operatorKeys, secret(""), device(7), kFloor).error().code, ErrorCode::ValueOutOfRange);
        QCOMPARE(file->changePassphrase(id(1), crypto::makeSigningKeys(), secret("9753"), device(7), kFloor).error().code, ErrorCode::WrongUse);
        QCOMPARE(file->changePassphrase(id(2), signedIn->operatorKeys, secret("9753"), device(7), kFloor).error().code, ErrorCode::NotFound);
        QCOMPARE(file->changePassphrase(id(1), signedIn->operatorKeys, secret("9753"), device(8), kFloor).error().code, ErrorCode::NotFound);

        QVERIFY(file->changePassphrase(id(1), signedIn->operatorKeys, secret("9753"), device(7), kFloor).has_value());
        QVERIFY(file->save(m_made->path, m_made->dataKey).has_value());

        for (const QString &path : {m_made->path, before}) {
            const auto read = KeyFile::read(path);
            QCOMPARE(read->unlockOperator(id(1), secret("2468"), device(7)).error().code, ErrorCode::WrongPassphrase);
            const auto unlocked = read->unlockOperator(id(1), secret("9753"), device(7));
            QVERIFY(unlocked.has_value());
            QCOMPARE(unlocked->operatorKeys.publicKey, m_made->operatorKey);
            QCOMPARE(unlocked->who.name, QStringLiteral("Sri Wahyuni"));
            QVERIFY(crypto::areEqual(unlocked->dataKey.view(), m_made->dataKey.view()));
            QVERIFY(read->unlockRecovery(m_made->recovery).has_value());
        }
    }

    void replacesSomebodyUnderTheSameName()
    {
        auto file = KeyFile::read(m_made->path);
        const auto &key = m_made->dataKey;
        QCOMPARE(file->replaceOperator(id(2), key, label(3, QStringLiteral("Budi")), secret("1"), device(7), kFloor).error().code, ErrorCode::NotFound);
        QCOMPARE(file->replaceOperator(id(1), key, label(3, {}), secret("1"), device(7), kFloor).error().code, ErrorCode::ValueOutOfRange);
        QCOMPARE(file->labels(device(7)).size(), 1); // a refusal leaves who was there

        const auto fresh = file->replaceOperator(id(1), key, label(3, QStringLiteral("Sri Wahyuni")), secret("1357"), device(7), kFloor);

        QVERIFY(fresh && fresh->publicKey != m_made->operatorKey);
        QVERIFY(file->save(m_made->path, key).has_value());
        const auto read = KeyFile::read(m_made->path);
        QCOMPARE(read->unlockOperator(id(1), secret("2468"), device(7)).error().code, ErrorCode::WrongPassphrase);
        QVERIFY(read->unlockOperator(id(3), secret("1357"), device(7)).has_value());
    }

    void opensForAdminAndOrganisationOnAnyMachine()
    {
        auto file = KeyFile::read(m_made->path);
        const auto &key = m_made->dataKey;
        const vault::EscrowKeys city = vault::makeEscrowKeys(), other = vault::makeEscrowKeys();
        QCOMPARE(file->unlockAdmin(secret("sawah lumbung jati kendi pasar bambu")).error().code, ErrorCode::NotFound);
        for (const char *weak : {"rahasia", "satu dua tiga empat lima", "a b c d e f", "katakuncipanjangtanpaspasi", "1 1 1 1 1 1 1 1 1 1 1"})
            QCOMPARE(file->setAdmin(key, secret(weak), kFloor).error().code, ErrorCode::ValueOutOfRange);
        QVERIFY(file->setAdmin(key, secret("sawah lumbung jati kendi pasar bambu"), kFloor).has_value());
        QVERIFY(file->addEscrow(key, city.publicText).has_value());
        QCOMPARE(file->addEscrow(key, city.publicText.toLower()).error().code, ErrorCode::TargetExists);
        QCOMPARE(file->addEscrow(key, QStringLiteral("nonsense")).error().code, ErrorCode::BadInput);
        QVERIFY(file->save(m_made->path, key).has_value());

        auto read = KeyFile::read(m_made->path);
        QVERIFY(crypto::areEqual(read->unlockAdmin(secret("sawah lumbung jati kendi pasar bambu"))->dataKey.view(), key.view()));
        QCOMPARE(read->unlockAdmin(secret("sawah lumbung jati kendi pasar bambi")).error().code, ErrorCode::WrongPassphrase);
        QVERIFY(crypto::areEqual(read->unlockEscrow(city.secretText)->dataKey.view(), key.view()));
        QCOMPARE(read->unlockEscrow(other.secretText).error().code, ErrorCode::WrongPassphrase);
        QCOMPARE(read->unlockEscrow(city.publicText).error().code, ErrorCode::BadInput); // neither is taken for the other
        for (const QString &secretText : {city.secretText, m_made->recovery})
            QCOMPARE(read->addEscrow(key, secretText).error().code, ErrorCode::BadInput);

        const auto slots = read->slots(device(7));
        QCOMPARE(slots.size(), 4);
        QCOMPARE(slots[0].who->name, QStringLiteral("Sri Wahyuni"));
        QVERIFY(!read->slots(device(8))[0].who);
        QCOMPARE(slots[1].kind, vault::SlotKind::Admin);
        QCOMPARE(slots[2].kind, vault::SlotKind::Recovery);
        QCOMPARE(slots[3].kind, vault::SlotKind::Escrow);
        QCOMPARE(read->removeSlot(slots[0].id).error().code, ErrorCode::WrongUse);
        QCOMPARE(read->removeSlot(QStringLiteral("00000000")).error().code, ErrorCode::NotFound);
        for (int i = 1; i < 4; ++i)
            QVERIFY(read->removeSlot(slots[i].id).has_value());
        QVERIFY(read->save(m_made->path, key).has_value());
        for (const QString &path : {m_made->path, m_made->path + QStringLiteral(".bak")}) {
            const auto last = KeyFile::read(path);
            QCOMPARE(last->slots(device(7)).size(), 1);
            QCOMPARE(last->unlockEscrow(city.secretText).error().code, ErrorCode::WrongPassphrase);
            QCOMPARE(last->unlockRecovery(m_made->recovery).error().code, ErrorCode::WrongPassphrase);
        }
    }

    void givesEverySlotTheNewDataKey()
    {
        auto file = KeyFile::read(m_made->path);
        const vault::EscrowKeys city = vault::makeEscrowKeys();
        const QByteArray oldFile = bytesOf(m_made->path);
        QVERIFY(file->addOperator(m_made->dataKey, label(2, QStringLiteral("Budi")), secret("1357"), device(7), kFloor).has_value());
        QVERIFY(file->setAdmin(m_made->dataKey, secret("sawah lumbung jati kendi pasar bambu"), kFloor).has_value());
        QVERIFY(file->addEscrow(m_made->dataKey, city.publicText).has_value());
        QVERIFY(file->save(m_made->path, m_made->dataKey).has_value());

        QCOMPARE(file->beginKeyChange(crypto::SecretBytes::random(32)).error().code, ErrorCode::WrongUse);
        const auto fresh = file->beginKeyChange(m_made->dataKey);
        QVERIFY(fresh && !crypto::areEqual(fresh->view(), m_made->dataKey.view()));
        QCOMPARE(file->beginKeyChange(*fresh).error().code, ErrorCode::WrongUse); // one at a time
        QCOMPARE(file->save(m_made->path, m_made->dataKey).error().code, ErrorCode::WrongUse);
        QVERIFY(file->save(m_made->path, *fresh).has_value());

        auto half = KeyFile::read(m_made->path);
        QVERIFY(half->isChangingKey());
        QVERIFY(crypto::areEqual(half->previousKey(*fresh)->view(), m_made->dataKey.view()));
        QCOMPARE(half->previousKey(m_made->dataKey).error().code, ErrorCode::Damaged);
        half->endKeyChange();
        QVERIFY(half->save(m_made->path, *fresh).has_value());

        for (const QString &path : {m_made->path, m_made->path + QStringLiteral(".bak")}) {
            const auto read = KeyFile::read(path);
            QVERIFY(!read->isChangingKey());
            QCOMPARE(read->epoch(), 2u);
            QCOMPARE(read->previousKey(*fresh).error().code, ErrorCode::NotFound);
            for (const auto &unlocked : {read->unlockOperator(id(1), secret("2468"), device(7)), read->unlockOperator(id(2), secret("1357"), device(7)),
                     read->unlockAdmin(secret("sawah lumbung jati kendi pasar bambu")), read->unlockRecovery(m_made->recovery), read->unlockEscrow(city.secretText)})
                QVERIFY(unlocked && crypto::areEqual(unlocked->dataKey.view(), fresh->view()));
            QCOMPARE(read->unlockOperator(id(1), secret("2468"), device(7))->operatorKeys.publicKey, m_made->operatorKey);
        }
        writeBytes(m_made->path, oldFile); // a copy from before still opens, and only what was written before
        QVERIFY(crypto::areEqual(KeyFile::read(m_made->path)->unlockOperator(id(1), secret("2468"), device(7))->dataKey.view(), m_made->dataKey.view()));
    }

    // Anybody can seal to the public keys in the file, and make the seal over it fit a key of their own.
    void knowsADataKeyThatSomebodyElsePutInItsPlace()
    {
        auto file = KeyFile::read(m_made->path);
        QVERIFY(file->setAdmin(m_made->dataKey, secret("sawah lumbung jati kendi pasar bambu"), kFloor).has_value());
        QVERIFY(file->save(m_made->path, m_made->dataKey).has_value());
        auto bytes = vault::decodeFile(viewOf(bytesOf(m_made->path)));
        const crypto::SecretBytes theirs = crypto::SecretBytes::random(32);
        bytes->slots.operators[0].dataKey = crypto::sealTo(bytes->slots.operators[0].box, theirs.view());
        bytes->slots.admin->dataKey = crypto::sealTo(bytes->slots.admin->box, theirs.view());
        bytes->slots.recovery->dataKey = crypto::sealTo(bytes->slots.recovery->box, theirs.view());
        const Bytes body = vault::encodeBody(bytes->slots);
        writeBytes(m_made->path, vault::encodeFile(body, vault::macOver(body, theirs)));

        const auto put = KeyFile::read(m_made->path);

        QVERIFY(put.has_value() && put->isOf(theirs));
        QCOMPARE(put->unlockOperator(id(1), secret("2468"), device(7)).error().code, ErrorCode::Damaged);
        QCOMPARE(put->unlockAdmin(secret("sawah lumbung jati kendi pasar bambu")).error().code, ErrorCode::Damaged);
        QCOMPARE(put->unlockRecovery(m_made->recovery).error().code, ErrorCode::Damaged);
    }

    // Who can write the file and does not know the data key must not get the next one.
    void neverSealsTheNewKeyToAKeyThatSomebodyPlanted()
    {
        const vault::EscrowKeys city = vault::makeEscrowKeys(), thief = vault::makeEscrowKeys();
        auto file = KeyFile::read(m_made->path);
        QVERIFY(file->addEscrow(m_made->dataKey, city.publicText).has_value());
        QVERIFY(file->save(m_made->path, m_made->dataKey).has_value());
        auto bytes = vault::decodeFile(viewOf(bytesOf(m_made->path)));
        QCOMPARE(bytes->slots.escrows.size(), std::size_t(1));
        auto planted = KeyFile::create(id(9));
        QVERIFY(planted.addEscrow(planted.newDataKey(), thief.publicText).has_value());
        const QString path = m_made->dir.filePath(QStringLiteral("planted"));
        QVERIFY(planted.save(path, planted.newDataKey().clone()).has_value());
        bytes->slots.escrows = vault::decodeFile(viewOf(bytesOf(path)))->slots.escrows;
        writeBytes(m_made->path, vault::encodeFile(vault::encodeBody(bytes->slots), bytes->mac));

        auto edited = KeyFile::read(m_made->path);

        QVERIFY(edited.has_value()); // its checksum is right
        QCOMPARE(edited->unlockOperator(id(1), secret("2468"), device(7)).error().code, ErrorCode::Damaged);
        QCOMPARE(edited->beginKeyChange(m_made->dataKey).error().code, ErrorCode::WrongUse);
    }
};

GUYUB_TEST(KeySlotsTest)
#include "keyslotstest.moc"
