// Something between kiosk and hub that speaks HTTP: it answers by itself, asks the hub twice, or loses the hub's answer.
// With the hub's own certificate it is a broken server or proxy of the hub's, with another one a captive portal; a portal
// may also speak no TLS at all.
#pragma once

#include <QByteArray>
#include <QList>
#include <QSslCertificate>
#include <QSslKey>
#include <QString>

#include <atomic>
#include <mutex>
#include <thread>

class QSslSocket;
class QTcpSocket;

namespace guyub::test {

struct Interference
{
    QByteArray onPath;       // only requests whose path begins so; empty: all
    QByteArray answer;       // instead of the hub's; empty: pass on
    bool isSentTwice = false;
    bool isAnswerLost = false;
};

class ManBetween
{
public:
    enum class Speaks { Plain, Tls };
    ManBetween(const QString &hubUrl, Speaks speaks, const QList<QSslCertificate> &chain = {}, const QSslKey &key = {});
    ~ManBetween();
    ManBetween(const ManBetween &) = delete;
    ManBetween &operator=(const ManBetween &) = delete;

    QString url() const;
    void plan(const Interference &interference);
    int requests() const { return m_requests; } // of all paths, since the plan was made

private:
    void serve();
    void meet(qintptr descriptor);
    void converse(QTcpSocket &kiosk);
    QByteArray askHub(const QByteArray &request) const;

    quint16 m_hubPort = 0;
    Speaks m_speaks;
    QList<QSslCertificate> m_chain;
    QSslKey m_key;
    std::atomic<quint16> m_port = 0;
    std::atomic<bool> m_isEnding = false;
    std::atomic<int> m_requests = 0;
    std::mutex m_planMutex;
    Interference m_plan;
    std::thread m_thread;
};

} // namespace guyub::test
