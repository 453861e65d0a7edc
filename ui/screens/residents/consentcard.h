// What a person has answered to each purpose, when and who said it, with the way to another answer.
#pragma once

#include "app/usecase/consentstanding.h"
#include "ui/widgets/card.h"

namespace guyub::ui {

class ConsentCard : public Card
{
    Q_OBJECT
public:
    // `areaCode` is the office's, for its clock.
    ConsentCard(const Theme &theme, const QList<usecase::ConsentStanding> &standings, const QString &areaCode, QWidget *parent = nullptr);

Q_SIGNALS:
    void give(guyub::usecase::Purpose purpose);
    void withdraw(guyub::usecase::Purpose purpose);

private:
    void addRow(const usecase::ConsentStanding &standing, const QString &areaCode);
    static QString lineOf(const usecase::ConsentStanding &standing, const QString &areaCode);

    const Theme &m_theme;
};

} // namespace guyub::ui
