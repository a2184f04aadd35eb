// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspaces/notice_bar.h"

class QPushButton;

namespace fovea {

class RunController;

/// Told when training diverged: what happened, and the way back to the last epoch that was kept.
class DivergenceBar : public NoticeBar {
    Q_OBJECT
public:
    explicit DivergenceBar(RunController& run, QWidget* parent = nullptr);

private:
    void tell(const QString& sentence);
    void goBack();

    RunController& run_;
    QPushButton* back_;
};

}  // namespace fovea
