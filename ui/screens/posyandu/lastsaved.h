// What was saved last: who and how much, with the ways to put it right and to print it. Stays until the next one is saved.
#pragma once

#include "ui/widgets/card.h"

namespace guyub::ui {

class Button;
class TextLabel;

class LastSaved : public Card
{
    Q_OBJECT
public:
    explicit LastSaved(const Theme &theme, QWidget *parent = nullptr);
    void show(const QString &name, const QString &measures);
    void retranslate();

Q_SIGNALS:
    void correctWanted();
    void printWanted();

private:
    TextLabel *m_title;
    TextLabel *m_name;
    QString m_measures;
    Button *m_correct;
    Button *m_print;
};

} // namespace guyub::ui
