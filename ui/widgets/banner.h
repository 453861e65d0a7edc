// A message in the page: what happened and what to do, with one action, or two. Stays until hidden.
#pragma once

#include "ui/widgets/card.h"

namespace guyub::ui {

class Button;
class IconView;
class TextLabel;

class Banner : public Card
{
    Q_OBJECT
public:
    Banner(const Theme &theme, Tone tone, const QString &title, const QString &text = {}, QWidget *parent = nullptr);

    void setMessage(Tone tone, const QString &title, const QString &text = {});
    void setGlyph(Icon icon); // instead of the tone's own
    Button *setAction(Icon icon, const QString &words); // replaces the one before; pressing it emits action()
    void clearAction();
    Button *addOtherAction(Icon icon, const QString &words); // beside it, quieter; the caller connects it

Q_SIGNALS:
    void action();

private:
    const Theme &m_theme;
    Tone m_tone;
    IconView *m_icon;
    TextLabel *m_title;
    TextLabel *m_text;
    QHBoxLayout *m_row;
    Button *m_action = nullptr;
};

// "Nothing here yet": a large icon, what this place is for, and the first step.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    EmptyState(const Theme &theme, Icon icon, const QString &title, const QString &text, QWidget *parent = nullptr);

    void setMessage(Icon icon, const QString &title, const QString &text);
    Button *setAction(Icon icon, const QString &words);

Q_SIGNALS:
    void action();

private:
    const Theme &m_theme;
    IconView *m_icon;
    TextLabel *m_title;
    TextLabel *m_text;
    QVBoxLayout *m_column;
    Button *m_action = nullptr;
};

} // namespace guyub::ui
