// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "datasets/readers/picture_folder.h"

namespace fovea {

/// What an array holds, by its name: "x_train", "train_images", "imgs" or "data" are pictures, "y_test", "labels" or "targets"
/// labels; "test" and "t10k" name the test part, a word that begins with "val", but not with "value", the
/// validation part. arr_0 is pictures, arr_1 labels.
struct ArrayRole {
    DataPart part = DataPart::Training;
    bool labels = false;

    friend bool operator==(const ArrayRole&, const ArrayRole&) = default;
};
/// nullopt for other names.
std::optional<ArrayRole> arrayRole(std::string_view name);

}  // namespace fovea
