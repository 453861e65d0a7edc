// A database copied page by page, and what stops that.
#include "storage/vault/pagecopy.h"
#include "tests/vault/sealedfixture.h"

using namespace guyub;
using test::bytesOf;
using test::dataKey;
using test::SealedStore;
using test::writeBytes;
using vault::isUnder;
using vault::judgePages;
using vault::rekeyPages;

class PageCopyTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesTheSameDatabaseUnderAnotherKey()
    {
        SealedStore store("from", 1), other("to", 2);
        { const auto db = store.filled(200); }
        const QString to = other.path();
        quint64 seen = 0, total = 0;

        QVERIFY(rekeyPages(store.path(), dataKey(1), to, dataKey(2), [&](quint64 done, quint64 all) { seen = done; total = all; return true; }));

        QCOMPARE(QFileInfo(to).size(), QFileInfo(store.path()).size());
        QCOMPARE(seen, total);
        QCOMPARE(total, quint64(QFileInfo(to).size() / 4096));
        QVERIFY(*isUnder(dataKey(2), to) && !*isUnder(dataKey(1), to) && *isUnder(dataKey(1), store.path()));
        QCOMPARE(*judgePages(to, dataKey(2)), total);
        auto db = std::move(*other.open());
        QVERIFY(*db->isSound());
        QCOMPARE(db->value(QStringLiteral("SELECT count(*) FROM t"))->toInt(), 200);
        QCOMPARE(db->value(QStringLiteral("SELECT b FROM t WHERE a=150"))->toString(), SealedStore::rowText(149));
        QVERIFY(db->run(QStringLiteral("INSERT INTO t(b) VALUES('new')")));
    }

    void leavesNothingWhenItIsStopped()
    {
        SealedStore store;
        { const auto db = store.filled(2000); }
        const QString to = store.file("copy");

        QCOMPARE(rekeyPages(store.path(), dataKey(1), to, dataKey(2), [](quint64, quint64) { return false; }).error().code, ErrorCode::Cancelled);

        QCOMPARE(store.files(), QStringList{QStringLiteral("main.db")});
        QVERIFY(*store.open());
    }

    void refusesEveryDamagedPageAndWhatIsNoDatabaseOfThisKey()
    {
        SealedStore store;
        { const auto db = store.filled(40); }
        const QByteArray good = bytesOf(store.path());
        const QString bad = store.file("bad"), to = store.file("copy");
        for (qsizetype at = 24; at < good.size(); at += 509) {
            QByteArray damaged = good;
            damaged[at] = static_cast<char>(damaged[at] ^ 4);
            const int inPage = at % 4096;
            if (inPage >= 4088)
                continue; // the binder, which a database does not use
            writeBytes(bad, damaged);
            QCOMPARE(judgePages(bad, dataKey(1)).error().code, ErrorCode::Damaged);
            QCOMPARE(rekeyPages(bad, dataKey(1), to, dataKey(2)).error().code, ErrorCode::Damaged);
            QVERIFY(!QFile::exists(to));
        }
        writeBytes(bad, good.left(good.size() - 1));
        QCOMPARE(judgePages(bad, dataKey(1)).error().code, ErrorCode::Damaged);
        writeBytes(bad, {});
        QCOMPARE(judgePages(bad, dataKey(1)).error().code, ErrorCode::Damaged);
        writeBytes(bad, QByteArray(8192, 'x'));
        QCOMPARE(judgePages(bad, dataKey(1)).error().code, ErrorCode::NotAGuyubStore);
        QCOMPARE(judgePages(store.path(), dataKey(3)).error().code, ErrorCode::WrongPassphrase);
        QCOMPARE(judgePages(store.file("nowhere"), dataKey(3)).error().code, ErrorCode::NotFound);
    }
};

GUYUB_TEST(PageCopyTest)
#include "pagecopytest.moc"
