#include "ui/screens/residents/registerscreen.h"

#include "app/usecase/recordconsent.h"
#include "ui/screens/errortext.h"
#include "ui/screens/residents/checkpage.h"
#include "ui/screens/residents/consentpage.h"
#include "ui/screens/residents/householdpage.h"
#include "ui/screens/residents/identitypage.h"
#include "ui/screens/residents/savedpage.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/overlay.h"
#include "ui/widgets/stepper.h"

#include <QLocale>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace guyub::ui {

using usecase::Finding;
using usecase::RegisterStep;
using usecase::RegistrationDraft;
using usecase::StepFinding;

namespace {

constexpr int kKeepAfterMs = 800; // of quiet
constexpr int kLookAfterMs = 400;
constexpr int kCheckStep = 3, kSavedStep = 4;
const QString kForm = QStringLiteral("register");

} // namespace

RegisterScreen::RegisterScreen(const Theme &theme, AppContext &context, QWidget *parent) : Screen(theme, context, parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_keepTimer.setSingleShot(true);
    m_keepTimer.setInterval(kKeepAfterMs);
    m_lookTimer.setSingleShot(true);
    m_lookTimer.setInterval(kLookAfterMs);
    connect(&m_keepTimer, &QTimer::timeout, this, &RegisterScreen::keepDraft);
    connect(&m_lookTimer, &QTimer::timeout, this, &RegisterScreen::look);
    build();
}

RegisterScreen::~RegisterScreen() = default;

QString RegisterScreen::title() const
{
    return tr("Register a resident");
}

// The pages are made anew for another language; what was typed is in the draft.
void RegisterScreen::build()
{
    delete m_root;
    m_root = new QWidget;
    layout()->addWidget(m_root);
    auto *column = new QVBoxLayout(m_root);
    keepSpacing(theme(), column, 20, 12);
    m_stepper = new Stepper(theme());
    m_stepper->setSteps({tr("Consent"), tr("Identity"), tr("Household"), tr("Check"), tr("Saved")});
    m_banner = new Banner(theme(), Tone::Warn, {});
    m_duplicates = new Banner(theme(), Tone::Warn, {});
    m_duplicates->setAction(Icon::Person, tr("Open the old record"));
    m_other = new Button(theme(), ButtonKind::Secondary, Icon::Close, tr("Another person"));
    m_duplicates->body()->addWidget(m_other, 0, Qt::AlignRight);
    m_pages = new QStackedWidget;
    auto *consent = new ConsentPage(theme());
    auto *check = new CheckPage(theme(), context().clock);
    auto *saved = new SavedPage(theme());
    for (StepPage *one : std::initializer_list<StepPage *>{consent, new IdentityPage(theme(), context().clock), new HouseholdPage(theme()), check, saved}) {
        m_pages->addWidget(one);
        connect(one, &StepPage::changed, this, [this] {
            m_isDirty = true;
            m_keepTimer.start();
            m_lookTimer.start();
        });
    }
    for (QWidget *widget : std::initializer_list<QWidget *>{m_stepper, m_banner, m_duplicates})
        column->addWidget(widget);
    column->addWidget(m_pages, 1);
    buildBar();
    column->addWidget(m_bar);
    m_banner->hide();
    m_duplicates->hide();

    connect(consent, &ConsentPage::readWanted, this, [this] {
        auto *dialog = new OverlayDialog(theme(), tr("About your data"), consentTextWhole());
        dialog->addAnswer(0, ButtonKind::Primary, Icon::Check, tr("Understood"));
        Q_EMIT ask(dialog);
    });
    connect(check, &CheckPage::changeWanted, this, [this](RegisterStep step, const QString &field) { showStep(static_cast<int>(step), field); });
    connect(saved, &SavedPage::printWanted, this, [this] { Q_EMIT goTo({Page::IssueReceipt, m_saved.resident, toByteArray(m_saved.commitHash)}); });
    connect(saved, &SavedPage::nextWanted, this, [this] { begin(nextOfHousehold(m_draft, context().clock.nowUtc())); });
    connect(saved, &SavedPage::openWanted, this, [this] { Q_EMIT goTo({Page::Resident, m_saved.resident, {}}); });
    connect(saved, &SavedPage::doneWanted, this, [this] { Q_EMIT goTo({Page::Home, {}, {}}); });
    connect(m_duplicates, &Banner::action, this, [this] { Q_EMIT goTo({Page::Resident, m_duplicate, {}}); });
    connect(m_other, &QAbstractButton::clicked, this, [this] {
        page(m_step)->collect(m_draft);
        m_dismissed = m_draft.name + m_draft.nik + QString::number(m_draft.birthDate);
        m_duplicates->hide();
    });
}

