#include "ui/screens/posyandu/childqueue.h"

#include "app/domain/searchkey.h"
#include "ui/print/growthwords.h"
#include "ui/screens/posyandu/queuedelegate.h"
#include "ui/widgets/button.h"
#include "ui/widgets/progressoverlay.h"
#include "ui/widgets/rowlist.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/textlabel.h"

#include <algorithm>

namespace guyub::ui {

using usecase::ChildToday;

namespace {

// Every typed word begins a word of the name, as they sound: "su" finds Soeparman.
bool matches(const QStringList &words, const QStringList &typed)
{
    return std::all_of(typed.cbegin(), typed.cend(), [&](const QString &token) {
        return std::any_of(words.cbegin(), words.cend(), [&](const QString &word) { return word.startsWith(token); });
    });
}

} // namespace

ChildQueue::ChildQueue(const Theme &theme, QWidget *parent)
    : Card(theme, parent), m_count(new TextLabel(theme, TextRole::Strong)), m_bar(new ProgressBar(QString())),
      m_search(new SearchField(theme, QString())),
      m_rwButton(new Button(theme, ButtonKind::Quiet, Icon::People, QString())), m_model(new RowModel(this)),
      m_rows(new RowList(theme, QString())), m_nobody(new TextLabel(theme, TextRole::Body))
{
    keepSpacing(theme, body(), 12, 8);
    m_count->setMaximumLines(2);
    m_bar->setTextVisible(false);
    m_rows->setModel(m_model);
    m_rows->setItemDelegate(new QueueDelegate(theme, m_rows));
    m_nobody->setTone(TextTone::Muted);
    for (QWidget *part : {static_cast<QWidget *>(m_count), static_cast<QWidget *>(m_bar),
             static_cast<QWidget *>(m_rwButton), static_cast<QWidget *>(m_search), static_cast<QWidget *>(m_nobody)})
        body()->addWidget(part);
    body()->addWidget(m_rows, 1);
    connect(m_search, &QLineEdit::textChanged, this, &ChildQueue::showRows);
    connect(m_search, &QLineEdit::returnPressed, this, &ChildQueue::chooseFirst);
    connect(m_rwButton, &Button::clicked, this, &ChildQueue::rwWanted);
    connect(m_rows, &RowList::rowChosen, this,
        [this](const QModelIndex &index) { Q_EMIT chosen(index.data(RowModel::KeyRole).value<EntityId>()); });
    retranslate();
}

void ChildQueue::setChildren(const usecase::ChildrenToday &children, const QString &rw)
{
    m_list = children;
    m_sounds.clear();
    for (const ChildToday &child : m_list.children)
        m_sounds.append(domain::searchTokens(child.name));
    m_rw = rw;
    retranslate();
}

void ChildQueue::setCurrent(const EntityId &child)
{
    m_current = child;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->row(row).key.value<EntityId>() != child)
            continue;
        m_rows->setCurrentIndex(m_model->index(row));
        m_rows->scrollTo(m_model->index(row));
        return;
    }
    m_rows->setCurrentIndex({});
}

void ChildQueue::clearSearch()
{
    m_search->clear();
}

EntityId ChildQueue::nextAfter(const EntityId &child) const
{
    const ChildToday *current = find(child);
    const ChildToday *first = nullptr;
    for (const ChildToday &each : m_list.children) {
        if (!each.visit.isZero() || each.id == child)
            continue;
        if (!first)
            first = &each;
        const bool comesAfter = current && each.name.compare(current->name, Qt::CaseInsensitive) >= 0;
        if (comesAfter)
            return each.id;
    }
    return first ? first->id : EntityId();
}

const ChildToday *ChildQueue::find(const EntityId &child) const
{
    const auto it = std::find_if(
        m_list.children.cbegin(), m_list.children.cend(), [&](const ChildToday &each) { return each.id == child; });
    return it == m_list.children.cend() ? nullptr : &*it;
}

void ChildQueue::retranslate()
{
    const int all = static_cast<int>(m_list.children.size());
    m_count->setText(tr("Weighed: %1 of %2").arg(m_list.weighed).arg(all));
    m_bar->setRange(0, std::max(1, all));
    m_bar->setValue(m_list.weighed);
    m_bar->setAccessibleName(m_count->text());
    m_search->setPlaceholderText(tr("Search a name"));
    m_search->setAccessibleName(tr("Search a name"));
    m_rows->setAccessibleName(tr("Children of today"));
    m_rwButton->setWords(m_rw.isEmpty() ? tr("All RW") : tr("RW %1").arg(m_rw));
    m_rwButton->setVisible(m_list.rws.size() > 1);
    showRows();
}

void ChildQueue::showRows()
{
    const QStringList typed = domain::searchTokens(m_search->text());
    QList<ListRow> rows;
    for (qsizetype i = 0; i < m_list.children.size(); ++i) {
        const ChildToday &child = m_list.children[i];
        if (!matches(m_sounds[i], typed))
            continue;
        ListRow row;
        row.title = child.name;
        const QString age = child.ageMonths < 0 ? tr("date of birth incomplete") : print::ageWords(child.ageMonths);
        row.detail = child.weightGrams ? age + QStringLiteral(" · ") + print::kilogramWords(*child.weightGrams) : age;
        row.icon = child.visit.isZero() ? Icon::None : Icon::Check;
        row.key = QVariant::fromValue(child.id);
        rows.append(row);
    }
    m_model->setRows(rows);
    m_nobody->setText(tr("Nobody by this name. Search under Residents for a child from elsewhere."));
    m_nobody->setVisible(rows.isEmpty() && !m_list.children.isEmpty());
    setCurrent(m_current);
}

void ChildQueue::chooseFirst()
{
    if (m_model->rowCount() > 0)
        Q_EMIT chosen(m_model->row(0).key.value<EntityId>());
}

} // namespace guyub::ui
