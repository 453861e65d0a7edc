#include "app/tool/openstore.h"

#include "app/host/passphrase.h"
#include "app/host/systemclock.h"
#include "app/ports/legalbasis.h"
#include "app/tool/meter.h"
#include "app/usecase/receiptfacts.h"

#include <QJsonDocument>

namespace guyub::tool {

namespace {

struct RoleName
{
    ports::Role role;
    const char *name;
};
constexpr RoleName kRoles[] = {{ports::Role::Operator, "operator"}, {ports::Role::Kader, "kader"}, {ports::Role::Bidan, "bidan"}, {ports::Role::Rt, "rt"}, {ports::Role::Rw, "rw"},
    {ports::Role::Verifier, "verifier"}, {ports::Role::Steward, "steward"}, {ports::Role::Ethics, "ethics"}, {ports::Role::Lurah, "lurah"}, {ports::Role::Admin, "admin"}};

} // namespace

storage::Opening opening()
{
    return {meter(QStringLiteral("upgrading the store")), false};
}

int withStore(const Command &command, const Arguments &arguments, const std::function<int(OpenStore &)> &use, storage::Opening how)
{
    const QString folder = arguments.value(QStringLiteral("data"));
    if (folder.isEmpty())
        return wrongUse(command, QStringLiteral("name the store with --data"));
    OpenStore opened;
    opened.json = arguments.has(QStringLiteral("json"));
    auto keys = unlockFrom(arguments, opened.clock);
    if (!keys)
        return failWith(keys.error());
    auto session = storage::Session::open(folder, std::move(*keys), opened.clock, how);
    how.progress = {}; // and with it what it did with Ctrl-C
    if (!session)
        return failWith(session.error());
    opened.session = std::move(*session);
    if (const auto office = usecase::officeFacts(opened.store()))
        host::followOfficeZone(office->areaCode);
    for (const QString &finding : opened.session->openFindings() + opened.session->openNotes())
        writeMessage(QStringLiteral("guyub: %1").arg(finding));
    return use(opened);
}

Result<crypto::SecretBytes> passphraseFrom(const Arguments &arguments)
{
    return host::readPassphrase(arguments.value(QStringLiteral("passphrase-file")), QStringLiteral("Passphrase"));
}

Result<storage::Keys> unlockFrom(const Arguments &arguments, const ports::Clock &clock)
{
    const QString folder = arguments.value(QStringLiteral("data"));
    // A folder that is no store is said before anybody is asked for a passphrase.
    GUYUB_TRY(storage::Session::operators(folder));
    GUYUB_TRY_VALUE(const auto passphrase, passphraseFrom(arguments));
    return storage::Session::unlockNamed(folder, arguments.value(QStringLiteral("operator")), passphrase, clock);
}

int writeJson(const QJsonDocument &document, int exitCode)
{
    return writeResult(document.toJson(QJsonDocument::Indented), exitCode);
}

int writeLines(const QStringList &lines, int exitCode)
{
    return lines.isEmpty() ? exitCode : writeResult(lines.join(QLatin1Char('\n')).toUtf8() + '\n', exitCode);
}

Result<crypto::SecretBytes> newPassphrase(const Arguments &arguments, const QString &option)
{
    const QString source = arguments.value(option);
    GUYUB_TRY_VALUE(auto first, host::readPassphrase(source, QStringLiteral("New passphrase")));
    if (source.isEmpty()) {
        GUYUB_TRY_VALUE(const auto again, host::readPassphrase(source, QStringLiteral("Once more")));
        if (!crypto::areEqual(first.view(), again.view()))
            return fail(ErrorCode::ValueOutOfRange, QStringLiteral("the two passphrases differ"));
    }
    return first;
}

std::optional<Id> basisFrom(const Command &command, const Arguments &arguments)
{
    const QString code = arguments.value(QStringLiteral("basis"));
    if (!arguments.has(QStringLiteral("basis")))
        return Id();
    if (ports::legalBasisCodes().contains(code))
        return ports::legalBasisId(code);
    wrongUse(command, QStringLiteral("--basis is one of %1").arg(ports::legalBasisCodes().join(QStringLiteral(", "))));
    return std::nullopt;
}

std::optional<ports::Role> roleOf(const QString &name)
{
    for (const RoleName &role : kRoles)
        if (name == QLatin1String(role.name))
            return role.role;
    return std::nullopt;
}

QString roleName(quint8 number)
{
    for (const RoleName &role : kRoles)
        if (static_cast<quint8>(role.role) == number)
            return QLatin1String(role.name);
    return QString::number(number);
}

QStringList roleNames()
{
    QStringList names;
    for (const RoleName &role : kRoles)
        names.append(QLatin1String(role.name));
    return names;
}

} // namespace guyub::tool
