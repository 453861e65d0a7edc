#include "tests/support/testmain.h"
#include "app/domain/receiptcode.h"
#include "tests/ui/receipts/receiptdesk.h"
#include "tests/ui/support/audit.h"
#include "translations/language.h"
#include "ui/print/receiptpaper.h"
#include "ui/screens/receipts/scannerlistener.h"
#include "ui/screens/receipts/verifyreceiptscreen.h"
#include "ui/widgets/button.h"
#include "ui/widgets/textfield.h"

#include <QApplication>
#include <QThreadPool>

using namespace guyub;
using namespace guyub::ui;
using domain::RecordType;

namespace {

class FakeCamera final : public ports::FrameSource
{
public:
    bool isAvailable() const override { return m_isThere; }
    void start(std::function<void(const QImage &)> onFrame) override { m_onFrame = std::move(onFrame); }
    void stop() override { m_onFrame = nullptr; }
    bool isRunning() const { return m_onFrame != nullptr; }
    void see(const QImage &frame) { m_onFrame(frame); }
    void unplug() { m_isThere = false; }

private:
    bool m_isThere = true;
    std::function<void(const QImage &)> m_onFrame;
};

bool says(QWidget &page, const char *words)
{
    QCoreApplication::processEvents(); // what was shown a moment ago is laid out now
    return test::visibleWords(page).join(QLatin1Char('\n')).contains(QString::fromUtf8(words));
}

} // namespace

class VerifyPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void init()
    {
        m_desk = std::make_unique<test::ReceiptDesk>();
        m_issued = m_desk->counter.issued(m_desk->person);
        m_desk->context.camera = &m_camera;
        m_page = std::make_unique<VerifyReceiptScreen>(*m_theme, m_desk->context);
        m_page->resize(1120, 690);
        m_page->enter({Page::VerifyReceipt, {}, {}});
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }
    void cleanup()
    {
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        m_page.reset();
        m_desk.reset();
    }
    void cleanupTestCase() { m_theme.reset(); }

    void tellsAKnownNumberFromAProvenPaper()
    {
        auto *field = m_page->findChild<TextField *>();
        QTest::keyClicks(field, m_issued.code.toLower().remove(QLatin1Char('-')));
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(says(*m_page, "Nomor ini tercatat") && says(*m_page, "hanya kode QR"));

        field->setText(m_issued.payload); // pasted
        QTest::keyClick(field, Qt::Key_Return);

        QVERIFY(says(*m_page, "Asli") && says(*m_page, "Sutinah") && says(*m_page, "24 November 2026, 09.41 WIB"));
        QVERIFY(says(*m_page, "belum pernah terhubung"));
        QCOMPARE(field->text(), m_issued.code);
    }

    void takesAScannerThatTypesWhereverTheFocusIs()
    {
        auto *button = m_page->findChild<Button *>();
        button->setFocus();

        for (const QChar c : m_issued.payload)
            QTest::keyClick(QApplication::focusWidget(), c.toLatin1());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);

        QVERIFY(says(*m_page, "Asli"));
    }

    void readsPastCapsLock()
    {
        m_page->enter({Page::VerifyReceipt, {}, m_issued.payload.toLower()});

        QVERIFY(says(*m_page, "Asli"));
    }

    void saysForgedWithoutTheHoldersName()
    {
        QString forged = m_issued.payload;
        forged[90] = forged.at(90) == QLatin1Char('7') ? QLatin1Char('8') : QLatin1Char('7');

        m_page->enter({Page::VerifyReceipt, {}, forged});

        QVERIFY(says(*m_page, "Tidak asli") && says(*m_page, "jangan terima"));
        QVERIFY(!says(*m_page, "Sutinah"));
    }

    void saysWhatToDoForEveryVerdict()
    {
        test::ReceiptCounter elsewhere('e');
        StreamId other;
        other[0] = 0x9c;
        elsewhere.store.beginStream(other);
        m_page->enter({Page::VerifyReceipt, {}, elsewhere.issued(elsewhere.person(QStringLiteral("Warsito")).entities.front()).payload});
        QVERIFY(says(*m_page, "Penerbit belum dikenal di sini") && says(*m_page, "Kirim data"));
        m_page->enter({Page::VerifyReceipt, {}, domain::formatReceiptCode({QStringLiteral("7K3P"), 12})});
        QVERIFY(says(*m_page, "Nomor belum dikenal di sini") && says(*m_page, "Pindai kode QR"));
        m_page->enter({Page::VerifyReceipt, {}, QStringLiteral("Sutinah")});
        QVERIFY(says(*m_page, "Ini bukan nomor tanda terima"));
        usecase::ReceiptRequest request = m_desk->counter.request(m_desk->person);
        request.supersedes = m_issued.id;
        const QString newer = m_desk->counter.issue(request)->code;
        m_page->enter({Page::VerifyReceipt, {}, m_issued.payload});
        QVERIFY(says(*m_page, "Sudah diganti") && says(*m_page, qPrintable(newer)));
        QVERIFY(m_desk->counter.issuing.declareVoid(m_issued.id, QStringLiteral("Salah orang")));
        m_page->enter({Page::VerifyReceipt, {}, m_issued.payload});
        QVERIFY(says(*m_page, "Dibatalkan") && says(*m_page, "Salah orang"));
    }

    void asksForTextWhereThereIsNone()
    {
        const qsizetype before = m_desk->counter.store.commits();
        QTest::keyClick(m_page->findChild<TextField *>(), Qt::Key_Return);

        QVERIFY(says(*m_page, "Ketik nomor di dalam bingkai"));
        QCOMPARE(m_desk->counter.store.commits(), before);
    }

    void keepsThatAServiceWasGivenAndNotForWhom()
    {
        const qsizetype before = m_desk->counter.store.count(RecordType::Service);
        m_page->enter({Page::VerifyReceipt, {}, m_issued.payload});

        QCOMPARE(m_desk->counter.store.count(RecordType::Service), before + 1);
        QVERIFY(m_desk->counter.store.lastAction().changes.first().subject == m_desk->counter.store.ledgerSubject());
    }

    void countsNeitherAWordNorTheSamePaperTwice()
    {
        const auto services = [this] { return m_desk->counter.store.count(RecordType::Service); };
        const qsizetype before = services();
        m_page->enter({Page::VerifyReceipt, {}, QStringLiteral("hello")});
        QCOMPARE(services(), before);
        m_page->enter({Page::VerifyReceipt, {}, m_issued.payload});
        QTest::keyClick(m_page->findChild<TextField *>(), Qt::Key_Return);
        QCOMPARE(services(), before + 1);
    }

    void readsThePaperThroughTheCamera()
    {
        auto *open = m_page->findChildren<Button *>().last();
        for (Button *button : m_page->findChildren<Button *>())
            if (button->words() == QStringLiteral("Buka kamera"))
                open = button;
        open->click();
        QVERIFY(m_camera.isRunning());

        QImage nothing(640, 480, QImage::Format_RGB32);
        nothing.fill(Qt::gray);
        m_camera.see(nothing);
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        QVERIFY(m_camera.isRunning());
        const auto facts = usecase::receiptFacts(m_desk->counter.store, m_issued.id);
        m_camera.see(print::toPreview(print::receiptDocument(print::receiptContent(*facts, 0)), print::Sheet::Thermal58, 480));

        QTRY_VERIFY(says(*m_page, "Asli"));
        QVERIFY(!m_camera.isRunning()); // one paper, one answer
    }

    void stopsTheCameraWhenThePageIsLeft()
    {
        for (Button *button : m_page->findChildren<Button *>())
            if (button->words() == QStringLiteral("Buka kamera"))
                button->click();
        QVERIFY(m_camera.isRunning());

        m_page->leave();

        QVERIFY(!m_camera.isRunning());
    }

    void doesWithoutACamera()
    {
        m_desk->context.camera = nullptr;
        m_page->enter({Page::VerifyReceipt, {}, {}});

        QVERIFY(!says(*m_page, "Buka kamera"));
        QVERIFY(says(*m_page, "Siapkan kertasnya"));
    }

    void fitsTheSmallScreenInLargeText()
    {
        for (const auto language : {translations::Language::Indonesian, translations::Language::English}) {
            m_language.use(language);
            m_theme->setScreen({{1024, 600}, {}});
            m_theme->setTextScale(TextScale::Large);
            m_page->resize(930, 530);
            m_page->enter({Page::VerifyReceipt, {}, m_issued.payload});
            QCoreApplication::processEvents();

            QVERIFY(m_page->minimumSizeHint().width() <= 930);
            GUYUB_NONE(test::clipped(*m_page));
            GUYUB_NONE(test::tooSmallToTouch(*m_page, *m_theme));
            GUYUB_NONE(test::withoutName(*m_page));
            GUYUB_NONE(test::namedTwice(*m_page));
        }
        m_language.use(translations::Language::Indonesian);
        m_theme->setTextScale(TextScale::Normal);
        m_theme->setScreen({});
    }

    void aScanWithThePrefixNeverReachesAField()
    {
        ScannerListener listener(m_desk->counter.clock);
        qApp->installEventFilter(&listener);
        QString heard;
        connect(&listener, &ScannerListener::scanned, this, [&](const QString &text) { heard = text; });
        auto *field = m_page->findChild<TextField *>();
        field->setFocus();

        QTest::keyClick(field, Qt::Key_F9);
        for (const QChar c : m_issued.payload)
            QTest::keyClick(field, c.toLatin1());
        QTest::keyClick(field, Qt::Key_Return);

        QCOMPARE(heard, m_issued.payload);
        QVERIFY(field->text().isEmpty());
        QTest::keyClicks(field, QStringLiteral("7K3P"));
        QCOMPARE(field->text(), QStringLiteral("7K3P"));
    }

    void thePrefixByHandLocksNothing()
    {
        ScannerListener listener(m_desk->counter.clock);
        qApp->installEventFilter(&listener);
        auto *field = m_page->findChild<TextField *>();

        QTest::keyClick(field, Qt::Key_F9);
        m_desk->counter.clock.advanceMs(ScannerListener::kLongestPauseMs + 1);
        QTest::keyClicks(field, QStringLiteral("7K3P"));

        QCOMPARE(field->text(), QStringLiteral("7K3P"));
    }

private:
    translations::LanguageSwitch m_language{translations::Language::Indonesian};
    std::unique_ptr<Theme> m_theme;
    FakeCamera m_camera;
    std::unique_ptr<test::ReceiptDesk> m_desk;
    std::unique_ptr<VerifyReceiptScreen> m_page;
    usecase::IssuedReceipt m_issued;
};

GUYUB_TEST(VerifyPageTest)
#include "verifypagetest.moc"
