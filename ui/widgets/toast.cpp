#include "ui/widgets/toast.h"

#include "ui/widgets/iconview.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/textlabel.h"

#include <QEvent>
#include <QHBoxLayout>

namespace guyub::ui {

Toast::Toast(const Theme &theme, QWidget *parent) :
    QWidget(parent), m_theme(theme), m_icon(new IconView(theme, Icon::Check, Token::RailText)), m_text(new TextLabel(theme, TextRole::Strong)),
    m_undo(new Button(theme, ButtonKind::Secondary, Icon::Undo, QStringLiteral("-")))
{
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
    layout()->activate();
    const int margin = m_theme.space(20);
    const int most = parentWidget()->width() - 2 * margin;
    const int wanted = layout()->totalSizeHint().width() + m_theme.space(24);
    const int wide = std::min(most, wanted);
    const int high = std::max(layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(wide) : 0, layout()->totalMinimumSize().height());
    setGeometry((parentWidget()->width() - wide) / 2, parentWidget()->height() - high - margin, wide, high);
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
