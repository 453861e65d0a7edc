#include "app/usecase/importresidents.h"

#include "app/domain/recordcatalog.h"
#include "app/domain/records/household.h"
#include "app/domain/records/importbatch.h"
#include "app/domain/records/resident.h"
#include "app/domain/searchkey.h"
#include "app/domain/validate.h"
#include "app/usecase/importfields.h"
#include "storage/crypto/hash.h"

#include <QSet>

#include <algorithm>
#include <utility>

namespace guyub::usecase {

using namespace domain;

namespace {

constexpr int kRecordsPerCommit = 100;
constexpr int kBytesPerCommit = 48 * 1024; // of bodies; keys, ids and tags come on top, 64 KiB is the wire's limit
constexpr int kBytesPerRecord = 160;       // that overhead
constexpr qint64 kHeadOfHousehold = 1;     // SHDK code 1, KEPALA KELUARGA
constexpr int kZeroShareNeeds = 10;        // fewer numbers than this say nothing

const FieldTag kImported[] = {resident::Nik, resident::NoKk, resident::Name, resident::Sex, resident::BirthDate, resident::BirthPlace, resident::Address, resident::Rt, resident::Rw, resident::Phone,
    resident::Relationship, resident::Religion, resident::Occupation, resident::MotherName, resident::NikOverride};

const FieldSpec *importedField(const QString &column)
{
    for (const FieldTag tag : kImported)
        if (const FieldSpec *field = findField(tag); column == QLatin1String(field->key))
            return field;
    return nullptr;
}

QStringList knownColumns()
{
    QStringList names;
    for (const FieldTag tag : kImported)
        names.append(QLatin1String(findField(tag)->key));
    return names;
}

bool isAsideColumn(const QString &column)
{
    return column == QLatin1String(kLineColumn) || column == QLatin1String(kReasonColumn);
}

// Rows with one key are most likely one person. Without a day of birth the name alone is not enough.
QString keyOfPerson(const FieldMap &fields, const QStringList &name)
{
    const DayNumber born = wholeOf(fields, resident::BirthDate);
    QStringList parts{name.join(QLatin1Char(' ')), QString::number(born)};
    if (born == 0)
        parts += {textOf(fields, resident::MotherName), textOf(fields, resident::NoKk), textOf(fields, resident::Rt), textOf(fields, resident::Rw)};
    return parts.join(QLatin1Char('|'));
}

// Name, whole birth date and sex; the names have been compared.
bool isSamePerson(const ports::ResidentHit &hit, const FieldMap &fields)
{
    const DayNumber born = wholeOf(fields, resident::BirthDate);
    return born % 100 != 0 && hit.birthDate == born && hit.sex != 0 && hit.sex == wholeOf(fields, resident::Sex);
}

int sizeOf(const FieldMap &fields)
{
    int bytes = kBytesPerRecord;
    for (const Value &value : fields)
        if (const auto *text = std::get_if<QString>(&value))
            bytes += 4 + 3 * static_cast<int>(text->size()); // at most three UTF-8 bytes a unit
        else
            bytes += 12;
    return bytes;
}

} // namespace

// What goes into one commit.
class ImportResidents::Batch
{
public:
    Batch(ports::RecordStore &store, const ImportPlan &plan, const Id &job, const Id &authority) : m_store(store), m_plan(plan)
    {
        m_action.source = ports::Source::Import;
        m_action.job = job;
        m_action.authority = authority;
    }

    bool isEmpty() const { return m_records == 0; }
    bool hasRoomFor(const ImportRow &row) const { return m_records + 2 < kRecordsPerCommit && m_bytes + 2 * sizeOf(row.fields) < kBytesPerCommit; }

