// A line between kiosk and hub that can be told to fail: bytes pass as they are (it has no key), up to the fault. One
// connection after the other or several at once; the plan of the moment counts for each that begins.
#pragma once

#include <QString>

#include <atomic>
#include <mutex>
#include <thread>

namespace guyub::test {

struct LineFault
{
    qint64 cutUpAfter = -1;   // bytes from the kiosk; -1: never
    qint64 cutDownAfter = -1; // bytes from the hub
    int bytesPerSecond = 0;   // each way, so many from the first on; 0: as fast as it goes
};

struct LineTraffic
{
    qint64 up = 0, down = 0; // that got through since the plan was made
};

class FaultyLine
{
public:
    explicit FaultyLine(const QString &hubUrl);
    ~FaultyLine();
    FaultyLine(const FaultyLine &) = delete;
    FaultyLine &operator=(const FaultyLine &) = delete;

    QString url() const;
    void plan(const LineFault &fault); // and counts anew
    LineTraffic traffic() const { return {m_up, m_down}; }

private:
    void serve();
    void relay(int kiosk, LineFault fault);

    quint16 m_hubPort = 0, m_port = 0;
    int m_listener = -1;
    std::atomic<bool> m_isEnding = false;
    std::atomic<qint64> m_up = 0, m_down = 0;
    std::mutex m_planMutex;
    LineFault m_plan;
    std::thread m_thread;
};

} // namespace guyub::test
