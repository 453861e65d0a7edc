// A command's result as a table: CSV for people and spreadsheets, one JSON document with --json.
#pragma once

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace guyub::tool {

QByteArray tableText(const QStringList &header, const QList<QStringList> &rows, bool json);

} // namespace guyub::tool
