// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>
#include <variant>

#include "app/cli/arguments.h"
#include "app/cli/network_argument.h"

namespace fovea {

/// `confusion`, `classes` (recall and precision), `reliability` and `mistakes`: what Train's results show, of the images
/// that `--data` and `--split` name. A picture of `scale` pixels for each of the screen's, or the sentence that says
/// why there is none.
const QStringList& resultViews();
std::variant<QImage, QString> renderResults(const QString& view, const ModelArgument& model,
                                            const ParsedArguments& arguments, double scale);

}  // namespace fovea
