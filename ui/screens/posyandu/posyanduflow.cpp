// What happens after the numbers: saving, consent, the kader's decision, paper, drafts.
#include "app/domain/codelist.h"
#include "app/usecase/recordconsent.h"
#include "ui/print/growthwords.h"
#include "ui/print/paperwords.h"
#include "ui/screens/errortext.h"
#include "ui/screens/posyandu/childqueue.h"
#include "ui/screens/posyandu/guardianask.h"
#include "ui/screens/posyandu/lastsaved.h"
#include "ui/screens/posyandu/posyanduscreen.h"
#include "ui/screens/posyandu/statusdialog.h"
#include "ui/screens/posyandu/visitform.h"
#include "ui/screens/posyandu/visitpaper.h"
#include "ui/screens/receipts/printjob.h"
#include "ui/widgets/overlay.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace guyub::ui {

using usecase::Measurement;

namespace {

const QString kDraftForm = QStringLiteral("posyandu");

QString measuresOf(const Measurement &measurement)
{
    QStringList words;
    if (measurement.weightGrams)
        words.append(print::kilogramWords(*measurement.weightGrams));
    if (measurement.lengthMm)
        words.append(print::centimetreWords(*measurement.lengthMm));
    return words.join(QStringLiteral(", "));
}

} // namespace

void PosyanduScreen::save(const Measurement &measurement)
{
    const usecase::ServiceSpan span {usecase::ServiceKind::Visit, m_openedAt, false};
    Measurement here = measurement;
    here.place = context().office.posyanduName;
    const Result<ports::Saved> saved = usecase::LogVisit(*context().store, context().clock).run(here, span);
    if (!saved) {
        if (saved.error().code == ErrorCode::NoConsent) { // withdrawn meanwhile
            keepDraft();
            return begin(m_start);
        }
        const ErrorWords words = errorWords(saved.error());
        const bool isEmpty = saved.error().code == ErrorCode::RequiredFieldMissing;
        m_form->showFault(isEmpty ? tr("Type at least one number.") : words.title + QLatin1Char(' ') + words.remedy,
            saved.error().field);
        return;
    }
    m_draftTimer.stop();
    if (const auto dropped = context().store->dropDraft(m_child); !dropped)
        Q_EMIT say(Tone::Warn, errorWords(dropped.error()).title);
    m_savedVisit = saved->entities.value(0);
    m_savedChild = m_child;
    m_last->show(m_childName, measuresOf(measurement));
    m_start = {};
    reload();
    Q_EMIT dataChanged();
    next();
}

void PosyanduScreen::keepConsent(const usecase::ConsentAnswer &answer)
{
    const auto kept = usecase::RecordConsent(*context().store, context().clock).run(m_child, answer);
    if (!kept) {
        const ErrorWords words = errorWords(kept.error());
        Q_EMIT say(Tone::Danger, words.title + QLatin1Char(' ') + words.remedy);
        return;
    }
    m_draftTimer.stop();
    if (const auto dropped = context().store->dropDraft(m_child); !dropped && dropped.error().code != ErrorCode::NotFound)
        Q_EMIT say(Tone::Warn, errorWords(dropped.error()).title);
    Q_EMIT dataChanged();
    if (answer.given)
        return begin(m_start);
    Q_EMIT say(Tone::Info, tr("Noted. Weigh the child and write the numbers in its own book only."));
    next();
}

std::optional<Target> PosyanduScreen::resume() const
{
    return Target {Page::Posyandu, m_child, {}};
}

bool PosyanduScreen::takeScan(const QString &text)
{
    constexpr qsizetype kNikDigits = 16;
    if (text.size() != kNikDigits || !std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.isDigit(); }))
        return false;
    const auto hits = context().store->search({text, 1});
    if (!hits || hits->isEmpty())
        return false;
    keepDraft();
    open(hits->front().id);
    return true;
}

void PosyanduScreen::decideStatus()
{
    auto *dialog = new StatusDialog(theme());
    connect(dialog, &StatusDialog::decided, m_form, [this](const QString &reason) {
        m_form->decideStatus(domain::WeightStatus::N, reason);
        m_form->take();
    });
    Q_EMIT ask(dialog);
}

void PosyanduScreen::chooseRw()
{
    auto *dialog = new OverlayDialog(theme(), tr("Whose children?"));
    const QStringList rws = m_queue->rws();
    dialog->addAnswer(0, ButtonKind::Secondary, Icon::People, tr("All RW"));
    for (qsizetype i = 0; i < rws.size(); ++i)
        dialog->addAnswer(static_cast<int>(i) + 1, ButtonKind::Secondary, Icon::None, tr("RW %1").arg(rws[i]));
    connect(dialog, &OverlayDialog::answered, this, [this, rws](int answer) {
        if (answer == OverlayDialog::kDismissed)
            return;
        m_rw = answer == 0 ? QString() : rws.value(answer - 1);
        reload();
        if (!m_queue->find(m_child)) {
            keepDraft();
            next();
        }
    });
    Q_EMIT ask(dialog);
}

