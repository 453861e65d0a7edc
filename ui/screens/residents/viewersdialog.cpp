#include "ui/screens/residents/viewersdialog.h"

#include "app/domain/records/access.h"
#include "app/domain/records/operator.h"
#include "ui/screens/residents/residentwords.h"
#include "ui/widgets/textlabel.h"

#include <QLocale>

namespace guyub::ui {

using namespace domain;

ViewersDialog::ViewersDialog(const Theme &theme, const AppContext &context, const QList<ports::Record> &entries, QWidget *parent) :
    OverlayDialog(theme, tr("Who has looked at these data"),
        tr("It is written down before anything is shown, once for each time that somebody signs in."), parent)
{
    for (const ports::Record &entry : entries) {
        auto *column = new QVBoxLayout;
        keepSpacing(theme, column, 0, 2);
        column->addWidget(new TextLabel(theme, TextRole::Strong, nameOf(context, entry)));
        auto *line = new TextLabel(theme, TextRole::Caption, lineOf(context, entry));
        line->setTone(TextTone::Muted);
        column->addWidget(line);
        body()->addLayout(column);
    }
    addAnswer(0, ButtonKind::Primary, Icon::Check, tr("Close"));
}

QString ViewersDialog::nameOf(const AppContext &context, const ports::Record &entry) const
{
    const auto id = EntityId::from(viewOf(bytesOf(entry.fields, access::OperatorId)));
    if (id && *id == context.currentOperator.id)
        return context.currentOperator.name;
    const auto known = id ? context.store->load(*id) : Result<ports::Record>(fail(ErrorCode::NotFound));
    return known ? textOf(known->fields, operator_::Name) : tr("Somebody who is not known here");
}

QString ViewersDialog::lineOf(const AppContext &context, const ports::Record &entry) const
{
    QStringList parts{instantText(wholeOf(entry.fields, access::At), context.office.areaCode, true),
        codeText("tempat_melihat", wholeOf(entry.fields, access::Place))};
    if (const qint64 more = wholeOf(entry.fields, access::EarlierViews); more > 0)
        parts.append(tr("and before that again, times: %1").arg(QLocale().toString(more)));
    return parts.join(QStringLiteral(" · "));
}

} // namespace guyub::ui
