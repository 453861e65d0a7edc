#include "app/kiosk/storevault.h"

#include "app/host/systemclock.h"
#include "app/usecase/receiptfacts.h"

namespace guyub::kiosk {

StoreVault::StoreVault(QString folder, const ports::Clock &clock) : m_folder(std::move(folder)), m_clock(clock) { }

StoreVault::~StoreVault()
{
    m_stopsUpgrade = true;
    for (QThread *worker : {m_worker.get(), m_keyWorker.get()}) {
        if (worker != nullptr)
            worker->wait(); // its answer is dropped with this object
    }
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
        std::optional<Result<storage::Session::Ready>> ready;
    };
    auto job = std::make_shared<Job>();
    job->pin = std::move(pin);
    m_stopsUpgrade = false;
    // What a lock overtook may still be counting tries.
    m_worker.reset(QThread::create([job, folder = m_folder, operatorId, &clock = m_clock, how = opening(), before = m_keyWorker.get()] {
        if (before != nullptr)
            before->wait();
        auto keys = storage::Session::unlock(folder, operatorId, job->pin, clock);
        job->pin.wipe();
        job->ready.emplace(keys ? storage::Session::prepare(folder, std::move(*keys), clock, how) : tl::unexpected(keys.error()));
    }));
    // Answered on this thread, which owns the session from then on.
    connect(m_worker.get(), &QThread::finished, this, [this, job, done = std::move(done)] {
        open(std::move(*job->ready), done);
    });
    m_worker->start();
}

// Each whole percent, told on the thread of the screens.
storage::Opening StoreVault::opening()
{
    storage::Opening how;
    how.progress = [this, last = -1](qint64 share, qint64 total) mutable {
        const int percent = static_cast<int>(share * 100 / total);
        if (percent != last)
            QMetaObject::invokeMethod(this, [this, percent] {
                if (m_tellUpgrade)
                    m_tellUpgrade(percent);
            });
        last = percent;
        return !m_stopsUpgrade;
    };
    return how;
}

void StoreVault::open(Result<storage::Session::Ready> ready, const std::function<void(Result<>)> &done)
{
    if (!ready) {
        done(tl::unexpected(std::move(ready.error())));
        return;
    }
    auto session = storage::Session::open(std::move(*ready));
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
    ++m_sitting;
    m_session.reset(); // seals what waits, forgets every key
}

bool StoreVault::mayStart(const Done &done) const
{
    if (m_session && !m_isWorking)
        return true;
    done(fail(m_session ? ErrorCode::StoreInUse : ErrorCode::NotAllowed, QStringLiteral("guyub-kiosk")));
    return false;
}

void StoreVault::work(const std::function<Result<>()> &slow, const std::function<Result<>()> &after, const Done &done)
{
    m_isWorking = true;
    const auto result = std::make_shared<Result<>>();
    m_keyWorker.reset(QThread::create([slow, result] { *result = slow(); }));
    connect(m_keyWorker.get(), &QThread::finished, this, [this, result, after, done, sitting = m_sitting] {
        m_isWorking = false;
        if (m_session == nullptr || sitting != m_sitting)
            done(fail(ErrorCode::Cancelled));
        else
            done(*result ? after() : *result);
    });
    m_keyWorker->start();
}

void StoreVault::keep(Result<storage::SlotChange> begun, const Done &done)
{
    if (!begun) {
        done(tl::unexpected(std::move(begun.error())));
        return;
    }
    const auto change = std::make_shared<storage::SlotChange>(std::move(*begun));
    const auto finish = [this, change]() -> Result<> {
        GUYUB_TRY(m_session->finish(std::move(*change)));
        return {};
    };
    work([change] { return change->derive(vault::calibratedCost()); }, finish, done);
}

void StoreVault::checkPin(crypto::SecretBytes pin, Done done)
{
    if (!mayStart(done))
        return;
    const auto typed = std::make_shared<crypto::SecretBytes>(std::move(pin));
    const auto check = [typed, folder = m_folder, who = m_session->who().operatorId, &clock = m_clock]() -> Result<> {
        GUYUB_TRY(storage::Session::unlock(folder, who, *typed, clock));
        return {};
    };
    work(check, [] { return Result<>(); }, done);
}

void StoreVault::changePin(crypto::SecretBytes pin, Done done)
{
    if (mayStart(done))
        keep(m_session->beginPassphrase(std::move(pin)), done);
}

void StoreVault::addOperator(ports::OperatorLabel person, crypto::SecretBytes pin, Done done)
{
    if (mayStart(done))
        keep(m_session->beginOperator({person.name, person.role, person.picture, std::move(pin), {}}), done);
}

void StoreVault::resetPin(const Id &operatorId, crypto::SecretBytes pin, Done done)
{
    if (mayStart(done))
        keep(m_session->beginReset(operatorId, std::move(pin)), done);
}

// Derives nothing, so it needs no thread.
void StoreVault::removeOperator(const Id &operatorId, Done done)
{
    if (mayStart(done))
        done(m_session->removeOperator(operatorId));
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
