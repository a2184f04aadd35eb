// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/class_colors.h"

#include <array>
#include <cstddef>

#include "widgets/style/theme.h"

namespace fovea {

QColor classColor(int label) {
    static constexpr std::array<const char*, 10> onLight{"#3366C8", "#8A5AA8", "#3F9BCB", "#C07A00", "#8C7032",
                                                         "#C0392B", "#108A68", "#CC6FA6", "#2B3440", "#7F8B99"};
    static constexpr std::array<const char*, 10> onDark{"#6A9CF0", "#B58AD6", "#8FD6F5", "#F2B53E", "#CDB273",
                                                        "#F0776A", "#22B394", "#F09BCB", "#E7EBF0", "#8F9BAA"};
    const auto& colors = Theme::instance().dark() ? onDark : onLight;
    return QColor(QLatin1String(colors[static_cast<std::size_t>(label) % colors.size()]));
}

}  // namespace fovea
