// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "core/network/kernel_presets.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;

namespace fovea {

/// Asks which kernels a convolution's filters are to have, and shows them.
class KernelChooser : public QDialog {
    Q_OBJECT
public:
    KernelChooser(const QString& layer, const Conv2dSpec& conv, QWidget* parent = nullptr);

    KernelChoice choice() const;
    void setChoice(const KernelChoice& choice);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    QPixmap pictures() const;

    Conv2dSpec conv_;
    QComboBox* preset_;
    QDoubleSpinBox* angle_;
    QCheckBox* spreads_;
    QLabel* pictures_;
};

}  // namespace fovea
