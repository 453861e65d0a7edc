#include "ui/screens/shell/desk.h"

#include "ui/screens/shell/focuskeeper.h"
#include "ui/screens/shell/pageframe.h"
#include "ui/screens/shell/switches.h"
#include "ui/screens/shell/syncwords.h"
#include "ui/widgets/button.h"
#include "ui/widgets/navrail.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/topbar.h"

#include <QDateTime>
#include <QEvent>
#include <QLocale>
#include <QSignalBlocker>
#include <QStackedWidget>

namespace guyub::ui {
namespace {
constexpr int kClockTickMs = 5'000;
} // namespace

const QList<Desk::Entry> &Desk::entries()
{
    static const QList<Entry> kEntries = {{Page::Home, Icon::Home}, {Page::Residents, Icon::People}, {Page::Posyandu, Icon::Baby},
        {Page::IssueReceipt, Icon::Receipt}, {Page::SendData, Icon::Send}, {Page::Settings, Icon::Gear}};
    return kEntries;
}

Desk::Desk(const ShellParts &parts, QWidget *parent) :
    QWidget(parent), m_parts(parts), m_theme(parts.appearance.theme()), m_rail(new NavRail(m_theme)), m_bar(new TopBar(m_theme)),
    m_sync(new Pill(m_theme, Tone::Neutral, Icon::Offline, QString())), m_switches(new Switches(parts.appearance)),
    m_hide(new SecondaryButton(m_theme, Icon::Eye, QStringLiteral("-"))), m_who(new TextLabel(m_theme, TextRole::Strong)),
    m_column(new QVBoxLayout)
{
    auto *frame = new PageFrame(m_theme);
    m_stack = frame->stack();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeRail());
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(makeBar());
    m_column->addWidget(frame, 1);
    row->addLayout(m_column, 1);
    connect(&m_clockTick, &QTimer::timeout, this, &Desk::fitBar);
    m_clockTick.start(kClockTickMs);
    connect(&m_theme, &Theme::changed, this, [this] {
        m_hide->setIconOnly(true);
    });
    new FocusKeeper(m_stack, this);
    retranslate();
    refresh();
}

QWidget *Desk::makeRail()
{
    for (const Entry &entry : entries()) {
        const bool there = m_parts.pages.has(entry.page)
            || (entry.page == Page::IssueReceipt && m_parts.pages.has(Page::VerifyReceipt));
        if (!there)
            continue;
        m_rail->addItem(entry.icon, wordsOf(entry.page));
        m_railPages.append(entry.page);
    }
    m_lock = m_rail->addFooter(Icon::Lock, tr("Lock screen"));
    connect(m_lock, &NavItem::clicked, this, &Desk::lockWanted);
    const auto follow = [this](int index) {
        const Page page = m_railPages.at(index);
        goTo({m_parts.pages.has(page) ? page : Page::VerifyReceipt, {}, {}});
    };
    connect(m_rail, &NavRail::currentChanged, this, follow);
    connect(m_rail, &NavRail::reselected, this, follow);
    m_rail->installEventFilter(this);
    return m_rail;
}

QWidget *Desk::makeBar()
{
    m_hide->setIconOnly(true);
    m_hide->setFocusPolicy(Qt::TabFocus); // pressed in a hurry it leaves the focus in the field
    m_who->setMaximumLines(1);
    m_bar->row()->addWidget(m_sync);
    m_bar->row()->addWidget(m_switches);
    m_bar->row()->addWidget(m_hide);
    m_bar->row()->addWidget(m_who);
    connect(m_hide, &Button::clicked, this, &Desk::hideWanted);
    m_bar->installEventFilter(this);
    return m_bar;
}

Page Desk::entryOf(Page page) const
{
    switch (page) {
    case Page::Register:
    case Page::Resident:
    case Page::EditResident:
        return Page::Residents;
    case Page::Receipt:
    case Page::VerifyReceipt:
        return Page::IssueReceipt;
    case Page::Conflicts:
        return Page::SendData;
    case Page::Pin:
        return Page::Settings;
    default:
        return page;
    }
}

