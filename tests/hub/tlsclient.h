// A plain blocking TLS client that sends bytes as given, also wrong ones.
#pragma once

#include <QSslSocket>

namespace guyub::test {

class TlsClient
{
public:
    // Connects to 127.0.0.1 and checks the chain against `rootDer` and the name guyub-hub.
    TlsClient(quint16 port, const QByteArray &rootDer);
    bool isConnected() const { return m_isConnected; }
    QByteArray rootSeen() const; // DER of the last certificate of the chain that came
    void send(const QByteArray &bytes);
    // Reads one answer; empty when the hub closes without one.
    QByteArray readAnswer(int withinMs = 10'000);
    int status(int withinMs = 10'000); // of the next answer, 0 when there is none
    bool isClosedWithin(int ms);

private:
    QSslSocket m_socket;
    QByteArray m_buffer;
    bool m_isConnected = false;
};

QByteArray postRequest(const QByteArray &path, const QByteArray &body, const QByteArray &headers = {});

} // namespace guyub::test
