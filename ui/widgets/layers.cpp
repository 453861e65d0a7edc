#include "ui/widgets/layers.h"

#include "ui/widgets/overlay.h"
#include "ui/widgets/toast.h"

#include <QAccessibleWidget>
#include <QEvent>

namespace guyub::ui {
namespace {

class AccessibleLayers final : public QAccessibleWidget
{
public:
    explicit AccessibleLayers(Layers *layers) : QAccessibleWidget(layers, QAccessible::LayeredPane), m_layers(layers) { }
    int childCount() const override { return static_cast<int>(m_layers->heard().size()); }
    QAccessibleInterface *child(int index) const override
    {
        QWidget *wanted = m_layers->heard().value(index);
        return wanted == nullptr ? nullptr : QAccessible::queryAccessibleInterface(wanted);
    }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        return static_cast<int>(m_layers->heard().indexOf(qobject_cast<QWidget *>(child->object())));
    }

private:
    Layers *m_layers;
};

class AccessibleDialog final : public QAccessibleWidget
{
public:
    explicit AccessibleDialog(QWidget *dialog) : QAccessibleWidget(dialog, QAccessible::Dialog) { }
    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.modal = true;
        state.active = widget()->isVisible();
        return state;
    }
};

QAccessibleInterface *interfaceOf(const QString &, QObject *object)
{
    if (auto *layers = qobject_cast<Layers *>(object))
        return new AccessibleLayers(layers);
    if (auto *dialog = qobject_cast<OverlayDialog *>(object))
        return new AccessibleDialog(dialog);
    if (auto *toast = qobject_cast<Toast *>(object))
        return new QAccessibleWidget(toast, QAccessible::AlertMessage);
    return nullptr;
}

} // namespace

void installAccessibility()
{
    static const bool kOnce = [] {
        QAccessible::installFactory(interfaceOf);
        return true;
    }();
    Q_UNUSED(kOnce)
}

Layers::Layers(QWidget *parent) : QWidget(parent)
{
    installAccessibility();
}

void Layers::addCover(QWidget *cover)
{
    m_covers.append(cover);
    cover->installEventFilter(this);
}

void Layers::addTool(QWidget *tool)
{
    m_tools.append(tool);
}

QList<QWidget *> Layers::heard() const
{
    QWidget *cover = nullptr;
    QList<QWidget *> all;
    for (QObject *child : children()) { // in the order in which they lie on each other
        auto *layer = qobject_cast<QWidget *>(child);
        if (layer == nullptr || layer->isHidden())
            continue;
        all.append(layer);
        if (m_covers.contains(layer))
            cover = layer;
    }
    if (cover != nullptr)
        all.removeIf([this, cover](QWidget *layer) { return layer != cover && !m_tools.contains(layer); });
    return all;
}

bool Layers::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show || event->type() == QEvent::Hide) {
        QAccessibleEvent changed(this, QAccessible::ObjectReorder);
        QAccessible::updateAccessibility(&changed);
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace guyub::ui
