// What has happened, in words, and the three ways on.
#pragma once

#include "ui/screens/residents/formpage.h"

namespace guyub::ui {

class SavedPage : public FormPage
{
    Q_OBJECT
public:
    // `joined`: the household was known before; it means nothing without a family card.
    SavedPage(const Theme &theme, QDate today, bool joined, QWidget *parent = nullptr);

    void showForm(const usecase::RegistrationForm &form) override;
    void readInto(usecase::RegistrationForm &) const override { }
    void focusPrint();

Q_SIGNALS:
    void printWanted();
    void nextOfHouseholdWanted();
    void openWanted();
    void doneWanted();

private:
    QStringList happened(const usecase::RegistrationForm &form) const;

    bool m_joined;
    QWidget *m_print = nullptr;
};

} // namespace guyub::ui
