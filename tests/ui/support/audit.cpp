#include "tests/ui/support/audit.h"

#include "ui/widgets/button.h"
#include "ui/widgets/key.h"
#include "ui/widgets/textlabel.h"

#include <QAbstractScrollArea>
#include <QLineEdit>
#include <QMap>
#include <QPlainTextEdit>
#include <QScrollBar>

namespace guyub::test {
namespace {

QList<QWidget *> visibleBelow(const QWidget &root)
{
    QList<QWidget *> found;
    for (auto *widget : root.findChildren<QWidget *>()) {
        if (widget->isVisible())
            found.append(widget);
    }
    return found;
}

bool isPart(const QWidget *widget) // of a composite of Qt's own
{
    return qobject_cast<const QScrollBar *>(widget) != nullptr || qobject_cast<const QAbstractScrollArea *>(widget->parentWidget()) != nullptr
        || widget->inherits("QLineEditIconButton") || widget->objectName().startsWith(QLatin1String("qt_"));
}

bool canBePressed(const QWidget *widget)
{
    return qobject_cast<const QAbstractButton *>(widget) != nullptr || qobject_cast<const QLineEdit *>(widget) != nullptr
        || qobject_cast<const QPlainTextEdit *>(widget) != nullptr;
}

} // namespace

QString nameOf(const QWidget &widget)
{
    QString words = widget.accessibleName();
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        words = label->text();
    return QStringLiteral("%1 \"%2\" %3x%4 at %5,%6").arg(QLatin1String(widget.metaObject()->className()), words.left(40))
        .arg(widget.width()).arg(widget.height()).arg(widget.mapTo(widget.window(), QPoint()).x()).arg(widget.mapTo(widget.window(), QPoint()).y());
}

QStringList clipped(const QWidget &root)
{
    QStringList found;
    for (const QWidget *widget : visibleBelow(root)) {
        if (isPart(widget) || widget->layout() != nullptr)
            continue;
        const QSize least = widget->minimumSizeHint();
        if (widget->width() < least.width() || widget->height() < least.height())
            found += nameOf(*widget) + QStringLiteral(" needs %1x%2").arg(least.width()).arg(least.height());
        const auto *label = qobject_cast<const ui::TextLabel *>(widget);
        if (label != nullptr && label->heightForWidth(label->width()) > label->height())
            found += nameOf(*widget) + QStringLiteral(" needs %1 px for its lines").arg(label->heightForWidth(label->width()));
        const auto *button = qobject_cast<const ui::Button *>(widget);
        if (button != nullptr && button->heightForWidth(button->width()) > button->height())
            found += nameOf(*widget) + QStringLiteral(" needs %1 px for its words").arg(button->heightForWidth(button->width()));
    }
    return found;
}

QStringList tooSmallToTouch(const QWidget &root, const ui::Theme &theme)
{
    QStringList found;
    for (const QWidget *widget : visibleBelow(root)) {
        if (isPart(widget) || !canBePressed(widget) || !widget->isEnabled())
            continue;
        // The keys of the letter keyboard are lower than everything else: ten of them and five rows must fit 38 %.
        const bool isKey = qobject_cast<const ui::KeyButton *>(widget) != nullptr;
        const QSize least = isKey ? QSize(36, 30) : QSize(theme.touchPx(), theme.touchPx());
        if (widget->width() < least.width() || widget->height() < least.height())
            found += nameOf(*widget) + QStringLiteral(" is under %1x%2").arg(least.width()).arg(least.height());
    }
    return found;
}

QStringList withoutName(const QWidget &root)
{
    QStringList found;
    for (const QWidget *widget : visibleBelow(root)) {
        if (isPart(widget) || (!canBePressed(widget) && widget->focusPolicy() == Qt::NoFocus) || widget->focusProxy() != nullptr)
            continue;
        if (widget->accessibleName().trimmed().size() < 1)
            found += nameOf(*widget);
    }
    return found;
}

QStringList namedTwice(const QWidget &root)
{
    QMap<QString, int> names;
    for (const QWidget *widget : visibleBelow(root)) {
        if (!isPart(widget) && canBePressed(widget))
            ++names[widget->accessibleName()];
    }
    QStringList found;
    for (auto it = names.cbegin(); it != names.cend(); ++it) {
        if (it.value() > 1)
            found += QStringLiteral("%1 times \"%2\"").arg(it.value()).arg(it.key());
    }
    return found;
}

QStringList visibleWords(const QWidget &root)
{
    QStringList words;
    for (const QWidget *widget : visibleBelow(root)) {
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            words += label->text();
        if (const auto *field = qobject_cast<const QLineEdit *>(widget))
            words += {field->text(), field->placeholderText()};
        if (const auto *button = qobject_cast<const ui::BaseButton *>(widget))
            words += button->words();
        words += {widget->accessibleName(), widget->accessibleDescription(), widget->toolTip()};
    }
    words.removeAll(QString());
    words.removeDuplicates();
    return words;
}

} // namespace guyub::test
