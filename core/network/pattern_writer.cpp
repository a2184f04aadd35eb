// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/pattern_writer.h"

#include <algorithm>
#include <utility>
#include <variant>
#include <vector>

namespace fovea {

namespace {

using Words = std::vector<std::string>;

/// What is written `count` times in a row from `first` on, `period` words each.
struct Run {
    std::size_t first = 0, period = 0, count = 1;
    /// Words that a bracket leaves out; two single words in a row stay as they are.
    std::size_t saved() const { return period == 1 && count == 2 ? 0 : (count - 1) * period; }
};

std::size_t repeatsAt(const Words& words, std::size_t first, std::size_t period) {
    std::size_t count = 1;
    while (first + (count + 1) * period <= words.size() &&
           std::equal(words.begin() + std::ptrdiff_t(first), words.begin() + std::ptrdiff_t(first + period),
                      words.begin() + std::ptrdiff_t(first + count * period)))
        ++count;
    return std::min<std::size_t>(count, 99);
}

/// The run that saves most; of equals one that ends with its stage, then the first of the shortest.
Run bestRun(const Words& words) {
    Run best;
    const auto endsStage = [&](const Run& run) { return words[run.first + run.period - 1] == "POOL"; };
    for (std::size_t period = 1; 2 * period <= words.size(); ++period)
        for (std::size_t first = 0; first + 2 * period <= words.size(); ++first) {
            const Run run{first, period, repeatsAt(words, first, period)};
            const bool isClearer =
                best.saved() > 0 && run.saved() == best.saved() && endsStage(run) && !endsStage(best);
            if (run.saved() > best.saved() || isClearer) best = run;
        }
    return best;
}

std::string joined(const Words& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : "->") + word;
    return text;
}

std::string compressed(Words words) {
    for (Run run = bestRun(words); run.saved() > 0; run = bestRun(words)) {
        const auto begin = words.begin() + std::ptrdiff_t(run.first);
        const std::string inner = compressed(Words(begin, begin + std::ptrdiff_t(run.period)));
        const std::string times = "*" + std::to_string(run.count);
        const std::string word = run.period == 1 ? inner + times : "[" + inner + "]" + times;
        words.erase(begin, begin + std::ptrdiff_t(run.period * run.count));
        words.insert(words.begin() + std::ptrdiff_t(run.first), word);
    }
    return joined(words);
}

/// Reads a chain layer by layer.
class ChainReader {
public:
    /// False for a layer that a pattern does not have. `input`: the shape of what it sees, null where there is none.
    bool take(const LayerSpec& layer, bool isLast, const Shape* input) {
        if (flattened_ && !std::holds_alternative<DenseSpec>(layer) && std::ranges::count(words, "FC") == 0)
            return false;
        if (const auto* conv = std::get_if<Conv2dSpec>(&layer)) return takeConv(*conv);
        if (const auto* dense = std::get_if<DenseSpec>(&layer)) return takeDense(*dense, isLast);
        if (const auto* pool = std::get_if<MaxPool2dSpec>(&layer)) return takePool(*pool, input);
        if (std::holds_alternative<FlattenSpec>(layer)) return !std::exchange(flattened_, true);
        if (std::holds_alternative<ReluSpec>(layer)) return add("RELU");
        if (layer == LayerSpec(BatchNormSpec{})) return add("NORM");
        return layer == LayerSpec(DropoutSpec{}) && add("DROPOUT");
    }
    PatternWidths widths() const {
        PatternWidths result{filters_, units_};
        for (std::vector<int>* list : {&result.filters, &result.units})
            while (list->size() > 1 && list->back() == (*list)[list->size() - 2]) list->pop_back();
        if (result.filters.empty()) result.filters = PatternWidths().filters;
        if (result.units.empty()) result.units = PatternWidths().units;
        return result;
    }
    Words words{"INPUT"};

private:
    bool add(const char* word) {
        words.emplace_back(word);
        return true;
    }
    bool takeConv(const Conv2dSpec& conv) {
        const Conv2dSpec meant{.filters = conv.filters, .kernel = {3, 3}, .padding = conv.padding};
        const bool isPadded = conv.padding == Padding::all(1) || conv.padding == Padding::same();
        if (flattened_ || conv != meant || !isPadded) return false;
        if (filters_.size() <= stage_) {
            // Stages without a convolution take whatever comes.
            filters_.resize(stage_ + 1, conv.filters);
            return add("CONV");
        }
        return filters_[stage_] == conv.filters && add("CONV");
    }
    bool takePool(const MaxPool2dSpec& pool, const Shape* input) {
        const MaxPool2dSpec meant{.rounding = pool.rounding};
        if (flattened_ || pool != meant) return false;
        // A pattern's pools round down: others are the same where nothing is left over.
        const bool leavesNothing = input && input->height % 2 == 0 && input->width % 2 == 0;
        if (pool.rounding != Rounding::Floor && !leavesNothing) return false;
        ++stage_;
        return add("POOL");
    }
    bool takeDense(const DenseSpec& dense, bool isLast) {
        if (!flattened_ || !dense.bias) return false;
        if (!isLast) units_.push_back(dense.units);
        return add("FC");
    }

    bool flattened_ = false;
    std::size_t stage_ = 0;
    std::vector<int> filters_;  ///< of each stage
    std::vector<int> units_;    ///< of the dense layers but the last
};

}  // namespace

std::optional<WrittenPattern> patternOf(const NetworkSpec& spec) {
    constexpr std::size_t mostLayers = 200;  // repeats are looked for in every place
    const auto input = spec.inputNode();
    if (!input || spec.nodes.size() > mostLayers || spec.edges.size() + 1 != spec.nodes.size()) return std::nullopt;
    const ShapeTable shapes = inferShapes(spec);
    ChainReader chain;
    std::size_t seen = 1;
    for (NodeId node = *input; !spec.consumersOf(node).empty(); ++seen) {
        const auto next = spec.consumersOf(node);
        if (next.size() != 1 || spec.inputsOf(next.front()).size() != 1 || seen > spec.nodes.size())
            return std::nullopt;
        const auto shape = shapes.find(node);
        const Shape* input = shape == shapes.end() ? nullptr : std::get_if<Shape>(&shape->second);
        node = next.front();
        if (!chain.take(spec.find(node)->layer, spec.consumersOf(node).empty(), input)) return std::nullopt;
    }
    if (seen != spec.nodes.size() || chain.words.back() != "FC") return std::nullopt;
    // INPUT and the scores stand by themselves.
    const Words inside(chain.words.begin() + 1, chain.words.end() - 1);
    const std::string middle = inside.empty() ? "" : compressed(inside) + "->";
    return WrittenPattern{"INPUT->" + middle + "FC", chain.widths()};
}

}  // namespace fovea