Screen *Desk::screenOf(Page page)
{
    const int key = static_cast<int>(page);
    if (Screen *known = m_screens.value(key, nullptr))
        return known;
    Screen *screen = m_parts.pages.make(page, m_theme, m_parts.context);
    if (screen == nullptr)
        return nullptr;
    m_stack->addWidget(screen);
    m_screens.insert(key, screen);
    connect(screen, &Screen::goTo, this, [this](const Target &target) { goTo(target); });
    connect(screen, &Screen::ask, this, &Desk::ask);
    connect(screen, &Screen::say, this, &Desk::say);
    connect(screen, &Screen::dataChanged, this, &Desk::refresh);
    return screen;
}

bool Desk::goTo(const Target &target)
{
    Screen *next = screenOf(target.page);
    if (next == nullptr)
        return false;
    if (Screen *before = current(); before != nullptr && m_stack->count() > 0 && before->isVisibleTo(this))
        before->leave();
    m_here = target;
    m_stack->setCurrentWidget(next);
    const QSignalBlocker quiet(m_rail); // the rail follows; it does not lead
    m_rail->setCurrent(static_cast<int>(m_railPages.indexOf(entryOf(target.page))));
    next->enter(target);
    m_bar->setTitle(next->title());
    refresh();
    Q_EMIT pageChanged(target.page);
    return true;
}

Screen *Desk::current() const
{
    return qobject_cast<Screen *>(m_stack->currentWidget());
}

Target Desk::leaveAll()
{
    Screen *page = current();
    if (page == nullptr)
        return m_here;
    page->leave();
    return page->resume().value_or(m_here);
}

int Desk::railWidth() const
{
    return m_rail->width();
}

void Desk::setRoomBelow(int px)
{
    m_column->setContentsMargins(0, 0, 0, px);
}

void Desk::refresh()
{
    if (m_parts.context.store == nullptr)
        return;
    const auto status = m_parts.context.store->syncStatus();
    if (!status)
        return;
    const SyncWords words = syncWords(*status, m_parts.context.hub.isRunning());
    m_sync->setState(words.tone, words.icon, words.line, words.brief);
    m_sync->setToolTip(words.line);
    const auto index = m_railPages.indexOf(Page::SendData);
    if (index >= 0)
        m_rail->item(static_cast<int>(index))->setBadge(status->enrolled ? status->waitingCommits : 0);
    if (Screen *page = current())
        m_bar->setTitle(page->title());
}

void Desk::fitBar()
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(m_parts.context.clock.nowUtc()).toLocalTime();
    const QString time = QLocale().toString(local.time(), QLocale::ShortFormat);
    const QString whole = QStringLiteral("%1 · %2").arg(m_parts.context.currentOperator.name, time);
    const QHBoxLayout *row = m_bar->row();
    // Asked of each widget: the row's own sum is still the old one while its parts change.
    int room = row->contentsRect().width() - (row->count() - 1) * row->spacing() - textWidth(whole, m_who->font());
    for (const QWidget *part : {m_bar->title(), static_cast<const QWidget *>(m_sync), static_cast<const QWidget *>(m_hide)})
        room -= part->sizeHint().width();
    m_switches->setIconOnly(room < m_switches->widthWithWords());
    m_who->setText(room < 3 * m_theme.touchPx() + 2 * row->spacing() ? time : whole);
}

// Whatever changes in the bar, words or size, asks its layout again.
bool Desk::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_rail && event->type() == QEvent::Resize)
        Q_EMIT railResized();
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize)
        fitBar();
    return QWidget::eventFilter(watched, event);
}

QString Desk::wordsOf(Page page) const
{
    switch (page) {
    case Page::Home:
        return tr("Home");
    case Page::Residents:
        return tr("Residents");
    case Page::Posyandu:
        return tr("Posyandu");
    case Page::IssueReceipt:
        return tr("Receipts");
    case Page::SendData:
        return tr("Send data");
    default:
        return tr("Settings");
    }
}

void Desk::retranslate()
{
    const QString office = m_parts.context.office.name;
    m_rail->setHeading(office.isEmpty() ? QStringLiteral("Guyub") : office, tr("Kelurahan kiosk"));
    for (int i = 0; i < m_railPages.size(); ++i)
        m_rail->item(i)->setWords(wordsOf(m_railPages.at(i)));
    m_lock->setWords(tr("Lock screen"));
    m_hide->setWords(tr("Hide"));
    if (Screen *page = current())
        m_bar->setTitle(page->title());
}

void Desk::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
    QWidget::changeEvent(event);
}

} // namespace guyub::ui