    Result<> add(const ImportRow &row, ImportOutcome &outcome)
    {
        ports::Change person;
        person.kind = ports::OpKind::Create;
        person.type = RecordType::Resident;
        person.fields = row.fields;
        int householdIndex = -1;
        EntityId household;
        if (const QString noKk = textOf(row.fields, resident::NoKk); !noKk.isEmpty()) {
            householdIndex = m_households.value(noKk, -1);
            if (householdIndex < 0) {
                const auto known = m_store.householdByNoKk(noKk);
                if (known)
                    household = *known;
                else if (known.error().code != ErrorCode::NotFound)
                    return tl::unexpected(known.error());
                else
                    householdIndex = addHousehold(noKk, row, outcome);
            }
            if (householdIndex >= 0)
                person.entityRefs.insert(resident::HouseholdId, householdIndex);
            else
                person.fields.insert(resident::HouseholdId, toByteArray(household));
        }
        const int personIndex = append(person);
        m_bytes += sizeOf(row.fields);
        ++outcome.residents;
        if (wholeOf(row.fields, resident::Relationship) == kHeadOfHousehold) {
            if (householdIndex >= 0)
                addHead(householdIndex, personIndex);
            else if (!household.isZero())
                GUYUB_TRY(addHeadOf(household, personIndex));
        }
        m_firstLine = m_firstLine ? m_firstLine : row.line;
        m_lastLine = row.line;
        return {};
    }

    Result<> write()
    {
        ports::Change mark;
        mark.kind = ports::OpKind::AppendEvent;
        mark.type = RecordType::ImportBatch;
        mark.fields = {{importbatch::FileSha256, toByteArray(m_plan.fileSha256)}, {importbatch::FirstLine, qint64(m_firstLine)}, {importbatch::LastLine, qint64(m_lastLine)}, {importbatch::Records, qint64(m_records)}};
        m_action.changes.append(mark);
        GUYUB_TRY(m_store.commit(m_action));
        return {};
    }

private:
    int append(const ports::Change &change)
    {
        m_action.changes.append(change);
        ++m_records;
        return static_cast<int>(m_action.changes.size()) - 1;
    }
    int addHousehold(const QString &noKk, const ImportRow &row, ImportOutcome &outcome)
    {
        ports::Change change;
        change.kind = ports::OpKind::Create;
        change.type = RecordType::Household;
        change.fields.insert(household::NoKk, noKk);
        const QList<std::pair<FieldTag, FieldTag>> shared{{resident::Address, household::Address}, {resident::Rt, household::Rt}, {resident::Rw, household::Rw}};
        for (const auto &[from, to] : shared)
            if (hasValue(row.fields, from))
                change.fields.insert(to, row.fields.value(from));
        m_bytes += sizeOf(change.fields);
        ++outcome.households;
        const int index = append(change);
        m_households.insert(noKk, index);
        return index;
    }
    void addHead(int householdIndex, int personIndex)
    {
        ports::Change head;
        head.kind = ports::OpKind::Set;
        head.type = RecordType::Household;
        head.entityFrom = householdIndex;
        head.subjectFrom = householdIndex;
        head.entityRefs.insert(household::HeadId, personIndex);
        m_action.changes.append(head);
        m_bytes += kBytesPerRecord;
    }

    // The rest of the family came in an earlier commit. A head that is known there stays.
    Result<> addHeadOf(const EntityId &householdId, int personIndex)
    {
        GUYUB_TRY_VALUE(const ports::Record known, m_store.load(householdId));
        if (hasValue(known.fields, household::HeadId))
            return {};
        ports::Change head;
        head.kind = ports::OpKind::Set;
        head.type = RecordType::Household;
        head.entity = householdId;
        head.subject = known.subject;
        head.openedAt = known.position;
        head.entityRefs.insert(household::HeadId, personIndex);
        m_action.changes.append(head);
        m_bytes += kBytesPerRecord;
        return {};
    }

    ports::RecordStore &m_store;
    const ImportPlan &m_plan;
    ports::Action m_action;
    QHash<QString, int> m_households;
    int m_records = 0;
    int m_bytes = 0;
    int m_firstLine = 0;
    int m_lastLine = 0;
};

ImportResidents::ImportResidents(ports::RecordStore &store, const ports::Clock &clock) : m_store(store), m_clock(clock) { }

Result<QMap<int, int>> ImportResidents::written(const FixedBytes<32> &fileSha256) const
{
    constexpr int kPage = 500;
    QMap<int, int> lines;
    for (int offset = 0;; offset += kPage) {
        GUYUB_TRY_VALUE(const auto batches, m_store.allOf(RecordType::ImportBatch, kPage, offset));
        for (const ports::Record &batch : batches)
            if (bytesOf(batch.fields, importbatch::FileSha256) == toByteArray(fileSha256))
                lines.insert(static_cast<int>(wholeOf(batch.fields, importbatch::FirstLine)), static_cast<int>(wholeOf(batch.fields, importbatch::LastLine)));
        if (batches.size() < kPage)
            return lines;
    }
}

struct ImportResidents::Progress
{
    struct Seen
    {
        int line = 0;
        bool hasNik = false;
    };
    ImportTerms terms;
    QMap<int, int> written;
    QSet<QString> niks;
    QHash<QString, Seen> people; // by keyOfPerson()
    bool beginsCommit = false; // for the next good row

