// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <optional>

#include "app/cli/arguments.h"
#include "core/error.h"
#include "core/exchange/project_file.h"
#include "core/network/catalogue.h"
#include "core/network/pattern_line.h"

namespace fovea {

/// What NETWORK on the command line stands for.
struct NetworkArgument {
    NetworkSpec spec;
    const CatalogueEntry* entry = nullptr;  ///< the classic network that it is; null for others
    std::optional<Project> project;         ///< what a .fovea or .onnx file holds besides
    QStringList remarks;                    ///< what was left out of an .onnx file, in sentences
};

/// What `--widths` and `--fc` say of a pattern line ("32,64,128"): numbers from 1 to 65536. OptionInvalid otherwise.
Result<PatternWidths> patternWidths(const ParsedArguments& arguments);
/// Both options, for the rules of a verb.
QList<OptionRule> patternOptions();

/// A pattern line (core/network/pattern_line.h); a name of the catalogue, made for `input` and `classes` (default: what it was made for); or a file,
/// `.fovea` or network `.json`, whose input node gets the shape `input` where one is given; or an
/// `.onnx` model, for which `input` says what the file leaves free.
/// A pattern is made for 32×32×3 and 10 classes where nothing else is asked for.
/// Errors: NetworkUnknown, PatternInvalid, and those of reading the file.
Result<NetworkArgument> resolveNetwork(const QString& nameOrFile, std::optional<Shape> input,
                                       std::optional<int> classes = std::nullopt, const PatternWidths& widths = {});

/// Options of the classic network, or the ones for networks without a recipe: SGD with momentum
/// 0.9, learning rate 0.01, batch 64.
TrainingOptions recipeOf(const NetworkArgument& network);

/// MODEL on the command line: a project with weights, or an `.onnx` file.
struct ModelArgument {
    Project project;
    Model model;
    QStringList remarks;
};
/// `input`: of an image, for models that leave it free.
Result<ModelArgument> resolveModel(const QString& file, std::optional<Shape> input = std::nullopt);

/// errorText, with the nearest name of the catalogue where the network is unknown.
QString networkErrorText(const Error& error);

/// The sentence for a network that can't run, one line for each of its problems.
QString problemsText(const NetworkSpec& spec);

}  // namespace fovea
