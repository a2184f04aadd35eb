// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>
#include <variant>

#include "app/cli/arguments.h"

namespace fovea {

/// The canvas with a thumbnail on every layer of what it gives for the picture that `--image` names, in the theme in
/// force. A network that wasn't trained has the weights that its recipe's seed draws. The sentence of why there is
/// none.
std::variant<QImage, QString> renderThumbnails(const QString& network, const ParsedArguments& arguments, double scale);

}  // namespace fovea
