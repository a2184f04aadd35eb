// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/training/checkpoint.h"

namespace fovea {

/// What a table says of a run: how it was set, how far it went, how well it does and what it costs.
struct RunSummary {
    int number = 0;
    std::string name;  ///< given by hand; empty: none
    std::string note;
    std::string dataset;
    TrainingOptions options;                  ///< in force at its end
    std::shared_ptr<const NetworkSpec> spec;  ///< null where no file told
    std::int64_t steps = 0;
    std::int64_t epochs = 0;                 ///< finished ones
    std::int64_t right = 0;                  ///< of `images`, after the last epoch that was validated
    std::int64_t images = 0;                 ///< held back; 0: never tried
    double seconds = 0;                      ///< of all training steps, data included, validation not
    std::optional<std::int64_t> parameters;  ///< of the network; nothing where its shapes are not known
    std::optional<std::int64_t> macs;        ///< multiply-accumulates for one image

    /// In [0, 1]; 0 where it was never tried.
    double accuracy() const { return images > 0 ? static_cast<double>(right) / static_cast<double>(images) : 0; }
};

RunSummary summaryOf(const Checkpoint& run);
/// Of a run that is under way, whose newest curves are `history`.
RunSummary summaryOf(const History& history, const NetworkSpec& spec, const TrainingOptions& options,
                     const std::string& dataset);

/// "lenet5" for a network of the catalogue, else "7 layers, 12345 parameters".
std::string networkText(const RunSummary& run);

/// One setting of a run by the key that it has in files: "learning_rate", "0.1".
struct RunSetting {
    std::string key;
    std::string value;
    friend bool operator==(const RunSetting&, const RunSetting&) = default;
};

/// All of them in a fixed order: data, network, optimizer, its numbers, batch, epochs (those that were finished), schedule,
/// augmentation, seed.
std::vector<RunSetting> settingsOf(const RunSummary& run);
/// Those of `run` that `reference` has otherwise or not at all. Networks differ where they don't compute the same.
std::vector<RunSetting> differencesOf(const RunSummary& run, const RunSummary& reference);
/// The same for many runs: `known` are the reference's settingsOf().
std::vector<RunSetting> differencesOf(const RunSummary& run, const RunSummary& reference,
                                      const std::vector<RunSetting>& known);

}  // namespace fovea
