// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <utility>

#include "app/workspaces/learn/practice_supply.h"
#include "app/workspaces/workspace.h"
#include "widgets/benches/labelling_view.h"

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

    /// What the practice bench asks for.
    void setPractice(PracticeSources sources) { practice_ = std::move(sources); }
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
    PracticeSources practice_;
    bool lecture_ = false;
};

}  // namespace fovea
