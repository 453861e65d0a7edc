#include "app/hub/serve.h"

#include "app/host/systemclock.h"
#include "app/hub/control.h"
#include "app/hub/servicemanager.h"
#include "app/hub/stopsignal.h"
#include "sync/hub/hubadmin.h"
#include "sync/hub/httpfront.h"
#include "sync/hub/router.h"
#include "sync/hub/tls.h"

#include <QCoreApplication>
#include <QTimer>

#include <cstdio>

namespace guyub::hubapp {

namespace {

constexpr int kDrainMs = 20'000;

struct Address
{
    QString host;
    quint16 port = 0;
};

Result<Address> addressOf(const QString &listen)
{
    const qsizetype colon = listen.lastIndexOf(QLatin1Char(':'));
    bool isNumber = false;
    const uint port = listen.mid(colon + 1).toUInt(&isNumber);
    QString host = listen.left(colon);
    if (host.startsWith(QLatin1Char('[')) && host.endsWith(QLatin1Char(']')))
        host = host.mid(1, host.size() - 2);
    if (colon <= 0 || !isNumber || port > 65535)
        return fail(ErrorCode::WrongUse, QStringLiteral("--listen is ADDRESS:PORT, for example 127.0.0.1:8443"));
    return Address{host, static_cast<quint16>(port)};
}

void printListening(const Address &address, quint16 port)
{
    const QString host = address.host.contains(QLatin1Char(':')) ? QStringLiteral("[%1]").arg(address.host) : address.host;
    std::printf("listening https://%s:%u\n", qPrintable(host), unsigned(port));
    std::fflush(stdout);
}

// The store and what works on it: made, used and ended on the writer's thread.
class Engine
{
public:
    Engine(const hub::HubHome &home, const ports::Clock &clock, const hub::TlsIdentity &tls) : m_home(home), m_clock(clock), m_tls(tls) { }
    ~Engine()
    {
        m_writer.runAndWait([this] {
            m_admin.reset();
            m_hub.reset();
            m_store.reset();
        });
    }
    Engine(const Engine &) = delete;
    Engine &operator=(const Engine &) = delete;

    Result<> open()
    {
        Result<> opened;
        m_writer.runAndWait([&] { opened = openHere(); });
        return opened;
    }
    Result<QJsonObject> run(const QString &command, const QJsonObject &arguments)
    {
        Result<QJsonObject> result;
        m_writer.runAndWait([&] { result = m_admin->run(command, arguments); });
        return result;
    }
    hub::EmbeddedHub &hub() { return *m_hub; }
    hub::WriterThread &writer() { return m_writer; }

private:
    Result<> openHere()
    {
        GUYUB_TRY_VALUE(m_store, hub::HubStore::open(m_home));
        m_hub = std::make_unique<hub::EmbeddedHub>(*m_store, m_clock, m_tls.rootSha256);
        m_admin = std::make_unique<hub::HubAdmin>(*m_hub, m_home, m_clock);
        return m_hub->start();
    }

    const hub::HubHome &m_home;
    const ports::Clock &m_clock;
    const hub::TlsIdentity &m_tls;
    std::unique_ptr<hub::HubStore> m_store;
    std::unique_ptr<hub::EmbeddedHub> m_hub;
    std::unique_ptr<hub::HubAdmin> m_admin;
    hub::WriterThread m_writer;
};

QByteArray metricsOf(const hub::IngestStats &ingest, std::size_t queue)
{
    const auto line = [](const char *name, quint64 value) { return QByteArray(name) + ' ' + QByteArray::number(value) + '\n'; };
    return line("guyub_hub_segments_total", ingest.segments) + line("guyub_hub_commits_total", ingest.commits) + line("guyub_hub_operations_total", ingest.ops)
        + line("guyub_hub_quarantined_total", ingest.quarantined) + line("guyub_hub_duplicates_total", ingest.duplicates) + line("guyub_hub_writer_queue", queue);
}

void warnAboutKey(const hub::HubHome &home)
{
    if (home.isKeyInPlainFile())
        std::fprintf(stderr, "guyub-hub: the master key lies in a plain file, %s. Keep a copy on paper or in a safe: without it nobody reads the hub's data. A systemd credential protects it better.\n", qPrintable(home.keyPath()));
}

} // namespace

Result<> serve(const ServeOptions &options)
{
    GUYUB_TRY_VALUE(const Address address, addressOf(options.listen));
    GUYUB_TRY_VALUE(const hub::HubHome home, hub::HubHome::open(options.data, options.key, hub::HomeUse::Serve));
    GUYUB_TRY_VALUE(const hub::TlsIdentity tls, hub::openTlsIdentity(home.tls()));
    const host::SystemClock clock;
    Engine engine(home, clock, tls);
    GUYUB_TRY(engine.open());
    GUYUB_TRY(home.markBegun());
    hub::Router router(engine.hub(), engine.writer(), [&engine](std::size_t waiting) { return metricsOf(engine.hub().stats(), waiting); });
    GUYUB_TRY_VALUE(const auto front, hub::HttpFront::start(address.host, address.port, tls.chainPem, tls.keyPem, {}, router.handler()));
    GUYUB_TRY_VALUE(const auto control, ControlServer::listen(home.folder(), [&engine](const QString &command, const QJsonObject &arguments) { return engine.run(command, arguments); }));
    onStopSignal([] { QCoreApplication::quit(); });
    warnAboutKey(home);
    printListening(address, front->port());
    tellServiceManager("READY=1");
    QTimer watchdog; // fed by the writer: a hub that answers and cannot write must be started anew
    QObject::connect(&watchdog, &QTimer::timeout, [&engine] { engine.writer().post([] { tellServiceManager("WATCHDOG=1"); }); });
    if (watchdogMs() > 0)
        watchdog.start(watchdogMs());
    QCoreApplication::exec();
    tellServiceManager("STOPPING=1");
    front->drain(kDrainMs);
    return {};
}

} // namespace guyub::hubapp
