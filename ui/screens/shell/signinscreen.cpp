#include "ui/screens/shell/signinscreen.h"

#include "ui/screens/errortext.h"
#include "ui/screens/shell/pincard.h"
#include "ui/screens/shell/roletext.h"
#include "ui/screens/shell/switches.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/people.h"
#include "ui/widgets/pinpad.h"
#include "ui/widgets/progressoverlay.h"
#include "ui/widgets/scrollarea.h"
#include "ui/widgets/textlabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>

namespace guyub::ui {
namespace {
constexpr int kWaitTickMs = 500;
}

SignInScreen::SignInScreen(Appearance &appearance, AppContext &context, QWidget *parent) :
    QWidget(parent), m_appearance(appearance), m_theme(appearance.theme()), m_context(context),
    m_title(new TextLabel(m_theme, TextRole::Title)), m_line(new TextLabel(m_theme, TextRole::Body)),
    m_day(new TextLabel(m_theme, TextRole::Strong)), m_choice(new PersonChoice(m_theme)),
    m_nobody(new EmptyState(m_theme, Icon::Info, QString(), QString())), m_pinCard(new PinCard(m_theme)),
    m_pad(m_pinCard->pad()),
    m_lettersButton(new Button(m_theme, ButtonKind::Quiet, Icon::Keyboard, QStringLiteral("-")))
{
    m_overlays = new OverlayHost(m_theme, this);
    m_context.vault.watchUpgrade([page = QPointer<SignInScreen>(this)](int percent) {
        if (page)
            page->showUpgrade(percent);
    });
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeTop());
    auto *middle = new QHBoxLayout;
    keepSpacing(m_theme, middle, 12, 48);
    middle->addStretch(1);
    middle->addWidget(makeLeft(), 12);
    middle->addWidget(m_pinCard, 0, Qt::AlignVCenter);
    middle->addWidget(m_nobody, 12);
    middle->addStretch(1);
    column->addLayout(middle, 1);
    m_nobody->hide();
    m_waitTick.setInterval(kWaitTickMs);
    connect(&m_waitTick, &QTimer::timeout, this, &SignInScreen::showWait);
    connect(m_choice, &PersonChoice::personChosen, this, &SignInScreen::choose);
    connect(m_pad, &PinPad::confirmed, this, &SignInScreen::unlock);
    connect(m_pad, &PinPad::edited, this, [this] {
        m_error.reset();
        showWait();
    });
    connect(m_lettersButton, &Button::clicked, this, [this] {
        m_letters = !m_letters;
        m_pinCard->setLettersWanted(m_letters);
        retranslate();
    });
    const auto buttons = findChildren<BaseButton *>();
    for (BaseButton *button : buttons)
        button->installEventFilter(this);
    retranslate();
}

void SignInScreen::setRoomBelow(int px)
{
    setContentsMargins(0, 0, 0, px);
}

// There is one thing to type on this page: it goes to the pad wherever the focus is.
void SignInScreen::keyPressEvent(QKeyEvent *event)
{
    if (chosen() == nullptr || event->text().isEmpty() || !event->text().at(0).isPrint())
        return QWidget::keyPressEvent(event);
    m_pad->setFocus(Qt::OtherFocusReason);
    QCoreApplication::sendEvent(m_pad, event);
}

// Enter is what ends a PIN: with one typed no button takes it for itself, but a name that is still to be chosen.
bool SignInScreen::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress || m_pad->typed() == 0)
        return false;
    const int key = static_cast<QKeyEvent *>(event)->key();
    const auto *person = qobject_cast<PersonButton *>(watched);
    if ((key != Qt::Key_Return && key != Qt::Key_Enter) || (person != nullptr && !person->isChecked()))
        return false;
    return QCoreApplication::sendEvent(m_pad, event);
}

QWidget *SignInScreen::makeTop()
{
    auto *top = new QWidget;
    auto *row = new QHBoxLayout(top);
    keepSpacing(m_theme, row, 16, 16);
    auto *name = new TextLabel(m_theme, TextRole::Subtitle, QStringLiteral("Guyub"));
    name->setTone(TextTone::Accent);
    name->setMaximumLines(1);
    row->addWidget(name);
    m_day->setMaximumLines(1);
    m_day->setTone(TextTone::Muted);
    row->addWidget(m_day, 1);
    row->addWidget(new Switches(m_appearance));
    return top;
}

QWidget *SignInScreen::makeLeft()
{
    auto *area = new ScrollArea(m_theme);
    area->body()->addStretch(1);
    area->body()->addWidget(m_title);
    area->body()->addWidget(m_line);
    area->body()->addSpacing(m_theme.space(8));
    area->body()->addWidget(m_choice);
    area->body()->addWidget(m_lettersButton, 0, Qt::AlignLeft);
    area->body()->addStretch(1);
    area->setMaximumWidth(m_theme.space(760));
    m_line->setTone(TextTone::Muted);
    return area;
}

void SignInScreen::open(Why why, const Id &who)
{
    m_why = why;
    m_error.reset();
    m_trouble.reset();
    m_people = m_context.vault.operators();
    m_pad->clear();
    setBusy(false);
    fillPeople();
    for (int i = 0; i < m_people.size(); ++i) {
        if (m_people.at(i).id == who || m_people.size() == 1)
            m_choice->choose(i);
    }
    retranslate();
    QWidget *first = chosen() != nullptr ? static_cast<QWidget *>(m_pad) : m_choice;
    first->setFocus(Qt::OtherFocusReason);
}

void SignInScreen::showTrouble(const Error &error)
{
    m_trouble = error;
    m_people.clear();
    fillPeople();
    retranslate();
}

