// A step of a form: questions, and what is wrong with the answers, beside each question and in a summary that has the focus.
// Shows a form and reads it back; what it means is decided in app/usecase. Made anew when the language changes.
#pragma once

#include "app/usecase/registrationform.h"
#include "ui/theme/theme.h"
#include "ui/widgets/overlay.h"

#include <QMap>
#include <QVBoxLayout>
#include <QWidget>

namespace guyub::ui {

class Card;
class FormField;

class TextField;

class FormPage : public QWidget
{
    Q_OBJECT
public:
    FormPage(const Theme &theme, QDate today, QWidget *parent = nullptr);

    virtual void showForm(const usecase::RegistrationForm &form) = 0;
    virtual void readInto(usecase::RegistrationForm &form) const = 0;
    // What follows from the answers: sentences, and which questions are asked.
    virtual void refresh(const usecase::RegistrationForm &form) { Q_UNUSED(form) }

    void showFaults(const QList<usecase::FormFault> &faults);
    void clearFaults();
    bool hasFaults() const { return m_hasFaults; }
    void focusItem(usecase::FormItem item); // or the first question when it is not on this page
    std::optional<usecase::FormItem> focusedItem() const;

Q_SIGNALS:
    void edited();
    void ask(guyub::ui::OverlayDialog *dialog);
    void elsewhere(guyub::usecase::FormItem item); // a fault whose question is on another page

protected:
    const Theme &theme() const { return m_theme; }
    QDate today() const { return m_today; }
    QVBoxLayout *column() const { return m_column; }
    // The question around `input`; Enter in a line goes on to the next.
    FormField *question(usecase::FormItem item, QWidget *input);
    FormField *question(usecase::FormItem item, QWidget *input, const QString &label);
    FormField *field(usecase::FormItem item) const { return m_fields.value(item); }
    TextField *line(usecase::FormItem item) const; // the input of a question that is typed

private:
    const Theme &m_theme;
    QDate m_today;
    QVBoxLayout *m_column;
    Card *m_summary = nullptr;
    bool m_hasFaults = false;
    QMap<usecase::FormItem, FormField *> m_fields;
};

// What has the focus and lies not in `page`: a page that is made anew must not draw it away from there.
QWidget *focusOutside(const FormPage &page);

// "3404 0752 0748 0003"; what is no number stays as it was typed.
QString groupedNumber(const QString &typed);
// The same while digits are typed at the end of the line; corrections inside are left alone.
void groupAsTyped(TextField *field);

} // namespace guyub::ui
