// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <optional>

#include "app/cli/arguments.h"

namespace fovea {

/// What a verb writes to its target.
enum class TargetKind {
    Project,
    Array,    ///< .npy
    Picture,  ///< .png
    Export,   ///< of any format
};

/// `--force`, which leaves out the question about what is there already.
OptionRule forceRule();

/// The sentence that keeps a verb from writing to a target before it begins: what can't be written at all, what it reads
/// itself, and what holds something else than would be written. The last two give way to --force.
std::optional<QString> targetProblem(const QString& target, TargetKind kind, const QStringList& sources,
                                     const ParsedArguments& arguments);

/// "net-2.fovea" beside "net.fovea": the first such name that is free.
QString freeNameBeside(const QString& path);

}  // namespace fovea
