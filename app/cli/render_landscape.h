// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>
#include <variant>

#include "app/cli/arguments.h"
#include "app/cli/network_argument.h"

namespace fovea {

/// The loss around a trained network on the first --images images of --data (500 unless given), over a plane of
/// --directions: path (the two in which the run's kept epochs differ most; usual where it kept three or more) or random
/// (filter-normalised, from --seed), with the run's path. Ctrl-C ends it. Or the sentence that says why there is none.
std::variant<QImage, QString> renderLandscape(const ModelArgument& model, const ParsedArguments& arguments,
                                              double scale);

}  // namespace fovea
