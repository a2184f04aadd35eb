// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/augmentation/augmenter.h"
#include "datasets/dataset.h"

namespace fovea {

QString augmentationTitle(const AugmentKind& kind);
/// What it does, and what its strength means, in one sentence.
QString augmentationMeaning(const AugmentKind& kind);
/// "± 4 px", "± 15°", "0.8 – 1.2", "up to 0.3", "8 px": what is drawn from. Empty for a kind without strength.
QString strengthText(const AugmentKind& kind, double strength);
/// "flip", "+3, −2 px", "−7°", "× 1.08": what was drawn.
QString drawnText(const DrawnStep& step);
/// In two lines, for under a small picture: how it was moved, and the rest.
struct DrawnLines {
    QString moves;
    QString values;
};
DrawnLines drawnLines(std::span<const DrawnStep> steps, const std::optional<DrawnStep>& mixture);

/// The names of the classes where they may be those of signs that the pictures show. Empty where classes without names are
/// called by their numbers, unless MNIST's form or the data's name says that these are digits or letters.
std::vector<std::string> signClasses(const DatasetPair& data);

/// A sentence where pictures may change what they show: a mirrored digit is none, a 6 turned over is a 9. Empty where
/// nothing speaks for that: it goes by what signClasses() answers.
QString augmentationWarning(const Augmentation& augmentation, const std::vector<std::string>& signs);

/// The table of --help: name, syntax and title of each kind, a line each.
QStringList augmentationTable();

}  // namespace fovea
