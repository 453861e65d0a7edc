// One page of the registration: shows a draft, takes it back, marks what is wrong. Holds no rule.
#pragma once

#include "app/usecase/registrationdraft.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/scrollarea.h"

#include <QHash>

namespace guyub::ui {

class StepPage : public ScrollArea
{
    Q_OBJECT
public:
    using ScrollArea::ScrollArea;

    virtual void show(const usecase::RegistrationDraft &draft) = 0;
    virtual void collect(usecase::RegistrationDraft &draft) const = 0;
    // Marks each fault beside its field; clears the others. Warnings are not shown here.
    void showFindings(const QList<usecase::StepFinding> &findings);
    // Focus and scroll to the field of `key`; the first field when it is not here.
    void focusOn(const QString &key);

Q_SIGNALS:
    void changed();

protected:
    // Fields by the key of what they ask for; those added first come first in the focus.
    void keep(const QString &key, FormField *field);

private:
    QHash<QString, FormField *> m_fields;
    FormField *m_first = nullptr;
};

// What is wrong and what to do; for warnings what to look at once more.
QString wordsOf(const usecase::StepFinding &finding);

} // namespace guyub::ui
