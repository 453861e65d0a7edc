#include "ui/screens/shell/senddatascreen.h"

#include "ui/screens/errortext.h"
#include "ui/screens/shell/syncwords.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/progressoverlay.h"
#include "ui/widgets/scrollarea.h"
#include "ui/widgets/textlabel.h"

#include <QLocale>
#include <QPointer>
#include <QTimer>

namespace guyub::ui {

SendDataScreen::SendDataScreen(const Theme &theme, AppContext &context, const Pages &pages, QWidget *parent) :
    Screen(theme, context, parent), m_pages(pages), m_state(new Banner(theme, Tone::Neutral, QString())),
    m_send(new PrimaryButton(theme, Icon::Send, QStringLiteral("-"))), m_look(new SecondaryButton(theme, Icon::Next, QStringLiteral("-"))),
    m_progressCard(new Card(theme)), m_progressWords(new TextLabel(theme, TextRole::Strong)), m_bar(new ProgressBar(QString())),
    m_result(new Banner(theme, Tone::Ok, QString()))
{
    auto *outer = new QVBoxLayout(this);
    keepSpacing(theme, outer, 20, 0);
    auto *area = new ScrollArea(theme);
    outer->addWidget(area);
    auto *column = area->body();
    column->addWidget(m_state);
    column->addWidget(m_result);
    m_result->hide();
    auto *facts = new Card(theme);
    addFact(facts->body(), m_waiting);
    addFact(facts->body(), m_contact);
    addFact(facts->body(), m_conflicts);
    column->addWidget(facts);
    m_progressCard->body()->addWidget(m_progressWords);
    m_progressCard->body()->addWidget(m_bar);
    m_progressCard->hide();
    m_bar->setRange(0, 0);
    column->addWidget(m_progressCard);
    auto *buttons = new QHBoxLayout;
    keepSpacing(theme, buttons, 0, 12);
    buttons->addWidget(m_send);
    buttons->addWidget(m_look);
    buttons->addStretch(1);
    column->addLayout(buttons);
    column->addStretch(1);
    connect(m_send, &Button::clicked, this, &SendDataScreen::start);
    connect(m_look, &Button::clicked, this, [this] { Q_EMIT goTo({Page::Conflicts, {}, {}}); });
}

void SendDataScreen::addFact(QVBoxLayout *column, TextLabel *&label)
{
    label = new TextLabel(theme(), TextRole::Body);
    column->addWidget(label);
}

QString SendDataScreen::title() const
{
    return tr("Send data");
}

void SendDataScreen::enter(const Target &)
{
    m_result->hide();
    retranslate();
    if (m_send->isEnabled())
        m_send->setFocus(Qt::OtherFocusReason);
}

void SendDataScreen::retranslate()
{
    m_send->setWords(tr("Send now"));
    m_bar->setAccessibleName(tr("Sending"));
    showState();
}

void SendDataScreen::showState()
{
    if (context().store == nullptr)
        return;
    const bool busy = m_job != nullptr || context().hub.isRunning();
    const auto read = context().store->syncStatus();
    const ports::SyncStatus status = read.value_or(ports::SyncStatus{});
    const SyncWords words = syncWords(status, busy);
    const QString calm = status.enrolled ? tr("Sending happens by itself at night. Nobody has to stay signed in for it.")
                                         : tr("Work goes on without a hub. The administrator can connect this kiosk later.");
    m_state->setMessage(words.tone, words.line, calm);
    m_state->setGlyph(words.icon);
    const QLocale locale;
    if (status.waitingCommits == 0)
        m_waiting->setText(tr("Waiting to be sent: nothing"));
    else
        m_waiting->setText(tr("Waiting to be sent: %1, the oldest since %2").arg(locale.toString(status.waitingCommits), shortInstant(status.oldestWaitingAt)));
    m_contact->setText(status.lastContactAt == 0 ? tr("Last contact with the hub: never yet")
                                                 : tr("Last contact with the hub: %1").arg(shortInstant(status.lastContactAt)));
    m_conflicts->setVisible(status.openConflicts > 0 || status.quarantined > 0);
    m_conflicts->setText(tr("Two versions to decide between: %1. Set aside at the hub: %2. Nothing of it is lost.")
                             .arg(locale.toString(status.openConflicts), locale.toString(status.quarantined)));
    m_look->setWords(tr("See both versions"));
    m_look->setVisible(status.openConflicts > 0 && m_pages.has(Page::Conflicts));
    m_send->setEnabled(!busy && status.enrolled && context().spool != nullptr);
}

void SendDataScreen::start()
{
    if (context().spool == nullptr || m_job)
        return;
    m_report = {};
    m_result->hide();
    m_job = std::make_unique<usecase::SendData>(*context().spool, context().hub);
    // The lock may come while the agent is at work; it goes on without this page.
    const auto started = m_job->start([page = QPointer<SendDataScreen>(this)](bool reached) {
        if (page != nullptr)
            page->agentEnded(reached);
    });
    if (!started) {
        const ErrorWords words = errorWords(started.error());
        finish(Tone::Warn, words.title, words.remedy);
        return;
    }
    m_progressWords->setText(tr("Speaking with the hub…"));
    m_progressCard->show();
    showState();
    Q_EMIT dataChanged();
}

void SendDataScreen::agentEnded(bool reached)
{
    if (!m_job)
        return;
    m_report.reached = reached;
    applyNext(); // what came earlier may lie there too
}

// One file each turn of the event loop: the screen stays alive, and the lock may come between two files.
void SendDataScreen::applyNext()
{
    const auto more = m_job->applyNext(m_report);
    if (!more) {
        const ErrorWords words = errorWords(more.error());
        finish(Tone::Danger, words.title, words.remedy);
        return;
    }
    if (*more) {
        m_progressWords->setText(tr("Taking in what others wrote: %1").arg(QLocale().toString(m_report.records)));
        QTimer::singleShot(0, this, &SendDataScreen::applyNext);
        return;
    }
    const QString taken = tr("Taken in from others: %1").arg(QLocale().toString(m_report.records));
    if (!m_report.reached)
        finish(Tone::Info, tr("The hub could not be reached."), tr("Everything is kept here and is sent later."));
    else if (const auto status = context().store->syncStatus(); status && domain::isOtherHistory(status->verdict))
        finish(Tone::Warn, tr("The hub knows another history of this kiosk."), tr("Nothing more is sent, and everything is kept here. Call the administrator."));
    else if (m_report.refusedFiles > 0)
        finish(Tone::Warn, tr("Sent. Part of what came was damaged."), tr("It is fetched again at the next contact. %1").arg(taken));
    else
        finish(Tone::Ok, tr("Sent."), taken);
}

void SendDataScreen::finish(Tone tone, const QString &title, const QString &text)
{
    m_job.reset();
    m_progressCard->hide();
    m_result->setMessage(tone, title, text);
    m_result->show();
    showState();
    Q_EMIT dataChanged();
}

} // namespace guyub::ui
