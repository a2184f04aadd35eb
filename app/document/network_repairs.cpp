// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/network_repairs.h"

#include <algorithm>
#include <functional>
#include <utility>

#include <QCoreApplication>

#include "app/problem_text.h"
#include "widgets/text/numbers.h"

namespace fovea {
namespace {

struct RepairText {
    Q_DECLARE_TR_FUNCTIONS(fovea::RepairText)
};

bool isImage(const Node& node) { return std::holds_alternative<InputSpec>(node.layer); }

QString nameOf(const NetworkSpec& spec, NodeId id) { return QString::fromStdString(spec.find(id)->name); }

std::size_t placeOfEdge(const NetworkSpec& spec, Edge edge) {
    return static_cast<std::size_t>(std::ranges::find(spec.edges, edge) - spec.edges.begin());
}

std::vector<NodeId> ends(const NetworkSpec& spec) {
    std::vector<NodeId> found;
    for (const Node& node : spec.nodes) {
        if (spec.consumersOf(node.id).empty()) found.push_back(node.id);
    }
    return found;
}

/// How many layers lead to the node, or, forwards, how many it leads to; itself included.
std::size_t reach(const NetworkSpec& spec, NodeId node, bool forwards) {
    return static_cast<std::size_t>(std::ranges::count_if(spec.nodes, [&](const Node& other) {
        return forwards ? reaches(spec, node, other.id) : reaches(spec, other.id, node);
    }));
}

/// The Image that feeds most layers.
std::optional<NodeId> mainImage(const NetworkSpec& spec) {
    std::optional<NodeId> best;
    std::size_t most = 0;
    for (const Node& node : spec.nodes) {
        if (!isImage(node)) continue;
        if (const std::size_t fed = reach(spec, node.id, true); !best || fed > most) {
            best = node.id;
            most = fed;
        }
    }
    return best;
}

void putBefore(DrawingEdit& edit, NodeId node, const LayerSpec& layer) {
    const auto inputs = edit.spec().inputsOf(node);
    if (inputs.empty()) {
        edit.addEdge({edit.addNode(layer, std::nullopt), node});
        return;
    }
    const Edge edge{inputs.front(), node};
    const std::size_t index = placeOfEdge(edit.spec(), edge);
    const NodeId added = edit.addNode(layer, std::nullopt);
    edit.removeEdge(edge);
    edit.addEdge({added, node}, index);
    edit.addEdge({edge.from, added}, index);
}

void takeOut(DrawingEdit& edit, NodeId node) {
    const auto inputs = edit.spec().inputsOf(node);
    std::optional<NodeId> instead;
    if (inputs.size() == 1) {
        instead = inputs.front();
    } else if (isImage(*edit.spec().find(node)) && mainImage(edit.spec()) != node) {
        instead = mainImage(edit.spec());
    }
    for (const NodeId consumer : edit.spec().consumersOf(node)) {
        const std::size_t index = placeOfEdge(edit.spec(), {node, consumer});
        edit.removeEdge({node, consumer});
        if (instead && mayConnect(edit.spec(), *instead, consumer)) edit.addEdge({*instead, consumer}, index);
    }
    edit.removeNode(node);
}

struct Carrier {
    DrawingEdit& edit;
    NodeId node;

