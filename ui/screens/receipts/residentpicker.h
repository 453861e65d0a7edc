// Whose receipt it is to be: search and choose.
#pragma once

#include "ui/screens/appcontext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/rowlist.h"

#include <QWidget>

namespace guyub::ui {

class EmptyState;
class SearchField;
class TextLabel;

class ResidentPicker : public QWidget
{
    Q_OBJECT
public:
    ResidentPicker(const Theme &theme, AppContext &context, QWidget *parent = nullptr);

    void clear(); // nothing typed, nothing found; the focus goes to the field
    void retranslate();

Q_SIGNALS:
    void chosen(const guyub::EntityId &resident);

private:
    void search();

    const Theme &m_theme;
    AppContext &m_context;
    TextLabel *m_title;
    SearchField *m_field;
    RowModel *m_model;
    RowList *m_list;
    EmptyState *m_empty;
};

} // namespace guyub::ui
