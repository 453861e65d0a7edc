// Everything once more before it is kept, each answer with its way back.
#pragma once

#include "ui/screens/residents/formpage.h"

namespace guyub::ui {

class CheckPage : public FormPage
{
    Q_OBJECT
public:
    CheckPage(const Theme &theme, QDate today, QWidget *parent = nullptr);

    void showForm(const usecase::RegistrationForm &form) override;
    void readInto(usecase::RegistrationForm &) const override { }

Q_SIGNALS:
    void changeWanted(guyub::usecase::FormItem item);

private:
    void addRow(QVBoxLayout *rows, usecase::FormItem item, const QString &answer, const QString &label = {});
    void addConsents(QVBoxLayout *rows, const usecase::ConsentForm &consent);
    void addIdentity(QVBoxLayout *rows, const usecase::RegistrationForm &form);
    void addHousehold(QVBoxLayout *rows, const usecase::ResidentForm &person);
};

} // namespace guyub::ui
