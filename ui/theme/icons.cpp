#include "ui/theme/icons.h"

#include <QFile>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <array>
#include <cmath>

namespace guyub::ui {
namespace {

constexpr std::array kNames = {"", "baby", "back", "backspace", "calendar", "camera", "chart", "check", "clock", "close",
    "contrast", "draft", "enter", "error", "eye", "folder", "gear", "home", "household", "info", "keyboard",
    "keyboardhide", "language", "lock", "minus", "moon", "next", "offline", "pen", "people", "person", "personadd", "plus",
    "print", "receipt", "scale", "scan", "search", "send", "shield", "shift", "speaker", "sun", "sync", "textsize", "undo",
    "warning"};
static_assert(kNames.size() == static_cast<std::size_t>(Icon::Count));

QPixmap render(const QString &name, int side, const QColor &colour)
{
    QFile file(QStringLiteral(":/uikit/icons/%1.svg").arg(name));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    if (!opened)
        return {};
    QByteArray drawing = file.readAll();
    drawing.replace("#000000", colour.name().toLatin1());
    QSvgRenderer renderer(drawing);
    QPixmap pixmap(side, side);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    return pixmap;
}

} // namespace

QString iconName(Icon icon)
{
    return QString::fromLatin1(kNames[static_cast<std::size_t>(icon)]);
}

void paintIcon(QPainter &painter, Icon icon, const QRectF &box, const QColor &colour)
{
    if (icon == Icon::None || box.isEmpty())
        return;
    const double ratio = painter.device()->devicePixelRatioF();
    const int side = static_cast<int>(std::lround(box.width() * ratio));
    const QString name = iconName(icon);
    const QString key = QStringLiteral("guyub-%1-%2-%3").arg(name).arg(side).arg(colour.rgb(), 0, 16);
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = render(name, side, colour);
        QPixmapCache::insert(key, pixmap);
    }
    painter.drawPixmap(box, pixmap, QRectF(pixmap.rect()));
}

} // namespace guyub::ui
