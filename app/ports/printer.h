#pragma once

#include "app/base/error.h"

#include <QByteArray>
#include <QString>

namespace guyub::ports {

enum class Medium { A5Pdf = 1, Thermal58 = 2, Thermal80 = 3 };

// Where paper comes out. `bytes` is a PDF or ESC/POS as the medium says; print() may take long and may be called on
// any one thread at a time. Errors: NotReachable, FileFailed.
class Printer
{
public:
    virtual ~Printer() = default;
    virtual Medium medium() const = 0;
    virtual QString name() const = 0;
    virtual bool keepsFiles() const { return false; } // name() is then a folder
    virtual Result<> print(const QByteArray &bytes) = 0;
};

} // namespace guyub::ports
