#include "ui/screens/residents/twincard.h"

#include "ui/screens/residents/residentwords.h"
#include "ui/widgets/button.h"
#include "ui/widgets/flowrow.h"
#include "ui/widgets/iconview.h"
#include "ui/widgets/textlabel.h"

namespace guyub::ui {

namespace {
constexpr qsizetype kMostShown = 3;
}

TwinCard::TwinCard(const Theme &theme, QWidget *parent) : Card(theme, parent), m_theme(theme)
{
    setTone(Tone::Warn);
    keepSpacing(theme, body(), 14, 8);
    hide();
}

QString TwinCard::sentence(const LikelyTwin &twin, QDate today)
{
    QStringList who{ageText(twin.hit.birthDate, today), placeText(twin.hit.rt, twin.hit.rw)};
    who.removeAll(QString());
    QString why;
    switch (twin.why) {
    case LikelyTwin::Why::SameNik:
        why = tr("Same NIK.");
        break;
    case LikelyTwin::Why::SameNameAndBirth:
        why = tr("Same name and date of birth.");
        break;
    case LikelyTwin::Why::SameNameAndMother:
        why = tr("Same name and mother.");
        break;
    case LikelyTwin::Why::SimilarName:
        why = tr("Same name.");
        break;
    }
    return who.isEmpty() ? why : who.join(QStringLiteral(", ")) + QStringLiteral(". ") + why;
}

void TwinCard::showTwins(const QList<LikelyTwin> &twins, QDate today)
{
    delete m_list;
    m_list = nullptr;
    setVisible(!twins.isEmpty());
    if (twins.isEmpty())
        return;
    m_list = new QWidget;
    auto *rows = new QVBoxLayout(m_list);
    keepSpacing(m_theme, rows, 0, 8);
    auto *head = new QHBoxLayout;
    keepSpacing(m_theme, head, 0, 10);
    head->addWidget(new IconView(m_theme, Icon::Warning, Token::Warn));
    head->addWidget(new TextLabel(m_theme, TextRole::Strong, tr("Perhaps registered already")), 1);
    rows->addLayout(head);
    for (const LikelyTwin &twin : twins.mid(0, kMostShown)) {
        rows->addWidget(new TextLabel(m_theme, TextRole::Strong, twin.hit.name));
        rows->addWidget(new TextLabel(m_theme, TextRole::Body, sentence(twin, today)));
        auto *ways = new FlowRow(m_theme, 8);
        auto *open = new SecondaryButton(m_theme, Icon::None, tr("Open the old record"));
        open->setAccessibleName(tr("Open the old record: %1").arg(twin.hit.name));
        connect(open, &Button::clicked, this, [this, id = twin.hit.id] { Q_EMIT openWanted(id); });
        auto *other = new SecondaryButton(m_theme, Icon::None, tr("Another person"));
        other->setAccessibleName(tr("Another person than %1").arg(twin.hit.name));
        connect(other, &Button::clicked, this, [this, key = keyOf(twin)] { Q_EMIT otherPerson(key); }, Qt::QueuedConnection);
        ways->addWidget(open);
        ways->addWidget(other);
        rows->addLayout(ways);
    }
    if (twins.size() > kMostShown)
        rows->addWidget(new TextLabel(m_theme, TextRole::Caption, tr("%1 more who are alike").arg(twins.size() - kMostShown)));
    body()->addWidget(m_list);
}

} // namespace guyub::ui
