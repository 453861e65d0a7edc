// A child's growth in words, for screen and paper alike. Categories are the official terms; a T asks to look again and
// judges nobody (DOMAIN D.2). In the language whose words are installed.
#pragma once

#include "app/domain/growth.h"
#include "app/domain/weightstatus.h"

#include <QString>

namespace guyub::print {

QString kilogramWords(int grams); // "8,9 kg"
QString centimetreWords(int millimetres); // "71,5 cm"
QString ageWords(int completedMonths); // "9 bulan", "2 tahun 3 bulan"

// The official term; for a flagged score in doubt: "Ukur ulang (Gizi buruk?)". Empty: no score.
QString categoryWords(domain::GrowthIndicator indicator, const domain::ZScore &score, int ageDays);
QString indicatorWords(domain::GrowthIndicator indicator); // "Berat menurut umur"
// True where nobody has to look: normal, tall.
bool isOrdinary(domain::GrowthIndicator indicator, const domain::ZScore &score, int ageDays);

QString gainWords(int gramsSinceLast); // "naik 300 g", "turun 200 g", "tetap"
QString statusLetters(domain::WeightStatus status); // "N", "2T"
// One sentence: what the status says and what it rests on.
QString statusWords(domain::WeightStatus status, const domain::WeightVerdict &verdict);
QString statusShortWords(domain::WeightStatus status, const domain::WeightVerdict &verdict); // "N · naik 300 g"
// For a weighing that has no status at this age; empty when it has one.
QString noStatusWords(const domain::WeightVerdict &verdict);

} // namespace guyub::print
