#include "ui/screens/shell/mainwindow.h"

#include "app/domain/receiptcode.h"
#include "app/domain/receiptpayload.h"
#include "ui/screens/shell/hiddencover.h"
#include "ui/screens/shell/office.h"
#include "ui/screens/shell/scanner.h"
#include "ui/screens/shell/signinscreen.h"
#include "ui/widgets/layers.h"
#include "ui/widgets/overlay.h"
#include "ui/widgets/toast.h"

#include <QApplication>
#include <QCloseEvent>
#include <QKeyEvent>
#include <QRegularExpression>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace guyub::ui {
namespace {

constexpr int kCutEveryMs = 15 * 60'000;

bool isSixteenDigits(const QString &text)
{
    static const QRegularExpression kDigits(QStringLiteral("^\\d{16}$"));
    return kDigits.match(text).hasMatch();
}

} // namespace

MainWindow::MainWindow(const ShellParts &parts, const IdleTimes &times) :
    m_parts(parts), m_theme(parts.appearance.theme()), m_layers(new Layers), m_outer(new QStackedWidget),
    m_signIn(new SignInScreen(parts.appearance, parts.context)), m_keys(new KeyboardDock(m_theme)), m_idle(times),
    m_scanner(new Scanner(this))
{
    setWindowTitle(QStringLiteral("Guyub"));
    auto *column = new QVBoxLayout(m_layers);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_outer);
    setCentralWidget(m_layers);
    m_outer->addWidget(m_signIn);
    // None of these is in the layout: what comes up over a page must not make the window grow beyond the screen.
    m_toast = new Toast(m_theme, m_layers);
    m_overlays = new OverlayHost(m_theme, m_layers);
    m_keys->setParent(m_layers);
    m_cover = new HiddenCover(m_theme, m_layers);
    m_layers->addCover(m_overlays);
    m_layers->addCover(m_cover);
    m_layers->addTool(m_keys);
    connect(m_keys, &KeyboardDock::shownChanged, this, &MainWindow::makeRoom);
    connect(m_overlays, &OverlayHost::currentChanged, this, &MainWindow::makeRoom);
    connect(m_toast, &Toast::roomChanged, this, [this](int px) {
        m_toastRoom = px;
        makeRoom();
    });
    m_keys->setWhen(parts.appearance.preferences().keyboard);

    connect(&parts.appearance, &Appearance::changed, this, [this] { m_keys->setWhen(m_parts.appearance.preferences().keyboard); });
    connect(m_signIn, &SignInScreen::signedIn, this, &MainWindow::enter);
    connect(m_scanner, &Scanner::scanned, this, &MainWindow::takeScan);
    connect(&m_idle, &IdleWatch::paused, this, &MainWindow::cut);
    connect(&m_idle, &IdleWatch::warned, this, &MainWindow::warn);
    connect(&m_idle, &IdleWatch::extended, this, [this] {
        if (m_warning != nullptr)
            m_warning->answerWith(OverlayDialog::kDismissed);
    });
    connect(&m_idle, &IdleWatch::expired, this, &MainWindow::lock);
    m_cutTick.setInterval(kCutEveryMs);
    connect(&m_cutTick, &QTimer::timeout, this, &MainWindow::cut);
    m_measureSoon.setSingleShot(true);
    m_measureSoon.setInterval(0);
    connect(&m_measureSoon, &QTimer::timeout, this, [this] { m_parts.appearance.setScreenSize(size()); });
    qApp->installEventFilter(this);
    m_signIn->open(SignInScreen::Why::Start);
}

MainWindow::~MainWindow()
{
    qApp->removeEventFilter(this);
    if (m_desk != nullptr)
        lock();
}

void MainWindow::showTrouble(const Error &error)
{
    m_signIn->showTrouble(error);
}

void MainWindow::enter(const ports::OperatorLabel &who)
{
    AppContext &context = m_parts.context;
    context.currentOperator = who;
    context.office = readOffice(*context.store);
    m_keys->dismiss();
    m_desk = new Desk(m_parts);
    connect(m_desk, &Desk::lockWanted, this, &MainWindow::lock, Qt::QueuedConnection);
    connect(m_desk, &Desk::hideWanted, m_cover, &HiddenCover::cover);
    connect(m_desk, &Desk::railResized, this, &MainWindow::makeRoom);
    connect(m_desk, &Desk::ask, m_overlays, &OverlayHost::open);
    connect(m_desk, &Desk::say, this, &MainWindow::tell);
    connect(m_desk, &Desk::pageChanged, this, [this](Page page) {
        m_idle.start(page == Page::Posyandu);
        m_scanner->setEnabled(!m_desk->current()->asksForSecrets());
    });
    m_outer->addWidget(m_desk);
    m_outer->setCurrentWidget(m_desk);
    makeRoom();
    m_scanner->setEnabled(true);
    m_cutTick.start();
    m_idle.start(false);
    // The same person comes back to where the lock came in between; somebody else begins at home.
    const bool back = m_left.who == who.id && !m_left.who.isZero();
    const Left left = std::exchange(m_left, {});
    if (back && m_desk->goTo(left.target)) {
        Screen *page = m_desk->current();
        page->takePlace(left.place);
        // What was just made for the page is there a turn of the event loop later.
        if (!takeFocusSpot(*page, left.focus))
            QTimer::singleShot(0, page, [page, focus = left.focus] { takeFocusSpot(*page, focus); });
    } else {
        m_desk->goTo({Page::Home, {}, {}});
    }
    QTimer::singleShot(0, this, &MainWindow::takeInNext);
}

