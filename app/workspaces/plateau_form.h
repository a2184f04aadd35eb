// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/training/plateau.h"

class QDoubleSpinBox;
class QLabel;
class QSpinBox;

namespace fovea {

/// After how many epochs without gain the learning rate is reduced, and to what share where it is.
class PlateauForm : public QWidget {
    Q_OBJECT

public:
    explicit PlateauForm(QWidget* parent = nullptr);
    void setPlateau(const PlateauRate& plateau, bool locked);

Q_SIGNALS:
    void changed(const fovea::PlateauRate& plateau);

private:
    PlateauRate plateau_;
    QSpinBox* epochs_ = nullptr;
    QLabel* name_ = nullptr;
    QDoubleSpinBox* factor_ = nullptr;
    bool refreshing_ = false;
};

}  // namespace fovea
