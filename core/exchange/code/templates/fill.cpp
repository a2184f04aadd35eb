// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/code/templates/fill.h"

namespace fovea {

std::string fillTemplate(std::string_view text, const std::map<std::string, std::string>& values) {
    constexpr std::string_view open = "«";
    constexpr std::string_view close = "»";
    std::string result;
    while (true) {
        const std::size_t begin = text.find(open);
        result += text.substr(0, begin);
        if (begin == std::string_view::npos) return result;
        const std::size_t end = text.find(close, begin);
        const std::size_t first = begin + open.size();
        result += values.at(std::string(text.substr(first, end - first)));
        text.remove_prefix(end + close.size());
    }
}

}  // namespace fovea
