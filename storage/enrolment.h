// Meeting a hub (SYNC §1.10): the request this kiosk hands to the agent, and what its answer changes.
#pragma once

#include "app/ports/recordstore.h"
#include "storage/identity.h"
#include "storage/meta.h"
#include "sync/protocol/messages.h"

namespace guyub::storage {

struct EnrolCode // 40 letters of base32 as typed: groups, spaces and lower case are forgiven
{
    FixedBytes<15> rootPrefix; // of the SHA-256 of the hub's root certificate
    crypto::SecretBytes secret; // 10 bytes, one-time
};
Result<EnrolCode> parseEnrolCode(const QString &typed); // Errors: BadInput.

class Enrolment
{
public:
    Enrolment(Database &database, Identity &identity, QString folder);

    // Leaves request, hub address and transport key for the agent. Errors: TargetExists when enrolled already.
    Result<> request(const QString &hubUrl, const EnrolCode &code);
    // Checks the hub's answer under the code's secret, writes the device's certificate as a record and keeps the hub's
    // keys. Cut short anywhere, request() and accept() with the same code finish it. Errors: NotReachable (no answer
    // there), Refused (not the hub that made the code, or another ledger), TargetExists when enrolled already.
    Result<> accept(const EnrolCode &code, ports::RecordStore &store);

private:
    Result<protocol::EnrolRequest> makeRequest(const EnrolCode &code);
    Result<PublicKey> transportKey();
    Result<protocol::EnrolAnswer> checkedAnswer(const EnrolCode &code);
    Result<> recordCertificate(const protocol::EnrolAnswer &answer, ports::RecordStore &store);

    Database &m_database;
    Identity &m_identity;
    QString m_folder;
};

} // namespace guyub::storage
