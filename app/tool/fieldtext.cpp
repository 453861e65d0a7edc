#include "app/tool/fieldtext.h"

#include "app/domain/codelist.h"
#include "app/domain/recordcatalog.h"
#include "app/tool/importwords.h"
#include "app/usecase/importfields.h"

#include <QDateTime>
#include <QJsonArray>

using namespace guyub::domain;

namespace guyub::tool {

namespace {

QString dayText(qint64 day)
{
    return QStringLiteral("%1-%2-%3").arg(day / 10'000, 4, 10, QLatin1Char('0')).arg(day / 100 % 100, 2, 10, QLatin1Char('0')).arg(day % 100, 2, 10, QLatin1Char('0'));
}

} // namespace

QJsonValue jsonOf(const FieldSpec &field, const Value &value)
{
    if (const auto *number = std::get_if<qint64>(&value))
        return field.kind == FieldKind::Day ? QJsonValue(dayText(*number)) : QJsonValue(*number);
    if (const auto *text = std::get_if<QString>(&value))
        return *text;
    if (const auto *bytes = std::get_if<QByteArray>(&value))
        return QString::fromLatin1(bytes->toHex());
    if (const auto *set = std::get_if<QStringList>(&value))
        return QJsonArray::fromStringList(*set);
    return QJsonValue::Null;
}

QString textOf(const FieldSpec &field, const Value &value)
{
    if (const auto *number = std::get_if<qint64>(&value)) {
        if (field.kind == FieldKind::Day)
            return dayText(*number);
        if (field.kind == FieldKind::Instant)
            return QDateTime::fromMSecsSinceEpoch(*number, Qt::UTC).toString(Qt::ISODateWithMs);
        if (field.kind == FieldKind::Code && field.codeList)
            return QStringLiteral("%1 (%2)").arg(*number).arg(codeWords(QString::fromLatin1(field.codeList), *number, u"id"));
        return QString::number(*number);
    }
    const QJsonValue json = jsonOf(field, value);
    if (json.isArray())
        return std::get<QStringList>(value).join(QStringLiteral(", "));
    return json.toString();
}

QJsonObject jsonOf(const ports::Record &record)
{
    QJsonObject fields;
    int unknown = 0;
    for (auto it = record.fields.cbegin(); it != record.fields.cend(); ++it) {
        if (const FieldSpec *field = findField(it.key()); field && field->isSecret)
            continue;
        else if (field)
            fields.insert(QLatin1String(field->key), jsonOf(*field, *it));
        else
            ++unknown;
    }
    const RecordSpec *spec = findRecord(record.type);
    QJsonObject object{{QStringLiteral("id"), toHexString(record.id)}, {QStringLiteral("type"), QLatin1String(spec ? spec->key : "")}, {QStringLiteral("waiting"), record.waiting},
        {QStringLiteral("conflict"), record.hasConflict}, {QStringLiteral("fields"), fields}};
    if (unknown > 0)
        object.insert(QStringLiteral("newer_fields"), unknown);
    return object;
}

QStringList linesOf(const ports::Record &record)
{
    QStringList lines;
    for (auto it = record.fields.cbegin(); it != record.fields.cend(); ++it)
        if (const FieldSpec *field = findField(it.key()); field && !field->isSecret && !std::holds_alternative<Cleared>(*it))
            lines.append(QStringLiteral("%1: %2").arg(QLatin1String(field->key), textOf(*field, *it)));
    return lines;
}

Result<Value> valueOf(const FieldSpec &field, const QString &typed, QDate today)
{
    const QString key = QLatin1String(field.key);
    if (typed.trimmed().isEmpty())
        return Value(Cleared{});
    if (field.kind == FieldKind::Set)
        return Value(typed.split(QLatin1Char(','), Qt::SkipEmptyParts));
    if (field.kind == FieldKind::Entity) {
        GUYUB_TRY_VALUE(const EntityId id, entityIdOf(typed));
        return Value(toByteArray(id));
    }
    if (field.kind == FieldKind::Raw || field.kind == FieldKind::Instant)
        return fail(ErrorCode::BadInput, QStringLiteral("this field is not set by hand"), key);
    const usecase::CellResult cell = usecase::readCell(field, typed, today);
    if (cell.fault)
        return fail(ErrorCode::BadInput, remedyFor(*cell.fault, cell.detail), key);
    return cell.value.value_or(Value(Cleared{}));
}

Result<EntityId> entityIdOf(const QString &typed)
{
    const auto id = EntityId::fromHex(QString(typed).remove(QLatin1Char('-')).toStdString());
    if (!id)
        return fail(ErrorCode::BadInput, QStringLiteral("an id has 32 hexadecimal digits"), QStringLiteral("id"));
    return *id;
}

} // namespace guyub::tool
