// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <tuple>
#include <type_traits>

#include "core/layers/layer_rules.h"

namespace fovea {

/// One setting of a layer kind, stated once: files, forms, repairs and the check of its range are made from it.
template <class Access>
struct Field {
    const char* name;     ///< in files and on the command line
    Access access;        ///< pointer to member, or a function that gives a reference to the value
    SettingId setting{};  ///< what problems call it; of an Extent, its height
    SettingId across{};   ///< … its width
    double smallest = 0;  ///< of a number, or of each side of an Extent
    double largest = 0;
    double step = 1;        ///< what an arrow beside the number adds
    bool hasLimits = true;  ///< false for switches and choices
};

/// A whole number or a float.
template <class Access>
constexpr Field<Access> numberField(const char* name, Access access, SettingId setting, double smallest, double largest,
                                    double step = 1) {
    return {name, access, setting, setting, smallest, largest, step};
}
/// An Extent; both sides within the limits.
template <class Access>
constexpr Field<Access> extentField(const char* name, Access access, SettingId height, SettingId width, double smallest,
                                    double largest) {
    return {name, access, height, width, smallest, largest};
}
/// bool, Rounding or Padding (whose sides have limits of their own, see resolveWindow).
template <class Access>
constexpr Field<Access> choiceField(const char* name, Access access) {
    return {.name = name, .access = access, .hasLimits = false};
}

/// The setting's value in `spec`, which may be const.
template <class Access>
auto& valueOf(const Field<Access>& field, auto& spec) {
    if constexpr (std::is_member_object_pointer_v<Access>)
        return spec.*field.access;
    else
        return field.access(spec);
}

/// Calls visit(field, value&) for each setting. `spec` is an alternative of LayerSpec, or a const one.
template <class Visit>
void visitStatedFields(auto& spec, Visit&& visit) {
    using Spec = std::remove_cvref_t<decltype(spec)>;
    std::apply([&](const auto&... field) { (visit(field, valueOf(field, spec)), ...); }, Spec::fields());
}

/// Calls visit(name, value&) for each setting.
template <class Visit>
void visitFields(auto& spec, Visit&& visit) {
    visitStatedFields(spec, [&](const auto& field, auto& value) { visit(field.name, value); });
}

/// The first setting out of its range.
template <class Spec>
std::optional<ShapeProblem> fieldProblem(const Spec& spec) {
    std::optional<ShapeProblem> found;
    const auto check = [&](SettingId setting, double value, double smallest, double largest) {
        for (const ShapeProblem& problem : checkSetting(setting, value, smallest, largest))
            if (!found) found = problem;
    };
    visitStatedFields(spec, [&](const auto& field, const auto& value) {
        using Value = std::remove_cvref_t<decltype(value)>;
        if (!field.hasLimits) return;
        if constexpr (std::is_same_v<Value, Extent>) {
            check(field.setting, value.height, field.smallest, field.largest);
            check(field.across, value.width, field.smallest, field.largest);
        } else if constexpr (std::is_arithmetic_v<Value>) {
            check(field.setting, static_cast<double>(value), field.smallest, field.largest);
        }
    });
    return found;
}

}  // namespace fovea
