// SPDX-License-Identifier: GPL-3.0-or-later
// Why a RunController can't train: the network, the data, the memory.
#include <thread>
#include <utility>

#include "app/error_text.h"
#include "app/session/run_controller.h"
#include "core/memory.h"
#include "core/network/network_plan.h"

namespace fovea {

void RunController::updateTrainingBlocker() {
    QString found = findTrainingBlocker();
    if (found == trainingBlocker_) return;
    trainingBlocker_ = std::move(found);
    Q_EMIT trainingBlockerChanged();
}

QString RunController::memoryBlocker() {
    // A run that is under way has its memory.
    if (session_.state() != TrainingSession::State::Empty) return {};
    const TrainingOptions& options = document_.settings().options;
    const bool isKnown =
        memoryNeed_ && memoryNeed_->revision == document_.revision() && memoryNeed_->options == options;
    if (!isKnown) {
        const int threads = static_cast<int>(std::thread::hardware_concurrency());
        memoryNeed_ = {document_.revision(), options, trainingMemory(document_.spec(), options, threads)};
    }
    const auto enough = checkMemory(memoryNeed_->bytes);
    if (enough) return {};
    memoryTimer_.start();
    return tr("Training this network at batch %1 takes %2; %3 are free. Choose a smaller batch or a smaller network.")
        .arg(QString::number(options.batch), bytesText(enough.error(), 0), bytesText(enough.error(), 1));
}

QString RunController::findTrainingBlocker() {
    if (!document_.isSound()) {
        return document_.spec().nodes.empty() ? tr("There is no network yet. Build one first.")
                                              : tr("The network's shapes don't match. Build shows where, and why.");
    }
    if (QString frozen = frozenBlocker(); !frozen.isEmpty()) return frozen;
    if (QString memory = memoryBlocker(); !memory.isEmpty()) return memory;
    if (isOpeningData()) return {};
    if (data() == nullptr) return dataset_.error().isEmpty() ? tr("No data is open.") : dataset_.error();
    const auto fits = checkFits(document_.spec(), *data()->training);
    return fits ? QString() : errorText(fits.error());
}

}  // namespace fovea
