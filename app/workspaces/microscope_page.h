// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "app/session/snapshot_wants.h"
#include "app/session/training_snapshot.h"
#include "core/training/run_finding.h"

class QLabel;
class QScrollArea;

namespace fovea {

class MicroscopeView;
class RunController;
class Segments;

/// A page of Train: what every layer does while it learns, and what is wrong with it. Sampled only while it is in view.
class MicroscopePage : public QWidget {
    Q_OBJECT
public:
    explicit MicroscopePage(RunController& run, QWidget* parent = nullptr);

    void setShown(bool shown);
    MicroscopeView* view() const { return view_; }

private:
    void show(std::shared_ptr<const MicroscopeSeries> series);
    void tell(const std::optional<RunFinding>& finding);

    RunController& run_;
    MicroscopeView* view_;
    Segments* quantity_;
    QLabel* caption_;
    QLabel* finding_;
    QScrollArea* scroll_;
    SnapshotWants::Token wanted_;
};

}  // namespace fovea
