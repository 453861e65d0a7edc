#include "ui/widgets/people.h"

#include "ui/widgets/avatar.h"
#include "ui/widgets/paint.h"

#include <QGridLayout>

namespace guyub::ui {
namespace {
constexpr int kOneColumnUpTo = 4;
}

PersonButton::PersonButton(const Theme &theme, const QImage &picture, const QString &name, const QString &line, QWidget *parent) :
    BaseButton(theme, name, parent), m_picture(picture)
{
    setCheckable(true);
    setAutoExclusive(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setLine(line);
}

void PersonButton::setLine(const QString &line)
{
    m_line = line;
    setAccessibleDescription(line);
    updateGeometry();
    update();
}

int PersonButton::discPx() const
{
    return std::max(40, theme().residentTouchPx() - 2 * theme().space(11));
}

QSize PersonButton::sizeHint() const
{
    const int widest = std::max(textWidth(words(), theme().font(TextRole::Subtitle)), textWidth(m_line, theme().font(TextRole::Caption)));
    const int tall = lineHeight(theme().font(TextRole::Subtitle)) + (m_line.isEmpty() ? 0 : lineHeight(theme().font(TextRole::Caption)));
    return {discPx() + widest + 4 * theme().space(16), std::max(theme().residentTouchPx(), tall + 2 * theme().space(8))};
}

QSize PersonButton::minimumSizeHint() const
{
    return {discPx() + theme().textPx(TextRole::Subtitle) * 6 + 2 * theme().space(16), sizeHint().height()};
}

void PersonButton::paintEvent(QPaintEvent *)
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
    const double disc = discPx();
    const double left = theme().space(14);
    paintPortrait(painter, theme(), QRectF(left, (height() - disc) / 2, disc, disc), m_picture, words());

    const QFont strong = theme().font(TextRole::Subtitle);
    const QFont caption = theme().font(TextRole::Caption);
    const double start = left + disc + theme().space(14);
    const int mark = on ? theme().iconPx() + theme().space(16) : 0;
    const int room = width() - static_cast<int>(start) - theme().space(14) - mark;
    const double tall = lineHeight(strong) + (m_line.isEmpty() ? 0 : lineHeight(caption));
    QRectF place(start, (height() - tall) / 2, room, tall);
    paintLines(painter, place, breakText(words(), strong, room, 1), strong, theme().color(Token::Text), Qt::AlignLeft);
    place.setTop(place.top() + lineHeight(strong));
    if (!m_line.isEmpty())
        paintLines(painter, place, breakText(m_line, caption, room, 1), caption, theme().color(Token::TextMuted), Qt::AlignLeft);
    if (on) {
        const double icon = theme().iconPx();
        paintIcon(painter, Icon::Check, QRectF(width() - theme().space(16) - icon, (height() - icon) / 2, icon, icon),
            theme().color(Token::OnAccentSoft));
    }
}

PersonChoice::PersonChoice(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme), m_grid(new QGridLayout(this))
{
    keepSpacing(theme, m_grid, 0, 12);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(&m_group, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (on)
            Q_EMIT personChosen(id);
    });
    connect(&theme, &Theme::changed, this, &PersonChoice::relayout);
}

void PersonChoice::clear()
{
    const auto buttons = m_group.buttons();
    for (QAbstractButton *button : buttons) {
        m_group.removeButton(button);
        delete button;
    }
}

PersonButton *PersonChoice::addPerson(int id, const QImage &picture, const QString &name, const QString &line)
{
    auto *button = new PersonButton(m_theme, picture, name, line, this);
    m_group.addButton(button, id);
    if (m_group.buttons().size() == 1)
        setFocusProxy(button);
    relayout();
    return button;
}

void PersonChoice::relayout()
{
    const auto buttons = m_group.buttons();
    const int columns = buttons.size() <= kOneColumnUpTo || m_theme.isCompact() ? 1 : 2;
    for (int i = 0; i < buttons.size(); ++i)
        m_grid->addWidget(buttons.at(i), i / columns, i % columns);
}

void PersonChoice::choose(int id)
{
    if (QAbstractButton *button = m_group.button(id))
        button->setChecked(true);
}

} // namespace guyub::ui
