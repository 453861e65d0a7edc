#include "storage/sql/database.h"
#include "storage/vault/cryptvfs.h"
#include "tests/support/testmain.h"

#include <QTemporaryDir>

using namespace guyub;
using storage::Connection;
using storage::Database;
using vault::CryptVfs;
using vault::FileKind;

class SealedDatabaseTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsWhatWasWritten()
    {
        QTemporaryDir dir;
        const auto key = crypto::SecretBytes::random(32);
        auto vfs = CryptVfs::install("t1", key);
        QVERIFY(vfs.has_value());
        const QString path = dir.filePath(QStringLiteral("main.db"));
        {
            auto db = Database::open(path, QStringLiteral("t1"), Connection::Writer);
            QVERIFY2(db.has_value(), db ? "" : qPrintable(db.error().detail));
            QVERIFY((*db)->run(QStringLiteral("CREATE TABLE t(a INTEGER PRIMARY KEY, b TEXT)")).has_value());
            for (int i = 0; i < 300; ++i)
                QVERIFY((*db)->run(QStringLiteral("INSERT INTO t(b) VALUES (?)"), {QStringLiteral("canary").repeated(50)}).has_value());
            QCOMPARE((*db)->value(QStringLiteral("SELECT count(*) FROM t"))->toInt(), 300);
            QCOMPARE((*db)->value(QStringLiteral("PRAGMA integrity_check"))->toString(), QStringLiteral("ok"));
        }
        auto db = Database::open(path, QStringLiteral("t1"), Connection::Writer);
        QVERIFY2(db.has_value(), db ? "" : qPrintable(db.error().detail));
        QCOMPARE((*db)->value(QStringLiteral("SELECT count(*) FROM t"))->toInt(), 300);
        QVERIFY((*db)->run(QStringLiteral("VACUUM")).has_value());
        QCOMPARE((*db)->value(QStringLiteral("PRAGMA integrity_check"))->toString(), QStringLiteral("ok"));
    }
};

GUYUB_TEST(SealedDatabaseTest)
#include "sealeddatabasetest.moc"
