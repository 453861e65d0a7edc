// The kiosk's memory as use cases see it: actions go in, records and lists come out. Implemented over the sealed store
// in storage/. All calls on the thread that opened the store. After a call that returns an error nothing was stored.
#pragma once

#include "app/base/error.h"
#include "app/base/ids.h"
#include "app/base/time.h"
#include "app/domain/hubcontact.h"
#include "app/domain/recordspec.h"

#include <QList>

namespace guyub::ports {

// Numbers are permanent (they are in commits): source of a commit.
enum class Source : quint8 { Counter = 1, Self = 2, Rt = 3, Visit = 4, Import = 5, Agency = 6, System = 7 };

// Role codes of resources/codes/peran.csv, permanent.
enum class Role : quint8 { Operator = 1, Kader = 2, Bidan = 3, Rt = 4, Rw = 5, Verifier = 6, Steward = 7, Ethics = 8, Lurah = 9, Admin = 10 };

enum class OpKind : quint8 { Create = 0, Set = 1, AddToSet = 2, RemoveFromSet = 3, Tombstone = 4, AppendEvent = 5, Decide = 6, ResolveConflict = 7, Merge = 8, Attach = 9, EraseOrder = 10 };

// One intended change. The store splits it by tier, fills the base, seals and hashes it.
struct Change
{
    OpKind kind = OpKind::Create;
    domain::RecordType type = domain::RecordType::Resident;
    EntityId entity;  // zero in a create or an event: the store derives it and fills Saved::entities
    int entityFrom = -1; // >= 0: entity is the one made by that earlier change of the same action
    EntityId subject; // whose keys seal it; zero: the entity itself (resident, household) or the ledger
    int subjectFrom = -1;
    domain::FieldMap fields;
    QMap<domain::FieldTag, int> entityRefs; // Entity fields to be filled with the entity made by an earlier change
    quint64 openedAt = 0; // ledger position the author saw when opening the record (Record::position)
};

// One user action = one commit = one transaction (DESIGN §4).
struct Action
{
    Source source = Source::Counter;
    EntityId authority;   // consent record or legal basis it rests on; zero: none
    int authorityFrom = -1;
    Id job;               // import or other bulk job; zero: none
    QList<Change> changes;
};

struct Saved
{
    QList<EntityId> entities; // one per change, in order
    Hash commitHash;
    quint64 seq = 0;
};

struct Record
{
    EntityId id;
    domain::RecordType type = domain::RecordType::Resident;
    EntityId subject;
    domain::FieldMap fields; // readable values only; a field whose key is gone or held is absent
    quint64 position = 0;    // ledger position this view had
    UtcMs savedAt = 0;
    bool hasConflict = false; // an open conflict touches it
    bool waiting = false;     // not yet acknowledged by the hub
};

// What a commit did to a person, as far as a receipt may say so. The first of several is what people would call it.
enum class ActionKind : quint8 { Registration, Visit, DataChange, Consent };

struct ActionAbout
{
    Hash commit;
    QList<ActionKind> kinds; // at least one, in the order of the enumeration
};

// One entry of what became of a person's data: the registration, or a later change of them. It names fields, never values.
struct DataChange
{
    UtcMs at = 0;
    QString person; // the operator's name; empty when not known here
    bool isRegistration = false;
    QList<domain::FieldTag> fields; // of a change: at least one, in the order of the tags
    bool waiting = false;           // not yet acknowledged by the hub
};

struct ResidentHit // one list row: masked, no read of the person (DESIGN §9)
{
    EntityId id;
    QString name;
    QString maskedNik; // "•••• •••• •••• 9001"; empty without NIK
    DayNumber birthDate = 0;
    int sex = 0; // 1 L, 2 P, 0 unknown
    QString rt, rw;
    double score = 0;
};

struct SearchQuery
{
    static constexpr int kLongestText = 200; // more than any name or number has

