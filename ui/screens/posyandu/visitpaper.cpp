#include "ui/screens/posyandu/visitpaper.h"

#include "app/domain/records/resident.h"
#include "app/domain/records/visit.h"
#include "app/usecase/logvisit.h"

#include <algorithm>

namespace guyub::ui {

using namespace domain;

Result<print::GrowthContent> visitContent(const AppContext &context, const EntityId &visit)
{
    GUYUB_TRY_VALUE(const ports::Record record, context.store->load(visit));
    GUYUB_TRY_VALUE(const ports::Record child, context.store->load(record.subject));
    const QList<usecase::PastVisit> own = usecase::standingVisits({record});
    if (record.type != RecordType::Visit || own.isEmpty())
        return fail(ErrorCode::NotFound, QStringLiteral("visit"));
    usecase::Measurement measured = usecase::measurementOf(record.subject, own.front());
    measured.day = own.front().day;
    GUYUB_TRY_VALUE(
        const usecase::VisitPreview preview, usecase::LogVisit(*context.store, context.clock).preview(measured));

    print::GrowthContent content;
    const bool hasPost = !context.office.posyanduName.isEmpty();
    content.officeName = hasPost ? context.office.posyanduName : context.office.name;
    content.areaLine
        = hasPost ? context.office.name + QStringLiteral(", ") + context.office.areaLine : context.office.areaLine;
    content.childName = textOf(child.fields, resident::Name);
    content.operatorName = context.currentOperator.name;
    content.sex = preview.sex;
    content.birth = preview.birth;
    content.day = preview.day;
    content.ageDays = preview.ageDays;
    content.ageMonths = preview.ageMonths;
    content.weightGrams = measured.weightGrams;
    content.lengthMm = measured.lengthMm;
    content.headMm = measured.headMm;
    content.armMm = measured.armMm;
    content.position = measured.position;
    content.oedema = measured.oedema;
    content.growth = preview.growth.value_or(GrowthResult());
    content.weight = preview.weight.value_or(WeightVerdict());
    content.status = own.front().status;
    content.reason = textOf(record.fields, visit::StatusReason);
    for (const usecase::PastVisit &past : preview.past)
        if (past.weightGrams)
            content.weights.append({past.ageDays, *past.weightGrams / 1000.0, false});
    if (measured.weightGrams)
        content.weights.append({preview.ageDays, *measured.weightGrams / 1000.0, true});
    return content;
}

QByteArray visitBytes(const print::GrowthContent &content, ports::Medium medium)
{
    if (medium == ports::Medium::A5Pdf)
        return print::toPdf(print::growthDocument(content, print::Sheet::A5), content.childName);
    const print::Sheet sheet = medium == ports::Medium::Thermal58 ? print::Sheet::Thermal58 : print::Sheet::Thermal80;
    return print::toEscPos(print::toRaster(print::growthDocument(content, sheet), sheet));
}

} // namespace guyub::ui
