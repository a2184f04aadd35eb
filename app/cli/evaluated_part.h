// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <memory>

#include "app/cli/arguments.h"
#include "core/exchange/project_file.h"
#include "core/evaluation/predictions.h"
#include "datasets/dataset.h"

namespace fovea {

/// Which images of a data set a verb measures.
enum class EvaluatedPart { Test, Training, Validation };

/// `--split`, with what is taken where it is left out.
EvaluatedPart splitOf(const ParsedArguments& arguments, EvaluatedPart usual);
/// Its rule.
OptionRule splitRule(const QStringList& choices);

/// The images; for Validation those that the project's run held back, or a sentence where nothing says which they are.
struct EvaluatedImages {
    std::shared_ptr<const Dataset> images;  ///< null: `sentence` says why
    QString sentence;
};
EvaluatedImages imagesOf(EvaluatedPart part, const Project& project, const DatasetPair& data);

/// A line of progress.
QString imagesText(std::int64_t done, std::int64_t total);

/// Runs the model over the images with a line of progress; Ctrl-C cancels.
Result<Predictions> predictWithProgress(const Model& model, const std::shared_ptr<const Dataset>& images, bool quiet);

}  // namespace fovea
