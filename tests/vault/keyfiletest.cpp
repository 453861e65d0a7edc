#include "storage/crypto/hash.h"
#include "storage/vault/keyfile.h"
#include "storage/vault/keyfileformat.h"
#include "tests/vault/sealedfixture.h"

#include <QFile>
#include <QTemporaryDir>

#include <sys/stat.h>

using namespace guyub;
using vault::DeviceSecret;
using vault::KeyFile;
using test::bytesOf;
using test::writeBytes;
using vault::SlotLabel;

namespace {

const crypto::PasswordCost kFloor;

crypto::SecretBytes secret(const char *text)
{
    return crypto::SecretBytes::copyOf({reinterpret_cast<const Byte *>(text), qstrlen(text)});
}

DeviceSecret device(Byte fill)
{
    DeviceSecret result{crypto::SecretBytes(32), false};
    std::fill_n(result.bytes.data(), 32, fill);
    return result;
}

Id id(Byte number)
{
    Id result;
    result[0] = number;
    return result;
}

SlotLabel label(Byte number, const QString &name)
{
    return {id(number), name, 1, QByteArray("picture")};
}

// What somebody does who edits the file and knows the format but no key.
QByteArray withChecksum(QByteArray bytes)
{
    bytes.chop(32);
    return bytes + toByteArray(crypto::blake2b<32>("guyub.keysum.1", viewOf(bytes)));
}

// A key file with one operator (PIN 2468, device 7) and a recovery key, written once for all tests.
struct Made
{
    QTemporaryDir dir{test::folderTemplate()};
    QString path = dir.filePath(QStringLiteral("store.keys"));
    QString recovery;
    crypto::SecretBytes dataKey;
    PublicKey operatorKey;
    Made()
    {
        KeyFile file = KeyFile::create(id(9));
        dataKey = file.newDataKey().clone();
        operatorKey = file.addOperator(dataKey, label(1, QStringLiteral("Sri Wahyuni")), secret("2468"), device(7), kFloor)->publicKey;
        recovery = file.setRecovery(dataKey);
        if (!file.save(path, dataKey))
            qFatal("key file cannot be written");
    }
};

} // namespace

class KeyFileTest : public QObject
{
    Q_OBJECT
    std::unique_ptr<Made> m_made;

private Q_SLOTS:
    void init() { m_made = std::make_unique<Made>(); }

    void opensForTheOperatorAndForThePaper()
    {
        const auto file = KeyFile::read(m_made->path);
        QVERIFY(file.has_value());

        const auto byPin = file->unlockOperator(id(1), secret("2468"), device(7));
        const auto byPaper = file->unlockRecovery(m_made->recovery);

        QVERIFY(byPin.has_value());
        QVERIFY(crypto::areEqual(byPin->dataKey.view(), m_made->dataKey.view()));
        QCOMPARE(byPin->operatorKeys.publicKey, m_made->operatorKey);
        QCOMPARE(byPin->who.name, QStringLiteral("Sri Wahyuni"));
        QCOMPARE(byPin->who.picture, QByteArray("picture"));
        QVERIFY(byPaper.has_value());
        QVERIFY(crypto::areEqual(byPaper->dataKey.view(), m_made->dataKey.view()));
        QVERIFY(byPaper->operatorKeys.secret.isEmpty());
        QCOMPARE(file->storeId(), id(9));
    }

    void refusesAnotherPinOperatorAndMachine()
    {
        const auto file = KeyFile::read(m_made->path);

        QCOMPARE(file->unlockOperator(id(1), secret("2469"), device(7)).error().code, ErrorCode::WrongPassphrase);
        QCOMPARE(file->unlockOperator(id(2), secret("2468"), device(7)).error().code, ErrorCode::WrongPassphrase);
        QCOMPARE(file->unlockOperator(id(1), secret("2468"), device(8)).error().code, ErrorCode::WrongPassphrase);
        QVERIFY(file->labels(device(8)).isEmpty());
        QCOMPARE(file->labels(device(7)).size(), 1);
    }

