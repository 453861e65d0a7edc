// Where kiosk and agent hand each other files inside a store's folder D. Only sealed or public bytes lie here, except
// the transport key, which may upload and nothing else.
#pragma once

#include <QString>
#include <QUrl>

namespace guyub::protocol::spool {

inline QString outboxReady(const QString &store) { return store + QStringLiteral("/outbox/ready"); } // 20-digit first seq + "-" + SHA-256 + ".seg"
inline QString outboxSent(const QString &store) { return store + QStringLiteral("/outbox/sent"); }   // kept until backed up
inline QString outboxEarlier(const QString &store) { return store + QStringLiteral("/outbox/earlier"); } // sent, of this kiosk's earlier streams
inline QString outboxRefused(const QString &store) { return store + QStringLiteral("/outbox/refused"); } // the hub could not open it; the kiosk seals it again
inline QString inbox(const QString &store) { return store + QStringLiteral("/inbox"); }              // 20-digit counter + ".seg"
inline QString agentFolder(const QString &store) { return store + QStringLiteral("/agent"); }
inline QString hello(const QString &store) { return store + QStringLiteral("/agent/hello"); }               // encoded Hello, by the kiosk
inline QString hubAddress(const QString &store) { return store + QStringLiteral("/agent/hub"); }            // two lines: URL, hex of the pinned root's SHA-256 or its first 15 bytes
inline QString pinnedRoot(const QString &store) { return store + QStringLiteral("/agent/root.pem"); }       // kept at enrolment
inline QString transportKey(const QString &store) { return store + QStringLiteral("/agent/transport.key"); } // 0600, 32-byte Ed25519 seed
inline QString agentState(const QString &store) { return store + QStringLiteral("/agent/state"); }          // epoch 16, ratchet 16, received hseq u64be
inline QString lastAnswer(const QString &store) { return store + QStringLiteral("/agent/answer"); }         // see AgentReport in messages
inline QString enrolRequest(const QString &store) { return store + QStringLiteral("/agent/enrol.request"); }
inline QString enrolAnswer(const QString &store) { return store + QStringLiteral("/agent/enrol.answer"); }
inline QString agentLock(const QString &store) { return store + QStringLiteral("/agent/lock"); }

// What may stand in hubAddress(): a hub is met over TLS only.
inline bool isHubUrl(const QUrl &url) { return url.isValid() && url.scheme() == QLatin1String("https") && !url.host().isEmpty(); }

} // namespace guyub::protocol::spool
