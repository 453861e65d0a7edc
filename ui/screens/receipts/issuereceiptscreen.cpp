#include "ui/screens/receipts/issuereceiptscreen.h"

#include "app/domain/codelist.h"
#include "app/usecase/printreceipt.h"
#include "ui/print/receiptpaper.h"
#include "ui/screens/errortext.h"
#include "ui/screens/receipts/paperpreview.h"
#include "ui/screens/receipts/printpanel.h"
#include "ui/screens/receipts/residentpicker.h"
#include "ui/screens/shell/pageframe.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/scrollarea.h"
#include "ui/widgets/textfield.h"
#include "ui/widgets/textlabel.h"

#include <QLocale>
#include <QScrollBar>
#include <QStackedWidget>

namespace guyub::ui {

namespace {
constexpr int kDetailLetters = 300; // as the record allows
const QString kActionField = QStringLiteral("action_commit");
}

IssueReceiptScreen::IssueReceiptScreen(const Theme &theme, AppContext &context, QWidget *parent) : Screen(theme, context, parent), m_service(context, usecase::ServiceKind::Receipt)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_pages = new PageStack; // needs what its page needs at least, not the whole paper
    column->addWidget(m_pages);
    m_picker = new ResidentPicker(theme, context);
    m_pages->addWidget(m_picker);

    m_desk = new QWidget;
    auto *desk = new QHBoxLayout(m_desk);
    keepSpacing(theme, desk, 20, 20);
    auto *left = new ScrollArea(theme);
    m_preview = new PaperPreview(theme);
    left->body()->addWidget(m_preview, 0, Qt::AlignHCenter | Qt::AlignTop);
    left->body()->addStretch(1);
    auto *right = new QVBoxLayout;
    keepSpacing(theme, right, 0, 12);
    right->addWidget(makeForm(), 1);
    right->addWidget(m_panel->button());
    right->addWidget(makeDone());
    desk->addWidget(left, 2);
    desk->addLayout(right, 3);
    m_pages->addWidget(m_desk);

    connect(m_picker, &ResidentPicker::chosen, this, &IssueReceiptScreen::choose);
    connect(m_panel, &PrintPanel::sheetChanged, this, &IssueReceiptScreen::showPreview);
    connect(m_panel, &PrintPanel::counted, this, &IssueReceiptScreen::showIssued);
    connect(m_panel, &PrintPanel::finished, this, [this] {
        showIssued();
        m_form->reveal(m_panel);
        Q_EMIT dataChanged();
    });
    connect(m_panel, &PrintPanel::pressed, this, [this] { isIssued() ? m_panel->print(m_issued.id) : issue(); });
    connect(m_finish, &Button::clicked, this, [this] { Q_EMIT goTo({Page::Home, {}, {}}); });
    connect(m_another, &Button::clicked, this, [this] { enter({Page::IssueReceipt, {}, {}}); });
    IssueReceiptScreen::retranslate();
}

QWidget *IssueReceiptScreen::makeForm()
{
    m_form = new ScrollArea(theme());
    QVBoxLayout *column = m_form->body();
    keepSpacing(theme(), column, 0, 14);
    m_heading = new TextLabel(theme(), TextRole::Title);
    m_heading->setMaximumLines(2);
    m_saved = new Banner(theme(), Tone::Ok, QString());
    m_question = new QWidget;
    auto *question = new QVBoxLayout(m_question);
    keepSpacing(theme(), question, 0, 10);
    m_kindLabel = new TextLabel(theme(), TextRole::Strong);
    m_kinds = new ChoiceGroup(theme(), 2);
    for (const domain::CodeEntry &kind : domain::codeList(u"jenis_tanda_terima"))
        m_kindButtons.append(m_kinds->addChoice(static_cast<int>(kind.code), kind.indonesian));
    m_detail = new TextField(theme());
    m_detail->setMaxLength(kDetailLetters);
    m_detailField = new FormField(theme(), QString(), m_detail);
    m_detailField->setOptional(true);
    question->addWidget(m_kindLabel);
    question->addWidget(m_kinds);
    question->addWidget(m_detailField);
    connect(m_kinds, &ChoiceGroup::choiceChanged, this, &IssueReceiptScreen::showPreview);
    connect(m_detail, &QLineEdit::textChanged, this, &IssueReceiptScreen::showPreview);
    m_panel = new PrintPanel(theme(), context());
    for (QWidget *widget : {static_cast<QWidget *>(m_heading), static_cast<QWidget *>(m_saved), m_question, static_cast<QWidget *>(m_panel)})
        column->addWidget(widget);
    column->addStretch(1);
    return m_form;
}

