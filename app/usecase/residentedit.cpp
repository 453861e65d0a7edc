#include "app/usecase/residentedit.h"

#include "storage/crypto/hash.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace guyub::usecase {

using namespace domain;

namespace {

const QString kDraftForm = QStringLiteral("edit");

QByteArray contentOf(const ResidentEdit &edit)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("resident"), toHexString(edit.resident)}, {QStringLiteral("opened"), edit.opened.toJson()},
        {QStringLiteral("form"), edit.form.toJson()}, {QStringLiteral("accepted"), QJsonArray::fromStringList(edit.accepted)},
        {QStringLiteral("spentMs"), edit.spentMs}}).toJson(QJsonDocument::Compact);
}

ResidentEdit editFrom(const QByteArray &content)
{
    const QJsonObject json = QJsonDocument::fromJson(content).object();
    ResidentEdit edit;
    const QByteArray id = QByteArray::fromHex(json.value(QStringLiteral("resident")).toString().toLatin1());
    edit.resident = EntityId::from(viewOf(id)).value_or(EntityId());
    edit.opened = ResidentForm::fromJson(json.value(QStringLiteral("opened")).toObject());
    edit.form = ResidentForm::fromJson(json.value(QStringLiteral("form")).toObject());
    for (const auto &each : json.value(QStringLiteral("accepted")).toArray())
        edit.accepted.append(each.toString());
    edit.spentMs = json.value(QStringLiteral("spentMs")).toInteger();
    return edit;
}

} // namespace

ResidentEdit openForChange(const ports::Record &person, QDate today)
{
    ResidentEdit edit;
    edit.resident = person.id;
    edit.opened = ResidentForm::fromFields(person.fields, today);
    edit.form = edit.opened;
    return edit;
}

FieldMap changesOf(const ResidentEdit &edit, QDate today, bool withSensitive)
{
    const FieldMap before = fieldsOf(edit.opened, today, withSensitive);
    const FieldMap now = fieldsOf(edit.form, today, withSensitive);
    FieldMap changes;
    for (auto it = now.cbegin(); it != now.cend(); ++it)
        if (!before.contains(it.key()) || before.value(it.key()) != *it)
            changes.insert(it.key(), *it);
    for (auto it = before.cbegin(); it != before.cend(); ++it)
        if (!now.contains(it.key()))
            changes.insert(it.key(), Cleared());
    return changes;
}

QList<FormFault> faultsOf(const ResidentEdit &edit, FormPart part, QDate today)
{
    const QList<FormFault> old = faultsOf(edit.opened, part, today);
    QList<FormFault> faults = faultsOf(edit.form, part, today);
    faults.removeIf([&](const FormFault &fault) { return old.contains(fault); });
    return faults;
}

QList<FormDoubt> doubtsOf(const ResidentEdit &edit, FormPart part, QDate today, const QString &ownDistrict)
{
    QStringList known = edit.accepted;
    for (const FormDoubt doubt : doubtsOf(edit.opened, part, today, ownDistrict))
        known.append(keyOf(doubt, edit.opened));
    QList<FormDoubt> doubts = doubtsOf(edit.form, part, today, ownDistrict);
    doubts.removeIf([&](FormDoubt doubt) { return known.contains(keyOf(doubt, edit.form)); });
    return doubts;
}

bool isStale(const ResidentEdit &edit, const ports::Record &person, QDate today)
{
    return ResidentForm::fromFields(person.fields, today) != edit.opened;
}

ResidentEdit carriedOver(const ResidentEdit &edit, const ports::Record &person, QDate today)
{
    ResidentEdit over = edit;
    over.opened = ResidentForm::fromFields(person.fields, today);
    const QJsonObject before = edit.opened.toJson();
    const QJsonObject typed = edit.form.toJson();
    QJsonObject merged = over.opened.toJson();
    for (auto it = typed.constBegin(); it != typed.constEnd(); ++it)
        if (it.value() != before.value(it.key()))
            merged.insert(it.key(), it.value());
    over.form = ResidentForm::fromJson(merged);
    return over;
}

EditDrafts::EditDrafts(ports::RecordStore &store, const ports::Clock &clock) : m_store(store), m_clock(clock) { }

Id EditDrafts::idFor(const EntityId &resident) const
{
    const QByteArray seed = toByteArray(m_store.operatorId()) + toByteArray(resident);
    return crypto::blake2b<16>("guyub.draft.edit.1", viewOf(seed));
}

Result<UtcMs> EditDrafts::keep(const ResidentEdit &edit)
{
    ports::Draft kept;
    kept.id = idFor(edit.resident);
    kept.author = m_store.operatorId();
    kept.form = kDraftForm;
    kept.title = edit.form.name.simplified();
    kept.content = contentOf(edit);
    kept.savedAt = m_clock.nowUtc();
    GUYUB_TRY(m_store.saveDraft(kept));
    return kept.savedAt;
}

Result<ResidentEdit> EditDrafts::restore(const Id &id) const
{
    GUYUB_TRY_VALUE(const QList<ports::Draft> drafts, m_store.draftsOf(m_store.operatorId()));
    for (const ports::Draft &draft : drafts)
        if (draft.id == id && draft.form == kDraftForm)
            return editFrom(draft.content);
    return fail(ErrorCode::NotFound, QStringLiteral("draft"));
}

Result<> EditDrafts::drop(const Id &id)
{
    return m_store.dropDraft(id);
}

} // namespace guyub::usecase
