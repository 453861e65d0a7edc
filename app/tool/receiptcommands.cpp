// guyub receipt issue | verify | void
#include "app/domain/codelist.h"
#include "app/domain/receiptcode.h"
#include "app/tool/commands.h"
#include "app/tool/fieldtext.h"
#include "app/tool/openstore.h"
#include "app/tool/receiptargument.h"
#include "app/usecase/issuereceipt.h"
#include "app/usecase/verifyreceipt.h"
#include "ui/scan/codereader.h"

#include <QDateTime>
#include <QFileInfo>
#include <QImageReader>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace guyub::domain;
using namespace guyub::usecase;

namespace guyub::tool {

namespace {

constexpr int kMaxPictureSide = 20'000; // larger files are no photos

Result<ReceiptRequest> requestOf(const Arguments &arguments, const ports::RecordStore &store)
{
    ReceiptRequest request;
    GUYUB_TRY_VALUE(request.resident, entityIdOf(arguments.rest().front()));
    request.detail = arguments.value(QStringLiteral("detail"));
    if (const QString kind = arguments.value(QStringLiteral("kind")); !kind.isEmpty()) {
        const auto code = codeOf(u"jenis_tanda_terima", kind);
        if (!code)
            return fail(ErrorCode::WrongUse, QStringLiteral("there is no such kind of receipt"), QStringLiteral("kind"));
        request.kind = static_cast<ReceiptKind>(*code);
    }
    if (const QString action = arguments.value(QStringLiteral("action")); !action.isEmpty()) {
        const auto hash = Hash::from(viewOf(QByteArray::fromHex(action.toLatin1())));
        if (!hash)
            return fail(ErrorCode::WrongUse, QStringLiteral("--action needs the 64 hexadecimal digits of a commit"));
        request.actionCommit = *hash;
    }
    if (const QString replaced = arguments.value(QStringLiteral("supersedes")); !replaced.isEmpty()) {
        GUYUB_TRY_VALUE(request.supersedes, receiptArgument(replaced, store));
    }
    return request;
}

int issue(const Arguments &arguments)
{
    if (arguments.rest().size() != 1)
        return wrongUse(kReceiptIssue, QStringLiteral("name one resident's id, as guyub resident find prints it"));
    return withStore(kReceiptIssue, arguments, [&](OpenStore &opened) {
        const auto request = requestOf(arguments, opened.store());
        if (!request)
            return failWith(request.error());
        const ServiceSpan span{ServiceKind::Receipt, opened.clock.nowUtc(), false};
        const auto issued = IssueReceipt(opened.store(), opened.session->receiptKeys(), opened.clock).run(*request, span);
        if (!issued)
            return failWith(issued.error());
        if (opened.json)
            return writeJson(QJsonDocument(QJsonObject{{QStringLiteral("id"), toHexString(issued->id)}, {QStringLiteral("code"), issued->code}, {QStringLiteral("payload"), issued->payload}}));
        return writeLines({issued->code, toHexString(issued->id), issued->payload});
    });
}

// What was typed, scanned, or photographed.
Result<QString> scannedText(const QString &argument)
{
    const QFileInfo file(argument);
    if (!file.isFile()) {
        if (QImageReader::supportedImageFormats().contains(file.suffix().toLower().toLatin1()))
            return fail(ErrorCode::BadInput, QStringLiteral("there is no such picture"));
        return argument;
    }
    QImageReader reader(argument);
    reader.setAutoTransform(true); // as the phone was held
    reader.setDecideFormatFromContent(true);
    const QSize size = reader.size();
    if (!size.isValid() || std::max(size.width(), size.height()) > kMaxPictureSide)
        return fail(ErrorCode::BadInput, QStringLiteral("the file is no picture that can be read"));
    const QImage picture = reader.read();
    if (picture.isNull())
        return fail(ErrorCode::BadInput, QStringLiteral("the file is no picture that can be read"));
    const auto text = scan::readQrCode(picture);
    if (!text)
        return fail(ErrorCode::BadInput, QStringLiteral("no QR code can be read in the picture"));
    return *text;
}

QString instant(UtcMs at)
{
    return at == 0 ? QStringLiteral("never") : QDateTime::fromMSecsSinceEpoch(at, Qt::UTC).toString(Qt::ISODate);
}

QJsonObject jsonOf(const ReceiptCheck &check)
{
    QJsonObject object{{QStringLiteral("verdict"), receiptVerdictName(check.verdict)}, {QStringLiteral("code"), check.code},
        {QStringLiteral("proven"), check.isProven}, {QStringLiteral("known_as_of"), instant(check.knownAsOf)}};
    const auto add = [&](const QString &name, const QString &value) {
        if (!value.isEmpty())
            object.insert(name, value);
    };
    add(QStringLiteral("issuer"), check.issuerName);
    add(QStringLiteral("replaced_by"), check.standing.replacedBy);
    add(QStringLiteral("void_reason"), check.standing.voidReason);
    if (check.receipt)
        add(QStringLiteral("receipt_id"), toHexString(check.receipt->id));
    if (check.body) {
        add(QStringLiteral("issued_at"), instant(check.body->issuedAt));
        add(QStringLiteral("service"), codeWords(u"jenis_tanda_terima", check.body->service, u"id"));
        add(QStringLiteral("area_code"), check.body->areaCode);
    }
    return object;
}

int verify(const Arguments &arguments)
{
    if (arguments.rest().isEmpty())
        return wrongUse(kReceiptVerify, QStringLiteral("name a code, the text of a QR code, or a picture"));
    return withStore(kReceiptVerify, arguments, [&](OpenStore &opened) {
        const auto text = scannedText(arguments.rest().join(QLatin1Char(' '))); // a number may be typed in groups
        if (!text)
            return failWith(text.error());
        const auto check = VerifyReceipt(opened.store(), opened.session->receiptKeys()).run(*text);
        if (!check)
            return failWith(check.error());
        const int exitCode = check->verdict == ReceiptVerdict::Genuine ? kExitDone : kExitFindings;
        const QJsonObject object = jsonOf(*check);
        if (opened.json)
            return writeJson(QJsonDocument(object), exitCode);
        QStringList lines{receiptVerdictName(check->verdict)};
        for (auto it = object.constBegin(); it != object.constEnd(); ++it)
            if (it.key() != QLatin1String("verdict"))
                lines.append(QStringLiteral("%1: %2").arg(it.key(), it->isBool() ? (it->toBool() ? QStringLiteral("yes") : QStringLiteral("no")) : it->toString()));
        return writeLines(lines, exitCode);
    });
}

int declareVoid(const Arguments &arguments)
{
    if (arguments.rest().size() != 1)
        return wrongUse(kReceiptVoid, QStringLiteral("name one receipt by id or code"));
    return withStore(kReceiptVoid, arguments, [&](OpenStore &opened) {
        const auto id = receiptArgument(arguments.rest().front(), opened.store());
        if (!id)
            return failWith(id.error());
        const auto done = IssueReceipt(opened.store(), opened.session->receiptKeys(), opened.clock).declareVoid(*id, arguments.value(QStringLiteral("reason")));
        if (!done)
            return failWith(done.error());
        if (opened.json)
            return writeJson(QJsonDocument(QJsonObject{{QStringLiteral("id"), toHexString(*id)}, {QStringLiteral("state"), QStringLiteral("void")}}));
        return writeLines({QStringLiteral("void")});
    });
}

} // namespace

const Command kReceiptIssue{"receipt", "issue", GUYUB_STORE_OPTIONS "kind= detail= action= supersedes=",
    GUYUB_STORE_USAGE "[--kind KIND] [--detail TEXT] [--action COMMIT] [--supersedes RECEIPT] RESIDENT_ID",
    "Issues a receipt for what was last done for a resident, for the newest action of --kind, or for --action; prints code, id and QR text.", issue, Operands::One};

const Command kReceiptVerify{"receipt", "verify", GUYUB_STORE_OPTIONS, GUYUB_STORE_USAGE "QR_TEXT|CODE|PICTURE",
    "Tells genuine, superseded, void, forged, unknown_issuer or unknown_code; exit 0 for genuine only.", verify, Operands::Many};

const Command kReceiptVoid{"receipt", "void", GUYUB_STORE_OPTIONS "reason=", GUYUB_STORE_USAGE "--reason TEXT RECEIPT",
    "Declares a receipt void, from now on and on every kiosk that hears of it.", declareVoid, Operands::One};

} // namespace guyub::tool
