#include "ui/screens/residents/registermodel.h"

namespace guyub::ui {

using namespace usecase;

RegisterModel::RegisterModel(AppContext &context, QObject *parent) : QObject(parent), m_context(context)
{
    m_keepSoon.setSingleShot(true);
    m_keepSoon.setInterval(kKeepAfterMs);
    connect(&m_keepSoon, &QTimer::timeout, this, &RegisterModel::keepNow);
    m_lookSoon.setSingleShot(true);
    m_lookSoon.setInterval(kLookAfterMs);
    connect(&m_lookSoon, &QTimer::timeout, this, &RegisterModel::lookNow);
}

void RegisterModel::begin(const RegistrationForm &form)
{
    m_form = form;
    m_step = 0;
    m_startedAt = m_context.clock.nowUtc();
    m_draft = RegistrationDrafts(*m_context.store, m_context.clock).newId();
    m_isKept = false;
    m_hasDraft = false;
    m_keepSoon.stop();
    m_lookedFor.clear();
    lookNow();
}

Result<> RegisterModel::resume(const Id &id)
{
    GUYUB_TRY_VALUE(const RegistrationDraft found, RegistrationDrafts(*m_context.store, m_context.clock).restore(id));
    begin(found.form);
    m_draft = found.id;
    m_step = found.step;
    m_startedAt -= found.spentMs;
    m_isKept = true;
    m_hasDraft = true;
    return {};
}

void RegisterModel::change(const RegistrationForm &form)
{
    if (form == m_form)
        return;
    const QStringList accepted = m_form.accepted;
    m_form = form;
    m_form.accepted = accepted;
    m_isKept = false;
    // Not restarted by every key: a fast typist is kept, too.
    if (!m_keepSoon.isActive())
        m_keepSoon.start();
    m_lookSoon.start();
}

void RegisterModel::setStep(int step)
{
    m_step = step;
    m_isKept = false;
    keepNow();
}

void RegisterModel::accept(const QStringList &keys)
{
    for (const QString &key : keys)
        if (!m_form.accepted.contains(key))
            m_form.accepted.append(key);
    m_lookedFor.clear();
    lookNow();
    m_isKept = false;
    keepNow();
}

RegistrationDraft RegisterModel::draft() const
{
    return {m_draft, m_step, m_form, m_context.clock.nowUtc() - m_startedAt};
}

void RegisterModel::keepNow()
{
    m_keepSoon.stop();
    if (m_isKept || m_context.store == nullptr)
        return;
    RegistrationDrafts drafts(*m_context.store, m_context.clock);
    if (m_form.isUntouched()) { // emptied again: there is nothing to continue
        if (m_hasDraft && drafts.drop(m_draft))
            m_hasDraft = false;
        m_isKept = !m_hasDraft;
        return;
    }
    const Result<UtcMs> at = drafts.keep(draft());
    m_isKept = at.has_value();
    m_hasDraft = m_hasDraft || m_isKept;
    if (at)
        Q_EMIT kept(*at);
    else
        Q_EMIT keepFailed();
}

void RegisterModel::lookNow()
{
    m_lookSoon.stop();
    if (m_context.store == nullptr)
        return;
    const QDate today = m_context.clock.today();
    const ResidentForm &person = m_form.person;
    const QString asked = QStringLiteral("%1|%2|%3|%4").arg(person.name.simplified(), person.withoutNik ? QString() : domain::stripNumber(person.nik),
        QString::number(birthDayOf(person, today)), person.motherName.simplified());
    if (asked == m_lookedFor)
        return;
    m_lookedFor = asked;
    m_twins = likelyTwins(*m_context.store, person, today);
    m_twins.removeIf([this](const LikelyTwin &twin) { return m_form.accepted.contains(keyOf(twin)); });
    Q_EMIT twinsChanged();
}

std::optional<ports::Record> RegisterModel::knownHousehold() const
{
    return m_context.store == nullptr ? std::nullopt : householdOfCard(*m_context.store, m_form.person.noKk);
}

ServiceSpan RegisterModel::span(bool abandoned) const
{
    return {ServiceKind::Register, m_startedAt, abandoned};
}

Result<Registered> RegisterModel::save(const QString &textVersion, const QString &language)
{
    const Registration registration = registrationOf(m_form, m_context.clock.today(), textVersion, language, span(false));
    GUYUB_TRY_VALUE(const Registered done, RegisterResident(*m_context.store, m_context.clock).run(registration));
    m_keepSoon.stop();
    m_isKept = true;
    // The person is in the log: a draft that could not be dropped now would offer to register the same person again.
    if (m_hasDraft && RegistrationDrafts(*m_context.store, m_context.clock).drop(m_draft))
        m_hasDraft = false;
    return done;
}

void RegisterModel::discard()
{
    settleDiscard();
    keepNow();
    m_discarded = Discarded{draft(), span(true)};
    begin();
}

void RegisterModel::undoDiscard()
{
    if (!m_discarded)
        return;
    const Discarded back = *std::exchange(m_discarded, std::nullopt);
    begin(back.draft.form);
    m_draft = back.draft.id;
    m_hasDraft = true;
    m_startedAt = back.span.startedAt;
    setStep(back.draft.step);
}

void RegisterModel::settleDiscard()
{
    if (!m_discarded || m_context.store == nullptr)
        return;
    const Discarded gone = *std::exchange(m_discarded, std::nullopt);
    // The draft goes first: an abandoned service that was not counted is less bad than data that were to be forgotten.
    if (RegistrationDrafts(*m_context.store, m_context.clock).drop(gone.draft.id) && !gone.draft.form.isUntouched())
        static_cast<void>(keepService(*m_context.store, m_context.clock, gone.span));
}

} // namespace guyub::ui
