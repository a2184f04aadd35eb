// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <utility>

#include "app/workspaces/workspace.h"
#include "widgets/benches/labelling_view.h"
#include "widgets/benches/practice_view.h"

class QComboBox;
class QStackedWidget;

namespace fovea {

class BenchPanel;

/// Bench: any bench by itself, without a lesson. Each keeps its numbers while others are shown.
class BenchWorkspace : public Workspace {
    Q_OBJECT
public:
    /// `challenge` gives the labelling bench a game against the user's own network.
    explicit BenchWorkspace(LabellingView::Challenge challenge = {}, QWidget* parent = nullptr);

    /// The runs that the practice bench shows in its chart.
    void setOwnRuns(PracticeView::OwnRuns runs) { ownRuns_ = std::move(runs); }
    QString title() const override;
    void activated() override;
    void setLecture(bool on) override;

    /// False for an unknown id.
    bool showBench(const std::string& id);
    BenchPanel* bench() const;

private:
    QComboBox* choice_;
    QStackedWidget* pages_;
    std::map<std::string, BenchPanel*> benches_;
    LabellingView::Challenge challenge_;
    PracticeView::OwnRuns ownRuns_;
    bool lecture_ = false;
};

}  // namespace fovea
