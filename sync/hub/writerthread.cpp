#include "sync/hub/writerthread.h"

#include <future>

namespace guyub::hub {

WriterThread::WriterThread() : m_thread([this] { loop(); }) {}

WriterThread::~WriterThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_wakeUp.notify_all();
    m_thread.join();
}

bool WriterThread::post(std::function<void()> job)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_isEnding || m_jobs.size() >= kMaxQueue)
            return false;
        m_jobs.push_back(std::move(job));
    }
    m_wakeUp.notify_one();
    return true;
}

void WriterThread::runAndWait(const std::function<void()> &job)
{
    std::promise<void> done;
    {
        const std::lock_guard lock(m_mutex);
        m_jobs.push_back([&] {
            job();
            done.set_value();
        });
    }
    m_wakeUp.notify_one();
    done.get_future().wait();
}

std::size_t WriterThread::waiting() const
{
    const std::lock_guard lock(m_mutex);
    return m_jobs.size();
}

void WriterThread::loop()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wakeUp.wait(lock, [this] { return m_isEnding || !m_jobs.empty(); });
        if (m_jobs.empty())
            return;
        const auto job = std::move(m_jobs.front());
        m_jobs.pop_front();
        lock.unlock();
        job();
        lock.lock();
    }
}

} // namespace guyub::hub
