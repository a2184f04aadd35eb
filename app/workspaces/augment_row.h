// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "core/augmentation/augmentation.h"

class QCheckBox;
class QDoubleSpinBox;
class QLabel;
class QSlider;
class QToolButton;

namespace fovea {

/// One kind of augmentation: on or off, how strong, how often, and a place in the order. Open while it is on.
class AugmentRow : public QWidget {
    Q_OBJECT

public:
    /// Its parts are called kind:NAME, strength:NAME, probability:NAME and earlier:NAME.
    explicit AugmentRow(const AugmentKind& kind, QWidget* parent = nullptr);

    const AugmentKind& kind() const { return kind_; }
    /// Nothing: the kind is off. `place` counts from 1 among the kinds that are on. Emits nothing.
    void setStep(const std::optional<AugmentStep>& step, int place);
    /// The slider reaches as far as makes sense for such pictures.
    void setPictureSide(int side);

Q_SIGNALS:
    void switched(bool on);
    void changed(const fovea::AugmentStep& step);
    void earlierRequested();

private:
    void showOpen(bool open);
    void takeSlider();
    void takeProbability();

    const AugmentKind& kind_;
    AugmentStep step_;
    QCheckBox* switch_ = nullptr;
    QLabel* value_ = nullptr;
    QToolButton* earlier_ = nullptr;
    QWidget* settings_ = nullptr;
    QSlider* slider_ = nullptr;
    QDoubleSpinBox* probability_ = nullptr;
    bool refreshing_ = false;
};

}  // namespace fovea
