#include "ui/screens/residents/editmodel.h"

#include "app/domain/records/resident.h"
#include "app/usecase/editresident.h"
#include "app/usecase/viewresident.h"

namespace guyub::ui {

using namespace usecase;
using namespace domain;

EditModel::EditModel(AppContext &context, QObject *parent) : QObject(parent), m_context(context)
{
    m_keepSoon.setSingleShot(true);
    m_keepSoon.setInterval(kKeepAfterMs);
    connect(&m_keepSoon, &QTimer::timeout, this, &EditModel::keepNow);
}

Result<> EditModel::open(const EntityId &resident)
{
    GUYUB_TRY_VALUE(const ports::Record person, look(resident));
    const EditDrafts drafts(*m_context.store, m_context.clock);
    const auto draft = drafts.restore(drafts.idFor(resident));
    return begin(person, draft ? std::optional(*draft) : std::nullopt);
}

Result<> EditModel::resume(const Id &id)
{
    GUYUB_TRY_VALUE(const ResidentEdit draft, EditDrafts(*m_context.store, m_context.clock).restore(id));
    GUYUB_TRY_VALUE(const ports::Record person, look(draft.resident));
    return begin(person, draft);
}

Result<ports::Record> EditModel::look(const EntityId &resident)
{
    return ViewResident(*m_context.store, m_context.clock, m_context.seen).run(resident, ViewPlace::Form);
}

Result<> EditModel::begin(const ports::Record &person, const std::optional<ResidentEdit> &draft)
{
    m_keepSoon.stop();
    m_seen = person;
    m_isSensitive = m_context.store->consentInForce(person.subject, static_cast<int>(Purpose::Counter)).has_value();
    m_isResumed = draft.has_value();
    m_isCarriedOver = draft && isStale(*draft, person, today());
    m_edit = !draft ? openForChange(person, today()) : m_isCarriedOver ? carriedOver(*draft, person, today()) : *draft;
    m_startedAt = m_context.clock.nowUtc() - m_edit.spentMs;
    m_hasDraft = draft.has_value();
    m_isKept = true;
    return {};
}

RegistrationForm EditModel::asForm(const ResidentForm &person) const
{
    RegistrationForm form;
    form.person = person;
    form.consent.answers.insert(static_cast<qint64>(Purpose::Counter), m_isSensitive ? Answer::Agreed : Answer::None);
    return form;
}

void EditModel::change(const ResidentForm &person)
{
    if (person == m_edit.form)
        return;
    m_edit.form = person;
    m_isKept = false;
    // Not restarted by every key: a fast typist is kept, too.
    if (!m_keepSoon.isActive())
        m_keepSoon.start();
}

void EditModel::accept(const QStringList &keys)
{
    for (const QString &key : keys)
        if (!m_edit.accepted.contains(key))
            m_edit.accepted.append(key);
    m_isKept = false;
    keepNow();
}

bool EditModel::hasChanges() const
{
    return !changesOf(m_edit, today(), m_isSensitive).isEmpty();
}

QList<FormFault> EditModel::faults(FormPart part) const
{
    return faultsOf(m_edit, part, today());
}

QList<FormDoubt> EditModel::doubts(FormPart part) const
{
    return doubtsOf(m_edit, part, today(), districtOf(m_context.office.areaCode));
}

QList<LikelyTwin> EditModel::twins() const
{
    const FieldMap changes = changesOf(m_edit, today(), false);
    if (!changes.contains(resident::Name) && !changes.contains(resident::Nik) && !changes.contains(resident::BirthDate))
        return {};
    QList<LikelyTwin> found = likelyTwins(*m_context.store, m_edit.form, today());
    found.removeIf([this](const LikelyTwin &twin) { return twin.hit.id == m_edit.resident || m_edit.accepted.contains(keyOf(twin)); });
    return found;
}

std::optional<ports::Record> EditModel::otherHousehold() const
{
    const QString card = stripNumber(m_edit.form.noKk);
    return card == stripNumber(m_edit.opened.noKk) ? std::nullopt : householdOfCard(*m_context.store, card);
}

void EditModel::keepNow()
{
    m_keepSoon.stop();
    if (m_isKept || m_context.store == nullptr)
        return;
    EditDrafts drafts(*m_context.store, m_context.clock);
    if (!hasChanges()) {
        if (m_hasDraft && drafts.drop(drafts.idFor(m_edit.resident)))
            m_hasDraft = false;
        m_isKept = !m_hasDraft;
        return;
    }
    m_edit.spentMs = m_context.clock.nowUtc() - m_startedAt;
    const Result<UtcMs> at = drafts.keep(m_edit);
    m_isKept = at.has_value();
    m_hasDraft = m_hasDraft || m_isKept;
    if (at)
        Q_EMIT kept(*at);
    else
        Q_EMIT keepFailed();
}

Result<bool> EditModel::catchUp()
{
    GUYUB_TRY_VALUE(const ports::Record person, m_context.store->load(m_edit.resident));
    const bool isNew = isStale(m_edit, person, today());
    if (isNew)
        m_edit = carriedOver(m_edit, person, today());
    m_seen = person;
    m_isCarriedOver = m_isCarriedOver || isNew;
    m_isKept = m_isKept && !isNew;
    return isNew;
}

ServiceSpan EditModel::span(bool abandoned) const
{
    return {ServiceKind::Edit, m_startedAt, abandoned};
}

Result<> EditModel::save()
{
    GUYUB_TRY(EditResident(*m_context.store, m_context.clock).run(m_seen, changesOf(m_edit, today(), m_isSensitive), span(false)));
    m_edit.opened = m_edit.form;
    m_isKept = false;
    keepNow();
    return {};
}

void EditModel::discard()
{
    m_edit.form = m_edit.opened;
    m_isKept = false;
    keepNow();
    static_cast<void>(keepService(*m_context.store, m_context.clock, span(true)));
}

} // namespace guyub::ui