void PosyanduScreen::choosePaper()
{
    const QString language = print::paperLocale().name().left(2);
    auto *dialog = new OverlayDialog(
        theme(), tr("Print what?"), tr("The growth paper for the family, or a receipt with a code."));
    for (qsizetype i = 0; i < context().printers.size(); ++i) {
        const ports::Printer &printer = *context().printers[i];
        const QString medium = domain::codeWords(u"media_cetak", static_cast<qint64>(printer.medium()), language);
        const QString where = printer.name().isEmpty() ? tr("to a stick") : printer.keepsFiles() ? tr("as a file") : printer.name();
        auto *button = new SecondaryButton(theme(), Icon::Print, QStringLiteral("%1 · %2").arg(medium, where)); // one below the other: names are long
        dialog->body()->addWidget(button);
        connect(button, &Button::clicked, dialog, [dialog, i] { dialog->answerWith(static_cast<int>(i)); });
    }
    const int receipt = static_cast<int>(context().printers.size());
    dialog->addAnswer(receipt, ButtonKind::Secondary, Icon::Receipt, tr("Receipt"));
    dialog->addAnswer(receipt + 1, ButtonKind::Quiet, Icon::Back, tr("Print nothing"));
    connect(dialog, &OverlayDialog::answered, this, [this, receipt](int answer) {
        if (answer == receipt)
            Q_EMIT goTo({Page::IssueReceipt, m_savedChild, {}});
        else if (answer >= 0 && answer < receipt)
            printOn(answer);
    });
    Q_EMIT ask(dialog);
}

void PosyanduScreen::printOn(int printer)
{
    ports::Printer &chosen = *context().printers[printer];
    const auto content = visitContent(context(), m_savedVisit);
    const auto tell = [this, keepsFiles = chosen.keepsFiles()](const Result<> &printed) {
        if (printed)
            Q_EMIT say(Tone::Ok, keepsFiles ? tr("Kept as a file.") : tr("The paper is out."));
        else if (keepsFiles && printed.error().code == ErrorCode::NotReachable)
            Q_EMIT say(Tone::Danger, tr("The visit is saved. Plug in a stick or connect a printer, then try again."));
        else
            Q_EMIT say(Tone::Danger,
                tr("The visit is saved, but the paper did not come out. %1").arg(errorWords(printed.error()).remedy));
    };
    if (!content)
        return tell(tl::unexpected(content.error()));
    printInBackground(chosen, visitBytes(*content, chosen.medium()), this, tell);
}

// The child's id is the draft's: one draft a child, and no chance is needed for its name. While a guardian is asked it
// holds the name alone, and the fields still hold the child before.
void PosyanduScreen::keepDraft()
{
    m_draftTimer.stop();
    if (!context().store || m_child.isZero() || m_start.resident != m_child)
        return;
    const bool asks = !m_parts[ConsentPart]->isHidden();
    const bool isTyping = asks ? !m_consent->typedName().isEmpty() : m_form->child() == m_child && !m_form->isUntouched();
    if (!isTyping)
        return;
    ports::Draft draft;
    draft.id = m_child;
    draft.author = context().store->operatorId();
    draft.form = kDraftForm;
    draft.title = m_childName;
    QJsonArray content = asks ? QJsonArray{m_consent->typedName()} : QJsonArray::fromStringList(m_form->draft());
    content.append(context().clock.nowUtc() - m_openedAt); // at this child so far; pauses do not count
    draft.content = QJsonDocument(content).toJson(QJsonDocument::Compact);
    draft.savedAt = context().clock.nowUtc();
    if (const auto kept = context().store->saveDraft(draft); !kept)
        Q_EMIT say(Tone::Warn, errorWords(kept.error()).title);
}

EntityId PosyanduScreen::draftedChild() const
{
    const auto drafts = context().store->draftsOf(context().store->operatorId());
    for (const ports::Draft &draft : drafts.value_or(QList<ports::Draft>()))
        if (draft.form == kDraftForm)
            return draft.id;
    return {};
}

void PosyanduScreen::takeDraft()
{
    const auto drafts = context().store->draftsOf(context().store->operatorId());
    if (!drafts)
        return;
    for (const ports::Draft &draft : *drafts) {
        if (draft.form != kDraftForm || draft.id != m_child)
            continue;
        QStringList typed;
        for (const QJsonValue &value : QJsonDocument::fromJson(draft.content).array()) {
            if (value.isString())
                typed.append(value.toString());
            else
                m_openedAt -= value.toInteger(); // one service, with a pause
        }
        if (!m_parts[ConsentPart]->isHidden())
            m_consent->restoreName(typed.size() == 1 ? typed.front() : QString());
        else
            m_form->restore(typed); // nothing of a draft that holds a guardian's name
    }
}

} // namespace guyub::ui
