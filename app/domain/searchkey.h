// Names as they sound: folds spelling so that people find each other whatever way a name was written. Soeparman and
// Suparman, Djoko and Joko, Tjahjo and Cahyo, Moh. and Muhammad get the same key. Pure; the same on every machine, because
// keys are projected and must rebuild to the same digest of search results.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace guyub::domain {

// The folded words of a name or a typed query, in order, without titles (H., Hj., Drs., Ny., Tn., Bpk. ...). Each holds
// a-z and 0-9 only and at most 32 characters; at most 12 words.
QStringList searchTokens(const QString &name);

// The same, each beside the letters that it was written with (lower case, a-z and 0-9).
struct SearchWord
{
    QString folded, letters;
    QString begun; // folded as the beginning of a longer word: “wahy” of Wahyuni, which alone would be “wahi”
    // Two letters or more that sound like one (dj, sy, zz): as a beginning it would fit far more than what was written.
    bool isShortened() const { return folded.size() < 2 && letters.size() > 1; }
};
QList<SearchWord> searchWords(const QString &name);

// One word, folded; empty when nothing of it is a letter or digit.
QString foldWord(const QString &word);

} // namespace guyub::domain
