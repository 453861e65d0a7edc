#include "app/kiosk/options.h"

#include "app/host/systemclock.h"

#include <QCommandLineParser>
#include <QDateTime>
#include <QSettings>

namespace guyub::kiosk {
namespace {

constexpr int kProvinceDigits = 2; // of an area code
const QString kProvinceKey = QStringLiteral("office/province");

struct Names
{
    QCommandLineOption data{QStringLiteral("data"), QStringLiteral("The store's folder."), QStringLiteral("D")};
    QCommandLineOption printers{
        QStringLiteral("printer-folder"), QStringLiteral("Keep every paper as a file in F; nothing else prints."), QStringLiteral("F")};
    QCommandLineOption camera{QStringLiteral("camera-folder"), QStringLiteral("Take pictures from F instead of a camera."), QStringLiteral("F")};
    QCommandLineOption clock{
        QStringLiteral("clock"), QStringLiteral("Let the clock start at T, for example 2026-11-24T09:41+07:00."), QStringLiteral("T")};
    QCommandLineOption windowed{QStringLiteral("windowed"), QStringLiteral("In a window that can be closed, not over the whole screen.")};
    QCommandLineOption language{QStringLiteral("language"), QStringLiteral("id or en."), QStringLiteral("L")};
};

template<typename Enum>
Enum chosen(const QSettings &settings, const QString &key, int count, Enum usual)
{
    bool isNumber = false;
    const int value = settings.value(key).toInt(&isNumber);
    return isNumber && value >= 0 && value < count ? static_cast<Enum>(value) : usual;
}

// Before the application is there Qt writes <executable_name>, and a path once it is.
QString ownUsage(const QString &help)
{
    const qsizetype end = help.indexOf(QLatin1String(" [options]"));
    return end < 0 ? help : QStringLiteral("Usage: guyub-kiosk") + help.mid(end);
}

Result<> readValues(const QCommandLineParser &parser, const Names &names, UtcMs now, Options &options)
{
    options.data = parser.value(names.data);
    options.printerFolder = parser.value(names.printers);
    options.cameraFolder = parser.value(names.camera);
    options.windowed = parser.isSet(names.windowed);
    if (options.data.isEmpty())
        return fail(ErrorCode::WrongUse, QStringLiteral("--data is needed"));
    if (!parser.positionalArguments().isEmpty())
        return fail(ErrorCode::WrongUse, QStringLiteral("not understood: %1").arg(parser.positionalArguments().first()));
    if (parser.isSet(names.clock)) {
        const QDateTime start = QDateTime::fromString(parser.value(names.clock), Qt::ISODate);
        if (!start.isValid())
            return fail(ErrorCode::WrongUse, QStringLiteral("--clock is no date and time"));
        options.clockShiftMs = start.toMSecsSinceEpoch() - now;
    }
    if (parser.isSet(names.language)) {
        const QString language = parser.value(names.language);
        if (language != QLatin1String("id") && language != QLatin1String("en"))
            return fail(ErrorCode::WrongUse, QStringLiteral("--language is id or en"));
        options.language = language == QLatin1String("en") ? translations::Language::English : translations::Language::Indonesian;
    }
    return {};
}

} // namespace

Result<Parsed> parseOptions(const QStringList &arguments, UtcMs now)
{
    const Names names;
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "The kiosk: registers residents, logs visits, prints receipts.\nExit codes: 0 done, 2 wrong use, 3 not a Guyub store, 6 damaged data, 7 could not be written."));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    parser.addOptions({names.data, names.printers, names.camera, names.clock, names.windowed, names.language});
    if (!parser.parse(arguments))
        return fail(ErrorCode::WrongUse, parser.errorText());
    Parsed parsed;
    if (parser.isSet(help))
        parsed.text = ownUsage(parser.helpText());
    else if (parser.isSet(version))
        parsed.text = QStringLiteral("guyub-kiosk " GUYUB_VERSION "\n");
    else
        GUYUB_TRY(readValues(parser, names, now, parsed.options));
    return parsed;
}

QString settingsPath(const QString &data)
{
    return data + QStringLiteral("/kiosk.ini");
}

void keepOfficeZone(const QString &path, const QString &areaCode)
{
    const QString province = areaCode.left(kProvinceDigits);
    QSettings settings(path, QSettings::IniFormat);
    if (!province.isEmpty() && settings.value(kProvinceKey).toString() != province)
        settings.setValue(kProvinceKey, province);
}

void followKeptZone(const QString &path)
{
    const QString province = QSettings(path, QSettings::IniFormat).value(kProvinceKey).toString();
    bool isNumber = false;
    province.toInt(&isNumber);
    if (isNumber && province.size() == kProvinceDigits)
        host::followOfficeZone(province);
}

ui::Preferences readPreferences(const QString &path)
{
    const QSettings settings(path, QSettings::IniFormat);
    ui::Preferences preferences;
    preferences.mode = chosen(settings, QStringLiteral("look/colours"), 3, preferences.mode);
    preferences.textScale = chosen(settings, QStringLiteral("look/text"), 3, preferences.textScale);
    preferences.language = chosen(settings, QStringLiteral("look/language"), 2, preferences.language);
    preferences.keyboard = chosen(settings, QStringLiteral("look/keyboard"), 3, preferences.keyboard);
    const double measured = settings.value(QStringLiteral("look/px_per_mm")).toDouble();
    if (measured > 1 && measured < 20)
        preferences.pxPerMm = measured;
    return preferences;
}

void writePreferences(const QString &path, const ui::Preferences &preferences)
{
    QSettings settings(path, QSettings::IniFormat);
    settings.setValue(QStringLiteral("look/colours"), static_cast<int>(preferences.mode));
    settings.setValue(QStringLiteral("look/text"), static_cast<int>(preferences.textScale));
    settings.setValue(QStringLiteral("look/language"), static_cast<int>(preferences.language));
    settings.setValue(QStringLiteral("look/keyboard"), static_cast<int>(preferences.keyboard));
    if (preferences.pxPerMm)
        settings.setValue(QStringLiteral("look/px_per_mm"), *preferences.pxPerMm);
    else
        settings.remove(QStringLiteral("look/px_per_mm"));
}

} // namespace guyub::kiosk
