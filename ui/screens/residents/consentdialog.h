// A later word on one purpose, over the page: the whole text is read out and two equal answers stand below it; or a consent
// is withdrawn, with what follows from that. Who answers for another gives a name.
#pragma once

#include "app/usecase/actions.h"
#include "ui/widgets/overlay.h"

namespace guyub::ui {

class CheckButton;
class ChoiceGroup;
class FormField;
class TextField;

class ConsentDialog : public OverlayDialog
{
    Q_OBJECT
public:
    enum class Kind { Ask, Withdraw };
    // `isChild`: only a parent or guardian may agree.
    ConsentDialog(const Theme &theme, Kind kind, usecase::Purpose purpose, bool isChild, QWidget *parent = nullptr);

Q_SIGNALS:
    void decided(const guyub::usecase::ConsentAnswer &answer);

private:
    void addWho(bool isChild);
    void addAskAnswers();
    void addWithdrawAnswers();
    void follow(); // the name is asked for where it is needed, and nothing can be answered without
    usecase::ConsentAnswer answerOf(bool given) const;

    const usecase::Purpose m_purpose;
    ChoiceGroup *m_who;
    CheckButton *m_inJavanese;
    TextField *m_name;
    FormField *m_nameField;
    QList<Button *> m_decisions;
};

} // namespace guyub::ui
