#include "storage/vault/keyfileformat.h"
#include "tests/vault/keyfixture.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <sys/stat.h>

using namespace guyub;
using namespace guyub::test;

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

    void keepsTheSameFileTwice()
    {
        const QString second = m_made->path + QStringLiteral(".bak");
        QCOMPARE(bytesOf(second), bytesOf(m_made->path));
        const QByteArray old = bytesOf(second);
        auto file = KeyFile::read(m_made->path);
        const QString newPaper = file->setRecovery(m_made->dataKey);
        QVERIFY(file->addOperator(m_made->dataKey, label(2, QStringLiteral("Budi")), secret("1357"), device(7), kFloor).has_value());
        QVERIFY(file->removeOperator(id(1)).has_value());
        QVERIFY(file->save(m_made->path, m_made->dataKey).has_value());
        QCOMPARE(bytesOf(second), bytesOf(m_made->path)); // nobody who was shut out comes in by it

        writeBytes(second, old); // as a power cut between the two leaves it
        const auto again = KeyFile::read(m_made->path);
        again->keepSecond(m_made->path);
        QCOMPARE(bytesOf(second), bytesOf(m_made->path));
        QVERIFY(again->isOf(m_made->dataKey) && !again->isOf(crypto::SecretBytes::random(32)));
        QVERIFY(again->unlockRecovery(newPaper).has_value());
    }

    void goesOnWithoutASecondThatCannotBeWritten()
    {
        const QString second = m_made->path + QStringLiteral(".bak");
        QVERIFY(QFile::remove(second) && QDir().mkpath(second + QStringLiteral("/taken")));
        auto file = KeyFile::read(m_made->path);
        file->setRecovery(m_made->dataKey);
        QVERIFY(file->save(m_made->path, m_made->dataKey).has_value());
        QCOMPARE(KeyFile::read(m_made->path)->unlockRecovery(m_made->recovery).error().code, ErrorCode::WrongPassphrase);
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
