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
};

GUYUB_TEST(TlsTest)
#include "tlstest.moc"
