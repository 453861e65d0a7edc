#include "ui/screens/shell/homescreen.h"

#include "app/usecase/clockback.h"
#include "app/usecase/discarddraft.h"
#include "ui/screens/errortext.h"
#include "ui/screens/shell/draftsdialog.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/overlay.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/tile.h"

#include <QDateTime>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLocale>

#include <algorithm>

namespace guyub::ui {
namespace {

constexpr int kGreetingEms = 27; // of the screen's height; below, a banner needs the greeting's place

struct Look
{
    Page page;
    Hue hue;
    Icon icon;
};
// The first that this kiosk has leads and is filled; the others follow in reading order.
constexpr Look kTasks[] = {{Page::Register, Hue::Accent, Icon::PersonAdd}, {Page::Residents, Hue::Blue, Icon::Search},
    {Page::IssueReceipt, Hue::Orange, Icon::Receipt}, {Page::Posyandu, Hue::Pink, Icon::Scale}, {Page::VerifyReceipt, Hue::Violet, Icon::Scan}};

std::optional<Page> pageOfForm(const QString &form)
{
    if (form == QLatin1String("register"))
        return Page::Register;
    if (form == QLatin1String("edit"))
        return Page::EditResident;
    if (form == QLatin1String("posyandu"))
        return Page::Posyandu;
    return std::nullopt;
}

} // namespace

HomeScreen::HomeScreen(const Theme &theme, AppContext &context, const Pages &pages, QWidget *parent) :
    Screen(theme, context, parent), m_pages(pages), m_greeting(new TextLabel(theme, TextRole::Title)),
    m_day(new TextLabel(theme, TextRole::Body)), m_notice(new Banner(theme, Tone::Info, QString())),
    m_draft(new Banner(theme, Tone::Info, QString())), m_figureRow(new QWidget)
{
    auto *column = new QVBoxLayout(this);
    keepSpacing(theme, column, 20, 12);
    m_greeting->setMaximumLines(1);
    m_day->setMaximumLines(1);
    m_day->setTone(TextTone::Muted);
    m_draft->setGlyph(Icon::Draft);
    m_continue = m_draft->setAction(Icon::Next, QStringLiteral("-"));
    m_drop = m_draft->addOtherAction(Icon::Close, QStringLiteral("-"));
    m_draft->hide();
    m_notice->hide();
    for (QWidget *part : {static_cast<QWidget *>(m_greeting), static_cast<QWidget *>(m_day), static_cast<QWidget *>(m_notice),
             static_cast<QWidget *>(m_draft)})
        column->addWidget(part);
    auto *grid = new QGridLayout;
    keepSpacing(theme, grid, 0, 14);
    makeTiles(grid);
    column->addLayout(grid, 1);
    if (m_tasks.isEmpty())
        column->addStretch(1);
    auto *figures = new QHBoxLayout(m_figureRow);
    keepSpacing(theme, figures, 0, 14);
    makeFigures(figures);
    column->addWidget(m_figureRow);
    connect(m_draft, &Banner::action, this, &HomeScreen::openDraft);
    connect(m_drop, &Button::clicked, this, [this] {
        if (!m_open.isEmpty())
            askToDrop(m_open.first());
    });
    connect(&theme, &Theme::changed, this, &HomeScreen::fitScreen);
}

void HomeScreen::makeTiles(QGridLayout *grid)
{
    int place = 0; // beside the lead tile, two columns
    for (const Look &look : kTasks) {
        if (!m_pages.has(look.page))
            continue;
        const bool leads = m_tasks.isEmpty();
        auto *tile = new Tile(theme(), leads ? Tile::Rank::Lead : Tile::Rank::Plain, look.hue, look.icon, tileTitle(look.page),
            tileDetail(look.page));
        connect(tile, &Tile::clicked, this, [this, page = look.page] { Q_EMIT goTo({page, {}, {}}); });
        if (leads) {
            grid->addWidget(tile, 0, 0, 2, 1);
        } else {
            grid->addWidget(tile, place / 2, 1 + place % 2);
            ++place;
        }
        m_tasks.append({look.page, tile});
    }
    grid->setColumnStretch(0, 5);
    grid->setColumnStretch(1, place > 0 ? 4 : 0);
    grid->setColumnStretch(2, place > 1 ? 4 : 0);
}

void HomeScreen::makeFigures(QHBoxLayout *row)
{
    for (int i = 0; i < 3; ++i) {
        auto *card = new Card(theme());
        auto *inner = new QHBoxLayout;
        keepSpacing(theme(), card->body(), 10, 0);
        keepSpacing(theme(), inner, 4, 12);
        Figure figure{new TextLabel(theme(), TextRole::Title), new TextLabel(theme(), TextRole::Body)};
        figure.number->setTone(TextTone::Accent);
        figure.number->setWordWrap(false);
        figure.words->setTone(TextTone::Muted);
        figure.words->setMaximumLines(1);
        inner->addWidget(figure.number);
        inner->addWidget(figure.words, 1);
        card->body()->addLayout(inner);
        row->addWidget(card, 1);
        m_figures.append(figure);
    }
}

QString HomeScreen::title() const
{
    return tr("Home");
}

void HomeScreen::enter(const Target &)
{
    retranslate();
    for (const Task &task : m_tasks) {
        if (m_open.isEmpty()) {
            task.tile->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
    if (!m_open.isEmpty())
        m_continue->setFocus(Qt::OtherFocusReason);
}

void HomeScreen::retranslate()
{
    if (context().store == nullptr)
        return;
    showFigures();
    showGreeting();
    showNotice();
    showDraft();
    fitScreen();
    for (const Task &task : m_tasks) {
        task.tile->setWords(tileTitle(task.page));
        task.tile->setDetail(tileDetail(task.page));
    }
}

void HomeScreen::showGreeting()
{
    const QTime now = QDateTime::fromMSecsSinceEpoch(context().clock.nowUtc()).toLocalTime().time();
    const QString name = context().currentOperator.name;
    if (now < QTime(11, 0))
        m_greeting->setText(tr("Good morning, %1").arg(name));
    else if (now < QTime(15, 0))
        m_greeting->setText(tr("Good day, %1").arg(name));
    else if (now < QTime(18, 30))
        m_greeting->setText(tr("Good afternoon, %1").arg(name));
    else
        m_greeting->setText(tr("Good evening, %1").arg(name));
    m_day->setText(tr("%1 · %2 residents served today")
                       .arg(QLocale().toString(context().clock.today(), QStringLiteral("dddd, d MMMM yyyy")),
                           QLocale().toString(m_today.residentsServed)));
}

// What the last end of the program left behind: said once a sign-in, here.
void HomeScreen::showNotice()
{
    const AppContext &opened = context();
    const auto back = usecase::clockPutBack(opened.lastWriteAt, opened.clock);
    if (back)
        m_notice->setMessage(Tone::Danger, tr("The clock of this kiosk was put back."),
            tr("It says %1, but the last entry is of %2. Have the clock set before anybody is weighed or registered.")
                .arg(QLocale().toString(back->today, QStringLiteral("d MMMM yyyy")), QLocale().toString(back->lastDay, QStringLiteral("d MMMM yyyy"))));
    else if (!opened.openFindings.isEmpty())
        m_notice->setMessage(Tone::Danger, tr("The check of the stored data found something."),
            tr("Go on only with what cannot wait, and call the administrator."));
    else if (opened.hasTornSave)
        m_notice->setMessage(Tone::Warn, tr("The power went off during a save."), tr("Look whether the last entry is there, and enter it again if not."));
    else if (opened.hasBegunAnew)
        m_notice->setMessage(Tone::Warn, tr("This data was put back from a copy, or copied."),
            tr("Nothing is lost. Receipts now bear other letters, so that no number comes twice. Tell the administrator."));
    else if (opened.wasUnclean)
        m_notice->setMessage(Tone::Ok, tr("The power went off last time."), tr("Everything that was saved is still there."));
    m_notice->setVisible(back || opened.wasUnclean || opened.hasTornSave || opened.hasBegunAnew || !opened.openFindings.isEmpty());
}

void HomeScreen::readDrafts()
{
    m_open.clear();
    const auto drafts = context().store->draftsOf(context().currentOperator.id);
    for (const ports::Draft &draft : drafts.value_or(QList<ports::Draft>()))
        if (const auto page = pageOfForm(draft.form); page && m_pages.has(*page))
            m_open.append(draft);
    std::stable_sort(m_open.begin(), m_open.end(), [](const ports::Draft &a, const ports::Draft &b) { return a.savedAt > b.savedAt; });
}

void HomeScreen::showDraft()
{
    readDrafts();
    m_draft->setVisible(!m_open.isEmpty());
    if (m_open.isEmpty())
        return;
    const bool isOne = m_open.size() == 1;
    const DraftWords newest = draftWords(m_open.first());
    if (isOne)
        m_draft->setMessage(Tone::Info, tr("Something is not finished yet"), newest.whole);
    else
        m_draft->setMessage(Tone::Info, tr("%1 things are not finished yet").arg(QLocale().toString(m_open.size())), tr("The newest: %1").arg(newest.whole));
    m_draft->setGlyph(Icon::Draft);
    m_continue->setWords(isOne ? tr("Continue") : tr("See all"));
    m_drop->setWords(tr("Discard"));
    m_drop->setVisible(isOne);
}

void HomeScreen::openDraft()
{
    if (m_open.isEmpty())
        return;
    if (m_open.size() == 1)
        return goOn(m_open.first());
    auto *dialog = new DraftsDialog(theme(), m_open);
    connect(dialog, &DraftsDialog::goOn, this, &HomeScreen::goOn);
    connect(dialog, &DraftsDialog::drop, this, &HomeScreen::askToDrop, Qt::QueuedConnection); // once this dialog has gone
    Q_EMIT ask(dialog);
}

void HomeScreen::goOn(const ports::Draft &draft)
{
    Q_EMIT goTo({pageOfForm(draft.form).value_or(Page::Home), {}, toByteArray(draft.id)});
}

void HomeScreen::askToDrop(const ports::Draft &draft)
{
    auto *dialog = new OverlayDialog(theme(), tr("Discard this draft?"),
        tr("What was filled in for %1 is gone then. Saved data stays.").arg(draftWords(draft).name));
    dialog->addAnswer(1, ButtonKind::Secondary, Icon::Back, tr("Keep it"));
    dialog->addAnswer(0, ButtonKind::Danger, Icon::Close, tr("Discard the draft"));
    connect(dialog, &OverlayDialog::answered, this, [this, draft](int answer) {
        if (answer != 0 || context().store == nullptr)
            return;
        if (const auto dropped = usecase::discardDraft(*context().store, draft); !dropped)
            Q_EMIT say(Tone::Danger, errorWords(dropped.error()).title);
        retranslate();
        Q_EMIT dataChanged();
    });
    Q_EMIT ask(dialog);
}

void HomeScreen::showFigures()
{
    const QDate today = context().clock.today();
    const auto figures = context().store->figuresOf(
        dayNumber(today), today.startOfDay().toMSecsSinceEpoch(), today.addDays(1).startOfDay().toMSecsSinceEpoch());
    m_today = figures.value_or(ports::DayFigures{});
    const QLocale locale;
    m_figures.at(0).number->setText(locale.toString(m_today.residentsServed));
    m_figures.at(0).words->setText(tr("residents served"));
    m_figures.at(1).number->setText(locale.toString(m_today.receiptsPrinted));
    m_figures.at(1).words->setText(tr("receipts printed"));
    m_figures.at(2).number->setText(m_today.childrenExpected > 0
            ? QStringLiteral("%1/%2").arg(locale.toString(m_today.childrenWeighed), locale.toString(m_today.childrenExpected))
            : locale.toString(m_today.childrenWeighed));
    m_figures.at(2).words->setText(tr("children weighed"));
}

// Where room is short the tasks keep it: the figures and the date stand on other pages too.
void HomeScreen::fitScreen()
{
    const bool tight = theme().isCompact() || theme().screen().sizePx.height() < 700;
    m_figureRow->setHidden(tight);
    const bool hasBanner = !m_open.isEmpty() || !m_notice->isHidden();
    m_day->setHidden(tight && hasBanner);
    m_greeting->setHidden(hasBanner && theme().screen().sizePx.height() < kGreetingEms * theme().textPx(TextRole::Body));
}

QString HomeScreen::tileTitle(Page page) const
{
    switch (page) {
    case Page::Register:
        return tr("Register a resident");
    case Page::Residents:
        return tr("Find a resident");
    case Page::IssueReceipt:
        return tr("Make a receipt");
    case Page::Posyandu:
        return tr("Weigh a child");
    default:
        return tr("Check a receipt");
    }
}

QString HomeScreen::tileDetail(Page page) const
{
    switch (page) {
    case Page::Register:
        return tr("New residents without a phone: consent, identity, and a receipt");
    case Page::Residents:
        return tr("Name, NIK, or RT");
    case Page::IssueReceipt:
        return tr("Print a proof for a resident");
    case Page::Posyandu:
        return context().office.posyanduName.isEmpty()
            ? tr("%1 children").arg(m_today.childrenExpected)
            : tr("%1 · %2 children").arg(context().office.posyanduName).arg(m_today.childrenExpected);
    default:
        return tr("Scan the QR on the paper");
    }
}

} // namespace guyub::ui
