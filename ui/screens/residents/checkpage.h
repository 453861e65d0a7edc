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

protected:
    // One answer as it is read: question and words, empty where nothing is filled in.
    struct Line
    {
        usecase::FormItem item = usecase::FormItem::Name;
        QString question;
        QString answer;
    };
    QList<Line> identityLines(const usecase::RegistrationForm &form) const;
    QList<Line> householdLines(const usecase::ResidentForm &person) const;
    Card *makeCard(const QString &title, const QList<Line> &lines);
    virtual QString shownAnswer(const Line &line) const { return line.answer; }
    Card *makeIdentity(const usecase::RegistrationForm &form);
    Card *makeHousehold(const usecase::ResidentForm &person);

private:
    QList<Line> consentLines(const usecase::ConsentForm &consent) const;
};

} // namespace guyub::ui
