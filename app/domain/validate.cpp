#include "app/domain/validate.h"

#include "app/base/time.h"
#include "app/domain/recordcatalog.h"

#include <algorithm>

namespace guyub::domain {

namespace {

constexpr qint64 kDefaultLength = 500;
constexpr qsizetype kMaxRawBytes = qsizetype(16) * 1024;
constexpr qsizetype kMaxSetElements = 200;
constexpr qsizetype kEntityBytes = 16;

tl::unexpected<Error> bad(const FieldSpec &field, const char *why)
{
    return fail(ErrorCode::ValueOutOfRange, QLatin1String(why), QLatin1String(field.key));
}

Result<> checkText(const FieldSpec &field, const QString &text)
{
    const qint64 longest = field.maximum > 0 ? field.maximum : kDefaultLength;
    if (text.size() > longest)
        return bad(field, "too long");
    if (text.size() < field.minimum)
        return bad(field, "too short");
    for (const QChar c : text) {
        if (field.kind == FieldKind::Digits && (c < QLatin1Char('0') || c > QLatin1Char('9')))
            return bad(field, "digits only");
        if (c.unicode() < 0x20 && c != QLatin1Char('\n'))
            return bad(field, "control character");
    }
    if (!text.isEmpty() && isBlank(text))
        return bad(field, "nothing to be seen");
    if (hasHiddenMark(text))
        return bad(field, kHiddenMark);
    return {};
}

Result<> checkNumber(const FieldSpec &field, qint64 number)
{
    if (field.kind == FieldKind::Day && !isDay(number))
        return bad(field, "not a day");
    const bool isBounded = field.minimum != 0 || field.maximum != 0;
    if (isBounded && (number < field.minimum || (field.maximum != 0 && number > field.maximum)))
        return bad(field, "out of bounds");
    if (field.kind == FieldKind::Flag && number != 0 && number != 1)
        return bad(field, "yes or no");
    return {};
}

// Letters by their class that print as nothing: Hangul fillers, the empty Braille pattern.
bool isFiller(char32_t c)
{
    return c == 0x115F || c == 0x1160 || c == 0x2800 || c == 0x3164 || c == 0xFFA0;
}

} // namespace

Result<> validateValue(const FieldSpec &field, const Value &value)
{
    switch (field.kind) {
    case FieldKind::Text:
    case FieldKind::Digits:
        if (const auto *text = std::get_if<QString>(&value))
            return checkText(field, *text);
        break;
    case FieldKind::Whole:
    case FieldKind::Code:
    case FieldKind::Day:
    case FieldKind::Instant:
    case FieldKind::Flag:
        if (const auto *number = std::get_if<qint64>(&value))
            return checkNumber(field, *number);
        break;
    case FieldKind::Entity:
        if (const auto *bytes = std::get_if<QByteArray>(&value); bytes && bytes->size() == kEntityBytes)
            return {};
        break;
    case FieldKind::Raw:
        if (const auto *bytes = std::get_if<QByteArray>(&value); bytes && bytes->size() <= kMaxRawBytes)
            return {};
        break;
    case FieldKind::Set:
        if (const auto *set = std::get_if<QStringList>(&value); set && set->size() <= kMaxSetElements)
            return {};
        break;
    }
    return bad(field, "wrong kind");
}

bool isBlank(QStringView text)
{
    const QList<uint> characters = text.toUcs4();
    return std::none_of(characters.cbegin(), characters.cend(), [](char32_t c) {
        return (QChar::isLetterOrNumber(c) || QChar::isPunct(c) || QChar::isSymbol(c)) && !isFiller(c);
    });
}

bool hasHiddenMark(QStringView text)
{
    const QList<uint> characters = text.toUcs4();
    return std::any_of(characters.cbegin(), characters.cend(), [](char32_t c) {
        const QChar::Category category = QChar::category(c);
        return category == QChar::Other_Format || category == QChar::Separator_Line || category == QChar::Separator_Paragraph;
    });
}

bool hasLettersOutsideLatin(QStringView text)
{
    const QList<uint> characters = text.toUcs4();
    return std::any_of(characters.cbegin(), characters.cend(), [](char32_t c) {
        const QChar::Category category = QChar::category(c);
        if (category == QChar::Symbol_Other || category == QChar::Other_PrivateUse || category == QChar::Other_NotAssigned || category == QChar::Other_Surrogate)
            return true;
        const QChar::Script script = QChar::script(c);
        return script != QChar::Script_Latin && script != QChar::Script_Common && script != QChar::Script_Inherited;
    });
}

bool isDay(qint64 day)
{
    const qint64 year = day / 10'000, month = day / 100 % 100, date = day % 100;
    if (year < 1000 || year > 9999)
        return false;
    if (month == 0)
        return date == 0;
    if (date == 0)
        return month <= 12;
    return dateOf(day).isValid();
}

Result<> validatePart(const RecordSpec &spec, const FieldMap &fields)
{
    for (auto it = fields.cbegin(); it != fields.cend(); ++it) {
        const FieldSpec *field = findField(it.key());
        if (!field || typeOfTag(it.key()) != spec.type)
            return fail(ErrorCode::WrongUse, QStringLiteral("tag %1 is not of %2").arg(it.key()).arg(QLatin1String(spec.key)));
        if (std::holds_alternative<Cleared>(*it)) {
            if (field->required)
                return fail(ErrorCode::RequiredFieldMissing, {}, QLatin1String(field->key));
            continue;
        }
        GUYUB_TRY(validateValue(*field, *it));
    }
    return {};
}

Result<> validate(const RecordSpec &spec, const FieldMap &fields)
{
    for (const FieldSpec &field : spec.fields) {
        const auto it = fields.constFind(field.tag);
        const bool isBlankText = it != fields.cend() && std::holds_alternative<QString>(*it) && isBlank(std::get<QString>(*it));
        if (field.required && (!hasValue(fields, field.tag) || isBlankText))
            return fail(ErrorCode::RequiredFieldMissing, {}, QLatin1String(field.key));
    }
    return validatePart(spec, fields);
}

} // namespace guyub::domain
