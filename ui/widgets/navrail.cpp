#include "ui/widgets/navrail.h"

#include "ui/widgets/paint.h"
#include "ui/widgets/textlabel.h"

namespace guyub::ui {

namespace {
constexpr int kLeastWordsPx = 14; // in a compact rail
}

NavItem::NavItem(const Theme &theme, Icon icon, const QString &words, QWidget *parent) :
    BaseButton(theme, words, parent), m_icon(icon)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void NavItem::setBadge(int count)
{
    m_badge = count;
    setAccessibleName(count > 0 ? QStringLiteral("%1, %2").arg(words()).arg(count) : words());
    update();
}

QFont NavItem::wordsFont() const
{
    QFont font = theme().font(theme().isCompact() ? TextRole::Caption : TextRole::Strong);
    if (theme().isCompact()) // the icon above carries most of the meaning; larger words would only be cut off
        font.setPixelSize(std::clamp(qRound(font.pixelSize() * 0.9), kLeastWordsPx, 18));
    font.setBold(isChecked() || !theme().isCompact());
    return font;
}

QSize NavItem::sizeHint() const
{
    QFont bold = wordsFont();
    bold.setBold(true);
    const int wordsPx = textWidth(words(), bold);
    if (theme().isCompact())
        return {wordsPx + 2 * theme().space(8),
            std::max(theme().touchPx(), theme().iconPx() + lineHeight(bold) + theme().space(10))};
    return {theme().iconPx() + wordsPx + theme().space(80), std::max(theme().touchPx(), lineHeight(bold) + theme().space(20))};
}

QSize NavItem::minimumSizeHint() const
{
    return {theme().touchPx(), sizeHint().height()};
}

void NavItem::paintBadge(QPainter &painter, const QRectF &box) const
{
    QFont font = theme().font(TextRole::Caption);
    font.setBold(true);
    const QString text = m_badge > 999 ? QStringLiteral("999+") : QString::number(m_badge);
    const double height = lineHeight(font) + 2;
    const double width = std::max<double>(height, textWidth(text, font) + theme().space(14));
    const double top = theme().isCompact() ? box.top() : box.center().y() - height / 2;
    const QRectF pill(box.right() - width, top, width, height);
    paintBox(painter, pill, height / 2, theme().color(Token::Badge), QColor(), 0);
    paintLines(painter, pill.adjusted(0, 1, 0, 0), {text}, font, theme().color(Token::OnBadge), Qt::AlignHCenter);
}

void NavItem::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRectF box(rect());
    const double radius = theme().radius();
    const QColor ink = theme().color(Token::RailText);
    const bool outlined = theme().mode() == Mode::HighContrast;
    if (isChecked() || isDown() || underMouse()) {
        QColor fill = theme().color(Token::RailChecked);
        if (!isChecked())
            fill.setAlphaF(0.5F);
        paintBox(painter, box, radius, fill, isChecked() && outlined ? theme().color(Token::Accent) : QColor(), 3);
    }
    if (isChecked()) // a bar tells the checked item to those who do not see the fill
        paintBox(painter, QRectF(box.left(), box.top() + box.height() * 0.22, 5, box.height() * 0.56), 2.5,
            theme().color(Token::Badge), QColor(), 0);
    if (hasFocus())
        paintFocusRing(painter, box, radius, theme().color(Token::RailFocus));

    QFont font = wordsFont();
    const int icon = theme().iconPx();
    if (theme().isCompact()) {
        while (font.pixelSize() > kLeastWordsPx && textWidth(words(), font) > width() - 6)
            font.setPixelSize(font.pixelSize() - 1);
        const double tall = icon + lineHeight(font);
        const double top = (height() - tall) / 2;
        paintIcon(painter, m_icon, QRectF((width() - icon) / 2.0, top, icon, icon), ink);
        paintLines(painter, QRectF(3, top + icon, width() - 6, lineHeight(font)), breakText(words(), font, width() - 6, 1),
            font, ink, Qt::AlignHCenter);
    } else {
        const int left = theme().space(16);
        const int start = left + icon + theme().space(14);
        const int room = width() - start - theme().space(m_badge > 0 ? 60 : 10);
        paintIcon(painter, m_icon, QRectF(left, (height() - icon) / 2.0, icon, icon), ink);
        paintLines(painter, QRectF(start, (height() - lineHeight(font)) / 2.0, room, lineHeight(font)),
            breakText(words(), font, room, 1), font, ink, Qt::AlignLeft);
    }
    if (m_badge > 0)
        paintBadge(painter, box.adjusted(0, 3, -theme().space(theme().isCompact() ? 4 : 10), -3));
}

