#include "app/domain/records/service.h"
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
        test::type(page, "Wati\n\n");
        QVERIFY(!ask->isVisible());
        for (const MeasureField *field : page.findChildren<MeasureField *>())
            QCOMPARE(field->text(), QString());
    }
    void keepsTheGuardiansNameOverALock()
    {
        const Theme theme(*qApp);
        const translations::LanguageSwitch language(translations::Language::Indonesian);
        test::PosyanduRig rig(theme);
        const EntityId child = rig.addChild(QStringLiteral("Bagas"), {2026, 2, 10}, 1, QStringLiteral("005"), false);
        test::type(rig.open(), "Wati Lestari");
        rig.screen->leave();
        QCOMPARE(rig.store.draftsOf(rig.store.operatorId())->size(), 1);

        PosyanduScreen &page = rig.open(); // another page, as after the lock

        auto *ask = page.findChild<GuardianAsk *>();
        QVERIFY(ask->isVisible());
        QCOMPARE(ask->typedName(), QStringLiteral("Wati Lestari"));
        test::type(page, "\n\n"); // to the answer, and yes
        QVERIFY(!ask->isVisible());
        QVERIFY(rig.store.draftsOf(rig.store.operatorId())->isEmpty()); // what was typed is kept where it belongs
        QVERIFY(rig.store.consentInForce(child, int(usecase::Purpose::ChildHealth)));
        for (const MeasureField *field : page.findChildren<MeasureField *>())
            QCOMPARE(field->text(), QString());
    }
    void aVisitWithAPauseIsOneServiceAndTheTimeAtTheChild()
    {
        const Theme theme(*qApp);
        const translations::LanguageSwitch language(translations::Language::Indonesian);
        test::PosyanduRig rig(theme);
        const EntityId child = rig.addChild(QStringLiteral("Aditya"), {2026, 2, 10}, 1);
        test::type(rig.open(), "8,2");
        rig.clock.advanceMs(10'000);
        rig.screen->leave();
        QCOMPARE(rig.store.count(domain::RecordType::Service), 0); // a draft waits
        rig.clock.advanceMs(3'600'000);

        PosyanduScreen &page = rig.open();
        rig.clock.advanceMs(5'000);
        test::type(page, "\n\n\n\n");

        QCOMPARE(rig.visitsOf(child).size(), 1);
        QCOMPARE(rig.store.count(domain::RecordType::Service), 1);
        const domain::FieldMap kept = rig.store.allOf(domain::RecordType::Service, 1)->first().fields;
        QCOMPARE(wholeOf(kept, domain::service::Abandoned), qint64(0));
        QCOMPARE(wholeOf(kept, domain::service::EndedAt) - wholeOf(kept, domain::service::StartedAt), qint64(15'000));
    }
};

GUYUB_TEST(PosyanduDraftTest)
#include "posyandudrafttest.moc"
