#include "tests/support/testmain.h"

#include "app/domain/mask.h"
#include "app/domain/records/access.h"
#include "app/domain/records/resident.h"
#include "app/domain/records/service.h"
#include "app/usecase/viewresident.h"
#include "tests/ui/residents/driver.h"
#include "tests/ui/residents/scenes.h"
#include "tests/ui/support/audit.h"
#include "translations/language.h"
#include "ui/screens/residents/editresidentscreen.h"
#include "ui/screens/residents/residentscreen.h"

using namespace guyub;
using namespace guyub::domain;
using guyub::test::Counter;

namespace {

constexpr char kName[] = "Nama lengkap sesuai kartu";
constexpr char kPhone[] = "Nomor HP";
constexpr char kSave[] = "Simpan perubahan";
constexpr char kCheck[] = "Kembali memeriksa";
constexpr char kBack[] = "Kembali ke data warga";

} // namespace

// *Ubah data* as an officer uses it: presses, types, reads.
class EditTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<translations::LanguageSwitch> m_words;

    static void open(Counter &counter, const EntityId &id) { counter.open<ui::EditResidentScreen>({ui::Page::EditResident, id, {}}); }
    // Opens the question by its answer on the overview, types, and comes back.
    static bool change(Counter &counter, const char *question, const char *answer)
    {
        const QString name = QString::fromUtf8(question);
        if (!test::press(counter.window, name) || !QTest::qWaitFor([&] { return test::findNamed<ui::TextField>(counter.window, name) != nullptr; }, 2000))
            return false;
        return test::type(counter.window, name, QString::fromUtf8(answer)) && test::press(counter.window, QString::fromUtf8(kCheck));
    }
    static FieldMap stored(const Counter &counter, const EntityId &id) { return counter.store.load(id)->fields; }
    static qsizetype drafts(const Counter &counter) { return counter.store.draftsOf(counter.store.operatorId())->size(); }

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = std::make_unique<ui::Theme>(*qApp);
        m_words = std::make_unique<translations::LanguageSwitch>(translations::Language::Indonesian);
    }
    void cleanupTestCase()
    {
        m_words.reset();
        m_theme.reset();
    }

    void isReachedFromThePersonsPage()
    {
        Counter counter(*m_theme);
        const EntityId id = test::addSutinah(counter);
        counter.open<ui::ResidentScreen>({ui::Page::Resident, id, {}});
        GUYUB_PRESS(counter.window, "Ubah data");

        QVERIFY(counter.went.last().page == ui::Page::EditResident);
        QCOMPARE(counter.went.last().id, id);
    }
    void showsOldAndNewThenWritesOnlyThat()
    {
        Counter counter(*m_theme);
        const EntityId id = test::addSutinah(counter);
        open(counter, id);
        QVERIFY(!test::isThere(counter.window, QString::fromUtf8(kSave))); // nothing to save yet
        QVERIFY(change(counter, kPhone, "0812 3456 7890"));
        QVERIFY(test::isThere(counter.window, QStringLiteral("Nomor HP: belum diisi → 081234567890. Ubah")));
        const qsizetype before = counter.store.commits();
        GUYUB_PRESS(counter.window, kSave);

        QCOMPARE(counter.store.commits(), before + 1);
        QCOMPARE(counter.store.lastAction().changes.first().fields.keys(), QList<FieldTag>{resident::Phone});
        QCOMPARE(textOf(stored(counter, id), resident::Phone), QStringLiteral("081234567890"));
        QCOMPARE(counter.store.count(RecordType::Service), 1);
        QVERIFY(counter.went.last().page == ui::Page::Resident && counter.went.last().id == id);
        QCOMPARE(counter.said, QStringList{QStringLiteral("Perubahan tersimpan.")});
        QCOMPARE(counter.changes, 1);
        QCOMPARE(drafts(counter), 0);
    }
    void showsStoredNumbersMasked()
    {
        Counter counter(*m_theme);
        const EntityId id = test::addSutinah(counter);
        const QString nik = domain::groupNik(textOf(stored(counter, id), resident::Nik));
        open(counter, id);

        const QString words = test::visibleWords(counter.window).join(QLatin1Char('\n'));
        QVERIFY(!nik.isEmpty() && !words.contains(nik));
        QVERIFY(words.contains(domain::maskNik(nik)));
    }
    void writesDownThatTheNumbersStandOpen()
    {
        Counter counter(*m_theme);
        const EntityId id = test::addSutinah(counter);
        open(counter, id);
        QCOMPARE(counter.store.recordsOf(id, RecordType::Access, 9)->size(), 1);
        QVERIFY(change(counter, kPhone, "0812 3456 7890"));

        QCOMPARE(counter.store.recordsOf(id, RecordType::Access, 9)->size(), 2);
        QCOMPARE(wholeOf(counter.store.recordsOf(id, RecordType::Access, 9)->first().fields, access::Place), qint64(usecase::ViewPlace::WholeNumber));
    }
    void canBeDoneWithTheKeyboardAlone()
    {
        Counter counter(*m_theme);
        const EntityId id = test::addSutinah(counter);
        open(counter, id);
        auto *row = test::findNamed<ui::BaseButton>(counter.window, QString::fromUtf8(kName));
        QVERIFY(row != nullptr);
        row->setFocus();
        QTest::keyClick(row, Qt::Key_Return);
        QTRY_VERIFY(qobject_cast<ui::TextField *>(QApplication::focusWidget()) != nullptr);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_End);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral(" Wati"));
        auto *next = test::findNamed<ui::BaseButton>(counter.window, QString::fromUtf8(kCheck));
        for (int i = 0; i < 30 && QApplication::focusWidget() != next; ++i)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), next);
        QTest::keyClick(next, Qt::Key_Return);
        QTRY_COMPARE(QApplication::focusWidget()->accessibleName(), QString::fromUtf8(kSave));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);

        QCOMPARE(textOf(stored(counter, id), resident::Name), QStringLiteral("Sutinah Wati"));
    }
    void stopsAtANewFaultAndLeadsToIt()
    {
        Counter counter(*m_theme);
        open(counter, test::addSutinah(counter));
        QVERIFY(change(counter, kPhone, "0812"));

        QVERIFY(test::sees(counter.window, QStringLiteral("Nomor HP terdiri dari 8 sampai 15 angka. Sekarang 4.")));
        QCOMPARE(test::typedIn(counter.window, QString::fromUtf8(kPhone)), QStringLiteral("0812"));
    }
    void letsAnOldGapBe()
    {
        Counter counter(*m_theme);
        const EntityId id = test::addResident(counter, {{resident::Name, QStringLiteral("Karto")}}); // imported, hardly anything known
        open(counter, id);
        QVERIFY(change(counter, kPhone, "081234567890"));
        GUYUB_PRESS(counter.window, kSave);

        QCOMPARE(textOf(stored(counter, id), resident::Phone), QStringLiteral("081234567890"));
    }
    void asksAboutADoubtOnce()
    {
        Counter counter(*m_theme);
        const EntityId id = test::addSutinah(counter);
        open(counter, id);
        QVERIFY(change(counter, kName, "Sutinah 2"));
        QVERIFY(test::sees(counter.window, QStringLiteral("Ada angka di dalam nama")));
        GUYUB_PRESS(counter.window, "Sudah benar, lanjut");
        QVERIFY(change(counter, kPhone, "081234567890"));
        GUYUB_PRESS(counter.window, kSave);

        QVERIFY(counter.overlays.current() == nullptr);
        QCOMPARE(textOf(stored(counter, id), resident::Name), QStringLiteral("Sutinah 2"));
    }
    void warnsOfAnotherPersonButNotOfThePersonItself()
    {
        Counter counter(*m_theme);
        const EntityId id = test::addSutinah(counter);
        test::addResident(counter, {{resident::Name, QStringLiteral("Sulastri")}, {resident::BirthDate, DayNumber(19480712)}});
        open(counter, id);
        QVERIFY(change(counter, kName, "Sutinah Wati"));
        QVERIFY(counter.overlays.current() == nullptr);
        QVERIFY(change(counter, kName, "Sulastri"));

        QVERIFY(test::sees(counter.window, QStringLiteral("Mungkin sudah terdaftar: Sulastri")));
    }
    void goesBackWithoutAQuestionWhenNothingIsChanged()
    {
        Counter counter(*m_theme);
        open(counter, test::addSutinah(counter));
        GUYUB_PRESS(counter.window, kBack);

        QVERIFY(counter.overlays.current() == nullptr);
        QVERIFY(counter.went.last().page == ui::Page::Resident);
    }
    void asksBeforeItForgetsAndThenForgetsWhole()
    {
        Counter counter(*m_theme);
        const EntityId id = test::addSutinah(counter);
        open(counter, id);
        QVERIFY(change(counter, kPhone, "081234567890"));
        GUYUB_PRESS(counter.window, kBack);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); // in a hurry: nothing is lost
        QCoreApplication::processEvents();
        QVERIFY(counter.overlays.current() == nullptr && counter.went.isEmpty());
        GUYUB_PRESS(counter.window, kBack);
        GUYUB_PRESS(counter.window, "Buang perubahan");

        QVERIFY(counter.went.last().page == ui::Page::Resident);
        QVERIFY(!hasValue(stored(counter, id), resident::Phone));
        QCOMPARE(drafts(counter), 0);
        const auto services = *counter.store.allOf(RecordType::Service, 5);
        QCOMPARE(services.size(), 1);
        QCOMPARE(wholeOf(services.first().fields, service::Abandoned), 1);
    }
    void cancelsOnePageAndKeepsTheChangesOfTheOther()
    {
        Counter counter(*m_theme);
        open(counter, test::addSutinah(counter));
        QVERIFY(change(counter, kName, "Sutinah Wati"));
        GUYUB_PRESS(counter.window, kPhone);
        QTRY_VERIFY(test::findNamed<ui::TextField>(counter.window, QString::fromUtf8(kPhone)) != nullptr);
        GUYUB_TYPE(counter.window, kPhone, "0812");
        GUYUB_PRESS(counter.window, "Batal");
        GUYUB_PRESS(counter.window, "Buang perubahan");

        QVERIFY(test::isThere(counter.window, QStringLiteral("Nama lengkap sesuai kartu: Sutinah → Sutinah Wati. Ubah")));
        QVERIFY(test::isThere(counter.window, QStringLiteral("Nomor HP: belum diisi. Ubah")));
    }
    void takesTheChangesUpAgainAfterALock()
    {
        Counter counter(*m_theme);
        const EntityId id = test::addSutinah(counter);
        open(counter, id);
        QVERIFY(change(counter, kPhone, "081234567890"));
        counter.screen->leave();
        const auto back = counter.screen->resume();
        QVERIFY(back && drafts(counter) == 1);

        counter.open<ui::EditResidentScreen>(*back);

        QVERIFY(test::isThere(counter.window, QStringLiteral("Nomor HP: belum diisi → 081234567890. Ubah")));
        QCOMPARE(counter.said, QStringList{QStringLiteral("Perubahan yang belum disimpan muncul lagi di sini.")});
        counter.open<ui::EditResidentScreen>({ui::Page::EditResident, {}, toByteArray(counter.store.draftsOf(counter.store.operatorId())->first().id)}); // from the home page
        GUYUB_PRESS(counter.window, kSave);
        QCOMPARE(textOf(stored(counter, id), resident::Phone), QStringLiteral("081234567890"));
    }
    void doesNotWriteOverWhatSomebodyElseHasStored()
    {
        Counter counter(*m_theme);
        const EntityId id = test::addSutinah(counter);
        open(counter, id);
        QVERIFY(change(counter, kName, "Sutinah Wati"));
        test::setName(counter, id, QStringLiteral("Sutinah Ningsih"));
        GUYUB_PRESS(counter.window, kSave);

        QVERIFY(test::sees(counter.window, QStringLiteral("Data warga ini baru saja diubah petugas lain.")));
        QVERIFY(test::isThere(counter.window, QStringLiteral("Nama lengkap sesuai kartu: Sutinah Ningsih → Sutinah Wati. Ubah")));
        QCOMPARE(textOf(stored(counter, id), resident::Name), QStringLiteral("Sutinah Ningsih"));
        GUYUB_PRESS(counter.window, kSave);
        QCOMPARE(textOf(stored(counter, id), resident::Name), QStringLiteral("Sutinah Wati"));
    }
    void saysWhenSavingFailedAndKeepsEverything()
    {
        Counter counter(*m_theme);
        const EntityId id = test::addSutinah(counter);
        open(counter, id);
        QVERIFY(change(counter, kPhone, "081234567890"));
        counter.store.failNextCommit(ErrorCode::DiskFull);
        GUYUB_PRESS(counter.window, kSave);
        QVERIFY(test::sees(counter.window, QStringLiteral("Ruang simpan penuh.")));
        QVERIFY(counter.went.isEmpty());
        GUYUB_PRESS(counter.window, kSave);

        QCOMPARE(textOf(stored(counter, id), resident::Phone), QStringLiteral("081234567890"));
    }
    void asksTheReligionOnlyOfThoseWhoAgreed()
    {
        Counter counter(*m_theme);
        open(counter, test::addSutinah(counter));

        QVERIFY(!test::isThere(counter.window, QStringLiteral("Agama")));
        QVERIFY(test::isThere(counter.window, QStringLiteral("Pekerjaan")));
    }
    void saysWhenThereIsNoSuchPerson()
    {
        Counter counter(*m_theme);
        open(counter, EntityId());
        QVERIFY(test::sees(counter.window, QStringLiteral("Tidak ditemukan")));
        QVERIFY(!counter.screen->resume());
        GUYUB_PRESS(counter.window, "Kembali ke pencarian");

        QVERIFY(counter.went.last().page == ui::Page::Residents);
    }
};

GUYUB_TEST(EditTest)
#include "edittest.moc"
