// The hub's one writer: a thread with a bounded queue. Everything that touches the store runs here, in order.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace guyub::hub {

class WriterThread
{
public:
    static constexpr std::size_t kMaxQueue = 256;

    WriterThread();
    ~WriterThread(); // runs what is queued, then ends
    WriterThread(const WriterThread &) = delete;
    WriterThread &operator=(const WriterThread &) = delete;

    // From any thread. False when the queue is full or the thread is ending: nothing was queued.
    bool post(std::function<void()> job);
    // From any other thread: runs `job` in its turn, whatever the queue's length, and waits for its end.
    void runAndWait(const std::function<void()> &job);
    std::size_t waiting() const;

private:
    void loop();

    mutable std::mutex m_mutex;
    std::condition_variable m_wakeUp;
    std::deque<std::function<void()>> m_jobs;
    bool m_isEnding = false;
    std::thread m_thread;
};

} // namespace guyub::hub
