// Opens a person's data to be shown in full. The first time that an operator does so in a sign-in, the read log says it
// before anything is shown; further views are counted into the next entry (DESIGN §9). Masked list rows are no view.
#pragma once

#include "app/ports/clock.h"
#include "app/ports/recordstore.h"

namespace guyub::usecase {

// Codes of resources/codes/tempat_melihat.csv; permanent.
enum class ViewPlace : qint64
{
    Page = 1,
    Form = 2,
    Command = 3,
    WholeNumber = 4 // the NIK in full, by press and hold: an entry of its own
};

// Whom the operators of this program have seen. Lives as long as the program; in memory only.
class Sightings
{
public:
    void beginSignIn(); // everybody counts as not seen yet; views not written down yet are kept

private:
    friend class ViewResident;
    struct Sighting
    {
        bool isNoted = false; // in this sign-in
        bool isNumberNoted = false;
        qint64 furtherViews = 0;
    };
    QMap<std::pair<Id, EntityId>, Sighting> m_sightings; // by operator and resident
};

class ViewResident
{
public:
    ViewResident(ports::RecordStore &store, const ports::Clock &clock, Sightings &seen); // all must outlive this object
    // Errors: NotFound (also when it is no resident), as RecordStore::commit(). Then nothing may be shown.
    Result<ports::Record> run(const EntityId &resident, ViewPlace place);

private:
    ports::RecordStore &m_store;
    const ports::Clock &m_clock;
    Sightings &m_seen;
};

} // namespace guyub::usecase
