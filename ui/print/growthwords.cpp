#include "ui/print/growthwords.h"

#include "app/domain/codelist.h"
#include "ui/print/chartframe.h"
#include "ui/print/paperwords.h"

#include <QCoreApplication>

#include <cstdlib>

namespace guyub::print {

using namespace domain;

namespace {

constexpr double kGramsPerKilogram = 1000;
constexpr double kMmPerCm = 10;
constexpr int kMonthsPerYear = 12;
constexpr int kAgeInMonthsOnly = 24; // parents and cards count months in the first two years

// A class only so that lupdate and tr() agree on the context.
class GrowthWords
{
    Q_DECLARE_TR_FUNCTIONS(GrowthWords)
public:
    static QString age(int months);
    static QString indicator(GrowthIndicator which);
    static QString gain(int grams);
    static QString status(WeightStatus status, const WeightVerdict &verdict);
    static QString shortStatus(WeightStatus status, const WeightVerdict &verdict);
    static QString measureAgain(const QString &category) { return tr("Measure again (%1?)").arg(category); }
    static QString measureAgain() { return tr("Measure again"); }
    static QString noStatus() { return tr("At this age there is no minimum gain to compare with."); }

private:
    static QString perhaps(const WeightVerdict &verdict);
};

QString GrowthWords::age(int months)
{
    if (months < kAgeInMonthsOnly)
        return tr("%1 months").arg(months);
    const int years = months / kMonthsPerYear;
    if (months % kMonthsPerYear == 0)
        return tr("%1 years").arg(years);
    return tr("%1 years %2 months").arg(years).arg(months % kMonthsPerYear);
}

QString GrowthWords::indicator(GrowthIndicator which)
{
    switch (which) {
    case GrowthIndicator::WeightForAge:
        return tr("Weight for age");
    case GrowthIndicator::LengthForAge:
        return tr("Length or height for age");
    case GrowthIndicator::WeightForLength:
        return tr("Weight for length or height");
    case GrowthIndicator::BmiForAge:
        return tr("Body mass index for age");
    case GrowthIndicator::HeadForAge:
        return tr("Head circumference for age");
    case GrowthIndicator::ArmForAge:
        break;
    }
    return tr("Upper arm for age");
}

QString GrowthWords::gain(int grams)
{
    if (grams == 0)
        return tr("stayed the same");
    return grams > 0 ? tr("gained %1 g").arg(grams) : tr("lost %1 g").arg(std::abs(grams));
}

QString GrowthWords::perhaps(const WeightVerdict &verdict)
{
    if (!verdict.gainGrams || !verdict.neededGrams)
        return {};
    return QStringLiteral(" ")
        + tr("Since last month: %1; usually at least %2 g.").arg(gain(*verdict.gainGrams)).arg(*verdict.neededGrams);
}

QString GrowthWords::status(WeightStatus status, const WeightVerdict &verdict)
{
    switch (status) {
    case WeightStatus::N:
        return tr("N: gained enough.") + perhaps(verdict);
    case WeightStatus::T:
        return tr("T: something to look at.") + perhaps(verdict);
    case WeightStatus::TwoT:
        return tr("2T: twice in a row, something to look at together with the midwife.") + perhaps(verdict);
    case WeightStatus::O:
        return tr("O: was not weighed last month, so there is nothing to compare with.");
    case WeightStatus::B:
        break;
    }
    return tr("B: weighed for the first time.");
}

QString GrowthWords::shortStatus(WeightStatus status, const WeightVerdict &verdict)
{
    const QString letters = statusLetters(status);
    switch (status) {
    case WeightStatus::N:
        return tr("%1: %2").arg(letters, gain(verdict.gainGrams.value_or(0)));
    case WeightStatus::T:
    case WeightStatus::TwoT:
        return tr("%1: %2, look at it").arg(letters, gain(verdict.gainGrams.value_or(0)));
    case WeightStatus::O:
        return tr("O: not weighed last month");
    case WeightStatus::B:
        break;
    }
    return tr("B: first weighing");
}

} // namespace

QString kilogramWords(int grams)
{
    return chartNumber(grams / kGramsPerKilogram) + QStringLiteral(" kg");
}

QString centimetreWords(int millimetres)
{
    return chartNumber(millimetres / kMmPerCm) + QStringLiteral(" cm");
}

QString ageWords(int completedMonths)
{
    return GrowthWords::age(completedMonths);
}

QString categoryWords(GrowthIndicator indicator, const ZScore &score, int ageDays)
{
    if (!score.raw)
        return {};
    const auto code = growthCategory(indicator, score, ageDays);
    if (!code)
        return score.flagged ? GrowthWords::measureAgain() : QString();
    const QString words = codeWords(growthCategoryList(indicator), *code, paperLocale().name().left(2));
    return score.flagged ? GrowthWords::measureAgain(words) : words;
}

QString indicatorWords(GrowthIndicator indicator)
{
    return GrowthWords::indicator(indicator);
}

bool isOrdinary(GrowthIndicator indicator, const ZScore &score, int ageDays)
{
    constexpr qint64 kNormal = 3; // the third band of all four lists; the fourth of height is "tall"
    const auto code = growthCategory(indicator, score, ageDays);
    return !score.flagged
        && (!code || *code == kNormal || (indicator == GrowthIndicator::LengthForAge && *code > kNormal));
}

QString gainWords(int gramsSinceLast)
{
    return GrowthWords::gain(gramsSinceLast);
}

QString statusLetters(WeightStatus status)
{
    switch (status) {
    case WeightStatus::N:
        return QStringLiteral("N");
    case WeightStatus::T:
        return QStringLiteral("T");
    case WeightStatus::O:
        return QStringLiteral("O");
    case WeightStatus::B:
        return QStringLiteral("B");
    case WeightStatus::TwoT:
        break;
    }
    return QStringLiteral("2T");
}

QString statusWords(WeightStatus status, const WeightVerdict &verdict)
{
    return GrowthWords::status(status, verdict);
}

QString statusShortWords(WeightStatus status, const WeightVerdict &verdict)
{
    return GrowthWords::shortStatus(status, verdict);
}

QString noStatusWords(const WeightVerdict &verdict)
{
    return verdict.status ? QString() : GrowthWords::noStatus();
}

} // namespace guyub::print
