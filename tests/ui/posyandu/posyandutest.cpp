#include "app/domain/records/resident.h"
#include "app/domain/records/visit.h"
#include "tests/support/testmain.h"
#include "tests/ui/posyandu/posyandurig.h"
#include "tests/ui/support/audit.h"
#include "translations/language.h"
#include "ui/screens/posyandu/askcard.h"
#include "ui/screens/posyandu/childqueue.h"
#include "ui/screens/posyandu/guardianask.h"
#include "ui/screens/posyandu/lastsaved.h"
#include "ui/screens/posyandu/measurefield.h"
#include "ui/screens/posyandu/statusdialog.h"
#include "ui/screens/posyandu/verdictgrid.h"
#include "ui/screens/posyandu/visitform.h"
#include "ui/widgets/numberpad.h"
#include "ui/widgets/searchfield.h"

#include <QApplication>

using namespace guyub;
using namespace guyub::domain;
using namespace guyub::ui;
using test::type;
using translations::Language;
using translations::LanguageSwitch;

class PosyanduTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<LanguageSwitch> m_language;

    template<typename T> static T &part(QWidget &page)
    {
        auto *found = page.findChild<T *>();
        if (!found)
            qFatal("no such part");
        return *found;
    }
    static QString words(QWidget &page) { return test::visibleWords(page).join(QLatin1Char('\n')); }
    static void press(QWidget &page, const QString &label)
    {
        for (auto *button : page.findChildren<BaseButton *>())
            if (button->isVisible() && button->words() == label) {
                QTest::mouseClick(button, Qt::LeftButton);
                QApplication::processEvents();
                return;
            }
        QFAIL(qPrintable(QStringLiteral("no button %1").arg(label)));
    }
    static bool isSaying(QWidget &page, const QString &what) { return words(page).contains(what); }
    static QString typedIn(QWidget &page, Measure measure)
    {
        for (auto *field : page.findChildren<MeasureField *>())
            if (field->measure() == measure)
                return field->text();
        return {};
    }
    static Measure focused(QWidget &page)
    {
        for (auto *field : page.findChildren<MeasureField *>())
            if (field->input() == page.window()->focusWidget())
                return field->measure();
        qFatal("no measure has the focus");
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>(*qApp);
        m_language = std::make_unique<LanguageSwitch>(Language::Indonesian);
    }
    void cleanupTestCase()
    {
        m_language.reset();
        m_theme.reset();
    }

    void savesByNumberKeysAndOpensTheNextChild()
    {
        test::PosyanduRig rig(*m_theme);
        rig.addSampleChildren();
        PosyanduScreen &page = rig.open();
        QVERIFY(isSaying(page, QStringLiteral("Ditimbang: 3 dari 8")));
        QVERIFY(isSaying(page, QStringLiteral("Fajar Nugroho")));
        QCOMPARE(focused(page), Measure::Weight);
        const qsizetype before = rig.store.count(RecordType::Visit);
        const auto commits = rig.store.commits();

        type(page, "8,9\n71,5\n\n\n");

        QCOMPARE(rig.store.count(RecordType::Visit), before + 1);
        QCOMPARE(rig.store.commits(), commits + 1);
        QVERIFY(isSaying(page, QStringLiteral("Ditimbang: 4 dari 8")));
        QVERIFY(isSaying(page, QStringLiteral("Tersimpan: 8,9 kg, 71,5 cm")));
        QVERIFY(isSaying(page, QStringLiteral("Galih Pratama")));
        QCOMPARE(focused(page), Measure::Weight);
        QCOMPARE(typedIn(page, Measure::Weight), QString());
        QVERIFY(rig.asked() == nullptr);
    }

    void savesWhatThePadTypes()
    {
        test::PosyanduRig rig(*m_theme);
        const EntityId child = rig.addChild(QStringLiteral("Kirana"), {2026, 2, 10}, 2);
        PosyanduScreen &page = rig.open();
        auto &pad = part<NumberPad>(page);
        const auto tap = [&](const QString &name) {
            for (auto *key : pad.findChildren<BaseButton *>())
                if (key->words() == name || key->accessibleName() == name)
                    return QTest::mouseClick(key, Qt::LeftButton);
            QFAIL(qPrintable(name));
        };

        for (const char *key : {"8", "Koma", "1", "Masukkan", "7", "0", "Masukkan", "Masukkan", "Masukkan"})
            tap(QString::fromLatin1(key));

        QCOMPARE(rig.visitsOf(child).size(), 1);
        QCOMPARE(rig.visitsOf(child).front().weightGrams, std::optional(8100));
        QCOMPARE(rig.visitsOf(child).front().lengthMm, std::optional(700));
        QVERIFY(isSaying(page, QStringLiteral("Semua sudah ditimbang")));
    }

    void saysWhileTypingWhatTheNumbersMean()
    {
        test::PosyanduRig rig(*m_theme);
        const EntityId child = rig.addChild(QStringLiteral("Kirana"), {2026, 2, 10}, 2);
        rig.weigh(child, {2026, 10, 20}, 7900, 700);
        PosyanduScreen &page = rig.open();
        QVERIFY(isSaying(page, QStringLiteral("lalu 7,9 kg")));
        QVERIFY(isSaying(page, QStringLiteral("lalu 70,0 cm")));

        type(page, "8.2\n71,5");
        QVERIFY(isSaying(page, QStringLiteral("N: naik 300 g. Berat badan normal. Panjang: Normal. Gizi baik")));

        type(page, "\n12,3");
        QVERIFY(isSaying(page, QStringLiteral("LiLA: Gizi kurang")));
    }

    void asksInThePageAboutAnOddNumberAndTakesTheLikelyOne()
    {
        test::PosyanduRig rig(*m_theme);
        const EntityId child = rig.addChild(QStringLiteral("Kirana"), {2026, 2, 10}, 2);
        rig.weigh(child, {2026, 10, 20}, 7900, 700);
        PosyanduScreen &page = rig.open();

        type(page, "82\n");
        QVERIFY(part<AskCard>(page).isVisible());
        QVERIFY(isSaying(page, QStringLiteral("82,0 kg jauh dari yang terakhir (7,9 kg).")));
        QVERIFY(!isSaying(page, QStringLiteral("naik 74")));
        type(page, "\n"); // the careful answer has the focus

        QCOMPARE(typedIn(page, Measure::Weight), QStringLiteral("8,2"));
        QVERIFY(!part<AskCard>(page).isVisible());
        QCOMPARE(focused(page), Measure::Length);
        type(page, "\n\n\n");
        QCOMPARE(rig.visitsOf(child).front().weightGrams, std::optional(8200));
    }

    void keepsAnOddNumberThatIsConfirmedAndAsksOnlyOnce()
    {
        test::PosyanduRig rig(*m_theme);
        const EntityId child = rig.addChild(QStringLiteral("Kirana"), {2026, 2, 10}, 2);
        rig.weigh(child, {2026, 10, 20}, 7900);
        PosyanduScreen &page = rig.open();

        type(page, "6,5\n");
        QVERIFY(part<AskCard>(page).isVisible());
        press(page, QStringLiteral("Memang 6,5 kg"));
        QVERIFY(isSaying(page, QStringLiteral("T: turun 1400 g, perlu diperhatikan")));
        type(page, "\n\n\n");

        QCOMPARE(rig.visitsOf(child).front().weightGrams, std::optional(6500));
        QCOMPARE(rig.visitsOf(child).front().status, std::optional(WeightStatus::T));
    }

    void namesWhatIsNoNumberAndSavesNothing()
    {
        test::PosyanduRig rig(*m_theme);
        rig.addChild(QStringLiteral("Kirana"), {2026, 2, 10}, 2);
        PosyanduScreen &page = rig.open();

        type(page, "8,,9\n");
        QVERIFY(isSaying(page, QStringLiteral("Itu bukan angka. Ketik seperti 8,9.")));
        QCOMPARE(typedIn(page, Measure::Weight), QStringLiteral("8,,9"));

        for (auto *field : page.findChildren<MeasureField *>())
            field->setText({});
        press(page, QStringLiteral("Simpan, lanjut"));
        QVERIFY(isSaying(page, QStringLiteral("Ketik paling sedikit satu angka.")));
        QCOMPARE(rig.store.count(RecordType::Visit), 0);
    }

    void asksTheGuardianWhereTheConsentIsMissing()
    {
        test::PosyanduRig rig(*m_theme);
        const EntityId child = rig.addChild(QStringLiteral("Kirana"), {2026, 2, 10}, 2, QStringLiteral("005"), false);
        PosyanduScreen &page = rig.open();
        QVERIFY(part<GuardianAsk>(page).isVisible());
        QVERIFY(!part<VisitForm>(page).isVisible());

        press(page, QStringLiteral("Setuju"));
        QVERIFY(isSaying(page, QStringLiteral("Tulis siapa yang menjawab untuk anak ini.")));
        type(page, "Wati\n"); // Enter in the field decides nothing yet
        QVERIFY(part<GuardianAsk>(page).isVisible());
        type(page, "\n");

        QVERIFY(part<VisitForm>(page).isVisible());
        type(page, "8,2\n\n\n\n");
        QCOMPARE(rig.visitsOf(child).size(), 1);
    }

    void asksAnAdultWithoutAGuardian()
    {
        test::PosyanduRig rig(*m_theme);
        const EntityId mbah = rig.addChild(QStringLiteral("Sutinah"), {1951, 8, 27}, 2, QStringLiteral("005"), false);
        PosyanduScreen &page = rig.open(mbah);
        QVERIFY(isSaying(page, QStringLiteral("Tanyakan kepada Sutinah")));
        QVERIFY(!isSaying(page, QStringLiteral("Nama orang tua atau wali")));
        press(page, QStringLiteral("Setuju"));
        type(page, "48,5\n151\n\n\n");
        QCOMPARE(rig.visitsOf(mbah).size(), 1);
        QVERIFY(!rig.visitsOf(mbah).front().status);
    }

    void keepsARefusalAndGoesOn()
    {
        test::PosyanduRig rig(*m_theme);
        rig.addChild(QStringLiteral("Aisyah"), {2026, 2, 10}, 2, QStringLiteral("005"), false);
        rig.addChild(QStringLiteral("Bima"), {2026, 2, 10}, 1);
        PosyanduScreen &page = rig.open();

        type(page, "Wati");
        press(page, QStringLiteral("Tidak setuju"));

        QCOMPARE(rig.store.count(RecordType::Consent), 2);
        QVERIFY(part<VisitForm>(page).isVisible());
        QVERIFY(isSaying(page, QStringLiteral("Bima")));
        QCOMPARE(rig.said.size(), 1);
    }

    void correctsTheLastEntryWithoutASecondVisit()
    {
        test::PosyanduRig rig(*m_theme);
        rig.addSampleChildren();
        PosyanduScreen &page = rig.open();
        const EntityId fajar = rig.store.search({QStringLiteral("Fajar"), 1})->front().id;
        type(page, "8,9\n71,5\n\n\n");

        press(page, QStringLiteral("Betulkan"));
        QCOMPARE(typedIn(page, Measure::Weight), QStringLiteral("8,9"));
        QVERIFY(isSaying(page, QStringLiteral("membetulkan 24 November 2026")));
        type(page, "9,1\n\n\n\n");

        const auto visits = rig.visitsOf(fajar);
        QCOMPARE(visits.front().weightGrams, std::optional(9100));
        QCOMPARE(visits.front().lengthMm, std::optional(715));
        QVERIFY(visits[1].day < visits[0].day);
        QVERIFY(isSaying(page, QStringLiteral("Ditimbang: 4 dari 8")));
    }

    void bringsBackWhatWasTypedBeforeTheLock()
    {
        test::PosyanduRig rig(*m_theme);
        rig.addSampleChildren();
        {
            PosyanduScreen &page = rig.open();
            type(page, "8,9\n71");
            page.leave();
        }
        PosyanduScreen &page = rig.open(); // another page over the same store

        QCOMPARE(typedIn(page, Measure::Weight), QStringLiteral("8,9"));
        QCOMPARE(typedIn(page, Measure::Length), QStringLiteral("71"));
        type(page, "\n,5");
        QCOMPARE(rig.store.draftsOf(rig.store.operatorId())->size(), 1);
        for (auto *field : page.findChildren<MeasureField *>())
            if (field->measure() == Measure::Length)
                field->setText(QStringLiteral("71,5"));
        press(page, QStringLiteral("Simpan, lanjut"));
        QVERIFY(rig.store.draftsOf(rig.store.operatorId())->isEmpty());
    }

    void findsAChildBySoundAndKeepsWhatWasTypedForTheOther()
    {
        test::PosyanduRig rig(*m_theme);
        rig.addSampleChildren();
        rig.addChild(QStringLiteral("Soeparman"), {2025, 2, 10}, 1);
        PosyanduScreen &page = rig.open();
        type(page, "8,8");

        part<SearchField>(page).setFocus();
        type(page, "supar\n");
        QVERIFY(isSaying(page, QStringLiteral("Soeparman")));
        QCOMPARE(typedIn(page, Measure::Weight), QString());
        QCOMPARE(focused(page), Measure::Weight);

        part<SearchField>(page).setFocus();
        type(page, "fajar\n");
        QCOMPARE(typedIn(page, Measure::Weight), QStringLiteral("8,8"));
    }

    void letsTheKaderDecideWithAReason()
    {
        test::PosyanduRig rig(*m_theme);
        const EntityId child = rig.addChild(QStringLiteral("Kirana"), {2026, 2, 10}, 2);
        rig.weigh(child, {2026, 10, 20}, 8000);
        PosyanduScreen &page = rig.open();
        type(page, "8,1");
        QVERIFY(isSaying(page, QStringLiteral("T: naik 100 g, perlu diperhatikan")));

        press(page, QStringLiteral("Putuskan sendiri"));
        auto *dialog = qobject_cast<StatusDialog *>(rig.asked());
        QVERIFY(dialog);
        dialog->answerWith(0);
        QVERIFY(isSaying(page, QStringLiteral("N, keputusan kader")));
        type(page, "\n\n\n\n");

        QCOMPARE(rig.visitsOf(child).front().status, std::optional(WeightStatus::N));
        QCOMPARE(textOf(rig.store.lastAction().changes[0].fields, visit::StatusReason),
            QStringLiteral("Grafik mengikuti garisnya"));
    }

    void printsAfterSavingAndSaysSoWhenThePaperFails()
    {
        test::PosyanduRig rig(*m_theme);
        rig.addSampleChildren();
        PosyanduScreen &page = rig.open();
        type(page, "8,9\n71,5\n\n\n");
        const auto printOn = [&](int printer) {
            press(page, QStringLiteral("Cetak"));
            rig.asked()->answerWith(printer);
        };

        printOn(0);
        QTRY_COMPARE(rig.said.size(), 1);
        printOn(1);
        QTRY_COMPARE(rig.said.size(), 2);
        rig.slip.isEmpty = true;
        printOn(1);
        QTRY_COMPARE(rig.said.size(), 3);
        printOn(2);

        QCOMPARE(rig.a5.papers.size(), 1);
        QVERIFY(rig.a5.papers[0].startsWith("%PDF"));
        QCOMPARE(rig.slip.papers.size(), 1);
        QVERIFY(rig.slip.papers[0].startsWith("\x1b@"));
        QVERIFY(rig.said[2].startsWith(QStringLiteral("Kunjungan sudah tersimpan, tetapi kertasnya tidak keluar.")));
        QCOMPARE(rig.gone.last().page, Page::IssueReceipt);
    }

    void comesBackToTheSameChildAndTakesAScannedNik()
    {
        test::PosyanduRig rig(*m_theme);
        rig.addSampleChildren();
        const EntityId kirana = rig.store.search({QStringLiteral("Kirana"), 1})->front().id;
        PosyanduScreen &page = rig.open(kirana);
        QCOMPARE(page.resume()->id, kirana);
        QVERIFY(!page.takeScan(QStringLiteral("GY1ABC")));
        QVERIFY(!page.takeScan(QStringLiteral("3577037208519001"))); // nobody here: the shell searches

        ports::Action action;
        action.changes.append(ports::Change());
        action.changes[0].kind = ports::OpKind::Set;
        action.changes[0].entity = rig.store.search({QStringLiteral("Laras"), 1})->front().id;
        action.changes[0].fields = {{resident::Nik, QStringLiteral("3577036406269001")}};
        QVERIFY(rig.store.commit(action));
        QVERIFY(page.takeScan(QStringLiteral("3577036406269001")));
        QCOMPARE(page.resume()->id, action.changes[0].entity);
    }

    void opensTheChildThatIsAskedFor()
    {
        test::PosyanduRig rig(*m_theme);
        rig.addSampleChildren();
        const EntityId laras = rig.store.search({QStringLiteral("Laras"), 1})->front().id;
        PosyanduScreen &page = rig.open(laras);
        type(page, "6,3\n\n\n\n");
        QCOMPARE(rig.visitsOf(laras).front().weightGrams, std::optional(6300));
    }

    void sendsToCompleteWhatGrowthNeeds()
    {
        test::PosyanduRig rig(*m_theme);
        const EntityId child = rig.addChild(QStringLiteral("Kirana"), {2026, 2, 10}, 0);
        PosyanduScreen &page = rig.open(child);
        QVERIFY(isSaying(page, QStringLiteral("Laki-laki atau perempuan belum tercatat.")));
        press(page, QStringLiteral("Lengkapi data"));
        QCOMPARE(rig.gone.last().page, Page::EditResident);
        QCOMPARE(rig.gone.last().id, child);
    }

    void saysWhatToDoWhereNoChildIs()
    {
        test::PosyanduRig rig(*m_theme);
        PosyanduScreen &page = rig.open();
        QVERIFY(isSaying(page, QStringLiteral("Belum ada balita terdaftar")));
        press(page, QStringLiteral("Daftarkan anak"));
        QCOMPARE(rig.gone.last().page, Page::Register);
    }

    void showsTheChildrenOfOneRw()
    {
        test::PosyanduRig rig(*m_theme);
        rig.addChild(QStringLiteral("Aisyah"), {2026, 2, 10}, 2, QStringLiteral("003"));
        rig.addChild(QStringLiteral("Bima"), {2026, 2, 10}, 1, QStringLiteral("005"));
        PosyanduScreen &page = rig.open();

        press(page, QStringLiteral("Semua RW"));
        rig.asked()->answerWith(2);

        QVERIFY(isSaying(page, QStringLiteral("Ditimbang: 0 dari 1")));
        QVERIFY(isSaying(page, QStringLiteral("RW 005")));
        QVERIFY(isSaying(page, QStringLiteral("Bima")));
    }

    void tellsWhenTheDiskIsFullAndKeepsTheNumbers()
    {
        test::PosyanduRig rig(*m_theme);
        const EntityId child = rig.addChild(QStringLiteral("Kirana"), {2026, 2, 10}, 2);
        PosyanduScreen &page = rig.open();
        rig.store.failNextCommit(ErrorCode::DiskFull);
        type(page, "8,2\n\n\n\n");
        QVERIFY(isSaying(page, QStringLiteral("Ruang simpan penuh.")));
        QCOMPARE(typedIn(page, Measure::Weight), QStringLiteral("8,2"));
        press(page, QStringLiteral("Simpan, lanjut"));
        QCOMPARE(rig.visitsOf(child).size(), 1);
    }

    void keepsTheNumbersWhenTheLanguageChanges()
    {
        test::PosyanduRig rig(*m_theme);
        rig.addSampleChildren();
        PosyanduScreen &page = rig.open();
        type(page, "8,9");

        m_language->use(Language::English);
        QApplication::processEvents();
        QVERIFY(isSaying(page, QStringLiteral("Weighed: 3 of 8")));
        QVERIFY(isSaying(page, QStringLiteral("Boy")) || isSaying(page, QStringLiteral("Male")));
        QCOMPARE(typedIn(page, Measure::Weight), QStringLiteral("8,9"));
        m_language->use(Language::Indonesian);
        QVERIFY(isSaying(page, QStringLiteral("Ditimbang: 3 dari 8")));
    }
};

GUYUB_TEST(PosyanduTest)
#include "posyandutest.moc"
