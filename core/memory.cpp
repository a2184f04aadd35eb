// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/memory.h"

#include <algorithm>
#include <fstream>
#include <limits>
#include <string>

namespace fovea {

std::optional<std::uint64_t> availableMemory() {
    std::ifstream info("/proc/meminfo");
    std::string key;
    std::uint64_t kibibytes = 0;
    std::string unit;
    while (info >> key >> kibibytes) {
        std::getline(info, unit);
        if (key == "MemAvailable:") return kibibytes * 1024;
    }
    return std::nullopt;
}

Result<void> checkMemory(std::uint64_t needed) {
    constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    const std::uint64_t available = std::min(availableMemory().value_or(most), most);
    if (needed <= available) return {};
    return Error{ErrorCode::OutOfMemory,
                 {static_cast<std::int64_t>(std::min(needed, most)), static_cast<std::int64_t>(available)}};
}

Error outOfMemory() {
    return {ErrorCode::OutOfMemory, {std::int64_t{0}, static_cast<std::int64_t>(availableMemory().value_or(0))}};
}

}  // namespace fovea
