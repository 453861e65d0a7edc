// Code lists of resources/codes/<name>.csv (columns code,id,en and, where people write it in other ways, also): numbers that
// are stored, words that are shown. Read once, built in, shared; safe from any thread. Codes are those of SIAK where SIAK has
// the list (DOMAIN B), else our own.
#pragma once

#include <QList>
#include <QString>
#include <QStringView>

#include <optional>

namespace guyub::domain {

struct CodeEntry
{
    qint64 code = 0;
    QString indonesian; // official term
    QString english;
};

const QList<CodeEntry> &codeList(QStringView name); // in the order of the file; empty: there is no such list
bool isInCodeList(QStringView name, qint64 code);
// Accepts the number, the Indonesian or the English word and those of column `also` (L/LK/P/PR for jenis_kelamin); case,
// spaces, hyphens and dots do not matter. nullopt: not in the list.
std::optional<qint64> codeOf(QStringView name, QStringView typed);
// The words for `code`; its number when unknown here. `language` "en", else Indonesian.
QString codeWords(QStringView name, qint64 code, QStringView language);

} // namespace guyub::domain
