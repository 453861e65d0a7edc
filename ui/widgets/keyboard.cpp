#include "ui/widgets/keyboard.h"

#include "ui/widgets/numberpad.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace guyub::ui {
namespace {
constexpr int kRepeatAfterMs = 450;
constexpr int kRepeatEveryMs = 70;
} // namespace

Keyboard::Keyboard(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme), m_rows(new QVBoxLayout(this))
{
    keepSpacing(theme, m_rows, 0, 6);
    build();
}

Keyboard::Row Keyboard::addRow(int sideWeight)
{
    auto *row = new QHBoxLayout;
    keepSpacing(m_theme, row, 0, 6);
    m_rows->addLayout(row, 1);
    if (sideWeight > 0)
        row->addStretch(sideWeight);
    return row;
}

KeyButton *Keyboard::addKey(Row row, KeyButton::Look look, Icon icon, const QString &words, double weight)
{
    auto *key = new KeyButton(m_theme, look, icon, words, this);
    row->addWidget(key, static_cast<int>(weight * 10));
    return key;
}

void Keyboard::addText(Row row, const QString &text)
{
    KeyButton *key = addKey(row, KeyButton::Look::Plain, Icon::None, text, 1);
    connect(key, &KeyButton::pressed, this, [this, key] { type(key->words()); });
    if (text.at(0).isLetter())
        m_letters.append(key);
}

// All keys are made anew for a page: fifty small widgets, and none of them hidden behind the other page.
void Keyboard::build()
{
    m_letters.clear();
    while (QLayoutItem *row = m_rows->takeAt(0)) {
        while (QLayoutItem *item = row->layout()->takeAt(0)) {
            if (item->widget() != nullptr) {
                item->widget()->hide();
                item->widget()->deleteLater();
            }
            delete item;
        }
        delete row;
    }
    static const char *const kLetterRows[] = {"1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm'.-"};
    static const char *const kSignRows[] = {"1234567890", "@#%&*+=_()", "\"':;!?/\\", ",.-<>[]~^$"};
    const auto *const texts = m_signs ? kSignRows : kLetterRows;
    for (int i = 0; i < 4; ++i) {
        const QString signs = QString::fromLatin1(texts[i]);
        const int side = i == 2 ? (m_signs ? 10 : 5) : 0;
        Row row = addRow(side);
        if (i == 3) {
            m_shiftKey = m_signs ? nullptr : addKey(row, KeyButton::Look::Special, Icon::Shift, QString(), 1.2);
            if (m_shiftKey != nullptr)
                connect(m_shiftKey, &KeyButton::pressed, this,
                    [this] { setShift(m_shift == Shift::Off ? Shift::Once : m_shift == Shift::Once ? Shift::Locked : Shift::Off); });
        }
        for (const QChar sign : signs)
            addText(row, QString(sign));
        if (i == 0) {
            m_backspace = addKey(row, KeyButton::Look::Special, Icon::Backspace, QString(), 1.2);
            m_backspace->setAutoRepeat(true);
            m_backspace->setAutoRepeatDelay(kRepeatAfterMs);
            m_backspace->setAutoRepeatInterval(kRepeatEveryMs);
            connect(m_backspace, &KeyButton::pressed, this, [] { typeKey(Qt::Key_Backspace); });
        }
        if (side > 0)
            row->addStretch(side);
    }
    addSpecials(addRow(0));
    retranslate();
    setShift(m_shift);
}

void Keyboard::addSpecials(Row row)
{
    m_pageKey = addKey(row, KeyButton::Look::Special, Icon::None, QString(), 1.5);
    connect(m_pageKey, &KeyButton::clicked, this, [this] { m_signs ? showLetters() : showSigns(); });
    addText(row, m_signs ? QStringLiteral("|") : QStringLiteral(","));
    addText(row, m_signs ? QStringLiteral("`") : QStringLiteral("/"));
    m_space = addKey(row, KeyButton::Look::Plain, Icon::None, QString(), 4);
    connect(m_space, &KeyButton::pressed, this, [this] { type(QStringLiteral(" ")); });
    m_hide = addKey(row, KeyButton::Look::Special, Icon::KeyboardHide, QString(), 1.2);
    connect(m_hide, &KeyButton::clicked, this, &Keyboard::hideWanted);
    m_next = addKey(row, KeyButton::Look::Action, Icon::None, QString(), 2);
    connect(m_next, &KeyButton::clicked, this, [] { typeKey(Qt::Key_Tab); });
}

void Keyboard::type(QString text)
{
    const int code = text.at(0).toUpper().unicode();
    if (m_shift == Shift::Once)
        setShift(Shift::Off);
    typeKey(code, text);
    Q_EMIT typedText();
}

void Keyboard::setShift(Shift shift)
{
    m_shift = shift;
    for (KeyButton *key : std::as_const(m_letters))
        key->setWords(shift == Shift::Off ? key->words().toLower() : key->words().toUpper());
    if (m_shiftKey != nullptr) {
        m_shiftKey->setLit(shift != Shift::Off);
        retranslate();
    }
}

void Keyboard::armShift()
{
    if (m_shift == Shift::Off)
        setShift(Shift::Once);
}

void Keyboard::showLetters()
{
    if (!m_signs)
        return;
    m_signs = false;
    build();
}

void Keyboard::showSigns()
{
    if (m_signs)
        return;
    m_signs = true;
    build();
}

void Keyboard::retranslate()
{
    m_backspace->setWords(tr("Delete one letter"));
    m_pageKey->setWords(m_signs ? tr("Letters") : tr("Signs"));
    m_pageKey->setFace(m_signs ? QStringLiteral("abc") : QStringLiteral("?123"));
    m_space->setWords(tr("Space"));
    m_hide->setWords(tr("Hide the keyboard"));
    m_next->setWords(tr("Next"));
    if (m_shiftKey != nullptr)
        m_shiftKey->setWords(m_shift == Shift::Locked ? tr("Only capitals") : tr("Capitals"));
}

void Keyboard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace guyub::ui
