// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <variant>

#include "app/cli/arguments.h"
#include "core/attribution/attribution.h"

namespace fovea {

/// `--method`, `--class`, `--layer` and what single methods take besides. `required`: the first two are.
QList<OptionRule> attributionOptions(bool required = true);
/// How they stand in a usage line.
QString attributionSynopsis();

/// What was asked for, or the sentence that says why it can't be. Numbers are checked by attribute().
std::variant<AttributionRequest, QString> attributionRequest(const ParsedArguments& arguments, const Model& model);

}  // namespace fovea
