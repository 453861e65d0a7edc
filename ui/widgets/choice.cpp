#include "ui/widgets/choice.h"

#include "ui/widgets/paint.h"

#include <QGridLayout>

namespace guyub::ui {
namespace {
constexpr int kMostLines = 3;
constexpr int kWideEms = 13; // wider answers wrap
}

OptionButton::OptionButton(const Theme &theme, Mark mark, const QString &words, const QString &detail, QWidget *parent) :
    BaseButton(theme, words, parent), m_mark(mark), m_detail(detail)
{
    setCheckable(true);
    setAutoExclusive(mark == Mark::Round);
    setAccessibleDescription(detail);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void OptionButton::setForResident(bool yes)
{
    m_forResident = yes;
    updateGeometry();
}

int OptionButton::markPx() const
{
    return theme().iconPx() + 2;
}

int OptionButton::textLeft() const
{
    return theme().space(16) + markPx() + theme().space(12);
}

int OptionButton::textRoom(int width) const
{
    return width - textLeft() - theme().space(14);
}

QSize OptionButton::sizeHint() const
{
    const int widest = std::max(textWidth(words(), theme().font(TextRole::Strong)),
        std::min(textWidth(m_detail, theme().font(TextRole::Caption)), theme().space(420)));
    const int width = textLeft() + widest + theme().space(14);
    return {width, heightForWidth(width)};
}

QSize OptionButton::minimumSizeHint() const
{
    const int word = longestWordWidth(words(), theme().font(TextRole::Strong));
    return {textLeft() + word + theme().space(14), theme().touchPx()};
}

int OptionButton::heightForWidth(int width) const
{
    const QFont strong = theme().font(TextRole::Strong);
    const QFont caption = theme().font(TextRole::Caption);
    auto height = breakText(words(), strong, textRoom(width), kMostLines).size() * lineHeight(strong);
    if (!m_detail.isEmpty())
        height += breakText(m_detail, caption, textRoom(width), kMostLines).size() * lineHeight(caption);
    const int least = m_forResident ? theme().residentTouchPx() : theme().touchPx();
    return std::max(least, static_cast<int>(height) + 2 * theme().space(12));
}

void OptionButton::paintMark(QPainter &painter, const QRectF &box) const
{
    const QColor ink = theme().color(isChecked() ? Token::Accent : Token::Border);
    const double radius = m_mark == Mark::Round ? box.width() / 2 : 5;
    if (m_mark == Mark::Square && isChecked()) {
        paintBox(painter, box, radius, ink, QColor(), 0);
        paintIcon(painter, Icon::Check, box.adjusted(3, 3, -3, -3), theme().color(Token::OnAccent));
        return;
    }
    paintBox(painter, box, radius, theme().color(Token::Surface), ink, 3);
    if (isChecked())
        paintBox(painter, box.adjusted(7, 7, -7, -7), radius, ink, QColor(), 0);
}

void OptionButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QRectF box(rect());
    double radius = theme().radius();
    if (hasFocus()) {
        paintFocusRing(painter, box, radius, theme().color(Token::Focus));
        box = insideFocusRing(box);
        radius = std::max(2.0, radius - kFocusRingPx - kFocusGapPx);
    }
    const bool on = isChecked();
    paintBox(painter, box, radius, theme().color(on || isDown() ? Token::AccentSoft : Token::Surface),
        theme().color(on ? Token::Accent : Token::Border), on ? 3 : 2);
    const int mark = markPx();
    paintMark(painter, QRectF(theme().space(16), (height() - mark) / 2.0, mark, mark));

    const QFont strong = theme().font(on ? TextRole::Strong : TextRole::Body);
    const QFont caption = theme().font(TextRole::Caption);
    const QStringList lines = breakText(words(), theme().font(TextRole::Strong), textRoom(width()), kMostLines);
    const QStringList detail = m_detail.isEmpty() ? QStringList() : breakText(m_detail, caption, textRoom(width()), kMostLines);
    const double tall = static_cast<double>(lines.size()) * lineHeight(strong)
        + static_cast<double>(detail.size()) * lineHeight(caption);
    QRectF place(textLeft(), (height() - tall) / 2, textRoom(width()), tall);
    paintLines(painter, place, lines, strong, theme().color(isEnabled() ? Token::Text : Token::Disabled), Qt::AlignLeft);
    place.setTop(place.top() + static_cast<double>(lines.size()) * lineHeight(strong));
    paintLines(painter, place, detail, caption, theme().color(isEnabled() ? Token::TextMuted : Token::Disabled), Qt::AlignLeft);
}

ChoiceGroup::ChoiceGroup(const Theme &theme, int columns, QWidget *parent) :
    QWidget(parent), m_theme(theme), m_columns(columns), m_grid(new QGridLayout(this))
{
    keepSpacing(theme, m_grid, 0, 10);
    setFocusPolicy(Qt::NoFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(&m_group, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (on)
            Q_EMIT choiceChanged(id);
    });
    connect(&theme, &Theme::changed, this, &ChoiceGroup::relayout);
}

OptionButton *ChoiceGroup::addChoice(int id, const QString &words, const QString &detail)
{
    auto *button = new OptionButton(m_theme, OptionButton::Mark::Round, words, detail, this);
    m_group.addButton(button, id);
    m_buttons.append(button);
    if (m_buttons.size() == 1)
        setFocusProxy(button);
    relayout();
    return button;
}

// As many columns as hold every answer in one or two lines.
int ChoiceGroup::columnsFor(int width) const
{
    int widest = 1;
    for (const OptionButton *button : offered())
        widest = std::max(widest, std::max(button->minimumSizeHint().width(), std::min(button->sizeHint().width(), kWideEms * m_theme.textPx(TextRole::Body))));
    return std::clamp((width + m_grid->spacing()) / (widest + m_grid->spacing()), 1, m_columns);
}

void ChoiceGroup::relayout()
{
    const int columns = columnsFor(width());
    const QList<OptionButton *> shown = offered();
    for (int i = 0; i < shown.size(); ++i)
        m_grid->addWidget(shown.at(i), i / columns, i % columns);
    for (int i = 0; i < m_columns; ++i)
        m_grid->setColumnStretch(i, i < columns ? 1 : 0);
    m_shownColumns = columns;
    updateGeometry();
}

void ChoiceGroup::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (columnsFor(width()) != m_shownColumns)
        relayout();
}

