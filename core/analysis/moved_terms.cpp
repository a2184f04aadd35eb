// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/moved_terms.h"

namespace fovea {

namespace {

/// The input's value at this place, or 0 around it.
UnitTerms movedTerms(const UnitPlace& unit, int y, int x, int channel) {
    const Shape& input = unit.input().shape;
    const bool inside =
        y >= 0 && x >= 0 && channel >= 0 && y < input.height && x < input.width && channel < input.channels;
    UnitTerms result{.rule = UnitTerms::Rule::Copy};
    result.terms.push_back(inside ? unit.term(0, y, x, channel)
                                  : UnitTerms::Term{.y = y, .x = x, .channel = channel, .isPadding = true});
    result.total = double(result.terms.front().value);
    return result;
}

}  // namespace

UnitTerms termsOf(const ZeroPadSpec& spec, const UnitPlace& unit) {
    return movedTerms(unit, unit.y - spec.top, unit.x - spec.left, unit.channel);
}

UnitTerms termsOf(const CropSpec& spec, const UnitPlace& unit) {
    return movedTerms(unit, unit.y + spec.top, unit.x + spec.left, unit.channel);
}

UnitTerms termsOf(const SubsampleSpec& spec, const UnitPlace& unit) {
    return movedTerms(unit, unit.y * spec.stride.height, unit.x * spec.stride.width, unit.channel - spec.before);
}

UnitTerms termsOf(const ChannelSliceSpec& spec, const UnitPlace& unit) {
    return movedTerms(unit, unit.y, unit.x, spec.first + unit.channel);
}

UnitTerms termsOf(const ChannelShuffleSpec& spec, const UnitPlace& unit) {
    const int each = unit.input().shape.channels / spec.groups;
    return movedTerms(unit, unit.y, unit.x, unit.channel % spec.groups * each + unit.channel / spec.groups);
}

}  // namespace fovea
