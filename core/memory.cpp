// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/memory.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <limits>
#include <sstream>
#include <string>

namespace fovea {

namespace {

using Bytes = std::uint64_t;

/// "max", as a file of cgroup v2 says it, and a file that isn't there are no number.
std::optional<Bytes> numberIn(const std::string& path) {
    std::ifstream file(path);
    Bytes number = 0;
    if (file >> number) return number;
    return std::nullopt;
}

/// The number behind `key` in lines of "key number".
std::optional<Bytes> numberOf(const std::string& path, const std::string& key) {
    std::ifstream file(path);
    std::string word;
    Bytes number = 0;
    std::string rest;
    while (file >> word >> number) {
        if (word == key) return number;
        std::getline(file, rest);
    }
    return std::nullopt;
}

struct GroupFiles {
    const char* limit;
    const char* used;
    const char* cached;  ///< key in memory.stat: pages of files, which the kernel gives back first
};
constexpr GroupFiles version1{"memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file"};
constexpr GroupFiles version2{"memory.max", "memory.current", "inactive_file"};

/// What a group and those that it lies in leave. In a container, the path may be one of the host's, and its own
/// limits lie in `mount` itself; walking up leads there.
std::optional<Bytes> leftInGroups(const std::string& mount, std::string path, const GroupFiles& files) {
    std::optional<Bytes> least;
    for (;;) {
        const std::string folder = mount + path + '/';
        const auto limit = numberIn(folder + files.limit);
        const auto used = numberIn(folder + files.used);
        if (limit && used) {
            const Bytes cached = numberOf(folder + "memory.stat", files.cached).value_or(0);
            const Bytes held = *used - std::min(*used, cached);
            const Bytes left = *limit - std::min(*limit, held);
            least = std::min(least.value_or(left), left);
        }
        if (path.empty()) return least;
        path.resize(path.find_last_of('/'));
    }
}

std::optional<Bytes> leftInGroups(const std::string& root) {
    std::ifstream groups(root + "/proc/self/cgroup");
    std::optional<Bytes> least;
    for (std::string line; std::getline(groups, line);) {  // hierarchy:controllers:path
        std::istringstream parts(line);
        std::string number;
        std::string controllers;
        std::string path;
        std::getline(parts, number, ':');
        std::getline(parts, controllers, ':');
        std::getline(parts, path);
        if (!path.starts_with('/')) continue;
        if (path == "/") path.clear();
        std::optional<Bytes> left;
        if (controllers.empty()) left = leftInGroups(root + "/sys/fs/cgroup", path, version2);
        if ((',' + controllers + ',').find(",memory,") != std::string::npos)
            left = leftInGroups(root + "/sys/fs/cgroup/memory", path, version1);
        if (left) least = std::min(least.value_or(*left), *left);
    }
    return least;
}

/// Of the address space, where it has a limit (ulimit -v).
std::optional<Bytes> leftOfAddresses(const std::string& root) {
    rlimit limit{};
    if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return std::nullopt;
    const auto pages = numberIn(root + "/proc/self/statm");  // the first number: size of the address space
    if (!pages) return std::nullopt;
    const Bytes used = *pages * static_cast<Bytes>(sysconf(_SC_PAGESIZE));
    return limit.rlim_cur - std::min<Bytes>(limit.rlim_cur, used);
}

}  // namespace

std::optional<std::uint64_t> availableMemory(const std::string& root) {
    auto least = numberOf(root + "/proc/meminfo", "MemAvailable:");
    if (least) *least *= 1024;
    for (const auto& left : {leftInGroups(root), leftOfAddresses(root)})
        if (left) least = std::min(least.value_or(*left), *left);
    return least;
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
