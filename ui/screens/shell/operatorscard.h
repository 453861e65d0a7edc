// Who may sign in on this kiosk, with what may be done about each, for those who let others in.
#pragma once

#include "ui/screens/appcontext.h"
#include "ui/widgets/card.h"

namespace guyub::ui {

class Button;
class TextLabel;

class OperatorsCard : public Card
{
    Q_OBJECT
public:
    OperatorsCard(const Theme &theme, AppContext &context, QWidget *parent = nullptr);

    void fill(); // as it is now, in the language of the screen
    QList<QWidget *> stops() const; // of the focus, from top to bottom; others after each fill()

Q_SIGNALS:
    void addWanted();
    void newPinWanted(const guyub::Id &who);
    void removalWanted(const guyub::ports::OperatorLabel &who);

private:
    QWidget *makeRow(const ports::OperatorLabel &who);

    const Theme &m_theme;
    AppContext &m_context;
    TextLabel *m_title;
    QVBoxLayout *m_rows;
    Button *m_add;
    QList<QWidget *> m_shown;
};

} // namespace guyub::ui
