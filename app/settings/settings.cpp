// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/settings.h"

#include <algorithm>

#include <QStandardPaths>

#include "core/training/kept_state.h"

namespace fovea {
namespace {

constexpr auto darkKey = "view/dark";
constexpr auto geometryKey = "window/geometry";
constexpr auto languageKey = "view/language";
constexpr auto recentKey = "files/recent";
constexpr auto folderKey = "files/folder";
constexpr auto autosaveKey = "files/autosave_seconds";
constexpr auto keepKey = "training/keep_megabytes";
constexpr auto ledgerKey = "build/ledger_collapsed";
constexpr auto runColumnsKey = "train/run_columns";
constexpr auto boxesKey = "build/boxes";
constexpr auto thumbnailsKey = "build/thumbnails";
constexpr auto reducedMotionKey = "view/reduced_motion";
constexpr auto welcomedKey = "view/welcomed";

}  // namespace

Settings::Settings()
    : store_(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("fovea"), QStringLiteral("fovea")) {}

bool Settings::dark() const { return store_.value(QLatin1String(darkKey), false).toBool(); }
void Settings::setDark(bool dark) { store_.setValue(QLatin1String(darkKey), dark); }

QByteArray Settings::geometry() const { return store_.value(QLatin1String(geometryKey)).toByteArray(); }
void Settings::setGeometry(const QByteArray& geometry) { store_.setValue(QLatin1String(geometryKey), geometry); }

QString Settings::language() const { return store_.value(QLatin1String(languageKey)).toString(); }
void Settings::setLanguage(const QString& language) { store_.setValue(QLatin1String(languageKey), language); }

QStringList Settings::recentFiles() const { return store_.value(QLatin1String(recentKey)).toStringList(); }
void Settings::setRecentFiles(const QStringList& files) { store_.setValue(QLatin1String(recentKey), files); }

QString Settings::folder() const {
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return store_.value(QLatin1String(folderKey), documents).toString();
}
void Settings::setFolder(const QString& folder) { store_.setValue(QLatin1String(folderKey), folder); }

int Settings::autosaveSeconds() const {
    constexpr int usual = 20;
    constexpr int longest = 30;  // with the write itself still less than a minute behind
    return std::clamp(store_.value(QLatin1String(autosaveKey), usual).toInt(), 1, longest);
}

int Settings::keepMegabytes() const {
    constexpr int usual = static_cast<int>(usualKeepBudget >> 20);
    constexpr int most = 16 * 1024;
    return std::clamp(store_.value(QLatin1String(keepKey), usual).toInt(), 0, most);
}

bool Settings::ledgerCollapsed() const { return store_.value(QLatin1String(ledgerKey), false).toBool(); }
void Settings::setLedgerCollapsed(bool collapsed) { store_.setValue(QLatin1String(ledgerKey), collapsed); }

QMap<QString, int> Settings::runColumns() const {
    QMap<QString, int> widths;
    for (const QString& width : store_.value(QLatin1String(runColumnsKey)).toStringList())
        widths[width.section(u'=', 0, 0)] = width.section(u'=', 1).toInt();
    return widths;
}
void Settings::setRunColumns(const QMap<QString, int>& widths) {
    QStringList texts;
    for (auto width = widths.cbegin(); width != widths.cend(); ++width)
        texts << QStringLiteral("%1=%2").arg(width.key()).arg(width.value());
    store_.setValue(QLatin1String(runColumnsKey), texts);
}

bool Settings::boxes() const { return store_.value(QLatin1String(boxesKey), false).toBool(); }
void Settings::setBoxes(bool boxes) { store_.setValue(QLatin1String(boxesKey), boxes); }

bool Settings::thumbnails() const { return store_.value(QLatin1String(thumbnailsKey), true).toBool(); }
void Settings::setThumbnails(bool thumbnails) { store_.setValue(QLatin1String(thumbnailsKey), thumbnails); }

bool Settings::reducedMotion() const {
    return store_.value(QLatin1String(reducedMotionKey), qEnvironmentVariableIsSet("FOVEA_REDUCED_MOTION")).toBool();
}
void Settings::setReducedMotion(bool reduced) { store_.setValue(QLatin1String(reducedMotionKey), reduced); }

bool Settings::welcomed() const { return store_.value(QLatin1String(welcomedKey), false).toBool(); }
void Settings::setWelcomed(bool welcomed) { store_.setValue(QLatin1String(welcomedKey), welcomed); }

}  // namespace fovea
