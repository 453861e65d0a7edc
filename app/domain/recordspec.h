// A record type is described once (DESIGN §5): from this table follow validation, projection, codec, merge, form,
// masking, CSV and JSON columns and the generic tests. Tags are permanent.
#pragma once

#include "app/domain/value.h"

#include <QtGlobal>

#include <cstddef>
#include <span>

namespace guyub::domain {

enum class RecordType : quint16 {
    Resident = 1,
    Household = 2,
    Consent = 3,
    Visit = 4,
    Receipt = 5,
    Service = 6,
    Operator = 7,
    LedgerSettings = 8,
    ReceiptStatus = 9, // a receipt declared void or superseded
    PrintEvent = 10,   // one paper that came out, or failed to
    DeviceCertificate = 11,
    ImportBatch = 12, // one commit of a file that was read in
    Access = 13,      // the read log: who looked at whom
    Attachment = 14,  // a photo, signature or document
};

enum class FieldKind : quint8 {
    Text,
    Digits,  // text that holds decimal digits only (NIK, KK, phone)
    Whole,   // qint64 in the unit of the key
    Code,    // qint64 of a code list in resources/codes/<codeList>.csv
    Day,     // DayNumber, 00 allowed for unknown month or day
    Instant, // UtcMs
    Entity,  // 16 bytes
    Raw,     // bytes
    Set,     // texts
    Flag,    // 0 or 1
};

// Merge class of SYNC §1.5; as permanent as the tag.
enum class MergeClass : quint8 { Auto, Review, Event, Set, State };
enum class Index : quint8 { None, Exact, Search, Day };

// 0 public, 1 operational, 2 sensitive (UU 27/2022 Ps 4(2): health, children's health, religion in aid lists, welfare).
using Tier = quint8;
inline constexpr Tier kSensitiveTier = 2;

struct FieldSpec
{
    FieldTag tag = 0;
    const char *key = "";   // column, CSV and JSON name; carries the unit
    const char *label = ""; // English source text, translated in context "records"
    FieldKind kind = FieldKind::Text;
    MergeClass merge = MergeClass::Auto;
    Tier tier = 1;
    Index index = Index::None;
    bool required = false;
    qint64 minimum = 0; // Whole: bounds; Text and Digits: length in characters
    qint64 maximum = 0; // 0 = 500 characters for texts, no bound for numbers
    const char *codeList = nullptr;
    bool isSecret = false; // a key: never shown, exported or logged
};

struct RecordSpec
{
    RecordType type;
    const char *key; // projection table and CSV/JSON name
    std::span<const FieldSpec> fields;
    bool isEvent = false; // append-only: no field ever changes after the create
};

constexpr bool hasUniqueTags(std::span<const FieldSpec> fields)
{
    for (std::size_t i = 0; i < fields.size(); ++i)
        for (std::size_t j = i + 1; j < fields.size(); ++j)
            if (fields[i].tag == fields[j].tag)
                return false;
    return true;
}
// The type's number times 64 is the first tag of its fields, so a tag alone tells the type.
constexpr bool hasTagsOf(RecordType type, std::span<const FieldSpec> fields)
{
    for (const FieldSpec &field : fields)
        if (field.tag / 64 != static_cast<quint16>(type))
            return false;
    return true;
}
constexpr RecordType typeOfTag(FieldTag tag) { return static_cast<RecordType>(tag / 64); }

} // namespace guyub::domain
