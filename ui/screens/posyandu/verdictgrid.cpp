#include "ui/screens/posyandu/verdictgrid.h"

#include "ui/theme/icons.h"
#include "ui/widgets/paint.h"

#include <QPainter>

#include <algorithm>

namespace guyub::ui {

namespace {

constexpr int kReservedLines = 3;
constexpr int kLeastWords = 8; // letters of width

} // namespace

VerdictGrid::VerdictGrid(const Theme &theme, QWidget *parent) : QLabel(parent), m_theme(theme)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&theme, &Theme::changed, this, &QWidget::updateGeometry);
}

void VerdictGrid::setVerdicts(const QList<Verdict> &verdicts)
{
    m_verdicts = verdicts;
    QStringList all;
    for (const Verdict &verdict : verdicts)
        if (!verdict.text.isEmpty())
            all.append(verdict.text);
    setText(all.join(QStringLiteral(". "))); // never painted as it is: read aloud
    updateGeometry();
    update();
}

QFont VerdictGrid::fontOf(qsizetype index) const
{
    return m_theme.font(index == 0 ? TextRole::Strong : TextRole::Body);
}

int VerdictGrid::lineStep() const
{
    return std::max(lineHeight(m_theme.font(TextRole::Strong)), m_theme.iconPx()) + m_theme.space(2);
}

QList<VerdictGrid::Place> VerdictGrid::places(int width) const
{
    const int icon = m_theme.iconPx() + m_theme.space(5);
    const int gap = m_theme.space(16);
    QList<Place> all;
    QPoint at;
    for (qsizetype i = 0; i < m_verdicts.size(); ++i) {
        const int words = std::min(textWidth(m_verdicts[i].text, fontOf(i)) + 1, width - icon);
        const bool isNew = i == 1 || (at.x() > 0 && at.x() + icon + words > width);
        if (isNew)
            at = QPoint(0, at.y() + lineStep());
        all.append({at, words});
        if (i > 0 && !m_verdicts[i].text.isEmpty())
            at.rx() += icon + words + gap;
    }
    return all;
}

QSize VerdictGrid::sizeHint() const
{
    return {m_theme.textPx(TextRole::Body) * 20, kReservedLines * lineStep()};
}

QSize VerdictGrid::minimumSizeHint() const
{
    return {m_theme.textPx(TextRole::Body) * kLeastWords, kReservedLines * lineStep()};
}

int VerdictGrid::heightForWidth(int width) const
{
    const QList<Place> all = places(width);
    const int last = all.isEmpty() ? 0 : all.back().at.y();
    return std::max(kReservedLines * lineStep(), last + lineStep());
}

void VerdictGrid::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QList<Place> all = places(width());
    const int icon = m_theme.iconPx();
    for (qsizetype i = 0; i < m_verdicts.size(); ++i) {
        const Verdict &verdict = m_verdicts[i];
        if (verdict.text.isEmpty())
            continue;
        const QPointF at = all[i].at;
        paintIcon(
            painter, toneIcon(verdict.tone), QRectF(at, QSizeF(icon, icon)), m_theme.color(toneInk(verdict.tone)));
        const bool isLoud = verdict.tone == Tone::Warn || verdict.tone == Tone::Danger;
        const QFont font = fontOf(i);
        const QRectF words(
            at.x() + icon + m_theme.space(5), at.y() + (icon - lineHeight(font)) / 2.0, all[i].width, lineHeight(font));
        paintLines(painter, words, breakText(verdict.text, font, all[i].width, 1), font,
            m_theme.color(isLoud ? toneInk(verdict.tone) : Token::Text), Qt::AlignLeft);
    }
}

} // namespace guyub::ui
