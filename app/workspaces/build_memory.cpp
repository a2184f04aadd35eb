// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/build_memory.h"

#include <algorithm>
#include <limits>
#include <thread>

#include "app/document/document.h"
#include "app/training_setup.h"
#include "widgets/inspector/ledger_view.h"

namespace fovea {

BuildMemory::BuildMemory(const Document& document, LedgerView& ledger, QObject* parent)
    : QObject(parent), document_(document), ledger_(ledger) {
    connect(&document_, &Document::networkChanged, this, &BuildMemory::plan);
    connect(&document_, &Document::settingsChanged, this, &BuildMemory::plan);
    plan();
}

void BuildMemory::plan() {
    const TrainingOptions options = document_.settings().options;
    const int batch = options.batch;
    if (!document_.isSound()) {
        planning_.cancel();
        ledger_.setTrainingMemory(batch, 0);
        return;
    }
    const auto work = [spec = document_.spec(), options](
                          const std::stop_token&, const Job::Progress&) -> Result<std::int64_t> {
        const int threads = static_cast<int>(std::thread::hardware_concurrency());
        const std::uint64_t bytes = trainingMemory(spec, options, threads);
        return static_cast<std::int64_t>(std::min<std::uint64_t>(bytes, std::numeric_limits<std::int64_t>::max()));
    };
    planning_.start(work, [this, batch](Result<std::int64_t> bytes) {
        ledger_.setTrainingMemory(batch, bytes ? *bytes : 0);
    });
}

}  // namespace fovea
