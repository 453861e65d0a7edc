// Reads a table of cases from tests/domain/data.
#pragma once

#include "app/domain/csv.h"

#include <QFile>

namespace guyub::test {

inline domain::CsvTable caseFile(const char *name)
{
    QFile file(QStringLiteral(GUYUB_DOMAIN_DATA "/") + QString::fromLatin1(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no case file %s", name);
    const auto table = domain::readCsv(file.readAll());
    if (!table)
        qFatal("case file %s: line %d", name, table.error().line);
    return *table;
}

} // namespace guyub::test
