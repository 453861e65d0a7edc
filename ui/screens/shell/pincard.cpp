#include "ui/screens/shell/pincard.h"

#include "ui/widgets/paint.h"
#include "ui/widgets/pinpad.h"
#include "ui/widgets/progressoverlay.h"
#include "ui/widgets/textlabel.h"

namespace guyub::ui {

PinCard::PinCard(const Theme &theme, QWidget *parent) :
    Card(theme, parent), m_words(new TextLabel(theme, TextRole::Strong)), m_progress(new ProgressBar(QString())), m_pad(new PinPad(theme))
{
    m_words->setAlignment(Qt::AlignHCenter | Qt::AlignVCenter);
    m_words->setMaximumLines(2);
    m_progress->setRange(0, 0);
    m_progress->hide();
    auto *head = new QWidget;
    auto *column = new QVBoxLayout(head);
    keepSpacing(theme, column, 0, 4);
    column->addWidget(m_words, 1);
    column->addWidget(m_progress);
    const auto reserve = [&theme, head] { head->setFixedHeight(2 * lineHeight(theme.font(TextRole::Strong)) + theme.space(6)); };
    reserve();
    connect(&theme, &Theme::changed, head, reserve);
    keepSpacing(theme, body(), 16, 0);
    body()->addWidget(head);
    body()->addWidget(m_pad);
}

void PinCard::say(const QString &words, bool isWrong)
{
    m_words->setTone(isWrong ? TextTone::Danger : TextTone::Plain);
    m_words->setText(words);
}

void PinCard::setBusy(bool busy, const QString &words)
{
    m_progress->setAccessibleName(words);
    m_progress->setVisible(busy);
}

void PinCard::setLettersWanted(bool wanted)
{
    m_pad->setLettersWanted(wanted);
    m_pad->clearFocus();
    m_pad->setFocus(Qt::OtherFocusReason);
}

} // namespace guyub::ui
