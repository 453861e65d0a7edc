#include "ui/print/recoverypaper.h"

#include "ui/print/paperwords.h"

#include <QCoreApplication>

namespace guyub::print {

namespace {

constexpr qsizetype kGroupsALine = 5; // thirteen groups make three lines

Node node(Node::Kind kind, const QString &text, const QString &value = {})
{
    Node made;
    made.kind = kind;
    made.text = text;
    made.value = value;
    return made;
}

Node gap(int millimetres)
{
    Node made = node(Node::Kind::Gap, {});
    made.gapMm = millimetres;
    return made;
}

} // namespace

// A class only so that lupdate and tr() agree on the context.
class Paper
{
    Q_DECLARE_TR_FUNCTIONS(Paper)
public:
    static Document recovery(const RecoverySheet &sheet);
};

Document Paper::recovery(const RecoverySheet &sheet)
{
    Document document{node(Node::Kind::Title, tr("RECOVERY KEY")), gap(2)};
    document.append(node(Node::Kind::KeyValue, tr("Ledger", "label on a paper: code of the kelurahan"), sheet.ledger));
    if (!sheet.deviceName.isEmpty())
        document.append(node(Node::Kind::KeyValue, tr("Device", "label on a paper: the kiosk"), sheet.deviceName));
    document.append(node(Node::Kind::KeyValue, tr("Made on"), paperDate(sheet.madeOn)));
    document.append({node(Node::Kind::Rule, {}), gap(2)});
    const QStringList groups = sheet.key.split(QLatin1Char('-'));
    for (qsizetype at = 0; at < groups.size(); at += kGroupsALine)
        document.append(node(Node::Kind::Strong, groups.mid(at, kGroupsALine).join(QStringLiteral("  "))));
    document.append({gap(3), node(Node::Kind::Qr, sheet.key, tr("The same key, to be scanned.")), gap(2), node(Node::Kind::Rule, {})});
    document.append(node(Node::Kind::Text, tr("With this paper anybody opens everything that the device holds. Keep it in the safe, away from the device, and show it to nobody.")));
    document.append(gap(2));
    document.append(node(Node::Kind::Text, tr("It is needed when every PIN is forgotten or the device's disk goes into another machine. Make a new one after using it: the old paper then opens nothing.")));
    return document;
}

Document recoveryDocument(const RecoverySheet &sheet)
{
    return Paper::recovery(sheet);
}

} // namespace guyub::print
