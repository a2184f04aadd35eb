// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"

namespace fovea {

/// How pictures of any size become pictures of one.
enum class ResizePolicy {
    Crop,     ///< the centre part with the sides' proportions
    Stretch,  ///< the whole picture, its proportions given up
    Pad,      ///< the whole picture, with grey beside it
};

inline constexpr int smallestSide = 8;
inline constexpr int largestSide = 512;

/// What is chosen about data, beside its place.
struct DataOptions {
    int side = 32;  ///< height and width that pictures of any size become
    ResizePolicy resize = ResizePolicy::Crop;
    bool grey = false;                 ///< one channel, else red, green and blue
    int testPercent = 20;              ///< of each class, where there is no test part
    std::uint64_t seed = 1;            ///< by which the test part and what `cap` leaves are drawn
    std::int64_t cap = 0;              ///< most training images of a class; 0: all
    bool coarse = false;               ///< CIFAR-100's twenty superclasses in place of its hundred classes
    std::vector<std::string> classes;  ///< only these; all where it is empty

    friend bool operator==(const DataOptions&, const DataOptions&) = default;
};

/// What DATA of the command line says: a name or path, and behind it ":KEY=VALUE,KEY=VALUE…".
struct DataText {
    std::string place;
    DataOptions options;

    friend bool operator==(const DataText&, const DataText&) = default;
};

/// "photos:side=64,resize=pad" and the like. Keys: side, resize (crop, stretch, pad), color (rgb, grey), test, seed, cap,
/// labels (fine, coarse), classes (names joined by "+"; in them "%2B" and the like stand for + , : and %). What exists as a
/// file or folder is a place as a whole, and so is what has no known key behind its last colon.
/// Error: OptionInvalid.
Result<DataText> parseDataText(const std::string& text);

/// The shortest text that parseDataText() reads so: only what differs from the usual, in one order.
std::string dataText(const DataText& data);

/// The keys of what differs from the usual.
std::vector<std::string> keysIn(const DataOptions& options);

}  // namespace fovea