void RegisterScreen::buildBar()
{
    m_bar = new QWidget;
    auto *row = new QHBoxLayout(m_bar);
    keepSpacing(theme(), row, 0, 12);
    m_discard = new Button(theme(), ButtonKind::Quiet, Icon::Close, tr("Discard"));
    m_back = new Button(theme(), ButtonKind::Secondary, Icon::Back, tr("Back"));
    m_next = new Button(theme(), ButtonKind::Primary, Icon::Next, tr("Next"));
    row->addWidget(m_discard);
    row->addStretch(1);
    row->addWidget(m_back);
    row->addWidget(m_next);
    connect(m_discard, &QAbstractButton::clicked, this, &RegisterScreen::discard);
    connect(m_back, &QAbstractButton::clicked, this, [this] {
        page(m_step)->collect(m_draft);
        showStep(m_step - 1);
    });
    connect(m_next, &QAbstractButton::clicked, this, &RegisterScreen::next);
}

StepPage *RegisterScreen::page(int step) const
{
    return static_cast<StepPage *>(m_pages->widget(step));
}

QString RegisterScreen::ownDistrict() const
{
    return context().office.areaCode.left(8).remove(QLatin1Char('.'));
}

void RegisterScreen::enter(const Target &target)
{
    const QByteArray wanted = target.extra.toByteArray();
    const auto drafts = wanted.isEmpty() ? Result<QList<ports::Draft>>(QList<ports::Draft>()) : context().store->draftsOf(context().store->operatorId());
    if (!drafts) {
        showError(drafts.error());
        return;
    }
    for (const ports::Draft &draft : *drafts) {
        if (toByteArray(draft.id) != wanted)
            continue;
        if (auto kept = usecase::draftFromText(draft.content)) {
            begin(*kept);
            showStep(std::clamp(draft.step, 0, kCheckStep));
            return;
        }
    }
    if (m_isOpen) { // left and come back: where it was
        showStep(m_step);
        return;
    }
    RegistrationDraft fresh;
    fresh.startedAt = context().clock.nowUtc();
    begin(fresh);
}

void RegisterScreen::begin(RegistrationDraft draft)
{
    m_draft = std::move(draft);
    m_draft.language = QLocale().name().left(2);
    m_saved = {};
    m_acknowledged.clear();
    m_dismissed.clear();
    m_isOpen = true;
    m_isDirty = false;
    showStep(0);
}

void RegisterScreen::leave()
{
    m_lookTimer.stop();
    if (m_isOpen) {
        page(m_step)->collect(m_draft);
        keepDraft();
    }
}

std::optional<Target> RegisterScreen::resume() const
{
    if (!m_isOpen)
        return std::nullopt;
    return Target{Page::Register, {}, toByteArray(usecase::draftIdOf(context().currentOperator.id, m_draft.startedAt))};
}

void RegisterScreen::retranslate()
{
    page(m_step)->collect(m_draft);
    m_draft.language = QLocale().name().left(2);
    build();
    if (m_isOpen || m_step == kSavedStep)
        showStep(m_step);
}

void RegisterScreen::showStep(int step, const QString &field)
{
    m_step = step;
    m_stepper->setCurrent(step);
    page(step)->show(m_draft);
    page(step)->showFindings({});
    m_pages->setCurrentIndex(step);
    m_banner->hide();
    m_bar->setVisible(step != kSavedStep);
    m_back->setVisible(step > 0);
    m_next->setWords(step == kCheckStep ? tr("Save") : tr("Next"));
    m_next->setGlyph(step == kCheckStep ? Icon::Check : Icon::Next);
    if (step == kSavedStep)
        m_duplicates->hide();
    else
        look();
    page(step)->focusOn(field);
    if (m_isOpen)
        keepDraft();
}

bool RegisterScreen::askedAbout(const QList<StepFinding> &findings)
{
    QStringList words;
    QSet<int> now = m_acknowledged;
    for (const StepFinding &finding : findings) {
        if (!isWarning(finding.finding) || now.contains(static_cast<int>(finding.finding)))
            continue;
        now.insert(static_cast<int>(finding.finding));
        words.append(wordsOf(finding));
    }
    if (words.isEmpty())
        return false;
    m_acknowledged = now;
    m_banner->setMessage(Tone::Warn, tr("Look once more, then go on"), words.join(QLatin1Char('\n')));
    m_banner->show();
    return true;
}

