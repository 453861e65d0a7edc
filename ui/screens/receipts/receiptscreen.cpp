#include "ui/screens/receipts/receiptscreen.h"

#include "app/usecase/issuereceipt.h"
#include "app/usecase/printreceipt.h"
#include "ui/print/paperwords.h"
#include "ui/print/receiptpaper.h"
#include "ui/screens/errortext.h"
#include "ui/screens/receipts/paperpreview.h"
#include "ui/screens/receipts/printpanel.h"
#include "ui/screens/receipts/voiddialog.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/flowrow.h"
#include "ui/widgets/scrollarea.h"
#include "ui/widgets/textlabel.h"

namespace guyub::ui {

using usecase::ReceiptState;

ReceiptScreen::ReceiptScreen(const Theme &theme, AppContext &context, QWidget *parent) : Screen(theme, context, parent)
{
    auto *desk = new QHBoxLayout(this);
    keepSpacing(theme, desk, 20, 20);
    auto *left = new ScrollArea(theme);
    m_preview = new PaperPreview(theme);
    left->body()->addWidget(m_preview, 0, Qt::AlignHCenter | Qt::AlignTop);
    left->body()->addStretch(1);
    auto *right = new ScrollArea(theme);
    QVBoxLayout *column = right->body();
    keepSpacing(theme, column, 0, 14);
    m_heading = new TextLabel(theme, TextRole::Title);
    m_heading->setMaximumLines(2);
    m_line = new TextLabel(theme, TextRole::Body);
    m_line->setTone(TextTone::Muted);
    m_standing = new Banner(theme, Tone::Ok, QString());
    m_panel = new PrintPanel(theme, context);
    m_resident = new SecondaryButton(theme, Icon::Person, QString());
    m_replace = new SecondaryButton(theme, Icon::Receipt, QString());
    m_void = new DangerButton(theme, Icon::Close, QString());
    for (QWidget *widget : {static_cast<QWidget *>(m_heading), static_cast<QWidget *>(m_line), static_cast<QWidget *>(m_standing), static_cast<QWidget *>(m_panel)})
        column->addWidget(widget);
    auto *row = new FlowRow(theme, 12);
    row->addWidget(m_resident);
    row->addWidget(m_replace);
    row->addWidget(m_void);
    column->addLayout(row);
    column->addStretch(1);
    auto *side = new QVBoxLayout;
    keepSpacing(theme, side, 0, 12);
    side->addWidget(right, 1);
    side->addWidget(m_panel->button());
    desk->addWidget(left, 2);
    desk->addLayout(side, 3);

    connect(m_panel, &PrintPanel::pressed, this, [this] { m_panel->print(m_id); });
    connect(m_panel, &PrintPanel::sheetChanged, this, &ReceiptScreen::refresh);
    connect(m_panel, &PrintPanel::counted, this, &ReceiptScreen::refresh);
    connect(m_panel, &PrintPanel::finished, this, [this] {
        refresh();
        Q_EMIT dataChanged();
    });
    connect(m_resident, &Button::clicked, this, [this] { Q_EMIT goTo({Page::Resident, m_facts.resident, {}}); });
    connect(m_replace, &Button::clicked, this, [this] { Q_EMIT goTo({Page::IssueReceipt, m_facts.resident, toByteArray(m_id)}); });
    connect(m_void, &Button::clicked, this, &ReceiptScreen::askForVoid);
    retranslate();
}

QString ReceiptScreen::title() const
{
    return tr("Receipt");
}

void ReceiptScreen::retranslate()
{
    m_resident->setWords(tr("Open resident"));
    m_replace->setWords(tr("Make a new one instead"));
    m_void->setWords(tr("Declare void"));
    m_panel->retranslate();
    refresh();
}

void ReceiptScreen::enter(const Target &target)
{
    m_id = target.id;
    m_facts = {};
    m_panel->clear();
    refresh();
}

void ReceiptScreen::refresh()
{
    if (m_id.isZero() || !context().store)
        return;
    const auto facts = usecase::receiptFacts(*context().store, m_id);
    const auto copy = usecase::PrintReceipt(*context().store, context().clock).nextCopy(m_id);
    if (!facts || !copy) {
        const ErrorWords words = errorWords(facts ? copy.error() : facts.error());
        m_standing->setMessage(Tone::Danger, words.title, words.remedy);
        return;
    }
    m_facts = *facts;
    const print::ReceiptContent content = print::receiptContent(m_facts, *copy);
    m_heading->setText(tr("Receipt %1").arg(m_facts.code));
    m_line->setText(QStringList{content.service, content.holderName, print::paperTime(m_facts.issuedAt, m_facts.office.areaCode)}.join(QStringLiteral(" · ")));
    m_panel->setButton(*copy == 0 ? tr("Print") : tr("Print again (copy %1)").arg(*copy));
    m_preview->setPaper(print::receiptDocument(content), m_panel->sheet());
    showStanding();
}

void ReceiptScreen::showStanding()
{
    const usecase::ReceiptStanding &standing = m_facts.standing;
    const bool isVoid = standing.state == ReceiptState::Void;
    if (isVoid)
        m_standing->setMessage(Tone::Danger, tr("Void"), tr("Reason: %1").arg(standing.voidReason));
    else if (standing.state == ReceiptState::Superseded)
        m_standing->setMessage(Tone::Warn, tr("Replaced by a newer receipt"), standing.replacedBy.isEmpty() ? QString() : tr("The new one is %1.").arg(standing.replacedBy));
    else
        m_standing->setMessage(Tone::Ok, tr("In force"));
    m_void->setVisible(!isVoid);
    m_replace->setVisible(standing.state == ReceiptState::Valid || isVoid);
    m_panel->setVisible(!isVoid); // a void paper is not handed out again
    m_panel->button()->setVisible(!isVoid);
}

void ReceiptScreen::askForVoid()
{
    auto *dialog = new VoidDialog(theme(), m_facts.code);
    connect(dialog, &VoidDialog::confirmed, this, &ReceiptScreen::declareVoid);
    Q_EMIT ask(dialog);
}

void ReceiptScreen::declareVoid(const QString &reason)
{
    const auto done = usecase::IssueReceipt(*context().store, *context().signer, context().clock).declareVoid(m_id, reason);
    if (!done) {
        const ErrorWords words = errorWords(done.error());
        Q_EMIT say(Tone::Danger, words.title);
        return;
    }
    refresh();
    Q_EMIT say(Tone::Ok, tr("%1 is void.").arg(m_facts.code));
    Q_EMIT dataChanged();
}

} // namespace guyub::ui
