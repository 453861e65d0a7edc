#include "app/kiosk/printerlist.h"

#include "app/host/printers.h"

#include <QSettings>

#include <algorithm>

namespace guyub::kiosk {
namespace {

using ports::Medium;

Medium mediumOf(const QString &text)
{
    if (text == QLatin1String("58"))
        return Medium::Thermal58;
    return text == QLatin1String("80") ? Medium::Thermal80 : Medium::A5Pdf;
}

} // namespace

Printers readPrinters(const QString &settingsPath, const QString &folder)
{
    Printers printers;
    if (folder.isEmpty()) {
        QSettings settings(settingsPath, QSettings::IniFormat);
        const int count = settings.beginReadArray(QStringLiteral("printers"));
        for (int i = 0; i < count; ++i) {
            settings.setArrayIndex(i);
            const QString kind = settings.value(QStringLiteral("kind")).toString();
            const QString where = settings.value(QStringLiteral("where")).toString();
            const Medium medium = mediumOf(settings.value(QStringLiteral("medium")).toString());
            if (where.isEmpty())
                continue;
            if (kind == QLatin1String("device"))
                printers.push_back(std::make_unique<host::DevicePrinter>(where, medium));
            else if (kind == QLatin1String("cups"))
                printers.push_back(std::make_unique<host::CupsPrinter>(where));
            else if (kind == QLatin1String("folder"))
                printers.push_back(std::make_unique<host::FolderPrinter>(where, medium));
        }
    }
    if (!folder.isEmpty()) { // a roll as a file is for trying things out
        for (const Medium medium : {Medium::Thermal58, Medium::Thermal80, Medium::A5Pdf})
            printers.push_back(std::make_unique<host::FolderPrinter>(folder, medium));
        return printers;
    }
    const bool hasSheet = std::any_of(printers.begin(), printers.end(), [](const auto &printer) { return printer->medium() == Medium::A5Pdf; });
    if (!hasSheet)
        printers.push_back(std::make_unique<host::StickPrinter>()); // a sheet that prints elsewhere
    return printers;
}

QList<ports::Printer *> borrowed(const Printers &printers)
{
    QList<ports::Printer *> list;
    for (const auto &printer : printers)
        list.append(printer.get());
    return list;
}

} // namespace guyub::kiosk
