// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/exchange/tensor_store.h"
#include "core/exchange/weight_tensors.h"
#include "core/training/past_run.h"

namespace fovea {

/// The snapshots and the past runs of a project. All states together are two tensors: `snapshots/weights`, a row for
/// each (the order of its tensors stands in the metadata), and `snapshots/optimizer`, as many rows for each as the
/// optimizer keeps lists. A state that several runs share is stored once. A past run's curves are
/// `past/<i>/history/…` and `past/<i>/changes/…`. Metadata, as JSON:
///   snapshots  {"order":["conv1.weight",…], "states":[{"epoch","step","changes","rows"},…], "present":[0,2,…]}
///   past_runs  {"number":3, "runs":[{"number","step","spec":"HASH","state":3,"snapshots":[0,1],"options","dataset",
///              "validation_count","build","class_names","preprocessing","name","note"},…]}; "spec" is a record; without "state"
///              there are only curves, since the network has other weights by now. The first number is the present run's,
///              and so are a "name" and a "note" beside it; without a name a run has none but its number.
/// In version 2 a state was two tensors of its own, `snapshot/<i>/weights` and `snapshot/<i>/optimizer`, and no run had
/// a spec: those with a state are of the file's network.
struct ProjectRuns {
    KeptStates kept;
    std::vector<PastRun> past;
    int number = 1;
    /// When read: the newest state of each past run, null where there are only curves. It is not in `past` yet,
    /// since the file's bytes take as much memory still.
    KeptStates ends;
    std::string name;  ///< the present run's
    std::string note;  ///< likewise
};

/// The network that a record holds. Faults go to `source`.
std::optional<NetworkSpec> readSpec(const nlohmann::json& hash, TensorSource& source);

/// `spec` is the project's network, `layout` its weights'; null while it is unfinished: then only curves are kept.
class RunTensors {
public:
    RunTensors(const NetworkSpec& spec, const WeightTensors& tensors, std::shared_ptr<const ParameterLayout> layout)
        : spec_(spec), tensors_(tensors), layout_(std::move(layout)) {}

    void write(const ProjectRuns& runs, TensorStore& store, std::map<std::string, std::string>& metadata) const;
    /// Faults go to `source`.
    ProjectRuns read(const std::map<std::string, std::string>& metadata, TensorSource& source) const;

private:
    const NetworkSpec& spec_;
    const WeightTensors& tensors_;
    std::shared_ptr<const ParameterLayout> layout_;
};

}  // namespace fovea
