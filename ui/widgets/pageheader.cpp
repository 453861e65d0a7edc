#include "ui/widgets/pageheader.h"

#include "ui/widgets/button.h"
#include "ui/widgets/textlabel.h"

#include <QVBoxLayout>

namespace guyub::ui {

PageHeader::PageHeader(const Theme &theme, QWidget *parent) :
    QWidget(parent), m_back(new SecondaryButton(theme, Icon::Back, QStringLiteral("-"))), m_title(new TextLabel(theme, TextRole::Title)),
    m_line(new TextLabel(theme, TextRole::Body)), m_actions(new QHBoxLayout)
{
    auto *row = new QHBoxLayout(this);
    keepSpacing(theme, row, 0, 14);
    keepSpacing(theme, m_actions, 0, 12);
    auto *words = new QVBoxLayout;
    keepSpacing(theme, words, 0, 0);
    words->addWidget(m_title);
    words->addWidget(m_line);
    row->addWidget(m_back, 0, Qt::AlignVCenter);
    row->addLayout(words, 1);
    row->addLayout(m_actions);
    m_back->setIconOnly(true);
    m_back->hide();
    m_title->setMaximumLines(2);
    m_line->setMaximumLines(2);
    m_line->setTone(TextTone::Muted);
    m_line->hide();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred); // Maximum would cut a title of two lines to one
    connect(m_back, &Button::clicked, this, &PageHeader::back);
}

void PageHeader::setTitle(const QString &title, const QString &line)
{
    m_title->setText(title);
    m_line->setText(line);
    m_line->setVisible(!line.isEmpty());
}

void PageHeader::setBack(const QString &words)
{
    m_back->setWords(words);
    m_back->setVisible(!words.isEmpty());
}

} // namespace guyub::ui
