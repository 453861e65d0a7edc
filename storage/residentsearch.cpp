#include "storage/residentsearch.h"

#include "app/domain/mask.h"
#include "app/domain/searchkey.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace guyub::storage {

using namespace domain;
using ports::ResidentHit;

namespace {

constexpr int kDuplicatesShown = 10;
constexpr int kBornOnOneDay = 2'000; // people whose papers all say 1 January
constexpr double kSameNik = 10;
constexpr double kAlike = 0.5; // half of the words of the shorter name
constexpr int kCandidates = 200; // ranked in memory; more people than that share no useful order on a screen
constexpr int kNamesLookedAt = 5'000;
constexpr int kShortestNumber = 3;
constexpr int kShownOfNik = 4; // digits at the end, see domain/mask.h
constexpr qsizetype kShortestForSlips = 4;

const QString kColumns = QStringLiteral("SELECT r.id, r.name, r.nik, r.birth_date, r.sex, r.rt, r.rw, r.search_keys, r.mother_name FROM ");

ResidentHit hitOf(const QSqlQuery &query)
{
    ResidentHit hit;
    hit.id = EntityId::from(viewOf(query.value(0).toByteArray())).value_or(EntityId{});
    hit.name = query.value(1).toString();
    hit.maskedNik = maskNik(query.value(2).toString());
    hit.birthDate = query.value(3).toLongLong();
    hit.sex = query.value(4).toInt();
    hit.rt = query.value(5).toString();
    hit.rw = query.value(6).toString();
    return hit;
}

// Whole words count more than beginnings, the first word more than later ones, short names more than long ones.
double scoreOf(const QStringList &wanted, const QStringList &present)
{
    double score = 0;
    for (int i = 0; i < wanted.size(); ++i) {
        const qsizetype exact = present.indexOf(wanted.at(i));
        if (exact >= 0)
            score += exact == i ? 3 : 2;
        else
            score += !present.isEmpty() && present.first().startsWith(wanted.at(i)) ? 1.5 : 1;
    }
    return score - 0.1 * double(std::max<qsizetype>(0, present.size() - wanted.size()));
}

// One letter added, lost, changed or swapped with its neighbour.
bool isOneSlipAway(const QString &a, const QString &b)
{
    const qsizetype shorter = std::min(a.size(), b.size()), longer = std::max(a.size(), b.size());
    if (shorter < kShortestForSlips || longer - shorter > 1)
        return false;
    qsizetype same = 0;
    while (same < shorter && a.at(same) == b.at(same))
        ++same;
    if (longer > shorter)
        return a.size() > b.size() ? a.mid(same + 1) == b.mid(same) : b.mid(same + 1) == a.mid(same);
    if (same == shorter || a.mid(same + 1) == b.mid(same + 1))
        return true;
    return same + 1 < shorter && a.at(same) == b.at(same + 1) && a.at(same + 1) == b.at(same) && a.mid(same + 2) == b.mid(same + 2);
}

// Share of the shorter name's words that the other has, a slip of the pen forgiven.
double likeness(const QStringList &a, const QStringList &b)
{
    const QStringList &fewer = a.size() <= b.size() ? a : b, &more = a.size() <= b.size() ? b : a;
    const auto found = std::count_if(fewer.cbegin(), fewer.cend(), [&](const QString &word) {
        return std::any_of(more.cbegin(), more.cend(), [&](const QString &other) { return word == other || isOneSlipAway(word, other); });
    });
    return fewer.isEmpty() ? 0 : double(found) / double(fewer.size());
}

QString matchOf(const QList<SearchWord> &words)
{
    QStringList terms;
    for (const SearchWord &word : words) { // they hold letters and digits only, so quoting cannot be left
        const QString term = QLatin1Char('"') + word.folded + QStringLiteral("\"*");
        terms.append(word.begun == word.folded ? term : QStringLiteral("(%1 OR \"%2\"*)").arg(term, word.begun));
    }
    return terms.join(QStringLiteral(" AND "));
}

} // namespace

Result<QList<ResidentHit>> ResidentSearch::rows(const QString &from, const QVariantList &values)
{
    QList<ResidentHit> hits;
    GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(kColumns + from, values));
    while (query->next())
        hits.append(hitOf(*query));
    GUYUB_TRY(endRows(*query));
    return hits;
}

