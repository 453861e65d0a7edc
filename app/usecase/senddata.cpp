#include "app/usecase/senddata.h"

namespace guyub::usecase {

SendData::SendData(ports::Spool &spool, ports::HubLink &hub) : m_spool(spool), m_hub(hub) { }

Result<> SendData::start(std::function<void(bool reached)> done)
{
    GUYUB_TRY(m_spool.cut());
    return m_hub.sendNow([done = std::move(done)](const ports::SendOutcome &outcome) { done(outcome.reached); });
}

Result<bool> SendData::applyNext(SendReport &report)
{
    GUYUB_TRY_VALUE(const ports::Arrived arrived, m_spool.applyNext());
    report.records += arrived.records;
    report.refusedFiles += arrived.refusedFiles;
    return arrived.more;
}

} // namespace guyub::usecase
