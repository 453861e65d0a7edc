// guyub resident find | show | set
#include "app/domain/recordcatalog.h"
#include "app/domain/records/resident.h"
#include "app/domain/validate.h"
#include "app/tool/commands.h"
#include "app/tool/fieldtext.h"
#include "app/tool/importwords.h"
#include "app/tool/openstore.h"
#include "app/usecase/editresident.h"
#include "app/usecase/importfields.h"
#include "app/usecase/residentedit.h"
#include "app/usecase/viewresident.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

using namespace guyub::domain;

namespace guyub::tool {

namespace {

constexpr int kHits = 50;
constexpr int kAllHits = 100'000; // more people than a kelurahan has
constexpr int kHistory = 200;

QString dayOrNothing(DayNumber day)
{
    static const FieldSpec field{.kind = FieldKind::Day};
    return day == 0 ? QString() : textOf(field, Value(day));
}

int find(const Arguments &arguments)
{
    if (arguments.rest().isEmpty())
        return wrongUse(kResidentFind, QStringLiteral("name what to look for"));
    bool isNumber = true;
    const uint wanted = arguments.has(QStringLiteral("limit")) ? arguments.value(QStringLiteral("limit")).toUInt(&isNumber) : kHits;
    if (!isNumber || wanted > kAllHits)
        return wrongUse(kResidentFind, QStringLiteral("--limit is how many to show: 0 for all, at most %1").arg(kAllHits));
    const int limit = wanted == 0 ? kAllHits : static_cast<int>(wanted);
    return withStore(kResidentFind, arguments, [&](OpenStore &opened) {
        auto hits = opened.store().search({arguments.rest().join(QLatin1Char(' ')), limit + 1}); // one more tells that there are more
        if (!hits)
            return failWith(hits.error());
        if (hits->size() > limit) {
            hits->resize(limit);
            writeMessage(QStringLiteral("guyub: only the first %1 are shown, there are more; add a word of the name or look for an RT, or give --limit 0 for all").arg(limit));
        }
        QJsonArray rows;
        QStringList lines;
        for (const ports::ResidentHit &hit : *hits) {
            const QString sex = hit.sex == 0 ? QString() : hit.sex == 1 ? QStringLiteral("L") : QStringLiteral("P");
            rows.append(QJsonObject{{QStringLiteral("id"), toHexString(hit.id)}, {QStringLiteral("name"), hit.name}, {QStringLiteral("nik"), hit.maskedNik}, {QStringLiteral("birth_date"), dayOrNothing(hit.birthDate)},
                {QStringLiteral("sex"), sex}, {QStringLiteral("rt"), hit.rt}, {QStringLiteral("rw"), hit.rw}});
            lines.append(QStringList{toHexString(hit.id), hit.name, hit.maskedNik, dayOrNothing(hit.birthDate), sex, QStringLiteral("RT %1/RW %2").arg(hit.rt, hit.rw)}.join(QStringLiteral("  ")));
        }
        return opened.json ? writeJson(QJsonDocument(rows)) : writeLines(lines);
    });
}

Result<ports::Record> residentOf(OpenStore &opened, const QString &typed)
{
    GUYUB_TRY_VALUE(const EntityId id, entityIdOf(typed));
    GUYUB_TRY_VALUE(const ports::Record record, opened.store().load(id));
    if (record.type != RecordType::Resident)
        return fail(ErrorCode::NotFound, QStringLiteral("this id is not a resident's"));
    return record;
}

int show(const Arguments &arguments)
{
    if (arguments.rest().size() != 1)
        return wrongUse(kResidentShow, QStringLiteral("name one id, as guyub resident find prints it"));
    return withStore(kResidentShow, arguments, [&](OpenStore &opened) {
        const auto id = entityIdOf(arguments.rest().front());
        if (!id)
            return failWith(id.error());
        usecase::Sightings seen;
        const auto record = usecase::ViewResident(opened.store(), opened.clock, seen).run(*id, usecase::ViewPlace::Command);
        if (!record)
            return failWith(record.error());
        QJsonObject object = jsonOf(*record);
        QStringList lines = linesOf(*record);
        for (const RecordType type : {RecordType::Consent, RecordType::Visit, RecordType::Receipt, RecordType::PrintEvent, RecordType::Access}) {
            const auto history = opened.store().recordsOf(record->id, type, kHistory, 0);
            if (!history)
                return failWith(history.error());
            QJsonArray rows;
            for (const ports::Record &each : *history) {
                rows.append(jsonOf(each));
                lines.append(QString());
                lines.append(QStringLiteral("%1 %2").arg(QLatin1String(findRecord(type)->key), toHexString(each.id)));
                lines.append(linesOf(each));
            }
            object.insert(QLatin1String(findRecord(type)->key), rows);
        }
        return opened.json ? writeJson(QJsonDocument(object)) : writeLines(lines);
    });
}

// The officer has seen this NIK on the card and says why it is kept, whatever speaks against it (DOMAIN A).
bool isNikOverridden(const QStringList &words)
{
    const QString reason = QStringLiteral("nik_override_reason=");
    return std::any_of(words.cbegin(), words.cend(), [&](const QString &word) { return word.startsWith(reason) && !isBlank(word.mid(reason.size())); });
}

Result<FieldMap> fieldsFrom(const QStringList &words, QDate today)
{
    const bool hasReason = isNikOverridden(words);
    FieldMap fields;
    for (const QString &word : words) {
        const qsizetype equals = word.indexOf(QLatin1Char('='));
        const FieldSpec *field = equals > 0 ? findFieldByKey(resident::kSpec, QStringView(word).left(equals)) : nullptr;
        if (!field)
            return fail(ErrorCode::BadInput, QStringLiteral("no such field"), word.left(std::max<qsizetype>(equals, 0)));
        const QString typed = word.mid(equals + 1);
        if (const auto kept = field->tag == resident::Nik && hasReason ? usecase::overriddenNik(typed, today) : std::nullopt) {
            fields.insert(field->tag, *kept);
            continue;
        }
        GUYUB_TRY_VALUE(const Value value, valueOf(*field, typed, today));
        if (field->required && std::holds_alternative<Cleared>(value))
            return fail(ErrorCode::RequiredFieldMissing, QStringLiteral("this field cannot be emptied"), QLatin1String(field->key));
        fields.insert(field->tag, value);
    }
    return fields;
}

// What is new to look at once `changes` are kept; nothing that was so before.
QList<usecase::FormDoubt> newDoubts(const FieldMap &before, const FieldMap &changes, QDate today)
{
    FieldMap after = before;
    for (auto it = changes.cbegin(); it != changes.cend(); ++it)
        after.insert(it.key(), *it);
    usecase::ResidentEdit edit;
    edit.opened = usecase::ResidentForm::fromFields(before, today);
    edit.form = usecase::ResidentForm::fromFields(after, today);
    return usecase::doubtsOf(edit, usecase::FormPart::Both, today);
}

// One NIK, one person: two with the same one are most likely one person twice, or a slip.
Result<> checkNikIsFree(const usecase::EditResident &edit, const EntityId &resident, const FieldMap &fields)
{
    const QString nik = textOf(fields, resident::Nik);
    GUYUB_TRY_VALUE(const bool isTaken, nik.isEmpty() ? Result<bool>(false) : edit.isNikOfAnother(nik, resident));
    if (isTaken)
        return fail(ErrorCode::BadInput, QStringLiteral("another resident is registered under this NIK; compare both cards, and if it is right say why in nik_override_reason"), QStringLiteral("nik"));
    return {};
}

struct Edited
{
    EntityId resident;
    Hash commit; // zero: nothing to change
    QList<usecase::FormDoubt> doubts;
};

Result<Edited> changePerson(OpenStore &opened, const QStringList &words, const Id &basis)
{
    const usecase::ServiceSpan span{usecase::ServiceKind::Edit, opened.clock.nowUtc()};
    const QDate today = opened.clock.today();
    const QStringList assignments = words.mid(1);
    GUYUB_TRY_VALUE(const ports::Record record, residentOf(opened, words.front()));
    GUYUB_TRY_VALUE(const FieldMap fields, fieldsFrom(assignments, today));
    usecase::EditResident edit(opened.store(), opened.clock);
    if (!isNikOverridden(assignments))
        GUYUB_TRY(checkNikIsFree(edit, record.id, fields));
    auto commit = edit.run(record, fields, span, basis);
    if (!commit && commit.error().code == ErrorCode::NoConsent)
        commit.error().detail = QStringLiteral("the person has not agreed to the keeping of sensitive data; ask for consent at the counter, or name what it rests on with --basis");
    GUYUB_TRY(commit);
    return Edited{record.id, *commit, newDoubts(record.fields, fields, today)};
}

// The field that is given more than once; empty: none.
QString namedTwice(const QStringList &assignments)
{
    QSet<QString> seen;
    for (const QString &word : assignments) {
        const QString field = word.section(QLatin1Char('='), 0, 0);
        if (seen.contains(field))
            return field;
        seen.insert(field);
    }
    return {};
}

int set(const Arguments &arguments)
{
    if (arguments.rest().size() < 2)
        return wrongUse(kResidentSet, QStringLiteral("name an id and at least one FIELD=VALUE"));
    if (const QString twice = namedTwice(arguments.rest().mid(1)); !twice.isEmpty())
        return wrongUse(kResidentSet, QStringLiteral("%1 is given twice; say it once").arg(twice));
    const auto basis = basisFrom(kResidentSet, arguments);
    if (!basis)
        return kExitWrongUse;
    return withStore(kResidentSet, arguments, [&](OpenStore &opened) {
        const auto edited = changePerson(opened, arguments.rest(), *basis);
        if (!edited)
            return failWith(edited.error());
        QJsonArray warnings;
        for (const usecase::FormDoubt doubt : edited->doubts) {
            const DoubtWords words = wordsFor(doubt);
            warnings.append(QLatin1String(words.name));
            writeMessage(QStringLiteral("guyub: %1: kept, but look at it: %2").arg(QLatin1String(words.column), QLatin1String(words.words)));
        }
        const bool isChanged = !edited->commit.isZero();
        const QString commit = toHexString(edited->commit);
        if (opened.json)
            return writeJson(QJsonDocument(QJsonObject{{QStringLiteral("id"), toHexString(edited->resident)}, {QStringLiteral("changed"), isChanged}, {QStringLiteral("commit"), isChanged ? QJsonValue(commit) : QJsonValue::Null}, {QStringLiteral("warnings"), warnings}}));
        return writeLines({isChanged ? QStringLiteral("saved as commit %1").arg(commit) : QStringLiteral("nothing to change")});
    });
}

} // namespace

const Command kResidentFind{"resident", "find", GUYUB_STORE_OPTIONS "limit=", GUYUB_STORE_USAGE "[--limit N] TEXT",
    "Finds people by name, NIK, family card, phone or \"RT 03/05\"; shows 50, with --limit 0 all.", find, Operands::Many};
const Command kResidentShow{"resident", "show", GUYUB_STORE_OPTIONS, GUYUB_STORE_USAGE "ID", "Shows one person with consents, visits, receipts and who has looked; this look is written down first.", show, Operands::One};
const Command kResidentSet{"resident", "set", GUYUB_STORE_OPTIONS "basis=", GUYUB_STORE_USAGE "[--basis CODE] ID FIELD=VALUE…",
    "Changes fields of one person; FIELD= empties one. nik_override_reason=WHY keeps a NIK as it is on the card.", set, Operands::Many};

} // namespace guyub::tool