void RegisterScreen::next()
{
    page(m_step)->collect(m_draft);
    const auto findings = checkStep(static_cast<RegisterStep>(m_step), m_draft, context().clock.today(), ownDistrict());
    page(m_step)->showFindings(findings);
    const auto hard = std::find_if(findings.cbegin(), findings.cend(), [](const StepFinding &finding) { return !isWarning(finding.finding); });
    if (hard != findings.cend()) {
        if (auto *identity = qobject_cast<IdentityPage *>(page(m_step)); identity && hard->finding == Finding::NikWrong)
            identity->offerOverride(domain::stripNumber(m_draft.nik).size() == 16);
        m_banner->setMessage(Tone::Danger, tr("Not everything is right yet"), wordsOf(*hard));
        m_banner->show();
        page(m_step)->focusOn(hard->field);
        return;
    }
    if (m_step == kCheckStep)
        save();
    else if (!askedAbout(findings))
        showStep(m_step + 1);
}

void RegisterScreen::save()
{
    const auto saved = usecase::RegisterResident(*context().store, context().clock).run(registrationOf(m_draft));
    if (!saved) {
        showError(saved.error());
        return;
    }
    m_saved = *saved;
    m_isOpen = false;
    m_keepTimer.stop();
    const Result<> dropped = context().store->dropDraft(usecase::draftIdOf(context().store->operatorId(), m_draft.startedAt));
    showStep(kSavedStep);
    if (!dropped)
        showError(dropped.error());
    Q_EMIT dataChanged();
}

void RegisterScreen::discard()
{
    auto *dialog = new OverlayDialog(theme(), tr("Discard this registration?"), tr("What was typed is deleted. Leave the page instead to go on later."));
    dialog->addAnswer(0, ButtonKind::Danger, Icon::Close, tr("Discard it"));
    dialog->addAnswer(1, ButtonKind::Secondary, Icon::Back, tr("Go on typing"));
    connect(dialog, &OverlayDialog::answered, this, [this](int answer) {
        if (answer != 0)
            return;
        m_isOpen = false;
        m_keepTimer.stop();
        const usecase::ServiceSpan span{usecase::ServiceKind::Register, m_draft.startedAt, true};
        Result<> done = context().store->dropDraft(usecase::draftIdOf(context().store->operatorId(), m_draft.startedAt));
        if (done)
            done = usecase::RecordConsent(*context().store, context().clock).abandoned(span);
        m_draft = {};
        if (!done)
            showError(done.error());
        Q_EMIT dataChanged();
        Q_EMIT goTo({Page::Home, {}, {}});
    });
    Q_EMIT ask(dialog);
}

// An untouched beginning is no draft.
void RegisterScreen::keepDraft()
{
    if (!m_isOpen || context().store == nullptr)
        return;
    page(m_step)->collect(m_draft);
    RegistrationDraft untouched;
    untouched.startedAt = m_draft.startedAt;
    untouched.language = m_draft.language;
    if (m_draft == untouched)
        return;
    ports::Draft draft;
    draft.author = context().store->operatorId();
    draft.id = usecase::draftIdOf(draft.author, m_draft.startedAt);
    draft.form = kForm;
    draft.title = m_draft.name.simplified();
    draft.step = m_step;
    draft.content = toText(m_draft);
    draft.savedAt = context().clock.nowUtc();
    if (const Result<> kept = context().store->saveDraft(draft); !kept)
        showError(kept.error());
    m_isDirty = false;
}

void RegisterScreen::look()
{
    if (context().store == nullptr || m_step == kSavedStep)
        return;
    page(m_step)->collect(m_draft);
    const QString typed = m_draft.name + m_draft.nik + QString::number(m_draft.birthDate);
    const auto likely = context().store->likelyDuplicates(m_draft.name, domain::stripNumber(m_draft.nik), m_draft.birthDate, m_draft.motherName);
    if (!likely || likely->isEmpty() || typed == m_dismissed) {
        m_duplicates->hide();
        return;
    }
    const ports::ResidentHit &hit = likely->first();
    m_duplicate = hit.id;
    QStringList facts{hit.name};
    if (hit.birthDate > 0)
        facts.append(tr("born %1").arg(wordsOfDay(hit.birthDate)));
    if (!hit.rt.isEmpty())
        facts.append(tr("RT %1 / RW %2").arg(hit.rt, hit.rw));
    if (!hit.maskedNik.isEmpty())
        facts.append(hit.maskedNik);
    m_duplicates->setMessage(Tone::Warn, tr("Perhaps registered already"), facts.join(QStringLiteral(" · ")));
    m_duplicates->show();
}

void RegisterScreen::showError(const Error &error)
{
    const ErrorWords words = errorWords(error);
    m_banner->setMessage(Tone::Danger, words.title, words.remedy);
    m_banner->show();
    if (!error.field.isEmpty() && m_step < kCheckStep)
        page(m_step)->focusOn(error.field);
}

} // namespace guyub::ui
