// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/onnx/onnx_import.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

#include "core/exchange/onnx/input_axes.h"
#include "core/exchange/onnx/translator.h"
#include "core/exchange/whole_file.h"
#include "core/text/utf8.h"

namespace fovea {
namespace {

using namespace onnxfile;

std::string joinedNames(const std::vector<const ValueView*>& values) {
    std::string names;
    for (const ValueView* value : values) names += (names.empty() ? "" : ", ") + std::string(value->name);
    return names;
}

/// "3 (1×28×28)"; empty where no shape is stated.
std::string axesText(const std::vector<std::int64_t>& sides) {
    return sides.empty() ? std::string() : std::to_string(sides.size()) + " (" + sidesText(sides) + ")";
}

/// The parts of the graph's head that everything else needs.
struct Ends {
    const ValueView* input = nullptr;
    const ValueView* output = nullptr;
    std::vector<std::string_view> inputNames;
};

class Importer {
public:
    Importer(std::span<const std::byte> bytes, const std::string& path, const OnnxImportOptions& options)
        : bytes_(bytes), path_(path), options_(options) {}

    Result<ImportedModel> run() {
        const ModelView model = readModel(bytes_);
        if (model.operatorSet == 0) throw BrokenFile{{Reason::NoOperatorSet}};
        if (model.operatorSet < oldestOperatorSet || model.operatorSet > newestOperatorSet)
            return Error{ErrorCode::OnnxVersion, {path_, model.operatorSet, oldestOperatorSet, newestOperatorSet}};
        for (const TensorView& tensor : model.initialisers)
            if (tensor.external) return Error{ErrorCode::OnnxExternalData, {path_, shownText(tensor.name)}};
        if (model.hasSparse) unsupported_.push_back({"", "", {OnnxUnsupported::SparseWeights, ""}});
        if (model.hasSparse) return unsupported();

        const Ends ends = endsOf(model);
        if (ends.input == nullptr || ends.output == nullptr) return unsupported();
        const GraphOrder order = orderGraph(model, ends.inputNames, ends.output->name);
        // Twice the file, since 16-bit weights become 32 bits wide; and room for small files.
        Translator translator(model, order, bytes_.size() / 2 + (std::size_t{1} << 20),
                              bytes_.size() + (std::size_t{1} << 22));
        try {
            return translated(model, order, ends, translator);
        } catch (const Refusal& refusal) {
            unsupported_.push_back({"", "", refusal});
            return unsupported();
        }
    }

private:
    Ends endsOf(const ModelView& model) {
        Ends ends;
        std::set<std::string_view> stored;
        for (const TensorView& tensor : model.initialisers) stored.insert(tensor.name);
        std::vector<const ValueView*> inputs;
        for (const ValueView& input : model.inputs)
            if (!stored.contains(input.name)) inputs.push_back(&input);
        for (const ValueView* input : inputs) ends.inputNames.push_back(input->name);
        std::vector<const ValueView*> outputs;
        for (const ValueView& output : model.outputs) outputs.push_back(&output);
        if (inputs.size() > 1) unsupported_.push_back({"", "", {OnnxUnsupported::SeveralInputs, joinedNames(inputs)}});
        if (outputs.size() > 1)
            unsupported_.push_back({"", "", {OnnxUnsupported::SeveralOutputs, joinedNames(outputs)}});
        if (inputs.empty() || outputs.empty()) unsupported_.push_back({"", "", {OnnxUnsupported::NoLayers, ""}});
        if (!inputs.empty()) ends.input = inputs.front();
        if (!outputs.empty()) ends.output = outputs.front();
        return ends;
    }

    /// Nothing where the input can't be a network's; the reason is noted.
    std::optional<Shape> inputShape(const ValueView& input, const std::string& axes) {
        std::vector<std::int64_t> sides = input.dims;
        for (std::size_t i = 0; i < sides.size(); ++i) {
            if (axes[i] == 'N' || sides[i] > 0) continue;
            if (!options_.input) {
                unsupported_.push_back({"", "", {OnnxUnsupported::InputFree, sidesText(input.dims)}});
                return std::nullopt;
            }
            sides[i] = axes[i] == 'C'   ? options_.input->channels
                       : axes[i] == 'H' ? options_.input->height
                                        : options_.input->width;
        }
        Shape shape;
        for (std::size_t i = 0; i < sides.size(); ++i) {
            const int side = static_cast<int>(std::clamp<std::int64_t>(sides[i], 0, 1 << 20));
            if (axes[i] == 'C') shape.channels = side;
            if (axes[i] == 'H') shape.height = side;
            if (axes[i] == 'W') shape.width = side;
        }
        return shape;
    }

    Result<ImportedModel> translated(const ModelView& model, const GraphOrder& order, const Ends& ends,
                                     Translator& translator) {
        const ValueView& input = *ends.input;
        constexpr std::int64_t floats[] = {1, 10, 11};
        if (std::ranges::find(floats, input.type) == std::end(floats))
            unsupported_.push_back({"", "", {OnnxUnsupported::InputType, std::to_string(input.type)}});
        if (input.dims.size() != 4 && input.dims.size() != 2) {
            unsupported_.push_back({"", "", {OnnxUnsupported::InputAxes, axesText(input.dims)}});
            return unsupported();
        }
        const std::string axes = inputAxes(model, order, input);
        const auto shape = inputShape(input, axes);
        if (!shape) return unsupported();
        translator.setInput(input, *shape, axes);
        for (std::size_t i = 1; i < ends.inputNames.size(); ++i) translator.setUnknown(ends.inputNames[i]);
        translator.run();
        unsupported_.insert(unsupported_.end(), translator.unsupported().begin(), translator.unsupported().end());
        if (!unsupported_.empty()) return unsupported();
        return finished(model, order, ends, translator);
    }

