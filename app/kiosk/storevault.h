// The kiosk's door: who may sign in, and the store behind it. The key is derived on a thread of its own, because that takes
// about a second, and whatever an older program left is upgraded there; the session lives on the thread of the screens.
#pragma once

#include "app/ports/clock.h"
#include "app/ports/keyvault.h"
#include "app/ports/spool.h"
#include "storage/session.h"

#include <QObject>
#include <QThread>

#include <atomic>
#include <memory>

namespace guyub::kiosk {

class StoreVault final : public QObject, public ports::KeyVault, public ports::Spool
{
    Q_OBJECT
public:
    StoreVault(QString folder, const ports::Clock &clock); // `clock` must outlive this object and be safe from any thread
    ~StoreVault() override;

    QList<ports::OperatorLabel> operators() const override;
    qint64 waitMs(const Id &operatorId) const override;
    void unlock(const Id &operatorId, crypto::SecretBytes pin, std::function<void(Result<>)> done) override;
    void watchUpgrade(std::function<void(int percent)> tell) override { m_tellUpgrade = std::move(tell); }
    void stopUpgrade() override { m_stopsUpgrade = true; }
    void lock() override;
    void checkPin(crypto::SecretBytes pin, Done done) override;
    void changePin(crypto::SecretBytes pin, Done done) override;
    void addOperator(ports::OperatorLabel person, crypto::SecretBytes pin, Done done) override;
    void resetPin(const Id &operatorId, crypto::SecretBytes pin, Done done) override;
    void removeOperator(const Id &operatorId, Done done) override;

    Result<int> cut() override;
    Result<ports::Arrived> applyNext() override;

    storage::Session *session() const { return m_session.get(); } // null while locked

Q_SIGNALS:
    void opened();  // before `done` of unlock()
    void closing(); // the session is still there

private:
    void open(Result<storage::Session::Ready> ready, const std::function<void(Result<>)> &done);
    storage::Opening opening();
    // Whether a call that needs the open store may start; answers `done` if not.
    bool mayStart(const Done &done) const;
    // `slow` on a thread of its own, then `after` here, unless the lock came in between.
    void work(const std::function<Result<>()> &slow, const std::function<Result<>()> &after, const Done &done);
    void keep(Result<storage::SlotChange> begun, const Done &done);

    QString m_folder;
    const ports::Clock &m_clock;
    std::function<void(int percent)> m_tellUpgrade;
    std::atomic<bool> m_stopsUpgrade = false;
    std::unique_ptr<QThread> m_worker;
    std::unique_ptr<QThread> m_keyWorker; // of work()
    bool m_isWorking = false; // until the answer is given
    quint64 m_sitting = 0;    // how often the store was locked
    std::unique_ptr<storage::Session> m_session;
};

} // namespace guyub::kiosk
