// One question inside the page, with its two answers: nothing covers the numbers it asks about. The first answer is the
// careful one; it takes the focus, so that an Enter too many does no harm.
#pragma once

#include "ui/widgets/card.h"

namespace guyub::ui {

class Button;
class IconView;
class TextLabel;

class AskCard : public Card
{
    Q_OBJECT
public:
    explicit AskCard(const Theme &theme, QWidget *parent = nullptr);

    // `second` empty: only one answer.
    void ask(Tone tone, const QString &words, const QString &first, const QString &second);
    void take(); // focus to the first answer

Q_SIGNALS:
    void firstChosen();
    void secondChosen();

private:
    IconView *m_icon;
    TextLabel *m_words;
    Button *m_first;
    Button *m_second;
};

} // namespace guyub::ui
