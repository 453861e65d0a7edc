#include "tests/support/testmain.h" // first: moc of Qt 6.4 stumbles over <concepts> without Qt before it

#include "storage/crypto/hash.h"
#include "app/base/durablefile.h"
#include "sync/hub/tls.h"

using namespace guyub;
using namespace guyub::hub;

class TlsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsTheIdentityItMadeFirst()
    {
        const QTemporaryDir folder;
        const auto first = openTlsIdentity(folder.filePath(QStringLiteral("tls")));
        const auto second = openTlsIdentity(folder.filePath(QStringLiteral("tls")));

        QVERIFY(first.has_value() && second.has_value());
        QCOMPARE(first->rootDer, second->rootDer);
        QCOMPARE(first->chainPem, second->chainPem);
        QCOMPARE(first->rootSha256, crypto::sha256(viewOf(first->rootDer)));
    }
    void letsOnlyTheOwnerReadItsKeys()
    {
        const QTemporaryDir folder;
        QVERIFY(openTlsIdentity(folder.filePath(QStringLiteral("tls"))).has_value());

        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        for (const char *name : {"tls/root.key", "tls/leaf.key"})
            QCOMPARE(QFile::permissions(folder.filePath(QLatin1String(name))) & others, QFile::Permissions());
    }
    void refusesAFolderWhoseKeyIsAnothersOrSpoilt()
    {
        const QTemporaryDir folder;
        const QString tls = folder.filePath(QStringLiteral("tls"));
        QVERIFY(openTlsIdentity(tls).has_value());

        const QByteArray foreign = *readWhole(tls + QStringLiteral("/root.key"), 100'000);
        QVERIFY(writeDurably(tls + QStringLiteral("/leaf.key"), foreign).has_value());
        QCOMPARE(openTlsIdentity(tls).error().code, ErrorCode::Damaged);

        QVERIFY(writeDurably(tls + QStringLiteral("/leaf.key"), "no key").has_value());
        QCOMPARE(openTlsIdentity(tls).error().code, ErrorCode::Damaged);
    }
    void refusesAFolderWithAPartThatIsGoneSpoiltOrAnothers_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"root.pem", "root.key", "leaf.pem", "leaf.key"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void refusesAFolderWithAPartThatIsGoneSpoiltOrAnothers()
    {
        QFETCH(QString, name);
        const QTemporaryDir folder;
        const QString tls = folder.filePath(QStringLiteral("tls")), other = folder.filePath(QStringLiteral("other")), part = tls + QLatin1Char('/') + name;
        QVERIFY(openTlsIdentity(tls).has_value() && openTlsIdentity(other).has_value());
        const QByteArray right = *readWhole(part);
        QByteArray flipped = right;
        flipped[flipped.size() / 2] = flipped.at(flipped.size() / 2) == 'A' ? 'B' : 'A';

        for (const QByteArray &wrong : {flipped, right.left(40), QByteArray(), QByteArray(20'000, 'x'), *readWhole(other + QLatin1Char('/') + name)}) {
            QVERIFY(writeDurably(part, wrong).has_value());
            const auto refused = openTlsIdentity(tls);
            QVERIFY(!refused.has_value());
            QCOMPARE(refused.error().code, ErrorCode::Damaged);
            QVERIFY(refused.error().detail.contains(QStringLiteral("backup")));
        }
        if (name != QStringLiteral("root.pem")) { // without it the folder is a new one; HubHome knows whether it may be
            QVERIFY(QFile::remove(part));
            QCOMPARE(openTlsIdentity(tls).error().code, ErrorCode::Damaged);
        }
        QVERIFY(writeDurably(part, right).has_value());
        QVERIFY(openTlsIdentity(tls).has_value());
    }
};

GUYUB_TEST(TlsTest)
#include "tlstest.moc"
