#include "ui/widgets/toast.h"

#include "ui/widgets/iconview.h"
#include "ui/widgets/layers.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/textlabel.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>

namespace guyub::ui {

Toast::Toast(const Theme &theme, QWidget *parent) :
    QWidget(parent), m_theme(theme), m_icon(new IconView(theme, Icon::Check, Token::RailText)), m_text(new TextLabel(theme, TextRole::Strong)),
    m_undo(new Button(theme, ButtonKind::Secondary, Icon::Undo, QStringLiteral("-")))
{
    installAccessibility();
    auto *row = new QHBoxLayout(this);
    keepSpacing(theme, row, 12, 12);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_undo);
    m_text->setTone(TextTone::Rail);
    m_text->setMaximumLines(2);
    m_timer.setSingleShot(true);
    m_timer.setInterval(kShownMs);
    connect(&m_timer, &QTimer::timeout, this, &Toast::settle);
    connect(m_undo, &Button::clicked, this, [this] {
        m_timer.stop();
        hide();
        Q_EMIT undone();
    });
    connect(&theme, &Theme::changed, this, &Toast::place);
    parent->installEventFilter(this);
    hide();
}

void Toast::showMessage(const QString &text, const QString &undoWords, Tone tone)
{
    settle();
    m_icon->setIcon(toneIcon(tone), Token::RailText);
    m_text->setText(text);
    m_undo->setVisible(!undoWords.isEmpty());
    if (!undoWords.isEmpty())
        m_undo->setWords(undoWords);
    show();
    raise();
    place();
    m_timer.start();
    setAccessibleName(text);
    for (const QAccessible::Event what : {QAccessible::ObjectShow, QAccessible::Alert}) {
        QAccessibleEvent said(this, what);
        QAccessible::updateAccessibility(&said);
    }
}

void Toast::setWords(const QString &text, const QString &undoWords)
{
    m_text->setText(text);
    m_undo->setWords(undoWords);
    setAccessibleName(text);
    place();
}

void Toast::setArea(const QRect &area)
{
    m_area = area;
    place();
}

void Toast::settle()
{
    if (isHidden())
        return;
    m_timer.stop();
    hide();
    Q_EMIT expired();
}

void Toast::place()
{
    if (isHidden())
        return;
    layout()->activate();
    const QRect area = m_area.isEmpty() ? parentWidget()->rect() : m_area;
    const int margin = m_theme.space(12);
    const int most = area.width() - 2 * margin;
    const int wanted = layout()->totalSizeHint().width() + m_theme.space(24);
    const int wide = std::min(most, wanted);
    const int high = std::max(layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(wide) : 0, layout()->totalMinimumSize().height());
    setGeometry(area.left() + (area.width() - wide) / 2, area.top() + area.height() - high - margin, wide, high);
    giveRoom(high + 2 * margin);
}

void Toast::giveRoom(int px)
{
    if (std::exchange(m_room, px) != px)
        Q_EMIT roomChanged(px);
}

void Toast::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (isHidden())
        giveRoom(0);
}

// A message without a way back has been read or never will be; whoever has one to take back says it anew.
void Toast::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && m_undo->isHidden())
        settle();
    QWidget::changeEvent(event);
}

bool Toast::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

void Toast::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor edge = m_theme.mode() == Mode::Light ? QColor() : m_theme.color(Token::Border);
    paintBox(painter, QRectF(rect()), m_theme.space(16), m_theme.color(Token::Rail), edge, 2);
}

} // namespace guyub::ui
