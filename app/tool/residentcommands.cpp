// guyub resident find | show | set
#include "app/domain/nik.h"
#include "app/domain/recordcatalog.h"
#include "app/domain/records/resident.h"
#include "app/tool/commands.h"
#include "app/tool/fieldtext.h"
#include "app/tool/openstore.h"
#include "app/usecase/editresident.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace guyub::domain;

namespace guyub::tool {

namespace {

constexpr int kHits = 50;
constexpr int kHistory = 200;
constexpr qsizetype kNikLength = 16;

QString dayOrNothing(DayNumber day)
{
    static const FieldSpec field{.kind = FieldKind::Day};
    return day == 0 ? QString() : textOf(field, Value(day));
}

int find(const Arguments &arguments)
{
    if (arguments.rest().isEmpty())
        return wrongUse(kResidentFind, QStringLiteral("name what to look for"));
    return withStore(kResidentFind, arguments, [&](OpenStore &opened) {
        const auto hits = opened.store().search({arguments.rest().join(QLatin1Char(' ')), kHits});
        if (!hits)
            return failWith(hits.error());
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
        const auto record = residentOf(opened, arguments.rest().front());
        if (!record)
            return failWith(record.error());
        QJsonObject object = jsonOf(*record);
        QStringList lines = linesOf(*record);
        for (const RecordType type : {RecordType::Consent, RecordType::Visit, RecordType::Receipt, RecordType::PrintEvent}) {
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

// An officer who sees the card may keep a number that the rules refuse, and says why (DOMAIN A).
bool isOverridden(const FieldSpec &field, const QString &typed, const QStringList &words)
{
    if (field.tag != resident::Nik)
        return false;
    const QString digits = stripNumber(typed);
    static const QRegularExpression sixteen(QStringLiteral("^[0-9]{16}$"));
    const QString reason = QStringLiteral("nik_override_reason=");
    return digits.size() == kNikLength && sixteen.match(digits).hasMatch() && std::any_of(words.cbegin(), words.cend(), [&](const QString &word) { return word.startsWith(reason) && !word.mid(reason.size()).trimmed().isEmpty(); });
}

Result<FieldMap> fieldsFrom(const QStringList &words, QDate today)
{
    FieldMap fields;
    for (const QString &word : words) {
        const qsizetype equals = word.indexOf(QLatin1Char('='));
        const FieldSpec *field = equals > 0 ? findFieldByKey(resident::kSpec, QStringView(word).left(equals)) : nullptr;
        if (!field)
            return fail(ErrorCode::BadInput, QStringLiteral("no such field"), word.left(std::max<qsizetype>(equals, 0)));
        const QString typed = word.mid(equals + 1);
        if (isOverridden(*field, typed, words)) {
            fields.insert(field->tag, stripNumber(typed));
            continue;
        }
        GUYUB_TRY_VALUE(const Value value, valueOf(*field, typed, today));
        if (field->required && std::holds_alternative<Cleared>(value))
            return fail(ErrorCode::RequiredFieldMissing, QStringLiteral("this field cannot be emptied"), QLatin1String(field->key));
        fields.insert(field->tag, value);
    }
    return fields;
}

int set(const Arguments &arguments)
{
    if (arguments.rest().size() < 2)
        return wrongUse(kResidentSet, QStringLiteral("name an id and at least one FIELD=VALUE"));
    return withStore(kResidentSet, arguments, [&](OpenStore &opened) {
        const UtcMs startedAt = opened.clock.nowUtc();
        const auto record = residentOf(opened, arguments.rest().front());
        if (!record)
            return failWith(record.error());
        const auto fields = fieldsFrom(arguments.rest().mid(1), opened.clock.today());
        if (!fields)
            return failWith(fields.error());
        const auto hash = usecase::EditResident(opened.store(), opened.clock).run(*record, *fields, {usecase::ServiceKind::Edit, startedAt});
        if (!hash)
            return failWith(hash.error());
        const bool isChanged = !hash->isZero();
        if (opened.json)
            return writeJson(QJsonDocument(QJsonObject{{QStringLiteral("id"), toHexString(record->id)}, {QStringLiteral("changed"), isChanged}, {QStringLiteral("commit"), isChanged ? QJsonValue(toHexString(*hash)) : QJsonValue::Null}}));
        return writeLines({isChanged ? QStringLiteral("saved as commit %1").arg(toHexString(*hash)) : QStringLiteral("nothing to change")});
    });
}

} // namespace

const Command kResidentFind{"resident", "find", GUYUB_STORE_OPTIONS, GUYUB_STORE_USAGE "TEXT", "Finds people by name, NIK, family card, phone or \"RT 03/05\".", find, Operands::Many};
const Command kResidentShow{"resident", "show", GUYUB_STORE_OPTIONS, GUYUB_STORE_USAGE "ID", "Shows one person with consents, visits and receipts.", show, Operands::One};
const Command kResidentSet{"resident", "set", GUYUB_STORE_OPTIONS, GUYUB_STORE_USAGE "ID FIELD=VALUE…", "Changes fields of one person; FIELD= empties one.", set, Operands::Many};

} // namespace guyub::tool
