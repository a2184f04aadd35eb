// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/exchange/tensor_store.h"
#include "core/exchange/weight_tensors.h"
#include "core/training/past_run.h"

namespace fovea {

/// The kept states and the past runs of a project. A state is two tensors, `snapshot/<i>/weights` (one list;
/// the order of its tensors stands in the metadata) and `snapshot/<i>/optimizer` (a row for each list of the
/// optimizer's state); one that several runs share is stored once. A past run's curves are
/// `past/<i>/history/…` and `past/<i>/changes/…`. Metadata, as JSON:
///   snapshots  {"order":["conv1.weight",…], "states":[{"epoch","step","changes"},…], "present":[0,2,…]}
///   past_runs  {"number":3, "runs":[{"number","step","state":3,"snapshots":[0,1],"options","dataset",
///              "validation_count","build","class_names","preprocessing"},…]}; without "state" there are only
///              curves, since the network has another structure by now. The first number is the present run's.
struct ProjectRuns {
    KeptStates kept;
    std::vector<PastRun> past;
    int number = 1;
    /// When read: the newest state of each past run, null where there are only curves. It is not in `past` yet,
    /// since the file's bytes take as much memory still.
    KeptStates ends;
};

/// `layout` is that of the project's network; null while it is unfinished: then only curves are kept.
class RunTensors {
public:
    RunTensors(const WeightTensors& tensors, std::shared_ptr<const ParameterLayout> layout)
        : tensors_(tensors), layout_(std::move(layout)) {}

    void write(const ProjectRuns& runs, TensorStore& store, std::map<std::string, std::string>& metadata) const;
    /// Faults go to `source`.
    ProjectRuns read(const std::map<std::string, std::string>& metadata, TensorSource& source) const;

private:
    const WeightTensors& tensors_;
    std::shared_ptr<const ParameterLayout> layout_;
};

}  // namespace fovea
