// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/state_preprocessing.h"

#include <QCoreApplication>
#include <utility>

#include "app/commands/change_settings.h"
#include "app/commands/edit_network.h"
#include "app/commands/set_weights.h"
#include "app/document/document.h"
#include "app/document/drawing_edit.h"

namespace fovea {

namespace {

struct StatePreprocessing {
    Q_DECLARE_TR_FUNCTIONS(fovea::StatePreprocessing)
};

/// The steps from one network to the other, which differ in the layer behind the input.
Changes stepsTo(const NetworkSpec& after, const Document& document) {
    DrawingEdit edit(document.drawing(), document.firstFreeId());
    const NetworkSpec before = document.spec();
    for (const Node& node : before.nodes)
        if (after.find(node.id) == nullptr) edit.removeNode(node.id);
    for (const Edge& edge : before.edges)
        if (std::ranges::count(after.edges, edge) == 0 && std::ranges::count(edit.spec().edges, edge) > 0)
            edit.removeEdge(edge);
    for (const Node& node : after.nodes) {
        if (before.find(node.id) == nullptr)
            edit.addNode(node.layer, std::nullopt, node.name);
        else if (before.find(node.id)->layer != node.layer)
            edit.setLayer(node.id, node.layer);
    }
    for (std::size_t i = 0; i < after.edges.size(); ++i)
        if (std::ranges::count(edit.spec().edges, after.edges[i]) == 0) edit.addEdge(after.edges[i], i);
    return edit.take();
}

}  // namespace

void statePreprocessing(Document& document, const StatedPreprocessing& stated) {
    const auto model = document.currentModel();
    if (!model || !model->weights) return;
    const TrainedState& trained = document.trained();
    if (trained.statedInput ? trained.statedInput->stated == stated : preprocessingText(stated) == "none") return;
    StatedModel made = withPreprocessing(*model, trained.statedInput, stated, NodeId{document.firstFreeId()});
    TrainedState after = trained;
    after.weights = made.model.weights;
    after.preprocessing = made.model.preprocessing;
    after.statedInput = made.input;
    RunSettings settings = document.settings();
    if (trained.statedInput && trained.statedInput->mixing)
        settings.options.layers.frozen.erase(*trained.statedInput->mixing);
    if (made.input && made.input->mixing) settings.options.layers.frozen.insert(*made.input->mixing);

    const QString text = StatePreprocessing::tr("State the preprocessing");
    QUndoStack& stack = document.undoStack();
    stack.beginMacro(text);
    if (made.model.spec != model->spec) stack.push(new EditNetwork(document, stepsTo(made.model.spec, document), text));
    if (settings != document.settings()) stack.push(new ChangeSettings(document, settings, text));
    stack.push(new SetWeights(document, std::move(after), text));
    stack.endMacro();
}

}  // namespace fovea
