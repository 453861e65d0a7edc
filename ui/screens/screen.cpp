#include "ui/screens/screen.h"

#include <QEvent>

namespace guyub::ui {

Screen::Screen(const Theme &theme, AppContext &context, QWidget *parent) : QWidget(parent), m_theme(theme), m_context(context) { }

void Screen::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace guyub::ui
