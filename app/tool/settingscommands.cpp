// guyub settings show | set: what all kiosks of a ledger share.
#include "app/domain/recordcatalog.h"
#include "app/domain/records/ledgersettings.h"
#include "app/tool/commands.h"
#include "app/tool/fieldtext.h"
#include "app/tool/openstore.h"

#include <QJsonDocument>

using namespace guyub::domain;

namespace guyub::tool {

namespace {

Result<ports::Record> settingsOf(OpenStore &opened)
{
    GUYUB_TRY_VALUE(const auto records, opened.store().allOf(RecordType::LedgerSettings, 1, 0));
    if (records.isEmpty())
        return fail(ErrorCode::NotFound, QStringLiteral("the ledger has no settings"));
    return records.first();
}

int print(OpenStore &opened)
{
    const auto record = settingsOf(opened);
    if (!record)
        return failWith(record.error());
    return opened.json ? writeJson(QJsonDocument(jsonOf(*record))) : writeLines(linesOf(*record));
}

int show(const Arguments &arguments)
{
    return withStore(kSettingsShow, arguments, print);
}

// One change a field; a set is changed element by element, so that two kiosks' additions both stay.
Result<QList<ports::Change>> changesFor(const ports::Record &seen, const QStringList &words, QDate today)
{
    QList<ports::Change> changes;
    for (const QString &word : words) {
        const qsizetype equals = word.indexOf(QLatin1Char('='));
        const FieldSpec *field = equals > 0 ? findFieldByKey(ledgersettings::kSpec, QStringView(word).left(equals)) : nullptr;
        if (!field || field->tag == ledgersettings::AreaCode)
            return fail(ErrorCode::BadInput, QStringLiteral("no such setting, or not to be changed"), word.left(std::max<qsizetype>(equals, 0)));
        GUYUB_TRY_VALUE(const Value value, valueOf(*field, word.mid(equals + 1), today));
        ports::Change change;
        change.kind = ports::OpKind::Set;
        change.type = RecordType::LedgerSettings;
        change.entity = seen.id;
        change.subject = seen.subject;
        change.openedAt = seen.position;
        if (field->kind != FieldKind::Set) {
            change.fields.insert(field->tag, value);
            changes.append(change);
            continue;
        }
        const auto listOf = [&](const Value &list) { return std::holds_alternative<QStringList>(list) ? std::get<QStringList>(list) : QStringList(); };
        const QStringList before = listOf(seen.fields.value(field->tag)), after = listOf(value);
        const auto without = [](QStringList list, const QStringList &others) {
            list.removeIf([&](const QString &element) { return others.contains(element); });
            return list;
        };
        const std::pair<ports::OpKind, QStringList> steps[] = {{ports::OpKind::AddToSet, without(after, before)}, {ports::OpKind::RemoveFromSet, without(before, after)}};
        for (const auto &[kind, elements] : steps) {
            if (elements.isEmpty())
                continue;
            change.kind = kind;
            change.fields = {{field->tag, elements}};
            changes.append(change);
        }
    }
    return changes;
}

int set(const Arguments &arguments)
{
    if (arguments.rest().isEmpty())
        return wrongUse(kSettingsSet, QStringLiteral("name at least one FIELD=VALUE"));
    return withStore(kSettingsSet, arguments, [&](OpenStore &opened) {
        const auto record = settingsOf(opened);
        if (!record)
            return failWith(record.error());
        const auto changes = changesFor(*record, arguments.rest(), opened.clock.today());
        if (!changes)
            return failWith(changes.error());
        if (!changes->isEmpty()) {
            ports::Action action;
            action.source = ports::Source::System;
            action.changes = *changes;
            if (const auto saved = opened.store().commit(action); !saved)
                return failWith(saved.error());
        }
        return print(opened);
    });
}

} // namespace

const Command kSettingsShow{"settings", "show", GUYUB_STORE_OPTIONS, GUYUB_STORE_USAGE, "Shows what all kiosks of this ledger share: area, office, baseline date, pilot RWs.", show};
const Command kSettingsSet{"settings", "set", GUYUB_STORE_OPTIONS, GUYUB_STORE_USAGE "FIELD=VALUE…", "Changes settings; a list is written 001,002,003.", set, Operands::Many};

} // namespace guyub::tool
