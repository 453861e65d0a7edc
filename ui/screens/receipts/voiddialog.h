// Declare a receipt void: why, in one line that whoever checks the paper will read.
#pragma once

#include "ui/widgets/overlay.h"

namespace guyub::ui {

class FormField;
class TextField;

class VoidDialog : public OverlayDialog
{
    Q_OBJECT
public:
    VoidDialog(const Theme &theme, const QString &code, QWidget *parent = nullptr);

Q_SIGNALS:
    void confirmed(const QString &reason);

private:
    TextField *m_reason;
};

} // namespace guyub::ui
