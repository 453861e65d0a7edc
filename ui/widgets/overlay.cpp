#include "ui/widgets/overlay.h"

#include "ui/widgets/paint.h"
#include "ui/widgets/scrollarea.h"
#include "ui/widgets/textlabel.h"

#include <QAccessible>
#include <QApplication>
#include <QKeyEvent>

namespace guyub::ui {
namespace {

bool takesFocus(const QWidget *widget)
{
    return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus);
}

} // namespace

OverlayDialog::OverlayDialog(const Theme &theme, const QString &title, const QString &text, QWidget *parent) :
    QWidget(parent), m_theme(theme), m_column(new QVBoxLayout(this)), m_title(new TextLabel(theme, TextRole::Subtitle, title)),
    m_text(new TextLabel(theme, TextRole::Body)), m_scroll(new ScrollArea(theme)), m_answers(new QHBoxLayout)
{
    setAccessibleName(title);
    setFocusPolicy(Qt::NoFocus);
    keepSpacing(theme, m_column, 28, 14);
    keepSpacing(theme, m_scroll->body(), 0, 12);
    keepSpacing(theme, m_answers, 0, 12);
    m_column->addWidget(m_title);
    m_column->addWidget(m_scroll, 1);
    m_column->addLayout(m_answers);
    m_scroll->body()->addWidget(m_text);
    setText(text);
}

QVBoxLayout *OverlayDialog::body() const
{
    return m_scroll->body();
}

void OverlayDialog::setText(const QString &text)
{
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
}

Button *OverlayDialog::addAnswer(int answer, ButtonKind kind, Icon icon, const QString &words)
{
    auto *button = new Button(m_theme, kind, icon, words, this);
    m_answers->addWidget(button, 1);
    if (m_default == nullptr && kind == ButtonKind::Primary)
        m_default = button;
    connect(button, &Button::clicked, this, [this, answer] { answerWith(answer); });
    return button;
}

void OverlayDialog::setDismissible(bool yes)
{
    m_dismissible = yes;
}

int OverlayDialog::heightFor(int width) const
{
    const QMargins around = m_column->contentsMargins();
    const int inner = width - around.left() - around.right();
    QLayout *content = m_scroll->body();
    const int body = content->hasHeightForWidth() ? content->totalHeightForWidth(inner) : content->totalSizeHint().height();
    const int answers = m_answers->count() == 0 ? 0
        : m_answers->hasHeightForWidth()        ? m_answers->heightForWidth(inner)
                                                : m_answers->sizeHint().height();
    return around.top() + around.bottom() + m_title->heightForWidth(inner) + body + answers + 2 * m_column->spacing() + 4;
}

void OverlayDialog::focusFirst()
{
    for (QWidget *at = nextInFocusChain(); at != this; at = at->nextInFocusChain()) {
        if (isAncestorOf(at) && takesFocus(at)) {
            at->setFocus(Qt::ActiveWindowFocusReason);
            return;
        }
    }
}

void OverlayDialog::answerWith(int answer)
{
    Q_EMIT answered(answer);
}

bool OverlayDialog::focusNextPrevChild(bool next)
{
    QWidget *start = QApplication::focusWidget();
    if (start == nullptr || !isAncestorOf(start))
        start = this;
    for (QWidget *at = next ? start->nextInFocusChain() : start->previousInFocusChain(); at != start;
         at = next ? at->nextInFocusChain() : at->previousInFocusChain()) {
        if (isAncestorOf(at) && takesFocus(at)) {
            at->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            if (m_scroll->widget()->isAncestorOf(at))
                m_scroll->reveal(at);
            return true;
        }
    }
    return true; // nowhere else to go; outside is no place
}

void OverlayDialog::keyPressEvent(QKeyEvent *event)
{
    // What no child took ends here: the page below must not hear it.
    event->accept();
    if (event->key() == Qt::Key_Escape && m_dismissible)
        answerWith(kDismissed);
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_default != nullptr)
        m_default->click();
}

