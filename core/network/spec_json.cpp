// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/spec_json.h"

#include <charconv>
#include <cmath>
#include <set>
#include <utility>

#include "core/json.h"
#include "core/layers/layer_fields.h"
#include "core/reason.h"

namespace fovea {

namespace {

using Json = nlohmann::json;

// Beyond what a person draws and what files of other programs hold; up to here, steps that look at every
// pair of a node and an edge take no time that anybody notices.
constexpr std::size_t largestNodeCount = 2000;
constexpr std::size_t largestEdgeCount = 10000;
constexpr std::size_t longestName = 64;
constexpr std::size_t longestText = std::size_t{4} << 20;  // ten times what the nodes above need

Json pairJson(Extent extent) { return Json::array({extent.height, extent.width}); }

Json valueJson(int value) { return value; }
Json valueJson(bool value) { return value; }
/// The shortest decimal that reads back as the same float: 0.1, not 0.10000000149011612.
Json valueJson(float value) {
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    return Json::parse(text, end);
}
Json valueJson(Extent value) { return pairJson(value); }
Json valueJson(Rounding value) { return value == Rounding::Floor ? "floor" : "exact"; }
Json valueJson(ConnectionTable value) { return value == ConnectionTable::LeNet5 ? "lenet5" : "neighbours"; }
Json valueJson(const Padding& value) {
    switch (value.mode) {
        case PaddingMode::None: return "none";
        case PaddingMode::Same: return "same";
        case PaddingMode::Custom: break;
    }
    return Json::array({value.sides.top, value.sides.bottom, value.sides.left, value.sides.right});
}

bool read(const Json& json, int& value) {
    if (!json.is_number_integer()) return false;
    const auto number = json.get<std::int64_t>();
    if (json.is_number_unsigned() && json.get<std::uint64_t>() > 1000000000U) return false;
    if (number < -1000000000 || number > 1000000000) return false;
    value = static_cast<int>(number);
    return true;
}
bool read(const Json& json, bool& value) {
    if (!json.is_boolean()) return false;
    value = json.get<bool>();
    return true;
}
bool read(const Json& json, float& value) {
    if (!json.is_number()) return false;
    value = json.get<float>();
    return std::isfinite(value);
}
bool read(const Json& json, Extent& value) {
    if (json.is_number_integer()) return read(json, value.height) && read(json, value.width);
    return json.is_array() && json.size() == 2 && read(json[0], value.height) && read(json[1], value.width);
}
bool read(const Json& json, Rounding& value) {
    if (json != "exact" && json != "floor") return false;
    value = json == "floor" ? Rounding::Floor : Rounding::Exact;
    return true;
}
bool read(const Json& json, ConnectionTable& value) {
    if (json != "lenet5" && json != "neighbours") return false;
    value = json == "lenet5" ? ConnectionTable::LeNet5 : ConnectionTable::Neighbours;
    return true;
}
bool read(const Json& json, Padding& value) {
    if (json == "none" || json == "same") {
        value = json == "same" ? Padding::same() : Padding::none();
        return true;
    }
    value.mode = PaddingMode::Custom;
    Sides& sides = value.sides;
    if (json.is_number_integer()) {
        int pixels = 0;
        if (!read(json, pixels)) return false;
        value = Padding::all(pixels);
        return true;
    }
    return json.is_array() && json.size() == 4 && read(json[0], sides.top) && read(json[1], sides.bottom) &&
           read(json[2], sides.left) && read(json[3], sides.right);
}

/// A default-made layer of the given kind.
std::optional<LayerSpec> layerOfKind(std::string_view kind) {
    std::optional<LayerSpec> result;
    const auto tryAll = [&]<std::size_t... I>(std::index_sequence<I...>) {
        ((std::variant_alternative_t<I, LayerSpec>::kind == kind
              ? void(result = std::variant_alternative_t<I, LayerSpec>{})
              : void()),
         ...);
    };
    tryAll(std::make_index_sequence<std::variant_size_v<LayerSpec>>{});
    return result;
}

std::string shortText(const Json& json) {
    std::string text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
    if (text.size() <= 60) return text;
    std::size_t end = 57;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;  // not within a UTF-8 character
    return text.substr(0, end) + "…";
}

bool validName(const std::string& name) {
    if (name.empty() || name.size() > longestName) return false;
    for (const char c : name) {
        if (static_cast<unsigned char>(c) < 0x20 || c == '/' || c == '"' || c == '\\') return false;
    }
    return true;
}

/// The byte (from 1) of the first bracket that opens more than `deepest` levels; brackets in strings don't count.
std::optional<std::size_t> firstTooDeep(std::string_view text) {
    constexpr int deepest = 64;
    int depth = 0;
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '[' || c == '{') {
            if (++depth > deepest) return i + 1;
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return std::nullopt;
}

Error fieldError(const std::string& path, const std::string& field, const Json& found) {
    return {ErrorCode::JsonFieldInvalid, {path, field, shortText(found)}};
}

Result<Node> readNode(const Json& json, const std::string& path, const std::string& where) {
    if (!json.is_object()) return fieldError(path, where, json);
    Node node;
    if (!json.contains("id") || !read(json["id"], node.id.value) || node.id.value < 1) {
        return fieldError(path, where + ".id", json.value("id", Json()));
    }
    const Json name = json.value("name", Json());
    if (!name.is_string() || !validName(name.get<std::string>())) return fieldError(path, where + ".name", name);
    node.name = name.get<std::string>();
    auto layer = layerSpecFromJson(json, path, where);
    if (!layer) return layer.error();
    node.layer = *std::move(layer);
    return node;
}

Result<Edge> readEdge(const Json& json, const std::set<int>& ids, const std::string& path, const std::string& where) {
    Edge edge;
    const bool wellFormed =
        json.is_array() && json.size() == 2 && read(json[0], edge.from.value) && read(json[1], edge.to.value);
    if (!wellFormed || ids.count(edge.from.value) == 0 || ids.count(edge.to.value) == 0) {
        return fieldError(path, where, json);
    }
    return edge;
}

}  // namespace

Json toJson(const LayerSpec& layer) {
    Json json = {{"kind", std::string(kindName(layer))}};
    std::visit(
        [&](const auto& spec) {
            visitFields(spec, [&](const char* name, const auto& value) { json[name] = valueJson(value); });
        },
        layer);
    return json;
}

Json toJson(const NetworkSpec& spec) {
    Json nodes = Json::array();
    for (const Node& node : spec.nodes) {
        Json json = toJson(node.layer);
        json["id"] = node.id.value;
        json["name"] = node.name;
        nodes.push_back(std::move(json));
    }
    Json edges = Json::array();
    for (const Edge& edge : spec.edges) edges.push_back(Json::array({edge.from.value, edge.to.value}));
    return {{"nodes", std::move(nodes)}, {"edges", std::move(edges)}};
}

Result<LayerSpec> layerSpecFromJson(const Json& json, const std::string& path, const std::string& where) {
    const Json kind = json.is_object() ? json.value("kind", Json()) : Json();
    auto layer = kind.is_string() ? layerOfKind(kind.get<std::string>()) : std::nullopt;
    if (!layer) return fieldError(path, where + ".kind", kind);
    std::optional<Error> fault;
    std::visit(
        [&](auto& spec) {
            visitFields(spec, [&](const char* name, auto& value) {
                const auto found = json.find(name);
                if (fault || found == json.end()) return;
                if (!read(*found, value)) fault = fieldError(path, where + "." + name, *found);
            });
        },
        *layer);
    if (fault) return *fault;
    return *layer;
}

Result<NetworkSpec> networkSpecFromJson(const Json& json, const std::string& path) {
    if (!json.is_object()) return fieldError(path, "network", json);
    const Json nodes = json.value("nodes", Json());
    const Json edges = json.value("edges", Json());
    if (!nodes.is_array() || nodes.size() > largestNodeCount) return fieldError(path, "nodes", nodes);
    if (!edges.is_array() || edges.size() > largestEdgeCount) return fieldError(path, "edges", edges);

    NetworkSpec spec;
    std::set<int> ids;
    std::set<std::string> names;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const std::string where = "nodes[" + std::to_string(i) + "]";
        auto node = readNode(nodes[i], path, where);
        if (!node) return node.error();
        if (!ids.insert(node->id.value).second) return fieldError(path, where + ".id", nodes[i]["id"]);
        if (!names.insert(node->name).second) return fieldError(path, where + ".name", nodes[i]["name"]);
        spec.nodes.push_back(*std::move(node));
    }
    std::set<Edge> known;
    for (std::size_t i = 0; i < edges.size(); ++i) {
        const std::string where = "edges[" + std::to_string(i) + "]";
        auto edge = readEdge(edges[i], ids, path, where);
        if (!edge) return edge.error();
        if (!known.insert(*edge).second) return fieldError(path, where, edges[i]);
        spec.edges.push_back(*edge);
    }
    return spec;
}

Result<NetworkSpec> parseNetworkSpec(std::string_view text, const std::string& path) {
    if (text.size() > longestText)
        return Error{ErrorCode::JsonBroken,
                     {path, static_cast<std::int64_t>(longestText), because(Reason::TextTooLong)}};
    const auto json = parseJson(text, path);
    return json ? networkSpecFromJson(*json, path) : Result<NetworkSpec>(json.error());
}

Result<Json> parseJson(std::string_view text, const std::string& path) {
    if (const auto byte = firstTooDeep(text)) {
        return Error{ErrorCode::JsonBroken, {path, static_cast<std::int64_t>(*byte), because(Reason::TooDeep)}};
    }
    try {
        return Json::parse(text);
    } catch (const Json::parse_error& error) {
        return Error{ErrorCode::JsonBroken,
                     {path, static_cast<std::int64_t>(error.byte), because(Reason::SyntaxOfJson)}};
    } catch (const Json::exception&) {  // a number too large for a double
        return Error{ErrorCode::JsonBroken, {path, std::int64_t{0}, because(Reason::NumberTooLarge)}};
    }
}

}  // namespace fovea
