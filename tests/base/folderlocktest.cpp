#include "app/base/folderlock.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QTemporaryDir>

using namespace guyub;

namespace {

const QString kProgram = QStringLiteral("guyub-uji");

void leave(const QString &path, const QByteArray &words)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(words) == words.size());
}

} // namespace

class FolderLockTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesWhoHasIt()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("lock"));
        const auto first = FolderLock::take(path, kProgram);

        const auto second = FolderLock::take(path, QStringLiteral("another"));

        QVERIFY(first);
        QCOMPARE(second.error().code, ErrorCode::StoreInUse);
        QCOMPARE(second.error().detail, kProgram);
        QVERIFY(QFile::exists(path)); // the refusal left it to whose it is
    }

    void letsGoAtTheEnd()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("lock"));
        {
            auto first = FolderLock::take(path, kProgram);
            const FolderLock moved = std::move(*first);
            QVERIFY(!FolderLock::take(path, kProgram));
        }

        QVERIFY(!QFile::exists(path));
        QVERIFY(FolderLock::take(path, kProgram));
    }

    void isNotKeptOutByWhatACrashLeft_data()
    {
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("half written") << QByteArray("1\nguyub-ki");
        QTest::newRow("of a living process") << QByteArray("1\nsystemd\nanother-machine\n");
        QTest::newRow("noise") << QByteArray(512, '\xff');
    }
    void isNotKeptOutByWhatACrashLeft()
    {
        QFETCH(const QByteArray, words);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("lock"));
        leave(path, words);

        QVERIFY(FolderLock::take(path, kProgram));
    }

    void saysWhenItCannotBeMade()
    {
        QCOMPARE(FolderLock::take(QStringLiteral("/nowhere/at/all/lock"), kProgram).error().code, ErrorCode::FileFailed);
    }
};

GUYUB_TEST(FolderLockTest)
#include "folderlocktest.moc"
