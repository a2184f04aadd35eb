// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/network/network_spec.h"
#include "core/training/history.h"
#include "core/training/training_options.h"

namespace fovea {

enum class TextFormat { Csv, Markdown, Latex };

/// The ledger: for each layer its kind, output, parameters, multiply-accumulates, receptive field,
/// jump and offset (the first row and column that unit (0, 0) sees), and the sums; what is not known is left empty. LaTeX gives a longtable (packages booktabs and longtable).
std::string ledgerText(const NetworkSpec& spec, TextFormat format);

/// A row for each step; the step that ends an epoch also has the figures of its validation.
std::string historyCsv(const History& history);
/// {"steps": [{step, epoch (from 1), loss, …}], "epochs": [{epoch, …, confusion}]}
std::string historyJson(const History& history);

/// The network as a picture for LaTeX (a document of its own, class standalone, drawn with TikZ).
std::string toTikz(const NetworkSpec& spec);

/// What a reader of a model wants to know; gathered by the caller.
struct ModelCard {
    std::string title;
    NetworkSpec spec;
    TrainingOptions recipe;
    std::vector<std::string> classNames;
    std::string dataset;  ///< empty where nobody knows
    std::int64_t validationCount = 0;
    History history;
    std::string notes;
    std::string trainedBuild;  ///< empty where nobody knows
    std::string writtenBuild;
};
enum class CardFormat { Markdown, Html };
std::string modelCard(const ModelCard& card, CardFormat format);

/// Wilson's interval (1927) for a share of `count` trials, at 95%: {low, high}; {0, 1} for none.
struct ShareInterval {
    double low = 0;
    double high = 1;
};
ShareInterval wilsonInterval(double share, std::int64_t count);

}  // namespace fovea
