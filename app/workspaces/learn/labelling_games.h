// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "app/session/model_evaluation.h"
#include "widgets/benches/labelling_view.h"

namespace fovea {

class RunController;

/// Gives a labelling bench the built-in pictures that its numbers were made from, and the games against one's own network.
/// Nothing for other benches.
void supplyGames(BenchView& view, const LabellingView::Challenge& challenge);

/// Up to fifty of the images that were held back, drawn by `seed`, with what the network says of them; or why there is no game:
/// more than ten classes, or an image that can't be read any more.
std::variant<LabellingGame, QString> gameFrom(const EvaluationResults& results, std::uint64_t seed);

/// Games against the network of the document, on the images that its run holds back. `run` outlives the challenge.
LabellingView::Challenge challengeOf(RunController& run);

}  // namespace fovea
