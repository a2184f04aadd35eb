// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/preprocess_argument.h"

#include <utility>

#include "app/cli/terminal.h"
#include "app/onnx_text.h"
#include "app/preprocessing_text.h"
#include "core/network/stated_preprocessing.h"

namespace fovea {

OptionRule preprocessRule() { return {.name = QStringLiteral("--preprocess"), .kind = OptionRule::Kind::Text}; }

std::optional<PreprocessRefusal> preprocessMistake(const ParsedArguments& arguments, bool mayTry) {
    const QString text = arguments.text(preprocessRule().name);
    if (!arguments.has(preprocessRule().name) || (mayTry && text == QStringLiteral("try"))) return std::nullopt;
    const auto stated = parsePreprocessing(text.toStdString());
    if (const auto* problem = std::get_if<PreprocessingProblem>(&stated))
        return PreprocessRefusal{preprocessingProblemText(text, *problem), ExitUsage};
    return std::nullopt;
}

std::optional<PreprocessRefusal> applyPreprocess(const ParsedArguments& arguments, ModelArgument& argument) {
    if (!arguments.has(preprocessRule().name)) return std::nullopt;
    const auto stated =
        std::get<StatedPreprocessing>(parsePreprocessing(arguments.text(preprocessRule().name).toStdString()));
    const int channels = networkChannels(argument.model.spec, argument.project.statedInput);
    if (const auto misfit = preprocessingMisfit(stated, channels))
        return PreprocessRefusal{preprocessingMisfitText(stated, *misfit, channels), ExitCouldNot};
    StatedModel made =
        withPreprocessing(argument.model, argument.project.statedInput, stated, argument.model.spec.nextId());
    argument.model = std::move(made.model);
    argument.project.spec = argument.model.spec;
    argument.project.weights = argument.model.weights;
    argument.project.preprocessing = argument.model.preprocessing;
    argument.project.statedInput = std::move(made.input);
    if (const auto& input = argument.project.statedInput; input && input->mixing)
        argument.project.options.layers.frozen.insert(*input->mixing);
    for (const QString& said : noteLines({{OnnxRemark::NoPreprocessing, {}}})) argument.remarks.removeAll(said);
    return std::nullopt;
}

}  // namespace fovea
