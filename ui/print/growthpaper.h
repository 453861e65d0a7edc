// What the family takes home from the posyandu: measures, categories in words, the curve, a line to sign on.
#pragma once

#include "app/domain/growth.h"
#include "app/domain/weightstatus.h"
#include "ui/print/growthchart.h"
#include "ui/print/paper.h"

#include <optional>

namespace guyub::print {

struct GrowthContent
{
    QString officeName, areaLine; // letterhead; the posyandu's name where there is one
    QString childName, operatorName;
    domain::Sex sex = domain::Sex::Unknown;
    QDate birth, day;
    int ageDays = 0, ageMonths = 0;
    std::optional<int> weightGrams, lengthMm, headMm, armMm;
    domain::MeasuredPosition position = domain::MeasuredPosition::Unknown;
    bool oedema = false;
    domain::GrowthResult growth;
    domain::WeightVerdict weight;
    std::optional<domain::WeightStatus> status; // as kept: the kader's where the kader decided
    QString reason; // of the kader
    QList<GrowthPoint> weights; // for the curve, this one among them
};
// `sheet` settles the curve's shape only. One A5 page; as long as it gets on a roll.
Document growthDocument(const GrowthContent &content, Sheet sheet);

} // namespace guyub::print
