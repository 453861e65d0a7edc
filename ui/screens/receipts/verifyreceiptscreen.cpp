#include "ui/screens/receipts/verifyreceiptscreen.h"

#include "app/usecase/actions.h"
#include "ui/screens/errortext.h"
#include "ui/screens/receipts/scannerlistener.h"
#include "ui/screens/receipts/verdictcard.h"
#include "ui/scan/codereader.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/scrollarea.h"
#include "ui/widgets/textfield.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QPointer>
#include <QThreadPool>

namespace guyub::ui {

namespace {
constexpr int kPictureWidth = 420, kPictureHeight = 280;
}

VerifyReceiptScreen::VerifyReceiptScreen(const Theme &theme, AppContext &context, QWidget *parent) : Screen(theme, context, parent)
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    m_scroll = new ScrollArea(theme);
    outer->addWidget(m_scroll);
    QVBoxLayout *column = m_scroll->body();
    keepSpacing(theme, column, 20, 14);
    m_code = new TextField(theme);
    m_codeField = new FormField(theme, QString(), m_code);
    m_check = new PrimaryButton(theme, Icon::Search, QString());
    m_camera = new SecondaryButton(theme, Icon::Camera, QString());
    auto *row = new QHBoxLayout;
    keepSpacing(theme, row, 0, 12);
    row->addWidget(m_check, 2);
    row->addWidget(m_camera, 1);
    m_picture = new QLabel;
    m_picture->setAlignment(Qt::AlignCenter);
    m_picture->hide();
    m_verdict = new VerdictCard(theme);
    m_verdict->hide();
    m_empty = new EmptyState(theme, Icon::Scan, QString(), QString());
    column->addWidget(m_codeField);
    column->addLayout(row);
    column->addWidget(m_picture);
    column->addWidget(m_verdict);
    column->addWidget(m_empty, 1);
    column->addStretch(1);
    setFocusPolicy(Qt::ClickFocus);
    connect(m_check, &Button::clicked, this, [this] { check(m_code->text()); });
    connect(m_code, &QLineEdit::returnPressed, this, [this] { check(m_code->text()); });
    connect(m_camera, &Button::clicked, this, [this] { m_isFilming ? closeCamera() : openCamera(); });
    retranslate();
}

VerifyReceiptScreen::~VerifyReceiptScreen()
{
    closeCamera();
}

QString VerifyReceiptScreen::title() const
{
    return tr("Check a receipt");
}

void VerifyReceiptScreen::retranslate()
{
    setAccessibleName(title());
    m_codeField->setLabel(tr("Number or square code"));
    m_codeField->setHint(tr("Type the number, for example 7K3P-12-D, or scan the square code."));
    m_check->setWords(tr("Check"));
    m_camera->setWords(m_isFilming ? tr("Close camera") : tr("Open camera"));
    m_empty->setMessage(Icon::Scan, tr("Hold the paper ready"), tr("The answer comes at once, with or without a connection."));
    showCheck();
}

bool VerifyReceiptScreen::hasCamera() const
{
    return context().camera && context().camera->isAvailable();
}

void VerifyReceiptScreen::enter(const Target &target)
{
    m_last.reset();
    m_holder.clear();
    m_code->clear();
    m_codeField->clearMessage();
    m_verdict->hide();
    m_empty->show();
    m_camera->setVisible(hasCamera());
    m_startedAt = context().clock.nowUtc();
    m_code->setFocus();
    if (const QString scanned = target.extra.toString(); !scanned.isEmpty())
        check(scanned);
}

void VerifyReceiptScreen::leave()
{
    closeCamera();
}

void VerifyReceiptScreen::keyPressEvent(QKeyEvent *event)
{
    const bool isText = !event->text().isEmpty() && event->text().at(0).isPrint() && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    if (!isText || m_code->hasFocus())
        return Screen::keyPressEvent(event);
    m_code->setFocus();
    m_code->insert(event->text());
}

void VerifyReceiptScreen::check(const QString &text)
{
    if (!context().store)
        return;
    if (text.trimmed().isEmpty()) {
        m_codeField->setError(tr("Type the number that stands in the frame on the paper."));
        return;
    }
    m_codeField->clearMessage();
    auto result = usecase::VerifyReceipt(*context().store, *context().signer).run(withoutCapsLock(text));
    if (!result) {
        m_codeField->setError(errorWords(result.error()).title);
        return;
    }
    const bool isPaper = !result->code.isEmpty() && (!m_last || m_last->code != result->code); // not a word, and not once more
    m_last = *result;
    m_holder.clear();
    if (result->receipt && result->body) // never the true holder beside a forged paper
        m_holder = usecase::receiptFacts(*context().store, result->receipt->id).value_or(usecase::ReceiptFacts()).holderName;
    // What was asked stays readable; a scanned code is nothing to read.
    m_code->setText(result->code.isEmpty() ? text.trimmed().left(40) : result->code);
    m_code->selectAll(); // the next scan replaces it
    m_code->setFocus();
    showCheck();
    m_scroll->reveal(m_verdict);
    if (isPaper && usecase::keepService(*context().store, context().clock, {usecase::ServiceKind::Verify, m_startedAt, false}))
        Q_EMIT dataChanged();
    m_startedAt = context().clock.nowUtc();
}

void VerifyReceiptScreen::showCheck()
{
    m_verdict->setVisible(m_last.has_value());
    m_empty->setVisible(!m_last.has_value());
    if (m_last)
        m_verdict->setCheck(*m_last, m_holder, context().office.areaCode);
}

void VerifyReceiptScreen::openCamera()
{
    if (!hasCamera())
        return;
    m_isFilming = true;
    m_camera->setWords(tr("Close camera"));
    m_empty->hide();
    m_picture->setFixedHeight(theme().space(kPictureHeight));
    m_picture->show();
    context().camera->start([this](const QImage &frame) { look(frame); });
}

void VerifyReceiptScreen::closeCamera()
{
    if (!m_isFilming)
        return;
    m_isFilming = false;
    context().camera->stop();
    m_picture->hide();
    m_picture->clear();
    m_camera->setWords(tr("Open camera"));
    m_empty->setVisible(!m_last.has_value());
}

// One frame at a time is read beside the page; those that come meanwhile are only shown.
void VerifyReceiptScreen::look(const QImage &frame)
{
    if (!m_isFilming)
        return;
    m_picture->setPixmap(QPixmap::fromImage(frame.scaled(theme().space(kPictureWidth), theme().space(kPictureHeight), Qt::KeepAspectRatio, Qt::SmoothTransformation)));
    if (m_isReading)
        return;
    m_isReading = true;
    const QPointer<VerifyReceiptScreen> guard(this); // looked at on the GUI thread only
    QThreadPool::globalInstance()->start([guard, frame] {
        const auto text = scan::readQrCode(frame);
        QMetaObject::invokeMethod(QCoreApplication::instance(), [guard, text] {
            if (!guard)
                return;
            guard->m_isReading = false;
            if (!text || !guard->m_isFilming)
                return;
            guard->closeCamera();
            guard->check(*text);
        }, Qt::QueuedConnection);
    });
}

} // namespace guyub::ui
