#include "ui/screens/shell/draftsdialog.h"

#include "ui/widgets/button.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHBoxLayout>
#include <QLocale>

namespace guyub::ui {

namespace {

constexpr int kDropFrom = 1'000; // answers from here on discard

// A class only so that lupdate and tr() agree on the context.
class DraftLine
{
    Q_DECLARE_TR_FUNCTIONS(DraftLine)
public:
    static DraftWords of(const ports::Draft &draft)
    {
        const QDateTime kept = QDateTime::fromMSecsSinceEpoch(draft.savedAt).toLocalTime();
        const QString time = QLocale().toString(kept.time(), QLocale::ShortFormat);
        const QString name = draft.title.isEmpty() ? tr("No name yet") : draft.title;
        if (draft.form == QLatin1String("edit"))
            return {name, tr("Changes to %1, kept at %2").arg(name, time)};
        if (draft.form == QLatin1String("posyandu"))
            return {name, tr("Weighing %1, kept at %2").arg(name, time)};
        return {name, tr("%1, step %2, kept at %3").arg(name).arg(draft.step + 1).arg(time)};
    }
};

} // namespace

DraftWords draftWords(const ports::Draft &draft)
{
    return DraftLine::of(draft);
}

DraftsDialog::DraftsDialog(const Theme &theme, const QList<ports::Draft> &drafts, QWidget *parent) :
    OverlayDialog(theme, tr("What would you like to go on with?"), {}, parent)
{
    for (int i = 0; i < drafts.size(); ++i)
        addRow(drafts.at(i), i);
    addAnswer(kDismissed, ButtonKind::Secondary, Icon::Back, tr("Later"));
    connect(this, &OverlayDialog::answered, this, [this, drafts](int answer) {
        if (answer >= kDropFrom)
            Q_EMIT drop(drafts.at(answer - kDropFrom));
        else if (answer >= 0)
            Q_EMIT goOn(drafts.at(answer));
    });
}

void DraftsDialog::addRow(const ports::Draft &draft, int number)
{
    const DraftWords words = draftWords(draft);
    auto *row = new QHBoxLayout;
    keepSpacing(theme(), row, 0, 8);
    auto *open = new SecondaryButton(theme(), Icon::Draft, words.whole);
    auto *drop = new SecondaryButton(theme(), Icon::Close, tr("Discard: %1").arg(words.whole));
    drop->setIconOnly(true);
    row->addWidget(open, 1);
    row->addWidget(drop);
    body()->addLayout(row);
    connect(open, &Button::clicked, this, [this, number] { answerWith(number); });
    connect(drop, &Button::clicked, this, [this, number] { answerWith(kDropFrom + number); });
}

} // namespace guyub::ui
