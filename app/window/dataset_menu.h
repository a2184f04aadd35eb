// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

class QAction;
class QMenu;
class QWidget;

namespace fovea {

class RunController;

/// The data sets known by name, and a folder or archive of one's own.
class DatasetMenu : public QObject {
    Q_OBJECT
public:
    DatasetMenu(RunController& run, QMenu* menu, QWidget* window);

private:
    void fill();
    void choose(const QString& name);
    void fetch(const QString& name);
    void chooseFolder();

    RunController& run_;
    bool fitting_ = false;  ///< the network is to take the data that is being opened
    QMenu* menu_;
    QWidget* window_;
};

}  // namespace fovea
