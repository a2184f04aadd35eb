// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/receptive_field.h"

#include <algorithm>
#include <cstdint>

namespace fovea {

namespace {

/// Larger than any image; offsets and jumps stop here, sizes at twice that, so that their sum still fits.
constexpr std::int64_t farthest = std::int64_t{1} << 29;

int bounded(std::int64_t value) { return static_cast<int>(std::clamp(value, -farthest, farthest)); }
int boundedSize(std::int64_t value) { return static_cast<int>(std::min(value, 2 * farthest)); }

ReceptiveField throughWindow(const ReceptiveField& field, const WindowGeometry& window) {
    const auto far = [](int reach, int jump) { return std::int64_t{reach} * jump; };
    const int reachRows = (window.kernel.height - 1) * window.dilation.height;
    const int reachColumns = (window.kernel.width - 1) * window.dilation.width;
    ReceptiveField result;
    result.size = {boundedSize(field.size.height + far(reachRows, field.jump.height)),
                   boundedSize(field.size.width + far(reachColumns, field.jump.width))};
    result.top = bounded(field.top - far(window.padding.top, field.jump.height));
    result.left = bounded(field.left - far(window.padding.left, field.jump.width));
    result.jump = {bounded(far(field.jump.height, window.stride.height)),
                   bounded(far(field.jump.width, window.stride.width))};
    return result;
}

ReceptiveField unite(const ReceptiveField& a, const ReceptiveField& b) {
    ReceptiveField result;
    result.top = std::min(a.top, b.top);
    result.left = std::min(a.left, b.left);
    result.size.height = boundedSize(std::int64_t{std::max(a.top + a.size.height, b.top + b.size.height)} - result.top);
    result.size.width = boundedSize(std::int64_t{std::max(a.left + a.size.width, b.left + b.size.width)} - result.left);
    result.jump = {std::max(a.jump.height, b.jump.height), std::max(a.jump.width, b.jump.width)};
    return result;
}

}  // namespace

ReceptiveFields receptiveFields(const NetworkSpec& spec, const ShapeTable& shapes) {
    ReceptiveFields fields;
    for (NodeId id : spec.topologicalOrder()) {
        const Node* node = spec.find(id);
        if (node == nullptr || !std::holds_alternative<Shape>(shapes.at(id))) continue;
        if (std::holds_alternative<InputSpec>(node->layer)) {
            fields.emplace(id, ReceptiveField{});
            continue;
        }
        std::optional<ReceptiveField> joined;
        bool local = true;
        for (NodeId input : spec.inputsOf(id)) {
            const auto field = fields.find(input);
            const Shape* shape = std::get_if<Shape>(&shapes.at(input));
            const auto window = shape != nullptr ? windowOf(node->layer, *shape) : std::nullopt;
            // A gate is one number for a whole map, wherever in it.
            const Shape& output = std::get<Shape>(shapes.at(id));
            const bool isGate = shape != nullptr && seesOf(node->layer) == Sees::Value &&
                                (shape->height != output.height || shape->width != output.width);
            if (field == fields.end() || !field->second || !window || isGate) {
                local = false;
                break;
            }
            const ReceptiveField seen = throughWindow(*field->second, *window);
            joined = joined ? unite(*joined, seen) : seen;
        }
        fields.emplace(id, local ? joined : std::nullopt);
    }
    return fields;
}

PixelRect fieldOfUnit(const ReceptiveField& field, int y, int x, Extent image) {
    const int top = bounded(field.top + std::int64_t{y} * field.jump.height);
    const int left = bounded(field.left + std::int64_t{x} * field.jump.width);
    PixelRect rect;
    rect.y = std::clamp(top, 0, image.height);
    rect.x = std::clamp(left, 0, image.width);
    rect.height = std::clamp(top + field.size.height, 0, image.height) - rect.y;
    rect.width = std::clamp(left + field.size.width, 0, image.width) - rect.x;
    return rect;
}

}  // namespace fovea
