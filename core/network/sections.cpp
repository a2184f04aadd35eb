// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/sections.h"

#include <algorithm>
#include <cstddef>
#include <map>

#include "core/network/backward_levels.h"
#include "core/network/forgetting.h"
#include "core/network/weights.h"

namespace fovea {

namespace {

// Dense layers with more weights run over the whole batch: a chunk of four images would read a megabyte
// for each. The limit is not yet measured on a quiet machine.
constexpr std::int64_t largestDenseInChunk = 200'000;

template <class... Specs>
bool isOneOf(const LayerSpec& layer) {
    return (std::holds_alternative<Specs>(layer) || ...);
}

bool isNorm(const LayerSpec& layer) { return isOneOf<BatchNormSpec>(layer); }

class Scheduler {
public:
    Scheduler(const std::vector<GraphNode>& graph, Mode mode, bool fused)
        : graph_(graph), fused_(fused), isTraining_(mode == Mode::Training) {
        schedule_.mode = mode;
        const std::size_t count = graph.size();
        rectifies_.assign(count, false);
        isSkipped_.assign(count, false);
        isBackwardSkipped_.assign(count, false);
        masks_.assign(count, -1);
        for (std::size_t i = 0; i < count; ++i) {
            schedule_.outputOwner.push_back(static_cast<int>(i));
            schedule_.gradientOwner.push_back(static_cast<int>(i));
        }
        schedule_.poolOf.assign(count, -1);
        schedule_.foldedNorm.assign(count, -1);
    }

    Schedule make() {
        if (fused_) fuse();
        scheduleForward();
        if (isTraining_) scheduleBackward();
        flattenLevels();
        countForwardSections();
        if (isTraining_) orderGradientWrites();
        if (isTraining_ && fused_) forgetCheapOutputs(graph_, schedule_);
        return std::move(schedule_);
    }

private:
    /// Chunks run through `chunked` first, then the whole batch through each of `wide`.
    struct Level {
        Section chunked;
        std::vector<Operation> wide;
    };

    const GraphNode& node(int i) const { return graph_[static_cast<std::size_t>(i)]; }
    const LayerSpec& layer(int i) const { return *node(i).layer; }
    int count() const { return static_cast<int>(graph_.size()); }
    int& outputOwner(int i) { return schedule_.outputOwner[static_cast<std::size_t>(i)]; }
    int& gradientOwner(int i) { return schedule_.gradientOwner[static_cast<std::size_t>(i)]; }
    int poolOf(int i) const { return schedule_.poolOf[static_cast<std::size_t>(i)]; }
    bool isReadOnce(int i) const { return node(i).consumers.size() == 1; }

    Level& level(int i) {
        if (static_cast<std::size_t>(i) >= levels_.size()) levels_.resize(static_cast<std::size_t>(i) + 1);
        return levels_[static_cast<std::size_t>(i)];
    }
    /// Adds an operation; gives the level from which on its result is there.
    int add(int at, Operation operation, bool wide) {
        if (wide) {
            level(at).wide.push_back(std::move(operation));
            return at + 1;
        }
        level(at).chunked.operations.push_back(std::move(operation));
        return at;
    }

    void fuse() {
        for (int i = 1; i < count(); ++i) {
            const int input = node(i).inputs.front();
            if (!isReadOnce(input)) continue;
            if (isNorm(layer(i)) && !isTraining_ && isOneOf<Conv2dSpec>(layer(input))) {
                schedule_.foldedNorm[static_cast<std::size_t>(input)] = i;
                skip(i, input);
            } else if (isOneOf<ReluSpec>(layer(i)) && rectifierOf(input) >= 0) {
                rectifies_[static_cast<std::size_t>(rectifierOf(input))] = true;
                skip(i, input);
            } else if (runsInPlace(i, input)) {
                outputOwner(i) = outputOwner(input);
                gradientOwner(i) = gradientOwner(input);
            }
        }
        poolInConvolutions();
        if (isTraining_) poolsRectify();
        shareGradientsOfSums();
        if (isTraining_) sumsNormalise();
        if (isTraining_) sumsMask();
    }