Result<QList<ResidentHit>> ResidentSearch::find(const ports::SearchQuery &query)
{
    static const QRegularExpression place(QStringLiteral("^\\s*rt\\s*0*(\\d{1,3})(?:\\s*[/ ]\\s*(?:rw\\s*)?0*(\\d{1,3}))?\\s*$"), QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression ward(QStringLiteral("^\\s*rw\\s*0*(\\d{1,3})\\s*$"), QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression number(QStringLiteral("^[\\d\\s.\\-+]+$"));
    const QString text = query.text.trimmed();
    if (text.isEmpty())
        return QList<ResidentHit>();
    if (text.size() > ports::SearchQuery::kLongestText)
        return fail(ErrorCode::BadInput, QStringLiteral("this is too long to look for; type a part of the name or of the number, at most %1 letters").arg(ports::SearchQuery::kLongestText));
    if (const auto match = place.match(text); match.hasMatch()) {
        const QString rt = match.captured(1).rightJustified(3, QLatin1Char('0'));
        if (match.captured(2).isEmpty())
            return rows(QStringLiteral("resident r WHERE r.rt=? AND r.tombstoned=0 ORDER BY r.name LIMIT ?"), {rt, query.limit});
        return rows(QStringLiteral("resident r WHERE r.rw=? AND r.rt=? AND r.tombstoned=0 ORDER BY r.name LIMIT ?"), {match.captured(2).rightJustified(3, QLatin1Char('0')), rt, query.limit});
    }
    if (const auto match = ward.match(text); match.hasMatch())
        return rows(QStringLiteral("resident r WHERE r.rw=? AND r.tombstoned=0 ORDER BY r.name LIMIT ?"), {match.captured(1).rightJustified(3, QLatin1Char('0')), query.limit});
    if (number.match(text).hasMatch()) {
        QString digits;
        for (const QChar c : text)
            if (c.isDigit())
                digits.append(c);
        if (digits.size() >= kShortestNumber)
            return byNumber(digits, query.limit);
    }
    return byName(text, query.limit);
}

Result<QList<ResidentHit>> ResidentSearch::byNumber(const QString &digits, int limit)
{
    // ':' follows '9', so this range is "begins with".
    const QString end = digits + QLatin1Char(':');
    QList<ResidentHit> hits;
    for (const char *column : {"nik", "no_kk", "phone"}) {
        const int room = limit - static_cast<int>(hits.size());
        if (room <= 0)
            break;
        GUYUB_TRY_VALUE(const auto found, rows(QStringLiteral("resident r WHERE r.%1>=? AND r.%1<? AND r.tombstoned=0 ORDER BY r.%1 LIMIT ?").arg(QLatin1String(column)), {digits, end, room}));
        for (const ResidentHit &hit : found)
            if (std::none_of(hits.cbegin(), hits.cend(), [&](const ResidentHit &known) { return known.id == hit.id; }))
                hits.append(hit);
    }
    // What lists show of a NIK can be typed too.
    if (hits.isEmpty() && digits.size() == kShownOfNik)
        return rows(QStringLiteral("resident r WHERE r.rid IN (SELECT rid FROM resident WHERE nik IS NOT NULL AND substr(nik,-4)=? LIMIT ?) AND r.tombstoned=0 ORDER BY r.name"), {digits, limit});
    return hits;
}

Result<QList<ResidentSearch::Candidate>> ResidentSearch::candidates(const QString &from, const QVariantList &values)
{
    QList<Candidate> found;
    GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(kColumns + from, values));
    while (query->next())
        found.append({hitOf(*query), query->value(7).toString().split(QLatin1Char(' ')), query->value(8).toString()});
    GUYUB_TRY(endRows(*query));
    return found;
}

// `written`: beginnings of words that the index holds under one letter, so the names themselves are looked at, as many as
// one keystroke leaves time for.
Result<QList<ResidentSearch::Candidate>> ResidentSearch::namedLike(const QString &match, const QStringList &written, int atMost)
{
    if (written.isEmpty())
        return candidates(QStringLiteral("resident_fts f JOIN resident r ON r.rid=f.rowid WHERE resident_fts MATCH ? LIMIT ?"), {match, atMost});
    QString from = QStringLiteral("(SELECT rowid AS rid FROM resident_fts WHERE resident_fts MATCH ? LIMIT ?) f JOIN resident r ON r.rid=f.rid WHERE 1");
    QVariantList values{match, std::max(kNamesLookedAt, atMost)};
    for (const QString &letters : written) { // a-z and 0-9 only, so no wildcard is among them
        from += QStringLiteral(" AND ' '||replace(replace(r.name, '.', ' '), '-', ' ') LIKE ?");
        values.append(QStringLiteral("% ") + letters + QLatin1Char('%'));
    }
    values.append(atMost);
    return candidates(from + QStringLiteral(" LIMIT ?"), values);
}

// The index yields its first rows in the order of registration; who is called exactly so must be among them.
Result<QList<ResidentHit>> ResidentSearch::byName(const QString &text, int limit)
{
    QStringList tokens, written;
    const QList<SearchWord> words = searchWords(text);
    for (const SearchWord &word : words) {
        tokens.append(word.folded);
        if (word.isShortened())
            written.append(word.letters);
    }
    if (tokens.isEmpty())
        return QList<ResidentHit>();
    const QString whole = QLatin1Char('^') + QStringLiteral(" \"%1\"").arg(tokens.join(QLatin1Char(' ')));
    const int atMost = std::max(kCandidates, limit);
    GUYUB_TRY_VALUE(auto found, namedLike(whole, written, atMost));
    GUYUB_TRY_VALUE(const auto more, namedLike(matchOf(words), written, atMost));
    QSet<EntityId> seen;
    QList<ResidentHit> hits;
    for (Candidate &candidate : found + more) {
        if (seen.contains(candidate.hit.id))
            continue;
        seen.insert(candidate.hit.id);
        candidate.hit.score = scoreOf(tokens, candidate.keys);
        hits.append(candidate.hit);
    }
    std::stable_sort(hits.begin(), hits.end(), [](const ResidentHit &a, const ResidentHit &b) { return a.score != b.score ? a.score > b.score : a.name < b.name; });
    return hits.mid(0, limit);
}

// What two kiosks produce for one person: the same NIK; a name that sounds alike with the same day of birth, whatever word
// is missing or misspelt; the same name and mother; the same name where a day of birth is not known.
Result<QList<ResidentHit>> ResidentSearch::likelyDuplicates(const QString &name, const QString &nik, DayNumber birthDate, const QString &motherName)
{
    const QStringList tokens = searchTokens(name), mother = searchTokens(motherName);
    QList<ResidentHit> hits;
    const auto add = [&](const QList<Candidate> &candidates, const auto &scoreOf) {
        for (Candidate candidate : candidates) {
            candidate.hit.score = scoreOf(candidate);
            if (candidate.hit.score <= 0)
                continue;
            const auto known = std::find_if(hits.begin(), hits.end(), [&](const ResidentHit &hit) { return hit.id == candidate.hit.id; });
            if (known == hits.end())
                hits.append(candidate.hit);
            else
                known->score = std::max(known->score, candidate.hit.score);
        }
    };
    if (!nik.isEmpty()) {
        GUYUB_TRY_VALUE(const auto same, candidates(QStringLiteral("resident r WHERE r.nik=? AND r.tombstoned=0 LIMIT 20"), {nik}));
        add(same, [](const Candidate &) { return kSameNik; });
    }
    if (!tokens.isEmpty() && birthDate != 0) {
        GUYUB_TRY_VALUE(const auto sameDay, candidates(QStringLiteral("resident r WHERE r.birth_date=? AND r.tombstoned=0 LIMIT ?"), {birthDate, kBornOnOneDay}));
        add(sameDay, [&](const Candidate &candidate) {
            const double alike = likeness(tokens, candidate.keys);
            return alike < kAlike ? 0 : 3 + 4 * alike + (!mother.isEmpty() && searchTokens(candidate.motherName) == mother ? 2 : 0);
        });
    }
    if (!tokens.isEmpty()) {
        // The keys are compared as a whole, so that a common name does not crowd out the right one.
        GUYUB_TRY_VALUE(const auto sameName, candidates(QStringLiteral("resident_fts f JOIN resident r ON r.rid=f.rowid WHERE resident_fts MATCH ? AND r.search_keys=? AND (r.birth_date IS NULL OR r.birth_date%10000=0 OR ? OR r.mother_name IS NOT NULL) LIMIT ?"),
                                                  {matchOf(searchWords(name)), tokens.join(QLatin1Char(' ')), int(birthDate % 10'000 == 0), kBornOnOneDay}));
        add(sameName, [&](const Candidate &candidate) {
            const bool unknownBirth = birthDate % 10'000 == 0 || candidate.hit.birthDate % 10'000 == 0;
            const bool fits = unknownBirth && (birthDate == 0 || candidate.hit.birthDate == 0 || birthDate / 10'000 == candidate.hit.birthDate / 10'000);
            const bool sameMother = !mother.isEmpty() && searchTokens(candidate.motherName) == mother;
            return sameMother ? 6.0 : fits ? 4.0 : 0.0;
        });
    }
    std::stable_sort(hits.begin(), hits.end(), [](const ResidentHit &a, const ResidentHit &b) { return a.score > b.score; });
    return hits.mid(0, kDuplicatesShown);
}

Result<QList<ResidentHit>> ResidentSearch::bornBetween(DayNumber first, DayNumber last, int limit)
{
    return rows(QStringLiteral("resident r WHERE r.birth_date BETWEEN ? AND ? AND r.tombstoned=0 ORDER BY r.name LIMIT ?"), {first, last, limit});
}

Result<QList<ResidentHit>> ResidentSearch::livingWith(const EntityId &resident, int limit)
{
    const QString from = QStringLiteral("resident p JOIN resident r ON r.household_id=p.household_id OR r.no_kk=p.no_kk WHERE p.id=? AND r.rid<>p.rid AND r.tombstoned=0 "
                                        "ORDER BY r.relationship IS NULL, r.relationship, r.birth_date, r.rid LIMIT ?");
    return rows(from, {toByteArray(resident), limit});
}

} // namespace guyub::storage
