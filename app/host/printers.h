// Ways for paper to come out: a PDF kept in a folder, a PDF handed to CUPS, raw bytes to a thermal printer's device.
#pragma once

#include "app/ports/printer.h"

namespace guyub::host {

// Hands a PDF to the CUPS queue `queue` as A5. Errors: NotReachable when lp refuses or is missing.
class CupsPrinter final : public ports::Printer
{
public:
    explicit CupsPrinter(QString queue);
    ports::Medium medium() const override { return ports::Medium::A5Pdf; }
    QString name() const override;
    Result<> print(const QByteArray &pdf) override;

private:
    QString m_queue;
};

// Writes ESC/POS bytes to a device file such as /dev/usb/lp0. A printer that takes no byte for `stallMs` (no paper, lid
// open, switched off) has failed; the call never hangs. Errors: NotReachable.
class DevicePrinter final : public ports::Printer
{
public:
    static constexpr int kStallMs = 20'000;
    DevicePrinter(QString devicePath, ports::Medium medium, int stallMs = kStallMs);
    ports::Medium medium() const override { return m_medium; }
    QString name() const override;
    Result<> print(const QByteArray &bytes) override;

private:
    QString m_devicePath;
    ports::Medium m_medium;
    int m_stallMs;
};

// Keeps each paper as a file of its own; for offices that print elsewhere, and for trying things out. The file name is
// a running number, never a person's. Errors: FileFailed, DiskFull.
class FolderPrinter final : public ports::Printer
{
public:
    FolderPrinter(QString folder, ports::Medium medium);
    ports::Medium medium() const override { return m_medium; }
    QString name() const override;
    bool keepsFiles() const override { return true; }
    Result<> print(const QByteArray &bytes) override;

private:
    QString m_folder;
    ports::Medium m_medium;
};

} // namespace guyub::host
