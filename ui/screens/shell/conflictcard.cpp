#include "ui/screens/shell/conflictcard.h"

#include "ui/screens/shell/syncwords.h"
#include "ui/screens/valuewords.h"
#include "ui/widgets/button.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>

namespace guyub::ui {

ConflictCard::ConflictCard(const Theme &theme, const QString &name, const QList<ports::Conflict> &conflicts, QWidget *parent) :
    Card(theme, parent), m_theme(theme)
{
    addHead(name, conflicts.first());
    for (const ports::Conflict &conflict : conflicts)
        addField(conflict);
}

void ConflictCard::addHead(const QString &name, const ports::Conflict &first)
{
    auto *row = new QHBoxLayout;
    keepSpacing(m_theme, row, 0, 12);
    auto *who = new TextLabel(m_theme, TextRole::Subtitle, name);
    who->setMaximumLines(2);
    row->addWidget(who, 1);
    if (first.type == domain::RecordType::Resident) {
        auto *look = new SecondaryButton(m_theme, Icon::Person, tr("Open the page"));
        look->setAccessibleName(tr("Open the page of %1").arg(name));
        row->addWidget(look);
        connect(look, &Button::clicked, this, [this, id = first.entity] { Q_EMIT open(id); });
    }
    body()->addLayout(row);
}

void ConflictCard::addField(const ports::Conflict &conflict)
{
    auto *title = new QHBoxLayout;
    keepSpacing(m_theme, title, 0, 12);
    title->addWidget(new TextLabel(m_theme, TextRole::Strong, fieldLabel(conflict.field)), 1);
    title->addWidget(conflict.provisional ? new Pill(m_theme, Tone::Info, Icon::Clock, tr("The hub has not seen it yet"))
                                          : new Pill(m_theme, Tone::Warn, Icon::Warning, tr("Waits for the hub's officer")));
    body()->addLayout(title);
    const TwoValues values = twoValues(conflict.field, conflict.shown, conflict.other);
    auto *pair = new QHBoxLayout;
    keepSpacing(m_theme, pair, 0, 16);
    pair->addLayout(makeValue(tr("Shown now"), values.one, conflict.shownBy), 1);
    pair->addLayout(makeValue(tr("Also written"), values.other, conflict.otherBy), 1);
    body()->addLayout(pair);
}

QLayout *ConflictCard::makeValue(const QString &heading, const QString &value, const ports::Authorship &by)
{
    auto *column = new QVBoxLayout;
    keepSpacing(m_theme, column, 0, 2);
    for (auto *muted : {new TextLabel(m_theme, TextRole::Caption, heading), new TextLabel(m_theme, TextRole::Body, value),
             new TextLabel(m_theme, TextRole::Caption, writerOf(by))}) {
        if (column->count() != 1)
            muted->setTone(TextTone::Muted);
        column->addWidget(muted);
    }
    column->addStretch(1);
    return column;
}

QString ConflictCard::writerOf(const ports::Authorship &by)
{
    QStringList parts{by.person, by.device, shortInstant(by.at)};
    parts.removeAll(QString());
    return parts.isEmpty() ? tr("Who wrote it is not known here") : parts.join(QStringLiteral(" · "));
}

} // namespace guyub::ui
