// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "widgets/images/patch_arithmetic.h"

namespace fovea {

/// What is said of a number that somebody worked out.
struct AnswerVerdict {
    bool right = false;
    QString note;  ///< where it is wrong: the sum up to the first error
};

/// The sum of one channel. As near as the digits that were typed, and those of the cells that it was worked out from,
/// allow.
AnswerVerdict checkChannelSum(const PatchArithmetic& arithmetic, std::size_t channel, const QString& typed);
/// The total. `channels` are the answers for the channels, empty where none was typed: the first that is wrong is named.
AnswerVerdict checkTotal(const PatchArithmetic& arithmetic, const std::vector<QString>& channels, const QString& typed);
/// What the ReLU behind makes of it. Requires one.
AnswerVerdict checkRelu(const PatchArithmetic& arithmetic, const QString& typed);

}  // namespace fovea
