#include "ui/screens/shell/settingsscreen.h"

#include "ui/screens/shell/calibratedialog.h"
#include "ui/screens/shell/operatorscard.h"
#include "ui/screens/shell/pinwords.h"
#include "ui/screens/shell/roletext.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/overlay.h"
#include "ui/widgets/scrollarea.h"
#include "ui/widgets/textlabel.h"

#include <QApplication>
#include <QLocale>
#include <QPointer>
#include <QTimer>

namespace guyub::ui {
namespace {
constexpr int kLanguage = 2; // place among the choices
}

SettingsScreen::SettingsScreen(Appearance &appearance, AppContext &context, std::function<void()> closeKiosk, QWidget *parent) :
    Screen(appearance.theme(), context, parent), m_appearance(appearance), m_closeKiosk(std::move(closeKiosk)),
    m_choices(new QVBoxLayout), m_looks(new TextLabel(theme(), TextRole::Subtitle)),
    m_pinTitle(new TextLabel(theme(), TextRole::Subtitle)), m_pinWords(new TextLabel(theme(), TextRole::Body)),
    m_pin(new SecondaryButton(theme(), Icon::Lock, QStringLiteral("-"))), m_operators(new OperatorsCard(theme(), context)),
    m_screenTitle(new TextLabel(theme(), TextRole::Subtitle)), m_screenWords(new TextLabel(theme(), TextRole::Body)),
    m_measure(new SecondaryButton(theme(), Icon::Scale, QStringLiteral("-"))), m_printerTitle(new TextLabel(theme(), TextRole::Subtitle)),
    m_printers(new TextLabel(theme(), TextRole::Body)), m_aboutTitle(new TextLabel(theme(), TextRole::Subtitle)),
    m_about(new TextLabel(theme(), TextRole::Body)), m_close(new DangerButton(theme(), Icon::Close, QStringLiteral("-")))
{
    auto *outer = new QVBoxLayout(this);
    keepSpacing(theme(), outer, 20, 0);
    auto *area = new ScrollArea(theme());
    outer->addWidget(area);
    keepSpacing(theme(), m_choices, 0, 16);
    auto *looks = new Card(theme());
    looks->body()->addWidget(m_looks);
    looks->body()->addLayout(m_choices);
    auto *pin = new Card(theme());
    pin->body()->addWidget(m_pinTitle);
    pin->body()->addWidget(m_pinWords);
    pin->body()->addWidget(m_pin, 0, Qt::AlignLeft);
    auto *screen = new Card(theme());
    screen->body()->addWidget(m_screenTitle);
    screen->body()->addWidget(m_screenWords);
    screen->body()->addWidget(m_measure, 0, Qt::AlignLeft);
    auto *printers = new Card(theme());
    printers->body()->addWidget(m_printerTitle);
    printers->body()->addWidget(m_printers);
    auto *about = new Card(theme());
    about->body()->addWidget(m_aboutTitle);
    about->body()->addWidget(m_about);
    about->body()->addWidget(m_close, 0, Qt::AlignLeft);
    for (QWidget *card : std::initializer_list<QWidget *>{looks, pin, m_operators, screen, printers, about})
        area->body()->addWidget(card);
    area->body()->addStretch(1);
    connect(m_pin, &Button::clicked, this, [this] { Q_EMIT goTo({Page::Pin, {}, {}}); });
    connect(m_operators, &OperatorsCard::addWanted, this, [this] { Q_EMIT goTo({Page::Pin, {}, true}); });
    connect(m_operators, &OperatorsCard::newPinWanted, this, [this](const Id &who) { Q_EMIT goTo({Page::Pin, who, {}}); });
    connect(m_operators, &OperatorsCard::removalWanted, this, &SettingsScreen::askToRemove);
    connect(m_measure, &Button::clicked, this, &SettingsScreen::measure);
    connect(m_close, &Button::clicked, this, &SettingsScreen::askToClose);
    // Also when a switch in the bar is pressed. Later: the button that was pressed is still at work.
    connect(&appearance, &Appearance::changed, this, [this] { QTimer::singleShot(0, this, &SettingsScreen::retranslate); });
}

QString SettingsScreen::title() const
{
    return tr("Settings");
}

void SettingsScreen::enter(const Target &)
{
    retranslate();
}

void SettingsScreen::retranslate()
{
    m_looks->setText(tr("How it looks and speaks"));
    m_pinTitle->setText(tr("Your PIN"));
    m_pinWords->setText(tr("Change it at once if somebody may have seen it."));
    m_pin->setWords(tr("Change my PIN"));
    m_operators->setVisible(ports::keepsKeys(context().currentOperator.role));
    m_operators->fill();
    m_screenTitle->setText(tr("Size of the screen"));
    m_screenWords->setText(m_appearance.preferences().pxPerMm
            ? tr("Measured: a finger's 12 mm are %1 px here.").arg(theme().touchPx())
            : tr("Not measured yet. With a bank card, buttons become as large as fingers need."));
    m_measure->setWords(tr("Measure with a card"));
    m_printerTitle->setText(tr("Paper"));
    m_printers->setText(printerText());
    m_aboutTitle->setText(tr("This kiosk"));
    m_about->setText(aboutText());
    m_close->setWords(tr("Close the program"));
    m_close->setVisible(context().currentOperator.role == ports::Role::Admin);
    showChoices();
    orderStops();
}

void SettingsScreen::showChoices()
{
    const Preferences now = m_appearance.preferences();
    if (m_shownIn != now.language) {
        const bool hadFocus = std::any_of(m_shown.cbegin(), m_shown.cend(), [](const Choice &choice) {
            return choice.field->isAncestorOf(QApplication::focusWidget());
        });
        buildChoices();
        if (hadFocus)
            m_shown.at(kLanguage).group->setFocus(Qt::OtherFocusReason);
        return;
    }
    const int values[] = {static_cast<int>(now.mode), static_cast<int>(now.textScale), static_cast<int>(now.language), static_cast<int>(now.keyboard)};
    for (int i = 0; i < m_shown.size(); ++i)
        m_shown.at(i).group->choose(values[i]);
}

void SettingsScreen::buildChoices()
{
    const Preferences now = m_appearance.preferences();
    for (const Choice &choice : std::as_const(m_shown)) {
        choice.field->hide();
        choice.field->deleteLater();
    }
    m_shown.clear();
    m_shownIn = now.language;
    addChoice(tr("Colours"), {tr("Light"), tr("Dark"), tr("Strong contrast")}, static_cast<int>(now.mode),
        [](Preferences &wanted, int answer) { wanted.mode = static_cast<Mode>(answer); });
    addChoice(tr("Size of text"), {tr("Usual"), tr("Large"), tr("Largest")}, static_cast<int>(now.textScale),
        [](Preferences &wanted, int answer) { wanted.textScale = static_cast<TextScale>(answer); });
    // A language is named in itself, for those who read no other.
    addChoice(tr("Language"), {QStringLiteral("Bahasa Indonesia"), QStringLiteral("English")}, static_cast<int>(now.language),
        [](Preferences &wanted, int answer) { wanted.language = static_cast<translations::Language>(answer); });
    addChoice(tr("Keyboard on the screen"), {tr("When a finger touches a field"), tr("Always"), tr("Never")},
        static_cast<int>(now.keyboard),
        [](Preferences &wanted, int answer) { wanted.keyboard = static_cast<KeyboardDock::When>(answer); });
}

// Down the page: the choices and the rows of people are made anew, and what is made last would be last.
void SettingsScreen::orderStops()
{
    QList<QWidget *> stops;
    for (const Choice &choice : std::as_const(m_shown)) {
        for (OptionButton *button : choice.group->findChildren<OptionButton *>())
            stops += button;
    }
    stops += m_pin;
    stops += m_operators->stops();
    stops += {m_measure, m_close};
    for (int i = 1; i < stops.size(); ++i)
        setTabOrder(stops.at(i - 1), stops.at(i));
}

void SettingsScreen::addChoice(
    const QString &label, const QStringList &answers, int now, const std::function<void(Preferences &, int)> &set)
{
    auto *group = new ChoiceGroup(theme(), 3);
    for (int i = 0; i < answers.size(); ++i)
        group->addChoice(i, answers.at(i));
    group->choose(now);
    connect(group, &ChoiceGroup::choiceChanged, this, [this, set](int answer) {
        Preferences wanted = m_appearance.preferences();
        set(wanted, answer);
        m_appearance.set(wanted);
    });
    auto *field = new FormField(theme(), label, group);
    m_choices->addWidget(field);
    m_shown.append({field, group});
}

void SettingsScreen::measure()
{
    auto *dialog = new CalibrateDialog(theme());
    connect(dialog, &OverlayDialog::answered, this, [this, dialog](int answer) {
        if (answer == OverlayDialog::kDismissed)
            return;
        Preferences wanted = m_appearance.preferences();
        wanted.pxPerMm = answer == CalibrateDialog::kKeep ? std::optional(dialog->pxPerMm()) : std::nullopt;
        m_appearance.set(wanted);
    });
    Q_EMIT ask(dialog);
}

void SettingsScreen::askToClose()
{
    auto *dialog = new OverlayDialog(theme(), tr("Close the program?"), tr("The counter stands still until somebody starts it again. Drafts are kept."));
    dialog->addAnswer(1, ButtonKind::Secondary, Icon::Back, tr("Keep it open"));
    dialog->addAnswer(0, ButtonKind::Danger, Icon::Close, tr("Close now"));
    connect(dialog, &OverlayDialog::answered, this, [close = m_closeKiosk](int answer) {
        if (answer == 0)
            close();
    });
    Q_EMIT ask(dialog);
}

void SettingsScreen::askToRemove(const ports::OperatorLabel &who)
{
    auto *dialog = new OverlayDialog(theme(), tr("Take away the access of %1?").arg(who.name),
        tr("Nobody signs in on this kiosk under this name any more. What %1 has recorded stays and stays valid.").arg(who.name));
    dialog->addAnswer(1, ButtonKind::Secondary, Icon::Back, tr("Leave it as it is"));
    dialog->addAnswer(0, ButtonKind::Danger, Icon::Close, tr("Take away access"));
    connect(dialog, &OverlayDialog::answered, this, [this, who](int answer) {
        if (answer == 0)
            remove(who);
    });
    Q_EMIT ask(dialog);
}

void SettingsScreen::remove(const ports::OperatorLabel &who)
{
    context().vault.removeOperator(who.id, [page = QPointer<SettingsScreen>(this), who](const Result<> &result) {
        if (page == nullptr)
            return;
        page->m_operators->fill();
        page->orderStops();
        if (result) {
            Q_EMIT page->dataChanged();
            Q_EMIT page->say(Tone::Ok, tr("%1 does not sign in here any more.").arg(who.name));
            return;
        }
        const bool isSelf = who.id == page->context().currentOperator.id;
        const ErrorWords words = operatorErrorWords(result.error(), isSelf, who.role == ports::Role::Admin);
        Q_EMIT page->say(Tone::Warn, words.title + QLatin1Char(' ') + words.remedy);
    });
}

QString SettingsScreen::printerText() const
{
    QStringList lines;
    for (const ports::Printer *printer : context().printers) {
        switch (printer->medium()) {
        case ports::Medium::A5Pdf:
            lines += tr("A5 sheet: %1").arg(printer->name().isEmpty() ? tr("to a stick, once one is plugged in") : printer->name());
            break;
        case ports::Medium::Thermal58:
            lines += tr("58 mm roll: %1").arg(printer->name());
            break;
        case ports::Medium::Thermal80:
            lines += tr("80 mm roll: %1").arg(printer->name());
            break;
        }
    }
    return lines.join(QLatin1Char('\n'));
}

QString SettingsScreen::aboutText() const
{
    QStringList lines;
    const auto add = [&lines](const QString &label, const QString &value) {
        if (!value.isEmpty())
            lines += QStringLiteral("%1: %2").arg(label, value);
    };
    add(tr("Office"), context().office.name);
    add(tr("Area"), context().office.areaLine);
    add(tr("Area code"), context().office.areaCode);
    add(tr("Signed in"), QStringLiteral("%1 (%2)").arg(context().currentOperator.name, roleWords(context().currentOperator.role)));
    add(tr("Version"), QStringLiteral("Guyub " GUYUB_VERSION));
    return lines.join(QLatin1Char('\n'));
}

} // namespace guyub::ui
