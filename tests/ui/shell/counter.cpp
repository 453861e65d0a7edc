#include "tests/ui/shell/counter.h"

#include "app/domain/records/resident.h"
#include "app/usecase/logvisit.h"
#include "app/usecase/recordconsent.h"
#include "ui/screens/posyandu/pages.h"
#include "ui/screens/receipts/pages.h"
#include "ui/screens/residents/pages.h"

namespace guyub::test {

Counter::Counter(const ui::IdleTimes &times, Others others) :
    store(QStringLiteral("Bu Rini")), theme(*qApp), language(translations::Language::Indonesian), appearance(theme, language, {}),
    vault(store.folder(), store.clock), context{store.clock, vault, hub, {&paper}}
{
    storage::NewOperator other;
    other.name = QStringLiteral("Kader Melati");
    other.role = ports::Role::Kader;
    other.passphrase = secretOf(kOtherPin);
    otherPerson = store.session->addOperator(other).value_or(Id{});
    store.close();
    QObject::connect(&vault, &kiosk::StoreVault::opened, &vault, [this] {
        context.store = &vault.session()->store();
        context.signer = &vault.session()->receiptKeys();
        context.spool = &spool;
    });
    QObject::connect(&vault, &kiosk::StoreVault::closing, &vault, [this] {
        context.store = nullptr;
        context.signer = nullptr;
        context.spool = nullptr;
    });
    ui::registerShellPages(pages, appearance, [this] { ++closed; });
    if (others == Others::Real) {
        ui::registerResidentPages(pages);
        ui::registerReceiptPages(pages);
        ui::registerPosyanduPages(pages);
    } else {
        for (const ui::Page page : {ui::Page::Residents, ui::Page::Register, ui::Page::IssueReceipt, ui::Page::VerifyReceipt, ui::Page::Posyandu})
            pages.add(page, [this](const ui::Theme &with, ui::AppContext &in) -> ui::Screen * { return new ProbeScreen(with, in, probe); });
    }
    window = std::make_unique<ui::MainWindow>(ui::ShellParts{appearance, context, pages}, times);
    window->resize(1366, 768);
    window->show();
    window->activateWindow();
    (void)QTest::qWaitForWindowActive(window.get());
}

Counter::~Counter()
{
    window.reset();
}

void Counter::signIn(const char *pin)
{
    QTest::keyClicks(focus(), QLatin1String(pin));
    QTest::keyClick(focus(), Qt::Key_Return);
    (void)QTest::qWaitFor([this] { return !window->isLocked(); }, 30'000);
}

void Counter::type(const QString &text) const
{
    for (const QChar letter : text) {
        QTest::keyClick(focus(), letter.toLatin1());
        QTest::qWait(60);
    }
}

void Counter::addChild()
{
    using namespace domain;
    const QDate today = context.clock.today();
    ports::Action action;
    action.changes.append(ports::Change());
    action.changes[0].fields = {{resident::Name, QStringLiteral("Aisyah Nabila")}, {resident::Rw, QStringLiteral("005")},
        {resident::MotherName, QStringLiteral("Wati")}, {resident::BirthDate, dayNumber(today.addMonths(-7))}, {resident::Sex, qint64(2)}};
    child = context.store->commit(action)->entities.front();
    usecase::Measurement measurement;
    measurement.resident = child;
    measurement.weightGrams = 6'900;
    measurement.lengthMm = 671;
    measurement.day = today.addMonths(-1);
    bool done = true;
    for (const usecase::Purpose purpose : {usecase::Purpose::Counter, usecase::Purpose::ChildHealth}) {
        const usecase::ConsentAnswer answer{purpose, true, usecase::kGivenByGuardian, QStringLiteral("Ibu Wati"), QStringLiteral("anak-1"), QStringLiteral("id")};
        done = done && usecase::RecordConsent(*context.store, context.clock).run(child, answer);
    }
    if (!done || !usecase::LogVisit(*context.store, context.clock).run(measurement, usecase::ServiceSpan{usecase::ServiceKind::Visit, context.clock.nowUtc(), false}))
        qFatal("no child");
}

} // namespace guyub::test
