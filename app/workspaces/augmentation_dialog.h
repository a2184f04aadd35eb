// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLabel;
class QPushButton;

namespace fovea {

class AugmentationPanel;
class RunController;

/// Train's augmentation: what is chosen becomes the document's, as one step of undo. A run that goes on keeps its own.
class AugmentationDialog : public QDialog {
    Q_OBJECT

public:
    explicit AugmentationDialog(RunController& run, QWidget* parent = nullptr);

    void accept() override;

private:
    void refresh();
    void takeData();

    RunController& run_;
    AugmentationPanel* panel_ = nullptr;
    QLabel* lockNote_ = nullptr;
    QPushButton* use_ = nullptr;
};

}  // namespace fovea
