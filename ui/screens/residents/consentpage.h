// For the resident: each purpose in one line with the whole page behind it, and two answers of the same size and weight.
#pragma once

#include "ui/screens/residents/formpage.h"

namespace guyub::ui {

class CheckButton;
class ChoiceGroup;
class FieldGrid;
struct ConsentText;

class ConsentPage : public FormPage
{
    Q_OBJECT
public:
    ConsentPage(const Theme &theme, QDate today, QWidget *parent = nullptr);

    void showForm(const usecase::RegistrationForm &form) override;
    void readInto(usecase::RegistrationForm &form) const override;
    void refresh(const usecase::RegistrationForm &form) override;

private:
    void addWho();
    void addPurpose(const ConsentText &text);
    void openPage(const ConsentText &text);

    FieldGrid *m_grid;
    ChoiceGroup *m_givenBy;
    CheckButton *m_inJavanese;
    QMap<qint64, ChoiceGroup *> m_answers; // by purpose
};

} // namespace guyub::ui
