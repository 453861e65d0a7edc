// Who is it? The NIK fills in what it knows and is read back as a sentence; "without NIK" is as large a way.
#pragma once

#include "ui/screens/residents/steppage.h"

namespace guyub::ui {

class CheckButton;
class ChoiceGroup;
class DateField;
class TextField;

class IdentityPage : public StepPage
{
    Q_OBJECT
public:
    // `clock` must outlive the page.
    IdentityPage(const Theme &theme, const ports::Clock &clock, QWidget *parent = nullptr);

    void show(const usecase::RegistrationDraft &draft) override;
    void collect(usecase::RegistrationDraft &draft) const override;
    // The way out of a number that fails the rules: the officer stands by the card.
    void offerOverride(bool offer);

private:
    void addNik();
    void addPerson();
    void nikChanged();
    void takeDate(QDate date);
    void updateWays();
    QString sentence(QDate birth, int sex) const;
    int takenSex() const { return m_takenSex; }

    const Theme &m_theme;
    const ports::Clock &m_clock;
    ChoiceGroup *m_way = nullptr;
    TextField *m_nik = nullptr;
    FormField *m_nikField = nullptr;
    ChoiceGroup *m_century = nullptr;
    FormField *m_centuryField = nullptr;
    ChoiceGroup *m_source = nullptr;
    FormField *m_sourceField = nullptr;
    CheckButton *m_asOnCard = nullptr;
    TextField *m_reason = nullptr;
    FormField *m_reasonField = nullptr;
    ChoiceGroup *m_noNik = nullptr;
    FormField *m_noNikField = nullptr;
    TextField *m_name = nullptr;
    DateField *m_birth = nullptr;
    ChoiceGroup *m_sex = nullptr;
    TextField *m_birthPlace = nullptr;
    TextField *m_mother = nullptr;
    QList<QDate> m_candidates;
    QDate m_taken;        // what the NIK has filled in; a person's own entry is not overwritten
    int m_takenSex = 0;
    bool m_isShowing = false;
};

} // namespace guyub::ui