    /// A convolution, perhaps rectified, whose only reader is a 2×2 maximum pool.
    void poolInConvolutions() {
        for (int i = 1; i < count(); ++i) {
            const auto* pool = std::get_if<MaxPool2dSpec>(&layer(i));
            const int input = node(i).inputs.front();
            if (!pool || !isReadOnce(input) || !canRectifyBackward(*pool, node(input).shape)) continue;
            const bool isRectified = isOneOf<ReluSpec>(layer(input));
            const int convolution = isRectified ? node(input).inputs.front() : input;
            const auto* spec = std::get_if<Conv2dSpec>(&layer(convolution));
            if (!spec || !isReadOnce(convolution)) continue;
            if (!kernels::poolPays(convProblem(*spec, node(node(convolution).inputs.front()).shape))) continue;
            schedule_.poolOf[static_cast<std::size_t>(convolution)] = i;
            for (const int done : {input, i})
                if (done != convolution)
                    isSkipped_[static_cast<std::size_t>(done)] = isBackwardSkipped_[static_cast<std::size_t>(done)] =
                        true;
        }
    }

    /// A pool behind a rectifier does both backward passes, and nobody needs the rectifier's output any more:
    /// a pass less over LeNet-5's largest map, and 28 MB less for vgg-small at batch 64.
    void poolsRectify() {
        for (int i = 1; i < count(); ++i) {
            const auto* pool = std::get_if<MaxPool2dSpec>(&layer(i));
            const int input = node(i).inputs.front();
            if (!pool || isSkipped_[static_cast<std::size_t>(i)]) continue;
            if (!isOneOf<ReluSpec>(layer(input)) || !isReadOnce(input)) continue;
            if (gradientOwner(input) == input || !canRectifyBackward(*pool, node(input).shape)) continue;
            rectifies_[static_cast<std::size_t>(i)] = true;
            isBackwardSkipped_[static_cast<std::size_t>(input)] = true;
        }
    }

    /// A sum normalises its terms itself: a residual block ends in one pass, which saves writing and reading a map.
    void sumsNormalise() {
        for (int i = 1; i < count(); ++i) {
            if (!isOneOf<AddSpec>(layer(i)) || node(i).inputs.size() != 2) continue;
            for (const int term : node(i).inputs) {
                const bool isPlain = isNorm(layer(term)) && isReadOnce(term) && outputOwner(term) == term;
                const int input = isPlain ? node(term).inputs.front() : -1;
                if (isPlain && isReadOnce(input) && isOneOf<Conv2dSpec>(layer(input))) skip(term, input);
            }
        }
    }

    /// Batch norm's gradient sums read the gradient right behind its rectifier's backward pass, whether that
    /// stands behind the norm itself or behind the sum that the norm ends in: both in one pass.
    void sumsMask() {
        for (int i = 1; i < count(); ++i) {
            const int input = node(i).inputs.front();
            if (!isOneOf<ReluSpec>(layer(i)) || isBackwardSkipped_[static_cast<std::size_t>(i)]) continue;
            if (!isReadOnce(input) || gradientOwner(i) != gradientOwner(input) || !node(i).runsBackward) continue;
            int norm = input;
            if (isOneOf<AddSpec>(layer(input))) {
                // The last term is the first to go backward; no copy of the gradient may be made before.
                norm = std::ranges::max(node(input).inputs);
                if (std::ranges::any_of(node(input).inputs,
                                        [&](int term) { return gradientOwner(term) != gradientOwner(input); }))
                    continue;
            }
            if (!isNorm(layer(norm))) continue;
            masks_[static_cast<std::size_t>(norm)] = i;
            isBackwardSkipped_[static_cast<std::size_t>(i)] = true;
        }
    }

    /// Node i's work is done where its input is made.
    void skip(int i, int input) {
        isSkipped_[static_cast<std::size_t>(i)] = true;
        outputOwner(i) = outputOwner(input);
        // In place, since a rectifier's gradient needs no more than its output.
        if (!isNorm(layer(i))) gradientOwner(i) = gradientOwner(input);
    }

    /// The convolution, batch norm or sum whose pass could rectify the output of node i, or -1.
    int rectifierOf(int i) const {
        if (isOneOf<Conv2dSpec, AddSpec>(layer(i)) || (isNorm(layer(i)) && !isSkipped_[static_cast<std::size_t>(i)]))
            return i;
        if (isNorm(layer(i))) return node(i).inputs.front();  // folded into this convolution
        return -1;
    }

    bool runsInPlace(int i, int input) const {
        if (isOneOf<FlattenSpec>(layer(i))) return true;
        if (!isTraining_)
            return isOneOf<ReluSpec, LeakyReluSpec, EluSpec, SigmoidSpec, TanhSpec, DropoutSpec, BatchNormSpec>(
                layer(i));
        // Backward of the input's own layer must find what it reads, and that of node i must not read what it overwrote.
        const bool bends = isOneOf<ReluSpec, SigmoidSpec, TanhSpec, DropoutSpec>(layer(i));
        return bends && !backwardReadsOutput(layer(input)) && !isOneOf<FlattenSpec>(layer(input));
    }

