// One key of the in-app keyboards. Never takes the focus: what it types goes to the field that has it.
#pragma once

#include "ui/widgets/button.h"

namespace guyub::ui {

class KeyButton : public BaseButton
{
    Q_OBJECT
public:
    enum class Look { Plain, Special, Action };
    // `words` is what a screen reader says and, without an icon, what stands on the key.
    KeyButton(const Theme &theme, Look look, Icon icon, const QString &words, QWidget *parent = nullptr);

    void setFace(const QString &face); // shown instead of the words: "?123"
    void setLit(bool lit);             // stays pressed, as Shift does; not checkable, so that everyone can press it
    void setRole(TextRole role);       // size of the face, Input by default; smaller where the key is low
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QFont faceFont() const;

    Look m_look;
    Icon m_icon;
    QString m_face;
    TextRole m_role = TextRole::Input;
    bool m_lit = false;
};

// Types `text` (or, without text, presses `key`) in the widget that has the focus, as a real keyboard would.
void typeKey(int key, const QString &text = {});

} // namespace guyub::ui
