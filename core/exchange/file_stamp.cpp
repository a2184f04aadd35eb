// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/file_stamp.h"

#include <sys/stat.h>

namespace fovea {

std::optional<FileStamp> fileStamp(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
    constexpr std::int64_t second = 1'000'000'000;
    return FileStamp{status.st_size, std::int64_t{status.st_mtim.tv_sec} * second + status.st_mtim.tv_nsec};
}

}  // namespace fovea
