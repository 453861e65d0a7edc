#include "ui/screens/residents/householdcard.h"

#include "ui/screens/residents/residentwords.h"
#include "ui/widgets/rowlist.h"
#include "ui/widgets/textlabel.h"

namespace guyub::ui {

HouseholdCard::HouseholdCard(const Theme &theme, const QList<ports::ResidentHit> &others, QWidget *parent) : Card(theme, parent)
{
    body()->addWidget(new TextLabel(theme, TextRole::Subtitle, tr("Same household")));
    QList<ListRow> rows;
    for (const ports::ResidentHit &hit : others) {
        ListRow row;
        row.title = hit.name;
        row.detail = hitLine(hit);
        row.key = toByteArray(hit.id);
        rows.append(row);
    }
    auto *list = new RowList(theme, tr("Same household"));
    auto *model = new RowModel(list);
    model->setRows(rows);
    list->setModel(model);
    list->setShowsAll();
    body()->addWidget(list);
    connect(list, &RowList::rowChosen, this, [this](const QModelIndex &index) {
        if (const auto id = EntityId::from(viewOf(index.data(RowModel::KeyRole).toByteArray())))
            Q_EMIT open(*id);
    });
}

} // namespace guyub::ui
