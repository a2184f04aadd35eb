// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/test_views_argument.h"

#include "core/augmentation/test_views.h"

namespace fovea {

OptionRule viewsRule() {
    OptionRule rule{.name = QStringLiteral("--tta"), .kind = OptionRule::Kind::Choice};
    for (const int count : testViewCounts) rule.choices << QString::number(count);
    return rule;
}

int viewsOf(const ParsedArguments& arguments) {
    const QString text = arguments.text(QStringLiteral("--tta"));
    return text.isEmpty() ? 1 : text.toInt();
}

}  // namespace fovea