    /// The gradients of a sum's terms are the sum's own, unless somebody writes into one while it is still needed.
    void shareGradientsOfSums() {
        for (int i = 1; i < count(); ++i) {
            if (!isOneOf<AddSpec>(layer(i))) continue;
            for (const int term : node(i).inputs) {
                if (isReadOnce(term) && gradientOwner(term) == term && isOneOf<BatchNormSpec, Conv2dSpec>(layer(term)))
                    gradientOwner(term) = gradientOwner(i);
            }
            // What skips a residual block: its gradient begins as the sum's, and the block adds its own.
            const auto skip = std::ranges::find_if(node(i).inputs, [&](int term) { return maySkip(i, term); });
            if (skip != node(i).inputs.end())
                std::ranges::replace(schedule_.gradientOwner, gradientOwner(*skip), gradientOwner(i));
        }
    }

    /// The sum is the first to write the term's gradient, and whoever adds to it later does so when the sum's
    /// gradient has been read: all other readers of the term lead to the sum, and to each term that shares it
    /// without being that term themselves.
    bool maySkip(int sum, int term) {
        if (isReadOnce(term) || !node(term).runsBackward || gradientOwner(term) == gradientOwner(sum)) return false;
        const std::vector<int>& terms = node(sum).inputs;
        if (std::ranges::count(terms, term) > 1) return false;
        return std::ranges::all_of(node(term).consumers, [&](int reader) {
            if (reader == sum) return true;
            return leadsTo(reader, sum) && std::ranges::all_of(terms, [&](int other) {
                       return other == term || gradientOwner(other) != gradientOwner(sum) ||
                              (other != reader && leadsTo(reader, other));
                   });
        });
    }

    bool leadsTo(int from, int to) const {
        std::vector<bool> isReached(graph_.size(), false);
        isReached[static_cast<std::size_t>(from)] = true;
        for (int i = from; i < to; ++i) {
            if (!isReached[static_cast<std::size_t>(i)]) continue;
            for (const int next : node(i).consumers) isReached[static_cast<std::size_t>(next)] = true;
        }
        return isReached[static_cast<std::size_t>(to)];
    }

    void scheduleForward() {
        ready_.assign(graph_.size(), 0);
        add(0, {OperationKind::Standardise, 0, false, false, {}}, false);
        for (int i = 1; i < count(); ++i) {
            int at = 0;
            for (const int input : node(i).inputs) at = std::max(at, ready_[static_cast<std::size_t>(input)]);
            int& ready = ready_[static_cast<std::size_t>(i)];
            if (isTraining_ && isNorm(layer(i))) {
                add(at, {OperationKind::Statistics, i, false, false, {}}, false);
                level(at).chunked.forwardJoins.push_back(i);
                ++at;
            }
            if (isSkipped_[static_cast<std::size_t>(i)]) {
                ready = at;
                continue;
            }
            ready = add(at, {OperationKind::Forward, i, rectifies_[static_cast<std::size_t>(i)], false, {}, poolOf(i)},
                        isWide(graph_, i, schedule_.mode));
        }
    }

    void scheduleBackward() {
        const int lossLevel = ready_.back();
        add(lossLevel, {OperationKind::Loss, count() - 1, false, false, {}}, false);
        std::vector<bool> runs = isBackwardSkipped_;
        runs.flip();
        const BackwardLevels levels = backwardLevels(graph_, schedule_, runs, lossLevel);
        const auto addBackward = [&](int i) {
            if (runs[static_cast<std::size_t>(i)])
                add(levels.operation[static_cast<std::size_t>(i)],
                    {OperationKind::Backward, i, false, false, {}, poolOf(i)}, isWide(graph_, i, schedule_.mode));
        };
        std::vector<std::vector<int>> waiting(graph_.size());  // for each node: those that run behind it
        for (int i = count() - 1; i > 0; --i) {
            if (!node(i).runsBackward) continue;
            if (isNorm(layer(i))) {
                const int at = levels.gradient[static_cast<std::size_t>(i)];
                add(at, {OperationKind::GradientSums, i, false, false, {}, -1, masks_[static_cast<std::size_t>(i)]},
                    false);
                level(at).chunked.backwardJoins.push_back(i);
            }
            if (const int first = levels.behind[static_cast<std::size_t>(i)]; first >= 0) {
                waiting[static_cast<std::size_t>(first)].push_back(i);
                continue;
            }
            addBackward(i);
            for (const int waiter : waiting[static_cast<std::size_t>(i)]) addBackward(waiter);
        }
    }

