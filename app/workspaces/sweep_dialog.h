// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QTimer>
#include <optional>

#include "app/sweep_run.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace fovea {

class RunController;
class SweepSession;

/// States a sweep of the present network, data and settings, and in which folder its runs become projects. What can't be run is told beneath while
/// it is written; a folder that holds this sweep already goes on: the one that is shown stands there to begin with.
class SweepDialog : public QDialog {
    Q_OBJECT
public:
    SweepDialog(RunController& run, SweepSession& session, QWidget* parent = nullptr);

    void accept() override;

private:
    /// A few runs are checked at once, many when nothing has been typed for a moment.
    void refreshSoon();
    void refresh();
    void chooseFolder();
    /// Nothing where the text states none, which is told.
    std::optional<SweepJob> job();

    RunController& run_;
    SweepSession& session_;
    QLineEdit* text_;
    QLineEdit* folder_;
    QSpinBox* epochs_;
    QLabel* account_;
    QPushButton* start_;
    QTimer pause_;
};

}  // namespace fovea
