#include "app/usecase/discarddraft.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <optional>

namespace guyub::usecase {

namespace {

std::optional<ServiceKind> serviceOf(const QString &form)
{
    if (form == QLatin1String("register"))
        return ServiceKind::Register;
    if (form == QLatin1String("edit"))
        return ServiceKind::Edit;
    if (form == QLatin1String("posyandu"))
        return ServiceKind::Visit;
    return {};
}

// The forms of a person are objects, the one of a visit is the list of what was typed and then its time.
qint64 spentOn(const QByteArray &content)
{
    const QJsonDocument document = QJsonDocument::fromJson(content);
    const QJsonValue spent = document.isArray() ? document.array().last() : document.object().value(QStringLiteral("spentMs"));
    return std::max<qint64>(spent.toInteger(), 0);
}

} // namespace

Result<> discardDraft(ports::RecordStore &store, const ports::Draft &draft)
{
    GUYUB_TRY(store.dropDraft(draft.id));
    const auto kind = serviceOf(draft.form);
    if (!kind)
        return {};
    ports::Action action;
    action.changes = {serviceChange({*kind, draft.savedAt - spentOn(draft.content), true}, draft.savedAt, store)};
    static_cast<void>(store.commit(action));
    return {};
}

} // namespace guyub::usecase