QWidget *IssueReceiptScreen::makeDone()
{
    m_after = new QWidget;
    auto *row = new QHBoxLayout(m_after);
    keepSpacing(theme(), row, 0, 12);
    m_finish = new SecondaryButton(theme(), Icon::Home, QString());
    m_another = new SecondaryButton(theme(), Icon::Receipt, QString());
    row->addWidget(m_finish, 1);
    row->addWidget(m_another, 1);
    return m_after;
}

QString IssueReceiptScreen::title() const
{
    return tr("Make a receipt");
}

void IssueReceiptScreen::retranslate()
{
    m_kindLabel->setText(tr("What was done?"));
    m_detailField->setLabel(tr("Details on the paper"));
    m_detailField->setHint(tr("One line, for example what the paper is for."));
    m_finish->setWords(tr("Done"));
    m_another->setWords(tr("Another receipt"));
    m_picker->retranslate();
    nameKinds();
    m_panel->retranslate();
    if (!m_resident.isZero() && context().store)
        isIssued() ? showIssued() : showPreview();
}

void IssueReceiptScreen::nameKinds()
{
    const bool isEnglish = QLocale().language() == QLocale::English;
    const auto &kinds = domain::codeList(u"jenis_tanda_terima");
    for (qsizetype i = 0; i < m_kindButtons.size(); ++i)
        m_kindButtons.at(i)->setWords(isEnglish ? kinds.at(i).english : kinds.at(i).indonesian);
}

void IssueReceiptScreen::enter(const Target &target)
{
    const QByteArray extra = target.extra.toByteArray();
    m_action = Hash::from(viewOf(extra)).value_or(Hash{});
    m_supersedes = EntityId::from(viewOf(extra)).value_or(EntityId{});
    m_issued = {};
    m_resident = {};
    m_detail->clear();
    m_panel->clear();
    m_enteredAt = context().clock.nowUtc();
    if (!target.id.isZero())
        return choose(target.id);
    m_pages->setCurrentWidget(m_picker);
    m_picker->clear();
}

void IssueReceiptScreen::leave()
{
    m_service.leave();
}

std::optional<Target> IssueReceiptScreen::resume() const
{
    if (isIssued()) // made already: it is looked at, not made again
        return Target{Page::Receipt, m_issued.id, {}};
    if (m_resident.isZero())
        return std::nullopt;
    const QByteArray about = !m_supersedes.isZero() ? toByteArray(m_supersedes) : m_action != Hash{} ? toByteArray(m_action) : QByteArray();
    return Target{Page::IssueReceipt, m_resident, about};
}

QVariant IssueReceiptScreen::place() const
{
    return QVariantList{m_kinds->chosen(), m_detail->text()};
}

void IssueReceiptScreen::takePlace(const QVariant &place)
{
    const QVariantList chosen = place.toList();
    if (chosen.size() != 2 || m_resident.isZero())
        return;
    if (const int kind = chosen.at(0).toInt(); kind >= 0)
        m_kinds->choose(kind);
    m_detail->setText(chosen.at(1).toString());
}

void IssueReceiptScreen::choose(const EntityId &resident)
{
    m_resident = resident;
    m_service.begin(m_enteredAt); // finding the person was part of it
    m_saved->hide();
    m_after->hide();
    m_question->show();
    offerKinds();
    m_pages->setCurrentWidget(m_desk);
    m_form->verticalScrollBar()->setValue(0);
    showPreview();
    m_panel->button()->setFocus();
}