    QString text; // name, NIK, KK, phone, or "RT 03/05"; spelling is forgiven
    int limit = 50;
};

struct Authorship // of one value; what is not known here is empty
{
    QString person; // the operator's name
    QString device; // the kiosk's name, "Kelurahan Taman"
    UtcMs at = 0;
};

struct Conflict
{
    Id id;
    EntityId entity;
    domain::RecordType type = domain::RecordType::Resident;
    domain::FieldTag field = 0;
    domain::Value shown, other;
    Authorship shownBy, otherBy;
    bool provisional = false; // own unacknowledged edit against a newer value; the hub has not judged yet
    bool automatic = false;   // class A: merged by rule, kept for the record
    UtcMs openedAt = 0;
};

struct SyncStatus
{
    int waitingCommits = 0;      // not yet stored by the hub
    UtcMs oldestWaitingAt = 0;
    UtcMs lastContactAt = 0;     // 0: never
    UtcMs lastStoredAt = 0;
    int failures = 0;            // tries in a row that failed
    int quarantined = 0;
    int openConflicts = 0;
    bool enrolled = false;
    domain::HubVerdict verdict = domain::HubVerdict::Normal;  // of the last answer
    domain::CallTrouble trouble = domain::CallTrouble::None;  // why the last try came to nothing
    domain::SeriesStart seriesStart = domain::SeriesStart::Created; // of the numbers written now
    UtcMs seriesStartedAt = 0;                                      // 0: with the store
};

struct DayFigures
{
    int residentsServed = 0;
    int receiptsPrinted = 0;
    int childrenWeighed = 0;
    int childrenExpected = 0;
};

// What a form had when it was last touched; belongs to its author (sealed, device-local, never synced).
struct Draft
{
    Id id;
    Id author;
    QString form; // "register"
    QString title; // what the list shows, for example the name typed so far
    int step = 0;
    QByteArray content; // JSON of the form
    UtcMs savedAt = 0;
};

class RecordStore
{
public:
    virtual ~RecordStore() = default;

    // Durable on return (fsynced). Errors: NoConsent, ValueOutOfRange, RequiredFieldMissing, WrongUse (a change that no
    // record may have, as of an event), StoreFailed, DiskFull.
    virtual Result<Saved> commit(const Action &action) = 0;

    virtual Result<Record> load(const EntityId &id) const = 0; // Errors: NotFound, StoreFailed.
    virtual Result<QList<ResidentHit>> search(const SearchQuery &query) const = 0; // Errors: BadInput (too long), StoreFailed.
    // Best match first; for the warning before saving. `nik` may be empty.
    virtual Result<QList<ResidentHit>> likelyDuplicates(const QString &name, const QString &nik, DayNumber birthDate, const QString &motherName) const = 0;
    // The others of the same household record or family card, the head first.
    virtual Result<QList<ResidentHit>> livingWith(const EntityId &resident, int limit) const = 0;
    // Newest first. Of type Access: who looked at this person.
    virtual Result<QList<Record>> recordsOf(const EntityId &resident, domain::RecordType type, int limit, int offset = 0) const = 0;
    virtual Result<QList<Record>> allOf(domain::RecordType type, int limit, int offset = 0) const = 0;
    virtual Result<QList<ResidentHit>> bornBetween(DayNumber first, DayNumber last, int limit) const = 0;
    virtual Result<EntityId> householdByNoKk(const QString &noKk) const = 0; // Errors: NotFound.
    // Is a tier-2 change about this resident allowed now? The consent's id, or NoConsent.
    virtual Result<EntityId> consentInForce(const EntityId &resident, int purpose) const = 0;

    // Receipts: number for the next receipt of this stream, gap-free; see app/usecase/issuereceipt.h.
    virtual Result<qint64> nextReceiptNumber() const = 0;
    // In the order they came. More than one only where a whole disk was put back and wrote on before it met the hub.
    virtual Result<QList<Record>> receiptsByNumber(const QString &number) const = 0;
    // The device certificates whose receipt key id is `keyId`, each verified against the ledger key; none before
    // enrolment. Four bytes can be met by chance or on purpose, so there may be several.
    virtual Result<QList<Record>> certificatesByKeyId(const QByteArray &keyId) const = 0;
    // The newest commits about `resident` that a receipt can prove, newest first: of each kind at most one is there.
    virtual Result<QList<ActionAbout>> newestActionsAbout(const EntityId &resident) const = 0;
    // What this commit did to `resident`: none when it is not in the log, quarantined, held, or about something else.
    virtual Result<QList<ActionKind>> kindsOfAction(const Hash &commit, const EntityId &resident) const = 0;

    // How the data of `resident` came about, newest first. What is quarantined, held or cannot be read any more is left out.
    virtual Result<QList<DataChange>> changesOf(const EntityId &resident, int limit) const = 0;

    virtual Result<QList<Conflict>> conflicts(bool openOnly) const = 0;
    virtual Result<SyncStatus> syncStatus() const = 0;
    virtual Result<DayFigures> figuresOf(DayNumber day, UtcMs dayStart, UtcMs dayEnd) const = 0;

    virtual Result<> saveDraft(const Draft &draft) = 0;
    virtual Result<> dropDraft(const Id &id) = 0;
    virtual Result<QList<Draft>> draftsOf(const Id &author) const = 0;

    virtual Id operatorId() const = 0; // who is signed in
    virtual Role operatorRole() const = 0;
    virtual StreamId stream() const = 0;
    virtual EntityId ledgerSubject() const = 0; // the subject of records that belong to nobody
};

} // namespace guyub::ports
