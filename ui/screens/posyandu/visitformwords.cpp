// What the form says: questions, verdicts, the curve and its words.
#include "app/domain/codelist.h"
#include "app/domain/recordcatalog.h"
#include "app/domain/records/visit.h"
#include "ui/print/chartframe.h"
#include "ui/print/growthwords.h"
#include "ui/print/paperwords.h"
#include "ui/screens/posyandu/askcard.h"
#include "ui/screens/posyandu/growthview.h"
#include "ui/screens/posyandu/measurefield.h"
#include "ui/screens/posyandu/verdictgrid.h"
#include "ui/screens/posyandu/visitform.h"
#include "ui/widgets/button.h"

namespace guyub::ui {

using namespace domain;
using usecase::OddValue;
using usecase::VisitPreview;

namespace {

constexpr int kWeight = 0;
constexpr int kLength = 1;
constexpr int kAllFields = -1;
constexpr double kGramsPerKilogram = 1000;
constexpr double kMmPerCm = 10;
constexpr double kExampleKg = 8.9;
constexpr double kExampleCm = 71.5;

constexpr FieldTag kTags[] = {visit::WeightG, visit::LengthMm, visit::MuacMm, visit::HeadMm}; // in the fields' order

bool isWithin(int field, int value)
{
    const FieldSpec *spec = findField(kTags[field]);
    return value >= spec->minimum && value <= spec->maximum;
}

Tone toneOf(GrowthIndicator indicator, const ZScore &score, int ageDays)
{
    return print::isOrdinary(indicator, score, ageDays) ? Tone::Ok : Tone::Warn;
}

QString languageNow()
{
    return print::paperLocale().name().left(2);
}

} // namespace

void VisitForm::retranslate()
{
    const QString length = m_isStanding ? tr("Height") : tr("Length");
    m_fields[kWeight]->setWords(tr("Weight"), tr("Weight in kg"));
    m_fields[kLength]->setWords(length, m_isStanding ? tr("Height in cm") : tr("Length in cm"));
    m_fields[2]->setWords(tr("Arm"), tr("Upper arm in cm"));
    m_fields[3]->setWords(tr("Head"), tr("Head circumference in cm"));
    m_save->setWords(m_start.replaces.isZero() ? tr("Save and go on") : tr("Save the correction"));
    m_status->setWords(tr("Decide yourself"));
    m_status->setToolTip(tr("Decide yourself"));
    update();
}

QString VisitForm::valueWords(int field, int value) const
{
    return field == kWeight ? print::kilogramWords(value) : print::centimetreWords(value);
}

// A number that cannot be read is named, and stays as it was typed.
bool VisitForm::complainAbout(int field)
{
    const Result<std::optional<int>> value = m_fields[field]->value();
    const bool isOutside = value && *value && !isWithin(field, **value);
    if (value && (!isOutside || likelyOf(field))) // a comma that slipped is asked about
        return false;
    m_asked = {field, std::nullopt};
    m_fields[field]->setMarked(true);
    const QString example = print::chartNumber(field == kWeight ? kExampleKg : kExampleCm);
    const bool isLong = !value && value.error().code == ErrorCode::ValueOutOfRange;
    m_question->ask(Tone::Danger,
        isOutside    ? limitWords(field)
            : isLong ? tr("That number has too many digits. Type it like %1.").arg(example)
                     : tr("That is no number. Type it like %1.").arg(example),
        {}, {});
    m_question->show();
    m_fields[field]->take();
    return true;
}

QString VisitForm::limitWords(int field) const
{
    const FieldSpec *spec = findField(kTags[field]);
    return tr("It lies between %1 and %2. Measure again.").arg(valueWords(field, static_cast<int>(spec->minimum)), valueWords(field, static_cast<int>(spec->maximum)));
}

std::optional<int> VisitForm::likelyOf(int field) const
{
    const Result<VisitPreview> preview = m_preview(only(field));
    if (!preview || preview->odd.isEmpty())
        return std::nullopt;
    return field == kWeight ? preview->likelyWeightGrams : field == kLength ? preview->likelyLengthMm : std::nullopt;
}

bool VisitForm::isConfirmed(int field) const
{
    const QString text = field == kAllFields ? typed().join(QLatin1Char('|')) : m_fields[field]->text();
    return !text.isEmpty() && m_confirmed[field == kAllFields ? m_confirmed.size() - 1 : field] == text;
}

bool VisitForm::isDoubtful() const
{
    return m_seen && m_seen->odd.contains(OddValue::WeightFarFromLast) && !isConfirmed(kWeight);
}

bool VisitForm::askAbout(int field)
{
    const bool isOne = field != kAllFields;
    if (isConfirmed(field) || (isOne && m_fields[field]->text().trimmed().isEmpty()))
        return false;
    for (int i = 0; !isOne && i < m_fields.size(); ++i)
        if (isConfirmed(i))
            return false; // an odd number was said to be right: the whole is odd for the same reason
    const Result<VisitPreview> preview = m_preview(only(field));
    if (!preview || preview->odd.isEmpty())
        return false;
    m_asked = {field, isOne ? likelyOf(field) : std::nullopt};
    const QString again = isOne ? tr("Measure again") : tr("Look again");
    const QString first = m_asked.likely ? tr("It is %1").arg(valueWords(field, *m_asked.likely)) : again;
    const auto value = isOne ? m_fields[field]->value().value_or(std::nullopt) : std::nullopt;
    m_question->ask(Tone::Warn, questionAbout(field, *preview), first,
        !value                    ? tr("It is right")
            : isWithin(field, *value) ? tr("%1 is right").arg(valueWords(field, *value))
                                      : QString());
    m_question->show();
    if (isOne)
        m_fields[field]->setMarked(true);
    m_question->take();
    return true;
}

QString VisitForm::questionAbout(int field, const VisitPreview &preview) const
{
    if (field == kAllFields)
        return tr("Weight and length do not fit each other.");
    const QString value = valueWords(field, m_fields[field]->value().value_or(std::nullopt).value_or(0));
    if (preview.odd.contains(OddValue::WeightFarFromLast) && preview.last)
        return tr("%1 is far from last time (%2).").arg(value, print::kilogramWords(preview.last->weightGrams));
    if (preview.odd.contains(OddValue::LengthFellSinceLast) && preview.lastLengthMm)
        return tr("%1 is less than last time (%2).").arg(value, print::centimetreWords(*preview.lastLengthMm));
    return tr("%1 is unusual at %2.").arg(value, print::ageWords(preview.ageMonths));
}

void VisitForm::showVerdicts()
{
    QList<Verdict> lines;
    if (m_seen && m_seen->weight && !isDoubtful()) {
        const auto status = m_decided ? m_decided : m_seen->weight->status;
        const bool needsLook = status == WeightStatus::T || status == WeightStatus::TwoT;
        const QString words = !status ? print::noStatusWords(*m_seen->weight)
            : m_decided               ? tr("%1, decided by the kader").arg(print::statusLetters(*status))
                                      : print::statusShortWords(*status, *m_seen->weight);
        lines.append({needsLook ? Tone::Warn : status == WeightStatus::N ? Tone::Ok : Tone::Info, words});
    } else {
        lines.append(Verdict());
    }
    if (m_seen && m_seen->growth) {
        const GrowthResult &growth = *m_seen->growth;
        const int days = m_seen->ageDays;
        const auto words = [&](GrowthIndicator indicator, const ZScore &score) {
            return print::categoryWords(indicator, score, days);
        };
        lines.append({toneOf(GrowthIndicator::WeightForAge, growth.weight, days),
            words(GrowthIndicator::WeightForAge, growth.weight)});
        const QString length = words(GrowthIndicator::LengthForAge, growth.length);
        const QString named = m_isStanding ? tr("Height: %1").arg(length) : tr("Length: %1").arg(length);
        lines.append(
            {toneOf(GrowthIndicator::LengthForAge, growth.length, days), length.isEmpty() ? QString() : named});
        Verdict nutrition {toneOf(GrowthIndicator::WeightForLength, growth.weightForLength, days),
            words(GrowthIndicator::WeightForLength, growth.weightForLength)};
        if (const auto arm = armCategory(only(kAllFields).armMm.value_or(0), m_seen->ageMonths)) {
            const QString armWords = tr("Arm: %1").arg(codeWords(u"kategori_lila", *arm, languageNow()));
            nutrition.text = nutrition.text.isEmpty() ? armWords : nutrition.text + QStringLiteral(" · ") + armWords;
            nutrition.tone = *arm < 3 ? Tone::Warn : nutrition.tone;
        }
        lines.append(nutrition);
    }
    if (m_oedema) {
        lines.append({Tone::Danger, tr("Both feet swollen: to the Puskesmas today")});
    }
    m_verdicts->setVerdicts(lines);
}

void VisitForm::showLasts()
{
    const auto last = [](const QString &value) { return value.isEmpty() ? QString() : tr("last %1").arg(value); };
    std::optional<int> arm;
    std::optional<int> head;
    QString weight;
    QString length;
    if (m_seen) {
        if (m_seen->last)
            weight = print::kilogramWords(m_seen->last->weightGrams);
        if (m_seen->lastLengthMm)
            length = print::centimetreWords(*m_seen->lastLengthMm);
        for (const usecase::PastVisit &past : m_seen->past) {
            arm = arm ? arm : past.armMm;
            head = head ? head : past.headMm;
        }
    }
    m_fields[kWeight]->setLast(last(weight));
    m_fields[kLength]->setLast(last(length));
    m_fields[2]->setLast(last(arm ? print::centimetreWords(*arm) : QString()));
    m_fields[3]->setLast(last(head ? print::centimetreWords(*head) : QString()));
}

void VisitForm::showChart()
{
    const bool isChild = m_seen && m_seen->ageDays <= kLastGrowthDay;
    m_chart->setVisible(isChild && !isTight(m_theme));
    if (!isChild)
        return;
    print::GrowthChart chart;
    chart.indicator = m_isLengthShown ? GrowthIndicator::LengthForAge : GrowthIndicator::WeightForAge;
    chart.sex = m_seen->sex;
    chart.toMonth = print::chartMonths(m_seen->ageMonths);
    chart.unitLabel = !m_isLengthShown ? tr("Weight (kg) by age (months)")
        : m_isStanding                 ? tr("Height (cm) by age (months)")
                                       : tr("Length (cm) by age (months)");
    for (const usecase::PastVisit &past : m_seen->past) {
        const auto value = m_isLengthShown ? past.lengthMm : past.weightGrams;
        if (value)
            chart.points.append({past.ageDays, *value / (m_isLengthShown ? kMmPerCm : kGramsPerKilogram), false});
    }
    const usecase::Measurement now = read();
    const auto value = m_isLengthShown ? now.lengthMm : now.weightGrams;
    QString newest;
    if (value) {
        chart.points.append({m_seen->ageDays, *value / (m_isLengthShown ? kMmPerCm : kGramsPerKilogram), true});
        newest = valueWords(m_isLengthShown ? kLength : kWeight, *value);
    }
    m_chart->setChart(chart,
        tr("Curve: %1, 0 to %2 months, %3 points, now %4")
            .arg(chart.unitLabel)
            .arg(chart.toMonth)
            .arg(chart.points.size())
            .arg(newest));
}

void VisitForm::showExtras()
{
    showLasts();
    m_position->setWords(m_isStanding ? tr("Standing") : tr("Lying"));
    m_swelling->setWords(m_oedema ? tr("Feet swollen") : tr("Feet normal"));
    m_fields[kLength]->setWords(
        m_isStanding ? tr("Height") : tr("Length"), m_isStanding ? tr("Height in cm") : tr("Length in cm"));
}

} // namespace guyub::ui
