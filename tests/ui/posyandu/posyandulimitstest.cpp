#include "tests/support/testmain.h"
#include "tests/ui/posyandu/posyandurig.h"
#include "tests/ui/support/audit.h"
#include "translations/language.h"

#include <QApplication>

using namespace guyub;
using namespace guyub::ui;
using test::type;

// What no scale and no board shows is refused where it is typed, with the limits named.
class PosyanduLimitsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesTheLimitsOfWhatCannotBe()
    {
        const Theme theme(*qApp);
        const translations::LanguageSwitch language(translations::Language::Indonesian);
        test::PosyanduRig rig(theme);
        rig.addChild(QStringLiteral("Kirana"), {2026, 2, 10}, 2);
        PosyanduScreen &page = rig.open();
        const auto says = [&page](const QString &words) { return test::visibleWords(page).join(QLatin1Char('\n')).contains(words); };

        for (const char *typed : {"0\n", "999\n"}) {
            type(page, typed);
            QVERIFY(says(QStringLiteral("Angkanya di antara 0,5 kg dan 200,0 kg. Ukur sekali lagi.")));
        }
        type(page, "8,9\n715\n"); // the comma was forgotten: meant is 71,5, and 715 is not offered
        QVERIFY(says(QStringLiteral("Maksudnya 71,5 cm")));
        QVERIFY(!says(QStringLiteral("Memang 715,0 cm")));
        QCOMPARE(rig.store.count(domain::RecordType::Visit), 0);
    }
};

GUYUB_TEST(PosyanduLimitsTest)
#include "posyandulimitstest.moc"
