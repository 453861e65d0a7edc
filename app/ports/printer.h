#pragma once

#include "app/base/error.h"

#include <QByteArray>
#include <QString>

namespace guyub::ports {

enum class Medium { A5Pdf = 1, Thermal58 = 2, Thermal80 = 3 };

// Where paper comes out. `bytes` is a PDF or ESC/POS as the medium says. Errors: NotReachable, FileFailed.
class Printer
{
public:
    virtual ~Printer() = default;
    virtual Medium medium() const = 0;
    virtual QString name() const = 0;
    virtual Result<> print(const QByteArray &bytes) = 0;
};

} // namespace guyub::ports
