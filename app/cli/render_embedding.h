// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QList>
#include <QString>
#include <memory>
#include <variant>

#include "app/cli/arguments.h"
#include "app/cli/network_argument.h"
#include "app/model_embedding.h"

namespace fovea {

/// A map of images as the command line asks for it.
struct AskedEmbedding {
    std::shared_ptr<const Dataset> images;
    EmbeddingRequest request;
    Embedding embedding;
};

/// Of --images.
inline constexpr double mostPoints = 5000;
/// `--layer`, `--data`, `--split`, `--images`, `--method`, `--perplexity`, `--steps`, `--seed`.
QList<OptionRule> embeddingOptions();
/// As they say, with lines of progress; or the sentence of what is wrong.
std::variant<AskedEmbedding, QString> askedEmbedding(const ModelArgument& model, const ParsedArguments& arguments,
                                                     bool quiet);
/// The map as a picture, in the theme in force.
QImage embeddingPicture(const ModelArgument& model, const AskedEmbedding& asked, double scale);

}  // namespace fovea
