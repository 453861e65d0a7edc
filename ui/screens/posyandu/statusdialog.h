// The kader's own view of a T: the curve follows its line, or there is a reason. Answers with N and the reason.
#pragma once

#include "ui/widgets/overlay.h"

namespace guyub::ui {

class ChoiceGroup;
class TextField;

class StatusDialog : public OverlayDialog
{
    Q_OBJECT
public:
    explicit StatusDialog(const Theme &theme, QWidget *parent = nullptr);

Q_SIGNALS:
    void decided(const QString &reason);

private:
    static constexpr int kDecide = 0;
    static constexpr int kKeep = 1;
    QString reason() const;

    ChoiceGroup *m_reasons;
    TextField *m_other;
};

} // namespace guyub::ui
