// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace fovea {

class RunController;

/// Train's choice of data: the list, what is open or why nothing is, and the button that cancels an opening or fits the
/// network to the data.
class DataSection : public QWidget {
    Q_OBJECT

public:
    explicit DataSection(RunController& run, QWidget* parent = nullptr);

Q_SIGNALS:
    /// "Open a folder…" in the list of data sets.
    void otherDataRequested();
    void datasetRequested(const QString& name);
    /// "Classes and size…" of a folder of pictures.
    void optionsRequested();

private:
    void refresh();
    void choose(int index);

    RunController& run_;
    QComboBox* list_ = nullptr;
    QLabel* note_ = nullptr;
    QProgressBar* progress_ = nullptr;
    QPushButton* button_ = nullptr;
    QPushButton* options_ = nullptr;
};

}  // namespace fovea
