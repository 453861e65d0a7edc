#include "ui/screens/shell/operatorscard.h"

#include "ui/screens/shell/roletext.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/textlabel.h"

namespace guyub::ui {

OperatorsCard::OperatorsCard(const Theme &theme, AppContext &context, QWidget *parent) :
    Card(theme, parent), m_theme(theme), m_context(context), m_title(new TextLabel(theme, TextRole::Subtitle)), m_rows(new QVBoxLayout),
    m_add(new SecondaryButton(theme, Icon::PersonAdd, QStringLiteral("-")))
{
    keepSpacing(theme, m_rows, 0, 12);
    body()->addWidget(m_title);
    body()->addLayout(m_rows);
    body()->addWidget(m_add, 0, Qt::AlignLeft);
    connect(m_add, &Button::clicked, this, &OperatorsCard::addWanted);
}

void OperatorsCard::fill()
{
    m_title->setText(tr("Who signs in on this kiosk"));
    m_add->setWords(tr("Add an operator"));
    for (QWidget *row : std::as_const(m_shown)) {
        row->hide();
        row->deleteLater();
    }
    m_shown.clear();
    if (!ports::keepsKeys(m_context.currentOperator.role))
        return;
    const auto people = m_context.vault.operators();
    for (const ports::OperatorLabel &who : people) {
        m_shown.append(makeRow(who));
        m_rows->addWidget(m_shown.last());
    }
}

QList<QWidget *> OperatorsCard::stops() const
{
    QList<QWidget *> found;
    for (const QWidget *row : m_shown) {
        for (Button *button : row->findChildren<Button *>())
            found += button;
    }
    return found << m_add;
}

QWidget *OperatorsCard::makeRow(const ports::OperatorLabel &who)
{
    auto *widget = new QWidget;
    auto *row = new QHBoxLayout(widget);
    keepSpacing(m_theme, row, 0, 12);
    auto *picture = new Avatar(m_theme, who.name);
    picture->setPicture(QImage::fromData(who.picture));
    auto *words = new QVBoxLayout;
    keepSpacing(m_theme, words, 0, 2);
    auto *name = new TextLabel(m_theme, TextRole::Strong, who.name);
    auto *line = new TextLabel(m_theme, TextRole::Caption, roleWords(who.role));
    line->setTone(TextTone::Muted);
    words->addStretch(1);
    words->addWidget(name);
    words->addWidget(line);
    words->addStretch(1);
    row->addWidget(picture);
    row->addLayout(words, 1);
    const ports::OperatorLabel &me = m_context.currentOperator;
    if (who.id == me.id) {
        line->setText(tr("%1 · that is you").arg(roleWords(who.role)));
        return widget;
    }
    if (!ports::keepsKeysOf(me.role, who.role)) {
        line->setText(tr("%1 · only an administrator changes this access").arg(roleWords(who.role)));
        return widget;
    }
    auto *pin = new SecondaryButton(m_theme, Icon::Lock, tr("New PIN"));
    pin->setAccessibleName(tr("New PIN: %1").arg(who.name));
    auto *remove = new SecondaryButton(m_theme, Icon::Close, tr("Take away access"));
    remove->setAccessibleName(tr("Take away access: %1").arg(who.name));
    row->addWidget(pin);
    row->addWidget(remove);
    connect(pin, &Button::clicked, this, [this, id = who.id] { Q_EMIT newPinWanted(id); });
    connect(remove, &Button::clicked, this, [this, who] { Q_EMIT removalWanted(who); });
    return widget;
}

} // namespace guyub::ui
