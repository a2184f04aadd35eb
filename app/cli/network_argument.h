// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <optional>

#include "core/error.h"
#include "core/exchange/project_file.h"
#include "core/network/catalogue.h"

namespace fovea {

/// What NETWORK on the command line stands for.
struct NetworkArgument {
    NetworkSpec spec;
    const CatalogueEntry* entry = nullptr;  ///< the classic network that it is; null for others
    std::optional<Project> project;         ///< what a .fovea or .onnx file holds besides
    QStringList remarks;                    ///< what was left out of an .onnx file, in sentences
};

/// A name of the catalogue, made for `input` and `classes` (default: what it was made for); or a file,
/// `.fovea` or network `.json`, whose input node gets the shape `input` where one is given; or an
/// `.onnx` model, for which `input` says what the file leaves free.
/// Errors: NetworkUnknown, and those of reading the file.
Result<NetworkArgument> resolveNetwork(const QString& nameOrFile, std::optional<Shape> input,
                                       std::optional<int> classes = std::nullopt);

/// Options of the classic network, or the ones for networks without a recipe: SGD with momentum
/// 0.9, learning rate 0.01, batch 64.
TrainingOptions recipeOf(const NetworkArgument& network);

/// MODEL on the command line: a project with weights, or an `.onnx` file.
struct ModelArgument {
    Project project;
    Model model;
    QStringList remarks;
};
Result<ModelArgument> resolveModel(const QString& file);

/// errorText, with the nearest name of the catalogue where the network is unknown.
QString networkErrorText(const Error& error);

/// The sentence for a network that can't run, one line for each of its problems.
QString problemsText(const NetworkSpec& spec);

}  // namespace fovea
