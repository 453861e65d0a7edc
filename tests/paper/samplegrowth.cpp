#include "tests/paper/samplegrowth.h"

namespace guyub::test {

using namespace domain;

namespace {

const QDate kDay(2026, 11, 24);
constexpr double kKilograms[] = {3.3, 4.3, 5.4, 6.1, 6.7, 7.3, 7.6, 8.1, 8.6, 8.9, 9.1, 9.2, 9.6};

QList<print::GrowthPoint> pointsUntil(int ageDays)
{
    QList<print::GrowthPoint> points;
    for (int i = 0; i < static_cast<int>(std::size(kKilograms)); ++i) {
        const int day = static_cast<int>(i * kDaysPerMonth);
        if (day <= ageDays && i != 4)
            points.append({day, kKilograms[i], false});
    }
    return points;
}

} // namespace

print::GrowthChart sampleChart(int ageMonths)
{
    print::GrowthChart chart;
    chart.sex = Sex::Male;
    chart.points = pointsUntil(static_cast<int>(ageMonths * kDaysPerMonth));
    if (ageMonths > 12)
        chart.points.append({static_cast<int>(ageMonths * kDaysPerMonth), 9.6 + (ageMonths - 12) * 0.2, false});
    chart.points.last().isNew = true;
    chart.toMonth = print::chartMonths(ageMonths);
    chart.unitLabel = QStringLiteral("Berat (kg)");
    chart.ageLabel = QStringLiteral("Umur (bulan)");
    return chart;
}

print::GrowthContent sampleGrowth()
{
    print::GrowthContent content;
    content.officeName = QStringLiteral("Posyandu Melati");
    content.areaLine = QStringLiteral("Kelurahan Taman, Kecamatan Taman, Kota Madiun");
    content.childName = QStringLiteral("Fajar Nugroho");
    content.operatorName = QStringLiteral("Rini Astuti");
    content.sex = Sex::Male;
    content.birth = kDay.addMonths(-9).addDays(-3);
    content.day = kDay;
    content.ageDays = static_cast<int>(content.birth.daysTo(kDay));
    content.ageMonths = 9;
    content.weightGrams = 8900;
    content.lengthMm = 715;
    content.position = MeasuredPosition::Lying;
    GrowthInput input;
    input.sex = content.sex;
    input.ageDays = content.ageDays;
    input.weightKg = 8.9;
    input.lengthCm = 71.5;
    input.position = content.position;
    content.growth = *assess(input);
    content.weight = weightStatus(content.sex, content.birth, {kDay, 8900}, {{kDay.addMonths(-1), 8600}});
    content.status = content.weight.status;
    content.weights = pointsUntil(content.ageDays - 20);
    content.weights.append({content.ageDays, 8.9, true});
    return content;
}

print::GrowthContent hostileGrowth()
{
    print::GrowthContent content = sampleGrowth();
    content.officeName = QStringLiteral("Posyandu ") + QStringLiteral("Panjangsekalinamanya ").repeated(4).trimmed();
    content.areaLine = QString(160, QLatin1Char('W'));
    content.childName = QStringLiteral("Raden Mas Haryo ") + QString(84, QLatin1Char('M'));
    content.operatorName = QString(80, QLatin1Char('W'));
    content.headMm = 452;
    content.armMm = 123;
    content.oedema = true;
    content.weightGrams = 2900;
    GrowthInput input;
    input.sex = content.sex;
    input.ageDays = content.ageDays;
    input.weightKg = 2.9;
    input.lengthCm = 71.5;
    content.growth = *assess(input);
    content.status = WeightStatus::TwoT;
    content.reason = QStringLiteral("tanpaspasisamasekali").repeated(10);
    content.weights.last().value = 29;
    return content;
}

} // namespace guyub::test
