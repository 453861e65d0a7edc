#include "ui/screens/shell/pinscreen.h"

#include "ui/screens/shell/pincard.h"
#include "ui/screens/shell/pinwords.h"
#include "ui/screens/shell/roletext.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/flowrow.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/pinpad.h"
#include "ui/widgets/stepper.h"
#include "ui/widgets/textfield.h"
#include "ui/widgets/textlabel.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QPointer>

#include <algorithm>

namespace guyub::ui {
namespace {
constexpr int kWaitTickMs = 500;
constexpr int kLongestName = 120;
constexpr int kRoles = static_cast<int>(ports::Role::Admin);
} // namespace

PinScreen::PinScreen(const Theme &with, AppContext &in, QWidget *parent) :
    Screen(with, in, parent), m_stepper(new Stepper(with)), m_question(new TextLabel(with, TextRole::Title)),
    m_line(new TextLabel(with, TextRole::Body)), m_personForm(new QWidget), m_nameField(new TextField(with)),
    m_name(new FormField(with, QStringLiteral("-"), m_nameField)), m_roles(new ChoiceGroup(with, 3)),
    m_role(new FormField(with, QStringLiteral("-"), m_roles)), m_back(new SecondaryButton(with, Icon::Back, QStringLiteral("-"))),
    m_lettersButton(new Button(with, ButtonKind::Quiet, Icon::Keyboard, QStringLiteral("-"))),
    m_next(new PrimaryButton(with, Icon::Next, QStringLiteral("-"))), m_card(new PinCard(with)), m_pad(m_card->pad())
{
    makePerson();
    auto *row = new QHBoxLayout(this);
    keepSpacing(theme(), row, 12, 32);
    row->addStretch(1);
    row->addWidget(makeLeft(), 12);
    row->addWidget(m_card, 0, Qt::AlignVCenter);
    row->addStretch(1);
    m_waitTick.setInterval(kWaitTickMs);
    connect(&m_waitTick, &QTimer::timeout, this, &PinScreen::refresh);
    connect(m_pad, &PinPad::confirmed, this, &PinScreen::takePin);
    connect(m_pad, &PinPad::edited, this, [this] {
        m_fault.reset();
        refresh();
    });
    connect(m_lettersButton, &Button::clicked, this, [this] {
        m_letters = !m_letters;
        m_card->setLettersWanted(m_letters);
        refresh();
    });
    connect(m_back, &Button::clicked, this, [this] { Q_EMIT goTo({Page::Settings, {}, {}}); });
    connect(m_next, &Button::clicked, this, &PinScreen::takePerson);
    connect(m_nameField, &TextField::returnPressed, this, &PinScreen::takePerson);
}

QWidget *PinScreen::makeLeft()
{
    auto *left = new QWidget;
    auto *column = new QVBoxLayout(left);
    keepSpacing(theme(), column, 0, 12);
    auto *buttons = new FlowRow(theme(), 12);
    for (Button *button : {m_back, m_lettersButton, m_next})
        buttons->addWidget(button);
    column->addStretch(1);
    column->addWidget(m_stepper);
    column->addWidget(m_question);
    column->addWidget(m_line);
    column->addWidget(m_personForm);
    column->addSpacing(theme().space(6));
    column->addLayout(buttons);
    column->addStretch(1);
    const auto limit = [this, left] { left->setMaximumWidth(std::max(theme().space(760), 32 * theme().textPx(TextRole::Body))); };
    limit();
    connect(&theme(), &Theme::changed, left, limit);
    return left;
}

void PinScreen::makePerson()
{
    auto *column = new QVBoxLayout(m_personForm);
    keepSpacing(theme(), column, 0, 12);
    m_nameField->setMaxLength(kLongestName);
    for (int role = 1; role <= kRoles; ++role)
        m_roles->addChoice(role, roleWords(static_cast<ports::Role>(role)));
    column->addWidget(m_name);
    column->addWidget(m_role);
    connect(m_nameField, &TextField::textEdited, m_name, &FormField::clearMessage);
    connect(m_roles, &ChoiceGroup::choiceChanged, m_role, &FormField::clearMessage);
}

QString PinScreen::title() const
{
    switch (m_whose) {
    case Whose::Mine:
        return tr("Change my PIN");
    case Whose::Forgotten:
        return tr("New PIN");
    case Whose::New:
        break;
    }
    return tr("Add an operator");
}

void PinScreen::enter(const Target &target)
{
    forget();
    m_whose = target.extra.toBool() ? Whose::New : target.id.isZero() ? Whose::Mine : Whose::Forgotten;
    m_person = m_whose == Whose::Mine ? context().currentOperator : ports::OperatorLabel{};
    if (m_whose == Whose::Forgotten) {
        const auto people = context().vault.operators();
        const auto found = std::find_if(people.cbegin(), people.cend(), [&target](const ports::OperatorLabel &label) { return label.id == target.id; });
        if (found != people.cend())
            m_person = *found;
    }
    m_nameField->clear();
    m_name->clearMessage();
    m_roles->clear();
    m_role->clearMessage();
    goToStep(steps().first());
    retranslate();
}

void PinScreen::leave()
{
    forget();
}

void PinScreen::forget()
{
    ++m_visit;
    m_waitTick.stop();
    m_present.wipe();
    m_wanted.wipe();
    m_pad->clear();
    m_fault.reset();
    m_busy = false;
    if (std::exchange(m_letters, false))
        m_pad->setLettersWanted(false);
}

QList<PinScreen::Step> PinScreen::steps() const
{
    switch (m_whose) {
    case Whose::Mine:
        return {Step::Present, Step::Wanted, Step::Again};
    case Whose::Forgotten:
        return {Step::Wanted, Step::Again};
    case Whose::New:
        break;
    }
    return {Step::Person, Step::Wanted, Step::Again};
}

void PinScreen::goToStep(Step step)
{
    m_step = step;
    m_fault.reset();
    m_pad->clear();
    refresh();
    QWidget *first = step == Step::Person ? static_cast<QWidget *>(m_nameField) : m_pad;
    first->setFocus(Qt::OtherFocusReason);
}

// There is one thing to type while a PIN is asked for: it goes to the pad wherever the focus is.
void PinScreen::keyPressEvent(QKeyEvent *event)
{
    if (m_step == Step::Person || event->text().isEmpty() || !event->text().at(0).isPrint())
        return Screen::keyPressEvent(event);
    m_pad->setFocus(Qt::OtherFocusReason);
    QCoreApplication::sendEvent(m_pad, event);
}

void PinScreen::takePerson()
{
    const QString name = m_nameField->text().simplified();
    const auto people = context().vault.operators();
    const bool taken = std::any_of(people.cbegin(), people.cend(), [&name](const ports::OperatorLabel &label) { return label.name.compare(name, Qt::CaseInsensitive) == 0; });
    if (name.isEmpty() || taken) {
        const ErrorWords words = operatorErrorWords({ErrorCode::TargetExists, {}, {}, 0}, false, false);
        m_name->setError(taken ? words.title + QLatin1Char(' ') + words.remedy : tr("Write the name as it shall stand at sign-in."));
    }
    if (m_roles->chosen() < 0)
        m_role->setError(tr("Choose what this person does."));
    if (m_name->hasError()) {
        m_nameField->setFocus(Qt::OtherFocusReason);
    } else if (m_role->hasError()) {
        m_roles->setFocus(Qt::OtherFocusReason);
    } else {
        m_person = {{}, name, static_cast<ports::Role>(m_roles->chosen()), {}};
        goToStep(Step::Wanted);
    }
}

void PinScreen::takePin()
{
    if (m_busy)
        return;
    if (m_step == Step::Present)
        return check();
    crypto::SecretBytes typed = m_pad->take();
    if (m_step == Step::Wanted) {
        if (const auto found = usecase::faultOfPin(typed.view(), m_present.view()); found != usecase::PinFault::None)
            return fault(pinFaultWords(found));
        m_wanted = std::move(typed);
        return goToStep(Step::Again);
    }
    if (crypto::areEqual(typed.view(), m_wanted.view()))
        return save();
    m_wanted.wipe();
    goToStep(Step::Wanted);
    fault(pinsDifferWords());
}

void PinScreen::check()
{
    if (context().vault.waitMs(m_person.id) > 0)
        return;
    m_present = m_pad->take();
    setBusy(true);
    context().vault.checkPin(m_present.clone(), [page = QPointer<PinScreen>(this), visit = m_visit](const Result<> &result) {
        if (page != nullptr && page->m_visit == visit)
            page->checked(result);
    });
}

void PinScreen::checked(const Result<> &result)
{
    setBusy(false);
    if (result)
        return goToStep(Step::Wanted);
    m_present.wipe();
    fault(operatorErrorWords(result.error(), false, false));
}

void PinScreen::save()
{
    const QString words = m_whose == Whose::Mine ? tr("Your PIN is changed. Use the new one from now on.")
        : m_whose == Whose::Forgotten            ? tr("%1 has a new PIN.").arg(m_person.name)
                                                 : tr("%1 can sign in now.").arg(m_person.name);
    const auto done = [page = QPointer<PinScreen>(this), visit = m_visit, words](const Result<> &result) {
        if (page != nullptr)
            page->saved(visit, words, result);
    };
    setBusy(true);
    switch (m_whose) {
    case Whose::Mine:
        return context().vault.changePin(std::move(m_wanted), done);
    case Whose::Forgotten:
        return context().vault.resetPin(m_person.id, std::move(m_wanted), done);
    case Whose::New:
        return context().vault.addOperator(m_person, std::move(m_wanted), done);
    }
}

// Whoever went elsewhere meanwhile is told all the same.
void PinScreen::saved(int visit, const QString &words, const Result<> &result)
{
    const bool isHere = visit == m_visit;
    if (result) {
        Q_EMIT dataChanged();
        Q_EMIT say(Tone::Ok, words);
        if (isHere)
            Q_EMIT goTo({Page::Settings, {}, {}});
        return;
    }
    const ErrorWords why = operatorErrorWords(result.error(), false, m_person.role == ports::Role::Admin);
    if (!isHere) {
        Q_EMIT say(Tone::Warn, why.title + QLatin1Char(' ') + why.remedy);
        return;
    }
    setBusy(false);
    if (result.error().code == ErrorCode::TargetExists) {
        goToStep(Step::Person);
        m_name->setError(why.title + QLatin1Char(' ') + why.remedy);
        return;
    }
    goToStep(Step::Wanted);
    fault(why);
}

void PinScreen::fault(const ErrorWords &words)
{
    m_fault = words;
    m_pad->setFocus(Qt::OtherFocusReason);
    refresh();
}

void PinScreen::setBusy(bool busy)
{
    m_busy = busy;
    refresh();
}

QString PinScreen::nameOf(Step step) const
{
    switch (step) {
    case Step::Person:
        return tr("Who it is");
    case Step::Present:
        return tr("PIN now");
    case Step::Wanted:
        return tr("New PIN");
    case Step::Again:
        break;
    }
    return tr("Once more");
}

QString PinScreen::question() const
{
    switch (m_step) {
    case Step::Person:
        return tr("Who shall be able to sign in?");
    case Step::Present:
        return tr("Your present PIN");
    case Step::Wanted:
        return m_whose == Whose::Mine ? tr("Your new PIN") : tr("New PIN of %1").arg(m_person.name);
    case Step::Again:
        break;
    }
    return tr("The new PIN once more");
}

QString PinScreen::line() const
{
    switch (m_step) {
    case Step::Person:
        return tr("The name and what this person does stand at sign-in.");
    case Step::Present:
        return tr("First the PIN that you signed in with, so that nobody changes it behind your back.");
    case Step::Wanted: {
        const QString rule = tr("At least %1 digits; no birthday, no digits in a row.").arg(kShortestPin);
        return m_whose == Whose::Mine ? rule : tr("Let %1 choose and type it, and look away.").arg(m_person.name) + QLatin1Char(' ') + rule;
    }
    case Step::Again:
        break;
    }
    return m_whose == Whose::Forgotten ? tr("Then the old PIN opens nothing any more.") : tr("So that no slip of the finger locks anybody out.");
}

// Above the pad: what is asked, or in few words what is the matter. At the left the whole of it.
void PinScreen::refresh()
{
    const bool pin = m_step != Step::Person;
    const qint64 waitMs = m_step == Step::Present && !m_busy ? context().vault.waitMs(m_person.id) : 0;
    m_stepper->setCurrent(static_cast<int>(steps().indexOf(m_step)));
    m_question->setText(question());
    m_personForm->setVisible(!pin);
    m_next->setVisible(!pin);
    m_lettersButton->setVisible(pin);
    m_card->setVisible(pin);
    const bool wrong = waitMs > 0 || m_fault.has_value();
    const ErrorWords why = waitMs > 0 ? errorWords({ErrorCode::TooManyTries, {}, {}, 0}) : m_fault.value_or(ErrorWords{});
    const QString busy = m_step == Step::Present ? tr("Checking…") : tr("Saving…");
    m_line->setTone(wrong ? TextTone::Danger : TextTone::Muted);
    m_line->setText(wrong ? why.title + QLatin1Char(' ') + why.remedy : line());
    m_card->say(waitMs > 0 ? tr("Wait %1 seconds").arg((waitMs + 999) / 1000) : wrong ? why.title : m_busy ? busy : nameOf(m_step), wrong);
    m_card->setBusy(m_busy, busy);
    m_pad->setAccessibleDescription(m_question->text() + QLatin1Char(' ') + m_line->text());
    m_pad->setBlocked(m_busy || waitMs > 0);
    m_lettersButton->setWords(m_letters ? tr("PIN with digits only") : tr("PIN with letters"));
    m_lettersButton->setEnabled(!m_busy && waitMs == 0);
    m_back->setEnabled(!m_busy || m_step == Step::Present);
    if (waitMs > 0 && !m_waitTick.isActive())
        m_waitTick.start();
    else if (waitMs == 0)
        m_waitTick.stop();
}

void PinScreen::offerRoles()
{
    QList<int> roles;
    for (int role = 1; role <= kRoles; ++role) {
        if (ports::keepsKeysOf(context().currentOperator.role, static_cast<ports::Role>(role)))
            roles.append(role);
    }
    const auto buttons = m_roles->findChildren<OptionButton *>();
    for (int i = 0; i < buttons.size(); ++i)
        buttons.at(i)->setWords(roleWords(static_cast<ports::Role>(i + 1)));
    m_roles->offer(roles);
}

void PinScreen::retranslate()
{
    QStringList names;
    for (const Step step : steps())
        names += nameOf(step);
    m_stepper->setSteps(names);
    m_name->setLabel(tr("Name"));
    m_role->setLabel(tr("What this person does"));
    m_back->setWords(tr("Back"));
    m_next->setWords(tr("Next"));
    offerRoles();
    m_fault.reset(); // in the language before
    refresh();
}

} // namespace guyub::ui
