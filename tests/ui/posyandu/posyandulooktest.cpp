#include "tests/support/testmain.h"
#include "tests/ui/posyandu/posyandurig.h"
#include "tests/ui/support/audit.h"
#include "translations/language.h"
#include "ui/screens/posyandu/visitform.h"
#include "ui/widgets/scrollarea.h"

#include <QApplication>
#include <QScrollBar>

using namespace guyub;
using namespace guyub::ui;
using test::type;

// The posyandu page holds what a page of the kiosk must hold, on both screens, with larger text, in both languages.
class PosyanduLookTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void cleanupTestCase()
    {
        m_theme->setScreen({});
        m_theme->setTextScale(TextScale::Normal);
        m_theme.reset();
    }
    void fitsTheScreen_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("scale");
        QTest::addColumn<int>("language");
        QTest::addColumn<bool>("asks");
        for (const QSize &size : {QSize(1024, 600), QSize(1366, 768)})
            for (const int scale : {0, 1, 2})
                for (const int language : {0, 1})
                    for (const bool asks : {false, true})
                        QTest::addRow("%dx%d %d%% %s%s", size.width(), size.height(), scale == 0 ? 100 : scale == 1 ? 125 : 150,
                            language == 0 ? "id" : "en", asks ? " asks" : "")
                            << size << scale << language << asks;
    }
    void fitsTheScreen()
    {
        QFETCH(QSize, size);
        QFETCH(int, scale);
        QFETCH(int, language);
        QFETCH(bool, asks);
        const translations::LanguageSwitch words(static_cast<translations::Language>(language));
        m_theme->setScreen({size, {}});
        m_theme->setTextScale(static_cast<TextScale>(scale));
        test::PosyanduRig rig(*m_theme);
        rig.addSampleChildren();
        const QSize room(size.width() - (size.width() < 1100 ? 125 : 245), size.height() - 66); // without rail and bar
        PosyanduScreen &page = rig.open({}, room);
        type(page, "8,3\n70\n\n\n"); // the first is saved, which shows below the children
        type(page, asks ? "89\n" : "8,9\n71,5\n14\n45\n8,1\n75");

        QCOMPARE(page.size(), room);
        GUYUB_NONE(test::clipped(page));
        GUYUB_NONE(test::tooSmallToTouch(page, *m_theme));
        GUYUB_NONE(test::withoutName(page));
        GUYUB_NONE(test::namedTwice(page));
    }
    void opensAtTheTopWithNothingToScroll()
    {
        const translations::LanguageSwitch words(translations::Language::Indonesian);
        const QSize size(1024, 600);
        m_theme->setScreen({size, {}});
        for (const TextScale scale : {TextScale::Normal, TextScale::Large, TextScale::Largest}) {
            m_theme->setTextScale(scale);
            test::PosyanduRig rig(*m_theme);
            rig.addSampleChildren();
            PosyanduScreen &page = rig.open({}, QSize(size.width() - 125, size.height() - 66));
            QApplication::processEvents();
            const auto *form = page.findChild<VisitForm *>();
            QVERIFY(form->isVisible());

            int scrolls = 0;
            for (const ScrollArea *area : page.findChildren<ScrollArea *>())
                scrolls += area->isAncestorOf(form) ? area->verticalScrollBar()->maximum() : 0;
            QVERIFY2(scrolls == 0, qPrintable(QString::number(scrolls)));
        }
    }
};

GUYUB_TEST(PosyanduLookTest)
#include "posyandulooktest.moc"
