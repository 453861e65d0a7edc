#include "app/domain/areas.h"

#include "app/domain/csv.h"
#include "app/domain/resource.h"

#include <QHash>
#include <QRegularExpression>

namespace guyub::domain {

namespace {

struct Tables
{
    QHash<QString, QString> current; // plain code -> name
    QHash<QString, QString> retired;
};

QHash<QString, QString> namesFrom(const QString &path)
{
    QHash<QString, QString> names;
    const Result<CsvTable> table = readCsv(builtInFile(path));
    Q_ASSERT(table);
    names.reserve(table->rows.size());
    for (const CsvRow &row : table->rows)
        names.insert(row.cells[0], row.cells[1]);
    return names;
}

const Tables &tables()
{
    static const Tables loaded {
        namesFrom(QStringLiteral("codes/wilayah.csv")), namesFrom(QStringLiteral("codes/wilayah_lama.csv"))};
    return loaded;
}

QString plain(QStringView code)
{
    QString digits = code.toString();
    return digits.remove(QLatin1Char('.'));
}

} // namespace

bool isKnownProvince(QStringView code)
{
    return code.size() == 2 && tables().current.contains(code.toString());
}

bool isVillageCode(const QString &code)
{
    static const QRegularExpression shape(QStringLiteral("\\A[0-9]{2}\\.(?!00)[0-9]{2}\\.(?!00)[0-9]{2}\\.[123](?!000)[0-9]{3}\\z"));
    return shape.match(code).hasMatch() && isKnownProvince(QStringView(code).left(2));
}

AreaStatus districtStatus(QStringView code)
{
    const QString digits = plain(code);
    if (digits.size() != 6)
        return AreaStatus::Unknown;
    if (tables().current.contains(digits))
        return AreaStatus::Current;
    return tables().retired.contains(digits) ? AreaStatus::Retired : AreaStatus::Unknown;
}

QString areaName(QStringView code)
{
    const QString digits = plain(code);
    const auto it = tables().current.constFind(digits);
    return it != tables().current.cend() ? *it : tables().retired.value(digits);
}

} // namespace guyub::domain
