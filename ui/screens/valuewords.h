// The value of any field in words, for lists that show fields of every record. In the language whose words are installed.
#pragma once

#include "app/domain/recordspec.h"

namespace guyub::ui {

QString fieldLabel(domain::FieldTag tag); // "Name"; of tag 0: the record as a whole
// Two versions of one field, side by side. Numbers that name a person are masked, sensitive values are not told.
struct TwoValues
{
    QString one, other;
};
TwoValues twoValues(domain::FieldTag tag, const domain::Value &one, const domain::Value &other);

} // namespace guyub::ui
