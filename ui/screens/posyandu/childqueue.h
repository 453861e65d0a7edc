// Who is to be weighed today: a count, a search by name, the list. Those not weighed yet stand first.
#pragma once

#include "app/usecase/childrentoday.h"
#include "ui/widgets/card.h"

namespace guyub::ui {

class Button;
class ProgressBar;
class RowList;
class RowModel;
class SearchField;
class TextLabel;

class ChildQueue : public Card
{
    Q_OBJECT
public:
    explicit ChildQueue(const Theme &theme, QWidget *parent = nullptr);

    void setChildren(const usecase::ChildrenToday &children, const QString &rw);
    void setCurrent(const EntityId &child);
    void clearSearch();
    // The next one not weighed yet after `child` in the list, from the start again at its end; zero: all are weighed.
    EntityId nextAfter(const EntityId &child) const;
    const usecase::ChildToday *find(const EntityId &child) const;
    qsizetype total() const { return m_list.children.size(); }
    const QStringList &rws() const { return m_list.rws; }
    void retranslate();

Q_SIGNALS:
    void chosen(const guyub::EntityId &child);
    void rwWanted();

private:
    void showRows();
    void chooseFirst();

    usecase::ChildrenToday m_list;
    QList<QStringList> m_sounds; // of each child's name, as it is searched
    QString m_rw;
    EntityId m_current;
    TextLabel *m_count;
    ProgressBar *m_bar;
    SearchField *m_search;
    Button *m_rwButton;
    RowModel *m_model;
    RowList *m_rows;
    TextLabel *m_nobody;
};

} // namespace guyub::ui
