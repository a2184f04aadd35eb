// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/set_weights.h"

#include <utility>

namespace fovea {

namespace {

/// Away from the ids that documents give to what training makes.
quint64 nextWrittenId() {
    static quint64 last = quint64{1} << 48;
    return ++last;
}

}  // namespace

SetWeights::SetWeights(Document& document, std::shared_ptr<const Weights> weights, const QString& text)
    : SetWeights(
          document,
          [&] {
              TrainedState after = document.trained();
              after.weights = std::move(weights);
              return after;
          }(),
          text) {}

SetWeights::SetWeights(Document& document, TrainedState after, const QString& text)
    : QUndoCommand(text), document_(document), other_(std::move(after)) {
    other_.checkpoint = nullptr;
    other_.id = nextWrittenId();
}

void SetWeights::redo() {
    if (applied_) {
        exchange();
        return;
    }
    applied_ = true;
    Q_EMIT document_.aboutToExchangeWeights();
    TrainedState before = document_.trained();
    otherRun_ = document_.runNumber();
    if (before.checkpoint) {
        document_.leaveRunKeepingWeights();
    }
    document_.exchangeRun(std::exchange(other_, std::move(before)), document_.runNumber());
}

void SetWeights::undo() { exchange(); }

void SetWeights::exchange() {
    Q_EMIT document_.aboutToExchangeWeights();
    TrainedState here = document_.trained();
    const int run = document_.runNumber();
    document_.exchangeRun(std::exchange(other_, std::move(here)), std::exchange(otherRun_, run));
}

}  // namespace fovea
