#include "ui/screens/residents/savedpage.h"

#include "ui/screens/residents/consenttexts.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/iconview.h"
#include "ui/widgets/textlabel.h"

namespace guyub::ui {

using namespace usecase;

SavedPage::SavedPage(const Theme &theme, QDate today, bool joined, QWidget *parent) : FormPage(theme, today, parent), m_joined(joined) { }

QStringList SavedPage::happened(const RegistrationForm &form) const
{
    QStringList lines;
    const QString noKk = form.person.noKk.trimmed();
    if (noKk.isEmpty())
        lines += tr("Registered without a family card. It can be added later.");
    else
        lines += m_joined ? tr("Joined the family that was known here.") : tr("A new family was made for this family card.");
    QStringList agreed;
    for (const ConsentText &text : consentTexts())
        if (form.consent.answerTo(text.purpose) == Answer::Agreed)
            agreed += text.title;
    lines += agreed.isEmpty() ? tr("No consent was given. The registration rests on the law on population administration.")
                              : tr("Consent kept for: %1.").arg(agreed.join(QStringLiteral(", ")));
    lines += tr("The data are safe on this kiosk. They are sent tonight, or when there is a line.");
    return lines;
}

void SavedPage::showForm(const RegistrationForm &form)
{
    const QString name = form.person.name.simplified();
    auto *card = new Card(theme());
    card->setTone(Tone::Ok);
    auto *head = new QHBoxLayout;
    keepSpacing(theme(), head, 0, 16);
    head->addWidget(new Avatar(theme(), name, 64));
    auto *words = new QVBoxLayout;
    keepSpacing(theme(), words, 0, 2);
    auto *saved = new TextLabel(theme(), TextRole::Strong, tr("Saved"));
    saved->setTone(TextTone::Ok);
    words->addWidget(saved);
    words->addWidget(new TextLabel(theme(), TextRole::Title, tr("%1 is registered").arg(name)));
    head->addLayout(words, 1);
    card->body()->addLayout(head);
    for (const QString &line : happened(form)) {
        auto *row = new QHBoxLayout;
        keepSpacing(theme(), row, 0, 10);
        row->addWidget(new IconView(theme(), Icon::Check, Token::Ok), 0, Qt::AlignTop);
        row->addWidget(new TextLabel(theme(), TextRole::Body, line), 1);
        card->body()->addLayout(row);
    }
    column()->addWidget(card);

    const auto way = [this](Button *button, auto signal) {
        connect(button, &Button::clicked, this, signal);
        button->setForResident(true);
        column()->addWidget(button);
        return button;
    };
    m_print = way(new PrimaryButton(theme(), Icon::Print, tr("Print the receipt")), &SavedPage::printWanted);
    auto *row = new QHBoxLayout;
    keepSpacing(theme(), row, 0, 12);
    if (!form.person.noKk.trimmed().isEmpty() || !form.person.address.trimmed().isEmpty()) {
        auto *next = new SecondaryButton(theme(), Icon::PersonAdd, tr("Register the next of this family"));
        connect(next, &Button::clicked, this, &SavedPage::nextOfHouseholdWanted);
        row->addWidget(next, 1);
    }
    auto *open = new SecondaryButton(theme(), Icon::Person, tr("Open this person's page"));
    connect(open, &Button::clicked, this, &SavedPage::openWanted);
    row->addWidget(open, 1);
    auto *done = new SecondaryButton(theme(), Icon::Home, tr("Done"));
    connect(done, &Button::clicked, this, &SavedPage::doneWanted);
    row->addWidget(done, 1);
    column()->addLayout(row);
    column()->addStretch(1);
}

void SavedPage::focusPrint()
{
    if (m_print != nullptr)
        m_print->setFocus(Qt::OtherFocusReason);
}

} // namespace guyub::ui
