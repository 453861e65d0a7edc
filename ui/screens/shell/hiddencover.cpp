#include "ui/screens/shell/hiddencover.h"

#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace guyub::ui {

HiddenCover::HiddenCover(const Theme &theme, QWidget *parent) :
    QWidget(parent), m_theme(theme), m_words(new EmptyState(theme, Icon::Shield, QString(), QString()))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_words);
    m_back = m_words->setAction(Icon::Eye, QStringLiteral("-"));
    connect(m_words, &EmptyState::action, this, &HiddenCover::uncover);
    parent->installEventFilter(this);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
    retranslate();
}

void HiddenCover::cover()
{
    m_focusBefore = QApplication::focusWidget();
    setGeometry(parentWidget()->rect());
    show();
    raise();
    m_back->setFocus(Qt::OtherFocusReason);
}

void HiddenCover::uncover()
{
    if (isHidden())
        return;
    hide();
    if (m_focusBefore != nullptr)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
}

void HiddenCover::retranslate()
{
    m_words->setMessage(Icon::Shield, tr("Hidden"), tr("The page is still open below. Nothing was changed."));
    m_back->setWords(tr("Show again"));
}

void HiddenCover::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

bool HiddenCover::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return false;
}

void HiddenCover::keyPressEvent(QKeyEvent *event)
{
    event->accept(); // the page below must not hear it
}

void HiddenCover::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_theme.color(Token::Window));
}

} // namespace guyub::ui