    bool isWritten(int line) const
    {
        auto it = written.upperBound(line);
        return it != written.constBegin() && line <= *--it;
    }
};

Result<ImportPlan> ImportResidents::check(const QByteArray &csv, const FixedBytes<32> &fileSha256, const ImportTerms &terms) const
{
    GUYUB_TRY_VALUE(const CsvTable table, readCsvLoosely(csv));
    for (const QString &column : table.header)
        if (!importedField(column) && !isAsideColumn(column))
            return fail(ErrorCode::BadInput, unknownColumn(column, knownColumns()), column, table.headerLine);
    if (table.column(u"name") < 0)
        return fail(ErrorCode::BadInput, QStringLiteral("the column \"name\" is missing"), QStringLiteral("name"), table.headerLine);
    ImportPlan plan;
    plan.fileSha256 = fileSha256;
    Progress progress;
    progress.terms = terms;
    GUYUB_TRY_VALUE(progress.written, written(fileSha256));
    for (const int last : std::as_const(progress.written))
        plan.alreadyThrough = std::max(plan.alreadyThrough, last);
    for (const CsvFault &fault : table.faults)
        plan.problems.append({fault.line, {}, ImportFault::BadRow, fault.error.detail});
    for (const CsvRow &row : table.rows)
        GUYUB_TRY(checkRow(table, row, plan, progress));
    std::stable_sort(plan.problems.begin(), plan.problems.end(), [](const ImportProblem &a, const ImportProblem &b) { return a.line < b.line; });
    const auto endInZero = std::count_if(progress.niks.cbegin(), progress.niks.cend(), [](const QString &nik) { return nik.endsWith(QLatin1Char('0')); });
    plan.manyNiksEndInZero = progress.niks.size() >= kZeroShareNeeds && endInZero * 2 > progress.niks.size();
    return plan;
}

Result<bool> ImportResidents::isRegistered(const QString &nik) const
{
    GUYUB_TRY_VALUE(const auto known, m_store.likelyDuplicates({}, nik, 0, {}));
    return !known.isEmpty();
}

Result<ports::ResidentHit> ImportResidents::twinOf(const FieldMap &fields, const QStringList &name) const
{
    GUYUB_TRY_VALUE(const auto hits, m_store.likelyDuplicates(textOf(fields, resident::Name), {}, wholeOf(fields, resident::BirthDate), textOf(fields, resident::MotherName)));
    ports::ResidentHit found;
    for (const ports::ResidentHit &hit : hits)
        if (searchTokens(hit.name) == name && (found.id.isZero() || isSamePerson(hit, fields)))
            found = hit;
    return found;
}

// A row with a NIK is known by it and costs no look at names.
Result<> ImportResidents::compare(const ImportRow &row, ImportPlan &plan, Progress &progress) const
{
    const QStringList name = searchTokens(textOf(row.fields, resident::Name));
    const bool hasNik = hasValue(row.fields, resident::Nik);
    if (name.isEmpty())
        return {};
    const QString key = keyOfPerson(row.fields, name);
    const Progress::Seen earlier = progress.people.value(key);
    if (earlier.line == 0)
        progress.people.insert(key, {row.line, hasNik});
    if (progress.isWritten(row.line))
        return {};
    const bool isOfThisFile = earlier.line != 0 && !(hasNik && earlier.hasNik);
    if (!hasNik && !progress.isWritten(earlier.line)) {
        GUYUB_TRY_VALUE(const ports::ResidentHit twin, twinOf(row.fields, name));
        if (progress.terms.refusesTwins && !twin.id.isZero() && isSamePerson(twin, row.fields)) {
            plan.problems.append({row.line, QStringLiteral("name"), ImportFault::LikeResident, toHexString(twin.id)});
            progress.beginsCommit = true;
            return {};
        }
        if (!twin.id.isZero() && !isOfThisFile)
            plan.twins.append({row.line, 0, twin.id});
    }
    if (isOfThisFile)
        plan.twins.append({row.line, earlier.line, {}});
    return {};
}

CellResult ImportResidents::readField(const FieldSpec &field, const QString &cell, bool isOverridden) const
{
    CellResult result = readCell(field, cell, m_clock.today());
    if (field.tag != resident::Nik || !result.fault || !isOverridden)
        return result;
    const auto kept = overriddenNik(cell, m_clock.today());
    return kept ? CellResult{kept, {}, {}} : result;
}

// A place is asked for at the counter; a list without one has none for anybody.
void ImportResidents::warn(const ImportRow &row, ImportPlan &plan) const
{
    const QDate today = m_clock.today();
    for (const FormDoubt doubt : doubtsOf(ResidentForm::fromFields(row.fields, today), FormPart::Both, today))
        if (doubt != FormDoubt::NoPlace)
            plan.warnings.append({row.line, doubt});
}

Result<> ImportResidents::checkRow(const CsvTable &table, const CsvRow &row, ImportPlan &plan, Progress &progress) const
{
    ImportRow good;
    good.line = row.line;
    const bool isWritten = progress.isWritten(row.line);
    const qsizetype before = plan.problems.size();
    const auto refuse = [&](const QString &column, ImportFault fault, const QString &detail = {}) { plan.problems.append({row.line, column, fault, detail}); };
    const bool hasReason = !isBlank(table.cell(row, QString::fromLatin1(findField(resident::NikOverride)->key)));
    for (const QString &column : table.header) {
        const FieldSpec *field = importedField(column);
        if (!field)
            continue;
        const CellResult cell = readField(*field, plainCell(table.cell(row, column)), hasReason);
        if (cell.fault)
            refuse(column, *cell.fault, cell.detail);
        else if (cell.value)
            good.fields.insert(field->tag, *cell.value);
        else if (field->required)
            refuse(column, ImportFault::Missing);
        if (field->tier >= 2 && cell.value) {
            plan.hasSensitiveColumns = true;
            if (!progress.terms.hasBasis)
                refuse(column, ImportFault::NoBasis);
        }
    }
    if (const QString nik = textOf(good.fields, resident::Nik); !nik.isEmpty()) {
        const bool isTwice = progress.niks.contains(nik);
        progress.niks.insert(nik);
        GUYUB_TRY_VALUE(const bool isKnown, isTwice || isWritten ? Result<bool>(false) : isRegistered(nik));
        if (isTwice || isKnown)
            refuse(QStringLiteral("nik"), isTwice ? ImportFault::TwiceInFile : ImportFault::RegisteredAlready);
        progress.beginsCommit = progress.beginsCommit || isKnown;
    }
    if (plan.problems.size() == before)
        GUYUB_TRY(compare(good, plan, progress));
    if (plan.problems.size() != before || isWritten)
        return {};
    warn(good, plan);
    good.beginsCommit = std::exchange(progress.beginsCommit, false);
    plan.rows.append(good);
    return {};
}

Result<ImportOutcome> ImportResidents::run(const ImportPlan &plan, const Id &authority, const std::function<bool(int, int)> &progress)
{
    ImportOutcome outcome;
    const Id job = crypto::blake2b<16>("guyub.job.1", plan.fileSha256.view());
    const int total = static_cast<int>(plan.rows.size());
    for (int i = 0; i < total;) {
        Batch batch(m_store, plan, job, authority);
        ImportOutcome added;
        while (i < total && (batch.isEmpty() || (!plan.rows.at(i).beginsCommit && batch.hasRoomFor(plan.rows.at(i)))))
            GUYUB_TRY(batch.add(plan.rows.at(i++), added));
        GUYUB_TRY(batch.write());
        outcome.residents += added.residents;
        outcome.households += added.households;
        ++outcome.commits;
        if (progress && !progress(i, total)) {
            outcome.cancelled = i < total;
            break;
        }
    }
    return outcome;
}

} // namespace guyub::usecase
