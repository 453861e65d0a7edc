#include "ui/screens/residents/residentsscreen.h"

#include "ui/screens/errortext.h"
#include "ui/screens/residents/residentwords.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/textlabel.h"

#include <QVBoxLayout>

namespace guyub::ui {

namespace {

constexpr int kLookAfterMs = 120; // of quiet
constexpr int kMostRows = 50;

} // namespace

ResidentsScreen::ResidentsScreen(const Theme &theme, AppContext &context, QWidget *parent)
    : Screen(theme, context, parent), m_field(new SearchField(theme, tr("Name, NIK, family card or RT"))), m_count(new TextLabel(theme, TextRole::Caption)),
      m_list(new RowList(theme, tr("Residents found"))), m_empty(new EmptyState(theme, Icon::Search, {}, {})), m_service(context, usecase::ServiceKind::Find)
{
    auto *column = new QVBoxLayout(this);
    keepSpacing(theme, column, 20, 12);
    column->addWidget(m_field);
    column->addWidget(m_count);
    m_count->hide();
    column->addWidget(m_list, 1);
    column->addWidget(m_empty, 1);
    m_count->setTone(TextTone::Muted);
    m_list->setModel(&m_model);
    m_timer.setSingleShot(true);
    m_timer.setInterval(kLookAfterMs);
    connect(m_field, &QLineEdit::textChanged, &m_timer, qOverload<>(&QTimer::start));
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (!text.trimmed().isEmpty())
            m_service.begin();
    });
    connect(m_field, &QLineEdit::returnPressed, this, [this] {
        m_timer.stop();
        look();
        if (m_model.rowCount() > 0) {
            m_list->setCurrentIndex(m_model.index(0));
            m_list->setFocus(Qt::OtherFocusReason);
        }
    });
    connect(&m_timer, &QTimer::timeout, this, &ResidentsScreen::look);
    connect(m_empty, &EmptyState::action, this, [this] { Q_EMIT goTo({Page::Register, {}, {}}); });
    connect(m_list, &RowList::rowChosen, this, [this](const QModelIndex &index) {
        const auto id = EntityId::from(viewOf(m_model.row(index.row()).key.toByteArray()));
        if (!id)
            return;
        m_service.keepDone();
        Q_EMIT goTo({Page::Resident, *id, {}});
    });
}

QString ResidentsScreen::title() const
{
    return tr("Find a resident");
}

void ResidentsScreen::enter(const Target &target)
{
    if (const QString wanted = target.extra.toString(); !wanted.isEmpty())
        m_field->setText(wanted);
    look();
    m_field->setFocus(Qt::OtherFocusReason);
    m_field->selectAll();
}

void ResidentsScreen::leave()
{
    m_service.leave();
}

std::optional<Target> ResidentsScreen::resume() const
{
    return Target{Page::Residents, {}, m_field->text()};
}

void ResidentsScreen::retranslate()
{
    m_field->setPlaceholderText(tr("Name, NIK, family card or RT"));
    m_field->setAccessibleName(tr("Name, NIK, family card or RT"));
    m_list->setAccessibleName(tr("Residents found"));
    look();
}

void ResidentsScreen::look()
{
    if (context().store == nullptr)
        return;
    const QString typed = m_field->text().trimmed();
    const auto hits = typed.isEmpty() ? Result<QList<ports::ResidentHit>>(QList<ports::ResidentHit>()) : context().store->search({typed, kMostRows});
    QList<ListRow> rows;
    if (hits) {
        for (const ports::ResidentHit &hit : *hits) {
            ListRow row;
            row.title = hit.name;
            row.detail = hitLine(hit);
            row.key = toByteArray(hit.id);
            rows.append(row);
        }
    }
    m_model.setRows(rows);
    m_list->setVisible(!rows.isEmpty());
    m_count->setVisible(!rows.isEmpty());
    m_empty->setVisible(rows.isEmpty());
    m_count->setText(rows.size() == kMostRows ? tr("The first %1. Type more to find one person.").arg(kMostRows) : tr("Found: %1").arg(rows.size()));
    m_empty->setAction(Icon::PersonAdd, tr("Register a resident"));
    if (!hits) {
        const ErrorWords words = errorWords(hits.error());
        m_empty->setMessage(Icon::Error, words.title, words.remedy);
    } else if (typed.isEmpty()) {
        m_empty->setMessage(Icon::Search, tr("Who is it?"), tr("Type a part of the name, the NIK, or RT 3/5. Spelling is forgiven: Soeparman finds Suparman."));
    } else {
        m_empty->setMessage(Icon::Person, tr("Nobody found"), tr("Try a shorter part of the name, or the NIK. If the person is new, register first."));
    }
}

} // namespace guyub::ui
