#include "ui/screens/residents/editresidentscreen.h"

#include "ui/screens/errortext.h"
#include "ui/screens/residents/editpage.h"
#include "ui/screens/residents/householdpage.h"
#include "ui/screens/residents/identitypage.h"
#include "ui/screens/residents/residentwords.h"
#include "ui/screens/residents/twincard.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/scrollarea.h"
#include "ui/widgets/textlabel.h"

namespace guyub::ui {

using namespace usecase;

namespace {

constexpr int kYes = 0;
constexpr int kNo = 1;
constexpr int kHeaderEms = 22; // of height; below that the heading gives its room to the questions

} // namespace

EditResidentScreen::EditResidentScreen(const Theme &theme, AppContext &context, QWidget *parent) :
    Screen(theme, context, parent), m_model(context, this), m_header(new PageHeader(theme)), m_notice(new Banner(theme, Tone::Danger, {})),
    m_scroll(new ScrollArea(theme)), m_footer(new QWidget)
{
    auto *column = new QVBoxLayout(this);
    keepSpacing(theme, column, 16, 12);
    column->addWidget(m_header);
    column->addWidget(m_notice);
    m_notice->hide();
    column->addWidget(m_scroll, 1);
    buildFooter();
    column->addWidget(m_footer);
    connect(&m_model, &EditModel::kept, this, [this](UtcMs at) {
        m_keptWords->setTone(TextTone::Ok);
        m_keptWords->setText(tr("Draft kept %1").arg(clockText(at, this->context().office.areaCode)));
    });
    connect(&m_model, &EditModel::keepFailed, this, [this] {
        m_keptWords->setTone(TextTone::Warn);
        m_keptWords->setText(tr("The draft could not be kept. Save before you leave."));
    });
}

void EditResidentScreen::buildFooter()
{
    auto *row = new QHBoxLayout(m_footer);
    keepSpacing(theme(), row, 0, 12);
    m_back = new SecondaryButton(theme(), Icon::Back, {});
    m_keptWords = new TextLabel(theme(), TextRole::Caption);
    m_keptWords->setMaximumLines(2);
    m_next = new PrimaryButton(theme(), Icon::Check, {});
    row->addWidget(m_back);
    row->addWidget(m_keptWords, 1);
    row->addWidget(m_next);
    connect(m_back, &Button::clicked, this, &EditResidentScreen::goBack);
    connect(m_next, &Button::clicked, this, &EditResidentScreen::goOn);
}

QString EditResidentScreen::title() const
{
    return tr("Change data");
}

Result<> EditResidentScreen::openFor(const Target &target)
{
    const auto draft = Id::from(viewOf(target.extra.toByteArray()));
    return draft ? m_model.resume(*draft) : m_model.open(target.id);
}

void EditResidentScreen::enter(const Target &target)
{
    m_notice->hide();
    m_keptWords->setText({});
    if (const auto opened = openFor(target); !opened) {
        showNobody(opened.error());
        return;
    }
    showStep(Step::Overview);
    if (m_model.isCarriedOver())
        showCarriedOver();
    else if (m_model.isResumed())
        Q_EMIT say(Tone::Info, tr("Your changes that were not saved yet are here again."));
}

void EditResidentScreen::showNobody(const Error &error)
{
    delete m_page;
    m_page = nullptr;
    m_header->setTitle(tr("Change data"));
    m_back->setWords(tr("Back to the search"));
    m_next->hide();
    showFailure(error);
}

void EditResidentScreen::leave()
{
    m_model.keepNow();
}

std::optional<Target> EditResidentScreen::resume() const
{
    return m_page == nullptr ? std::nullopt : std::optional(Target{Page::EditResident, m_model.resident(), {}});
}

QVariant EditResidentScreen::place() const
{
    return static_cast<int>(m_step);
}

void EditResidentScreen::takePlace(const QVariant &place)
{
    const int step = place.toInt();
    if (m_page != nullptr && (step == static_cast<int>(Step::Identity) || step == static_cast<int>(Step::Household)))
        showStep(static_cast<Step>(step));
    if (m_page == nullptr || m_step == Step::Overview)
        return;
    // Cancel takes back what this page has changed, also before the lock: what is stored of it, and the other page as it is.
    RegistrationForm before = m_model.form();
    m_page->showForm(m_model.openedForm());
    m_page->readInto(before);
    m_page->showForm(m_model.form());
    m_before = before.person;
}

void EditResidentScreen::retranslate()
{
    if (m_page == nullptr)
        return;
    const QPointer<QWidget> outside = focusOutside(*m_page);
    const auto focus = m_page->focusedItem();
    const bool hadFaults = m_page->hasFaults();
    const ResidentForm before = m_before;
    m_notice->hide();
    showStep(m_step, focus, outside == nullptr);
    m_before = before;
    if (hadFaults)
        m_page->showFaults(m_model.faults(partHere()));
}

void EditResidentScreen::resizeEvent(QResizeEvent *event)
{
    Screen::resizeEvent(event);
    // Beside the keyboard the question comes first; whom it is about was read before.
    m_header->setVisible(height() >= kHeaderEms * theme().textPx(TextRole::Body));
}

bool EditResidentScreen::takeScan(const QString &text)
{
    auto *page = qobject_cast<IdentityPage *>(m_page);
    const auto check = domain::checkNik(domain::stripNumber(text), context().clock.today());
    if (page == nullptr || check.normalised.size() != 16)
        return false;
    page->takeNik(check.normalised);
    return true;
}

void EditResidentScreen::showStep(Step step, std::optional<FormItem> focus, bool takesFocus)
{
    if (step != Step::Overview) { // there the numbers stand in full: written down before they show
        const auto seen = usecase::ViewResident(*context().store, context().clock, context().seen).run(m_model.resident(), usecase::ViewPlace::WholeNumber);
        if (!seen)
            return showFailure(seen.error());
    }
    m_step = step;
    m_before = m_model.form().person;
    delete m_page;
    m_page = makePage(step);
    m_scroll->body()->insertWidget(0, m_page);
    m_page->showForm(m_model.form());
    if (auto *household = qobject_cast<HouseholdPage *>(m_page))
        household->showHousehold(m_model.otherHousehold());
    connect(m_page, &FormPage::edited, this, &EditResidentScreen::edited);
    connect(m_page, &FormPage::ask, this, &EditResidentScreen::ask);
    connect(m_page, &FormPage::elsewhere, this, &EditResidentScreen::toItem, Qt::QueuedConnection);
    retitle();
    if (!takesFocus)
        return;
    if (step != Step::Overview)
        m_page->focusItem(focus.value_or(step == Step::Identity ? FormItem::Nik : FormItem::NoKk));
    else if (m_next->isVisibleTo(this))
        m_next->setFocus(Qt::OtherFocusReason);
}

FormPage *EditResidentScreen::makePage(Step step)
{
    const QDate today = context().clock.today();
    if (step == Step::Identity)
        return new IdentityPage(theme(), today);
    if (step == Step::Household)
        return new HouseholdPage(theme(), today);
    auto *page = new EditPage(theme(), today, m_model.openedForm());
    connect(page, &EditPage::changeWanted, this, &EditResidentScreen::toItem, Qt::QueuedConnection);
    return page;
}

void EditResidentScreen::retitle()
{
    const bool isOverview = m_step == Step::Overview;
    const ResidentForm &stored = m_model.openedForm().person;
    m_header->setTitle(stored.name, isOverview ? tr("Nothing is written before you save.") : QString());
    m_back->setWords(isOverview ? tr("Back to the person") : tr("Cancel"));
    m_next->setWords(isOverview ? tr("Save the changes") : tr("Back to the check"));
    m_next->setVisible(!isOverview || m_model.hasChanges());
}

void EditResidentScreen::showCarriedOver()
{
    m_notice->setMessage(Tone::Warn, tr("Somebody else has changed this person's data meanwhile."),
        tr("Your changes now stand on top of the newer data. Compare once more, then save."));
    m_notice->show();
}

void EditResidentScreen::edited()
{
    RegistrationForm form = m_model.form();
    m_page->readInto(form);
    const bool cardChanged = form.person.noKk != m_model.form().person.noKk;
    m_model.change(form.person);
    m_page->refresh(m_model.form());
    if (auto *household = qobject_cast<HouseholdPage *>(m_page); household != nullptr && cardChanged)
        household->showHousehold(m_model.otherHousehold());
}

void EditResidentScreen::toItem(FormItem item)
{
    m_notice->hide();
    showStep(item >= FormItem::NoKk ? Step::Household : Step::Identity, item);
}

FormPart EditResidentScreen::partHere() const
{
    return m_step == Step::Identity ? FormPart::Identity : m_step == Step::Household ? FormPart::Household : FormPart::Both;
}

QList<std::pair<QString, QString>> EditResidentScreen::doubtsHere() const
{
    QList<std::pair<QString, QString>> open;
    const ResidentForm person = m_model.form().person;
    const QDate today = context().clock.today();
    for (const FormDoubt doubt : m_model.doubts(partHere()))
        open.append({keyOf(doubt, person), doubtWords(doubt, person, today)});
    if (m_step == Step::Household)
        return open;
    for (const LikelyTwin &twin : m_model.twins())
        open.append({keyOf(twin), tr("Perhaps registered already: %1").arg(twin.hit.name + QStringLiteral(", ") + TwinCard::sentence(twin, today))});
    return open;
}

void EditResidentScreen::goOn()
{
    m_notice->hide();
    const QList<FormFault> faults = m_model.faults(partHere());
    m_page->showFaults(faults);
    if (!faults.isEmpty())
        return;
    if (const auto doubts = doubtsHere(); !doubts.isEmpty())
        askAboutDoubts(doubts);
    else
        pass();
}

void EditResidentScreen::askAboutDoubts(const QList<std::pair<QString, QString>> &doubts)
{
    auto *dialog = new OverlayDialog(theme(), tr("Look once more"));
    QStringList keys;
    for (const auto &[key, words] : doubts) {
        keys += key;
        dialog->body()->addWidget(new TextLabel(theme(), TextRole::Body, QStringLiteral("•  ") + words));
    }
    dialog->addAnswer(kNo, ButtonKind::Secondary, Icon::Pen, tr("Change it"));
    dialog->addAnswer(kYes, ButtonKind::Primary, Icon::Check, tr("It is right, go on"));
    connect(dialog, &OverlayDialog::answered, this, [this, keys](int answer) {
        if (answer != kYes)
            return;
        m_model.accept(keys);
        pass();
    });
    Q_EMIT ask(dialog);
}

void EditResidentScreen::pass()
{
    if (m_step == Step::Overview)
        save();
    else
        showStep(Step::Overview);
}

void EditResidentScreen::save()
{
    const Result<bool> isNew = m_model.catchUp();
    if (!isNew)
        return showFailure(isNew.error());
    if (*isNew) {
        showStep(Step::Overview);
        return showCarriedOver();
    }
    if (const auto saved = m_model.save(); !saved)
        return showFailure(saved.error());
    Q_EMIT dataChanged();
    Q_EMIT say(Tone::Ok, tr("The changes are saved."));
    toResident();
}

void EditResidentScreen::goBack()
{
    if (m_page == nullptr) {
        Q_EMIT goTo({Page::Residents, {}, {}});
        return;
    }
    if (m_step != Step::Overview) {
        const ResidentForm before = m_before;
        const auto back = [this, before] {
            m_model.change(before);
            showStep(Step::Overview);
        };
        return m_model.form().person == before ? back() : askToDiscard(back);
    }
    if (!m_model.hasChanges())
        return toResident();
    askToDiscard([this] {
        m_model.discard();
        toResident();
    });
}

void EditResidentScreen::askToDiscard(const std::function<void()> &discard)
{
    auto *dialog = new OverlayDialog(theme(), tr("Discard what you changed?"), tr("What was saved before stays as it is."));
    dialog->addAnswer(kNo, ButtonKind::Secondary, Icon::Pen, tr("Go on changing"));
    dialog->addAnswer(kYes, ButtonKind::Danger, Icon::Close, tr("Discard the changes"));
    connect(dialog, &OverlayDialog::answered, this, [discard](int answer) {
        if (answer == kYes)
            discard();
    });
    Q_EMIT ask(dialog);
}

void EditResidentScreen::toResident()
{
    Q_EMIT goTo({Page::Resident, m_model.resident(), {}});
}

void EditResidentScreen::showFailure(const Error &error)
{
    const ErrorWords words = errorWords(error);
    m_notice->setMessage(Tone::Danger, words.title, words.remedy);
    m_notice->show();
}

} // namespace guyub::ui
