// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benches/freeze_bench.h"

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/network/catalogue.h"
#include "core/network/network_spec.h"

namespace fovea {
namespace {

constexpr int freezableLayers = 7;
constexpr int waysToTransfer = 5;
constexpr int quartersOfSlide = 4;

/// What the slide advises, as layers below the line: the head alone; a linear classifier on some stage; a few; many.
constexpr std::array<std::array<double, 2>, quartersOfSlide> advisedLines{{{6, 6}, {2, 6}, {4, 5}, {0, 3}}};

int quarterOf(const BenchState& fields) {
    const int row = choiceOf(fields, "amount") == "lots" ? 2 : 0;
    return row + (choiceOf(fields, "target") == "different" ? 1 : 0);
}

/// What stands below the line and above it, in the order of computation.
struct SplitNetwork {
    std::vector<double> parameters;
    Shape through{32, 32, 3};  ///< the output of the last node below the line
    double macs = 0;
    double macsAbove = 0;
};

SplitNetwork splitNetwork(int classes, int line) {
    const NetworkSpec spec = findInCatalogue("ref-cnn")->make({32, 32, 3}, classes);
    const ShapeTable shapes = inferShapes(spec);
    const NetworkCost cost = networkCost(spec, shapes);
    SplitNetwork split;
    for (const NodeId id : spec.topologicalOrder()) {
        const LayerCost own = cost.layers.at(id);
        if (own.parameters > 0) split.parameters.push_back(static_cast<double>(own.parameters));
        // Plates and pools behind a frozen layer are frozen with it: they have nothing to learn.
        const bool isBelow = static_cast<int>(split.parameters.size()) <= line;
        if (isBelow) split.through = std::get<Shape>(shapes.at(id));
        split.macs += static_cast<double>(own.macs);
        split.macsAbove += isBelow ? 0 : static_cast<double>(own.macs);
    }
    return split;
}

BenchState freezeReadings(const BenchState& fields) {
    const int line = wholeOf(fields, "line");
    const double classes = numberOf(fields, "classes");
    SplitNetwork split = splitNetwork(wholeOf(fields, "classes"), line);
    double frozen = 0;
    double total = 0;
    for (int layer = 0; layer < freezableLayers; ++layer) {
        const double own = split.parameters[static_cast<std::size_t>(layer)];
        total += own;
        frozen += layer < line ? own : 0;
    }
    const int quarter = quarterOf(fields);
    const auto& advised = advisedLines[static_cast<std::size_t>(quarter)];
    const double features = static_cast<double>(split.through.size());
    const double pictures = choiceOf(fields, "amount") == "lots" ? 1000 : 25;
    constexpr double mebibyte = 1 << 20;
    BenchState readings;
    readings.emplace("parameters", Matrix(1, freezableLayers, std::move(split.parameters)));
    readings.emplace("frozen", frozen);
    readings.emplace("trained", total - frozen);
    readings.emplace("total", total);
    readings.emplace(
        "shape",
        Matrix(1, 3, {double(split.through.height), double(split.through.width), double(split.through.channels)}));
    readings.emplace("features", features);
    readings.emplace("linear", features * classes + classes);
    readings.emplace("macs", split.macs);
    readings.emplace("cached", split.macsAbove);
    readings.emplace("memory", features * sizeof(float) * classes * pictures / mebibyte);
    readings.emplace("pictures", pictures);
    readings.emplace("quarter", double(quarter));
    readings.emplace("advised", Matrix(1, 2, {advised[0], advised[1]}));
    readings.emplace("fits", line >= advised[0] && line <= advised[1] ? 1.0 : 0.0);
    readings.emplace("last", double(freezableLayers - 1));
    return readings;
}

}  // namespace

const BenchKind& freezeBench() {
    static const BenchKind kind{
        .id = "freeze",
        .fields = {BenchField{.name = "amount", .initial = std::string("little"), .choices = {"little", "lots"}},
                   BenchField{.name = "target", .initial = std::string("similar"), .choices = {"similar", "different"}},
                   wholeField("line", 6, 0, freezableLayers - 1), wholeField("classes", 5, 2, 1000),
                   BenchField{.name = "accuracy",
                              .initial = Matrix(waysToTransfer, quartersOfSlide),
                              .least = 0,
                              .most = 100,
                              .mostRows = waysToTransfer,
                              .mostColumns = quartersOfSlide}},
        .readings = {"parameters", "frozen", "trained", "total", "shape", "features", "linear", "macs", "cached",
                     "memory", "pictures", "quarter", "advised", "fits", "last"},
        .step = "line",
        .lastStep = "last",
        .compute = freezeReadings};
    return kind;
}

}  // namespace fovea
