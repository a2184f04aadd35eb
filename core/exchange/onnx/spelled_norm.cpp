// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/onnx/spelled_norm.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "core/exchange/onnx/constant.h"
#include "core/exchange/onnx/graph_search.h"

namespace fovea::onnxfile {
namespace {

constexpr std::size_t mostInside = 100;  // PyTorch 1.13 writes 42

/// Operators by which a shape is computed, and values are brought into it.
bool onlyShapes(std::string_view type) {
    static const std::set<std::string_view> types{"Reshape", "Squeeze", "Unsqueeze",      "Pad",       "Shape",
                                                  "Gather",  "Concat",  "Slice",          "Transpose", "Cast",
                                                  "Equal",   "If",      "ConstantOfShape"};
    return types.contains(type);
}

class Finder {
public:
    Finder(const ModelView& model, const GraphOrder& order) : graph_(model, order) {}

    std::optional<SpelledNorm> endingWith(std::size_t division) {
        const NodeView& node = graph_.node(division);
        if (node.type != "Div" || node.inputs.size() != 2) return std::nullopt;
        x_ = node.inputs[0];
        norm_ = {};
        squares_ = false;
        half_ = 0;
        const std::string_view power = step(node.inputs[1], "Pow", norm_.beta);
        const std::string_view sum = step(power, "Add", norm_.bias);
        const std::string_view mean = step(sum, "Mul", norm_.alpha);
        if (mean.empty() || !walk(mean) || !squares_ || norm_.size != 2 * half_ + 1) return std::nullopt;
        return graph_.nothingElseReads(norm_.inside, division) ? std::optional(norm_) : std::nullopt;
    }

private:
    const NodeView* maker(std::string_view value) const {
        const auto index = graph_.makerOf(value);
        return index ? &graph_.node(*index) : nullptr;
    }
    const TensorView* tensor(std::string_view value) const { return graph_.tensor(value); }

    /// The computed input of the operator that makes `value`, and its constant one; nothing where it is another.
    std::string_view step(std::string_view value, std::string_view type, std::string_view& number) {
        const NodeView* node = maker(value);
        if (node == nullptr || node->type != type || node->inputs.size() != 2) return {};
        const std::size_t constant = tensor(node->inputs[1]) != nullptr || type == "Pow" ? 1 : 0;
        number = node->inputs[constant];
        if (tensor(number) == nullptr) return {};
        norm_.inside.insert(*graph_.makerOf(value));
        return node->inputs[1 - constant];
    }

    /// All that `value` depends on, back to x; false where something else than such a mean is among it.
    bool walk(std::string_view value) {
        std::vector<std::string_view> open{value};
        while (!open.empty()) {
            const std::string_view name = open.back();
            open.pop_back();
            if (name.empty() || name == x_) continue;
            if (const TensorView* numbers = tensor(name)) {
                takePadding(*numbers);
                continue;
            }
            const NodeView* node = maker(name);
            if (node == nullptr || norm_.inside.size() > mostInside) return false;
            if (!norm_.inside.insert(*graph_.makerOf(name)).second) continue;
            if (node->type == "Mul" && node->inputs == std::vector{x_, x_}) {
                squares_ = true;
                continue;
            }
            if (node->type == "AveragePool" ? !takePool(*node) : !onlyShapes(node->type)) return false;
            if (node->type == "Pad" && !addsZeros(*node)) return false;
            open.insert(open.end(), node->inputs.begin(), node->inputs.end());
        }
        return true;
    }

    static bool says(const NodeView& node, std::string_view name, std::string_view usual) {
        const AttributeView* found = node.attribute(name);
        return found == nullptr || (found->text && *found->text == usual);
    }
    bool addsZeros(const NodeView& node) const {
        if (!says(node, "mode", "constant")) return false;
        if (node.inputs.size() < 3 || node.inputs[2].empty()) return true;
        const TensorView* value = tensor(node.inputs[2]);
        std::size_t budget = 64;
        if (value == nullptr || value->external || !value->dims.empty()) return false;
        return Constant::fromTensor(*value, budget).real(0) == 0;
    }

    bool takePool(const NodeView& node) {
        const auto all = [&](std::string_view name, std::int64_t number) {
            const AttributeView* list = node.attribute(name);
            return list == nullptr ||
                   std::ranges::all_of(list->wholes, [=](std::int64_t each) { return each == number; });
        };
        const AttributeView* kernel = node.attribute("kernel_shape");
        const bool overDepth =
            kernel != nullptr && kernel->wholes.size() == 3 && kernel->wholes[1] == 1 && kernel->wholes[2] == 1;
        if (norm_.size != 0 || !overDepth || !all("strides", 1) || !all("dilations", 1) || !all("pads", 0))
            return false;
        if (!says(node, "auto_pad", "NOTSET")) return false;
        norm_.size = kernel->wholes[0];
        return true;
    }

    /// As torch.nn.functional.pad takes it, (0, 0, 0, 0, half, half), or as Pad does.
    void takePadding(const TensorView& numbers) {
        std::size_t budget = 1024;
        if (numbers.external || numbers.dims.size() != 1 || (numbers.dims[0] != 6 && numbers.dims[0] != 10)) return;
        const Constant list = Constant::fromTensor(numbers, budget);
        if (!list.isWhole()) return;
        const std::int64_t half = list.whole(list.count() == 6 ? 4 : 2);
        const std::vector<std::int64_t> torch{0, 0, 0, 0, half, half};
        const std::vector<std::int64_t> onnx{0, 0, half, 0, 0, 0, 0, half, 0, 0};
        constexpr std::int64_t largest = 1 << 20;
        if (half <= 0 || half > largest || list.wholes() != (list.count() == 6 ? torch : onnx)) return;
        half_ = half_ == 0 || half_ == half ? half : -1;
    }

    GraphSearch graph_;
    // Of the one being looked at
    std::string_view x_;
    SpelledNorm norm_;
    bool squares_ = false;
    std::int64_t half_ = 0;  ///< channels put in front and behind; −1 where it says two things
};

}  // namespace

std::map<std::size_t, SpelledNorm> findSpelledNorms(const ModelView& model, const GraphOrder& order) {
    std::map<std::size_t, SpelledNorm> found;
    // Most models have no pool over volumes, and need no search.
    if (std::ranges::none_of(model.nodes, [](const NodeView& node) { return node.type == "AveragePool"; }))
        return found;
    Finder finder(model, order);
    for (const std::size_t index : order.nodes)
        if (auto norm = finder.endingWith(index)) found.emplace(index, *std::move(norm));
    return found;
}

}  // namespace fovea::onnxfile
