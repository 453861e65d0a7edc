#include "ui/screens/shell/switches.h"

#include "ui/widgets/button.h"

#include <QEvent>
#include <QHBoxLayout>

namespace guyub::ui {

Switches::Switches(Appearance &appearance, QWidget *parent) :
    QWidget(parent), m_appearance(appearance), m_size(new SecondaryButton(appearance.theme(), Icon::TextSize, QStringLiteral("-"))),
    m_language(new SecondaryButton(appearance.theme(), Icon::Language, QStringLiteral("-"))),
    m_mode(new SecondaryButton(appearance.theme(), Icon::Moon, QStringLiteral("-")))
{
    auto *row = new QHBoxLayout(this);
    keepSpacing(appearance.theme(), row, 0, 10);
    row->addWidget(m_size);
    row->addWidget(m_language);
    row->addWidget(m_mode);
    m_mode->setIconOnly(true);
    for (Button *button : {m_size, m_language, m_mode})
        button->setFocusPolicy(Qt::TabFocus); // touched in the middle of a form it leaves the focus in the field
    connect(m_size, &Button::clicked, &appearance, &Appearance::nextTextScale);
    connect(m_language, &Button::clicked, &appearance, &Appearance::nextLanguage);
    connect(m_mode, &Button::clicked, &appearance, &Appearance::nextMode);
    connect(&appearance, &Appearance::changed, this, &Switches::retranslate);
    connect(&appearance.theme(), &Theme::changed, this, &Switches::retranslate);
    retranslate();
}

void Switches::setIconOnly(bool yes)
{
    if (m_iconOnly == yes)
        return;
    m_iconOnly = yes;
    retranslate();
}

int Switches::widthWithWords() const
{
    return m_size->widthWithWords() + m_language->widthWithWords() + m_mode->sizeHint().width() + 2 * layout()->spacing();
}

// Each button bears what pressing it brings.
void Switches::retranslate()
{
    const bool tight = m_iconOnly || m_appearance.theme().isCompact();
    m_size->setIconOnly(tight);
    m_language->setIconOnly(tight);
    switch (m_appearance.preferences().textScale) {
    case TextScale::Normal:
        m_size->setWords(tr("Larger text"));
        break;
    case TextScale::Large:
        m_size->setWords(tr("Largest text"));
        break;
    case TextScale::Largest:
        m_size->setWords(tr("Usual text"));
        break;
    }
    // A language is named in itself, for those who read no other.
    const bool indonesian = m_appearance.preferences().language == translations::Language::Indonesian;
    m_language->setWords(indonesian ? QStringLiteral("English") : QStringLiteral("Bahasa Indonesia"));
    m_language->setAccessibleName(tr("Language: %1").arg(m_language->words()));
    switch (m_appearance.preferences().mode) {
    case Mode::Light:
        m_mode->setGlyph(Icon::Moon);
        m_mode->setWords(tr("Dark colours"));
        break;
    case Mode::Dark:
        m_mode->setGlyph(Icon::Contrast);
        m_mode->setWords(tr("Colours of strong contrast"));
        break;
    case Mode::HighContrast:
        m_mode->setGlyph(Icon::Sun);
        m_mode->setWords(tr("Light colours"));
        break;
    }
}

void Switches::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace guyub::ui
