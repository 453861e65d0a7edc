#include "ui/screens/valuewords.h"

#include "app/domain/codelist.h"
#include "app/domain/mask.h"
#include "app/domain/recordcatalog.h"
#include "app/domain/records/household.h"
#include "app/domain/records/resident.h"
#include "ui/screens/residents/residentwords.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace guyub::ui {

using namespace domain;

namespace {

constexpr Tier kSensitiveTier = 2;

bool isPersonalNumber(FieldTag tag)
{
    return tag == resident::Nik || tag == resident::NoKk || tag == household::NoKk;
}

// A class only so that lupdate and tr() agree on the context.
class ValueWords
{
    Q_DECLARE_TR_FUNCTIONS(ValueWords)
public:
    static QString whole() { return tr("The whole record"); }
    static QString unknown() { return tr("A field of a newer program"); }
    static QString sensitive() { return tr("Sensitive: not shown in a list"); }
    static TwoValues deleted() { return {tr("changed"), tr("deleted")}; }
    static QString of(const FieldSpec &field, const Value &value);

private:
    static QString number(const FieldSpec &field, qint64 number);
};

QString ValueWords::number(const FieldSpec &field, qint64 number)
{
    switch (field.kind) {
    case FieldKind::Day:
        return dayText(number);
    case FieldKind::Instant:
        return QLocale().toString(QDateTime::fromMSecsSinceEpoch(number), QLocale::ShortFormat);
    case FieldKind::Flag:
        return number == 0 ? tr("no") : tr("yes");
    case FieldKind::Code:
        return codeWords(QString::fromLatin1(field.codeList), number, QLocale().name().left(2));
    default:
        return QLocale().toString(number);
    }
}

QString ValueWords::of(const FieldSpec &field, const Value &value)
{
    if (const auto *whole = std::get_if<qint64>(&value))
        return number(field, *whole);
    if (const auto *text = std::get_if<QString>(&value); text != nullptr && !text->isEmpty())
        return *text;
    if (const auto *set = std::get_if<QStringList>(&value))
        return set->join(QStringLiteral(", "));
    return std::holds_alternative<QByteArray>(value) ? tr("another record") : tr("empty");
}

} // namespace

QString fieldLabel(FieldTag tag)
{
    if (tag == 0)
        return ValueWords::whole();
    const FieldSpec *field = findField(tag);
    return field == nullptr ? ValueWords::unknown() : QCoreApplication::translate("records", field->label);
}

TwoValues twoValues(FieldTag tag, const Value &one, const Value &other)
{
    if (tag == 0)
        return ValueWords::deleted();
    const FieldSpec *field = findField(tag);
    if (field == nullptr)
        return {};
    if (field->tier >= kSensitiveTier)
        return {ValueWords::sensitive(), ValueWords::sensitive()};
    if (!isPersonalNumber(tag))
        return {ValueWords::of(*field, one), ValueWords::of(*field, other)};
    const auto masked = [&](const Value &mine, const Value &theirs) {
        const auto *number = std::get_if<QString>(&mine);
        const auto *against = std::get_if<QString>(&theirs);
        return number == nullptr ? ValueWords::of(*field, mine) : maskNikAgainst(*number, against == nullptr ? QString() : *against);
    };
    return {masked(one, other), masked(other, one)};
}

} // namespace guyub::ui
