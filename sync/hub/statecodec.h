// Merged states and values as blobs of the hub's tables: deterministic, so that equal states have equal bytes and a
// digest can be taken over them. Never sent; rebuilt from the log.
#pragma once

#include "app/base/error.h"
#include "app/domain/merge.h"

#include <QByteArray>

namespace guyub::hub {

QByteArray encodeState(const domain::EntityState &state);
Result<domain::EntityState> decodeState(const QByteArray &bytes); // Errors: Damaged.
QByteArray encodeValue(const domain::Value &value);
Result<domain::Value> decodeValue(const QByteArray &bytes); // Errors: Damaged.

} // namespace guyub::hub
