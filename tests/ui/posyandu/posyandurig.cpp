#include "tests/ui/posyandu/posyandurig.h"

#include "app/domain/records/resident.h"
#include "app/usecase/recordconsent.h"
#include "ui/widgets/overlay.h"

#include <QApplication>
#include <QTest>

namespace guyub::test {

using namespace domain;

void type(QWidget &page, const QByteArray &keys)
{
    for (const char key : keys) {
        QWidget *focus = page.window()->focusWidget();
        if (key == '\n')
            QTest::keyClick(focus, Qt::Key_Return);
        else
            QTest::keyClick(focus, key);
    }
    QApplication::processEvents();
}

PosyanduRig::PosyanduRig(const ui::Theme &theme) : context {clock, vault, hub, {&a5, &slip}}, m_theme(theme)
{
    context.store = &store;
    context.currentOperator.name = QStringLiteral("Rini Astuti");
    context.office = {QStringLiteral("Kelurahan Taman"), QStringLiteral("Kecamatan Taman, Kota Madiun"),
        QStringLiteral("35.77.03.1009"), QStringLiteral("Posyandu Melati")};
}

EntityId PosyanduRig::addChild(const QString &name, QDate birth, int sex, const QString &rw, bool consent)
{
    ports::Action action;
    action.changes.append(ports::Change());
    action.changes[0].fields
        = {{resident::Name, name}, {resident::Rw, rw}, {resident::MotherName, QStringLiteral("Wati")}};
    if (birth.isValid())
        action.changes[0].fields.insert(resident::BirthDate, dayNumber(birth));
    if (sex > 0)
        action.changes[0].fields.insert(resident::Sex, qint64(sex));
    const EntityId id = store.commit(action)->entities.front();
    const usecase::ConsentAnswer answer {usecase::Purpose::ChildHealth, true, usecase::kGivenByGuardian,
        QStringLiteral("Ibu Wati"), QStringLiteral("anak-1"), QStringLiteral("id")};
    if (consent && !usecase::RecordConsent(store, clock).run(id, answer))
        qFatal("no consent");
    return id;
}

void PosyanduRig::weigh(const EntityId &child, QDate day, int grams, std::optional<int> lengthMm)
{
    usecase::Measurement measurement;
    measurement.resident = child;
    measurement.weightGrams = grams;
    measurement.lengthMm = lengthMm;
    measurement.day = day;
    if (!usecase::LogVisit(store, clock).run(measurement, usecase::ServiceSpan{usecase::ServiceKind::Visit, clock.nowUtc(), false}))
        qFatal("not weighed");
}

void PosyanduRig::addSampleChildren()
{
    struct Sample
    {
        const char *name;
        int sex, months;
        bool isWeighed;
    };
    const Sample samples[] = {{"Aisyah Putri", 2, 14, true}, {"Bima Saputra", 1, 10, true},
        {"Dewi Anggraini", 2, 22, true}, {"Fajar Nugroho", 1, 9, false}, {"Galih Pratama", 1, 18, false},
        {"Intan Sari", 2, 7, false}, {"Kirana", 2, 31, false}, {"Laras Wulan", 2, 5, false}};
    const QDate today = clock.today();
    for (const Sample &sample : samples) {
        const QDate birth = today.addMonths(-sample.months).addDays(-3);
        const EntityId child = addChild(QString::fromLatin1(sample.name), birth, sample.sex);
        const auto sex = static_cast<Sex>(sample.sex);
        for (int month = sample.isWeighed ? 0 : 1; month <= sample.months; ++month) {
            const QDate day = today.addMonths(-month);
            const int age = static_cast<int>(birth.daysTo(day));
            const double z = 0.2 - 0.04 * (month % 5);
            weigh(child, day, static_cast<int>(*growthCurve(GrowthIndicator::WeightForAge, sex, age, z) * 10) * 100,
                static_cast<int>(*growthCurve(GrowthIndicator::LengthForAge, sex, age, z) * 2) * 5);
        }
    }
}

QList<usecase::PastVisit> PosyanduRig::visitsOf(const EntityId &child) const
{
    return usecase::standingVisits(*store.recordsOf(child, RecordType::Visit, 500));
}

ui::PosyanduScreen &PosyanduRig::open(const EntityId &child, QSize size)
{
    screen = std::make_unique<ui::PosyanduScreen>(m_theme, context);
    QObject::connect(
        screen.get(), &ui::Screen::goTo, screen.get(), [this](const ui::Target &target) { gone.append(target); });
    QObject::connect(
        screen.get(), &ui::Screen::say, screen.get(), [this](ui::Tone, const QString &words) { said.append(words); });
    QObject::connect(screen.get(), &ui::Screen::ask, screen.get(), [this](ui::OverlayDialog *dialog) {
        m_asked = dialog;
        dialog->setParent(screen.get());
    });
    screen->resize(size);
    screen->show();
    screen->activateWindow();
    QApplication::processEvents();
    screen->enter({ui::Page::Posyandu, child, {}});
    QApplication::processEvents();
    return *screen;
}

} // namespace guyub::test