// A paper says only what was recorded, so nothing else can be chosen. Where another kiosk wrote it and it has not come
// down yet, there may be nothing at all.
void IssueReceiptScreen::offerKinds()
{
    const auto kinds = usecase::IssueReceipt(*context().store, *context().signer, context().clock).offeredKinds(m_resident, m_action);
    QList<int> offered;
    for (const usecase::ReceiptKind kind : kinds.value_or(QList<usecase::ReceiptKind>()))
        offered.append(static_cast<int>(kind));
    m_kinds->offer(offered);
    m_kinds->clear();
    m_panel->setReady(!offered.isEmpty());
    if (!offered.isEmpty())
        m_kinds->choose(offered.first());
    else
        showTrouble(kinds ? Error{ErrorCode::NotFound, {}, kActionField} : kinds.error());
}

void IssueReceiptScreen::showTrouble(const Error &error)
{
    ErrorWords words = errorWords(error);
    if (error.field == kActionField)
        words = {tr("Nothing of this kind is recorded for this person yet."), tr("A receipt proves what was saved. Save it first, then print.")};
    m_saved->setMessage(Tone::Danger, words.title, words.remedy);
    m_saved->show();
    m_form->reveal(m_saved);
}

void IssueReceiptScreen::showPreview()
{
    if (isIssued())
        return showIssued();
    if (m_resident.isZero() || !context().store)
        return;
    auto facts = usecase::previewFacts(*context().store, m_resident, context().clock.nowUtc());
    const usecase::IssueReceipt issuing(*context().store, *context().signer, context().clock);
    if (!facts)
        return;
    facts->code = issuing.nextCode().value_or(QString());
    facts->service = m_kinds->chosen();
    facts->detail = m_detail->text().simplified();
    m_heading->setText(tr("Receipt for %1").arg(facts->holderName));
    m_panel->setButton(tr("Save and print"));
    m_preview->setPaper(print::receiptDocument(print::receiptContent(*facts, 0)), m_panel->sheet());
}

void IssueReceiptScreen::issue()
{
    if (!context().store)
        return;
    usecase::ReceiptRequest request;
    request.resident = m_resident;
    request.kind = static_cast<usecase::ReceiptKind>(m_kinds->chosen());
    request.detail = m_detail->text();
    request.actionCommit = m_action;
    request.supersedes = m_supersedes;
    const auto issued = usecase::IssueReceipt(*context().store, *context().signer, context().clock).run(request, m_service.span());
    if (!issued)
        return showTrouble(issued.error());
    m_service.done();
    m_issued = *issued;
    m_question->hide();
    m_after->show();
    m_panel->print(m_issued.id);
    showIssued();
    m_form->verticalScrollBar()->setValue(0);
    Q_EMIT dataChanged();
}

void IssueReceiptScreen::showIssued()
{
    if (!context().store)
        return; // the counter was locked meanwhile
    const auto facts = usecase::receiptFacts(*context().store, m_issued.id);
    const auto copy = usecase::PrintReceipt(*context().store, context().clock).nextCopy(m_issued.id);
    if (!facts || !copy)
        return;
    m_heading->setText(tr("Receipt for %1").arg(facts->holderName));
    m_saved->setMessage(Tone::Ok, tr("Saved as %1").arg(m_issued.code),
        facts->isProvisional ? tr("Provisional: this kiosk is not connected yet. Other kiosks can check the paper once it is.") : tr("It can be checked at any kiosk, by its number or by its square code."));
    m_saved->show();
    m_panel->setButton(*copy == 0 ? tr("Print") : tr("Print again (copy %1)").arg(*copy));
    m_preview->setPaper(print::receiptDocument(print::receiptContent(*facts, *copy)), m_panel->sheet());
}

} // namespace guyub::ui
