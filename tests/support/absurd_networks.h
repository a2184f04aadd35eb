// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <climits>
#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "core/json.h"
#include "core/layers/layer_fields.h"
#include "core/network/catalogue.h"
#include "core/network/spec_json.h"

namespace fovea::test {

/// Networks that nobody should draw and a file or a slip may hold all the same: huge, empty, cyclic, with
/// settings beyond all bounds. A function of the number alone.
class AbsurdNetworks {
public:
    explicit AbsurdNetworks(std::uint64_t number) : state_(number * 0x9e3779b97f4a7c15ULL + 1) {}

    /// As a program may hold it: ids and edges are sound, nothing else need be.
    NetworkSpec spec() {
        switch (below(8)) {
            case 0: return chain(below(4));
            case 1: return chain(200 + below(1500));
            case 2: return cyclic();
            case 3: return giantWindow();
            case 4: return fan();
            case 5: return graph(2 + below(40));
            default: return changedClassic();
        }
    }

    /// As a file may hold it: the JSON of such a network, often with something in it broken.
    std::string text() {
        nlohmann::json json = toJson(withNumbers(spec()));
        const int faults = below(3);
        for (int i = 0; i < faults; ++i) breakSomething(json);
        std::string text = json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
        if (below(10) == 0) text.resize(static_cast<std::size_t>(below(static_cast<int>(text.size()) + 1)));
        return text;
    }

    int below(int limit) { return limit < 2 ? 0 : static_cast<int>(next() % static_cast<std::uint64_t>(limit)); }
    int batch() { return pick<int>({1, 2, 64, 65536, 1000000, INT_MAX, 0, -1, INT_MIN}); }

private:
    std::uint64_t next() {
        state_ += 0x9e3779b97f4a7c15ULL;
        std::uint64_t z = state_;
        z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ z >> 27) * 0x94d049bb133111ebULL;
        return z ^ z >> 31;
    }
    template <class T>
    T pick(const std::vector<T>& values) {
        return values[static_cast<std::size_t>(below(static_cast<int>(values.size())))];
    }

    void absurd(int& value) {
        value = pick<int>({0,          1,       2,           3,    5,     7,       16,         255,
                           1024,       1025,    4096,        4097, 65536, 65537,   1048576,    1048577,
                           1000000000, INT_MAX, INT_MAX - 1, -1,   -2,    INT_MIN, below(100), below(5000)});
    }
    void absurd(float& value) {
        value = pick<float>({0.0F, -0.0F, 0.5F, 0.99F, 1.0F, -1.0F, 1e-30F, 1e-45F, 1e30F, -3e38F, 0.1F,
                             std::numeric_limits<float>::infinity(), -std::numeric_limits<float>::infinity(),
                             std::numeric_limits<float>::quiet_NaN()});
    }
    void absurd(bool& value) { value = below(2) == 0; }
    void absurd(Rounding& value) { value = below(2) == 0 ? Rounding::Exact : Rounding::Floor; }
    void absurd(ConnectionTable& value) {
        value = below(2) == 0 ? ConnectionTable::LeNet5 : ConnectionTable::Neighbours;
    }
    void absurd(Extent& value) {
        absurd(value.height);
        if (below(2) == 0)
            value.width = value.height;
        else
            absurd(value.width);
    }
    void absurd(Padding& value) {
        value.mode = pick<PaddingMode>({PaddingMode::None, PaddingMode::Same, PaddingMode::Custom});
        for (int* side : {&value.sides.top, &value.sides.bottom, &value.sides.left, &value.sides.right})
            if (value.mode == PaddingMode::Custom || below(4) == 0) absurd(*side);
    }

    template <std::size_t... I>
    LayerSpec layerNumber(int number, std::index_sequence<I...>) {
        LayerSpec layer;
        ((static_cast<int>(I) == number ? void(layer = std::variant_alternative_t<I, LayerSpec>{}) : void()), ...);
        return layer;
    }
    /// Any kind but the input; every `tame`-th setting is left as it is.
    LayerSpec layer(int tame) {
        constexpr int kinds = static_cast<int>(std::variant_size_v<LayerSpec>);
        LayerSpec layer = layerNumber(1 + below(kinds - 1), std::make_index_sequence<std::variant_size_v<LayerSpec>>{});
        change(layer, tame);
        return layer;
    }
    void change(LayerSpec& layer, int tame) {
        std::visit(
            [&](auto& spec) {
                visitFields(spec, [&](const char*, auto& value) {
                    if (below(tame) == 0) absurd(value);
                });
            },
            layer);
    }
    Shape input() {
        Shape shape =
            pick<Shape>({{1, 1, 1}, {28, 28, 1}, {32, 32, 3}, {4096, 4096, 127}, {4096, 1, 4096}, {1, 1, 4096}});
        if (below(4) == 0) absurd(shape.height);
        if (below(4) == 0) absurd(shape.channels);
        return shape;
    }

