// Who the person is: NIK read back as a sentence, or the equally large way without one.
#pragma once

#include "ui/screens/residents/formpage.h"

namespace guyub::ui {

class CheckButton;
class ChoiceGroup;
class DateField;
class FieldGrid;
class PickField;
class TextLabel;

class IdentityPage : public FormPage
{
    Q_OBJECT
public:
    IdentityPage(const Theme &theme, QDate today, QWidget *parent = nullptr);

    void showForm(const usecase::RegistrationForm &form) override;
    void readInto(usecase::RegistrationForm &form) const override;
    void refresh(const usecase::RegistrationForm &form) override;
    // A number that came from a scanner.
    void takeNik(const QString &digits);

private:
    void buildNumber();
    void buildReasons();
    void buildBirth();
    void buildRest();
    void readBack(const usecase::ResidentForm &person);
    void offerYears(const usecase::ResidentForm &person);

    FieldGrid *m_grid;
    ChoiceGroup *m_mode;
    QWidget *m_number; // the NIK, and where it comes from
    TextLabel *m_area;
    PickField *m_source;
    CheckButton *m_asOnCard;
    ChoiceGroup *m_noNikReason;
    QWidget *m_years;
    ChoiceGroup *m_year = nullptr; // made anew for each pair of years
    QList<int> m_offered;          // the years behind m_year
    CheckButton *m_differs;
    FormField *m_differsField;
    DateField *m_birth;
    ChoiceGroup *m_sex;
    PickField *m_religion;
    PickField *m_occupation;
};

} // namespace guyub::ui
