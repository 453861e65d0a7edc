#include "app/domain/recordcatalog.h"

#include "app/domain/records/access.h"
#include "app/domain/records/attachment.h"
#include "app/domain/records/consent.h"
#include "app/domain/records/devicecertificate.h"
#include "app/domain/records/household.h"
#include "app/domain/records/importbatch.h"
#include "app/domain/records/ledgersettings.h"
#include "app/domain/records/operator.h"
#include "app/domain/records/printevent.h"
#include "app/domain/records/receipt.h"
#include "app/domain/records/receiptstatus.h"
#include "app/domain/records/resident.h"
#include "app/domain/records/service.h"
#include "app/domain/records/visit.h"

#include <algorithm>
#include <array>

namespace guyub::domain {

namespace {
constexpr std::array<const RecordSpec *, 14> kRecords{&resident::kSpec, &household::kSpec, &consent::kSpec,
    &visit::kSpec, &receipt::kSpec, &service::kSpec, &operator_::kSpec, &ledgersettings::kSpec, &receiptstatus::kSpec,
    &printevent::kSpec, &devicecertificate::kSpec, &importbatch::kSpec, &access::kSpec,
    &attachment::kSpec};
}

std::span<const RecordSpec *const> allRecords()
{
    return kRecords;
}

const RecordSpec *findRecord(RecordType type)
{
    const auto it = std::find_if(kRecords.begin(), kRecords.end(), [type](auto *spec) { return spec->type == type; });
    return it == kRecords.end() ? nullptr : *it;
}

const RecordSpec *findRecordByKey(QStringView key)
{
    const auto it
        = std::find_if(kRecords.begin(), kRecords.end(), [key](auto *spec) { return key == QLatin1String(spec->key); });
    return it == kRecords.end() ? nullptr : *it;
}

bool needsOperatorSignature(RecordType type)
{
    return type == RecordType::Receipt || type == RecordType::ReceiptStatus || type == RecordType::Consent;
}

const FieldSpec *findField(FieldTag tag)
{
    const RecordSpec *spec = findRecord(typeOfTag(tag));
    if (!spec)
        return nullptr;
    const auto it = std::find_if(
        spec->fields.begin(), spec->fields.end(), [tag](const FieldSpec &field) { return field.tag == tag; });
    return it == spec->fields.end() ? nullptr : &*it;
}

const FieldSpec *findFieldByKey(const RecordSpec &spec, QStringView key)
{
    const auto it = std::find_if(spec.fields.begin(), spec.fields.end(),
        [key](const FieldSpec &field) { return key == QLatin1String(field.key); });
    return it == spec.fields.end() ? nullptr : &*it;
}

} // namespace guyub::domain
