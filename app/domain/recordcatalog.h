// All record types. A new type is one file in records/ and one line in recordcatalog.cpp.
#pragma once

#include "app/domain/recordspec.h"

namespace guyub::domain {

std::span<const RecordSpec *const> allRecords();
const RecordSpec *findRecord(RecordType type);               // nullptr: unknown here (a newer kiosk wrote it)
const RecordSpec *findRecordByKey(QStringView key);          // "resident"
const FieldSpec *findField(FieldTag tag);                    // nullptr: unknown here
const FieldSpec *findFieldByKey(const RecordSpec &spec, QStringView key);

// What weighs enough that the person who did it signs it, not only the device: receipts, what became of them, consents.
bool needsOperatorSignature(RecordType type);

} // namespace guyub::domain
