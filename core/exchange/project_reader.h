// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <vector>

#include "core/error.h"
#include "core/exchange/project_file.h"
#include "core/exchange/safetensors.h"
#include "core/training/kept_state.h"

namespace fovea {

/// The texts that this version knows in a project's metadata.
const std::set<std::string>& projectKeys();

struct ReadProject {
    Project project;  ///< its checkpoint without weights, which are the project's
    KeptStates ends;  ///< the newest state of each past run, null where it is one of those kept
};

/// Takes a project out of a file's tensors and texts, lifting older versions. Errors as loadProject(); `path` is for their sentences.
Result<ReadProject> readProject(SafetensorsFile& file, const std::string& path);

/// Gives past runs their newest states, which may be kept ones too and are doubled then. As many ends as runs.
void addEnds(KeptStates ends, std::vector<PastRun>& runs);

}  // namespace fovea
