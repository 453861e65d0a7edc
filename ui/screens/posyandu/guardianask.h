// The consent to keep a child's health data, asked where it is missing: what is kept, what for, how long, and that it may be
// taken back. Below 18 years a parent or guardian answers and is named (UU 27/2022 Ps 21-22, 25).
#pragma once

#include "app/usecase/actions.h"
#include "ui/widgets/card.h"

namespace guyub::ui {

class Button;
class FormField;
class TextField;
class TextLabel;

class GuardianAsk : public Card
{
    Q_OBJECT
public:
    static constexpr char kTextVersion[] = "anak-1"; // which words were shown; a new text gets a new number

    explicit GuardianAsk(const Theme &theme, QWidget *parent = nullptr);

    void open(const QString &name, bool isMinor);
    void take(); // focus to the guardian's name, or to the first answer
    void retranslate();
    QString typedName() const; // of the guardian, so far
    void restoreName(const QString &name);

Q_SIGNALS:
    void answered(const guyub::usecase::ConsentAnswer &answer);
    void edited();

private:
    void answer(bool given);

    QString m_person;
    bool m_isMinor = true;
    TextLabel *m_title;
    TextLabel *m_text;
    TextField *m_name;
    FormField *m_nameField;
    Button *m_agree;
    Button *m_refuse;
};

} // namespace guyub::ui
