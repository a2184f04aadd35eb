// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/readers/array_role.h"

#include <algorithm>
#include <cstddef>
#include <string>

namespace fovea {

namespace {

/// Whether one of the words is val, valid, validation or begins so (valimages); values are something else.
bool namesValidation(std::string_view name) {
    while (!name.empty()) {
        const std::size_t end = std::min(name.find_first_of("_-. "), name.size());
        const std::string_view word = name.substr(0, end);
        if (word.starts_with("val") && !word.starts_with("value")) return true;
        name.remove_prefix(std::min(end + 1, name.size()));
    }
    return false;
}

}  // namespace

std::optional<ArrayRole> arrayRole(std::string_view given) {
    std::string name(given);
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c; });
    const auto has = [&](std::string_view word) { return name.find(word) != std::string::npos; };
    ArrayRole role;
    if (has("test") || has("t10k")) role.part = DataPart::Test;
    if (namesValidation(name)) role.part = DataPart::Validation;
    const bool isY = name == "y" || name.starts_with("y_") || name.ends_with("_y");
    const bool isX = name == "x" || name.starts_with("x_") || name.ends_with("_x");
    role.labels = has("label") || has("target") || isY || name == "arr_1";
    const bool pictures = has("imag") || has("img") || has("pixel") || has("picture") || isX || name == "data" ||
                          name.ends_with("_data") || name == "arr_0";
    return role.labels || pictures ? std::optional(role) : std::nullopt;
}

}  // namespace fovea
