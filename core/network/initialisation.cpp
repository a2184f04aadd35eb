// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/initialisation.h"

#include <algorithm>
#include <array>

namespace fovea {

namespace {

constexpr std::array<InitialisationRow, 6> initialisationRows{{
    {Initialisation::Usual, "usual"},
    {Initialisation::He, "he"},
    {Initialisation::Xavier, "xavier"},
    {Initialisation::Zero, "zero"},
    {Initialisation::Small, "small"},
    {Initialisation::Dirac, "dirac"},
}};

}  // namespace

std::span<const InitialisationRow> initialisations() { return initialisationRows; }

std::string_view nameOf(Initialisation kind) {
    return std::ranges::find(initialisationRows, kind, &InitialisationRow::kind)->name;
}

std::optional<Initialisation> initialisationNamed(std::string_view name) {
    const auto* found = std::ranges::find(initialisationRows, name, &InitialisationRow::name);
    if (found == initialisationRows.end()) return std::nullopt;
    return found->kind;
}

}  // namespace fovea
