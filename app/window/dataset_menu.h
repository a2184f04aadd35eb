// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

class QAction;
class QMenu;
class QWidget;

namespace fovea {

class FetchDialog;
class RunController;

/// The data sets known by name, and a folder or archive of one's own.
class DatasetMenu : public QObject {
    Q_OBJECT
public:
    DatasetMenu(RunController& run, QMenu* menu, QWidget* window);

    /// Opens it, or asks for fetching where it isn't here. The network is made to fit.
    void choose(const QString& name);
    /// The same for a folder or file of one's own; a folder of pictures is shown in DataDialog first.
    void chooseData(const QString& name);
    /// Shows the open folder of pictures in DataDialog.
    void chooseOptions();
    void chooseFolder();
    void chooseFile();
    /// Asks for fetching, and opens nothing: `fetched` says when it is here.
    void fetch(const QString& name);

Q_SIGNALS:
    void fetched(const QString& name);

private:
    void open(const QString& name);
    void fill();
    FetchDialog* askForFetching(const QString& name);

    RunController& run_;
    QString fitting_;  ///< the data being opened that the network is to take; else empty
    QMenu* menu_;
    QWidget* window_;
};

}  // namespace fovea