QSize ChoiceGroup::minimumSizeHint() const
{
    int widest = 0; // one below the other, if need be
    for (const OptionButton *button : offered())
        widest = std::max(widest, button->minimumSizeHint().width());
    return {widest, m_grid->totalMinimumSize().height()};
}

void ChoiceGroup::choose(int id)
{
    if (QAbstractButton *button = m_group.button(id))
        button->setChecked(true);
}

void ChoiceGroup::clear()
{
    m_group.setExclusive(false);
    for (OptionButton *button : m_buttons) {
        button->setAutoExclusive(false);
        button->setChecked(false);
        button->setAutoExclusive(true);
    }
    m_group.setExclusive(true);
}

QList<OptionButton *> ChoiceGroup::offered() const
{
    QList<OptionButton *> shown;
    std::copy_if(m_buttons.cbegin(), m_buttons.cend(), std::back_inserter(shown), [](const OptionButton *button) { return !button->isHidden(); });
    return shown;
}

void ChoiceGroup::offer(const QList<int> &ids)
{
    for (OptionButton *button : m_buttons) {
        m_grid->removeWidget(button);
        button->setHidden(!ids.contains(m_group.id(button)));
    }
    const QList<OptionButton *> shown = offered();
    setFocusProxy(shown.isEmpty() ? nullptr : shown.first());
    relayout();
}

void ChoiceGroup::setForResident(bool yes)
{
    for (OptionButton *button : m_buttons)
        button->setForResident(yes);
}

} // namespace guyub::ui
