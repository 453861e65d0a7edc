// One record on which two people wrote different things while apart: field by field both values, who wrote each, and how
// far the matter has come.
#pragma once

#include "app/ports/recordstore.h"
#include "ui/widgets/card.h"

namespace guyub::ui {

class Button;

class ConflictCard : public Card
{
    Q_OBJECT
public:
    // `name` is whom or what it is about. `conflicts` are all about that one record; not empty.
    ConflictCard(const Theme &theme, const QString &name, const QList<ports::Conflict> &conflicts, QWidget *parent = nullptr);

Q_SIGNALS:
    void open(const guyub::EntityId &resident); // the person's page is wanted

private:
    void addHead(const QString &name, const ports::Conflict &first);
    void addField(const ports::Conflict &conflict);
    QLayout *makeValue(const QString &heading, const QString &value, const ports::Authorship &by);
    static QString writerOf(const ports::Authorship &by);

    const Theme &m_theme;
};

} // namespace guyub::ui
