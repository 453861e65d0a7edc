#include "ui/screens/residents/residentscreen.h"

#include "app/domain/growth.h"
#include "app/domain/mask.h"
#include "app/domain/records/resident.h"
#include "app/usecase/recordconsent.h"
#include "app/usecase/viewresident.h"
#include "ui/screens/errortext.h"
#include "ui/screens/residents/consentcard.h"
#include "ui/screens/residents/consentdialog.h"
#include "ui/screens/residents/householdcard.h"
#include "ui/screens/residents/residenthistory.h"
#include "ui/screens/residents/residentwords.h"
#include "ui/screens/residents/viewersdialog.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/maskednumber.h"
#include "ui/widgets/numberfield.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/scrollarea.h"
#include "ui/widgets/textlabel.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLocale>

#include <algorithm>

namespace guyub::ui {

using namespace domain;
using usecase::Purpose;

namespace {

constexpr int kMonthsPerYear = 12;
constexpr int kChildMonths = 60;
constexpr int kHouseholdRows = 20;
constexpr int kViewerRows = 50;

} // namespace

ResidentScreen::ResidentScreen(const Theme &theme, AppContext &context, QWidget *parent)
    : Screen(theme, context, parent), m_header(new PageHeader(theme)), m_edit(new SecondaryButton(theme, Icon::Pen, {})), m_banner(new Banner(theme, Tone::Warn, {})),
      m_who(new SecondaryButton(theme, Icon::Eye, QStringLiteral("-"))), m_area(new ScrollArea(theme)), m_left(new QWidget), m_list(new RowList(theme, tr("What has happened")))
{
    auto *column = new QVBoxLayout(this);
    keepSpacing(theme, column, 20, 12);
    column->addWidget(m_header);
    column->addWidget(m_banner);
    auto *row = new QHBoxLayout;
    keepSpacing(theme, row, 0, 16);
    auto *left = new QVBoxLayout(m_left);
    keepSpacing(theme, left, 0, 12);
    left->addWidget(m_area, 1);
    m_header->actions()->addWidget(m_who);
    connect(m_who, &Button::clicked, this, &ResidentScreen::showViewers);
    row->addWidget(m_left, 1);
    row->addWidget(m_list, 1);
    column->addLayout(row, 1);
    m_list->setModel(&m_history);
    m_list->setWraps();
    m_banner->hide();
    m_header->actions()->addWidget(m_edit);
    connect(m_edit, &Button::clicked, this, [this] { Q_EMIT goTo({Page::EditResident, m_id, {}}); });
    connect(m_banner, &Banner::action, this, [this] { Q_EMIT goTo({Page::Conflicts, {}, {}}); });
    connect(m_header, &PageHeader::back, this, [this] { Q_EMIT goTo({Page::Residents, {}, {}}); });
    connect(m_list, &RowList::rowChosen, this, [this](const QModelIndex &index) {
        if (const auto id = EntityId::from(viewOf(m_history.row(index.row()).key.toByteArray())))
            Q_EMIT goTo({Page::Receipt, *id, {}});
    });
}

QString ResidentScreen::title() const
{
    return tr("Resident");
}

void ResidentScreen::enter(const Target &target)
{
    m_id = target.id;
    view();
}

// The look is written down before anything shows. Coming back from the lock is a new sign-in, so it is one too.
void ResidentScreen::view()
{
    const auto seen = usecase::ViewResident(*context().store, context().clock, context().seen).run(m_id, usecase::ViewPlace::Page);
    m_mayShow = seen.has_value();
    if (m_mayShow) {
        fill();
        return;
    }
    showNobody();
    showError(seen.error());
}

void ResidentScreen::showNobody()
{
    m_header->setBack(tr("Back to the search"));
    m_header->setTitle(title());
    m_who->hide();
    m_edit->hide();
    delete m_cards;
    delete m_actions;
    m_history.setRows({});
}

std::optional<Target> ResidentScreen::resume() const
{
    return Target{Page::Resident, m_id, {}};
}

void ResidentScreen::retranslate()
{
    m_list->setAccessibleName(tr("What has happened"));
    if (m_mayShow && context().store != nullptr)
        fill();
}

void ResidentScreen::fill()
{
    m_banner->hide();
    m_header->setBack(tr("Back to the search"));
    m_edit->setWords(tr("Change data"));
    const auto person = context().store->load(m_id);
    if (!person) {
        showNobody();
        showError(person.error());
        return;
    }
    m_who->setWords(tr("Who has looked"));
    m_who->show();
    m_edit->show();
    fillHead(*person);
    delete m_cards;
    m_cards = new QWidget;
    keepSpacing(theme(), new QVBoxLayout(m_cards), 0, 12);
    fillFacts(*person);
    fillConsents(*person);
    fillHousehold();
    static_cast<QVBoxLayout *>(m_cards->layout())->addStretch(1);
    m_area->body()->addWidget(m_cards);
    m_cards->show();
    addActions(*person);
    fillHistory();
}

void ResidentScreen::fillHead(const ports::Record &person)
{
    const QDate birth = dateOf(wholeOf(person.fields, resident::BirthDate));
    QStringList line{codeText("jenis_kelamin", wholeOf(person.fields, resident::Sex))};
    if (birth.isValid()) {
        const int months = completedMonths(birth, context().clock.today());
        line.append(months < kChildMonths ? tr("%1 months old").arg(months) : tr("%1 years old").arg(months / kMonthsPerYear));
    }
    if (person.waiting)
        line.append(tr("waiting to be sent"));
    line.removeAll(QString());
    m_header->setTitle(textOf(person.fields, resident::Name), line.join(QStringLiteral(" · ")));
    if (person.hasConflict) {
        m_banner->setMessage(Tone::Warn, tr("Two versions of this person exist"), tr("Two officers wrote different things while apart. Both are kept; the hub's officer decides."));
        m_banner->setAction(Icon::Next, tr("See both versions"));
        m_banner->show();
    }
}

void ResidentScreen::fillConsents(const ports::Record &person)
{
    const auto standings = usecase::consentStandings(*context().store, m_id);
    m_standings = standings.value_or(QList<usecase::ConsentStanding>());
    if (!standings) {
        showError(standings.error());
        return;
    }
    QList<usecase::ConsentStanding> shown = m_standings;
    const bool isSmall = isSmallChild(person);
    shown.removeIf([isSmall](const usecase::ConsentStanding &each) { return each.purpose == Purpose::ChildHealth && !each.isAnswered && !isSmall; });
    auto *card = new ConsentCard(theme(), shown, context().office.areaCode);
    m_cards->layout()->addWidget(card);
    connect(card, &ConsentCard::give, this, [this, person](Purpose purpose) { askConsent(person, purpose, false); });
    connect(card, &ConsentCard::withdraw, this, [this, person](Purpose purpose) { askConsent(person, purpose, true); });
}

void ResidentScreen::askConsent(const ports::Record &person, Purpose purpose, bool withdraws)
{
    const bool isChild = usecase::needsGuardian(wholeOf(person.fields, resident::BirthDate), context().clock.today());
    auto *dialog = new ConsentDialog(theme(), withdraws ? ConsentDialog::Kind::Withdraw : ConsentDialog::Kind::Ask, purpose, isChild);
    m_asking.begin();
    connect(dialog, &ConsentDialog::decided, this, &ResidentScreen::keepConsent);
    connect(dialog, &OverlayDialog::answered, this, &ResidentScreen::leave); // after an answer was kept nothing is left to count
    Q_EMIT ask(dialog);
}

void ResidentScreen::leave()
{
    m_asking.leave();
}

void ResidentScreen::keepConsent(const usecase::ConsentAnswer &answer)
{
    const auto kept = usecase::RecordConsent(*context().store, context().clock).run(m_id, answer, m_asking.span());
    if (!kept) {
        showError(kept.error());
        return;
    }
    m_asking.done();
    fill();
    Q_EMIT say(Tone::Ok, answer.given ? tr("The consent is kept.") : tr("It is kept that there is no consent."));
    Q_EMIT dataChanged();
}

bool ResidentScreen::isSmallChild(const ports::Record &person) const
{
    const QDate birth = dateOf(wholeOf(person.fields, resident::BirthDate));
    return birth.isValid() && completedMonths(birth, context().clock.today()) < kChildMonths;
}

bool ResidentScreen::mayShow(Purpose purpose) const
{
    return std::none_of(m_standings.cbegin(), m_standings.cend(),
        [purpose](const usecase::ConsentStanding &each) { return each.purpose == purpose && each.forbidsShowing(); });
}

void ResidentScreen::fillHousehold()
{
    const auto others = context().store->livingWith(m_id, kHouseholdRows);
    if (!others) {
        showError(others.error());
        return;
    }
    if (others->isEmpty())
        return;
    auto *card = new HouseholdCard(theme(), *others);
    m_cards->layout()->addWidget(card);
    // Later: this page is filled anew then, and the card goes.
    connect(card, &HouseholdCard::open, this, [this](const EntityId &resident) { Q_EMIT goTo({Page::Resident, resident, {}}); }, Qt::QueuedConnection);
}

void ResidentScreen::showViewers()
{
    const auto entries = context().store->recordsOf(m_id, RecordType::Access, kViewerRows);
    if (!entries) {
        showError(entries.error());
        return;
    }
    Q_EMIT ask(new ViewersDialog(theme(), context(), *entries));
}

void ResidentScreen::addFact(const QString &label, const QString &value)
{
    if (value.trimmed().isEmpty())
        return;
    auto *name = new TextLabel(theme(), TextRole::Caption, label);
    name->setTone(TextTone::Muted);
    auto *fact = new QVBoxLayout;
    keepSpacing(theme(), fact, 0, 2);
    fact->addWidget(name);
    fact->addWidget(new TextLabel(theme(), TextRole::Strong, value));
    m_facts->body()->addLayout(fact);
}

void ResidentScreen::fillFacts(const ports::Record &person)
{
    m_facts = new Card(theme());
    m_cards->layout()->addWidget(m_facts);
    const FieldMap &fields = person.fields;
    if (const QString nik = textOf(fields, resident::Nik); !nik.isEmpty()) {
        auto *number = new MaskedNumber(theme(), tr("NIK"));
        number->setMasked(maskNik(nik));
        number->setReveal([this, nik] { // written down before it shows
            const auto seen = usecase::ViewResident(*context().store, context().clock, context().seen).run(m_id, usecase::ViewPlace::WholeNumber);
            return seen ? groupNik(nik) : QString();
        });
        auto *name = new TextLabel(theme(), TextRole::Caption, tr("NIK"));
        name->setTone(TextTone::Muted);
        auto *fact = new QVBoxLayout;
        keepSpacing(theme(), fact, 0, 0);
        fact->addWidget(name);
        fact->addWidget(number, 0, Qt::AlignLeft);
        m_facts->body()->addLayout(fact);
    } else {
        const QString reason = codeText("alasan_tanpa_nik", wholeOf(fields, resident::NoNikReason));
        addFact(tr("NIK"), reason.isEmpty() ? tr("none") : tr("none: %1").arg(reason));
    }
    addFact(tr("Born"), dayText(wholeOf(fields, resident::BirthDate)));
    QStringList place{textOf(fields, resident::Address)};
    if (!textOf(fields, resident::Rt).isEmpty())
        place.append(tr("RT %1 / RW %2").arg(textOf(fields, resident::Rt), textOf(fields, resident::Rw)));
    place.removeAll(QString());
    addFact(tr("Address"), place.join(QStringLiteral(", ")));
    addFact(tr("Mother's name"), textOf(fields, resident::MotherName));
    addFact(tr("Position in the family"), codeText("shdk_hubungan_keluarga", wholeOf(fields, resident::Relationship)));
}

void ResidentScreen::addActions(const ports::Record &person)
{
    delete m_actions;
    m_actions = new QWidget;
    auto *row = new QHBoxLayout(m_actions);
    keepSpacing(theme(), row, 0, 12);
    auto *receipt = new Button(theme(), ButtonKind::Primary, Icon::Receipt, tr("Make a receipt"));
    row->addWidget(receipt, 1);
    connect(receipt, &QAbstractButton::clicked, this, [this] { Q_EMIT goTo({Page::IssueReceipt, m_id, {}}); });
    if (isSmallChild(person)) {
        auto *weigh = new Button(theme(), ButtonKind::Secondary, Icon::Scale, tr("Weigh this child"));
        row->addWidget(weigh, 1);
        connect(weigh, &QAbstractButton::clicked, this, [this] { Q_EMIT goTo({Page::Posyandu, m_id, {}}); });
    }
    m_left->layout()->addWidget(m_actions);
    m_actions->show();
}

void ResidentScreen::fillHistory()
{
    const auto rows = residentHistory(context(), m_id, mayShow(Purpose::ChildHealth));
    m_history.setRows(rows.value_or(QList<ListRow>()));
    if (!rows)
        showError(rows.error());
}

void ResidentScreen::showError(const Error &error)
{
    m_banner->clearAction();
    const ErrorWords words = errorWords(error);
    m_banner->setMessage(Tone::Danger, words.title, words.remedy);
    m_banner->show();
}

} // namespace guyub::ui