void SignInScreen::fillPeople()
{
    m_choice->clear();
    for (int i = 0; i < m_people.size(); ++i) {
        const ports::OperatorLabel &label = m_people.at(i);
        PersonButton *button = m_choice->addPerson(i, QImage::fromData(label.picture), label.name, roleWords(label.role));
        button->installEventFilter(this);
        // Chosen already and touched once more: that brings nobody new, and the pad waits all the same.
        connect(button, &PersonButton::clicked, this, [this] { m_pad->setFocus(Qt::OtherFocusReason); });
    }
    const bool nobody = m_people.isEmpty();
    m_nobody->setVisible(nobody);
    m_pinCard->setVisible(!nobody);
    m_choice->setVisible(!nobody);
    m_lettersButton->setVisible(!nobody);
    m_title->setVisible(!nobody);
    m_line->setVisible(!nobody);
}

const ports::OperatorLabel *SignInScreen::chosen() const
{
    const int index = m_choice->chosen();
    return index >= 0 && index < m_people.size() ? &m_people.at(index) : nullptr;
}

void SignInScreen::choose(int)
{
    m_pad->clear();
    m_error.reset();
    m_pad->setFocus(Qt::OtherFocusReason);
    retranslate();
}

void SignInScreen::unlock()
{
    const ports::OperatorLabel *who = chosen();
    if (who == nullptr || m_busy || m_context.vault.waitMs(who->id) > 0)
        return;
    setBusy(true);
    m_context.vault.unlock(who->id, m_pad->take(), [this](const Result<> &result) { answer(result); });
}

void SignInScreen::showUpgrade(int percent)
{
    if (!m_busy)
        return;
    const bool isNew = m_upgrade == nullptr;
    if (isNew) {
        m_upgrade = new ProgressOverlay(m_theme, tr("The data are being brought up to date"), tr("Stop, do it later"));
        connect(m_upgrade, &ProgressOverlay::stopRequested, this, [this] { m_context.vault.stopUpgrade(); });
    }
    m_upgrade->setProgress(percent, 100, tr("%1 % done. Guyub was updated, and this is needed once. It takes a few minutes. Nothing is lost if it is stopped; then sign in again later.").arg(percent));
    if (isNew)
        m_overlays->open(m_upgrade); // once it says something: its height follows from the words
}

void SignInScreen::answer(const Result<> &result)
{
    if (m_upgrade)
        m_upgrade->finish();
    setBusy(false);
    if (result) {
        const ports::OperatorLabel who = *chosen();
        Q_EMIT signedIn(who);
        return;
    }
    m_error = result.error();
    m_pad->setFocus(Qt::OtherFocusReason);
    showWait();
}

void SignInScreen::setBusy(bool busy)
{
    m_busy = busy;
    m_choice->setEnabled(!busy);
    m_pinCard->setBusy(busy, tr("Opening…"));
    showWait();
}

// Above the pad: whose PIN, or in few words what is the matter. At the left the whole of it.
void SignInScreen::showWait()
{
    const ports::OperatorLabel *who = chosen();
    const qint64 waitMs = who == nullptr || m_busy ? 0 : m_context.vault.waitMs(who->id);
    const bool ready = who != nullptr && !m_busy && waitMs == 0;
    m_pad->setBlocked(!ready);
    m_lettersButton->setEnabled(ready);
    const bool wrong = waitMs > 0 || m_error.has_value();
    m_line->setTone(wrong ? TextTone::Danger : TextTone::Muted);
    if (waitMs > 0) {
        const ErrorWords words = errorWords({ErrorCode::TooManyTries, {}, {}, 0});
        m_pinCard->say(tr("Wait %1 seconds").arg((waitMs + 999) / 1000), true);
        m_line->setText(words.title + QLatin1Char(' ') + words.remedy);
    } else if (m_error) {
        const ErrorWords words = errorWords(*m_error);
        m_pinCard->say(words.title, true);
        m_line->setText(words.title + QLatin1Char(' ') + words.remedy);
    } else {
        m_pinCard->say(m_busy ? tr("Opening…") : who == nullptr ? tr("Choose your name first") : tr("PIN of %1").arg(who->name), false);
        m_line->setText(m_why == Why::Locked ? tr("Residents' data is hidden. Drafts are kept.") : tr("Choose your name, then type your PIN."));
    }
    if (waitMs > 0 && !m_waitTick.isActive()) {
        m_waitTick.start();
    } else if (waitMs == 0 && m_waitTick.isActive()) {
        m_waitTick.stop();
        m_pad->setFocus(Qt::OtherFocusReason);
    }
}

void SignInScreen::retranslate()
{
    const bool locked = m_why == Why::Locked;
    m_title->setText(locked ? tr("The screen is locked") : tr("Sign in"));
    m_day->setText(QLocale().toString(m_context.clock.today(), QStringLiteral("dddd, d MMMM yyyy")));
    m_lettersButton->setWords(m_letters ? tr("PIN with digits only") : tr("PIN with letters"));
    if (m_trouble) {
        const ErrorWords words = errorWords(*m_trouble);
        m_nobody->setMessage(Icon::Warning, words.title, words.remedy);
    } else {
        m_nobody->setMessage(Icon::Person, tr("Nobody may sign in here yet"), tr("The administrator sets this kiosk up first, or brings it back with the recovery key on paper."));
    }
    const auto buttons = m_choice->findChildren<PersonButton *>();
    for (int i = 0; i < buttons.size() && i < m_people.size(); ++i)
        buttons.at(i)->setLine(roleWords(m_people.at(i).role));
    showWait();
}

void SignInScreen::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void SignInScreen::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_theme.color(Token::Window));
}

} // namespace guyub::ui