    NetworkSpec chain(int length) {
        NetworkSpec spec;
        if (length == 0 && below(2) == 0) return spec;
        NodeId last = spec.append(InputSpec{input()});
        const int tame = pick<int>({1, 4, 40, 4000});
        const bool named = length < 100;  // finding a free name is quadratic, which a file isn't slowed by
        for (int i = 0; i < length; ++i)
            last = spec.append(length > 100 && below(20) != 0 ? LayerSpec(ReluSpec{}) : layer(tame), last,
                               named ? std::string() : "n" + std::to_string(i));
        if (below(2) == 0) spec.append(DenseSpec{.units = 10}, spec.append(GlobalAvgPoolSpec{}, last));
        return spec;
    }
    NetworkSpec cyclic() {
        NetworkSpec spec = chain(2 + below(10));
        for (int i = below(3); i >= 0; --i) addEdge(spec, pick(spec.nodes).id, pick(spec.nodes).id);
        return spec;
    }
    /// Windows over a vector of up to 2^31 numbers: weights beyond 2^63.
    NetworkSpec giantWindow() {
        NetworkSpec spec;
        const int channels = pick<int>({1, 16, 64, 127});
        NodeId last = spec.append(FlattenSpec{}, spec.append(InputSpec{{4096, 4096, channels}}));
        Conv2dSpec window{.filters = pick<int>({1, 16, 65535, 65536}),
                          .kernel = {1024, 1024},
                          .stride = {1024, 1024},
                          .padding = Padding::all(1023),
                          .rounding = Rounding::Floor};
        if (below(2) == 0) window.dilation = {256, 256};
        const int windows = 1 + below(3);
        for (int i = 0; i < windows; ++i) last = spec.append(window, last);
        spec.append(DenseSpec{.units = pick<int>({1, 10, 1048576})}, spec.append(FlattenSpec{}, last));
        return spec;
    }
    /// A join of up to twelve branches, stacked.
    NetworkSpec fan() {
        NetworkSpec spec;
        NodeId last = spec.append(InputSpec{input()});
        const int joins = 1 + below(12);
        for (int i = 0; i < joins; ++i) {
            const NodeId join = spec.append(below(3) == 0 ? LayerSpec(AddSpec{}) : LayerSpec(ConcatSpec{}));
            const int branches = below(12);
            for (int branch = 0; branch < branches; ++branch)
                addEdge(spec, spec.append(below(4) == 0 ? layer(2) : LayerSpec(ReluSpec{}), last), join);
            last = join;
        }
        spec.append(DenseSpec{}, spec.append(GlobalAvgPoolSpec{}, last));
        return spec;
    }
    NetworkSpec graph(int size) {
        NetworkSpec spec;
        for (int i = 0; i < size; ++i)
            spec.append(below(size) == 0 ? LayerSpec(InputSpec{input()}) : layer(pick<int>({1, 8, 400})));
        const int edges = below(2 * size);
        for (int i = 0; i < edges; ++i) {
            const int from = below(size);
            const int to = below(4) == 0 ? below(size) : std::min(size - 1, from + 1 + below(3));
            addEdge(spec, spec.nodes[static_cast<std::size_t>(from)].id, spec.nodes[static_cast<std::size_t>(to)].id);
        }
        return spec;
    }
    NetworkSpec changedClassic() {
        const auto& entries = catalogue();
        const CatalogueEntry& entry = entries[static_cast<std::size_t>(below(static_cast<int>(entries.size())))];
        NetworkSpec spec = entry.make(entry.input, 10);
        const int changes = below(4);
        for (int i = 0; i < changes; ++i) {
            Node& node = spec.nodes[static_cast<std::size_t>(below(static_cast<int>(spec.nodes.size())))];
            if (below(3) == 0)
                node.layer = layer(2);
            else
                change(node.layer, 2);
        }
        return spec;
    }
    static void addEdge(NetworkSpec& spec, NodeId from, NodeId to) {
        const Edge edge{from, to};
        if (std::find(spec.edges.begin(), spec.edges.end(), edge) == spec.edges.end()) spec.edges.push_back(edge);
    }

    /// JSON knows no NaN and no infinity.
    static NetworkSpec withNumbers(NetworkSpec spec) {
        for (Node& node : spec.nodes)
            std::visit(
                [](auto& layer) {
                    visitFields(layer, [](const char*, auto& value) {
                        if constexpr (std::is_same_v<std::decay_t<decltype(value)>, float>)
                            if (!std::isfinite(value)) value = 3e38F;
                    });
                },
                node.layer);
        return spec;
    }
    void breakSomething(nlohmann::json& json) {
        auto& nodes = json["nodes"];
        auto& edges = json["edges"];
        const auto any = [&]() -> nlohmann::json& {
            return nodes[static_cast<std::size_t>(below(static_cast<int>(nodes.size())))];
        };
        switch (below(9)) {
            case 0:
                if (!nodes.empty()) any()["id"] = pick<std::int64_t>({1, 2, 0, -1, INT_MAX, std::int64_t{1} << 40});
                break;
            case 1:
                if (!nodes.empty())
                    any()["name"] = pick<std::string>({"", "Conv 1", std::string(70, 'x'), "a/b", "\x01"});
                break;
            case 2:
                if (!nodes.empty()) any()["kind"] = pick<std::string>({"conv3d", "", "input", "dense"});
                break;
            case 3: edges.push_back({below(2000), 7777777}); break;
            case 4:
                if (!edges.empty()) edges.push_back(edges.front());
                break;
            case 5:
                if (!nodes.empty()) nodes.push_back(any());
                break;
            case 6: json[pick<std::string>({"nodes", "edges"})] = nullptr; break;
            case 7:
                if (!nodes.empty()) any()["kernel"] = {1e308, -1};
                break;
            default: edges.push_back("loop"); break;
        }
        if (!nodes.is_array()) nodes = nlohmann::json::array();
        if (!edges.is_array()) edges = nlohmann::json::array();
    }

    std::uint64_t state_;
};

}  // namespace fovea::test
