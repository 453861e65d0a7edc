#include "tests/hub/storekiosk.h"

#include "app/base/durablefile.h"
#include "app/domain/records/resident.h"
#include "app/usecase/editresident.h"
#include "app/usecase/registerresident.h"
#include "storage/enrolment.h"
#include "sync/protocol/spool.h"
#include "tests/hub/hubprocess.h"

namespace guyub::test {

using namespace domain;

namespace {

crypto::SecretBytes passphrase()
{
    return crypto::SecretBytes::copyOf(viewOf(QByteArray("rahasia 12345")));
}

} // namespace

StoreKiosk::StoreKiosk(const QString &folder, const QString &name, const QString &ledger) : m_folder(folder)
{
    storage::NewStore wanted;
    wanted.folder = folder;
    wanted.operatorName = QStringLiteral("Bu ") + name;
    wanted.ledger = ledger;
    wanted.deviceName = name;
    wanted.passphrase = passphrase();
    auto created = storage::Session::create(std::move(wanted), clock);
    if (created)
        session = std::move(created->session);
    else
        qWarning("store: %s", qPrintable(created.error().detail));
}

StoreKiosk::StoreKiosk(const QString &folder) : m_folder(folder)
{
    if (const auto opened = open(); !opened)
        qWarning("store: %s", qPrintable(opened.error().detail));
}

Result<> StoreKiosk::open()
{
    session.reset();
    GUYUB_TRY_VALUE(storage::Keys keys, storage::Session::unlockNamed(m_folder, {}, passphrase(), clock));
    GUYUB_TRY_VALUE(session, storage::Session::open(m_folder, std::move(keys), clock));
    return {};
}

Result<> StoreKiosk::enrol(const HubProcess &hub)
{
    const QString typed = hub.newCode();
    GUYUB_TRY_VALUE(const storage::EnrolCode code, storage::parseEnrolCode(typed));
    storage::Enrolment enrolment(session->database(), session->identity(), m_folder);
    GUYUB_TRY(enrolment.request(hub.url, code));
    GUYUB_TRY(client::Agent(m_folder, clock).once());
    GUYUB_TRY(enrolment.accept(code, session->store()));
    GUYUB_TRY(session->cut());
    return {};
}

Result<> StoreKiosk::turnTo(const QString &url)
{
    GUYUB_TRY_VALUE(QByteArray address, readWhole(protocol::spool::hubAddress(m_folder), 4096));
    return writeDurably(protocol::spool::hubAddress(m_folder), url.toUtf8() + address.mid(address.indexOf('\n')));
}

Result<client::AgentOutcome> StoreKiosk::sync(const QString &url, client::Timeouts timeouts)
{
    GUYUB_TRY(session->cut());
    GUYUB_TRY(turnTo(url));
    GUYUB_TRY_VALUE(const client::AgentOutcome outcome, client::Agent(m_folder, clock, timeouts).once());
    GUYUB_TRY(session->applyInbox());
    return outcome;
}

Result<client::AgentOutcome> StoreKiosk::sync(const HubProcess &hub)
{
    return sync(hub.url);
}

EntityId StoreKiosk::registerPerson(const QString &name, const QString &nik)
{
    usecase::Registration registration;
    registration.resident = {{resident::Name, name}, {resident::Nik, nik}, {resident::Sex, qint64(2)}, {resident::BirthDate, qint64(19620510)}, {resident::Rt, QStringLiteral("001")}, {resident::Rw, QStringLiteral("002")}};
    registration.span.startedAt = clock.nowUtc();
    const auto registered = usecase::RegisterResident(session->store(), clock).run(registration);
    return registered ? registered->resident : EntityId();
}

bool StoreKiosk::rename(const EntityId &id, const QString &name)
{
    const auto seen = session->store().load(id);
    usecase::ServiceSpan span;
    span.startedAt = clock.nowUtc();
    clock.advanceMs(1000);
    return seen && usecase::EditResident(session->store(), clock).run(*seen, {{resident::Name, name}}, span).has_value();
}

Result<usecase::IssuedReceipt> StoreKiosk::receiptFor(const EntityId &id)
{
    usecase::ReceiptRequest request;
    request.resident = id;
    clock.advanceMs(60'000);
    return usecase::IssueReceipt(session->store(), session->receiptKeys(), clock).run(request, {usecase::ServiceKind::Receipt, clock.nowUtc(), false});
}

usecase::ReceiptVerdict StoreKiosk::verdictOn(const QString &text)
{
    const auto check = usecase::VerifyReceipt(session->store(), session->receiptKeys()).run(text);
    return check ? check->verdict : usecase::ReceiptVerdict::Forged;
}

QString StoreKiosk::nameOf(const EntityId &id)
{
    const auto record = session->store().load(id);
    return record ? textOf(record->fields, resident::Name) : QString();
}

Hash StoreKiosk::digest()
{
    return storage::projectionDigest(session->database()).value_or(Hash{});
}

} // namespace guyub::test
