// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/past_run.h"

#include <set>

namespace fovea {

void thinPastRuns(std::vector<PastRun>& runs, const Checkpoint* present, std::size_t budget) {
    if (runs.size() > mostPastRuns) runs.erase(runs.begin(), runs.end() - mostPastRuns);
    const auto held = [&] {
        std::set<const KeptState*> seen;
        if (present != nullptr)
            for (const auto& state : present->kept) seen.insert(state.get());
        std::size_t bytes = 0;
        for (const PastRun& run : runs)
            for (const auto& state : run.end->kept)
                if (seen.insert(state.get()).second) bytes += state->bytes();
        return bytes;
    };
    for (PastRun& run : runs) {
        if (held() <= budget) return;
        auto end = std::make_shared<Checkpoint>(*run.end);
        end->kept.clear();
        run.end = std::move(end);
    }
}

}  // namespace fovea
