#include "app/tool/table.h"

#include "app/domain/csv.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace guyub::tool {

QByteArray tableText(const QStringList &header, const QList<QStringList> &rows, bool json)
{
    if (!json) {
        domain::CsvWriter writer(header);
        for (const QStringList &row : rows)
            writer.addRow(row);
        return writer.takeBytes();
    }
    QJsonArray list;
    for (const QStringList &row : rows) {
        QJsonObject object;
        for (qsizetype i = 0; i < header.size(); ++i)
            object.insert(header[i], row[i]);
        list.append(object);
    }
    return QJsonDocument(list).toJson(QJsonDocument::Indented);
}

} // namespace guyub::tool
