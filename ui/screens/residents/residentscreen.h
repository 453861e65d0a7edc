// One person: who it is, what was agreed to, and what has happened, newest first.
#pragma once

#include "ui/screens/screen.h"
#include "ui/widgets/rowlist.h"

namespace guyub::ui {

class Banner;
class Button;
class Card;
class PageHeader;

class ResidentScreen : public Screen
{
    Q_OBJECT
public:
    ResidentScreen(const Theme &theme, AppContext &context, QWidget *parent = nullptr);

    QString title() const override;
    void enter(const Target &target) override;
    void retranslate() override;
    std::optional<Target> resume() const override;

private:
    void fill();
    void fillFacts(const ports::Record &person);
    void fillHistory();
    void addActions(const ports::Record &person);
    void addFact(const QString &label, const QString &value);
    void showError(const Error &error);

    EntityId m_id;
    PageHeader *m_header;
    Button *m_edit;
    Banner *m_banner;
    Card *m_facts = nullptr;
    QWidget *m_actions = nullptr;
    QWidget *m_left;
    RowModel m_history;
    RowList *m_list;
};

} // namespace guyub::ui
