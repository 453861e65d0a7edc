#include "ui/screens/shell/conflictsscreen.h"

#include "app/domain/records/household.h"
#include "app/domain/records/operator.h"
#include "app/domain/records/resident.h"
#include "ui/screens/errortext.h"
#include "ui/screens/shell/conflictcard.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/scrollarea.h"
#include "ui/widgets/textlabel.h"

#include <QLocale>

namespace guyub::ui {

using domain::RecordType;

namespace {
constexpr qsizetype kMostCards = 40;

// By record, in the order in which each was first met.
QList<QList<ports::Conflict>> byRecord(const QList<ports::Conflict> &conflicts)
{
    QList<QList<ports::Conflict>> groups;
    QMap<EntityId, qsizetype> places;
    for (const ports::Conflict &conflict : conflicts) {
        if (!places.contains(conflict.entity)) {
            places.insert(conflict.entity, groups.size());
            groups.append(QList<ports::Conflict>());
        }
        groups[places.value(conflict.entity)].append(conflict);
    }
    return groups;
}

} // namespace

ConflictsScreen::ConflictsScreen(const Theme &theme, AppContext &context, QWidget *parent) :
    Screen(theme, context, parent), m_header(new PageHeader(theme)), m_trouble(new Banner(theme, Tone::Danger, QString())),
    m_area(new ScrollArea(theme)), m_empty(new EmptyState(theme, Icon::Check, QString(), QString()))
{
    auto *column = new QVBoxLayout(this);
    keepSpacing(theme, column, 20, 12);
    column->addWidget(m_header);
    column->addWidget(m_trouble);
    column->addWidget(m_area, 1);
    column->addWidget(m_empty, 1);
    m_trouble->hide();
    connect(m_header, &PageHeader::back, this, [this] { Q_EMIT goTo({Page::SendData, {}, {}}); });
}

QString ConflictsScreen::title() const
{
    return tr("Two versions");
}

void ConflictsScreen::enter(const Target &)
{
    retranslate();
}

void ConflictsScreen::retranslate()
{
    m_header->setBack(tr("Back to sending"));
    m_header->setTitle(title(), tr("Both are kept. The officer at the hub decides which one holds."));
    m_empty->setMessage(Icon::Check, tr("Nothing to decide"),
        tr("When two officers change the same thing while apart, both versions stand here. None is lost."));
    if (context().store != nullptr)
        fill();
}

void ConflictsScreen::fill()
{
    const auto conflicts = context().store->conflicts(true);
    m_trouble->setVisible(!conflicts.has_value());
    if (!conflicts) {
        const ErrorWords words = errorWords(conflicts.error());
        m_trouble->setMessage(Tone::Danger, words.title, words.remedy);
    }
    const QList<ports::Conflict> open = conflicts.value_or(QList<ports::Conflict>());
    m_area->setVisible(!open.isEmpty());
    m_empty->setVisible(open.isEmpty() && conflicts.has_value());
    delete m_cards;
    m_cards = new QWidget;
    auto *column = new QVBoxLayout(m_cards);
    keepSpacing(theme(), column, 0, 12);
    m_area->body()->addWidget(m_cards);
    const auto groups = byRecord(open);
    for (const auto &group : groups.mid(0, kMostCards))
        addCard(group);
    if (groups.size() > kMostCards)
        column->addWidget(new TextLabel(theme(), TextRole::Body, tr("And %1 more.").arg(QLocale().toString(groups.size() - kMostCards))));
    column->addStretch(1);
}

void ConflictsScreen::addCard(const QList<ports::Conflict> &conflicts)
{
    auto *card = new ConflictCard(theme(), nameOf(conflicts.first()), conflicts);
    m_cards->layout()->addWidget(card);
    connect(card, &ConflictCard::open, this, [this](const EntityId &resident) { Q_EMIT goTo({Page::Resident, resident, {}}); });
}

QString ConflictsScreen::nameOf(const ports::Conflict &conflict) const
{
    const auto record = context().store->load(conflict.entity);
    if (!record)
        return tr("A record that is not shown any more");
    switch (conflict.type) {
    case RecordType::Resident:
        return textOf(record->fields, domain::resident::Name);
    case RecordType::Household:
        return tr("Household of %1").arg(textOf(record->fields, domain::household::HeadName));
    case RecordType::Operator:
        return tr("Operator %1").arg(textOf(record->fields, domain::operator_::Name));
    default:
        return tr("Settings of the office");
    }
}

} // namespace guyub::ui
