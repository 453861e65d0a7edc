#include "ui/screens/receipts/verdictcard.h"

#include "app/domain/codelist.h"
#include "ui/print/paperwords.h"
#include "ui/widgets/iconview.h"
#include "ui/widgets/textlabel.h"

#include <QCoreApplication>
#include <QLocale>

namespace guyub::ui {

using usecase::ReceiptCheck;
using usecase::ReceiptVerdict;

namespace {

// A class only so that lupdate and tr() agree on the context.
class Verdict
{
    Q_DECLARE_TR_FUNCTIONS(Verdict)
public:
    Tone tone = Tone::Info;
    Icon icon = Icon::Info;
    QString word;
    QString advice;

    static Verdict genuine(const ReceiptCheck &check);
    static Verdict unknown(const ReceiptCheck &check);
    static Verdict of(const ReceiptCheck &check);
};

Verdict Verdict::genuine(const ReceiptCheck &check)
{
    if (!check.isProven)
        return {Tone::Info, Icon::Info, tr("This number is known"), tr("It is in force. A number can be copied: only the square code proves the paper.")};
    return {Tone::Ok, Icon::Check, tr("Genuine"), check.receipt ? tr("Compare name and date with the paper.") : tr("Compare date and purpose with the paper. The name is not known here yet.")};
}

Verdict Verdict::unknown(const ReceiptCheck &check)
{
    if (check.code.isEmpty())
        return {Tone::Info, Icon::Info, tr("This is no receipt number"), tr("A number looks like 7K3P-12-D. Look at the paper and type it again.")};
    return {Tone::Info, Icon::Info, tr("Number not known here yet"), tr("It may come from another kiosk. Scan the square code: it proves itself.")};
}

Verdict Verdict::of(const ReceiptCheck &check)
{
    switch (check.verdict) {
    case ReceiptVerdict::Genuine:
        return genuine(check);
    case ReceiptVerdict::Superseded:
        return {Tone::Warn, Icon::Warning, tr("Replaced"), check.standing.replacedBy.isEmpty() ? tr("A newer receipt took its place.") : tr("Receipt %1 took its place. Ask for that one.").arg(check.standing.replacedBy)};
    case ReceiptVerdict::Void:
        return {Tone::Danger, Icon::Close, tr("Void"), tr("The office declared it void. Reason: %1").arg(check.standing.voidReason)};
    case ReceiptVerdict::Forged:
        return {Tone::Danger, Icon::Error, tr("Not genuine"), tr("Scan once more. If it stays so, do not accept this paper, and tell the office.")};
    case ReceiptVerdict::UnknownIssuer:
        return {Tone::Warn, Icon::Warning, tr("Issuer not known here"), tr("This kiosk does not know the device that issued it. Send data, then check again.")};
    case ReceiptVerdict::UnknownCode:
        break;
    }
    return unknown(check);
}

TextTone textToneOf(Tone tone)
{
    switch (tone) {
    case Tone::Ok:
        return TextTone::Ok;
    case Tone::Warn:
        return TextTone::Warn;
    case Tone::Danger:
        return TextTone::Danger;
    default:
        return TextTone::Plain;
    }
}

} // namespace

VerdictCard::VerdictCard(const Theme &theme, QWidget *parent) : Card(theme, parent), m_theme(theme)
{
    auto *head = new QHBoxLayout;
    keepSpacing(theme, head, 0, 18);
    m_icon = new IconView(theme, Icon::Info, Token::Info);
    m_icon->setFactor(2.6);
    auto *words = new QVBoxLayout;
    keepSpacing(theme, words, 0, 4);
    m_word = new TextLabel(theme, TextRole::Display);
    m_advice = new TextLabel(theme, TextRole::Body);
    words->addWidget(m_word);
    words->addWidget(m_advice);
    head->addWidget(m_icon, 0, Qt::AlignTop);
    head->addLayout(words, 1);
    body()->addLayout(head);
    m_lines = new QVBoxLayout;
    keepSpacing(theme, m_lines, 0, 6);
    body()->addLayout(m_lines);
    m_asOf = new TextLabel(theme, TextRole::Caption);
    body()->addWidget(m_asOf);
}

void VerdictCard::clearLines()
{
    while (QLayoutItem *item = m_lines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void VerdictCard::addLine(const QString &label, const QString &value)
{
    if (value.isEmpty())
        return;
    auto *row = new QWidget;
    auto *columns = new QHBoxLayout(row);
    keepSpacing(m_theme, columns, 0, 12);
    columns->addWidget(new TextLabel(m_theme, TextRole::Body, label), 1, Qt::AlignTop);
    columns->addWidget(new TextLabel(m_theme, TextRole::Strong, value), 3);
    m_lines->addWidget(row);
}

void VerdictCard::setCheck(const ReceiptCheck &check, const QString &holderName, const QString &areaCode)
{
    const Verdict verdict = Verdict::of(check);
    setTone(verdict.tone);
    m_icon->setIcon(verdict.icon, toneInk(verdict.tone));
    m_word->setText(verdict.word);
    m_word->setTone(textToneOf(verdict.tone));
    m_advice->setText(verdict.advice);
    clearLines();
    addLine(tr("Number"), check.code);
    if (check.body) {
        const bool isEnglish = QLocale().language() == QLocale::English;
        addLine(tr("Date"), print::paperTime(check.body->issuedAt, check.body->areaCode));
        addLine(tr("For"), domain::codeWords(u"jenis_tanda_terima", check.body->service, isEnglish ? u"en" : u"id"));
    }
    addLine(tr("Name"), holderName);
    addLine(tr("Issued by"), check.issuerName);
    const bool wasJudged = check.verdict == ReceiptVerdict::Genuine || check.verdict == ReceiptVerdict::Superseded || check.verdict == ReceiptVerdict::Void;
    m_asOf->setVisible(wasJudged);
    m_asOf->setText(check.knownAsOf == 0 ? tr("This kiosk has had no contact with others yet: what they declared void is not known here.")
                                         : tr("As known on %1, the last contact.").arg(print::paperTime(check.knownAsOf, areaCode)));
}

} // namespace guyub::ui
