#include "tests/support/testmain.h"

#include "app/domain/records/consent.h"
#include "app/domain/records/household.h"
#include "app/domain/records/resident.h"
#include "app/domain/records/service.h"
#include "tests/ui/residents/scenes.h"
#include "tests/ui/residents/driver.h"
#include "translations/language.h"
#include "ui/screens/residents/registerscreen.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"

using namespace guyub;
using namespace guyub::domain;
using guyub::test::Counter;

namespace {

constexpr char kNik[] = "NIK (16 angka)";
constexpr char kName[] = "Nama lengkap sesuai kartu";

} // namespace

// *Daftarkan warga* as an officer uses it: presses, types, reads.
class RegisterTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<translations::LanguageSwitch> m_words;

    static ports::Record onlyResident(const Counter &counter)
    {
        const auto all = counter.store.allOf(RecordType::Resident, 10);
        return all->size() == 1 ? all->first() : ports::Record();
    }
    static bool choose(Counter &counter, const char *question, const char *answer)
    {
        return test::press(counter.window, QString::fromUtf8(question)) && test::press(counter.window, QString::fromUtf8(answer));
    }
    // Through consent, up to the identity page.
    static bool agree(Counter &counter)
    {
        return test::press(counter.window, QStringLiteral("Setuju (Pelayanan di kelurahan)")) && test::press(counter.window, QStringLiteral("Lanjut"));
    }
    static bool fillIdentity(Counter &counter, const QString &nik, const QString &name)
    {
        return test::type(counter.window, QString::fromUtf8(kNik), nik) && test::type(counter.window, QString::fromUtf8(kName), name)
            && choose(counter, "NIK dicocokkan dengan", "KTP-el");
    }
    static bool fillAddress(Counter &counter)
    {
        return test::type(counter.window, QStringLiteral("Alamat atau dusun"), QStringLiteral("Jalan Kenari 12")) && test::type(counter.window, QStringLiteral("RT"), QStringLiteral("3"))
            && test::type(counter.window, QStringLiteral("RW"), QStringLiteral("5"));
    }

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

    void registersAPersonWithConsentInOneCommit()
    {
        Counter counter(*m_theme);
        counter.open<ui::RegisterScreen>();
        QVERIFY(agree(counter));
        QVERIFY(fillIdentity(counter, QStringLiteral("3577035207489003"), QStringLiteral("Sutinah")));
        QVERIFY(test::sees(counter.window, QStringLiteral("Perempuan, lahir 12 Juli 1948 (78 tahun)")));
        GUYUB_PRESS(counter.window, "Lanjut");
        GUYUB_TYPE(counter.window, "Nomor KK (16 angka)", "3577031102059001");
        QVERIFY(choose(counter, "Hubungan dengan kepala keluarga", "Kepala keluarga"));
        QVERIFY(fillAddress(counter));
        GUYUB_PRESS(counter.window, "Lanjut");
        const qsizetype before = counter.store.commits();
        GUYUB_PRESS(counter.window, "Simpan");

        const ports::Record person = onlyResident(counter);
        QCOMPARE(counter.store.commits(), before + 1);
        QCOMPARE(textOf(person.fields, resident::Nik), QStringLiteral("3577035207489003"));
        QCOMPARE(wholeOf(person.fields, resident::BirthDate), 19480712);
        QCOMPARE(wholeOf(person.fields, resident::Sex), 2);
        QCOMPARE(textOf(person.fields, resident::Rt), QStringLiteral("003"));
        const auto consents = *counter.store.recordsOf(person.id, RecordType::Consent, 10);
        QCOMPARE(consents.size(), 1);
        QCOMPARE(wholeOf(consents.first().fields, consent::Given), 1);
        QCOMPARE(textOf(consents.first().fields, consent::Language), QStringLiteral("id"));
        const auto household = counter.store.load(*counter.store.householdByNoKk(QStringLiteral("3577031102059001")));
        QCOMPARE(bytesOf(household->fields, household::HeadId), toByteArray(person.id));
        QCOMPARE(counter.store.count(RecordType::Service), 1);
        QVERIFY(test::sees(counter.window, QStringLiteral("Sutinah telah didaftarkan")));
        QCOMPARE(counter.store.draftsOf(counter.store.operatorId())->size(), 0);
        QCOMPARE(counter.changes, 1);
    }
    void takesNoKeyPressedOutOfHabitForConsent()
    {
        Counter counter(*m_theme);
        auto *screen = counter.open<ui::RegisterScreen>();
        auto *start = qobject_cast<ui::Button *>(QApplication::focusWidget());
        QVERIFY(start && start->words().startsWith(QStringLiteral("Baca selengkapnya")));
        QTest::keyClick(start, Qt::Key_Return); // opens the text

        for (const ui::OptionButton *answer : screen->findChildren<ui::OptionButton *>())
            QVERIFY(!answer->isChecked() || !answer->accessibleName().contains(QStringLiteral("etuju (")));
    }
    void leadsFromSavedToTheReceiptOfThatVeryCommit()
    {
        Counter counter(*m_theme);
        test::residentScenes().last().play(counter);
        GUYUB_PRESS(counter.window, "Cetak tanda terima");

        QCOMPARE(counter.went.size(), 1);
        QVERIFY(counter.went.first().page == ui::Page::IssueReceipt);
        const auto commit = Hash::from(viewOf(counter.went.first().extra.toByteArray()));
        QVERIFY(commit && counter.store.kindsOfAction(*commit, counter.went.first().id)->contains(ports::ActionKind::Registration));
    }
    void registersWithoutConsentOnTheLawAndAsksNothingSensitive()
    {
        Counter counter(*m_theme);
        counter.open<ui::RegisterScreen>();
        GUYUB_PRESS(counter.window, "Tidak setuju (Pelayanan di kelurahan)");
        GUYUB_PRESS(counter.window, "Lanjut");
        QVERIFY(!test::isThere(counter.window, QStringLiteral("Agama")));
        QVERIFY(fillIdentity(counter, QStringLiteral("3577035207489003"), QStringLiteral("Sutinah")));
        GUYUB_PRESS(counter.window, "Lanjut");
        QVERIFY(fillAddress(counter));
        GUYUB_PRESS(counter.window, "Lanjut");
        GUYUB_PRESS(counter.window, "Simpan");

        const ports::Record person = onlyResident(counter);
        const auto consents = *counter.store.recordsOf(person.id, RecordType::Consent, 10);
        QCOMPARE(consents.size(), 1);
        QCOMPARE(wholeOf(consents.first().fields, consent::Given, -1), 0);
        QVERIFY(test::sees(counter.window, QStringLiteral("UU Administrasi Kependudukan")));
    }
    void givesBothAnswersTheSameSize()
    {
        Counter counter(*m_theme);
        counter.open<ui::RegisterScreen>();
        for (const char *purpose : {"Pelayanan di kelurahan", "Kesehatan anak di posyandu", "Penyaluran bantuan"}) {
            const auto *yes = test::findNamed<ui::OptionButton>(counter.window, QStringLiteral("Setuju (%1)").arg(QString::fromUtf8(purpose)));
            const auto *no = test::findNamed<ui::OptionButton>(counter.window, QStringLiteral("Tidak setuju (%1)").arg(QString::fromUtf8(purpose)));
            QVERIFY(yes && no);
            QVERIFY(std::abs(yes->width() - no->width()) <= 1);
            QCOMPARE(yes->height(), no->height());
            QVERIFY(yes->height() >= m_theme->residentTouchPx());
        }
    }
    void asksForAnAnswerToTheCounterAndPutsTheFocusOnWhatIsWrong()
    {
        Counter counter(*m_theme);
        counter.open<ui::RegisterScreen>();
        GUYUB_PRESS(counter.window, "Lanjut");

        QVERIFY(test::sees(counter.window, QStringLiteral("Periksa ini sebelum lanjut")));
        auto *link = qobject_cast<ui::Button *>(QApplication::focusWidget());
        QVERIFY(link && link->words().startsWith(QStringLiteral("Persetujuan")));
        QTest::keyClick(link, Qt::Key_Return);
        QVERIFY(QApplication::focusWidget()->accessibleName().startsWith(QStringLiteral("Setuju")));
    }
    void keepsWrongInputAndSaysWhatIsMissing()
    {
        Counter counter(*m_theme);
        counter.open<ui::RegisterScreen>();
        QVERIFY(agree(counter));
        GUYUB_TYPE(counter.window, kNik, "3577 0352 07");
        QVERIFY(test::sees(counter.window, QStringLiteral("10 dari 16 angka")));
        GUYUB_PRESS(counter.window, "Lanjut");

        QVERIFY(test::sees(counter.window, QStringLiteral("NIK harus 16 angka. Baru 10, kurang 6 lagi.")));
        QCOMPARE(test::typedIn(counter.window, QString::fromUtf8(kNik)), QStringLiteral("3577 0352 07"));
        QVERIFY(test::isThere(counter.window, QString::fromUtf8(kName))); // still the same page
    }
    void asksForTheCenturyAndNeverGuesses()
    {
        Counter counter(*m_theme);
        counter.open<ui::RegisterScreen>();
        QVERIFY(agree(counter));
        QVERIFY(fillIdentity(counter, QStringLiteral("3577030505209004"), QStringLiteral("Harjo")));
        GUYUB_PRESS(counter.window, "Lanjut");
        QVERIFY(test::sees(counter.window, QStringLiteral("NIK ini cocok dengan dua tahun.")));
        GUYUB_PRESS(counter.window, "5 Mei 1920");
        GUYUB_PRESS(counter.window, "Lanjut");

        QVERIFY(test::isThere(counter.window, QStringLiteral("Alamat atau dusun")));
    }
    void acceptsANumberAgainstTheRulesOnlyWithAReason()
    {
        Counter counter(*m_theme);
        counter.open<ui::RegisterScreen>();
        QVERIFY(agree(counter));
        QVERIFY(fillIdentity(counter, QStringLiteral("3577038507489003"), QStringLiteral("Sutinah"))); // day 85
        GUYUB_PRESS(counter.window, "Lanjut");
        QVERIFY(test::sees(counter.window, QStringLiteral("Angka ke-7 dan ke-8 adalah tanggal lahir")));
        GUYUB_PRESS(counter.window, "Memang begini nomor di kartunya");
        QCOMPARE(test::typedIn(counter.window, QStringLiteral("Alasan nomor ini diterima")), QStringLiteral("sesuai KTP-el/KK"));
        GUYUB_TYPE(counter.window, "Alasan nomor ini diterima", " ");
        GUYUB_PRESS(counter.window, "Lanjut");
        QVERIFY(test::sees(counter.window, QStringLiteral("Tulis alasannya")));
        GUYUB_TYPE(counter.window, "Alasan nomor ini diterima", "sesuai KTP-el");
        GUYUB_TYPE(counter.window, "Tanggal, 1 sampai 31", "12");
        GUYUB_TYPE(counter.window, "Bulan, 1 sampai 12", "7");
        GUYUB_TYPE(counter.window, "Tahun, empat angka", "1948");
        GUYUB_PRESS(counter.window, "Perempuan");
        GUYUB_PRESS(counter.window, "Lanjut");
        QVERIFY(fillAddress(counter));
        GUYUB_PRESS(counter.window, "Lanjut");
        GUYUB_PRESS(counter.window, "Simpan");

        const ports::Record person = onlyResident(counter);
        QCOMPARE(textOf(person.fields, resident::Nik), QStringLiteral("3577038507489003"));
        QCOMPARE(textOf(person.fields, resident::NikOverride), QStringLiteral("sesuai KTP-el"));
        QCOMPARE(wholeOf(person.fields, resident::BirthDate), 19480712);
    }
    void registersAChildWithoutNikAndAsksForTheGuardian()
    {
        Counter counter(*m_theme);
        counter.open<ui::RegisterScreen>();
        QVERIFY(agree(counter));
        GUYUB_PRESS(counter.window, "Tanpa NIK");
        GUYUB_PRESS(counter.window, "Bayi, NIK belum terbit");
        GUYUB_TYPE(counter.window, kName, "Kirana");
        GUYUB_TYPE(counter.window, "Tanggal, 1 sampai 31", "10022026"); // eight digits in one go
        GUYUB_PRESS(counter.window, "Perempuan");
        GUYUB_PRESS(counter.window, "Lanjut");
        QVERIFY(test::sees(counter.window, QStringLiteral("Yang menjawab harus orang tua atau wali")) || test::isThere(counter.window, QStringLiteral("Siapa yang menjawab?")));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); // the way to the question
        QTRY_VERIFY(test::isThere(counter.window, QStringLiteral("Orang tua atau wali")));
        GUYUB_PRESS(counter.window, "Orang tua atau wali");
        GUYUB_TYPE(counter.window, "Nama yang menjawab", "Ibu Wati");
        GUYUB_PRESS(counter.window, "Lanjut");
        QCOMPARE(test::typedIn(counter.window, QString::fromUtf8(kName)), QStringLiteral("Kirana"));
        GUYUB_PRESS(counter.window, "Lanjut");
        QVERIFY(fillAddress(counter));
        GUYUB_PRESS(counter.window, "Lanjut");
        GUYUB_PRESS(counter.window, "Simpan");

        const ports::Record child = onlyResident(counter);
        QCOMPARE(wholeOf(child.fields, resident::NoNikReason), 1);
        QVERIFY(!hasValue(child.fields, resident::Nik));
        QCOMPARE(wholeOf(child.fields, resident::BirthDate), 20260210);
        const auto consents = *counter.store.recordsOf(child.id, RecordType::Consent, 10);
        QCOMPARE(textOf(consents.first().fields, consent::GuardianName), QStringLiteral("Ibu Wati"));
    }
    void takesAPartlyKnownBirthDate()
    {
        Counter counter(*m_theme);
        counter.open<ui::RegisterScreen>();
        QVERIFY(agree(counter));
        GUYUB_PRESS(counter.window, "Tanpa NIK");
        GUYUB_PRESS(counter.window, "Belum terdaftar di Dukcapil");
        GUYUB_TYPE(counter.window, kName, "Mbah Karto");
        GUYUB_TYPE(counter.window, "Tahun, empat angka", "1941");
        GUYUB_PRESS(counter.window, "Laki-laki");
        GUYUB_PRESS(counter.window, "Lanjut");
        QVERIFY(test::sees(counter.window, QStringLiteral("Kalau hanya tahunnya yang diketahui")));
        GUYUB_PRESS(counter.window, "Tanggal lengkap tidak diketahui");
        GUYUB_PRESS(counter.window, "Lanjut");
        QVERIFY(fillAddress(counter));
        GUYUB_PRESS(counter.window, "Lanjut");
        GUYUB_PRESS(counter.window, "Simpan");

        QCOMPARE(wholeOf(onlyResident(counter).fields, resident::BirthDate), 19410000);
    }
    void warnsOfATwinAndForgetsItWhenTheDataChange()
    {
        Counter counter(*m_theme);
        const EntityId old = test::addResident(counter, {{resident::Name, QStringLiteral("Sutinah")}, {resident::BirthDate, DayNumber(19480712)}});
        counter.open<ui::RegisterScreen>();
        QVERIFY(agree(counter));
        GUYUB_TYPE(counter.window, kNik, "3577035207489003");
        GUYUB_TYPE(counter.window, kName, "Sutinah");
        QTRY_VERIFY(test::sees(counter.window, QStringLiteral("Mungkin sudah terdaftar")));
        GUYUB_TYPE(counter.window, kName, "Sulastri");
        QTRY_VERIFY(!test::sees(counter.window, QStringLiteral("Mungkin sudah terdaftar")));
        GUYUB_TYPE(counter.window, kName, "Sutinah");
        QTRY_VERIFY(test::sees(counter.window, QStringLiteral("Nama dan tanggal lahir sama.")));
        GUYUB_PRESS(counter.window, "Buka data lama");

        QVERIFY(counter.went.last().page == ui::Page::Resident);
        QCOMPARE(counter.went.last().id, old);
        GUYUB_PRESS(counter.window, "Bukan orang yang sama dengan Sutinah");
        QTRY_VERIFY(!test::sees(counter.window, QStringLiteral("Mungkin sudah terdaftar")));
    }
    void asksAboutADoubtOnce()
    {
        Counter counter(*m_theme);
        counter.open<ui::RegisterScreen>();
        QVERIFY(agree(counter));
        QVERIFY(fillIdentity(counter, QStringLiteral("9101015207489003"), QStringLiteral("Sutinah"))); // a retired district
        GUYUB_PRESS(counter.window, "Lanjut");
        QVERIFY(test::sees(counter.window, QStringLiteral("sudah tidak berlaku")));
        GUYUB_PRESS(counter.window, "Sudah benar, lanjut");
        QVERIFY(test::isThere(counter.window, QStringLiteral("Patokan rumah (boleh kosong)")) || test::isThere(counter.window, QStringLiteral("Patokan rumah")));
        GUYUB_PRESS(counter.window, "Kembali");
        GUYUB_PRESS(counter.window, "Lanjut");

        QVERIFY(counter.overlays.current() == nullptr);
        QVERIFY(test::isThere(counter.window, QStringLiteral("Patokan rumah")));
    }
    void saysWhenSavingFailedAndKeepsEverything()
    {
        Counter counter(*m_theme);
        test::residentScenes().at(9).play(counter);
        counter.store.failNextCommit(ErrorCode::DiskFull);
        GUYUB_PRESS(counter.window, "Simpan");
        QVERIFY(test::sees(counter.window, QStringLiteral("Ruang simpan penuh.")));
        QCOMPARE(counter.store.count(RecordType::Resident), 0);
        GUYUB_PRESS(counter.window, "Simpan");

        QCOMPARE(counter.store.count(RecordType::Resident), 1);
    }
    void changesOneAnswerAndComesBackToTheCheck()
    {
        Counter counter(*m_theme);
        test::residentScenes().at(9).play(counter);
        GUYUB_PRESS(counter.window, "Patokan rumah");
        QTRY_VERIFY(!test::typedIn(counter.window, QStringLiteral("Patokan rumah")).startsWith(QLatin1Char('(')));
        GUYUB_TYPE(counter.window, "Patokan rumah", "Dekat sumur");
        GUYUB_PRESS(counter.window, "Kembali memeriksa");
        GUYUB_PRESS(counter.window, "Simpan");

        QCOMPARE(textOf(onlyResident(counter).fields, resident::Landmark), QStringLiteral("Dekat sumur"));
    }
    void goesOnWithTheNextOfTheFamily()
    {
        Counter counter(*m_theme);
        test::residentScenes().last().play(counter);
        GUYUB_PRESS(counter.window, "Daftarkan anggota keluarga lain");
        QTRY_VERIFY(test::isThere(counter.window, QStringLiteral("Setuju (Pelayanan di kelurahan)")));
        QVERIFY(agree(counter));
        QVERIFY(fillIdentity(counter, QStringLiteral("3577031503729004"), QStringLiteral("Harjo")));
        GUYUB_PRESS(counter.window, "Lanjut");

        QCOMPARE(test::typedIn(counter.window, QStringLiteral("Nomor KK (16 angka)")), QStringLiteral("3577 0311 0205 9001"));
        QCOMPARE(test::typedIn(counter.window, QStringLiteral("Alamat atau dusun")), QStringLiteral("Jalan Kenari 12"));
        QVERIFY(test::sees(counter.window, QStringLiteral("Keluarga ini sudah terdaftar.")));
    }
};

GUYUB_TEST(RegisterTest)
#include "registertest.moc"