    Result<ImportedModel> finished(const ModelView& model, const GraphOrder& order, const Ends& ends,
                                   Translator& translator) {
        const auto* output = std::get_if<Activation>(&translator.valueOf(ends.output->name));
        LayerAssembly& assembly = translator.assembly();
        if (output == nullptr || output->node == *assembly.spec().inputNode())
            throw Refusal{OnnxUnsupported::NoLayers, ""};
        if (output->padding != Sides{}) throw Refusal{OnnxUnsupported::PaddingAlone, ""};
        if (!output->shape.isVector()) throw Refusal{OnnxUnsupported::OutputNotScores, shapeText(output->shape)};
        if (!output->order.empty() || output->axes.empty() || output->axes.front() != 'N')
            throw Refusal{OnnxUnsupported::OutputReordered, ""};
        assembly.keepOnly(output->node);
        for (const NetworkProblem& problem : validate(assembly.spec())) throw refusalFor(problem.problem);

        ImportedModel result;
        result.model.spec = assembly.spec();
        result.model.weights = std::make_shared<const Weights>(assembly.weights());
        result.model.preprocessing = translator.preprocessing();
        result.model.classNames = classNames(model, output->shape.channels);
        result.producer = shownText(model.producer);
        result.outputName = shownText(ends.output->name);
        result.notes = std::move(translator.notes());
        const bool stated = !translator.hasPreprocessing() && takePreprocessing(model, result.model.preprocessing);
        addNotes(model, order, stated || translator.hasPreprocessing(), result);
        return result;
    }

    static std::vector<std::string> classNames(const ModelView& model, int classes) {
        for (const auto& [key, value] : model.metadata) {
            if (key != "class_names" || !isUtf8(value)) continue;
            std::vector<std::string> names(1);
            for (const char letter : value) {
                if (letter == '\n')
                    names.emplace_back();
                else
                    names.back() += letter;
            }
            if (names.size() == static_cast<std::size_t>(classes)) return names;
        }
        return {};
    }

    /// Mean and deviation in the metadata, as Fovea writes them; false where there are none that can be used.
    static bool takePreprocessing(const ModelView& model, Preprocessing& preprocessing) {
        Preprocessing stated;
        for (const auto& [key, value] : model.metadata) {
            if (key == "preprocessing_mean") stated.mean = numbers(value);
            if (key == "preprocessing_deviation") stated.deviation = numbers(value);
        }
        const std::size_t channels = preprocessing.mean.size();
        const bool usable = stated.mean.size() == channels && stated.deviation.size() == channels &&
                            std::ranges::all_of(stated.deviation, [](float d) { return d > 0 && inverseOf(1 / d); });
        if (usable) preprocessing = std::move(stated);
        return usable;
    }

    /// Finite numbers with blanks between; none where something else stands there.
    static std::vector<float> numbers(std::string_view text) {
        std::vector<float> result;
        while (!text.empty()) {
            float number = 0;
            const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
            if (fault != std::errc() || !std::isfinite(number)) return {};
            result.push_back(number);
            text.remove_prefix(static_cast<std::size_t>(end - text.data()));
            if (!text.empty() && text.front() != ' ') return {};
            text.remove_prefix(std::min<std::size_t>(text.size(), 1));
        }
        return result;
    }

    static void addNotes(const ModelView& model, const GraphOrder& order, bool standardised, ImportedModel& result) {
        const Preprocessing& preprocessing = result.model.preprocessing;
        if (!standardised) result.notes.push_back({OnnxRemark::NoPreprocessing, ""});
        const auto large = [](float number) { return std::abs(number) > 2; };
        if (std::ranges::any_of(preprocessing.mean, large) || std::ranges::any_of(preprocessing.deviation, large))
            result.notes.push_back({OnnxRemark::PixelsTo255, ""});
        const bool low = std::ranges::any_of(model.initialisers, [&](const TensorView& tensor) {
            const bool narrow = tensor.type == static_cast<std::int64_t>(NumberType::Half) ||
                                tensor.type == static_cast<std::int64_t>(NumberType::BFloat16);
            return narrow && order.readers.contains(tensor.name);
        });
        if (low) result.notes.push_back({OnnxRemark::LowPrecision, ""});
    }

    Error unsupported() const {
        Error error{ErrorCode::OnnxUnsupported, {path_}};
        for (const UnsupportedOperator& found : unsupported_) {
            error.arguments.emplace_back(shownText(found.type));
            error.arguments.emplace_back(shownText(found.node));
            error.arguments.emplace_back(static_cast<std::int64_t>(found.refusal.why));
            error.arguments.emplace_back(shownText(found.refusal.detail));
        }
        return error;
    }

    std::span<const std::byte> bytes_;
    const std::string& path_;
    const OnnxImportOptions& options_;
    std::vector<UnsupportedOperator> unsupported_;
};

}  // namespace

Result<ImportedModel> importOnnx(std::span<const std::byte> bytes, const std::string& path,
                                 const OnnxImportOptions& options) {
    try {
        return Importer(bytes, path, options).run();
    } catch (const BrokenFile& fault) {
        Because why = fault.why;
        for (std::string& detail : why.details) detail = shownText(detail);
        return errorBecause(ErrorCode::OnnxBroken, path, why);
    }
}

Result<ImportedModel> importOnnxFile(const std::string& path, const OnnxImportOptions& options) {
    const auto bytes = readWholeFile(path, largestOnnxFile);
    return bytes ? importOnnx(*bytes, path, options) : Result<ImportedModel>(bytes.error());
}

}  // namespace fovea