void MainWindow::lock()
{
    if (m_desk == nullptr)
        return;
    m_overlays->dismissAll(); // the focus goes back to where the question found it
    const FocusSpot focus = m_desk->current() == nullptr ? FocusSpot{} : focusSpotIn(*m_desk->current());
    m_scanner->setEnabled(false);
    m_idle.stop();
    m_cutTick.stop();
    const Target target = m_desk->leaveAll();
    m_left = {m_parts.context.currentOperator.id, target, m_desk->current() == nullptr ? QVariant() : m_desk->current()->place(), focus};
    m_toast->settle();
    m_cover->uncover();
    m_keys->dismiss();
    m_outer->setCurrentWidget(m_signIn);
    delete std::exchange(m_desk, nullptr); // before the store goes: pages hold references into it
    makeRoom();
    const Id who = m_left.who;
    m_parts.context.currentOperator = {};
    m_parts.context.office = {};
    m_parts.context.vault.lock();
    m_signIn->open(SignInScreen::Why::Locked, who);
}

// One file each turn of the event loop: what came at night is there soon, and nobody waits for it.
void MainWindow::takeInNext()
{
    if (m_desk == nullptr || m_parts.context.spool == nullptr)
        return;
    const auto arrived = m_parts.context.spool->applyNext();
    if (!arrived)
        return; // the page for sending says why when asked
    if (arrived->records > 0) {
        m_parts.context.office = readOffice(*m_parts.context.store);
        m_desk->refresh();
    }
    if (arrived->more)
        QTimer::singleShot(0, this, &MainWindow::takeInNext);
}

void MainWindow::cut()
{
    // Cheap when nothing waits. A failure is no matter for the person at the counter: the next cut takes the same again.
    if (m_desk == nullptr || m_parts.context.spool == nullptr)
        return;
    if (m_parts.context.spool->cut())
        m_desk->refresh();
}

void MainWindow::warn(int leftMs)
{
    if (m_desk == nullptr || m_warning != nullptr)
        return;
    auto *dialog = new OverlayDialog(m_theme, tr("Are you still there?"),
        tr("The screen locks in %1 seconds. Drafts are kept.").arg(leftMs / 1000));
    dialog->addAnswer(0, ButtonKind::Primary, Icon::Check, tr("Stay here"));
    dialog->addAnswer(1, ButtonKind::Secondary, Icon::Lock, tr("Lock now"));
    m_warning = dialog;
    connect(dialog, &OverlayDialog::answered, this, [this](int answer) {
        if (answer == 1)
            QMetaObject::invokeMethod(this, &MainWindow::lock, Qt::QueuedConnection);
    });
    m_overlays->open(dialog);
}

void MainWindow::takeScan(const QString &text)
{
    if (m_desk == nullptr || m_overlays->current() != nullptr)
        return;
    m_cover->uncover();
    if (m_desk->current() != nullptr && m_desk->current()->takeScan(text))
        return;
    const bool isReceipt = text.startsWith(QLatin1String(domain::kReceiptQrPrefix)) || domain::parseReceiptCode(text).has_value();
    if (isReceipt && m_desk->goTo({Page::VerifyReceipt, {}, text}))
        return;
    if (isSixteenDigits(text) && m_desk->goTo({Page::Residents, {}, text}))
        return;
    tell(Tone::Warn, tr("This code means nothing here. Scan a receipt or a NIK."));
}

void MainWindow::tell(Tone tone, const QString &words)
{
    m_toast->showMessage(words, {}, tone);
}

void MainWindow::closeKiosk()
{
    m_closing = true;
    lock();
    close();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_closable && !m_closing) {
        event->ignore(); // Alt-F4 at a public counter
        return;
    }
    lock();
    event->accept();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_measureSoon.start();
}

// The keyboard lies below the page, beside the rail, so that the way home stays in sight; below a question it has the whole
// width, for the rail leads nowhere then.
void MainWindow::makeRoom()
{
    const int keys = m_keys->isHidden() ? 0 : m_keys->height();
    const int rail = m_desk == nullptr ? 0 : m_desk->railWidth();
    const QRect all = m_layers->rect();
    m_keys->setGeometry(all.adjusted(m_overlays->current() == nullptr ? rail : 0, all.height() - keys, 0, 0));
    m_toast->setArea(all.adjusted(rail, 0, 0, -keys));
    m_overlays->setRoomBelow(keys);
    m_signIn->setRoomBelow(m_desk == nullptr ? keys : 0); // a page that does not show must not need room
    if (m_desk != nullptr)
        m_desk->setRoomBelow(keys + m_toastRoom);
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && (watched == m_layers || watched == m_keys))
        makeRoom();
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_F12 && qobject_cast<QWidget *>(watched) != nullptr) {
        QMetaObject::invokeMethod(this, &MainWindow::lock, Qt::QueuedConnection);
        return true;
    }
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && m_warning != nullptr)
        m_warning->answerWith(OverlayDialog::kDismissed);
    QMainWindow::changeEvent(event);
}

} // namespace guyub::ui