NavRail::NavRail(const Theme &theme, QWidget *parent) :
    QWidget(parent), m_theme(theme), m_office(new TextLabel(theme, TextRole::Subtitle)),
    m_line(new TextLabel(theme, TextRole::Caption)), m_layout(new QVBoxLayout(this)), m_items(new QVBoxLayout)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    m_office->setTone(TextTone::Rail);
    m_office->setMaximumLines(2);
    m_line->setTone(TextTone::Rail);
    m_line->setMaximumLines(2);
    m_layout->addWidget(m_office);
    m_layout->addWidget(m_line);
    m_layout->addLayout(m_items);
    m_layout->addStretch(1);
    connect(&m_group, &QButtonGroup::idToggled, this, [this](int id, bool checked) {
        if (checked)
            Q_EMIT currentChanged(id);
    });
    connect(&theme, &Theme::changed, this, &NavRail::relayout);
    relayout();
}

void NavRail::relayout()
{
    const int side = m_theme.space(12);
    m_layout->setContentsMargins(side, m_theme.space(18), side, side);
    m_layout->setSpacing(m_theme.space(4));
    m_items->setContentsMargins(0, m_theme.space(14), 0, 0);
    m_items->setSpacing(m_theme.space(6));
    m_office->setVisible(!m_theme.isCompact() && !m_office->text().isEmpty());
    m_line->setVisible(!m_theme.isCompact() && !m_line->text().isEmpty());
    setFixedWidth(railWidth());
    update();
}

int NavRail::railWidth() const
{
    const auto buttons = findChildren<NavItem *>(QString(), Qt::FindDirectChildrenOnly);
    int widest = 0;
    for (const NavItem *button : buttons)
        widest = std::max(widest, button->sizeHint().width());
    const int screen = m_theme.screen().sizePx.width();
    const int least = m_theme.isCompact() ? 84 : m_theme.space(212);
    const int most = std::max(least, m_theme.isCompact() ? screen / 8 : screen / 4);
    return std::clamp(widest + 2 * m_theme.space(12), least, most);
}

void NavRail::setHeading(const QString &office, const QString &line)
{
    m_office->setText(office);
    m_line->setText(line);
    relayout();
}

int NavRail::addItem(Icon icon, const QString &words)
{
    auto *button = new NavItem(m_theme, icon, words, this);
    button->setCheckable(true);
    button->setAutoExclusive(true);
    const int index = static_cast<int>(m_group.buttons().size());
    // clicked() follows toggled(): pressed while checked means a second press.
    connect(button, &NavItem::pressed, this, [this, button, index] {
        if (button->isChecked())
            Q_EMIT reselected(index);
    });
    m_group.addButton(button, index);
    m_items->addWidget(button);
    relayout();
    return index;
}

NavItem *NavRail::addFooter(Icon icon, const QString &words)
{
    auto *button = new NavItem(m_theme, icon, words, this);
    m_layout->addWidget(button);
    relayout();
    return button;
}

NavItem *NavRail::item(int index) const
{
    return qobject_cast<NavItem *>(m_group.button(index));
}

void NavRail::setCurrent(int index)
{
    QAbstractButton *button = m_group.button(index);
    if (button != nullptr) {
        button->setChecked(true);
        return;
    }
    m_group.setExclusive(false);
    if (m_group.checkedButton() != nullptr)
        m_group.checkedButton()->setChecked(false);
    m_group.setExclusive(true);
}

QSize NavRail::sizeHint() const
{
    return {railWidth(), QWidget::sizeHint().height()};
}

QSize NavRail::minimumSizeHint() const
{
    return {railWidth(), QWidget::minimumSizeHint().height()};
}

void NavRail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Token::Rail));
    if (m_theme.mode() != Mode::Light)
        painter.fillRect(QRect(width() - 2, 0, 2, height()), m_theme.color(Token::Hairline));
}

} // namespace guyub::ui
