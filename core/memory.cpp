// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/memory.h"

#include <fstream>
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

Error outOfMemory() {
    return {ErrorCode::OutOfMemory, {std::int64_t{0}, static_cast<std::int64_t>(availableMemory().value_or(0))}};
}

}  // namespace fovea
