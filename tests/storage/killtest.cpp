#include "app/domain/records/importbatch.h"
#include "app/domain/searchkey.h"
#include "app/usecase/importresidents.h"
#include "storage/crypto/hash.h"
#include "tests/storage/teststore.h"
#include "tests/support/testmain.h"

#include <QDirIterator>
#include <QProcess>

using namespace guyub;
using namespace guyub::domain;
using test::TestStore;

namespace {

constexpr int kPatienceMs = 60'000;

// Starts the child, lets it acknowledge `lines`, kills it without a word, and answers the last number it said.
int killAfter(int lines, const QStringList &arguments)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QStringLiteral(GUYUB_STORAGE_CHILD), arguments);
    int seen = 0, last = 0;
    const auto take = [&] {
        while (child.canReadLine()) {
            last = child.readLine().trimmed().toInt();
            ++seen;
        }
    };
    while (seen < lines && child.waitForReadyRead(kPatienceMs))
        take();
    child.kill();
    child.waitForFinished(kPatienceMs);
    take(); // said before it died
    return last;
}

// 300 people in families of three, as a spreadsheet has them.
QByteArray sheet()
{
    QByteArray csv = "nik,no_kk,name,sex,birth_date,relationship,rt,rw\n";
    const auto two = [](int number) { return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0')); };
    for (int i = 0; i < 300; ++i) {
        const QString day = two(i % 28 + 1), month = two(i % 12 + 1);
        const QStringList cells{QStringLiteral("357703") + day + month + QStringLiteral("50") + QString::number(9000 + i), QStringLiteral("357703101015") + QString::number(9000 + i / 3), QStringLiteral("Warga %1").arg(i),
            i % 2 ? QStringLiteral("P") : QStringLiteral("L"), QStringLiteral("1950-%1-%2").arg(month, day), i % 3 == 0 ? QStringLiteral("1") : QStringLiteral("4"), QStringLiteral("1"), QStringLiteral("002")};
        csv += cells.join(QLatin1Char(',')).toUtf8() + '\n';
    }
    return csv;
}

QList<QByteArray> formsOf(const QString &text)
{
    QList<QByteArray> forms{text.toUtf8(), text.toLower().toUtf8(), text.toUpper().toUtf8()};
    for (const QString &each : {text, text.toLower()})
        forms.append(QByteArray(reinterpret_cast<const char *>(each.utf16()), each.size() * 2));
    const QString key = searchTokens(text).join(QLatin1Char(' '));
    forms.append(key.toUtf8());
    forms.append(QByteArray(reinterpret_cast<const char *>(key.utf16()), key.size() * 2));
    return forms;
}

// Files below `folder` in which one of the texts stands.
QStringList filesWith(const QString &folder, const QStringList &texts)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray bytes = file.readAll();
        for (const QString &text : texts)
            for (const QByteArray &form : formsOf(text))
                if (bytes.contains(form))
                    found.append(file.fileName() + QLatin1Char(' ') + text);
    }
    return found;
}

} // namespace

class KillTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void losesNothingThatWasAcknowledged()
    {
        TestStore store;
        store.close();
        for (const int lines : {1, 7, 40}) {
            const int acknowledged = killAfter(lines, {QStringLiteral("register"), store.folder()});
            QVERIFY(acknowledged >= lines);

            QVERIFY(store.open());

            QVERIFY(store.session->wasUnclean());
            QCOMPARE(store.store().syncStatus()->seriesStart, SeriesStart::Created); // a crash is no restore
            QVERIFY(store.session->openFindings().isEmpty());
            QCOMPARE(store.find(QStringLiteral("Tjokrowardojo %1").arg(acknowledged)).isEmpty(), false);
            QVERIFY(store.findings().isEmpty());
            QVERIFY(storage::checkPages(store.database())->findings.isEmpty());
            QCOMPARE(*storage::derivedDigest(store.database(), store.session->identity()), store.digest());
            store.close();
        }
        QVERIFY(store.open());
        QVERIFY(!store.session->wasUnclean());
        QCOMPARE(store.store().draftsOf(store.store().operatorId())->size(), 1); // offered again
    }

    void isNotKeptOutByALockThatNobodyHolds()
    {
        TestStore store;
        store.close();
        for (const QByteArray &left : {QByteArray(), QByteArray("1\nguyub-ki"), QByteArray("1\nsystemd\nanother-machine\n")}) {
            QFile lock(store.folder() + QStringLiteral("/lock"));
            QVERIFY(lock.open(QIODevice::WriteOnly) && lock.write(left) == left.size());
            lock.close();

            QVERIFY(store.open());
            store.close();
        }
    }

    void leavesNoWordInTheClear()
    {
        const QStringList canaries{QStringLiteral("Tjokrowardojo"), QStringLiteral("Gang Kertopaten Wetan"), QStringLiteral("3577031010509001"), QStringLiteral("Wening")};
        TestStore store;
        const QString around = QFileInfo(store.folder()).path();
        QFile plain(store.beside(QStringLiteral("plain")));
        QVERIFY(plain.open(QIODevice::WriteOnly) && plain.write(canaries.join(QLatin1Char(' ')).toUtf8()) > 0);
        plain.close();
        QVERIFY(filesWith(around, canaries).size() >= canaries.size()); // the search itself finds
        QVERIFY(plain.remove());

        QVERIFY(filesWith(around, canaries).isEmpty()); // while it is open
        store.close();
        QVERIFY(filesWith(around, canaries).isEmpty());
        killAfter(30, {QStringLiteral("register"), store.folder()});
        QVERIFY(QFileInfo(store.folder() + QStringLiteral("/main.db-wal")).size() > 0);
        QVERIFY(filesWith(around, canaries).isEmpty());
        QVERIFY(filesWith(qEnvironmentVariable("XDG_DATA_HOME"), canaries).isEmpty());

        QVERIFY(store.open());
        QCOMPARE(store.find(QStringLiteral("3577031010509001")).size(), 1); // the words are there for who may read
    }

    void continuesAnImportThatWasCut()
    {
        TestStore store;
        store.close();
        const QString path = store.beside(QStringLiteral("residents.csv"));
        const QByteArray csv = sheet();
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(csv) == csv.size());
        file.close();

        const int done = killAfter(1, {QStringLiteral("import"), store.folder(), path});
        QVERIFY(done > 0 && done < 300);
        QVERIFY(store.open());
        QVERIFY(store.count(QStringLiteral("resident")) >= done);

        usecase::ImportResidents import(store.store(), store.clock);
        const auto plan = import.check(csv, crypto::sha256(viewOf(csv)), {});
        QVERIFY(plan->problems.isEmpty());
        QVERIFY(plan->alreadyThrough > 0);
        QVERIFY(import.run(*plan, {}));

        QCOMPARE(store.count(QStringLiteral("resident")), 300);
        QCOMPARE(store.count(QStringLiteral("household")), 100);
        QCOMPARE(store.database().value(QStringLiteral("SELECT count(DISTINCT nik) FROM resident")).value().toInt(), 300);
        QCOMPARE(store.database().value(QStringLiteral("SELECT count(*) FROM household WHERE head_id IS NULL")).value().toInt(), 0);
        const auto batches = store.store().allOf(RecordType::ImportBatch, 100, 0);
        for (const ports::Record &batch : *batches)
            QVERIFY(wholeOf(batch.fields, importbatch::Records) <= 100);
        QCOMPARE(import.check(csv, crypto::sha256(viewOf(csv)), {})->rows.size(), 0); // a third run finds all done
        QVERIFY(store.findings().isEmpty());
    }
};

GUYUB_TEST(KillTest)
#include "killtest.moc"
