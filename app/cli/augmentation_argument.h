// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <variant>

#include "app/cli/arguments.h"
#include "app/workspaces/augmentation_picture.h"

namespace fovea {

/// --index N and --augment SPEC: what is done to which picture. --seed is the verb's own.
QList<OptionRule> augmentationOptions();

/// A sentence and the exit status that goes with it.
struct AugmentationRefusal {
    QString sentence;
    int status = 1;
};
std::variant<AugmentationSubject, AugmentationRefusal> augmentationSubject(const QString& data,
                                                                           const ParsedArguments& arguments);

}  // namespace fovea
