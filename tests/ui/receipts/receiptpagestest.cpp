#include "app/domain/records/service.h"
#include "tests/paper/escposinterpreter.h"
#include "tests/support/testmain.h"
#include "tests/ui/receipts/receiptdesk.h"
#include "tests/ui/support/audit.h"
#include "translations/language.h"
#include "ui/scan/codereader.h"
#include "ui/screens/receipts/issuereceiptscreen.h"
#include "ui/screens/receipts/receiptscreen.h"
#include "ui/screens/receipts/voiddialog.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/rowlist.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/textfield.h"

#include <QApplication>
#include <QThreadPool>

using namespace guyub;
using namespace guyub::ui;
using domain::RecordType;

namespace {

Button *buttonOf(QWidget &page, const char *words)
{
    for (Button *button : page.findChildren<Button *>())
        if (button->words() == QString::fromUtf8(words) && button->isVisibleTo(&page))
            return button;
    return nullptr;
}

bool says(QWidget &page, const char *words)
{
    QCoreApplication::processEvents(); // what was shown a moment ago is laid out now
    return test::visibleWords(page).join(QLatin1Char('\n')).contains(QString::fromUtf8(words));
}

QString codeOn(const QByteArray &escPos)
{
    const auto printout = test::printEscPos(escPos, 384);
    return printout ? scan::readQrCode(printout->paper).value_or(QString()) : QString();
}

} // namespace

class ReceiptPagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void cleanup() { QThreadPool::globalInstance()->waitForDone(); }
    void cleanupTestCase() { m_theme.reset(); }

    void savesFirstAndPrintsThen()
    {
        test::ReceiptDesk desk;
        IssueReceiptScreen page(*m_theme, desk.context);
        page.enter({Page::IssueReceipt, desk.person, {}});
        page.show();

        buttonOf(page, "Simpan dan cetak")->click();

        QCOMPARE(desk.counter.store.count(RecordType::Receipt), qsizetype(1)); // before the printer has answered
        QCOMPARE(desk.counter.store.count(RecordType::PrintEvent), qsizetype(1));
        QTRY_COMPARE(desk.slip.papers().size(), qsizetype(1));
        QTRY_VERIFY(says(page, "Sudah dicetak."));
        const QString code = codeOn(desk.slip.papers().first());
        QCOMPARE(desk.counter.check(code).verdict, usecase::ReceiptVerdict::Genuine);
    }

    void marksWhatIsPrintedAgain()
    {
        test::ReceiptDesk desk;
        IssueReceiptScreen page(*m_theme, desk.context);
        page.enter({Page::IssueReceipt, desk.person, {}});
        page.show();
        buttonOf(page, "Simpan dan cetak")->click();
        QTRY_VERIFY(buttonOf(page, "Cetak ulang (salinan 1)") && buttonOf(page, "Cetak ulang (salinan 1)")->isEnabled());

        buttonOf(page, "Cetak ulang (salinan 1)")->click();

        QTRY_COMPARE(desk.slip.papers().size(), qsizetype(2));
        QVERIFY(desk.slip.papers().at(0) != desk.slip.papers().at(1)); // SALINAN 1
        QCOMPARE(codeOn(desk.slip.papers().at(0)), codeOn(desk.slip.papers().at(1)));
        QCOMPARE(desk.counter.store.count(RecordType::Receipt), qsizetype(1));
        QTRY_VERIFY(says(page, "Salinan 1 sudah dicetak."));
    }

    void saysWhatToDoWhenThePrinterFails()
    {
        test::ReceiptDesk desk;
        desk.slip.jam(true);
        IssueReceiptScreen page(*m_theme, desk.context);
        page.enter({Page::IssueReceipt, desk.person, {}});
        page.show();

        buttonOf(page, "Simpan dan cetak")->click();
        QTRY_VERIFY(says(page, "Printer tidak menjawab."));

        QVERIFY(says(page, "Tanda terima sudah tersimpan."));
        QCOMPARE(desk.counter.store.count(RecordType::PrintEvent), qsizetype(2)); // begun, and failed
        desk.slip.jam(false);
        QTRY_VERIFY(buttonOf(page, "Cetak lagi"));
        buttonOf(page, "Cetak lagi")->click();
        QTRY_COMPARE(desk.slip.papers().size(), qsizetype(1));
        QTRY_VERIFY(says(page, "Sudah dicetak.")); // the original: no whole paper had come out before
    }

    void survivesALockWhileThePrinterWorks()
    {
        test::ReceiptDesk desk;
        desk.slip.jam(true);
        auto page = std::make_unique<IssueReceiptScreen>(*m_theme, desk.context);
        page->enter({Page::IssueReceipt, desk.person, {}});
        page->show();
        buttonOf(*page, "Simpan dan cetak")->click();

        desk.context.store = nullptr;
        page->hide();
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        page.reset();

        QCOMPARE(desk.counter.store.count(RecordType::PrintEvent), qsizetype(1)); // still counted: rather a copy too many
    }

    void savesAPdfForAPrinterElsewhere()
    {
        test::ReceiptDesk desk;
        desk.context.printers = {&desk.pdf};
        IssueReceiptScreen page(*m_theme, desk.context);
        page.enter({Page::IssueReceipt, desk.person, {}});
        page.show();

        buttonOf(page, "Simpan dan cetak")->click();

        QTRY_COMPARE(desk.pdf.papers().size(), qsizetype(1));
        QVERIFY(desk.pdf.papers().first().startsWith("%PDF"));
        QTRY_VERIFY(says(page, "Tersimpan sebagai berkas."));
        QVERIFY(!says(page, "/srv")); // the folder's name only
    }

    void saysToPlugInAStickAndKeepsTheReceipt()
    {
        test::ReceiptDesk desk;
        desk.context.printers = {&desk.pdf};
        desk.pdf.jam(true); // as a stick that is not there
        IssueReceiptScreen page(*m_theme, desk.context);
        page.enter({Page::IssueReceipt, desk.person, {}});
        page.show();

        buttonOf(page, "Simpan dan cetak")->click();

        QTRY_VERIFY(says(page, "Colokkan flashdisk atau hubungkan printer, lalu coba lagi."));
        QCOMPARE(desk.counter.store.count(RecordType::Receipt), qsizetype(1));
        desk.pdf.jam(false);
        buttonOf(page, "Cetak lagi")->click();
        QTRY_VERIFY(says(page, "Tersimpan sebagai berkas."));
        QCOMPARE(desk.counter.store.count(RecordType::Receipt), qsizetype(1));
    }

    void saysOfTheReceiptWhatThePaperSays()
    {
        for (const bool isEnrolled : {false, true}) {
            test::ReceiptDesk desk;
            ports::SyncStatus status;
            status.enrolled = isEnrolled;
            desk.counter.store.setSyncStatus(status);
            IssueReceiptScreen page(*m_theme, desk.context);
            page.enter({Page::IssueReceipt, desk.person, {}});
            page.show();

            buttonOf(page, "Simpan dan cetak")->click();

            QCOMPARE(says(page, "Bisa diperiksa di kios mana pun"), isEnrolled);
            QCOMPARE(says(page, "Sementara: kios ini belum terhubung."), !isEnrolled);
        }
    }

    void offersOnlyWhatIsRecorded()
    {
        test::ReceiptDesk desk;
        IssueReceiptScreen page(*m_theme, desk.context);
        page.resize(1130, 690);
        page.show();
        page.enter({Page::IssueReceipt, desk.person, {}});
        const auto offered = [&page] {
            QStringList words;
            for (const OptionButton *button : page.findChild<ChoiceGroup *>()->findChildren<OptionButton *>())
                if (button->isVisibleTo(&page))
                    words.append(button->words() + (button->isChecked() ? QStringLiteral("*") : QString()));
            return words;
        };
        QCOMPARE(offered(), QStringList{QStringLiteral("Pendaftaran warga*")});
        desk.counter.event(desk.person, RecordType::Visit);
        const Hash changed = desk.counter.change(desk.person, {{domain::resident::Rt, QStringLiteral("004")}}).commitHash;

        page.enter({Page::IssueReceipt, desk.person, {}});
        QCOMPARE(offered(), (QStringList{QStringLiteral("Pendaftaran warga"), QStringLiteral("Kunjungan posyandu"), QStringLiteral("Perubahan data*")}));
        page.enter({Page::IssueReceipt, desk.person, toByteArray(changed)});
        QCOMPARE(offered(), QStringList{QStringLiteral("Perubahan data*")});
        page.enter({Page::IssueReceipt, desk.person, QByteArray(32, 'x')}); // not in the log
        QVERIFY(offered().isEmpty());
        QVERIFY(says(page, "Belum ada yang tercatat untuk warga ini."));
        QVERIFY(!buttonOf(page, "Simpan dan cetak")->isEnabled());
    }

    void countsAReceiptThatWasBegunAndLeft()
    {
        test::ReceiptDesk desk;
        IssueReceiptScreen page(*m_theme, desk.context);
        page.show();
        page.enter({Page::IssueReceipt, {}, {}}); // for nobody yet
        page.leave();
        QCOMPARE(desk.counter.store.count(RecordType::Service), qsizetype(0));

        page.enter({Page::IssueReceipt, desk.person, {}});
        desk.counter.clock.advanceMs(9'000);
        page.leave();

        const auto left = desk.counter.store.allOf(RecordType::Service, 9).value_or(QList<ports::Record>());
        QCOMPARE(left.size(), 1);
        QCOMPARE(wholeOf(left.first().fields, domain::service::Kind), qint64(usecase::ServiceKind::Receipt));
        QCOMPARE(wholeOf(left.first().fields, domain::service::Abandoned), qint64(1));
        QCOMPARE(wholeOf(left.first().fields, domain::service::EndedAt) - wholeOf(left.first().fields, domain::service::StartedAt), qint64(9'000));
        page.enter({Page::IssueReceipt, desk.person, {}});
        buttonOf(page, "Simpan dan cetak")->click();
        page.leave();
        QCOMPARE(desk.counter.store.count(RecordType::Service), qsizetype(2)); // issued: counted once
    }

    void findsThePersonFirst()
    {
        test::ReceiptDesk desk;
        IssueReceiptScreen page(*m_theme, desk.context);
        page.resize(1130, 690);
        page.enter({Page::IssueReceipt, {}, {}});
        page.show();

        QTest::keyClicks(page.findChild<SearchField *>(), QStringLiteral("sutin"));
        auto *list = page.findChild<RowList *>();
        QCOMPARE(list->model()->rowCount(), 1);
        Q_EMIT list->rowChosen(list->model()->index(0, 0));

        QVERIFY(says(page, "Tanda terima untuk Sutinah"));
        QVERIFY(says(page, "••••"));
        QVERIFY(!says(page, "3577036708519001"));
    }

    void replacesAReceipt()
    {
        test::ReceiptDesk desk;
        const usecase::IssuedReceipt first = desk.counter.issued(desk.person);
        IssueReceiptScreen page(*m_theme, desk.context);
        page.enter({Page::IssueReceipt, desk.person, toByteArray(first.id)});
        page.show();

        buttonOf(page, "Simpan dan cetak")->click();

        QCOMPARE(desk.counter.check(first.payload).verdict, usecase::ReceiptVerdict::Superseded);
    }

    void voidsOnlyWithAReason()
    {
        test::ReceiptDesk desk;
        const usecase::IssuedReceipt issued = desk.counter.issued(desk.person);
        ReceiptScreen page(*m_theme, desk.context);
        page.enter({Page::Receipt, issued.id, {}});
        page.show();
        QVERIFY(says(page, "Berlaku"));
        OverlayDialog *asked = nullptr;
        connect(&page, &Screen::ask, this, [&](OverlayDialog *dialog) { asked = dialog; });

        buttonOf(page, "Batalkan tanda terima")->click();
        QVERIFY(asked);
        asked->show();
        Button *confirm = buttonOf(*asked, "Batalkan tanda terima");
        QVERIFY(!confirm->isEnabled());
        asked->findChild<TextField *>()->setText(QStringLiteral("Salah orang"));
        QVERIFY(confirm->isEnabled());
        confirm->click();
        delete asked;

        QVERIFY(says(page, "Alasan: Salah orang"));
        QVERIFY(!buttonOf(page, "Cetak")); // a void paper is not handed out again
        QCOMPARE(desk.counter.check(issued.payload).verdict, usecase::ReceiptVerdict::Void);
    }

    void fitsEveryScreen_data()
    {
        QTest::addColumn<QSize>("screen");
        QTest::addColumn<QSize>("room");
        QTest::addColumn<int>("mode");
        QTest::addColumn<int>("scale");
        QTest::addColumn<int>("language");
        for (const bool small : {false, true})
            for (const TextScale scale : {TextScale::Normal, TextScale::Large})
                for (const auto language : {translations::Language::Indonesian, translations::Language::English})
                    QTest::addRow("%s, text %d, %s", small ? "1024x600" : "1366x768", int(scale), language == translations::Language::English ? "English" : "Indonesian")
                        << (small ? QSize(1024, 600) : QSize(1366, 768)) << (small ? QSize(930, 530) : QSize(1120, 690)) << int(small ? Mode::HighContrast : Mode::Dark) << int(scale) << int(language);
    }
    void fitsEveryScreen()
    {
        QFETCH(QSize, screen);
        QFETCH(QSize, room);
        QFETCH(int, mode);
        QFETCH(int, scale);
        QFETCH(int, language);
        m_theme->setScreen({screen, {}});
        m_theme->setMode(static_cast<Mode>(mode));
        m_theme->setTextScale(static_cast<TextScale>(scale));
        m_language.use(static_cast<translations::Language>(language));
        test::ReceiptDesk desk;
        const usecase::IssuedReceipt issued = desk.counter.issued(desk.person);
        IssueReceiptScreen issue(*m_theme, desk.context), picking(*m_theme, desk.context);
        issue.enter({Page::IssueReceipt, desk.person, {}});
        picking.enter({Page::IssueReceipt, {}, {}});
        ReceiptScreen receipt(*m_theme, desk.context);
        receipt.enter({Page::Receipt, issued.id, {}});

        for (Screen *page : {static_cast<Screen *>(&issue), static_cast<Screen *>(&picking), static_cast<Screen *>(&receipt)}) {
            page->resize(room);
            page->show();
            QCoreApplication::processEvents();
            const QSize least = page->minimumSizeHint();
            QVERIFY2(least.width() <= room.width() && least.height() <= room.height(), qPrintable(QStringLiteral("%1 needs %2x%3").arg(page->title()).arg(least.width()).arg(least.height())));
            GUYUB_NONE(test::clipped(*page));
            GUYUB_NONE(test::tooSmallToTouch(*page, *m_theme));
            GUYUB_NONE(test::withoutName(*page));
            GUYUB_NONE(test::namedTwice(*page));
        }
        m_language.use(translations::Language::Indonesian);
        m_theme->setTextScale(TextScale::Normal);
    }

    void changesItsWordsWithTheLanguage()
    {
        test::ReceiptDesk desk;
        IssueReceiptScreen page(*m_theme, desk.context);
        page.enter({Page::IssueReceipt, desk.person, {}});
        page.show();
        QVERIFY(says(page, "Apa yang baru dilakukan?") && says(page, "Pendaftaran warga"));

        m_language.use(translations::Language::English);
        QCoreApplication::processEvents();

        QVERIFY(says(page, "What was done?") && says(page, "Registration") && says(page, "Receipt for Sutinah"));
        QVERIFY(buttonOf(page, "Save and print"));
        m_language.use(translations::Language::Indonesian);
    }

private:
    translations::LanguageSwitch m_language{translations::Language::Indonesian};
    std::unique_ptr<Theme> m_theme;
};

GUYUB_TEST(ReceiptPagesTest)
#include "receiptpagestest.moc"
