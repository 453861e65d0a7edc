// Fields of records as commands show them and take them.
#pragma once

#include "app/domain/recordspec.h"
#include "app/ports/recordstore.h"

#include <QJsonObject>
#include <QJsonValue>

namespace guyub::tool {

// Days as 2026-11-24 (unknown parts 00), bytes as hexadecimal, sets as arrays, codes as numbers.
QJsonValue jsonOf(const domain::FieldSpec &field, const domain::Value &value);
// The same as one line of text; codes with their words.
QString textOf(const domain::FieldSpec &field, const domain::Value &value);

// {"id": …, "type": …, "waiting": …, "fields": {key: value}}; fields this program does not know are counted, not shown.
QJsonObject jsonOf(const ports::Record &record);
QStringList linesOf(const ports::Record &record); // "key: text"

// What a person wrote behind FIELD=; nothing written means cleared. Errors: BadInput with the field and the remedy.
Result<domain::Value> valueOf(const domain::FieldSpec &field, const QString &typed, QDate today);

// 32 hexadecimal digits, hyphens forgiven. Errors: BadInput.
Result<EntityId> entityIdOf(const QString &typed);

} // namespace guyub::tool
