// Ways for paper to come out: a PDF kept in a folder or on a stick, a PDF handed to CUPS, raw bytes to a thermal printer's
// device. Nothing personal stays on the kiosk's own disk unless somebody named a folder there on purpose.
#pragma once

#include "app/ports/printer.h"

#include <QList>
#include <QStringList>

#include <functional>

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

// Keeps each paper as a file of its own, for its owner only, in a folder that was named on purpose; for offices that print
// elsewhere, and for trying things out. The file name is a running number, never a person's. Errors: FileFailed.
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

struct Mount
{
    QString path;      // where it hangs in the tree
    QByteArray device; // "/dev/sdb1"
    bool isReadOnly = false;
};
QList<Mount> mountsOfThisMachine();
// Where the desktop and udisks hang what is plugged in: /media, and /run/media of whoever runs this.
QStringList placesOfSticks();

// Keeps each sheet as a PDF on the stick that is plugged in at the moment of printing: the first one below `places` that
// can be written and is not the disk this machine runs from. Errors: NotReachable when there is none, FileFailed.
class StickPrinter final : public ports::Printer
{
public:
    using Mounts = std::function<QList<Mount>()>; // may be called on any thread
    explicit StickPrinter(Mounts mounts = mountsOfThisMachine, QStringList places = placesOfSticks());
    ports::Medium medium() const override { return ports::Medium::A5Pdf; }
    QString name() const override; // empty while no stick is there
    bool keepsFiles() const override { return true; }
    Result<> print(const QByteArray &pdf) override;

private:
    QString stick() const;

    Mounts m_mounts;
    QStringList m_places;
};

} // namespace guyub::host
