// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/help/help_topics.h"
#include "app/help/text_search.h"

namespace fovea {

/// Topics and built-in lessons in the program's language, as they are searched. A topic's id, or "lesson:ID".
std::vector<SearchText> searchableTexts(const std::vector<HelpTopic>& topics);

}  // namespace fovea