    void flattenLevels() {
        for (Level& level : levels_) {
            if (!level.chunked.operations.empty()) schedule_.sections.push_back(std::move(level.chunked));
            for (Operation& operation : level.wide) {
                Section section;
                section.isWide = true;
                section.operations.push_back(std::move(operation));
                schedule_.sections.push_back(std::move(section));
            }
        }
    }

    void countForwardSections() {
        int& forward = schedule_.forwardSections;
        for (std::size_t s = 0; s < schedule_.sections.size(); ++s) {
            const auto& operations = schedule_.sections[s].operations;
            const auto isLast = [&](const Operation& operation) {
                return isTraining_ ? operation.kind == OperationKind::Loss : operation.isForward();
            };
            if (std::ranges::any_of(operations, isLast)) forward = static_cast<int>(s) + 1;
        }
    }

    /// The first consumer to run backward writes a gradient, the others add to it.
    void orderGradientWrites() {
        std::vector<bool> written(graph_.size(), false);
        for (Section& section : schedule_.sections) {
            for (Operation& operation : section.operations) {
                if (operation.kind != OperationKind::Backward) continue;
                for (const int input : node(operation.node).inputs) {
                    operation.accumulate.push_back(written[static_cast<std::size_t>(input)]);
                    written[static_cast<std::size_t>(input)] = true;
                }
            }
        }
    }

    const std::vector<GraphNode>& graph_;
    bool fused_;
    bool isTraining_;
    Schedule schedule_;
    std::vector<Level> levels_;
    std::vector<int> ready_;               ///< the level from which on a node's output is there
    std::vector<bool> rectifies_;          ///< the node's forward pass also rectifies
    std::vector<bool> isSkipped_;          ///< done by the node before
    std::vector<bool> isBackwardSkipped_;  ///< done by another's backward pass or gradient sums
    std::vector<int> masks_;               ///< for each batch norm: the rectifier that its gradient sums mask with
};

}  // namespace

Schedule makeSchedule(const std::vector<GraphNode>& graph, Mode mode, bool fused) {
    return Scheduler(graph, mode, fused).make();
}

bool backwardReadsInput(const LayerSpec& layer) {
    return isOneOf<Conv2dSpec, DenseSpec, BatchNormSpec, LocalResponseNormSpec, LeakyReluSpec, EluSpec>(layer);
}
bool backwardReadsOutput(const LayerSpec& layer) { return isOneOf<ReluSpec, SigmoidSpec, TanhSpec>(layer); }

bool isWide(const std::vector<GraphNode>& graph, int i, Mode mode) {
    const GraphNode& node = graph[static_cast<std::size_t>(i)];
    if (node.inputs.empty()) return false;
    const Shape& input = graph[static_cast<std::size_t>(node.inputs.front())].shape;
    if (const auto* convolution = std::get_if<Conv2dSpec>(node.layer))
        return mode == Mode::Training && kernels::paysAcross(convProblem(*convolution, input));
    return isOneOf<DenseSpec>(*node.layer) && boundedProduct(input.size(), node.shape.size()) > largestDenseInChunk;
}

std::vector<GraphNode> makeGraph(const NetworkSpec& spec, Purpose purpose) {
    const auto shapes = soundShapes(spec);
    const auto layout = parameterLayout(spec);
    std::vector<GraphNode> graph;
    std::map<NodeId, int> positions;
    for (const NodeId id : spec.topologicalOrder()) {
        GraphNode node{.id = id, .layer = &spec.find(id)->layer, .shape = shapes.at(id)};
        const int position = static_cast<int>(graph.size());
        node.runsBackward = purpose == Purpose::Inspection || layout->find(id, ParameterRole::Weight) != nullptr;
        for (const NodeId input : spec.inputsOf(id)) {
            node.inputs.push_back(positions.at(input));
            GraphNode& source = graph[static_cast<std::size_t>(node.inputs.back())];
            source.consumers.push_back(position);
            node.runsBackward = node.runsBackward || source.runsBackward;
        }
        positions[id] = position;
        graph.push_back(std::move(node));
    }
    return graph;
}

}  // namespace fovea
