// Fields to columns and back; merged states and conflict values to blobs and back. Blobs here are projections: they are
// rebuilt from the log, never sent.
#pragma once

#include "app/domain/merge.h"

#include <QByteArray>
#include <QVariant>

#include <optional>

namespace guyub::storage {

// Null QVariant for a cleared or absent value.
QVariant toColumn(const domain::FieldSpec &field, const domain::FieldMap &fields);
// Nothing for NULL.
std::optional<domain::Value> fromColumn(const domain::FieldSpec &field, const QVariant &column);

QByteArray encodeState(const domain::EntityState &state);
std::optional<domain::EntityState> decodeState(const QByteArray &bytes);
QByteArray encodeValue(const domain::Value &value);
std::optional<domain::Value> decodeValue(const QByteArray &bytes);

// What a person sees of a state: values of fields and present elements of sets; cleared values stay as Cleared.
domain::FieldMap visibleFields(const domain::EntityState &state);

} // namespace guyub::storage
