#include "app/domain/searchkey.h"

#include <QHash>
#include <QSet>

namespace guyub::domain {

namespace {

constexpr int kMaxWords = 12;
constexpr int kMaxLetters = 32;

// Titles and forms of address that one clerk writes and the next leaves out.
bool isTitle(const QString &word)
{
    static const QSet<QString> titles{QStringLiteral("h"), QStringLiteral("hj"), QStringLiteral("haji"), QStringLiteral("hajah"), QStringLiteral("drs"), QStringLiteral("dra"), QStringLiteral("dr"),
        QStringLiteral("drg"), QStringLiteral("ir"), QStringLiteral("ny"), QStringLiteral("nyonya"), QStringLiteral("tn"), QStringLiteral("tuan"), QStringLiteral("bpk"), QStringLiteral("bapak"),
        QStringLiteral("pak"), QStringLiteral("bu"), QStringLiteral("ibu"), QStringLiteral("sdr"), QStringLiteral("sdri"), QStringLiteral("alm"), QStringLiteral("almh"), QStringLiteral("rr"),
        QStringLiteral("sh"), QStringLiteral("se"), QStringLiteral("st"), QStringLiteral("spd"), QStringLiteral("sag"), QStringLiteral("skom"), QStringLiteral("ssos"), QStringLiteral("mm"), QStringLiteral("mpd")};
    return titles.contains(word);
}

// Short forms of names that are written out elsewhere.
QString writtenOut(const QString &word)
{
    static const QHash<QString, QString> forms{{QStringLiteral("m"), QStringLiteral("muhammad")}, {QStringLiteral("md"), QStringLiteral("muhammad")}, {QStringLiteral("moh"), QStringLiteral("muhammad")},
        {QStringLiteral("moch"), QStringLiteral("muhammad")}, {QStringLiteral("mohd"), QStringLiteral("muhammad")}, {QStringLiteral("mhd"), QStringLiteral("muhammad")},
        {QStringLiteral("muh"), QStringLiteral("muhammad")}, {QStringLiteral("much"), QStringLiteral("muhammad")}, {QStringLiteral("mochamad"), QStringLiteral("muhammad")},
        {QStringLiteral("mochammad"), QStringLiteral("muhammad")}, {QStringLiteral("mohamad"), QStringLiteral("muhammad")}, {QStringLiteral("mohammad"), QStringLiteral("muhammad")},
        {QStringLiteral("mohamed"), QStringLiteral("muhammad")}, {QStringLiteral("mohammed"), QStringLiteral("muhammad")}, {QStringLiteral("muchamad"), QStringLiteral("muhammad")},
        {QStringLiteral("muchammad"), QStringLiteral("muhammad")}, {QStringLiteral("muhamad"), QStringLiteral("muhammad")}, {QStringLiteral("muhamed"), QStringLiteral("muhammad")},
        {QStringLiteral("muhammed"), QStringLiteral("muhammad")}, {QStringLiteral("abd"), QStringLiteral("abdul")}, {QStringLiteral("abdoel"), QStringLiteral("abdul")},
        {QStringLiteral("abdl"), QStringLiteral("abdul")}, {QStringLiteral("achmad"), QStringLiteral("ahmad")}, {QStringLiteral("akhmad"), QStringLiteral("ahmad")},
        {QStringLiteral("ahmat"), QStringLiteral("ahmad")}, {QStringLiteral("ach"), QStringLiteral("ahmad")}};
    return forms.value(word, word);
}

// Spelling before 1972 (Van Ophuijsen, Soewandi) and sound-alikes, longest first.
struct Rule
{
    const char *from;
    const char *to;
};
constexpr Rule kRules[] = {{"sch", "s"}, {"tch", "c"}, {"oe", "u"}, {"dj", "j"}, {"tj", "c"}, {"nj", "ny"}, {"sj", "sy"}, {"ch", "kh"}, {"dh", "d"}, {"th", "t"}, {"bh", "b"}, {"ph", "f"}, {"kh", "h"}, {"gh", "g"}, {"sy", "s"}, {"ts", "s"}, {"dz", "z"}, {"v", "f"}, {"q", "k"}, {"x", "ks"}, {"z", "s"}};

QString lettersOf(const QString &word)
{
    QString letters;
    for (const QChar c : word.normalized(QString::NormalizationForm_KD).toCaseFolded())
        if ((c >= QLatin1Char('a') && c <= QLatin1Char('z')) || (c >= QLatin1Char('0') && c <= QLatin1Char('9')))
            letters.append(c);
    return letters;
}

// A single j stood for today's y; dj and tj have become j and c before. Between vowels and at a word's start an old j
// cannot be told from a new one, so both become y there.
QString foldJ(const QString &word)
{
    QString result;
    for (qsizetype i = 0; i < word.size(); ++i) {
        const QChar c = word.at(i);
        result.append(c == QLatin1Char('j') ? QLatin1Char('y') : c);
    }
    return result;
}

// Rizky and Rizki, Wati and Waty.
QString foldLastY(QString word)
{
    static const QString vowels = QStringLiteral("aeiou");
    if (word.size() > 2 && word.back() == QLatin1Char('y') && !vowels.contains(word.at(word.size() - 2)))
        word.back() = QLatin1Char('i');
    return word;
}

QString withoutDoubles(const QString &word)
{
    QString result;
    for (const QChar c : word)
        if (result.isEmpty() || result.back() != c || c.isDigit())
            result.append(c);
    return result;
}

QString foldBeginning(const QString &word)
{
    QString folded = writtenOut(lettersOf(word));
    for (const Rule &rule : kRules)
        folded.replace(QLatin1String(rule.from), QLatin1String(rule.to));
    return foldJ(folded);
}

} // namespace

QString foldWord(const QString &word)
{
    return withoutDoubles(foldLastY(foldBeginning(word))).left(kMaxLetters);
}

QList<SearchWord> searchWords(const QString &name)
{
    QString spaced = name;
    for (QChar &c : spaced)
        if (c == QLatin1Char('.') || c == QLatin1Char(',') || c == QLatin1Char('-') || c == QLatin1Char('/') || c == QLatin1Char('(') || c == QLatin1Char(')'))
            c = QLatin1Char(' ');
    const QStringList words = spaced.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QList<SearchWord> found;
    const auto add = [&](const QString &word) {
        if (const QString folded = foldWord(word); !folded.isEmpty() && found.size() < kMaxWords)
            found.append({folded, lettersOf(word), withoutDoubles(foldBeginning(word)).left(kMaxLetters)});
    };
    for (const QString &word : words)
        if (!isTitle(lettersOf(word)))
            add(word);
    if (found.isEmpty()) // a name that is nothing but a "title" must still be found
        for (const QString &word : words)
            add(word);
    return found;
}

QStringList searchTokens(const QString &name)
{
    QStringList tokens;
    for (const SearchWord &word : searchWords(name))
        tokens.append(word.folded);
    return tokens;
}

} // namespace guyub::domain
