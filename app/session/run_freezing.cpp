// SPDX-License-Identifier: GPL-3.0-or-later
// How a RunController takes other layers' freezing and rates, and another head.
#include "app/commands/network_commands.h"
#include "app/error_text.h"
#include "app/session/run_controller.h"
#include "core/network/new_head.h"
#include "core/training/layer_training.h"
#include "widgets/text/numbers.h"

namespace fovea {

void RunController::setLayers(const LayerTraining& layers, const QString& text) {
    if (layers == document_.settings().options.layers) return;
    session_.pause();
    whenDocumentIsFresh([this, layers, text] {
        const bool hasRun = document_.trained().checkpoint && document_.trained().checkpoint->step > 0;
        TrainingOptions options = document_.settings().options;
        options.layers = layers;
        setOptions(options, text, {});
        if (!hasRun) return;
        const int left = document_.runNumber();
        dropRun(After::Nothing);  // the document has all of it
        document_.leaveRunKeepingWeights();
        updateTrainingBlocker();
        Q_EMIT notified(tr("Run %1 stays as it is. What is trained next is another run, from its weights.").arg(left));
    });
}

void RunController::setFrozen(const FrozenLayers& frozen) {
    LayerTraining layers = document_.settings().options.layers;
    // What belongs to layers that aren't there stays.
    std::erase_if(layers.frozen, [this](NodeId id) { return document_.spec().find(id) != nullptr; });
    layers.frozen.insert(frozen.begin(), frozen.end());
    setLayers(layers, tr("Freeze layers"));
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
    return tr("All layers are frozen. Unfreeze one in Build, and there is something to train.");
}

}  // namespace fovea
