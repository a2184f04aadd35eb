// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <optional>
#include <thread>
#include <vector>

#include "app/sweep_run.h"
#include "core/laboratory/run_summary.h"

namespace fovea {

/// A sweep beside the window: runSweep() on a thread of its own, whose news arrive on the interface's thread. Nothing here waits but the
/// destructor, for the step under way.
class SweepSession : public QObject {
    Q_OBJECT
public:
    explicit SweepSession(QObject* parent = nullptr);
    ~SweepSession() override;

    bool isRunning() const { return running_; }
    bool isStopping() const { return running_ && thread_.get_stop_token().stop_requested(); }
    /// What is known of the sweep that was started or opened last; nothing before.
    const std::optional<SweepRecord>& record() const { return record_; }
    /// Its runs that have ended, as runsOf(): made once for each.
    const std::vector<RunSummary>& runs() const { return runs_; }
    const std::string& folder() const { return folder_; }
    const SweepPosition& position() const { return position_; }

    /// Requires that none runs, and a record from openSweepFolder().
    void start(SweepJob job, SweepRecord record);
    /// Ends it after its step; it can go on from there.
    void stop();
    /// Shows what a folder holds, or, where it holds nothing or the text is empty, nothing. Not while one runs.
    void open(const std::string& folder);

Q_SIGNALS:
    /// Another record, one run more, begun or ended.
    void changed();
    void moved();
    void ended(bool whole);
    void failed(const Error& error);

private:
    void takeOutcome(const SweepOutcome& outcome);

    std::optional<SweepRecord> record_;
    std::vector<SweepRun> all_;  ///< that the sweep has
    std::vector<RunSummary> runs_;
    std::string folder_;
    SweepPosition position_;
    bool running_ = false;
    std::jthread thread_;
};

}  // namespace fovea
