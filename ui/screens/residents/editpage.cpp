#include "ui/screens/residents/editpage.h"

#include "app/domain/mask.h"
#include "ui/screens/residents/fieldgrid.h"
#include "ui/screens/residents/residentwords.h"
#include "ui/widgets/card.h"
#include "ui/widgets/textlabel.h"

#include <algorithm>

namespace guyub::ui {

using namespace usecase;

EditPage::EditPage(const Theme &theme, QDate today, const RegistrationForm &stored, QWidget *parent) : CheckPage(theme, today, parent), m_stored(stored) { }

// "Jalan Kenari 12 → Jalan Merpati 3"
QString EditPage::words(const QString &before, const QString &now)
{
    const QString none = tr("not filled in");
    return QStringLiteral("%1 → %2").arg(before.isEmpty() ? none : before, now.isEmpty() ? none : now);
}

// A question that is no longer asked has lost its answer.
QList<CheckPage::Line> EditPage::changedLines(const RegistrationForm &form) const
{
    const QList<Line> before = identityLines(m_stored) + householdLines(m_stored.person);
    const QList<Line> now = identityLines(form) + householdLines(form.person);
    const auto find = [](const QList<Line> &lines, FormItem item) {
        const auto found = std::find_if(lines.cbegin(), lines.cend(), [item](const Line &each) { return each.item == item; });
        return found == lines.cend() ? std::nullopt : std::optional(*found);
    };
    QList<Line> changes;
    for (const Line &each : before) {
        const QString answer = find(now, each.item).value_or(Line()).answer;
        if (answer != each.answer)
            changes.append({each.item, each.question, words(each.answer, answer)});
    }
    for (const Line &each : now)
        if (!each.answer.isEmpty() && !find(before, each.item))
            changes.append({each.item, each.question, words({}, each.answer)});
    return changes;
}

// What was there before is nobody's business who looks on; what is being typed has to be read back.
QString EditPage::shownAnswer(const Line &line) const
{
    const auto digits = [](QString number) { return number.remove(QLatin1Char(' ')); };
    const bool isStored = (line.item == FormItem::Nik && digits(line.answer) == digits(m_stored.person.nik))
        || (line.item == FormItem::NoKk && digits(line.answer) == digits(m_stored.person.noKk));
    return isStored ? domain::maskNik(digits(line.answer)) : line.answer;
}

QWidget *EditPage::makeChanges(const RegistrationForm &form)
{
    const QList<Line> changes = changedLines(form);
    if (changes.isEmpty()) {
        auto *nothing = new TextLabel(theme(), TextRole::Body, tr("Choose the answer that is to be changed."));
        nothing->setTone(TextTone::Muted);
        return nothing;
    }
    Card *card = makeCard(tr("What is changed"), changes);
    card->setTone(Tone::Info);
    return card;
}

void EditPage::showForm(const RegistrationForm &form)
{
    column()->addWidget(makeChanges(form));
    auto *grid = new FieldGrid(theme(), 2);
    grid->add(makeIdentity(form));
    grid->add(makeHousehold(form.person));
    column()->addWidget(grid);
    column()->addStretch(1);
}

} // namespace guyub::ui
