// The family card, and where the person lives.
#pragma once

#include "app/ports/recordstore.h"
#include "ui/screens/residents/formpage.h"

namespace guyub::ui {

class FieldGrid;
class PickField;

class HouseholdPage : public FormPage
{
    Q_OBJECT
public:
    HouseholdPage(const Theme &theme, QDate today, QWidget *parent = nullptr);

    void showForm(const usecase::RegistrationForm &form) override;
    void readInto(usecase::RegistrationForm &form) const override;
    // The household that has this card number, if one is known: said beside the number, its address filled in where the
    // form has none.
    void showHousehold(const std::optional<ports::Record> &household);

private:
    FieldGrid *m_grid;
    PickField *m_relationship;
};

} // namespace guyub::ui
