#include "ui/print/receiptpaper.h"

#include "app/domain/codelist.h"
#include "app/ports/recordstore.h"
#include "ui/print/paperwords.h"

#include <QCoreApplication>

namespace guyub::print {

namespace {

Node words(Node::Kind kind, const QString &text)
{
    Node node;
    node.kind = kind;
    node.text = text;
    node.centred = true;
    return node;
}

Node pair(Node::Kind kind, const QString &text, const QString &value)
{
    Node node;
    node.kind = kind;
    node.text = text;
    node.value = value;
    return node;
}

Node gap(int millimetres)
{
    Node node;
    node.kind = Node::Kind::Gap;
    node.gapMm = millimetres;
    return node;
}

// A class only so that lupdate and tr() agree on the context.
class Paper
{
    Q_DECLARE_TR_FUNCTIONS(Paper)
public:
    static void addLetterhead(Document &document, const ReceiptContent &content);
    static void addNumber(Document &document, const ReceiptContent &content);
    static void addDetails(Document &document, const ReceiptContent &content);
    static void addProof(Document &document, const ReceiptContent &content);
};

void Paper::addLetterhead(Document &document, const ReceiptContent &content)
{
    if (!content.officeName.isEmpty())
        document.append(words(Node::Kind::Heading, content.officeName.toUpper()));
    if (!content.areaLine.isEmpty())
        document.append(words(Node::Kind::Small, content.areaLine));
    document.append({words(Node::Kind::Letterhead, {}), gap(1)});
}

void Paper::addNumber(Document &document, const ReceiptContent &content)
{
    document.append({words(Node::Kind::Title, tr("RECEIPT")), gap(1)});
    // One bar for all of it: a second one pushes the last line of a void copy onto another sheet.
    QStringList marks;
    if (content.copy > 0)
        marks.append(tr("COPY %1").arg(content.copy));
    if (content.standing.state == usecase::ReceiptState::Void)
        marks.append(tr("VOID"));
    if (content.standing.state == usecase::ReceiptState::Superseded)
        marks.append(tr("REPLACED"));
    if (!marks.isEmpty())
        document.append({words(Node::Kind::Mark, marks.join(QStringLiteral(" · "))), gap(2)});
    document.append({pair(Node::Kind::Code, content.code, tr("Number")), gap(2)});
    document.append(words(Node::Kind::Text, paperTime(content.issuedAt, content.areaCode)));
}

void Paper::addDetails(Document &document, const ReceiptContent &content)
{
    const auto line = [&](const QString &label, const QString &value) {
        if (!value.isEmpty())
            document.append(pair(Node::Kind::KeyValue, label, value));
    };
    line(tr("Name"), content.holderName);
    line(tr("NIK"), content.maskedNik);
    line(tr("For", "label on a receipt: what was done"), content.service);
    line(tr("Details"), content.detail);
    line(tr("Officer"), content.operatorName);
    line(tr("Void because"), content.standing.voidReason);
    line(tr("Replaced by"), content.standing.replacedBy);
}

void Paper::addProof(Document &document, const ReceiptContent &content)
{
    QStringList how{tr("Check this paper"), tr("Show this code at any kiosk, or say the number.")};
    if (content.isProvisional)
        how.append(tr("Provisional: this kiosk is not connected yet. Other kiosks can check this paper once it is."));
    how.append(tr("Keep this paper."));
    document.append(pair(Node::Kind::Qr, content.payload, how.join(QLatin1Char('\n'))));
}

} // namespace

ReceiptContent receiptContent(const usecase::ReceiptFacts &facts, int copy)
{
    const QString language = paperLocale().name().left(2);
    ReceiptContent content;
    content.officeName = facts.office.name;
    content.areaLine = facts.office.areaLine;
    content.areaCode = facts.office.areaCode;
    content.code = facts.code;
    content.issuedAt = facts.issuedAt;
    content.holderName = facts.holderName;
    content.maskedNik = facts.maskedNik;
    content.service = domain::codeWords(u"jenis_tanda_terima", facts.service, language);
    content.detail = facts.detail;
    content.operatorName = facts.operatorName;
    // Whose word it is matters where it is not the office's own.
    if (!facts.operatorName.isEmpty() && facts.operatorRole > static_cast<qint64>(ports::Role::Operator) && facts.operatorRole != static_cast<qint64>(ports::Role::Admin))
        content.operatorName += QStringLiteral(", ") + domain::codeWords(u"peran", facts.operatorRole, language);
    content.payload = facts.payload;
    content.copy = copy;
    content.isProvisional = facts.isProvisional;
    content.standing = facts.standing;
    return content;
}

Document receiptDocument(const ReceiptContent &content)
{
    Document document;
    Paper::addLetterhead(document, content);
    Paper::addNumber(document, content);
    document.append(words(Node::Kind::Rule, {}));
    Paper::addDetails(document, content);
    document.append(words(Node::Kind::Rule, {}));
    Paper::addProof(document, content);
    return document;
}

} // namespace guyub::print
