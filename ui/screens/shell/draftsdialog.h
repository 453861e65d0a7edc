// All that one person has begun and not finished, newest first, each to go on with or to discard.
#pragma once

#include "app/ports/recordstore.h"
#include "ui/widgets/overlay.h"

namespace guyub::ui {

struct DraftWords
{
    QString name;  // whom it is about; says so where no name is known yet
    QString whole; // "Paijem, step 3, kept at 09:41"
};
DraftWords draftWords(const ports::Draft &draft);

class DraftsDialog : public OverlayDialog
{
    Q_OBJECT
public:
    DraftsDialog(const Theme &theme, const QList<ports::Draft> &drafts, QWidget *parent = nullptr);

Q_SIGNALS: // after the dialog has gone
    void goOn(const guyub::ports::Draft &draft);
    void drop(const guyub::ports::Draft &draft);

private:
    void addRow(const ports::Draft &draft, int number);
};

} // namespace guyub::ui
