#include "ui/screens/posyandu/askcard.h"

#include "ui/widgets/button.h"
#include "ui/widgets/iconview.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>

namespace guyub::ui {

AskCard::AskCard(const Theme &theme, QWidget *parent)
    : Card(theme, parent), m_icon(new IconView(theme, Icon::Warning, Token::Warn)),
      m_words(new TextLabel(theme, TextRole::Strong)), m_first(new PrimaryButton(theme, Icon::None, QString())),
      m_second(new SecondaryButton(theme, Icon::None, QString()))
{
    keepSpacing(theme, body(), 10, 8);
    auto *head = new QHBoxLayout;
    keepSpacing(theme, head, 0, 10);
    head->addWidget(m_icon);
    head->addWidget(m_words, 1);
    auto *answers = new QHBoxLayout;
    keepSpacing(theme, answers, 0, 10);
    answers->addWidget(m_first, 1);
    answers->addWidget(m_second, 1);
    body()->addLayout(head);
    body()->addLayout(answers);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred); // Maximum would cut words that need a second line
    connect(m_first, &Button::clicked, this, &AskCard::firstChosen);
    connect(m_second, &Button::clicked, this, &AskCard::secondChosen);
}

void AskCard::ask(Tone tone, const QString &words, const QString &first, const QString &second)
{
    setTone(tone);
    m_icon->setIcon(toneIcon(tone), toneInk(tone));
    m_words->setText(words);
    m_first->setWords(first);
    m_first->setVisible(!first.isEmpty());
    m_second->setWords(second);
    m_second->setVisible(!second.isEmpty());
}

void AskCard::take()
{
    m_first->setFocus(Qt::OtherFocusReason);
}

} // namespace guyub::ui
