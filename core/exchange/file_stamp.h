// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace fovea {

/// How a file looked when it was read or written. Another stamp later: someone else has changed it.
struct FileStamp {
    std::int64_t bytes = 0;
    std::int64_t modified = 0;  ///< nanoseconds since 1970
    friend bool operator==(const FileStamp&, const FileStamp&) = default;
};
/// Nothing where there is no such file, or something else.
std::optional<FileStamp> fileStamp(const std::string& path);

}  // namespace fovea
