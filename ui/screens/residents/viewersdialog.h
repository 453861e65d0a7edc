// Who has looked at a person's data, newest first; shown to that person on request.
#pragma once

#include "ui/screens/appcontext.h"
#include "ui/widgets/overlay.h"

namespace guyub::ui {

class ViewersDialog : public OverlayDialog
{
    Q_OBJECT
public:
    // `entries` are records of the read log.
    ViewersDialog(const Theme &theme, const AppContext &context, const QList<ports::Record> &entries, QWidget *parent = nullptr);

private:
    QString nameOf(const AppContext &context, const ports::Record &entry) const;
    QString lineOf(const AppContext &context, const ports::Record &entry) const;
};

} // namespace guyub::ui
