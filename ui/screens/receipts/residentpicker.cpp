#include "ui/screens/receipts/residentpicker.h"

#include "ui/widgets/banner.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/textlabel.h"

namespace guyub::ui {

namespace {
constexpr int kHits = 30;
}

ResidentPicker::ResidentPicker(const Theme &theme, AppContext &context, QWidget *parent) : QWidget(parent), m_theme(theme), m_context(context)
{
    auto *column = new QVBoxLayout(this);
    keepSpacing(theme, column, 20, 14);
    m_title = new TextLabel(theme, TextRole::Title);
    m_field = new SearchField(theme, QString());
    m_model = new RowModel(this);
    m_list = new RowList(theme, QString());
    m_list->setModel(m_model);
    m_empty = new EmptyState(theme, Icon::Search, QString(), QString());
    column->addWidget(m_title);
    column->addWidget(m_field);
    column->addWidget(m_list, 1);
    column->addWidget(m_empty, 1);
    connect(m_field, &QLineEdit::textChanged, this, &ResidentPicker::search);
    connect(m_field, &QLineEdit::returnPressed, this, [this] {
        if (m_model->rowCount() == 0)
            return;
        m_list->setCurrentIndex(m_model->index(0));
        m_list->setFocus(Qt::OtherFocusReason);
    });
    connect(m_list, &RowList::rowChosen, this, [this](const QModelIndex &index) {
        if (const auto id = EntityId::from(viewOf(m_model->row(index.row()).key.toByteArray())))
            Q_EMIT chosen(*id);
    });
    retranslate();
}

void ResidentPicker::retranslate()
{
    m_title->setText(tr("Who gets the receipt?"));
    m_field->setPlaceholderText(tr("Name, NIK or RT"));
    m_field->setAccessibleName(tr("Name, NIK or RT"));
    m_list->setAccessibleName(tr("Residents found"));
    search();
}

void ResidentPicker::clear()
{
    m_field->clear();
    search();
    m_field->setFocus();
}

void ResidentPicker::search()
{
    const QString text = m_field->text().trimmed();
    QList<ListRow> rows;
    if (!text.isEmpty() && m_context.store) {
        const auto hits = m_context.store->search({text, kHits});
        for (const ports::ResidentHit &hit : hits.value_or(QList<ports::ResidentHit>())) {
            QStringList detail;
            if (!hit.maskedNik.isEmpty())
                detail.append(hit.maskedNik);
            if (!hit.rt.isEmpty())
                detail.append(tr("RT %1 / RW %2").arg(hit.rt, hit.rw));
            rows.append({hit.name, detail.join(QStringLiteral(" · ")), {}, Tone::Neutral, Icon::None, toByteArray(hit.id)});
        }
    }
    m_model->setRows(rows);
    m_list->setVisible(!rows.isEmpty());
    m_empty->setVisible(rows.isEmpty());
    if (text.isEmpty())
        m_empty->setMessage(Icon::Search, tr("Type a name"), tr("A receipt is made for one registered resident."));
    else
        m_empty->setMessage(Icon::Search, tr("Nobody found"), tr("Try part of the name, the NIK, or the RT. New people are registered first."));
}

} // namespace guyub::ui
