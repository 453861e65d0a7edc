#include "ui/screens/residents/registerscreen.h"

#include "ui/screens/errortext.h"
#include "ui/screens/residents/checkpage.h"
#include "ui/screens/residents/consentpage.h"
#include "ui/screens/residents/consenttexts.h"
#include "ui/screens/residents/householdpage.h"
#include "ui/screens/residents/identitypage.h"
#include "ui/screens/residents/residentwords.h"
#include "ui/screens/residents/savedpage.h"
#include "ui/screens/residents/twincard.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/overlay.h"
#include "ui/widgets/scrollarea.h"
#include "ui/widgets/stepper.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/toast.h"

namespace guyub::ui {

using namespace usecase;

namespace {

constexpr int kSideEms = 62; // below that the warning goes above the questions
constexpr int kSideShare = 22;
constexpr int kStepsEms = 22; // of height; below that the steps give their room to the questions
constexpr int kRight = 0;
constexpr int kLookAgain = 1;

} // namespace

RegisterScreen::RegisterScreen(const Theme &theme, AppContext &context, QWidget *parent) :
    Screen(theme, context, parent), m_model(context, this), m_stepper(new Stepper(theme)), m_failure(new Banner(theme, Tone::Danger, {})),
    m_scroll(new ScrollArea(theme)), m_side(new QVBoxLayout), m_twins(new TwinCard(theme)), m_footer(new QWidget), m_toast(new Toast(theme, this))
{
    auto *column = new QVBoxLayout(this);
    keepSpacing(theme, column, 16, 12);
    column->addWidget(m_stepper);
    column->addWidget(m_failure);
    m_failure->hide();
    auto *middle = new QHBoxLayout;
    keepSpacing(theme, middle, 0, 14);
    middle->addWidget(m_scroll, 1);
    middle->addLayout(m_side);
    keepSpacing(theme, m_side, 0, 0);
    m_side->addStretch(1);
    column->addLayout(middle, 1);
    buildFooter();
    column->addWidget(m_footer);

    connect(&m_model, &RegisterModel::kept, this, &RegisterScreen::showKept);
    connect(&m_model, &RegisterModel::keepFailed, this, [this] {
        m_keptWords->setTone(TextTone::Warn);
        m_keptWords->setText(tr("The draft could not be kept. Save before you leave."));
    });
    connect(&m_model, &RegisterModel::twinsChanged, this, &RegisterScreen::placeTwins);
    connect(m_twins, &TwinCard::openWanted, this, [this](const EntityId &id) { Q_EMIT goTo({Page::Resident, id, {}}); });
    connect(m_twins, &TwinCard::otherPerson, this, [this](const QString &key) { m_model.accept({key}); });
    connect(m_toast, &Toast::undone, this, [this] {
        m_model.undoDiscard();
        showStep(m_model.step());
    });
    connect(m_toast, &Toast::expired, &m_model, &RegisterModel::settleDiscard);
    connect(m_toast, &Toast::roomChanged, this, [this](int px) { setContentsMargins(0, 0, 0, px); });
    connect(&theme, &Theme::changed, this, &RegisterScreen::placeTwins);
}

void RegisterScreen::buildFooter()
{
    auto *row = new QHBoxLayout(m_footer);
    keepSpacing(theme(), row, 0, 12);
    m_back = new SecondaryButton(theme(), Icon::Back, {});
    m_discard = new Button(theme(), ButtonKind::Quiet, Icon::Close, {});
    m_keptWords = new TextLabel(theme(), TextRole::Caption);
    m_keptWords->setMaximumLines(2);
    m_next = new PrimaryButton(theme(), Icon::None, {});
    row->addWidget(m_back);
    row->addWidget(m_discard);
    row->addWidget(m_keptWords, 1);
    row->addWidget(m_next);
    connect(m_back, &Button::clicked, this, &RegisterScreen::goBack);
    connect(m_discard, &Button::clicked, this, &RegisterScreen::discard);
    connect(m_next, &Button::clicked, this, &RegisterScreen::goOn);
}

QString RegisterScreen::title() const
{
    return tr("Register a resident");
}

void RegisterScreen::enter(const Target &target)
{
    m_toast->settle();
    m_failure->hide();
    m_keptWords->setText({});
    m_toCheck = false;
    const auto id = Id::from(viewOf(target.extra.toByteArray()));
    if (id) {
        if (m_model.resume(*id)) {
            showStep(m_model.step());
            return;
        }
        Q_EMIT say(Tone::Warn, tr("That draft is no longer there. This is a new registration."));
    }
    m_model.begin();
    showStep(Consent);
}

void RegisterScreen::leave()
{
    m_toast->settle();
    if (m_step != Saved)
        m_model.keepNow();
}

std::optional<Target> RegisterScreen::resume() const
{
    if (m_step == Saved || !m_model.isKept() || m_model.form().isUntouched())
        return std::nullopt;
    return Target{Page::Register, {}, toByteArray(m_model.draftId())};
}

void RegisterScreen::retranslate()
{
    const QPointer<QWidget> outside = m_page == nullptr ? nullptr : focusOutside(*m_page);
    const auto focus = m_page == nullptr ? std::nullopt : m_page->focusedItem();
    const bool hadFaults = m_page != nullptr && m_page->hasFaults();
    m_failure->hide();
    showStep(m_step, focus, outside == nullptr);
    if (hadFaults)
        m_page->showFaults(faultsHere());
    placeTwins();
    m_toast->setWords(tr("The answers were discarded."), tr("Bring back"));
}

bool RegisterScreen::takeScan(const QString &text)
{
    auto *page = qobject_cast<IdentityPage *>(m_page);
    const QString digits = domain::stripNumber(text);
    const auto check = domain::checkNik(digits, context().clock.today());
    if (page == nullptr || check.normalised.size() != 16)
        return false;
    page->takeNik(check.normalised);
    return true;
}

void RegisterScreen::showStep(int step, std::optional<FormItem> focus, bool takesFocus)
{
    m_step = step;
    delete m_page;
    m_page = makePage(step);
    m_scroll->body()->insertWidget(0, m_page);
    m_page->showForm(m_model.form());
    if (auto *household = qobject_cast<HouseholdPage *>(m_page))
        household->showHousehold(m_model.knownHousehold());
    connect(m_page, &FormPage::edited, this, &RegisterScreen::edited);
    connect(m_page, &FormPage::ask, this, &RegisterScreen::ask);
    connect(m_page, &FormPage::elsewhere, this, &RegisterScreen::toItem, Qt::QueuedConnection);
    retitle();
    placeTwins();
    if (!takesFocus)
        return;
    if (auto *saved = qobject_cast<SavedPage *>(m_page))
        saved->focusPrint();
    else if (step == Check)
        m_next->setFocus(Qt::OtherFocusReason);
    else if (step == Consent && !focus)
        m_page->findChild<Button *>()->setFocus(Qt::OtherFocusReason); // what is asked; a key pressed out of habit is no consent
    else
        m_page->focusItem(focus.value_or(step == Identity ? FormItem::Nik : FormItem::NoKk));
}

FormPage *RegisterScreen::makePage(int step)
{
    const QDate today = context().clock.today();
    switch (step) {
    case Identity:
        return new IdentityPage(theme(), today);
    case Household:
        return new HouseholdPage(theme(), today);
    case Check:
        return makeCheckPage();
    case Saved:
        return makeSavedPage();
    default:
        return new ConsentPage(theme(), today);
    }
}

FormPage *RegisterScreen::makeCheckPage()
{
    auto *page = new CheckPage(theme(), context().clock.today());
    connect(page, &CheckPage::changeWanted, this, &RegisterScreen::toItem, Qt::QueuedConnection);
    return page;
}

FormPage *RegisterScreen::makeSavedPage()
{
    auto *page = new SavedPage(theme(), context().clock.today(), m_joined);
    connect(page, &SavedPage::printWanted, this, [this] { Q_EMIT goTo({Page::IssueReceipt, m_done.resident, toByteArray(m_done.commitHash)}); });
    connect(page, &SavedPage::openWanted, this, [this] { Q_EMIT goTo({Page::Resident, m_done.resident, {}}); });
    connect(page, &SavedPage::doneWanted, this, [this] { Q_EMIT goTo({Page::Home, {}, {}}); });
    const auto next = [this] {
        m_model.begin(nextOfHousehold(m_model.form()));
        showStep(Consent);
    };
    connect(page, &SavedPage::nextOfHouseholdWanted, this, next, Qt::QueuedConnection);
    return page;
}

void RegisterScreen::retitle()
{
    const QStringList names{tr("Consent"), tr("Identity"), tr("Address"), tr("Check"), tr("Done")};
    m_stepper->setSteps(names);
    m_stepper->setCurrent(m_step);
    m_footer->setVisible(m_step != Saved);
    m_back->setWords(tr("Back"));
    m_back->setVisible(m_step != Consent);
    m_discard->setWords(tr("Discard"));
    m_next->setGlyph(m_step == Check ? Icon::Check : Icon::Next);
    m_next->setWords(m_step == Check ? tr("Save") : m_toCheck ? tr("Back to the check") : tr("Next"));
}

void RegisterScreen::resizeEvent(QResizeEvent *event)
{
    Screen::resizeEvent(event);
    // Beside the keyboard the question comes first; which step it is was read before.
    m_stepper->setVisible(height() >= kStepsEms * theme().textPx(TextRole::Body));
    placeTwins();
}

void RegisterScreen::placeTwins()
{
    const bool isAsked = m_step == Identity || m_step == Household;
    m_twins->showTwins(isAsked ? m_model.twins() : QList<LikelyTwin>(), context().clock.today());
    const int em = theme().textPx(TextRole::Body);
    const bool beside = width() >= kSideEms * em;
    if (beside) {
        m_side->insertWidget(0, m_twins);
        m_twins->setFixedWidth(kSideShare * em);
    } else {
        m_twins->setMinimumWidth(0);
        m_twins->setMaximumWidth(QWIDGETSIZE_MAX);
        m_scroll->body()->addWidget(m_twins);
    }
}

void RegisterScreen::edited()
{
    RegistrationForm form = m_model.form();
    m_page->readInto(form);
    const bool cardChanged = form.person.noKk != m_model.form().person.noKk;
    m_model.change(form);
    m_page->refresh(m_model.form());
    if (auto *household = qobject_cast<HouseholdPage *>(m_page); household != nullptr && cardChanged)
        household->showHousehold(m_model.knownHousehold());
}

void RegisterScreen::showKept(UtcMs at)
{
    m_keptWords->setTone(TextTone::Ok);
    m_keptWords->setText(tr("Draft kept %1").arg(clockText(at, context().office.areaCode)));
}

void RegisterScreen::goBack()
{
    m_toCheck = false;
    m_model.setStep(m_step - 1);
    showStep(m_step - 1);
}

QList<FormFault> RegisterScreen::faultsHere() const
{
    const RegistrationForm &form = m_model.form();
    const QDate today = context().clock.today();
    switch (m_step) {
    case Consent:
        return usecase::faultsOf(form.consent) + (m_toCheck ? guardianFaults(form, today) : QList<FormFault>());
    case Identity:
        return usecase::faultsOf(form.person, FormPart::Identity, today) + guardianFaults(form, today);
    case Household:
        return usecase::faultsOf(form.person, FormPart::Household, today);
    default: // everything once more: a draft may be of another day
        return usecase::faultsOf(form.consent) + usecase::faultsOf(form.person, FormPart::Both, today) + guardianFaults(form, today);
    }
}

QList<std::pair<QString, QString>> RegisterScreen::doubtsHere() const
{
    QList<std::pair<QString, QString>> open;
    if (m_step != Identity && m_step != Household)
        return open;
    const RegistrationForm &form = m_model.form();
    const QDate today = context().clock.today();
    for (const FormDoubt doubt : doubtsOf(form.person, m_step == Identity ? FormPart::Identity : FormPart::Household, today, districtOf(context().office.areaCode)))
        if (const QString key = keyOf(doubt, form.person); !form.accepted.contains(key))
            open.append({key, doubtWords(doubt, form.person, today)});
    if (m_step == Identity)
        for (const LikelyTwin &twin : m_model.twins())
            open.append({keyOf(twin), tr("Perhaps registered already: %1").arg(twin.hit.name + QStringLiteral(", ") + TwinCard::sentence(twin, today))});
    return open;
}

void RegisterScreen::goOn()
{
    m_failure->hide();
    m_model.lookNow();
    const QList<FormFault> faults = faultsHere();
    m_page->showFaults(faults);
    if (!faults.isEmpty()) {
        m_model.keepNow();
        return;
    }
    m_page->refresh(m_model.form());
    if (const auto doubts = doubtsHere(); !doubts.isEmpty())
        askAboutDoubts(doubts);
    else
        pass();
}

void RegisterScreen::askAboutDoubts(const QList<std::pair<QString, QString>> &doubts)
{
    auto *dialog = new OverlayDialog(theme(), tr("Look once more"));
    QStringList keys;
    for (const auto &[key, words] : doubts) {
        keys += key;
        dialog->body()->addWidget(new TextLabel(theme(), TextRole::Body, QStringLiteral("•  ") + words));
    }
    dialog->addAnswer(kLookAgain, ButtonKind::Secondary, Icon::Pen, tr("Change it"));
    dialog->addAnswer(kRight, ButtonKind::Primary, Icon::Check, tr("It is right, go on"));
    connect(dialog, &OverlayDialog::answered, this, [this, keys](int answer) {
        if (answer != kRight)
            return;
        m_model.accept(keys);
        pass();
    });
    Q_EMIT ask(dialog);
}

void RegisterScreen::pass()
{
    if (m_step == Check) {
        save();
        return;
    }
    const int next = m_toCheck ? int(Check) : m_step + 1;
    m_toCheck = false;
    m_model.setStep(next);
    showStep(next);
}

void RegisterScreen::save()
{
    m_joined = m_model.knownHousehold().has_value();
    const Result<Registered> done = m_model.save(QLatin1String(kConsentTextVersion), consentLanguage());
    if (!done) {
        const ErrorWords words = errorWords(done.error());
        m_failure->setMessage(Tone::Danger, words.title, words.remedy);
        m_failure->show();
        return;
    }
    m_done = *done;
    showStep(Saved);
    Q_EMIT dataChanged();
}

void RegisterScreen::discard()
{
    m_toast->settle(); // one at a time
    m_model.discard();
    m_toCheck = false;
    m_keptWords->setText({});
    showStep(Consent);
    m_toast->showMessage(tr("The answers were discarded."), tr("Bring back"));
}

void RegisterScreen::toItem(FormItem item)
{
    const bool isConsent = item >= FormItem::Answer;
    const int step = isConsent ? Consent : item >= FormItem::NoKk ? Household : Identity;
    m_toCheck = m_step == Check;
    m_model.setStep(step);
    showStep(step, item);
}

} // namespace guyub::ui
