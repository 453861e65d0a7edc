#include "ui/widgets/banner.h"

#include "ui/widgets/button.h"
#include "ui/widgets/iconview.h"
#include "ui/widgets/textlabel.h"

namespace guyub::ui {

Banner::Banner(const Theme &theme, Tone tone, const QString &title, const QString &text, QWidget *parent) :
    Card(theme, parent), m_theme(theme), m_tone(tone), m_icon(new IconView(theme, toneIcon(tone), toneInk(tone))),
    m_title(new TextLabel(theme, TextRole::Strong)), m_text(new TextLabel(theme, TextRole::Body)), m_row(new QHBoxLayout)
{
    m_icon->setFactor(1.2);
    keepSpacing(theme, body(), 14, 0);
    keepSpacing(theme, m_row, 0, 14);
    auto *words = new QVBoxLayout;
    keepSpacing(theme, words, 0, 2);
    words->addStretch(1);
    words->addWidget(m_title);
    words->addWidget(m_text);
    words->addStretch(1);
    m_row->addWidget(m_icon);
    m_row->addLayout(words, 1);
    body()->addLayout(m_row);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred); // Maximum would cut words that need a second line
    setMessage(tone, title, text);
}

void Banner::setMessage(Tone tone, const QString &title, const QString &text)
{
    m_tone = tone;
    setTone(tone);
    m_icon->setIcon(toneIcon(tone), toneInk(tone));
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
}

void Banner::setGlyph(Icon icon)
{
    m_icon->setIcon(icon, toneInk(m_tone));
}

Button *Banner::setAction(Icon icon, const QString &words)
{
    clearAction();
    m_action = new SecondaryButton(m_theme, icon, words, this);
    m_row->addWidget(m_action);
    connect(m_action, &Button::clicked, this, &Banner::action);
    return m_action;
}

Button *Banner::addOtherAction(Icon icon, const QString &words)
{
    auto *button = new Button(m_theme, ButtonKind::Quiet, icon, words, this);
    m_row->addWidget(button);
    return button;
}

void Banner::clearAction()
{
    delete m_action;
    m_action = nullptr;
}

EmptyState::EmptyState(const Theme &theme, Icon icon, const QString &title, const QString &text, QWidget *parent) :
    QWidget(parent), m_theme(theme), m_icon(new IconView(theme, icon, Token::OnAccentSoft)),
    m_title(new TextLabel(theme, TextRole::Subtitle)), m_text(new TextLabel(theme, TextRole::Body)),
    m_column(new QVBoxLayout(this))
{
    keepSpacing(theme, m_column, 16, 10);
    m_icon->setFactor(2.0);
    m_icon->setDisc(Token::AccentSoft);
    m_title->setAlignment(Qt::AlignHCenter);
    m_text->setAlignment(Qt::AlignHCenter);
    m_text->setTone(TextTone::Muted);
    m_column->addStretch(1);
    m_column->addWidget(m_icon, 0, Qt::AlignHCenter);
    m_column->addWidget(m_title);
    m_column->addWidget(m_text);
    m_column->addStretch(1);
    setMessage(icon, title, text);
}

void EmptyState::setMessage(Icon icon, const QString &title, const QString &text)
{
    m_icon->setIcon(icon, Token::OnAccentSoft);
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
}

Button *EmptyState::setAction(Icon icon, const QString &words)
{
    delete m_action;
    m_action = new PrimaryButton(m_theme, icon, words, this);
    m_column->insertWidget(m_column->count() - 1, m_action, 0, Qt::AlignHCenter);
    connect(m_action, &Button::clicked, this, &EmptyState::action);
    return m_action;
}

} // namespace guyub::ui
