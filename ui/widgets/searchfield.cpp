#include "ui/widgets/searchfield.h"

#include "ui/widgets/button.h"
#include "ui/widgets/paint.h"

#include <QKeyEvent>

namespace guyub::ui {

SearchField::SearchField(const Theme &theme, const QString &label, QWidget *parent) :
    TextField(theme, parent), m_clear(new Button(theme, ButtonKind::Quiet, Icon::Close, tr("Clear the search"), this))
{
    setPlaceholderText(label);
    setAccessibleName(label);
    m_clear->setIconOnly(true);
    m_clear->setFocusPolicy(Qt::NoFocus); // Escape does the same from the keyboard
    m_clear->setCursor(Qt::ArrowCursor);
    m_clear->hide();
    connect(m_clear, &Button::clicked, this, &QLineEdit::clear);
    connect(this, &QLineEdit::textChanged, this, [this] { arrange(); });
    connect(&theme, &Theme::changed, this, [this] { arrange(); });
    arrange();
}

void SearchField::arrange()
{
    const int side = theme().touchPx();
    setTextMargins(theme().iconPx() + theme().space(8), 0, text().isEmpty() ? 0 : side - theme().space(12), 0);
    m_clear->setGeometry(width() - side, (height() - side) / 2, side, side);
    m_clear->setVisible(!text().isEmpty());
}

void SearchField::paintEvent(QPaintEvent *event)
{
    TextField::paintEvent(event);
    QPainter painter(this);
    const int icon = theme().iconPx();
    paintIcon(painter, Icon::Search, QRectF(theme().space(14), (height() - icon) / 2.0, icon, icon),
        theme().color(Token::TextMuted));
}

void SearchField::resizeEvent(QResizeEvent *event)
{
    TextField::resizeEvent(event);
    arrange();
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        return;
    }
    TextField::keyPressEvent(event);
}

void SearchField::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_clear->setWords(tr("Clear the search"));
    TextField::changeEvent(event);
}

} // namespace guyub::ui
