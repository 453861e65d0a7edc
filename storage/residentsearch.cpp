#include "storage/residentsearch.h"

#include "app/domain/mask.h"
#include "app/domain/searchkey.h"

#include <QRegularExpression>

#include <algorithm>

namespace guyub::storage {

using namespace domain;
using ports::ResidentHit;

namespace {

constexpr int kCandidates = 200; // ranked in memory; more people than that share no useful order on a screen
constexpr int kShortestNumber = 3;

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

QString matchOf(const QStringList &tokens)
{
    QStringList terms;
    for (const QString &token : tokens) // tokens hold letters and digits only, so quoting cannot be left
        terms.append(QLatin1Char('"') + token + QStringLiteral("\"*"));
    return terms.join(QLatin1Char(' '));
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
    static const QRegularExpression number(QStringLiteral("^[\\d\\s.\\-+]+$"));
    const QString text = query.text.trimmed();
    if (text.isEmpty())
        return QList<ResidentHit>();
    if (const auto match = place.match(text); match.hasMatch()) {
        const QString rt = match.captured(1).rightJustified(3, QLatin1Char('0'));
        if (match.captured(2).isEmpty())
            return rows(QStringLiteral("resident r WHERE r.rt=? AND r.tombstoned=0 ORDER BY r.name LIMIT ?"), {rt, query.limit});
        return rows(QStringLiteral("resident r WHERE r.rw=? AND r.rt=? AND r.tombstoned=0 ORDER BY r.name LIMIT ?"), {match.captured(2).rightJustified(3, QLatin1Char('0')), rt, query.limit});
    }
    if (number.match(text).hasMatch()) {
        QString digits;
        for (const QChar c : text)
            if (c.isDigit())
                digits.append(c);
        if (digits.size() >= kShortestNumber)
            return byNumber(digits, query.limit);
    }
    return byName(searchTokens(text), query.limit);
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
    return hits;
}

Result<QList<ResidentHit>> ResidentSearch::byName(const QStringList &tokens, int limit)
{
    if (tokens.isEmpty())
        return QList<ResidentHit>();
    struct Candidate
    {
        ResidentHit hit;
        QStringList keys;
    };
    QList<Candidate> candidates;
    GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(kColumns + QStringLiteral("resident_fts f JOIN resident r ON r.rid=f.rowid WHERE resident_fts MATCH ? LIMIT ?"), {matchOf(tokens), kCandidates}));
    while (query->next()) {
        Candidate candidate{hitOf(*query), query->value(7).toString().split(QLatin1Char(' '))};
        candidate.hit.score = scoreOf(tokens, candidate.keys);
        candidates.append(candidate);
    }
    GUYUB_TRY(endRows(*query));
    std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate &a, const Candidate &b) {
        return a.hit.score != b.hit.score ? a.hit.score > b.hit.score : a.hit.name < b.hit.name;
    });
    QList<ResidentHit> hits;
    for (const Candidate &candidate : candidates.mid(0, limit))
        hits.append(candidate.hit);
    return hits;
}

// The same NIK, or a name of the same sound together with birth date or mother: what two kiosks produce for one person.
Result<QList<ResidentHit>> ResidentSearch::likelyDuplicates(const QString &name, const QString &nik, DayNumber birthDate, const QString &motherName)
{
    QList<ResidentHit> hits;
    const auto add = [&](ResidentHit hit, double score) {
        hit.score = score;
        for (ResidentHit &known : hits)
            if (known.id == hit.id) {
                known.score = std::max(known.score, score);
                return;
            }
        hits.append(hit);
    };
    if (!nik.isEmpty()) {
        GUYUB_TRY_VALUE(const auto same, rows(QStringLiteral("resident r WHERE r.nik=? AND r.tombstoned=0 LIMIT 20"), {nik}));
        for (const ResidentHit &hit : same)
            add(hit, 10);
    }
    const QStringList tokens = searchTokens(name);
    if (!tokens.isEmpty()) {
        const QStringList mother = searchTokens(motherName);
        GUYUB_TRY_VALUE(QSqlQuery *query, m_database.select(kColumns + QStringLiteral("resident_fts f JOIN resident r ON r.rid=f.rowid WHERE resident_fts MATCH ? LIMIT ?"), {matchOf(tokens), kCandidates}));
        while (query->next()) {
            const ResidentHit hit = hitOf(*query);
            const bool sameBirth = birthDate != 0 && hit.birthDate == birthDate;
            const bool unknownBirth = birthDate == 0 || hit.birthDate == 0;
            const bool sameMother = !mother.isEmpty() && searchTokens(query->value(8).toString()) == mother;
            const bool sameName = query->value(7).toString().split(QLatin1Char(' ')) == tokens;
            if (sameBirth || sameMother || (sameName && unknownBirth))
                add(hit, (sameName ? 4 : 2) + (sameBirth ? 3 : 0) + (sameMother ? 2 : 0));
        }
        GUYUB_TRY(endRows(*query));
    }
    std::stable_sort(hits.begin(), hits.end(), [](const ResidentHit &a, const ResidentHit &b) { return a.score > b.score; });
    return hits.mid(0, 10);
}

Result<QList<ResidentHit>> ResidentSearch::bornBetween(DayNumber first, DayNumber last, int limit)
{
    return rows(QStringLiteral("resident r WHERE r.birth_date BETWEEN ? AND ? AND r.tombstoned=0 ORDER BY r.name LIMIT ?"), {first, last, limit});
}

} // namespace guyub::storage
