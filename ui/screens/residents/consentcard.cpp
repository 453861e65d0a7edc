#include "ui/screens/residents/consentcard.h"

#include "ui/screens/residents/consenttexts.h"
#include "ui/screens/residents/fieldgrid.h"
#include "ui/screens/residents/residentwords.h"
#include "ui/widgets/button.h"
#include "ui/widgets/textlabel.h"

namespace guyub::ui {

using usecase::ConsentStanding;

ConsentCard::ConsentCard(const Theme &theme, const QList<ConsentStanding> &standings, const QString &areaCode, QWidget *parent) :
    Card(theme, parent), m_theme(theme)
{
    body()->addWidget(new TextLabel(theme, TextRole::Subtitle, tr("Consent")));
    for (const ConsentStanding &standing : standings)
        addRow(standing, areaCode);
}

void ConsentCard::addRow(const ConsentStanding &standing, const QString &areaCode)
{
    const QString title = consentText(standing.purpose).title;
    auto *row = new FieldGrid(m_theme, 2);
    auto *said = new QWidget;
    auto *words = new QVBoxLayout(said);
    keepSpacing(m_theme, words, 0, 2);
    words->addWidget(new TextLabel(m_theme, TextRole::Strong, title));
    auto *line = new TextLabel(m_theme, TextRole::Caption, lineOf(standing, areaCode));
    line->setTone(TextTone::Muted);
    words->addWidget(line);
    row->add(said);
    const bool canWithdraw = standing.isAnswered && standing.isGiven;
    auto *change = canWithdraw ? new SecondaryButton(m_theme, Icon::Undo, tr("Withdraw consent")) : new SecondaryButton(m_theme, Icon::Shield, tr("Ask for consent"));
    change->setAccessibleName(canWithdraw ? tr("Withdraw the consent: %1").arg(title) : tr("Ask for consent: %1").arg(title));
    row->add(change);
    body()->addWidget(row);
    connect(change, &Button::clicked, this, [this, canWithdraw, purpose = standing.purpose] {
        if (canWithdraw)
            Q_EMIT withdraw(purpose);
        else
            Q_EMIT give(purpose);
    });
}

QString ConsentCard::lineOf(const ConsentStanding &standing, const QString &areaCode)
{
    if (!standing.isAnswered)
        return tr("Not asked yet");
    QStringList parts{standing.isGiven ? tr("Agrees") : tr("Does not agree"), instantText(standing.at, areaCode, false),
        standing.givenBy == usecase::kGivenBySelf ? QString() : codeText("pemberi_persetujuan", standing.givenBy), standing.guardianName};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

} // namespace guyub::ui
