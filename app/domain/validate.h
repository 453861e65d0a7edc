// Checks fields against their spec. Hard rules only: what may be overridden by an officer is a warning elsewhere.
#pragma once

#include "app/base/error.h"
#include "app/domain/recordspec.h"

namespace guyub::domain {

// A whole record. Errors, with the field's key: RequiredFieldMissing, ValueOutOfRange (length, bounds, kind, digits,
// a day that is none). Tags that are not in the spec are refused: what we author we know.
Result<> validate(const RecordSpec &spec, const FieldMap &fields);
// Some fields of a record that exists: the same, but absent ones are not missed; a required one may not be cleared.
Result<> validatePart(const RecordSpec &spec, const FieldMap &fields);

// One value of one field, as validate() takes it. Errors: ValueOutOfRange with the field's key.
Result<> validateValue(const FieldSpec &field, const Value &value);

// Nothing of it can be seen: blanks, zero-width and other format marks, control characters, filler letters.
bool isBlank(QStringView text);

// Holds a mark that nobody sees and that moves, hides or breaks the letters around it: zero-width characters, soft hyphens,
// marks that turn the direction, line and paragraph separators. Two names that look the same would not be the same.
bool hasHiddenMark(QStringView text);
inline constexpr char kHiddenMark[] = "a mark that cannot be seen stands in it: delete the text and type it again"; // Error::detail

// Names stand in Latin letters (Permendagri 73/2022 on names in population documents), and paper is printed in no others:
// is there a letter of another script, or a picture, in this text?
bool hasLettersOutsideLatin(QStringView text);

// YYYYMMDD with 00 for an unknown month or day; months without a known day may stand alone.
bool isDay(qint64 day);

} // namespace guyub::domain
