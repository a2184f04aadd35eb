// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <map>

#include "core/training/layer_training.h"

class QCheckBox;
class QLabel;

namespace fovea {

class PointSpinBox;
class RunController;

/// Train's settings of single layers: what is frozen, at which part of the learning rate it learns, and what doesn't decay.
/// One step of undo.
class LayersDialog : public QDialog {
    Q_OBJECT

public:
    explicit LayersDialog(RunController& run, QWidget* parent = nullptr);

    void accept() override;

private:
    struct Row {
        QCheckBox* frozen = nullptr;
        PointSpinBox* rate = nullptr;
        double shownRate = 1;  ///< as the box has it, which may be rounded
    };
    QWidget* table();
    LayerTraining chosen() const;
    void refresh();

    RunController& run_;
    std::map<NodeId, Row> rows_;
    QCheckBox* decaysBiases_ = nullptr;
    QCheckBox* decaysNorms_ = nullptr;
    QLabel* counts_ = nullptr;
};

}  // namespace fovea
