// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/training/stop_rules.h"

class QDoubleSpinBox;
class QSpinBox;

namespace fovea {

/// What ends a run before its last epoch: a field for each rule, never locked.
class StopForm : public QWidget {
    Q_OBJECT

public:
    explicit StopForm(QWidget* parent = nullptr);
    void setRules(const StopRules& rules);

Q_SIGNALS:
    /// `rule`: which one was changed.
    void changed(const fovea::StopRules& rules, fovea::StopRule rule);

private:
    StopRules rules_;
    QDoubleSpinBox* minutes_ = nullptr;
    QSpinBox* plateau_ = nullptr;
    QDoubleSpinBox* percent_ = nullptr;
    bool refreshing_ = false;
};

}  // namespace fovea
