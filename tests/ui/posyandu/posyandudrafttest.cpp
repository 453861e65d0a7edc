#include "tests/support/testmain.h"
#include "tests/ui/posyandu/posyandurig.h"
#include "translations/language.h"
#include "ui/screens/posyandu/guardianask.h"
#include "ui/screens/posyandu/measurefield.h"

#include <QApplication>

using namespace guyub;
using namespace guyub::ui;

class PosyanduDraftTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsNoNumberOfOneChildForTheNext()
    {
        const Theme theme(*qApp);
        const translations::LanguageSwitch language(translations::Language::Indonesian);
        test::PosyanduRig rig(theme);
        const EntityId first = rig.addChild(QStringLiteral("Aditya"), {2026, 2, 10}, 1);
        rig.addChild(QStringLiteral("Bagas"), {2026, 2, 10}, 1, QStringLiteral("005"), false);
        PosyanduScreen &page = rig.open();
        test::type(page, "8,2\n\n\n\n");
        QCOMPARE(rig.visitsOf(first).size(), 1);
        auto *ask = page.findChild<GuardianAsk *>();
        QVERIFY(ask->isVisible()); // of Bagas, while the fields still hold Aditya's number

        page.leave();

        QVERIFY(rig.store.draftsOf(rig.store.operatorId())->isEmpty());
        ask->take();
        test::type(page, "Wati\n");
        QVERIFY(!ask->isVisible());
        for (const MeasureField *field : page.findChildren<MeasureField *>())
            QCOMPARE(field->text(), QString());
    }
};

GUYUB_TEST(PosyanduDraftTest)
#include "posyandudrafttest.moc"
