// Enrolment on the hub's side (SYNC §1.10): one-time codes, and the meeting with the kiosk that types one.
#pragma once

#include "app/ports/clock.h"
#include "sync/hub/devices.h"
#include "sync/hub/ledgers.h"

namespace guyub::hub {

inline constexpr UtcMs kCodeLifeMs = 7 * 24 * 3600 * 1000LL;

struct EnrolCode
{
    QString letters; // 40 letters of base32 in groups of four, to be shown once
    UtcMs expiresAt = 0;
};

class Enrolling
{
public:
    // All must outlive this object. `rootSha256`: of the hub's TLS root, its beginning is the code's first half.
    Enrolling(storage::Database &database, Ledgers &ledgers, const ports::Clock &clock, const Hash &rootSha256);

    // Makes the ledger when this is its first code. Durable on return. Errors: ValueOutOfRange (ledger, scope), StoreFailed.
    Result<EnrolCode> makeCode(const QString &ledger, const QString &scope);
    // The answer, encoded. Inside the caller's transaction, which must be rolled back after an error. The same request again gets the same answer, until the code expires. Errors: BadInput (not a
    // request), Refused (unknown, used or expired code, or a MAC or certificate that does not hold), NotAllowed (keys of
    // another device), StoreFailed.
    Result<QByteArray> answer(const QByteArray &body);

private:
    struct Code
    {
        crypto::SecretBytes secret; // empty: used
        QString scope;
        QByteArray requestHash, answer;
    };
    Result<Code> findCode(qint64 ledger, const FixedBytes<8> &codeId);
    Result<QByteArray> enrol(Ledger &ledger, const protocol::EnrolRequest &request, const Code &code);
    Result<> forgetExpired();

    storage::Database &m_database;
    Ledgers &m_ledgers;
    Devices m_devices;
    const ports::Clock &m_clock;
    Hash m_rootSha256;
};

} // namespace guyub::hub
