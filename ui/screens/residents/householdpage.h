// Where does the person live, and with whom?
#pragma once

#include "ui/screens/residents/steppage.h"

namespace guyub::ui {

class ChoiceGroup;
class TextField;

class HouseholdPage : public StepPage
{
    Q_OBJECT
public:
    explicit HouseholdPage(const Theme &theme, QWidget *parent = nullptr);

    void show(const usecase::RegistrationDraft &draft) override;
    void collect(usecase::RegistrationDraft &draft) const override;

private:
    TextField *add(const QString &key, const QString &label, bool optional, QBoxLayout *where);

    const Theme &m_theme;
    TextField *m_noKk;
    ChoiceGroup *m_relationship;
    TextField *m_address;
    TextField *m_rt;
    TextField *m_rw;
    TextField *m_phone;
    TextField *m_landmark;
};

} // namespace guyub::ui
