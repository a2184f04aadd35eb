// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QSettings>
#include <QString>
#include <QStringList>

namespace fovea {

/// What the user prefers, apart from any project. Keys that this version doesn't know survive.
class Settings {
public:
    Settings();

    bool dark() const;
    void setDark(bool dark);
    QByteArray geometry() const;
    void setGeometry(const QByteArray& geometry);
    /// "vi", "en"; empty: as the system.
    QString language() const;
    void setLanguage(const QString& language);
    QStringList recentFiles() const;
    void setRecentFiles(const QStringList& files);
    /// Where the last file dialog ended.
    QString folder() const;
    void setFolder(const QString& folder);
    /// Seconds from a change to its autosave, from 1 to 30; not in any dialog.
    int autosaveSeconds() const;
    /// What a run keeps of its epochs, in megabytes; 0: nothing. Not in any dialog.
    int keepMegabytes() const;
    bool ledgerCollapsed() const;
    void setLedgerCollapsed(bool collapsed);
    /// Widths of the columns of Train's table of runs that were drawn by hand, by the column's name.
    QMap<QString, int> runColumns() const;
    void setRunColumns(const QMap<QString, int>& widths);
    bool boxes() const;
    void setBoxes(bool boxes);
    /// Whether Build draws on every layer what it gives for the chosen picture.
    bool thumbnails() const;
    void setThumbnails(bool thumbnails);
    /// Whether nothing glides. Where nobody chose: as the variable FOVEA_REDUCED_MOTION says by being there.
    bool reducedMotion() const;
    void setReducedMotion(bool reduced);
    /// Whether the start page was shown, which comes by itself only once.
    bool welcomed() const;
    void setWelcomed(bool welcomed);

private:
    QSettings store_;
};

}  // namespace fovea
