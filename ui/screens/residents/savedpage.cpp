#include "ui/screens/residents/savedpage.h"

#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"

#include <QGridLayout>

namespace guyub::ui {

SavedPage::SavedPage(const Theme &theme, QWidget *parent) : StepPage(theme, parent), m_banner(new Banner(theme, Tone::Ok, {}))
{
    body()->addWidget(m_banner);
    auto *grid = new QGridLayout;
    keepSpacing(theme, grid, 0, 16);
    const struct
    {
        ButtonKind kind;
        Icon icon;
        QString words;
        void (SavedPage::*wanted)();
    } ways[] = {{ButtonKind::Primary, Icon::Print, tr("Print the receipt"), &SavedPage::printWanted}, {ButtonKind::Secondary, Icon::PersonAdd, tr("Register the next of this family"), &SavedPage::nextWanted},
        {ButtonKind::Secondary, Icon::Person, tr("Open this person"), &SavedPage::openWanted}, {ButtonKind::Secondary, Icon::Home, tr("Done"), &SavedPage::doneWanted}};
    int place = 0;
    for (const auto &way : ways) {
        auto *button = new Button(theme, way.kind, way.icon, way.words);
        button->setForResident(true);
        grid->addWidget(button, place / 2, place % 2);
        connect(button, &QAbstractButton::clicked, this, way.wanted);
        ++place;
    }
    body()->addLayout(grid);
    body()->addStretch(1);
}

void SavedPage::show(const usecase::RegistrationDraft &draft)
{
    m_banner->setMessage(Tone::Ok, tr("%1 is registered").arg(draft.name.simplified()), tr("The data are safe in this kiosk. They are sent tonight, or when there is a line."));
}

} // namespace guyub::ui
