// What the command line of guyub-kiosk says, and the kiosk's own settings file beside the store.
#pragma once

#include "app/base/error.h"
#include "app/base/time.h"
#include "ui/screens/shell/appearance.h"

#include <QString>
#include <QStringList>

namespace guyub::kiosk {

struct Options
{
    QString data;          // the store's folder
    QString printerFolder; // papers become files there, instead of what the settings say
    QString cameraFolder;  // pictures come from there instead of a camera
    std::optional<qint64> clockShiftMs; // the clock stands that far from the machine's
    bool windowed = false;
    std::optional<translations::Language> language; // instead of what is set
};

// Words for --help and --version stand in `text` then. Errors: WrongUse with a sentence in detail.
struct Parsed
{
    Options options;
    QString text;
};
Result<Parsed> parseOptions(const QStringList &arguments, UtcMs now);

// D/kiosk.ini: how the screen looks, what prints, where the office stands. Holds nothing about people; a missing or broken file means the usual.
QString settingsPath(const QString &data);
ui::Preferences readPreferences(const QString &path);
void writePreferences(const QString &path, const ui::Preferences &preferences);

// The office's province, by which its hour is known: the sign-in page shows a date before anything is unlocked. Told once
// somebody has signed in, followed at the next start; anything else in the file leaves the machine's own hour.
void keepOfficeZone(const QString &path, const QString &areaCode);
void followKeptZone(const QString &path);

} // namespace guyub::kiosk
