// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/training_snapshot.h"
#include "app/workspaces/notice_bar.h"
#include "core/training/run_finding.h"

namespace fovea {

class RunController;

/// Which rule has stopped a run, or what goes wrong in one without an error, in one sentence, and what to try: nothing is
/// learned, no gradient arrives, or the images are learned by heart. Goes when it is over, or closed.
class AdviceBar : public NoticeBar {
    Q_OBJECT
public:
    explicit AdviceBar(RunController& run, QWidget* parent = nullptr);

private:
    void judge();
    void look(const SnapshotPointer& snapshot);
    void tell(const QString& sentence);
    QString sentenceFor(const RunFinding& finding) const;

    RunController& run_;
    bool noGradient_ = false;
    QString closed_;  ///< the sentence that was closed; it isn't shown again
};

}  // namespace fovea
