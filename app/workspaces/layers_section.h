// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace fovea {

class RunController;

/// In Train's controls: what single layers do otherwise than the rest, and the way to change it.
class LayersSection : public QWidget {
    Q_OBJECT

public:
    explicit LayersSection(RunController& run, QWidget* parent = nullptr);

private:
    void refresh();

    RunController& run_;
    QLabel* summary_ = nullptr;
};

}  // namespace fovea
