// A registered person's answers, each with its way to change it, and on top what is different from what is stored.
#pragma once

#include "ui/screens/residents/checkpage.h"

namespace guyub::ui {

class EditPage : public CheckPage
{
    Q_OBJECT
public:
    EditPage(const Theme &theme, QDate today, const usecase::RegistrationForm &stored, QWidget *parent = nullptr);

    void showForm(const usecase::RegistrationForm &form) override;

private:
    static QString words(const QString &before, const QString &now);
    QList<Line> changedLines(const usecase::RegistrationForm &form) const;
    QString shownAnswer(const Line &line) const override;
    QWidget *makeChanges(const usecase::RegistrationForm &form);

    usecase::RegistrationForm m_stored;
};

} // namespace guyub::ui