    void forgivesHowTheRecoveryKeyIsTypedButNotWhat()
    {
        const auto file = KeyFile::read(m_made->path);
        QString loose = m_made->recovery.toLower();
        loose.replace(QLatin1Char('-'), QStringLiteral(" \n "));
        loose.replace(QLatin1Char('0'), QLatin1Char('o'));
        loose.replace(QLatin1Char('1'), QLatin1Char('l'));
        QVERIFY(file->unlockRecovery(loose).has_value());

        KeyFile another = KeyFile::create(id(9));
        const QString other = another.setRecovery(another.newDataKey());
        QCOMPARE(file->unlockRecovery(other).error().code, ErrorCode::WrongPassphrase);
        QCOMPARE(file->unlockRecovery(m_made->recovery.chopped(1)).error().code, ErrorCode::BadInput);
        QCOMPARE(file->unlockRecovery(m_made->recovery + QStringLiteral("7")).error().code, ErrorCode::BadInput);
        QCOMPARE(file->unlockRecovery({}).error().code, ErrorCode::BadInput);
        QCOMPARE(file->unlockRecovery(QStringLiteral("U") + m_made->recovery.mid(1)).error().code, ErrorCode::BadInput);
    }

    void namesTheGroupOfEveryTypingMistake()
    {
        const auto file = KeyFile::read(m_made->path);
        const QString &key = m_made->recovery;
        for (int i = 0; i < key.size(); ++i) {
            if (key[i] == QLatin1Char('-'))
                continue;
            QString wrong = key;
            wrong[i] = key[i] == QLatin1Char('7') ? QLatin1Char('8') : QLatin1Char('7');
            const auto unlocked = file->unlockRecovery(wrong);
            QCOMPARE(unlocked.error().code, ErrorCode::BadInput);
            QCOMPARE(unlocked.error().line, i / 6 + 1);
        }
        QStringList groups = key.split(QLatin1Char('-'));
        QCOMPARE(groups.size(), 13);
        for (int i = 0; i + 1 < groups.size(); ++i) {
            QStringList swapped = groups;
            swapped.swapItemsAt(i, i + 1);
            if (swapped != groups)
                QCOMPARE(file->unlockRecovery(swapped.join(QLatin1Char('-'))).error().code, ErrorCode::BadInput);
        }
    }

    void tellsAbsentForeignCutNewerAndDamagedApart()
    {
        const QString path = m_made->dir.filePath(QStringLiteral("other"));
        const QByteArray good = bytesOf(m_made->path);
        QCOMPARE(KeyFile::read(path).error().code, ErrorCode::NotFound);
        writeBytes(path, {});
        QCOMPARE(KeyFile::read(path).error().code, ErrorCode::NotAGuyubStore);
        writeBytes(path, QByteArray("SQLite format 3").leftJustified(4096, '\0'));
        QCOMPARE(KeyFile::read(path).error().code, ErrorCode::NotAGuyubStore);
        QByteArray newer = good;
        newer[9] = 3;
        writeBytes(path, withChecksum(newer));
        QCOMPARE(KeyFile::read(path).error().code, ErrorCode::NewerFormat);
        writeBytes(path, newer);
        QCOMPARE(KeyFile::read(path).error().code, ErrorCode::Damaged);
        writeBytes(path, good + '\0');
        QCOMPARE(KeyFile::read(path).error().code, ErrorCode::Damaged);
    }

    void refusesTheFileCutAtEveryByte()
    {
        const QByteArray good = bytesOf(m_made->path);
        QVERIFY(vault::decodeFile(viewOf(good)).has_value());
        for (qsizetype length = 0; length < good.size(); ++length)
            QCOMPARE(vault::decodeFile(viewOf(good.left(length))).error().code, length < 8 ? ErrorCode::NotAGuyubStore : ErrorCode::Damaged);
    }

    void refusesEveryFlippedBit()
    {
        const QByteArray good = bytesOf(m_made->path);
        for (qsizetype bit = 0; bit < good.size() * 8; ++bit) {
            QByteArray flipped = good;
            flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
            const auto file = vault::decodeFile(viewOf(flipped));
            QVERIFY2(!file, qPrintable(QStringLiteral("bit %1").arg(bit)));
            QCOMPARE(file.error().code, bit < 64 ? ErrorCode::NotAGuyubStore : ErrorCode::Damaged); // its name stands in the first eight bytes
        }
    }

