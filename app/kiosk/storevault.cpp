#include "app/kiosk/storevault.h"

#include "app/host/systemclock.h"
#include "app/usecase/receiptfacts.h"

namespace guyub::kiosk {

StoreVault::StoreVault(QString folder, const ports::Clock &clock) : m_folder(std::move(folder)), m_clock(clock) { }

StoreVault::~StoreVault()
{
    if (m_worker)
        m_worker->wait(); // its answer is dropped with this object
    lock();
}

QList<ports::OperatorLabel> StoreVault::operators() const
{
    QList<ports::OperatorLabel> people;
    const auto labels = storage::Session::operators(m_folder);
    if (!labels)
        return people;
    for (const vault::SlotLabel &label : *labels)
        people.append({label.operatorId, label.name, static_cast<ports::Role>(label.role), label.picture});
    return people;
}

qint64 StoreVault::waitMs(const Id &operatorId) const
{
    return storage::Session::waitMs(m_folder, operatorId, m_clock);
}

void StoreVault::unlock(const Id &operatorId, crypto::SecretBytes pin, std::function<void(Result<>)> done)
{
    if (m_session || (m_worker && m_worker->isRunning())) {
        done(fail(ErrorCode::StoreInUse, QStringLiteral("guyub-kiosk")));
        return;
    }
    struct Job
    {
        crypto::SecretBytes pin;
        std::optional<Result<storage::Keys>> keys;
    };
    auto job = std::make_shared<Job>();
    job->pin = std::move(pin);
    m_worker.reset(QThread::create([job, folder = m_folder, operatorId, &clock = m_clock] {
        job->keys = storage::Session::unlock(folder, operatorId, job->pin, clock);
        job->pin.wipe();
    }));
    // Answered on this thread, which owns the session from then on.
    connect(m_worker.get(), &QThread::finished, this, [this, job, done = std::move(done)] {
        open(std::move(*job->keys), done);
    });
    m_worker->start();
}

void StoreVault::open(Result<storage::Keys> keys, const std::function<void(Result<>)> &done)
{
    if (!keys) {
        done(tl::unexpected(std::move(keys.error())));
        return;
    }
    auto session = storage::Session::open(m_folder, std::move(*keys), m_clock);
    if (!session) {
        done(tl::unexpected(std::move(session.error())));
        return;
    }
    m_session = std::move(*session);
    if (const auto office = usecase::officeFacts(m_session->store()))
        host::followOfficeZone(office->areaCode);
    Q_EMIT opened();
    done({});
}

void StoreVault::lock()
{
    if (!m_session)
        return;
    Q_EMIT closing();
    m_session.reset(); // seals what waits, forgets every key
}

Result<int> StoreVault::cut()
{
    if (!m_session)
        return 0;
    return m_session->cut();
}

Result<ports::Arrived> StoreVault::applyNext()
{
    ports::Arrived arrived;
    if (!m_session)
        return arrived;
    bool stopped = false;
    GUYUB_TRY_VALUE(const storage::Applied applied, m_session->applyInbox([&stopped](int done, int total) {
        stopped = done < total;
        return false; // one file each time, so that the screen stays alive
    }));
    arrived.commits = applied.commits;
    arrived.records = applied.records;
    arrived.refusedFiles = applied.refusedFiles;
    arrived.more = stopped;
    return arrived;
}

} // namespace guyub::kiosk
