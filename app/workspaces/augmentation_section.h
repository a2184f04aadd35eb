// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace fovea {

class RunController;

/// Train's line about augmentation, and the button that opens its dialog.
class AugmentationSection : public QWidget {
    Q_OBJECT

public:
    explicit AugmentationSection(RunController& run, QWidget* parent = nullptr);

private:
    void refresh();

    RunController& run_;
    QLabel* summary_ = nullptr;
    QLabel* warning_ = nullptr;
};

}  // namespace fovea
