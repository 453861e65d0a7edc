#include "ui/screens/residents/pickfield.h"

#include "app/domain/codelist.h"
#include "ui/screens/residents/residentwords.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/overlay.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/rowlist.h"
#include "ui/widgets/searchfield.h"

#include <QGridLayout>

#include <algorithm>

namespace guyub::ui {

namespace {
constexpr qsizetype kFew = 12;   // as many are laid out as buttons
constexpr int kRowsShown = 5;
constexpr int kCloses = 0;
constexpr int kEmpties = 1;
}

PickField::PickField(const Theme &theme, const QString &question, const QList<PickChoice> &choices, QWidget *parent) :
    BaseButton(theme, question, parent), m_question(question), m_choices(choices)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &PickField::clicked, this, &PickField::open);
    setCode(0);
}

QList<PickChoice> PickField::choicesOf(const char *list)
{
    QList<PickChoice> choices;
    for (const domain::CodeEntry &entry : domain::codeList(QString::fromLatin1(list)))
        choices.append({entry.code, codeText(list, entry.code)});
    return choices;
}

QString PickField::shownWords() const
{
    const auto found = std::find_if(m_choices.cbegin(), m_choices.cend(), [this](const PickChoice &each) { return each.code == m_code; });
    if (found != m_choices.cend())
        return found->words;
    return m_code == 0 ? tr("Choose …") : QString::number(m_code);
}

void PickField::setCode(qint64 code)
{
    m_code = code;
    // A screen reader hears question and answer in one.
    setAccessibleName(m_question + QStringLiteral(": ") + shownWords());
    update();
}

void PickField::take(OverlayDialog *dialog, qint64 code)
{
    setCode(code);
    Q_EMIT codeChosen(code);
    dialog->answerWith(kCloses);
}

void PickField::open()
{
    auto *dialog = new OverlayDialog(theme(), m_question);
    if (m_choices.size() <= kFew)
        addFewChoices(dialog);
    else
        addSearchableList(dialog);
    if (m_mayBeEmpty && m_code != 0)
        dialog->addAnswer(kEmpties, ButtonKind::Secondary, Icon::None, tr("Leave empty"));
    dialog->addAnswer(OverlayDialog::kDismissed, ButtonKind::Secondary, Icon::Back, tr("Back"));
    connect(dialog, &OverlayDialog::answered, this, [this](int answer) {
        if (answer != kEmpties)
            return;
        setCode(0);
        Q_EMIT codeChosen(0);
    });
    Q_EMIT ask(dialog);
}

void PickField::addFewChoices(OverlayDialog *dialog)
{
    auto *grid = new QGridLayout;
    keepSpacing(theme(), grid, 0, 10);
    const int columns = theme().isCompact() ? 1 : 2;
    for (int i = 0; i < m_choices.size(); ++i) {
        const PickChoice &each = m_choices.at(i);
        auto *button = new SecondaryButton(theme(), each.code == m_code ? Icon::Check : Icon::None, each.words);
        connect(button, &Button::clicked, dialog, [this, dialog, code = each.code] { take(dialog, code); });
        grid->addWidget(button, i / columns, i % columns);
    }
    dialog->body()->addLayout(grid);
}

void PickField::addSearchableList(OverlayDialog *dialog)
{
    auto *search = new SearchField(theme(), tr("Type a part of the word"));
    auto *list = new RowList(theme(), m_question);
    auto *model = new RowModel(list);
    list->setModel(model);
    const auto fill = [this, model, search] {
        QList<ListRow> rows;
        for (const PickChoice &each : m_choices)
            if (each.words.contains(search->text().trimmed(), Qt::CaseInsensitive))
                rows.append({each.words, {}, {}, Tone::Neutral, each.code == m_code ? Icon::Check : Icon::Next, QVariant(each.code)});
        model->setRows(rows);
    };
    fill();
    list->setFixedHeight(kRowsShown * list->sizeHintForRow(0));
    connect(search, &QLineEdit::textChanged, list, fill);
    connect(search, &QLineEdit::returnPressed, list, [this, dialog, model] {
        if (model->rowCount() > 0)
            take(dialog, model->row(0).key.toLongLong());
    });
    connect(list, &RowList::rowChosen, dialog, [this, dialog, model](const QModelIndex &index) { take(dialog, model->row(index.row()).key.toLongLong()); });
    dialog->body()->addWidget(search);
    dialog->body()->addWidget(list);
}

QSize PickField::sizeHint() const
{
    const QFont font = theme().font(TextRole::Input);
    return {14 * font.pixelSize(), std::max(theme().touchPx(), lineHeight(font) + theme().space(18))};
}

QSize PickField::minimumSizeHint() const
{
    return {theme().touchPx() * 3 / 2, sizeHint().height()};
}

void PickField::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const FormField *field = fieldAround(this);
    const bool isWrong = field != nullptr && field->hasError();
    QRectF box(rect());
    double radius = theme().space(10);
    if (hasFocus()) {
        paintFocusRing(painter, box, radius, theme().color(Token::Focus));
        box = insideFocusRing(box);
    }
    paintBox(painter, box, radius, theme().color(isWrong ? Token::DangerSoft : isDown() ? Token::AccentSoft : Token::Surface),
        theme().color(isWrong ? Token::Danger : Token::Border), isWrong ? 3 : 2);
    const int icon = theme().iconPx();
    const int left = theme().space(14);
    const QFont font = theme().font(TextRole::Input);
    const int room = width() - 2 * left - icon - theme().space(8);
    paintLines(painter, QRectF(left, (height() - lineHeight(font)) / 2.0, room, lineHeight(font)), breakText(shownWords(), font, room, 1), font,
        theme().color(m_code == 0 ? Token::TextMuted : Token::Text), Qt::AlignLeft);
    painter.translate(width() - left - icon / 2.0, height() / 2.0);
    painter.rotate(90); // the arrow points to where the list opens
    paintIcon(painter, Icon::Next, QRectF(-icon / 2.0, -icon / 2.0, icon, icon), theme().color(Token::TextMuted));
}

} // namespace guyub::ui
