#include "app/host/printers.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace guyub;
using namespace guyub::host;

namespace {

constexpr QFile::Permissions kForOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// A device whose other end we hold: what is written there, or nothing, is up to the test.
class Pipe
{
public:
    explicit Pipe(const QString &path)
    {
        const QByteArray name = QFile::encodeName(path);
        if (::mkfifo(name.constData(), 0600) == 0)
            m_end = ::open(name.constData(), O_RDONLY | O_NONBLOCK);
    }
    ~Pipe() { ::close(m_end); }
    bool isOpen() const { return m_end >= 0; }
    QByteArray read() const
    {
        QByteArray bytes(1 << 16, '\0');
        const auto count = ::read(m_end, bytes.data(), static_cast<std::size_t>(bytes.size()));
        return bytes.left(count < 0 ? 0 : count);
    }

private:
    int m_end = -1;
};

} // namespace

class PrintersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesTheDeviceEveryByte()
    {
        const QTemporaryDir folder;
        const Pipe pipe(folder.filePath(QStringLiteral("lp0")));
        QVERIFY(pipe.isOpen());
        QByteArray paper;
        for (int i = 0; i < 20'000; ++i)
            paper.append(static_cast<char>(i % 251));

        QVERIFY(DevicePrinter(folder.filePath(QStringLiteral("lp0")), ports::Medium::Thermal58).print(paper));

        QCOMPARE(pipe.read(), paper);
    }

    void neverHangsOnAPrinterWithoutPaper()
    {
        const QTemporaryDir folder;
        const Pipe pipe(folder.filePath(QStringLiteral("lp0")));
        const QByteArray more(1 << 20, 'x'); // than anything takes unread

        const auto result = DevicePrinter(folder.filePath(QStringLiteral("lp0")), ports::Medium::Thermal58, 50).print(more);

        QCOMPARE(result.error().code, ErrorCode::NotReachable);
    }

    void saysThatTheDeviceIsNotThere()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("lp0"));

        QCOMPARE(DevicePrinter(path, ports::Medium::Thermal80).print("x").error().code, ErrorCode::NotReachable);
        QVERIFY(!QFile::exists(path)); // and makes none
    }

    void keepsEachPaperUnderANumber()
    {
        const QTemporaryDir folder;
        FolderPrinter printer(folder.filePath(QStringLiteral("papers")), ports::Medium::A5Pdf);

        QVERIFY(printer.print("one"));
        QVERIFY(printer.print("two"));

        QVERIFY(printer.keepsFiles());
        QCOMPARE(contentOf(printer.name() + QStringLiteral("/0001.pdf")), QByteArray("one"));
        QCOMPARE(contentOf(printer.name() + QStringLiteral("/0002.pdf")), QByteArray("two"));
        QCOMPARE(QFile::permissions(printer.name() + QStringLiteral("/0001.pdf")) & kForOthers, QFile::Permissions());
    }

    void keepsASheetOnTheStickThatIsPluggedInNow()
    {
        const QTemporaryDir media;
        const QString stick = media.filePath(QStringLiteral("FLASH"));
        QVERIFY(QDir().mkdir(stick));
        QList<Mount> mounts{{QStringLiteral("/"), "/dev/sda1", false}};
        StickPrinter printer([&mounts] { return mounts; }, {media.path()});
        QVERIFY(printer.name().isEmpty());
        QCOMPARE(printer.print("x").error().code, ErrorCode::NotReachable);
        mounts.append({stick, "/dev/sdb1", false});

        QVERIFY(printer.print("one"));

        QVERIFY(printer.name().startsWith(stick));
        QCOMPARE(contentOf(printer.name() + QStringLiteral("/0001.pdf")), QByteArray("one"));
        QCOMPARE(QFile::permissions(printer.name() + QStringLiteral("/0001.pdf")) & kForOthers, QFile::Permissions());
        mounts.removeLast(); // drawn out again; the folder may still be there
        QCOMPARE(printer.print("two").error().code, ErrorCode::NotReachable);
        QVERIFY(!QFile::exists(stick + QStringLiteral("/Kertas Guyub/0002.pdf")));
    }

    void takesNothingElseForAStick_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("device");
        QTest::addColumn<bool>("isReadOnly");
        QTest::newRow("write-protected") << QStringLiteral("%1/FLASH") << QByteArray("/dev/sdb1") << true;
        QTest::newRow("the machine's own disk, bound there") << QStringLiteral("%1/FLASH") << QByteArray("/dev/sda1") << false;
        QTest::newRow("in memory") << QStringLiteral("%1/FLASH") << QByteArray("tmpfs") << false;
        QTest::newRow("the place itself") << QStringLiteral("%1") << QByteArray("/dev/sdb1") << false;
        QTest::newRow("somewhere else") << QStringLiteral("%1FLASH") << QByteArray("/dev/sdb1") << false;
        QTest::newRow("gone a moment ago") << QStringLiteral("%1/AWAY") << QByteArray("/dev/sdb1") << false;
    }
    void takesNothingElseForAStick()
    {
        QFETCH(QString, path);
        QFETCH(QByteArray, device);
        QFETCH(bool, isReadOnly);
        const QTemporaryDir top;
        const QString media = top.filePath(QStringLiteral("media"));
        QVERIFY(QDir().mkpath(media + QStringLiteral("/FLASH")) && QDir().mkpath(media + QStringLiteral("FLASH")));
        const QList<Mount> mounts{{QStringLiteral("/"), "/dev/sda1", false}, {path.arg(media), device, isReadOnly}};

        QCOMPARE(StickPrinter([mounts] { return mounts; }, {media}).print("x").error().code, ErrorCode::NotReachable);

        for (const QString &each : {media, media + QStringLiteral("/FLASH"), media + QStringLiteral("FLASH")})
            QVERIFY(!QFile::exists(each + QStringLiteral("/Kertas Guyub")));
    }

    void knowsTheDiskThisMachineRunsFrom()
    {
        const QList<Mount> mounts = mountsOfThisMachine();

        QVERIFY(std::any_of(mounts.cbegin(), mounts.cend(), [](const Mount &each) { return each.path == QLatin1String("/") && !each.device.isEmpty(); }));
        for (const QString &place : placesOfSticks())
            QVERIFY(place.startsWith(QLatin1String("/media")) || place.startsWith(QLatin1String("/run/media/")));
    }

    void saysThatTheFolderCannotBeWritten()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("papers")));
        QVERIFY(file.open(QIODevice::WriteOnly)); // a file stands where the folder should

        QCOMPARE(FolderPrinter(file.fileName(), ports::Medium::A5Pdf).print("x").error().code, ErrorCode::FileFailed);
    }

    void handsThePdfToTheQueueThroughAPipe()
    {
        const QTemporaryDir folder;
        QFile lp(folder.filePath(QStringLiteral("lp")));
        QVERIFY(lp.open(QIODevice::WriteOnly));
        lp.write("#!/bin/sh\ncd \"$(dirname \"$0\")\"\necho \"$@\" >arguments\ncat >paper\ntest ! -e refuse\n");
        lp.close();
        QVERIFY(lp.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner));
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", QFile::encodeName(folder.path()) + ':' + path);
        CupsPrinter printer(QStringLiteral("loket"));

        QVERIFY(printer.print("%PDF-"));
        QCOMPARE(contentOf(folder.filePath(QStringLiteral("paper"))), QByteArray("%PDF-"));
        QCOMPARE(contentOf(folder.filePath(QStringLiteral("arguments"))), QByteArray("-d loket -o media=A5 -\n"));
        QVERIFY(QFile(folder.filePath(QStringLiteral("refuse"))).open(QIODevice::WriteOnly));
        QCOMPARE(printer.print("%PDF-").error().code, ErrorCode::NotReachable);
        qputenv("PATH", QFile::encodeName(QDir::rootPath()));
        QCOMPARE(printer.print("%PDF-").error().code, ErrorCode::NotReachable); // no lp at all
        qputenv("PATH", path);
    }
};

GUYUB_TEST(PrintersTest)
#include "printerstest.moc"
