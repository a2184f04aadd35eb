// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/code/classic_code.h"

#include <fmt/format.h>

#include <vector>

namespace fovea {

std::string sidesPair(Extent extent) { return fmt::format("({}, {})", extent.height, extent.width); }

std::string tableArguments(const TableConv2dSpec& spec, int channels, Extent padding) {
    std::vector<std::string> table;
    for (const TableConnection& connection : connectionsOf(spec, channels))
        table.push_back(fmt::format("({}, {})", connection.filter, connection.channel));
    std::string text =
        fmt::format("{}, {}, {}, [{}]", channels, spec.filters, sidesPair(spec.kernel), fmt::join(table, ", "));
    if (spec.stride != Extent{1, 1}) text += ", stride=" + sidesPair(spec.stride);
    if (padding != Extent{0, 0}) text += ", padding=" + sidesPair(padding);
    if (!spec.bias) text += ", bias=False";
    return text;
}

std::string codeTexts(int units) {
    std::vector<std::string> codes;
    for (int unit = 0; unit < units; ++unit) {
        std::string digits;
        static_assert(codeLength % 4 == 0);
        for (int pixel = 0; pixel < codeLength; pixel += 4) {
            int digit = 0;
            for (int bit = 0; bit < 4; ++bit) digit = 2 * digit + (outputCode(unit, pixel + bit) > 0 ? 1 : 0);
            digits += fmt::format("{:x}", digit);
        }
        codes.push_back("\"" + digits + "\"");
    }
    return fmt::format("{}", fmt::join(codes, ", "));
}

}  // namespace fovea