    // The checksum needs no key, so a forger can mend it; the seal over the whole file cannot be mended.
    void refusesAnEditedFileWhoseChecksumWasMended()
    {
        const QString path = m_made->dir.filePath(QStringLiteral("edited"));
        const QByteArray good = bytesOf(m_made->path);
        for (qsizetype i = 0; i < good.size() - 32; ++i) {
            QByteArray edited = good;
            edited[i] = static_cast<char>(edited[i] ^ (1 << (i % 8)));
            writeBytes(path, withChecksum(edited));
            const auto file = KeyFile::read(path);
            if (file)
                QVERIFY2(!file->unlockRecovery(m_made->recovery), qPrintable(QStringLiteral("byte %1").arg(i)));
        }
    }

    void refusesCostsThatWouldStopTheMachine()
    {
        const QString path = m_made->dir.filePath(QStringLiteral("costly"));
        const QByteArray good = bytesOf(m_made->path);
        const qsizetype passes = 36 + 2; // header, type and state
        QCOMPARE(good.mid(passes, 4), QByteArray("\0\0\0\3", 4));
        for (const QByteArray &cost : {QByteArray("\xff\xff\xff\xff", 4), QByteArray("\0\0\0\0", 4), QByteArray("\0\0\0\x11", 4)}) {
            QByteArray costly = good;
            costly.replace(passes, 4, cost);
            writeBytes(path, withChecksum(costly));
            QCOMPARE(KeyFile::read(path).error().code, ErrorCode::Damaged);
        }
        QByteArray hungry = good;
        hungry[passes + 4] = 1; // 2^56 bytes
        writeBytes(path, withChecksum(hungry));
        QCOMPARE(KeyFile::read(path).error().code, ErrorCode::Damaged);
    }

    void showsNoNameAndNoKeyOnDisk()
    {
        const QByteArray bytes = bytesOf(m_made->path);
        const QString name = QStringLiteral("Sri Wahyuni");
        QVERIFY(!bytes.contains(name.toUtf8()));
        QVERIFY(!bytes.contains(QByteArray(reinterpret_cast<const char *>(name.utf16()), name.size() * 2)));
        QVERIFY(!bytes.contains(toByteArray(m_made->dataKey.view())));
        struct stat info = {};
        QCOMPARE(::stat(qPrintable(m_made->path), &info), 0);
        QCOMPARE(info.st_mode & 0777u, 0600u);
    }

    void addsAndRemovesOperators()
    {
        auto file = KeyFile::read(m_made->path);
        QCOMPARE(file->removeOperator(id(1)).error().code, ErrorCode::NotAllowed);
        QCOMPARE(file->removeOperator(id(2)).error().code, ErrorCode::NotFound);
        const auto &key = m_made->dataKey;
        QCOMPARE(file->addOperator(key, label(1, QStringLiteral("Budi")), secret("1"), device(7), kFloor).error().code, ErrorCode::TargetExists);
        QCOMPARE(file->addOperator(key, label(2, QStringLiteral("sri wahyuni")), secret("1"), device(7), kFloor).error().code, ErrorCode::TargetExists);
        QCOMPARE(file->addOperator(key, label(2, {}), secret("1"), device(7), kFloor).error().code, ErrorCode::ValueOutOfRange);
        QCOMPARE(file->addOperator(key, label(2, QString(121, QLatin1Char('a'))), secret("1"), device(7), kFloor).error().code, ErrorCode::ValueOutOfRange);
        QCOMPARE(file->addOperator(key, label(2, QStringLiteral("Budi")), secret("1"), device(7), {2, 64ull << 20}).error().code, ErrorCode::ValueOutOfRange);
        QCOMPARE(file->addOperator(crypto::SecretBytes::random(32), label(2, QStringLiteral("Budi")), secret("1"), device(7), kFloor).error().code, ErrorCode::WrongUse);
        QVERIFY(file->addOperator(key, label(2, QStringLiteral("Budi")), secret("1357"), device(7), kFloor).has_value());
        QVERIFY(file->save(m_made->path, key).has_value());

        auto second = KeyFile::read(m_made->path);
        QVERIFY(second->unlockOperator(id(2), secret("1357"), device(7)).has_value());
        QVERIFY(second->removeOperator(id(1)).has_value());
        QVERIFY(second->save(m_made->path, key).has_value());

        const auto third = KeyFile::read(m_made->path);
        QCOMPARE(third->unlockOperator(id(1), secret("2468"), device(7)).error().code, ErrorCode::WrongPassphrase);
        QVERIFY(third->unlockRecovery(m_made->recovery).has_value());
    }

