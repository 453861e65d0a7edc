#pragma once

#include <QString>

#include <functional>

class QImage;

namespace guyub::ports {

// A camera, a file or a test that yields pictures to scan. No camera is an ordinary state.
class FrameSource
{
public:
    virtual ~FrameSource() = default;
    virtual bool isAvailable() const = 0;
    virtual void start(std::function<void(const QImage &)> onFrame) = 0;
    virtual void stop() = 0;
};

} // namespace guyub::ports
