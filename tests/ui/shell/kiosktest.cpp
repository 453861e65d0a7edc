#include "app/kiosk/folderframes.h"
#include "app/kiosk/options.h"
#include "app/kiosk/printerlist.h"
#include "storage/meta.h"
#include "storage/schema.h"
#include "tests/support/memoryrecordstore.h"
#include "tests/support/testmain.h"
#include "tests/ui/shell/counter.h"
#include "tests/ui/support/audit.h"
#include "ui/screens/shell/syncwords.h"
#include "ui/widgets/button.h"
#include "ui/widgets/people.h"

#include <QDir>
#include <QSettings>

#include <ctime>

using namespace guyub;
using namespace guyub::ui;
using namespace guyub::kiosk;

class KioskTest : public QObject
{
    Q_OBJECT

    static Result<Parsed> parse(const QStringList &arguments)
    {
        return parseOptions(QStringList{QStringLiteral("guyub-kiosk")} + arguments, 1'000);
    }

    // With enough in it to be long at work.
    static void leaveAsBy(test::Counter &counter, int version)
    {
        auto keys = storage::Session::unlockNamed(counter.store.folder(), QStringLiteral("Bu Rini"), test::secretOf(test::kPin), counter.store.clock);
        counter.store.session = std::move(*storage::Session::open(counter.store.folder(), std::move(*keys), counter.store.clock));
        const EntityId person = counter.store.person(QStringLiteral("Soeparman"));
        for (int i = 0; i < 150; ++i)
            QVERIFY(counter.store.set(person, {{domain::resident::Landmark, QStringLiteral("dekat langgar %1").arg(i)}}));
        QVERIFY(storage::Meta(counter.store.database()).set(storage::metakey::projection, version));
        counter.store.close();
    }
    static void type(const test::Counter &counter)
    {
        QTest::keyClicks(counter.focus(), QLatin1String(test::kPin));
        QTest::keyClick(counter.focus(), Qt::Key_Return);
    }

private Q_SLOTS:
    void readsItsCommandLine()
    {
        const auto parsed = parse({QStringLiteral("--data"), QStringLiteral("D"), QStringLiteral("--windowed"), QStringLiteral("--language"),
            QStringLiteral("en"), QStringLiteral("--clock"), QStringLiteral("1970-01-01T00:00:05Z")});

        QVERIFY(parsed.has_value());
        QCOMPARE(parsed->options.data, QStringLiteral("D"));
        QVERIFY(parsed->options.windowed);
        QCOMPARE(parsed->options.language, translations::Language::English);
        QCOMPARE(parsed->options.clockShiftMs, std::optional<qint64>(4'000));
    }
    void refusesAWrongCommandLine_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no data") << QStringList{QStringLiteral("--windowed")};
        QTest::newRow("no such option") << QStringList{QStringLiteral("--data"), QStringLiteral("D"), QStringLiteral("--free")};
        QTest::newRow("a stray word") << QStringList{QStringLiteral("--data"), QStringLiteral("D"), QStringLiteral("E")};
        QTest::newRow("a language nobody speaks here") << QStringList{QStringLiteral("--data=D"), QStringLiteral("--language=fr")};
        QTest::newRow("no time") << QStringList{QStringLiteral("--data=D"), QStringLiteral("--clock=later")};
    }
    void refusesAWrongCommandLine()
    {
        QFETCH(const QStringList, arguments);

        QCOMPARE(parse(arguments).error().code, ErrorCode::WrongUse);
    }
    void saysItsOwnNameInTheHelp()
    {
        QVERIFY(parse({QStringLiteral("--help")})->text.startsWith(QStringLiteral("Usage: guyub-kiosk [options]\n")));
    }
    void keepsItsLooks()
    {
        const QTemporaryDir folder;
        const QString path = settingsPath(folder.path());
        const Preferences usual = readPreferences(path);
        const Preferences wanted{Mode::HighContrast, TextScale::Largest, translations::Language::English, KeyboardDock::When::Always, 4.5};

        writePreferences(path, wanted);

        QCOMPARE(usual, Preferences{});
        QCOMPARE(readPreferences(path), wanted);
    }
    void takesNonsenseInItsSettingsForTheUsual()
    {
        const QTemporaryDir folder;
        QFile file(settingsPath(folder.path()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[look]\ncolours=9\ntext=large\npx_per_mm=-3\n");
        file.close();

        QCOMPARE(readPreferences(file.fileName()), Preferences{});
    }
    void alwaysHasAWayToKeepASheet()
    {
        const QTemporaryDir folder;
        const QString path = settingsPath(folder.path());
        {
            QSettings settings(path, QSettings::IniFormat);
            settings.beginWriteArray(QStringLiteral("printers"));
            settings.setArrayIndex(0);
            settings.setValue(QStringLiteral("kind"), QStringLiteral("device"));
            settings.setValue(QStringLiteral("medium"), QStringLiteral("58"));
            settings.setValue(QStringLiteral("where"), QStringLiteral("/dev/usb/lp0"));
            settings.endArray();
        }

        const Printers printers = readPrinters(path, {});
        const Printers files = readPrinters(path, folder.path());

        QCOMPARE(printers.size(), std::size_t(2));
        QCOMPARE(printers.at(0)->medium(), ports::Medium::Thermal58);
        QCOMPARE(printers.at(1)->medium(), ports::Medium::A5Pdf);
        QCOMPARE(files.size(), std::size_t(3));
    }
    void writesNoSheetOnItsOwnDiskUnlessToldWhere()
    {
        const QTemporaryDir folder;
        const QByteArray home = qgetenv("HOME");
        qputenv("HOME", QFile::encodeName(folder.path()));

        const Printers printers = readPrinters(settingsPath(folder.path()), {});
        const auto printed = printers.front()->print("%PDF-"); // no stick in a machine that builds
        qputenv("HOME", home);

        QCOMPARE(printers.size(), std::size_t(1));
        QCOMPARE(printed.error().code, ErrorCode::NotReachable);
        QVERIFY(QDir(folder.path()).isEmpty());
    }
    void tellsTheOfficesDayBeforeAnybodySignsIn_data()
    {
        QTest::addColumn<QString>("kept");
        QTest::addColumn<QByteArray>("zone");
        QTest::newRow("Merauke") << QStringLiteral("93.01.01.1001") << QByteArray("WIT-9");
        QTest::newRow("Madiun") << QStringLiteral("35.77.03.1009") << QByteArray("WIB-7");
        QTest::newRow("an office without an area") << QString() << QByteArray("UTC");
        QTest::newRow("nonsense") << QStringLiteral("x;") << QByteArray("UTC");
    }
    void tellsTheOfficesDayBeforeAnybodySignsIn()
    {
        QFETCH(QString, kept);
        QFETCH(QByteArray, zone);
        const QTemporaryDir folder;
        const QByteArray before = qgetenv("TZ");
        qputenv("TZ", "UTC");

        keepOfficeZone(settingsPath(folder.path()), kept);
        followKeptZone(settingsPath(folder.path()));
        const QByteArray followed = qgetenv("TZ");
        before.isNull() ? qunsetenv("TZ") : qputenv("TZ", before);
        ::tzset();

        QCOMPARE(followed, zone);
    }
    void seesTheNewestPictureOfAFolder()
    {
        const QTemporaryDir folder;
        QImage picture(8, 8, QImage::Format_RGB32);
        picture.fill(Qt::red);
        QVERIFY(picture.save(folder.filePath(QStringLiteral("a.png"))));
        FolderFrames frames(folder.path());
        QImage seen;

        frames.start([&seen](const QImage &frame) { seen = frame; });

        QTRY_COMPARE(seen.size(), QSize(8, 8));
        frames.stop();
    }
    void saysCalmlyWhatWaits_data()
    {
        QTest::addColumn<ports::SyncStatus>("status");
        QTest::addColumn<bool>("sending");
        QTest::addColumn<int>("tone");
        QTest::addColumn<QString>("line");
        ports::SyncStatus status;
        QTest::newRow("no hub") << status << false << static_cast<int>(Tone::Neutral) << QStringLiteral("Tersimpan di kios ini, belum ada pusat");
        status.enrolled = true;
        QTest::newRow("new") << status << false << static_cast<int>(Tone::Neutral) << QStringLiteral("Belum ada yang perlu dikirim");
        status.waitingCommits = 12;
        QTest::newRow("waiting") << status << false << static_cast<int>(Tone::Warn) << QStringLiteral("Luring · 12 menunggu dikirim malam ini");
        QTest::newRow("sending") << status << true << static_cast<int>(Tone::Info) << QStringLiteral("Sedang mengirim");
        status.failures = 3;
        QTest::newRow("failed") << status << false << static_cast<int>(Tone::Warn) << QStringLiteral("Gagal 3 kali – tidak ada data hilang");
        status.failures = 0;
        status.lastStoredAt = QDateTime({2026, 3, 14}, {2, 10}).toMSecsSinceEpoch();
        QTest::newRow("some wait though some were sent") << status << false << static_cast<int>(Tone::Warn) << QStringLiteral("Luring · 12 menunggu dikirim malam ini");
        status.waitingCommits = 0;
        QTest::newRow("all sent") << status << false << static_cast<int>(Tone::Ok) << QStringLiteral("Semua terkirim 14 Mar 02.10");
        for (const domain::HubVerdict verdict : {domain::HubVerdict::Behind, domain::HubVerdict::Fork, domain::HubVerdict::Clone, domain::HubVerdict::Revoked}) {
            status.verdict = verdict;
            QTest::newRow(qPrintable(domain::hubVerdictName(verdict))) << status << false << static_cast<int>(Tone::Warn) << QStringLiteral("Pusat minta pengelola dihubungi");
        }
    }
    void saysCalmlyWhatWaits()
    {
        QFETCH(const ports::SyncStatus, status);
        QFETCH(const bool, sending);
        QFETCH(const int, tone);
        QFETCH(const QString, line);
        const translations::LanguageSwitch language(translations::Language::Indonesian);

        const SyncWords words = syncWords(status, sending);

        QCOMPARE(words.line, line);
        QCOMPARE(static_cast<int>(words.tone), tone);
    }
    void doesNotSaySentWhenTheHubKnowsAnotherHistory()
    {
        test::Counter counter;
        counter.button<PersonButton>(QStringLiteral("Bu Rini"))->setChecked(true);
        counter.signIn();
        QTest::qWait(1);
        test::MemoryRecordStore store(counter.store.clock);
        ports::SyncStatus status;
        status.enrolled = true;
        status.verdict = domain::HubVerdict::Fork;
        store.setSyncStatus(status);
        counter.context.store = &store;
        counter.window->desk()->goTo({Page::SendData, {}, {}});

        QTest::mouseClick(counter.button<Button>(QStringLiteral("Kirim sekarang")), Qt::LeftButton);
        counter.hub.end(true);

        QTRY_VERIFY(test::visibleWords(*counter.window).contains(QStringLiteral("Pusat mengenal riwayat lain dari kios ini.")));
        QVERIFY(!test::visibleWords(*counter.window).contains(QStringLiteral("Terkirim.")));
        counter.context.store = &counter.vault.session()->store();
    }
    void sendsWhenAskedAndTakesInWhatTheAgentBrought()
    {
        test::Counter counter;
        counter.button<PersonButton>(QStringLiteral("Bu Rini"))->setChecked(true);
        counter.signIn();
        QTest::qWait(1); // what came at night is taken in first
        test::MemoryRecordStore store(counter.store.clock);
        ports::SyncStatus status;
        status.enrolled = true;
        status.waitingCommits = 3;
        store.setSyncStatus(status);
        counter.context.store = &store;
        counter.window->desk()->goTo({Page::SendData, {}, {}});
        const int cutsBefore = counter.spool.cuts;

        QTest::mouseClick(counter.button<Button>(QStringLiteral("Kirim sekarang")), Qt::LeftButton);
        const bool asked = counter.hub.isRunning();
        const QStringList meanwhile = test::visibleWords(*counter.window);
        counter.spool.files = {{1, 40, 0, true}, {1, 2, 0, false}};
        counter.hub.end(true);

        QVERIFY(asked);
        QCOMPARE(counter.spool.cuts, cutsBefore + 1);
        QVERIFY(meanwhile.contains(QStringLiteral("Menghubungi pusat…")));
        QVERIFY(meanwhile.contains(QStringLiteral("Sedang mengirim")));
        QTRY_VERIFY(test::visibleWords(*counter.window).contains(QStringLiteral("Diterima dari kios lain: 42 catatan")));
        QVERIFY(counter.button<Button>(QStringLiteral("Kirim sekarang"))->isEnabled());
        counter.context.store = &counter.vault.session()->store();
    }
    void saysHowFarAnUpgradeIsAndStopsIt()
    {
        test::Counter counter;
        leaveAsBy(counter, storage::kProjectionVersion - 1);
        counter.button<PersonButton>(QStringLiteral("Bu Rini"))->setChecked(true);

        type(counter);
        QTRY_VERIFY_WITH_TIMEOUT(counter.button<Button>(QStringLiteral("Hentikan, lanjutkan nanti")) != nullptr, 60'000);
        const QStringList meanwhile = test::visibleWords(*counter.window);
        QTest::mouseClick(counter.button<Button>(QStringLiteral("Hentikan, lanjutkan nanti")), Qt::LeftButton);

        QVERIFY(meanwhile.contains(QStringLiteral("Data sedang diperbarui")));
        QTRY_VERIFY_WITH_TIMEOUT(test::visibleWords(*counter.window).join(QLatin1Char(' ')).contains(QStringLiteral("Tidak ada yang diubah.")), 60'000);
        QVERIFY(counter.window->isLocked());

        type(counter);
        QTRY_VERIFY_WITH_TIMEOUT(!counter.window->isLocked(), 60'000);
        QVERIFY(counter.button<Button>(QStringLiteral("Hentikan, lanjutkan nanti")) == nullptr);
        QCOMPARE(storage::Meta(counter.vault.session()->database()).number(storage::metakey::projection).value(), storage::kProjectionVersion);
    }
    void saysThatTheDataAreOfANewerProgram()
    {
        test::Counter counter;
        leaveAsBy(counter, 99);
        counter.button<PersonButton>(QStringLiteral("Bu Rini"))->setChecked(true);

        type(counter);

        QTRY_VERIFY_WITH_TIMEOUT(test::visibleWords(*counter.window).join(QLatin1Char(' ')).contains(QStringLiteral("Guyub yang lebih baru")), 60'000);
        QVERIFY(counter.window->isLocked());
    }
    void letsTheLockComeWhileTheAgentIsAtWork()
    {
        test::Counter counter;
        counter.button<PersonButton>(QStringLiteral("Bu Rini"))->setChecked(true);
        counter.signIn();
        test::MemoryRecordStore store(counter.store.clock);
        ports::SyncStatus status;
        status.enrolled = true;
        store.setSyncStatus(status);
        counter.context.store = &store;
        counter.window->desk()->goTo({Page::SendData, {}, {}});
        QTest::mouseClick(counter.button<Button>(QStringLiteral("Kirim sekarang")), Qt::LeftButton);

        counter.window->lock();
        counter.hub.end(false);

        QVERIFY(counter.window->isLocked());
    }
    void takesInWhatCameAtNightAfterSignIn()
    {
        test::Counter counter;
        counter.spool.files = {{1, 40, 0, true}, {1, 2, 0, false}};
        counter.button<PersonButton>(QStringLiteral("Bu Rini"))->setChecked(true);

        counter.signIn();

        QTRY_VERIFY(counter.spool.files.isEmpty());
    }
};

GUYUB_TEST(KioskTest)
#include "kiosktest.moc"
