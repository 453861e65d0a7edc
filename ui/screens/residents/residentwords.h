// The words for a person's data: questions, what is wrong with an answer, what to look at twice, and the sentence that is
// read back. In the language whose words are installed.
#pragma once

#include "app/ports/recordstore.h"
#include "app/usecase/registrationform.h"

#include <QString>

namespace guyub::ui {

QString itemLabel(usecase::FormItem item);
QString faultWords(const usecase::FormFault &fault);
QString doubtWords(usecase::FormDoubt doubt, const usecase::ResidentForm &form, QDate today);

QString codeText(const char *list, qint64 code); // in the current language; empty for 0
QString dayText(DayNumber day);     // "12 Juli 1948", "Juli 1948", "1948"; empty for 0
QString ageText(DayNumber born, QDate today); // "78 tahun", below five "9 bulan"; empty when unknown
QString placeText(const QString &rt, const QString &rw); // "RT 003 / RW 005"; empty for neither

// "Perempuan, lahir 12 Juli 1948 (78 tahun)"; what is not known is left out.
QString personSentence(domain::Sex sex, DayNumber born, QDate today);
// "NIK terbit di Taman, Madiun"; empty when the area is unknown.
QString nikAreaSentence(const QString &nik, QDate today);
// Second line of a list row: masked NIK, birth year, place.
QString hitLine(const ports::ResidentHit &hit);
QString instantText(UtcMs at, const QString &areaCode, bool withTime); // "24 November 2026, 09.41"
QString clockText(UtcMs at, const QString &areaCode);                  // "09.41.12"

} // namespace guyub::ui
