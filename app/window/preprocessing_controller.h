// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

class QAction;
class QWidget;

namespace fovea {

class PictureChoice;
class RunController;

/// Opens the sheet that asks how a model wants its pictures: from the menu, and where a file was opened that doesn't say.
class PreprocessingController : public QObject {
    Q_OBJECT

public:
    PreprocessingController(RunController& run, PictureChoice& choice, QAction* action, QWidget* window);

public Q_SLOTS:
    /// `name`: the model's; `remarks` of its file.
    void ask(const QString& name, const QStringList& remarks);

private:
    void refresh();

    RunController& run_;
    PictureChoice& choice_;
    QAction* action_;
    QWidget* window_;
};

}  // namespace fovea
