#include "ui/screens/receipts/printpanel.h"

#include "app/usecase/printreceipt.h"
#include "app/usecase/receiptfacts.h"
#include "ui/print/receiptpaper.h"
#include "ui/screens/errortext.h"
#include "ui/screens/receipts/printjob.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/textlabel.h"

#include <QFileInfo>

namespace guyub::ui {

namespace {

print::Sheet sheetOf(ports::Medium medium)
{
    switch (medium) {
    case ports::Medium::Thermal58:
        return print::Sheet::Thermal58;
    case ports::Medium::Thermal80:
        return print::Sheet::Thermal80;
    case ports::Medium::A5Pdf:
        break;
    }
    return print::Sheet::A5;
}

QByteArray bytesFor(const print::ReceiptContent &content, print::Sheet sheet)
{
    const print::Document document = print::receiptDocument(content);
    return sheet == print::Sheet::A5 ? print::toPdf(document, content.code) : print::toEscPos(print::toRaster(document, sheet));
}

} // namespace

PrintPanel::PrintPanel(const Theme &theme, AppContext &context, QWidget *parent) : QWidget(parent), m_theme(theme), m_context(context)
{
    auto *column = new QVBoxLayout(this);
    keepSpacing(theme, column, 0, 10);
    m_label = new TextLabel(theme, TextRole::Strong);
    m_choices = new ChoiceGroup(theme, 2);
    for (const ports::Printer *each : context.printers)
        m_choiceButtons.append(m_choices->addChoice(static_cast<int>(m_choiceButtons.size()), nameOf(*each), each->keepsFiles() ? QString() : each->name()));
    if (!m_choiceButtons.isEmpty())
        m_choices->choose(0);
    m_print = new PrimaryButton(theme, Icon::Print, QString(), this);
    m_result = new Banner(theme, Tone::Info, QString());
    m_result->hide();
    for (QWidget *widget : {static_cast<QWidget *>(m_result), static_cast<QWidget *>(m_label), static_cast<QWidget *>(m_choices)})
        column->addWidget(widget);
    connect(m_choices, &ChoiceGroup::choiceChanged, this, &PrintPanel::sheetChanged);
    connect(m_print, &Button::clicked, this, &PrintPanel::pressed);
    connect(m_result, &Banner::action, this, [this] { print(m_receipt); });
    retranslate();
}

void PrintPanel::retranslate()
{
    m_label->setText(tr("Paper"));
    for (qsizetype i = 0; i < m_choiceButtons.size(); ++i)
        m_choiceButtons.at(i)->setWords(nameOf(*m_context.printers.at(i)));
    if (!m_isBusy)
        clear();
}

QString PrintPanel::nameOf(const ports::Printer &printer) const
{
    switch (printer.medium()) {
    case ports::Medium::A5Pdf:
        return printer.keepsFiles() ? tr("Save as PDF") : tr("A5 paper");
    case ports::Medium::Thermal58:
        return printer.keepsFiles() ? tr("Save 58 mm slip") : tr("58 mm slip");
    case ports::Medium::Thermal80:
        break;
    }
    return printer.keepsFiles() ? tr("Save 80 mm slip") : tr("80 mm slip");
}

ports::Printer *PrintPanel::printer() const
{
    return m_context.printers.value(m_choices->chosen());
}

print::Sheet PrintPanel::sheet() const
{
    const ports::Printer *chosen = printer();
    return chosen ? sheetOf(chosen->medium()) : print::Sheet::A5;
}

void PrintPanel::setButton(const QString &words)
{
    m_print->setWords(words);
}

void PrintPanel::setReady(bool isReady)
{
    m_isReady = isReady;
    m_print->setEnabled(isReady && !m_isBusy);
}

void PrintPanel::clear()
{
    m_result->hide();
    m_result->clearAction();
}

void PrintPanel::setBusy(bool busy)
{
    m_isBusy = busy;
    m_print->setEnabled(m_isReady && !busy);
    m_choices->setEnabled(!busy);
}

void PrintPanel::print(const EntityId &receipt)
{
    ports::Printer *chosen = printer();
    if (m_isBusy || !chosen || !m_context.store)
        return;
    m_receipt = receipt;
    clear();
    const auto facts = usecase::receiptFacts(*m_context.store, receipt);
    if (!facts)
        return showFailure(facts.error());
    const auto copy = usecase::PrintReceipt(*m_context.store, m_context.clock).begin(receipt, chosen->medium());
    if (!copy)
        return showFailure(copy.error());
    setBusy(true);
    m_result->setMessage(Tone::Info, tr("Printing…"));
    m_result->show();
    printInBackground(*chosen, bytesFor(print::receiptContent(*facts, *copy), sheetOf(chosen->medium())), this, [this, chosen, receipt, number = *copy](const Result<> &result) {
        setBusy(false);
        // While the counter was locked the paper stays counted: rather a copy too many than two originals.
        if (!result && m_context.store) {
            const auto kept = usecase::PrintReceipt(*m_context.store, m_context.clock).failed(receipt, number, chosen->medium());
            showFailure(kept ? result.error() : kept.error());
        } else if (!result) {
            showFailure(result.error());
        } else {
            showPrinted(*chosen, number);
        }
        Q_EMIT finished();
    });
    Q_EMIT counted();
}

void PrintPanel::showPrinted(const ports::Printer &printer, int copy)
{
    const QString next = tr("Another print will be marked as copy %1.").arg(copy + 1);
    if (printer.keepsFiles())
        m_result->setMessage(Tone::Ok, tr("Saved as a file."), tr("Folder: %1. %2").arg(QFileInfo(printer.name()).fileName(), next));
    else
        m_result->setMessage(Tone::Ok, copy == 0 ? tr("Printed.") : tr("Copy %1 printed.").arg(copy), next);
    m_result->show();
}

void PrintPanel::showFailure(const Error &error)
{
    const ports::Printer *chosen = printer();
    if (error.code == ErrorCode::NotReachable && chosen && chosen->keepsFiles()) {
        m_result->setMessage(Tone::Danger, tr("Nothing was written: no stick is plugged in."), tr("The receipt is saved. Plug in a stick or connect a printer, then try again."));
    } else if (error.code == ErrorCode::NotReachable) {
        m_result->setMessage(Tone::Danger, tr("The printer does not answer."), tr("The receipt is saved. Look at paper, lid and cable, then print again, or choose other paper."));
    } else if (error.code == ErrorCode::FileFailed) {
        m_result->setMessage(Tone::Danger, tr("The file could not be written."), tr("The receipt is saved. Choose other paper, or call the administrator."));
    } else {
        const ErrorWords words = errorWords(error);
        m_result->setMessage(Tone::Danger, words.title, words.remedy);
    }
    m_result->setAction(Icon::Print, tr("Print again"));
    m_result->show();
}

} // namespace guyub::ui
