// SPDX-License-Identifier: GPL-3.0-or-later
// Which model a RunController has to show.
#include <span>
#include <utility>

#include "app/error_text.h"
#include "app/session/run_controller.h"
#include "core/memory.h"
#include "core/network/network_plan.h"
#include "widgets/text/numbers.h"

namespace fovea {

std::shared_ptr<const Model> RunController::model() {
    const SnapshotPointer& snapshot = session_.snapshot();
    if (snapshot && snapshot->model && isNewest(*snapshot)) return snapshot->model;
    if (!restingModel_ && !makingModel_.isRunning() && modelError_.isEmpty()) makeModel();
    return restingModel_;
}

bool RunController::isModelTrained() const {
    const auto made = document_.currentModel();
    if (made && made->weights) return true;
    const SnapshotPointer& snapshot = session_.snapshot();
    return snapshot && isNewest(*snapshot) && snapshot->step > 0;
}

std::shared_ptr<const Model> RunController::named(Model model) const {
    const auto scores =
        static_cast<std::size_t>(std::get<Shape>(document_.shapes().at(*model.spec.outputNode())).channels);
    const std::vector<std::string>& own = document_.trained().classNames;
    model.classNames.clear();
    if (own.size() == scores) {
        model.classNames = own;
    } else if (data() != nullptr && data()->training->classNames().size() == scores) {
        model.classNames = data()->training->classNames();
    }
    return std::make_shared<const Model>(std::move(model));
}

void RunController::nameClasses() {
    if (!restingModel_) return;
    restingModel_ = named(*restingModel_);
    Q_EMIT modelChanged();
}

QString RunController::modelBlocker() const {
    if (!document_.isSound()) return tr("The network's shapes don't match. Build shows where, and why.");
    return modelError_;
}

void RunController::makeModel() {
    auto model = document_.currentModel();
    if (!model) return;
    if (model->weights) {
        restingModel_ = named(*std::move(model));
        return;
    }
    const auto work = [spec = document_.spec(), make = document_.deferredModel()](
                          const std::stop_token&,
                          const Job::Progress&) mutable -> Result<std::shared_ptr<const Model>> {
        if (const auto enough = checkMemory(inspectionBytes(spec)); !enough) return enough.error();
        auto made = make();
        if (!made) return made.error();
        return std::make_shared<const Model>(*std::move(made));
    };
    makingModel_.start(work, [this](Result<std::shared_ptr<const Model>> made) {
        if (made) {
            restingModel_ = named(**made);
        } else {
            modelError_ =
                tr("Looking into this network takes %1; %2 are free. Close other programs, or choose a smaller "
                   "network.")
                    .arg(bytesText(made.error(), 0), bytesText(made.error(), 1));
        }
        Q_EMIT modelChanged();
        for (ModelEvaluation* evaluation : std::exchange(tryWhenMade_, {})) tryModel(*evaluation);
    });
}

void RunController::forgetModel() {
    makingModel_.cancel();
    restingModel_ = nullptr;
    modelError_.clear();
    tryWhenMade_.clear();
}

std::vector<float> RunController::weightsOf(NodeId node) {
    const SnapshotPointer& snapshot = session_.snapshot();
    if (snapshot && isNewest(*snapshot)) {
        const auto found = snapshot->layerWeights.find(node);
        if (found != snapshot->layerWeights.end()) return found->second;
    }
    const auto newest = model();
    if (!newest) return {};
    const std::span<const float> values = newest->weights->view(node, ParameterRole::Weight);
    return {values.begin(), values.end()};
}

bool RunController::isNewest(const TrainingSnapshot& snapshot) const {
    const auto& checkpoint = document_.trained().checkpoint;
    return snapshot.specRevision == document_.revision() && (!checkpoint || snapshot.step >= checkpoint->step);
}

}  // namespace fovea
