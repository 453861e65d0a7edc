#include "tests/support/testmain.h"
#include "tests/ui/gallery/gallerypages.h"
#include "tests/ui/support/audit.h"
#include "translations/language.h"
#include "ui/widgets/rowlist.h"

#include <QAccessible>
#include <QApplication>
#include <QStackedWidget>

using namespace guyub;
using namespace guyub::ui;

// Every page of the gallery, in every size, text scale and language, holds what a page of the kiosk must hold.
class KitTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;

    std::unique_ptr<QWidget> shown(const QString &page, const QSize &size, TextScale scale)
    {
        m_theme->setScreen({size, {}});
        m_theme->setTextScale(scale);
        for (const auto &entry : gallery::pages()) {
            if (entry.name != page)
                continue;
            std::unique_ptr<QWidget> window(gallery::makeWindow(*m_theme, entry));
            window->resize(size);
            window->show();
            QApplication::processEvents();
            return window;
        }
        return nullptr;
    }

    void addMatrix()
    {
        QTest::addColumn<QString>("page");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("scale");
        QTest::addColumn<int>("language");
        static const char *const kScales[] = {"100", "125", "150"};
        for (const auto &page : gallery::pages()) {
            for (const QSize &size : {QSize(1024, 600), QSize(1366, 768)}) {
                for (const int scale : {0, 1, 2}) {
                    for (const int language : {0, 1}) {
                        const QString row = QStringLiteral("%1 %2x%3 %4% %5").arg(page.name).arg(size.width()).arg(size.height())
                            .arg(QLatin1String(kScales[scale]), language == 0 ? QStringLiteral("id") : QStringLiteral("en"));
                        QTest::newRow(qPrintable(row)) << page.name << size << scale << language;
                    }
                }
            }
        }
    }

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void cleanupTestCase()
    {
        m_theme->setScreen({});
        m_theme->setTextScale(TextScale::Normal);
        m_theme.reset();
    }
    void fitsTheScreen_data() { addMatrix(); }
    void fitsTheScreen()
    {
        QFETCH(const QString, page);
        QFETCH(const QSize, size);
        QFETCH(const int, scale);
        QFETCH(const int, language);
        const translations::LanguageSwitch words(static_cast<translations::Language>(language));

        const auto window = shown(page, size, static_cast<TextScale>(scale));

        QCOMPARE(window->size(), size);
        const QSize least = window->minimumSizeHint();
        QVERIFY2(least.width() <= size.width() && least.height() <= size.height(),
            qPrintable(QStringLiteral("needs %1x%2").arg(least.width()).arg(least.height())));
        GUYUB_NONE(test::clipped(*window));
        GUYUB_NONE(test::tooSmallToTouch(*window, *m_theme));
        GUYUB_NONE(test::withoutName(*window));
    }
    void namesOfAPageThatWasLeftShowToNoScreenReader()
    {
        QStackedWidget pages;
        auto *list = new RowList(*m_theme, QStringLiteral("Anak hari ini"));
        RowModel model;
        ListRow child;
        child.title = QStringLiteral("Bagas Wicaksono");
        model.setRows({child});
        list->setModel(&model);
        pages.addWidget(list);
        pages.addWidget(new QWidget);
        pages.resize(400, 400);
        pages.show();
        QApplication::processEvents();
        const auto isShowing = [list] { return !QAccessible::queryAccessibleInterface(list)->child(0)->state().invisible; };
        QVERIFY(isShowing());

        pages.setCurrentIndex(1);
        QVERIFY(!isShowing());
        pages.setCurrentIndex(0);
        QVERIFY(isShowing());
    }
    void paintsTheSamePixelsTwice()
    {
        const QImage one = shown(QStringLiteral("beranda"), QSize(1366, 768), TextScale::Normal)->grab().toImage();
        const QImage two = shown(QStringLiteral("beranda"), QSize(1366, 768), TextScale::Normal)->grab().toImage();

        QCOMPARE(one, two);
    }
};

GUYUB_TEST(KitTest)
#include "kittest.moc"
