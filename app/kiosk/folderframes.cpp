#include "app/kiosk/folderframes.h"

#include <QDir>
#include <QImage>

namespace guyub::kiosk {
namespace {
constexpr int kFrameEveryMs = 200;
}

FolderFrames::FolderFrames(QString folder) : m_folder(std::move(folder))
{
    m_tick.setInterval(kFrameEveryMs);
    connect(&m_tick, &QTimer::timeout, this, &FolderFrames::look);
}

bool FolderFrames::isAvailable() const
{
    return QDir(m_folder).exists();
}

void FolderFrames::start(std::function<void(const QImage &)> onFrame)
{
    m_onFrame = std::move(onFrame);
    m_tick.start();
}

void FolderFrames::stop()
{
    m_tick.stop();
    m_onFrame = nullptr;
}

void FolderFrames::look()
{
    const QStringList pictures
        = QDir(m_folder).entryList({QStringLiteral("*.png"), QStringLiteral("*.jpg"), QStringLiteral("*.jpeg")}, QDir::Files, QDir::Time);
    if (pictures.isEmpty() || !m_onFrame)
        return;
    const QImage frame(QDir(m_folder).filePath(pictures.first()));
    if (!frame.isNull())
        m_onFrame(frame);
}

} // namespace guyub::kiosk
