// guyub operator add | list
#include "app/tool/commands.h"
#include "app/tool/openstore.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace guyub::tool {

namespace {

int add(const Arguments &arguments)
{
    const auto role = roleOf(arguments.value(QStringLiteral("role"), QStringLiteral("operator")));
    if (!arguments.has(QStringLiteral("name")) || !arguments.has(QStringLiteral("new-passphrase-file")))
        return wrongUse(kOperatorAdd, QStringLiteral("--name and --new-passphrase-file are needed"));
    if (!role)
        return wrongUse(kOperatorAdd, QStringLiteral("--role is one of %1").arg(roleNames().join(QStringLiteral(", "))));
    return withStore(kOperatorAdd, arguments, [&](OpenStore &opened) {
        auto passphrase = newPassphrase(arguments, QStringLiteral("new-passphrase-file"));
        if (!passphrase)
            return failWith(passphrase.error());
        const auto id = opened.session->addOperator({arguments.value(QStringLiteral("name")), *role, {}, std::move(*passphrase), vault::calibratedCost()});
        if (!id && id.error().code == ErrorCode::TargetExists)
            return failWith({ErrorCode::TargetExists, QStringLiteral("somebody here is called so already, see guyub operator list; add to the name what tells the two apart"), QStringLiteral("name"), 0});
        if (!id)
            return failWith(id.error());
        if (opened.json)
            return writeJson(QJsonDocument(QJsonObject{{QStringLiteral("operator_id"), toHexString(*id)}}));
        return writeLines({toHexString(*id)});
    });
}

int list(const Arguments &arguments)
{
    if (!arguments.has(QStringLiteral("data")))
        return wrongUse(kOperatorList, QStringLiteral("name the store with --data"));
    const auto labels = storage::Session::operators(arguments.value(QStringLiteral("data")));
    if (!labels)
        return failWith(labels.error());
    QJsonArray rows;
    QStringList lines;
    for (const vault::SlotLabel &label : *labels) {
        rows.append(QJsonObject{{QStringLiteral("id"), toHexString(label.operatorId)}, {QStringLiteral("name"), label.name}, {QStringLiteral("role"), roleName(label.role)}});
        lines.append(QStringLiteral("%1  %2  %3").arg(toHexString(label.operatorId), roleName(label.role), label.name));
    }
    return arguments.has(QStringLiteral("json")) ? writeJson(QJsonDocument(rows)) : writeLines(lines);
}

} // namespace

const Command kOperatorAdd{"operator", "add", GUYUB_STORE_OPTIONS "name= role= new-passphrase-file=", GUYUB_STORE_USAGE "--name NAME [--role ROLE] --new-passphrase-file F",
    "Lets one more person sign in to the store.", add};

const Command kOperatorList{"operator", "list", "data= json", "--data D [--json]", "Who may sign in on this machine.", list};

} // namespace guyub::tool
