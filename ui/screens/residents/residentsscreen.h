// Cari warga: type a name, a number or "RT 3/5"; spelling is forgiven. Rows are masked and no read of a person.
#pragma once

#include "ui/screens/screen.h"
#include "ui/screens/servicewatch.h"
#include "ui/widgets/rowlist.h"

#include <QTimer>

namespace guyub::ui {

class EmptyState;
class SearchField;
class TextLabel;

class ResidentsScreen : public Screen
{
    Q_OBJECT
public:
    ResidentsScreen(const Theme &theme, AppContext &context, QWidget *parent = nullptr);

    QString title() const override;
    void enter(const Target &target) override; // extra: what to search for
    void retranslate() override;
    void leave() override;
    std::optional<Target> resume() const override;

private:
    void look();

    SearchField *m_field;
    TextLabel *m_count;
    RowModel m_model;
    RowList *m_list;
    EmptyState *m_empty;
    QTimer m_timer;
    ServiceWatch m_service;
};

// "RT 003 / RW 005 · 1948 · •••• •••• •••• 9001" as far as it is known.
QString detailOf(const ports::ResidentHit &hit);

} // namespace guyub::ui
