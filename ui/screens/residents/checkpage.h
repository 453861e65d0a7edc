// All answers once more, each with its way back; nothing is asked twice.
#pragma once

#include "ui/screens/residents/steppage.h"

class QGridLayout;

namespace guyub::ui {

class Card;

class CheckPage : public StepPage
{
    Q_OBJECT
public:
    CheckPage(const Theme &theme, const ports::Clock &clock, QWidget *parent = nullptr);

    void show(const usecase::RegistrationDraft &draft) override;
    void collect(usecase::RegistrationDraft &) const override {} // nothing is typed here

Q_SIGNALS:
    void changeWanted(guyub::usecase::RegisterStep step, const QString &field);

private:
    void addRow(const QString &label, const QString &value, usecase::RegisterStep step, const QString &field);
    void addConsent(const usecase::RegistrationDraft &draft);
    void addIdentity(const usecase::RegistrationDraft &draft);
    void addHousehold(const usecase::RegistrationDraft &draft);

    const Theme &m_theme;
    const ports::Clock &m_clock;
    Card *m_card = nullptr;
    QGridLayout *m_rows = nullptr;
    int m_count = 0;
};

// 12 Juli 1948; only the year where that is all that is known.
QString wordsOfDay(DayNumber day);

} // namespace guyub::ui
