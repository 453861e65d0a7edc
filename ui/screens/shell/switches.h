// The switches that stand in every bar: text size, language, colours. Icons alone where room is short.
#pragma once

#include "ui/screens/shell/appearance.h"

#include <QWidget>

namespace guyub::ui {

class Button;

class Switches : public QWidget
{
    Q_OBJECT
public:
    Switches(Appearance &appearance, QWidget *parent = nullptr);

    void setIconOnly(bool yes); // on small screens they are anyway
    int widthWithWords() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    Appearance &m_appearance;
    bool m_iconOnly = false;
    Button *m_size;
    Button *m_language;
    Button *m_mode;
};

} // namespace guyub::ui