    void operator()(const SetLayer& repair) const {
        if (edit.spec().find(node)->layer.index() == repair.layer.index()) edit.setLayer(node, repair.layer);
    }
    void operator()(const PutBefore& repair) const { putBefore(edit, node, repair.layer); }
    void operator()(const DrawEdge& repair) const {
        if (mayConnect(edit.spec(), repair.edge.from, repair.edge.to)) edit.addEdge(repair.edge);
    }
    void operator()(const TakeOut& /*repair*/) const { takeOut(edit, node); }
};

/// The network after the repair.
NetworkSpec repaired(const NetworkSpec& spec, NodeId node, const Repair& repair) {
    DrawingEdit edit({spec, {}}, spec.nextId().value);
    carryOut(edit, node, repair);
    return edit.spec();
}

/// Offered where the edge gives its target a shape that it did not have.
void offerEdge(const NetworkSpec& spec, NodeId at, Edge edge, const QString& label, std::vector<FixSuggestion>& fixes) {
    const auto wired = static_cast<int>(spec.inputsOf(edge.to).size());
    if (!mayConnect(spec, edge.from, edge.to) || wired >= smallestInputs(spec.find(edge.to)->layer)) return;
    const ShapeTable after = inferShapes(repaired(spec, at, DrawEdge{edge}));
    if (const auto* shape = std::get_if<Shape>(&after.at(edge.to))) {
        fixes.push_back({label, shapeText(*shape), DrawEdge{edge}});
    }
}

FixSuggestion deletion(const NetworkSpec& spec, NodeId node) {
    return {RepairText::tr("Delete %1").arg(nameOf(spec, node)), {}, TakeOut{}};
}

/// At an end that nothing follows while there are others: layers that wait for an input, and taking it out.
ProblemText looseEnd(const NetworkSpec& spec, NodeId end) {
    ProblemText text{
        RepairText::tr("Nothing follows this layer, but a network ends in one only: connect it or delete it."), {}};
    for (const Node& node : spec.nodes) {
        if (node.id != end && !isImage(node)) {
            offerEdge(spec, end, {end, node.id}, RepairText::tr("Connect it to %1").arg(nameOf(spec, node.id)),
                      text.fixes);
        }
    }
    if (text.fixes.size() > 2) text.fixes.resize(2);
    if (!isImage(*spec.find(end)) || mainImage(spec) != end) text.fixes.push_back(deletion(spec, end));
    return text;
}

bool holds(const std::vector<NetworkProblem>& problems, ProblemCode code) {
    return std::ranges::any_of(problems, [&](const NetworkProblem& problem) { return problem.problem.code == code; });
}

}  // namespace

void carryOut(DrawingEdit& edit, NodeId node, const Repair& repair) {
    if (edit.spec().find(node) != nullptr) std::visit(Carrier{edit, node}, repair);
}

std::vector<FixSuggestion> suggestEdges(const NetworkSpec& spec, NodeId node, const ShapeProblem& problem) {
    std::vector<FixSuggestion> fixes;
    if (problem.code == ProblemCode::TooFewInputs) {
        // The end that most layers lead to comes first: it is the network's, the others are strays as well.
        std::vector<NodeId> sources = ends(spec);
        std::ranges::stable_sort(sources, std::greater{}, [&](NodeId id) { return reach(spec, id, false); });
        for (const NodeId source : sources) {
            offerEdge(spec, node, {source, node}, RepairText::tr("Connect %1 to it").arg(nameOf(spec, source)), fixes);
            if (fixes.size() == 2) break;
        }
        if (!mainImage(spec) && spec.inputsOf(node).empty()) {
            const Repair image = PutBefore{InputSpec{}};
            const ShapeTable after = inferShapes(repaired(spec, node, image));
            if (const auto* shape = std::get_if<Shape>(&after.at(node))) {
                fixes.push_back({RepairText::tr("Put an Image before it"), shapeText(*shape), image});
            }
        }
    }
    if (problem.code == ProblemCode::TooFewInputs || problem.code == ProblemCode::NotConnected ||
        problem.code == ProblemCode::SoftmaxAtEnd) {
        fixes.push_back(deletion(spec, node));
    }
    return fixes;
}

ProblemTexts textsOfTheWhole(const NetworkSpec& spec, const std::vector<NetworkProblem>& problems) {
    ProblemTexts texts;
    const std::optional<NodeId> image = mainImage(spec);
    if (holds(problems, ProblemCode::SeveralInputs)) {
        for (const Node& node : spec.nodes) {
            if (!isImage(node) || node.id == *image) continue;
            const bool feeds = !spec.consumersOf(node.id).empty();
            const QString label = feeds ? RepairText::tr("Delete it and take %1 instead").arg(nameOf(spec, *image))
                                        : deletion(spec, node.id).label;
            texts[node.id] = {
                RepairText::tr("A network has one input, and %1 is one already.").arg(nameOf(spec, *image)),
                {{label, {}, TakeOut{}}}};
        }
    }
    if (holds(problems, ProblemCode::SeveralOutputs)) {
        const std::vector<NodeId> all = ends(spec);
        // The one that gives class scores, if any, and of these that which most layers lead to.
        const ShapeTable shapes = inferShapes(spec);
        const auto worth = [&](NodeId id) {
            const auto* shape = std::get_if<Shape>(&shapes.at(id));
            return std::pair(shape != nullptr && shape->isVector(), reach(spec, id, false));
        };
        const auto main = std::ranges::max_element(all, {}, worth);
        for (const NodeId end : all) {
            if (end != *main) texts.try_emplace(end, looseEnd(spec, end));
        }
    }
    return texts;
}

ProblemTexts dataMisfits(const NetworkSpec& spec, const Shape& images, int classes, const QString& dataTitle) {
    ProblemTexts texts;
    if (!validate(spec).empty()) return texts;
    const auto shapes = soundShapes(spec);
    const auto offer = [&](NodeId node, const QString& sentence, const QString& label, const LayerSpec& layer) {
        std::vector<FixSuggestion> fixes;
        if (validate(repaired(spec, node, SetLayer{layer})).empty()) fixes.push_back({label, {}, SetLayer{layer}});
        texts[node] = {sentence, std::move(fixes)};
    };
    const NodeId input = *spec.inputNode();
    if (const Shape shape = shapes.at(input); shape != images) {
        offer(input,
              RepairText::tr("The network takes %1, but the pictures of “%2” are %3.")
                  .arg(shapeText(shape), dataTitle, shapeText(images)),
              RepairText::tr("Take pictures of %1").arg(shapeText(images)), InputSpec{images});
    }
    const NodeId output = *spec.outputNode();
    const auto scores = static_cast<int>(shapes.at(output).size());
    if (scores == classes) return texts;
    const QString sentence = RepairText::tr("The network gives %1 scores, but “%2” has %3 classes.")
                                 .arg(groupedNumber(scores), dataTitle, groupedNumber(classes));
    // The scores' number is that of the last dense layer, behind which an activation may stand.
    NodeId last = output;
    while (preservesShape(spec.find(last)->layer)) last = spec.inputsOf(last).front();
    if (const auto* dense = std::get_if<DenseSpec>(&spec.find(last)->layer)) {
        DenseSpec fitting = *dense;
        fitting.units = classes;
        offer(last, sentence, RepairText::tr("Give it %1 units").arg(groupedNumber(classes)), fitting);
    } else {
        texts[output] = {sentence, {}};
    }
    return texts;
}

}  // namespace fovea
