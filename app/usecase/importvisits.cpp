#include "app/usecase/importvisits.h"

#include "app/domain/nik.h"
#include "app/usecase/importfields.h"
#include "app/usecase/recordconsent.h"

#include <algorithm>

namespace guyub::usecase {

using namespace domain;

namespace {

constexpr char kPaperConsent[] = "paper"; // text_version of a consent that was signed in the book

struct Quantity
{
    const char *column;
    std::optional<int> Measurement::*value;
    double perUnit; // grams in a kilogram, millimetres in a centimetre
};
constexpr Quantity kQuantities[] = {{"weight_kg", &Measurement::weightGrams, 1000}, {"length_cm", &Measurement::lengthMm, 10}, {"head_cm", &Measurement::headMm, 10}, {"muac_cm", &Measurement::armMm, 10}};
const char *const kOthers[] = {"nik", "day", "guardian_name"};

bool isColumn(const QString &name)
{
    return std::any_of(std::begin(kQuantities), std::end(kQuantities), [&](const Quantity &one) { return name == QLatin1String(one.column); })
        || std::any_of(std::begin(kOthers), std::end(kOthers), [&](const char *one) { return name == QLatin1String(one); });
}

QStringList knownColumns()
{
    QStringList names;
    for (const char *one : kOthers)
        names.append(QLatin1String(one));
    for (const Quantity &one : kQuantities)
        names.append(QLatin1String(one.column));
    return names;
}

// 8,9 and 8.9 are the same; nothing is guessed.
std::optional<int> wholeOfText(const QString &text, double perUnit)
{
    bool isNumber = false;
    const double value = QString(text).replace(QLatin1Char(','), QLatin1Char('.')).toDouble(&isNumber);
    const double scaled = value * perUnit;
    if (!isNumber || value <= 0 || scaled > 1'000'000 || std::abs(scaled - qRound(scaled)) > 1e-6)
        return std::nullopt;
    return qRound(scaled);
}

bool isSameWeighing(const PastVisit &past, const Measurement &row)
{
    return past.day == row.day && past.weightGrams == row.weightGrams && past.lengthMm == row.lengthMm;
}

} // namespace

ImportVisits::ImportVisits(ports::RecordStore &store, const ports::Clock &clock) : m_store(store), m_clock(clock) { }

Result<VisitPlan> ImportVisits::check(const QByteArray &csv) const
{
    GUYUB_TRY_VALUE(const CsvTable table, readCsv(csv));
    for (const QString &column : table.header)
        if (!isColumn(column))
            return fail(ErrorCode::BadInput, unknownColumn(column, knownColumns()), column, table.headerLine);
    for (const char *needed : {"nik", "day"})
        if (table.column(QString::fromLatin1(needed)) < 0)
            return fail(ErrorCode::BadInput, QStringLiteral("the column \"%1\" is missing").arg(QLatin1String(needed)), QLatin1String(needed), table.headerLine);
    VisitPlan plan;
    for (const CsvRow &row : table.rows)
        GUYUB_TRY(checkRow(table, row, plan));
    std::stable_sort(plan.rows.begin(), plan.rows.end(), [](const VisitRow &a, const VisitRow &b) { return a.measurement.day < b.measurement.day; });
    return plan;
}

Result<> ImportVisits::checkRow(const CsvTable &table, const CsvRow &row, VisitPlan &plan) const
{
    VisitRow good;
    good.line = row.line;
    const qsizetype before = plan.problems.size();
    const auto refuse = [&](const char *column, ImportFault fault, const QString &detail = {}) { plan.problems.append({row.line, QLatin1String(column), fault, detail}); };
    Measurement &measured = good.measurement;
    const NikCheck nik = checkNik(table.cell(row, u"nik"), m_clock.today());
    if (!nik.isValid()) {
        refuse("nik", ImportFault::BadNik, nikErrorName(nik.error));
    } else {
        GUYUB_TRY_VALUE(const auto hits, m_store.search({nik.normalised, 1}));
        if (hits.isEmpty())
            refuse("nik", ImportFault::NotRegistered);
        else
            measured.resident = hits.first().id;
    }
    measured.day = dateOf(readDay(table.cell(row, u"day").trimmed()));
    if (!measured.day.isValid() || measured.day > m_clock.today())
        refuse("day", ImportFault::BadDate, QStringLiteral("day-month-year, not after today"));
    for (const Quantity &quantity : kQuantities) {
        const QString text = table.cell(row, QString::fromLatin1(quantity.column)).trimmed();
        if (text.isEmpty())
            continue;
        measured.*quantity.value = wholeOfText(text, quantity.perUnit);
        if (!(measured.*quantity.value))
            refuse(quantity.column, ImportFault::BadNumber, QStringLiteral("a number such as 8,9"));
    }
    if (!measured.weightGrams && !measured.lengthMm && plan.problems.size() == before)
        refuse("weight_kg", ImportFault::Missing);
    good.guardianName = table.cell(row, u"guardian_name").simplified();
    if (plan.problems.size() != before)
        return {};

    const LogVisit log(m_store, m_clock);
    const auto preview = log.preview(measured);
    if (!preview) {
        refuse(preview.error().field == QLatin1String("measured_on") ? "day" : "nik", preview.error().code == ErrorCode::RequiredFieldMissing ? ImportFault::Missing : ImportFault::BadDate, preview.error().detail);
        return {};
    }
    if (const auto consent = log.consent(measured.resident); !consent && good.guardianName.isEmpty())
        refuse("guardian_name", ImportFault::NoConsent);
    else if (std::any_of(preview->past.cbegin(), preview->past.cend(), [&](const PastVisit &past) { return isSameWeighing(past, measured); }))
        ++plan.known;
    else
        plan.rows.append(good);
    return {};
}

Result<VisitOutcome> ImportVisits::run(const VisitPlan &plan, const std::function<bool(int, int)> &progress)
{
    VisitOutcome outcome;
    LogVisit log(m_store, m_clock);
    const int total = static_cast<int>(plan.rows.size());
    for (int i = 0; i < total; ++i) {
        const VisitRow &row = plan.rows.at(i);
        if (!log.consent(row.measurement.resident)) {
            ConsentAnswer answer;
            answer.purpose = Purpose::ChildHealth;
            answer.given = true;
            answer.givenBy = 2; // pemberi_persetujuan: parent or guardian
            answer.guardianName = row.guardianName;
            answer.textVersion = QLatin1String(kPaperConsent);
            answer.language = QStringLiteral("id");
            GUYUB_TRY(RecordConsent(m_store, m_clock).run(row.measurement.resident, answer));
            ++outcome.consents;
        }
        GUYUB_TRY(log.run(row.measurement, std::nullopt));
        ++outcome.visits;
        if (progress && !progress(i + 1, total)) {
            outcome.cancelled = i + 1 < total;
            break;
        }
    }
    return outcome;
}

} // namespace guyub::usecase
