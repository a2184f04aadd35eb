// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>
#include <memory>
#include <optional>
#include <variant>

#include "app/cli/arguments.h"
#include "app/cli/layer_argument.h"
#include "app/cli/network_argument.h"
#include "core/analysis/receptive_field.h"
#include "core/evaluation/top_responses.h"
#include "datasets/dataset.h"

namespace fovea {

/// What excites one channel of a layer most.
struct ChannelExcitation {
    NamedUnit unit;
    std::shared_ptr<const Dataset> images;
    std::optional<ReceptiveField> field;  ///< of the layer's units; nothing where they see everything
    TopResponses responses;
};
/// As `--unit LAYER,channel --data DATA [--split …] [--top N]` say; or the sentence of what is wrong.
std::variant<ChannelExcitation, QString> channelExcitation(const ModelArgument& model, const ParsedArguments& arguments,
                                                           bool quiet);

/// Its images as a sheet, in the theme in force. The sentence of why there is none.
std::variant<QImage, QString> excitationSheet(const ModelArgument& model, const ChannelExcitation& excitation,
                                              double scale);

}  // namespace fovea
