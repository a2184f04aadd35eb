// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/code/python_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/exchange/code/text_escape.h"

namespace fovea {

std::string pythonNumber(float value) {
    std::string text = fmt::format("{}", value);
    if (text.find_first_of(".e") == std::string::npos) text += ".0";
    return text;
}

std::string pythonList(const std::vector<float>& values) {
    std::vector<std::string> numbers;
    for (const float value : values) numbers.push_back(pythonNumber(value));
    return fmt::format("[{}]", fmt::join(numbers, ", "));
}

std::string pythonNames(const Model& model) {
    std::vector<std::string> names;
    for (const std::string& name : model.classNames) names.push_back(pythonString(name));
    const int classes = soundShapes(model.spec).at(*model.spec.outputNode()).channels;
    for (int i = static_cast<int>(names.size()); i < classes; ++i) names.push_back(fmt::format("\"{}\"", i));
    return fmt::format("[{}]", fmt::join(names, ", "));
}

std::string pythonPair(Extent extent) {
    return extent.height == extent.width ? fmt::format("{}", extent.height)
                                         : fmt::format("({}, {})", extent.height, extent.width);
}

std::string pythonTitle(const CodeSource& source) {
    std::string title = commentText(source.title.empty() ? "Network" : source.title);
    std::replace(title.begin(), title.end(), '"', '\'');
    return title;
}

std::string trainedOn(const CodeSource& source) {
    return source.dataset.empty() ? "" : "It was trained on '" + commentText(source.dataset) + "'.";
}

}  // namespace fovea
