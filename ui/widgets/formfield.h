// A question: label, hint, the input, and under it what is wrong or right about the answer. The label is the input's
// accessible name; hint and message are its description. Numbers of fixed length count along: "12 of 16 digits".
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace guyub::ui {

class IconView;
class TextLabel;

class FormField : public QWidget
{
    Q_OBJECT
public:
    // Takes `input` over. Works with every input of the kit. No label: the page around it asks the question.
    FormField(const Theme &theme, const QString &label, QWidget *input, QWidget *parent = nullptr);

    QWidget *input() const { return m_input; }
    void setLabel(const QString &label); // in another language
    void setHint(const QString &hint);
    void setOptional(bool optional);      // says "(optional)" beside the label
    void setError(const QString &words);  // what is wrong and what to do; clears a note
    void setNote(const QString &words);   // what the answer was understood as; clears an error
    void clearMessage();
    bool hasError() const { return m_hasError; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void showMessage(const QString &words, bool error);
    void describe();
    void count();
    void updateLabel();

    const Theme &m_theme;
    QString m_words;
    QWidget *m_input;
    TextLabel *m_label;
    TextLabel *m_counter;
    TextLabel *m_hint;
    QWidget *m_messageRow;
    IconView *m_messageIcon;
    TextLabel *m_message;
    bool m_optional = false;
    bool m_hasError = false;
};

// The FormField around `widget`, or null.
FormField *fieldAround(QWidget *widget);

} // namespace guyub::ui
