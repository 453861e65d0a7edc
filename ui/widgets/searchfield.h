// A field to search in: magnifier at the left, a button to empty it at the right; Escape empties it too.
#pragma once

#include "ui/widgets/textfield.h"

namespace guyub::ui {

class Button;

class SearchField : public TextField
{
    Q_OBJECT
public:
    // `label` is the placeholder and the accessible name.
    SearchField(const Theme &theme, const QString &label, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void arrange();
    Button *m_clear;
};

} // namespace guyub::ui
