// The answer about a paper: one large word with icon and colour, what to do, and what the paper should say.
#pragma once

#include "app/usecase/verifyreceipt.h"
#include "ui/widgets/card.h"

namespace guyub::ui {

class IconView;
class TextLabel;

class VerdictCard : public Card
{
    Q_OBJECT
public:
    VerdictCard(const Theme &theme, QWidget *parent = nullptr);

    // `holderName`: of the person, when the store has the receipt. `areaCode`: this office's, for the hour of last contact.
    void setCheck(const usecase::ReceiptCheck &check, const QString &holderName, const QString &areaCode);

private:
    void addLine(const QString &label, const QString &value);
    void clearLines();

    const Theme &m_theme;
    IconView *m_icon;
    TextLabel *m_word;
    TextLabel *m_advice;
    QVBoxLayout *m_lines;
    TextLabel *m_asOf;
};

} // namespace guyub::ui