    void keepsThePreviousFileUnlessSomebodyWasShutOut()
    {
        const QString before = m_made->path + QStringLiteral(".bak");
        const QByteArray first = bytesOf(m_made->path);
        auto file = KeyFile::read(m_made->path);
        QVERIFY(file->addOperator(m_made->dataKey, label(2, QStringLiteral("Budi")), secret("1357"), device(7), kFloor).has_value());
        QVERIFY(file->save(m_made->path, m_made->dataKey).has_value());
        QCOMPARE(bytesOf(before), first);

        const QString newPaper = file->setRecovery(m_made->dataKey);
        QVERIFY(file->removeOperator(id(1)).has_value());
        QVERIFY(file->save(m_made->path, m_made->dataKey).has_value());
        const auto kept = KeyFile::read(before);
        QCOMPARE(kept->unlockRecovery(m_made->recovery).error().code, ErrorCode::WrongPassphrase);
        QVERIFY(kept->unlockRecovery(newPaper).has_value());
        QCOMPARE(kept->labels(device(7)).size(), 1);
    }

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
        for (const char *weak : {"rahasia", "satu dua tiga empat lima", "a b c d e f", "katakuncipanjangtanpaspasi"})
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
        QCOMPARE(read->unlockEscrow(city.publicText).error().code, ErrorCode::WrongPassphrase);

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

    void neverSealsAFileUnderAnotherKey()
    {
        auto file = KeyFile::read(m_made->path);
        const QByteArray good = bytesOf(m_made->path);
        QCOMPARE(file->save(m_made->path, crypto::SecretBytes::random(32)).error().code, ErrorCode::WrongUse);
        QCOMPARE(bytesOf(m_made->path), good);
        QVERIFY(file->setRecovery(crypto::SecretBytes::random(32)).isEmpty());
    }

    void calibratesNeverBelowTheFloor()
    {
        const crypto::PasswordCost quick = vault::calibratedCost(1);
        QVERIFY(crypto::isSane(quick));
        QCOMPARE(quick.memoryBytes, kFloor.memoryBytes);
        QVERIFY(crypto::isSane(vault::calibratedCost(60)));
    }

    void takesTheDeviceSecretFromTheSystemOrMakesOneOnce()
    {
        QTemporaryDir home(test::folderTemplate()), credentials(test::folderTemplate());
        qputenv("XDG_DATA_HOME", home.path().toLocal8Bit());
        qunsetenv("CREDENTIALS_DIRECTORY");

        const auto made = vault::deviceSecret();
        const auto again = vault::deviceSecret();

        QVERIFY(made.has_value() && again.has_value());
        QVERIFY(!made->isFromCredential);
        QVERIFY(crypto::areEqual(made->bytes.view(), again->bytes.view()));
        struct stat info = {};
        QCOMPARE(::stat(qPrintable(home.filePath(QStringLiteral("guyub/device.secret"))), &info), 0);
        QCOMPARE(info.st_mode & 0777u, 0600u);

        qputenv("CREDENTIALS_DIRECTORY", credentials.path().toLocal8Bit());
        writeBytes(credentials.filePath(QStringLiteral("guyub-device")), QByteArray(32, 'x'));
        const auto given = vault::deviceSecret();
        QVERIFY(given.has_value() && given->isFromCredential);
        QCOMPARE(toByteArray(given->bytes.view()), QByteArray(32, 'x'));
        writeBytes(credentials.filePath(QStringLiteral("guyub-device")), QByteArray(31, 'x'));
        QCOMPARE(vault::deviceSecret().error().code, ErrorCode::FileFailed);
        qunsetenv("CREDENTIALS_DIRECTORY");
    }
};

GUYUB_TEST(KeyFileTest)
#include "keyfiletest.moc"
