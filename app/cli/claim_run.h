// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <cstdint>
#include <stop_token>
#include <vector>

#include "core/lessons/claim.h"

namespace fovea {

/// What became of a claim.
struct ClaimOutcome {
    enum class Kind { Passed, Failed, Skipped, Stopped };
    Kind kind = Kind::Passed;
    std::vector<std::vector<double>> accuracies;  ///< of each seed's runs; whole unless `sentence` says otherwise
    std::int64_t images = 0;                      ///< test images of the last run
    QString sentence;                             ///< why it was skipped, or what ended it early
};

/// The words behind `fovea train` that train this run; `network`: NETWORK. `threads` ≤ 0: one per core.
QStringList trainWords(const ClaimRun& run, const QString& network, int seed, int threads);

/// Trains and tries what the claim says, as `fovea train` does, with progress on standard error and on the terminal. Skipped
/// where its data is not on this computer. Stopped by `stop`, in good order.
ClaimOutcome runClaim(const Claim& claim, int threads, const std::stop_token& stop);

/// One line: PASS, FAIL or SKIP, the claim, the figure of each seed, and the band that it is held to.
QString claimLine(const Claim& claim, const ClaimOutcome& outcome);

}  // namespace fovea
