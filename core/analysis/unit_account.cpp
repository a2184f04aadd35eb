// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/unit_account.h"

#include <algorithm>

#include "core/analysis/receptive_field.h"
#include "core/analysis/unit_formula.h"

namespace fovea {

namespace {

using nlohmann::ordered_json;

ordered_json placeJson(const Shape& shape, int y, int x, int channel) {
    if (shape.isVector()) return {{"y", nullptr}, {"x", nullptr}, {"channel", channel}};
    return {{"y", y}, {"x", x}, {"channel", channel}};
}

/// What a term's value is multiplied by, beside the value itself.
std::optional<double> factorOf(const UnitTerms& terms, const UnitTerms::Term& term) {
    if (terms.rule == UnitTerms::Rule::Sum) return double{term.factor};
    if (terms.rule == UnitTerms::Rule::Mean) return 1.0 / double(terms.terms.size());
    return std::nullopt;
}

ordered_json fieldJson(const NetworkSpec& spec, const UnitTermsQuery& unit) {
    const ReceptiveFields fields = receptiveFields(spec, inferShapes(spec));
    const auto found = fields.find(unit.node);
    if (found == fields.end() || !found->second) return nullptr;
    const ReceptiveField& field = *found->second;
    return {{"y", std::int64_t{field.top} + std::int64_t{unit.y} * field.jump.height},
            {"x", std::int64_t{field.left} + std::int64_t{unit.x} * field.jump.width},
            {"height", field.size.height},
            {"width", field.size.width}};
}

}  // namespace

ordered_json unitAccount(const NetworkSpec& spec, const UnitTermsQuery& unit, const UnitTermsAnswer& answer) {
    const Node& node = *spec.find(unit.node);
    const std::vector<NodeId> inputs = spec.inputsOf(unit.node);
    const auto shapes = soundShapes(spec);
    const UnitTerms& found = *answer.terms;
    double sum = found.bias.value_or(0);
    int own = -1;
    ordered_json terms = ordered_json::array();
    for (const UnitTerms::Term& term : found.terms) {
        if (term.isPadding) continue;
        if (term.channel == unit.channel && own < 0) own = static_cast<int>(terms.size());
        const Shape& shape = shapes.at(inputs.empty() ? unit.node : inputs[std::size_t(term.input)]);
        ordered_json source = placeJson(shape, term.y, term.x, term.channel);
        ordered_json named{{"layer", nullptr}};
        if (!inputs.empty()) named["layer"] = spec.find(inputs[std::size_t(term.input)])->name;
        named.update(source);
        ordered_json factors{double{term.value}};
        double product = double{term.value};
        if (const auto factor = factorOf(found, term)) {
            factors.push_back(*factor);
            product *= *factor;
        }
        sum += product;
        terms.push_back({{"source", std::move(named)}, {"factors", std::move(factors)}, {"product", product}});
    }
    const bool adds = found.rule == UnitTerms::Rule::Sum || found.rule == UnitTerms::Rule::Mean;
    ordered_json account{{"layer", node.name},
                         {"kind", kindName(node.layer)},
                         {"unit", placeJson(shapes.at(unit.node), unit.y, unit.x, unit.channel)},
                         {"value", double{answer.value}},
                         {"terms", std::move(terms)},
                         {"bias", nullptr},
                         {"sum", nullptr},
                         {"formula", unitFormula(node.layer)},
                         {"own", nullptr},
                         {"receptive_field", fieldJson(spec, unit)}};
    if (found.bias) account["bias"] = *found.bias;
    if (adds) account["sum"] = sum;
    if (own >= 0) account["own"] = own;
    return account;
}

}  // namespace fovea
