#include "ui/screens/posyandu/lastsaved.h"

#include "ui/widgets/button.h"
#include "ui/widgets/flowrow.h"
#include "ui/widgets/textlabel.h"

namespace guyub::ui {

LastSaved::LastSaved(const Theme &theme, QWidget *parent)
    : Card(theme, parent), m_title(new TextLabel(theme, TextRole::Caption)),
      m_name(new TextLabel(theme, TextRole::Strong)), m_correct(new SecondaryButton(theme, Icon::None, QString())),
      m_print(new SecondaryButton(theme, Icon::None, QString()))
{
    keepSpacing(theme, body(), 10, 6);
    setTone(Tone::Ok);
    m_title->setTone(TextTone::Ok);
    m_title->setMaximumLines(1);
    m_name->setMaximumLines(1);
    auto *ways = new FlowRow(theme, 8);
    ways->addWidget(m_correct);
    ways->addWidget(m_print);
    body()->addWidget(m_title);
    body()->addWidget(m_name);
    body()->addLayout(ways);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred); // Maximum would cut words that need a second line
    connect(m_correct, &Button::clicked, this, &LastSaved::correctWanted);
    connect(m_print, &Button::clicked, this, &LastSaved::printWanted);
    retranslate();
}

void LastSaved::show(const QString &name, const QString &measures)
{
    m_name->setText(name);
    m_measures = measures;
    retranslate();
    setVisible(true);
}

void LastSaved::retranslate()
{
    m_title->setText(tr("Saved: %1").arg(m_measures));
    m_correct->setWords(tr("Correct"));
    m_print->setWords(tr("Print"));
}

} // namespace guyub::ui
