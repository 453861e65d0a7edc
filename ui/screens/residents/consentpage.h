// May we keep your data? Asked of the resident, for each purpose apart; "no" is as large as "yes".
#pragma once

#include "ui/screens/residents/steppage.h"

namespace guyub::ui {

class ChoiceGroup;
class TextField;

class ConsentPage : public StepPage
{
    Q_OBJECT
public:
    explicit ConsentPage(const Theme &theme, QWidget *parent = nullptr);

    void show(const usecase::RegistrationDraft &draft) override;
    void collect(usecase::RegistrationDraft &draft) const override;

Q_SIGNALS:
    void readWanted(); // the whole text

private:
    ChoiceGroup *addPurpose(const QString &key, const QString &question, const QString &purpose, bool optional);
    void updateGuardian();

    const Theme &m_theme;
    ChoiceGroup *m_counter;
    ChoiceGroup *m_childHealth;
    ChoiceGroup *m_aid;
    ChoiceGroup *m_givenBy;
    TextField *m_guardian;
    FormField *m_guardianField;
};

// The text behind the one line (UU 27/2022 Ps 21): purpose, data, how long, rights.
QString consentTextWhole();

} // namespace guyub::ui
