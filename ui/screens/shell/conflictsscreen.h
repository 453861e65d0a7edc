// What two people wrote differently while apart: a list to look at. Deciding is the hub's.
#pragma once

#include "ui/screens/screen.h"

#include <QPointer>

namespace guyub::ui {

class Banner;
class EmptyState;
class PageHeader;
class ScrollArea;

class ConflictsScreen : public Screen
{
    Q_OBJECT
public:
    ConflictsScreen(const Theme &theme, AppContext &context, QWidget *parent = nullptr);

    QString title() const override;
    void enter(const Target &target) override;
    void retranslate() override;

private:
    void fill();
    void addCard(const QList<ports::Conflict> &conflicts);
    QString nameOf(const ports::Conflict &conflict) const;

    PageHeader *m_header;
    Banner *m_trouble;
    ScrollArea *m_area;
    EmptyState *m_empty;
    QPointer<QWidget> m_cards;
};

} // namespace guyub::ui
