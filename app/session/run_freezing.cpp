// SPDX-License-Identifier: GPL-3.0-or-later
// How a RunController takes other layers' freezing and rates, weights that are set by hand, and another head.
#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

#include "app/commands/network_commands.h"
#include "app/commands/set_weights.h"
#include "app/error_text.h"
#include "app/session/run_controller.h"
#include "core/network/new_head.h"
#include "core/training/layer_training.h"
#include "widgets/text/numbers.h"

namespace fovea {

/// `change` is made to what is set by then: another may be on its way while a step goes on.
void RunController::changeLayers(const std::function<void(LayerTraining&)>& change, const QString& text) {
    LayerTraining now = document_.settings().options.layers;
    change(now);
    if (now == document_.settings().options.layers && waitingForFresh_.empty()) return;
    session_.pause();
    whenDocumentIsFresh([this, change, text] {
        TrainingOptions options = document_.settings().options;
        change(options.layers);
        if (options == document_.settings().options) return;
        const bool hasRun = document_.trained().checkpoint && document_.trained().checkpoint->step > 0;
        setOptions(options, text, {});
        if (!hasRun) return;
        const int left = document_.runNumber();
        dropRun(After::Nothing);  // the document has all of it
        document_.leaveRunKeepingWeights();
        updateTrainingBlocker();
        Q_EMIT notified(tr("Run %1 stays as it is. What is trained next is another run, from its weights.").arg(left));
    });
}

void RunController::setLayers(const LayerTraining& layers, const QString& text) {
    changeLayers([layers](LayerTraining& own) { own = layers; }, text);
}

void RunController::setFrozen(const FrozenLayers& frozen) {
    // What it changes of what is shown. What belongs to layers that aren't there stays.
    FrozenLayers added;
    FrozenLayers removed;
    const FrozenLayers& shown = document_.settings().options.layers.frozen;
    std::ranges::set_difference(frozen, shown, std::inserter(added, added.end()));
    std::ranges::set_difference(shown, frozen, std::inserter(removed, removed.end()));
    std::erase_if(removed, [this](NodeId id) { return document_.spec().find(id) == nullptr; });
    const auto change = [added, removed](LayerTraining& layers) {
        layers.frozen.insert(added.begin(), added.end());
        for (const NodeId id : removed) layers.frozen.erase(id);
    };
    changeLayers(change, tr("Freeze layers"));
}

void RunController::setWeights(std::function<std::shared_ptr<const Weights>()> make, const QString& text) {
    session_.pause();
    whenDocumentIsFresh([this, make = std::move(make), text] {
        auto weights = make();
        if (!weights) return;
        const bool hasRun = document_.trained().checkpoint && document_.trained().checkpoint->step > 0;
        const int left = document_.runNumber();
        document_.undoStack().push(new SetWeights(document_, std::move(weights), text));
        updateTrainingBlocker();
        if (!hasRun) return;
        Q_EMIT notified(tr("Run %1 stays as it is. What is trained next is another run, from its weights.").arg(left));
    });
}

void RunController::replaceHead(int classes) {
    session_.pause();
    whenDocumentIsFresh([this, classes] {
        const auto made = withNewHead(document_.spec(), classes, NodeId{document_.firstFreeId()});
        if (!made) {
            Q_EMIT failed(errorText(made.error()));
            return;
        }
        if (Command command = exchangeHead(document_, *made, tr("Replace the head")))
            document_.undoStack().push(command.release());
        const Node* head = document_.spec().find(made->head);
        if (head != nullptr)
            Q_EMIT notified(tr("“%1” is new, for %2 classes. All other layers keep their weights.")
                                .arg(QString::fromStdString(head->name))
                                .arg(classes));
    });
}

bool RunController::offersHead() const {
    const auto input = document_.spec().inputNode();
    if (data() == nullptr || !document_.trained().weights || !input || !document_.spec().outputNode()) return false;
    if (std::get<InputSpec>(document_.spec().find(*input)->layer).shape != data()->training->shape()) return false;
    return !dataFits() && withNewHead(document_.spec(), static_cast<int>(data()->training->classNames().size()),
                                      NodeId{document_.firstFreeId()});
}

QString RunController::frozenBlocker() const {
    const TrainedCounts counts = trainedCounts(document_.spec(), document_.settings().options.layers);
    if (counts.frozen == 0 || counts.trained > 0) return {};
    return tr("All layers are frozen or have a rate of 0. Unfreeze one in Build, and there is something to train.");
}

/// Frozen layers that learned something would be frozen at random weights.
QString RunController::rewindBlocker() const {
    if (!freezesAny(document_.settings().options.layers, document_.spec())) return {};
    const bool beganAnew = runFits() && !session_.setup().startWeights && !session_.setup().resume;
    if (beganAnew || !document_.trained().weights) return {};
    return tr(
        "Layers are frozen, and the initial weights would take away what they learned. Unfreeze them first, or go "
        "back to another run in Train.");
}

}  // namespace fovea
