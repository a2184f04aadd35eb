// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json.h"

template class nlohmann::basic_json<>;
template class nlohmann::basic_json<nlohmann::ordered_map>;
