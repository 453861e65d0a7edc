#include "tests/support/testmain.h"

#include "tests/ui/residents/scenes.h"
#include "tests/ui/support/audit.h"
#include "translations/language.h"

using namespace guyub;
using guyub::test::Counter;

// Every moment of these pages, in every size, text scale and language, holds what a page of the kiosk must hold.
class FitsTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<ui::Theme> m_theme;

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<ui::Theme>(*qApp); }
    void cleanupTestCase()
    {
        m_theme->setScreen({});
        m_theme->setTextScale(ui::TextScale::Normal);
        m_theme.reset();
    }
    void fitsTheScreen_data()
    {
        QTest::addColumn<int>("scene");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("scale");
        QTest::addColumn<int>("language");
        static const char *const kScales[] = {"100", "125", "150"};
        const auto scenes = test::residentScenes() + test::editScenes();
        for (int scene = 0; scene < scenes.size(); ++scene)
            for (const QSize &size : {QSize(1024, 600), QSize(1366, 768)})
                for (const int scale : {0, 1, 2})
                    for (const int language : {0, 1}) {
                        const QString row = QStringLiteral("%1 %2x%3 %4% %5").arg(scenes.at(scene).name).arg(size.width()).arg(size.height())
                            .arg(QLatin1String(kScales[scale]), language == 0 ? QStringLiteral("id") : QStringLiteral("en"));
                        QTest::newRow(qPrintable(row)) << scene << size << scale << language;
                    }
    }
    void fitsTheScreen()
    {
        QFETCH(const int, scene);
        QFETCH(const QSize, size);
        QFETCH(const int, scale);
        QFETCH(const int, language);
        const translations::LanguageSwitch words(static_cast<translations::Language>(language));
        m_theme->setScreen({size, {}});
        m_theme->setTextScale(static_cast<ui::TextScale>(scale));
        Counter counter(*m_theme);
        const QSize page = test::pageSize(size);
        counter.window.resize(page);

        (test::residentScenes() + test::editScenes()).at(scene).play(counter);
        for (int i = 0; i < 20; ++i)
            QApplication::processEvents();

        QCOMPARE(counter.window.size(), page);
        const QSize least = counter.window.minimumSizeHint();
        QVERIFY2(least.width() <= page.width() && least.height() <= page.height(), qPrintable(QStringLiteral("needs %1x%2").arg(least.width()).arg(least.height())));
        GUYUB_NONE(test::clipped(counter.window));
        GUYUB_NONE(test::tooSmallToTouch(counter.window, *m_theme));
        GUYUB_NONE(test::withoutName(counter.window));
        GUYUB_NONE(test::namedTwice(counter.window));
    }
};

GUYUB_TEST(FitsTest)
#include "fitstest.moc"