void OverlayDialog::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const bool outlined = m_theme.mode() != Mode::Light;
    paintBox(painter, QRectF(rect()), m_theme.space(20), m_theme.color(Token::Surface),
        outlined ? m_theme.color(Token::Border) : QColor(), 2);
}

OverlayHost::OverlayHost(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    hide();
    parent->installEventFilter(this);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { keepFocus(now); });
    connect(&theme, &Theme::changed, this, [this] {
        place();
        update();
    });
}

// A dialog that is still open loses the focus only when it goes, after this.
OverlayHost::~OverlayHost()
{
    qApp->disconnect(this);
}

OverlayDialog *OverlayHost::current() const
{
    return m_open.isEmpty() ? nullptr : m_open.last().dialog.data();
}

void OverlayHost::open(OverlayDialog *dialog)
{
    m_open.append({dialog, QApplication::focusWidget()});
    // One question at a time: the one before waits out of sight, so that nobody tries to answer it.
    for (const Entry &entry : std::as_const(m_open)) {
        if (entry.dialog != nullptr && entry.dialog != dialog)
            entry.dialog->hide();
    }
    dialog->setParent(this);
    connect(dialog, &OverlayDialog::answered, this, [this, dialog] { close(dialog); });
    show();
    raise();
    dialog->show();
    dialog->raise();
    place();
    dialog->focusFirst();
    for (const QAccessible::Event what : {QAccessible::ObjectShow, QAccessible::DialogStart}) {
        QAccessibleEvent opened(dialog, what);
        QAccessible::updateAccessibility(&opened);
    }
    Q_EMIT currentChanged();
}

void OverlayHost::close(OverlayDialog *dialog)
{
    for (int i = 0; i < m_open.size(); ++i) {
        if (m_open.at(i).dialog != dialog)
            continue;
        const Entry entry = m_open.takeAt(i);
        dialog->hide();
        dialog->deleteLater();
        if (OverlayDialog *below = current())
            below->show();
        setVisible(!m_open.isEmpty());
        QAccessibleEvent closed(dialog, QAccessible::DialogEnd);
        QAccessible::updateAccessibility(&closed);
        if (entry.focusBefore != nullptr)
            entry.focusBefore->setFocus(Qt::ActiveWindowFocusReason);
        Q_EMIT currentChanged();
        return;
    }
}

void OverlayHost::dismissAll()
{
    const QPointer<QWidget> focusBefore = m_open.isEmpty() ? nullptr : m_open.first().focusBefore;
    for (const Entry &entry : std::as_const(m_open)) {
        if (entry.dialog != nullptr)
            entry.dialog->deleteLater();
    }
    m_open.clear();
    hide();
    if (focusBefore != nullptr)
        focusBefore->setFocus(Qt::ActiveWindowFocusReason);
    Q_EMIT currentChanged();
}

void OverlayHost::setRoomBelow(int px)
{
    m_roomBelow = px;
    place();
}

void OverlayHost::place()
{
    setGeometry(parentWidget()->rect().adjusted(0, 0, 0, -m_roomBelow));
    const int margin = m_theme.space(m_roomBelow > 0 ? 8 : 24);
    for (const Entry &entry : std::as_const(m_open)) {
        if (entry.dialog == nullptr)
            continue;
        const int wanted = 32 * m_theme.textPx(TextRole::Body);
        const int wide = std::max(entry.dialog->minimumSizeHint().width(), std::min(width() - 2 * margin, wanted));
        const int high = std::min(height() - 2 * margin, entry.dialog->heightFor(wide));
        entry.dialog->setGeometry((width() - wide) / 2, (height() - high) / 2, wide, high);
    }
}

void OverlayHost::keepFocus(QWidget *now)
{
    OverlayDialog *dialog = current();
    if (dialog == nullptr || now == nullptr || dialog->isAncestorOf(now) || now->window() != window())
        return;
    dialog->focusFirst();
}

bool OverlayHost::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

void OverlayHost::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Token::Scrim));
}

void OverlayHost::mousePressEvent(QMouseEvent *event)
{
    event->accept(); // a touch beside the question is no answer
}

} // namespace guyub::ui
