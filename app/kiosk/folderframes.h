// Pictures out of a folder instead of a camera: the newest file there is what the lens sees. For kiosks whose camera is
// another program, and for trying things out.
#pragma once

#include "app/ports/framesource.h"

#include <QObject>
#include <QTimer>

namespace guyub::kiosk {

class FolderFrames final : public QObject, public ports::FrameSource
{
    Q_OBJECT
public:
    explicit FolderFrames(QString folder);

    bool isAvailable() const override;
    void start(std::function<void(const QImage &)> onFrame) override;
    void stop() override;

private:
    void look();

    QString m_folder;
    QTimer m_tick;
    std::function<void(const QImage &)> m_onFrame;
};

} // namespace guyub::kiosk
