// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/onnx/onnx_import.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <map>
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
        ModelView model = readModel(bytes_);
        if (model.operatorSet == 0) throw BrokenFile{{Reason::NoOperatorSet}};
        if (model.operatorSet < oldestOperatorSet || model.operatorSet > newestOperatorSet)
            return Error{ErrorCode::OnnxVersion, {path_, model.operatorSet, oldestOperatorSet, newestOperatorSet}};
        for (TensorView& tensor : model.initialisers)
            if (const auto fetched = fetch(tensor); !fetched) return fetched.error();
        if (model.hasSparse) unsupported_.push_back({"", "", {OnnxUnsupported::SparseWeights, ""}});
        if (model.hasSparse) return unsupported();

        if (model.outputs.empty()) return Error{withoutLayers()};
        // The scores come first where a file gives them and their probabilities; else the first that a network can have.
        constexpr std::size_t mostTried = 8;  // each is translated from the beginning
        std::optional<Error> first;
        for (std::size_t i = 0; i < std::min(model.outputs.size(), mostTried); ++i) {
            unsupported_.clear();
            auto imported = withOutput(model, model.outputs[i]);
            if (imported) return imported;
            if (!first) first = imported.error();
            if (first->code != ErrorCode::OnnxUnsupported) break;
        }
        return *first;
    }

private:
    /// Numbers that lie beside the file.
    Result<void> fetch(TensorView& tensor) {
        if (!tensor.external) return {};
        if (!options_.beside || tensor.location.empty())
            return Error{ErrorCode::OnnxExternalData, {path_, shownText(tensor.name)}};
        const auto file = options_.beside(tensor.location);
        if (!file) return file.error();
        const auto first = static_cast<std::size_t>(tensor.place);
        const std::size_t rest = first <= file->size() ? file->size() - first : 0;
        const std::size_t length = tensor.length < 0 ? rest : static_cast<std::size_t>(tensor.length);
        if (first > file->size() || length > rest)
            throw BrokenFile{{Reason::TensorBeyondFile, {std::string(tensor.name), std::to_string(length)}}};
        tensor.raw = file->subspan(first, length);
        tensor.external = false;
        if (beside_.insert(tensor.location).second) elsewhere_ += file->size();  // tensors may share their numbers
        return {};
    }

    Error withoutLayers() {
        unsupported_.push_back({"", "", {OnnxUnsupported::NoLayers, ""}});
        return unsupported();
    }

    Result<ImportedModel> withOutput(const ModelView& model, const ValueView& output) {
        std::set<std::string_view> stored;
        for (const TensorView& tensor : model.initialisers) stored.insert(tensor.name);
        Ends ends{.input = nullptr, .output = &output, .inputNames = {}};
        for (const ValueView& input : model.inputs)
            if (!stored.contains(input.name)) ends.inputNames.push_back(input.name);
        const GraphOrder order = orderGraph(model, ends.inputNames, output.name);
        std::vector<const ValueView*> read;
        for (const ValueView& input : model.inputs)
            if (!stored.contains(input.name) && order.readers.contains(input.name)) read.push_back(&input);
        if (read.empty()) return withoutLayers();
        if (read.size() > 1) unsupported_.push_back({"", "", {OnnxUnsupported::SeveralInputs, joinedNames(read)}});
        ends.input = read.front();
        // Twice the file, since 16-bit weights become 32 bits wide; and room for small files.
        const std::size_t bytes = bytes_.size() + elsewhere_;
        try {
            Translator translator(model, order, bytes / 2 + (std::size_t{1} << 20), bytes + (std::size_t{1} << 22));
            return translated(model, order, ends, translator);
        } catch (const Refusal& refusal) {
            unsupported_.push_back({"", "", refusal});
            return unsupported();
        }
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
        constexpr std::int64_t bytes = 2;
        if (input.type != bytes && std::ranges::find(floats, input.type) == std::end(floats))
            unsupported_.push_back({"", "", {OnnxUnsupported::InputType, std::to_string(input.type)}});
        if (input.dims.size() < 2 || input.dims.size() > 4) {
            unsupported_.push_back({"", "", {OnnxUnsupported::InputAxes, axesText(input.dims)}});
            return unsupported();
        }
        std::string axes = inputAxes(model, order, input);
        auto shape = inputShape(input, axes);
        if (!shape) return unsupported();
        if (const auto image = imageOfVector(model, order, input)) {
            axes = "NCHW";
            shape = image;
        }
        translator.setInput(input, *shape, axes, input.type == bytes ? 255.0 : 1.0);
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
        if (model.outputs.size() > 1) result.notes.push_back({OnnxRemark::OneOutput, result.outputName});
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
    std::set<std::string_view> beside_;  ///< files with weights
    std::size_t elsewhere_ = 0;          ///< their bytes
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
    if (!bytes) return bytes.error();
    namespace files = std::filesystem;
    std::map<std::string, std::vector<std::byte>, std::less<>> beside;
    OnnxImportOptions own = options;
    if (!own.beside)
        own.beside = [&](std::string_view name) -> Result<std::span<const std::byte>> {
            if (const auto read = beside.find(name); read != beside.end())
                return std::span<const std::byte>(read->second);
            std::error_code fault;
            const files::path file = files::path(path).parent_path() / files::path(name);
            const bool isName =
                name != "." && name != ".." && name.find_first_of(std::string_view("/\\\0", 3)) == name.npos;
            const files::file_status status = files::symlink_status(file, fault);
            if (!isName || (files::exists(status) && !files::is_regular_file(status)))
                return Error{ErrorCode::OnnxExternalData, {path, shownText(name)}};
            auto numbers = readWholeFile(file.string(), largestOnnxFile);
            if (!numbers) return numbers.error();
            const auto& kept = beside.emplace(std::string(name), *std::move(numbers)).first->second;
            return std::span<const std::byte>(kept);
        };
    return importOnnx(*bytes, path, own);
}

}  // namespace fovea
