// SPDX-License-Identifier: GPL-3.0-or-later
// How the newest weights fare on images: the part of RunController that tries them.
#include <utility>

#include "app/locations.h"
#include "app/model_predictions.h"
#include "app/session/run_controller.h"
#include "app/training_setup.h"

namespace fovea {

void RunController::evaluateOnTest() {
    // Whatever the views look at: a run that goes on hands over where it stands.
    tryWhenFresh(test_);
}

void RunController::evaluateOnValidation() { tryWhenFresh(validation_); }

void RunController::tryWhenFresh(ModelEvaluation& evaluation) {
    whenDocumentIsFresh([this, &evaluation, asked = trySubject_] {
        if (asked == trySubject_) tryModel(evaluation);
    });
}

void RunController::forgetResults() {
    ++trySubject_;  // who asked for another network or other data has not asked for this
    tryWhenMade_.clear();
    test_.forget();
    validation_.forget();
}

void RunController::tryModel(ModelEvaluation& evaluation) {
    const auto newest = model();
    if (!newest && makingModel_.isRunning()) tryWhenMade_.insert(&evaluation);
    if (!newest && !modelBlocker().isEmpty()) Q_EMIT failed(modelBlocker());
    if (!newest) return;
    if (!dataFits()) {
        Q_EMIT failed(tr("The network does not take this data: its input or its classes are others."));
        return;
    }
    const auto images = &evaluation == &test_ ? data()->test : validationImages();
    const auto& checkpoint = document_.trained().checkpoint;
    if (images)
        evaluation.start(newest, images, {document_.runNumber(), checkpoint ? checkpoint->step : 0, isModelTrained()});
}

RunController::HeldBack RunController::heldBack() const {
    const auto& checkpoint = document_.trained().checkpoint;
    if (checkpoint && isSameData(checkpoint->dataset, data()->name))
        return {imagesHaveChanged() ? 0 : checkpoint->validationCount, checkpoint->options.seed};
    return {defaultValidationCount(*data()), document_.settings().options.seed};
}

bool RunController::imagesHaveChanged() const {
    const auto& checkpoint = document_.trained().checkpoint;
    return checkpoint && data() != nullptr && isSameData(checkpoint->dataset, data()->name) &&
           !hasSameImages(*checkpoint, *data());
}

std::int64_t RunController::validationCount() const {
    return data() != nullptr ? heldBackCount(*data(), heldBack().count) : 0;
}

std::shared_ptr<const Dataset> RunController::validationImages() const {
    if (data() == nullptr) return nullptr;
    const HeldBack held = heldBack();
    return heldBackImages(*data(), held.count, held.seed);
}

}  // namespace fovea
