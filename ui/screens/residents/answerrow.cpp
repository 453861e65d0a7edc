#include "ui/screens/residents/answerrow.h"

#include "ui/widgets/paint.h"

namespace guyub::ui {

namespace {
constexpr int kMostLines = 3;
}

AnswerRow::AnswerRow(const Theme &theme, const QString &question, const QString &answer, QWidget *parent) :
    BaseButton(theme, question, parent), m_question(question), m_answer(answer.isEmpty() ? tr("not filled in") : answer),
    m_isEmpty(answer.isEmpty())
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(tr("%1: %2. Change").arg(question, m_answer));
}

int AnswerRow::textRoom(int width) const
{
    return width - 2 * theme().space(12) - textWidth(changeWords(), theme().font(TextRole::Strong)) - theme().space(12);
}

QSize AnswerRow::sizeHint() const
{
    const int width = 22 * theme().textPx(TextRole::Body);
    return {width, heightForWidth(width)};
}

QSize AnswerRow::minimumSizeHint() const
{
    const int word = std::max(longestWordWidth(m_question, theme().font(TextRole::Caption)), 6 * theme().textPx(TextRole::Body));
    return {word + 2 * theme().space(12) + textWidth(changeWords(), theme().font(TextRole::Strong)) + theme().space(12), theme().touchPx()};
}

int AnswerRow::heightForWidth(int width) const
{
    const QFont caption = theme().font(TextRole::Caption);
    const QFont strong = theme().font(TextRole::Strong);
    const auto lines = breakText(m_answer, strong, textRoom(width), kMostLines).size();
    return std::max(theme().touchPx(), lineHeight(caption) + static_cast<int>(lines) * lineHeight(strong) + 2 * theme().space(5));
}

void AnswerRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRectF box(rect());
    const double radius = theme().space(10);
    if (isDown() || underMouse())
        paintBox(painter, box, radius, theme().color(isDown() ? Token::AccentSoft : Token::Sunken), QColor(), 0);
    if (hasFocus())
        paintFocusRing(painter, box, radius, theme().color(Token::Focus));
    const QFont caption = theme().font(TextRole::Caption);
    const QFont strong = theme().font(TextRole::Strong);
    const int left = theme().space(12);
    const int room = textRoom(width());
    const QFont words = m_isEmpty ? theme().font(TextRole::Body) : strong;
    const QStringList answer = breakText(m_answer, words, room, kMostLines);
    const double tall = lineHeight(caption) + static_cast<double>(answer.size()) * lineHeight(strong);
    QRectF place(left, (height() - tall) / 2, room, tall);
    paintLines(painter, place, breakText(m_question, caption, room, 1), caption, theme().color(Token::TextMuted), Qt::AlignLeft);
    place.setTop(place.top() + lineHeight(caption));
    paintLines(painter, place, answer, words, theme().color(m_isEmpty ? Token::TextMuted : Token::Text), Qt::AlignLeft);
    const QRectF right(0, (height() - lineHeight(strong)) / 2.0, width() - left, lineHeight(strong));
    paintLines(painter, right, {changeWords()}, strong, theme().color(Token::Accent), Qt::AlignRight);
}

} // namespace guyub::ui
