// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benches/descent_bench.h"

#include <cmath>

namespace fovea {
namespace {

constexpr int mostSteps = 40;
constexpr double shownRates[] = {0.1, 0.5, 1, 1.1};

struct Place {
    double w = 0;
    double v = 0;
};

/// dL/dw, dL/dv
Place slopeAt(bool two, Place at) { return {2 * (at.w - 3), two ? (at.v - 1) / 2 : 0}; }

Place stepFrom(bool two, Place at, double rate) {
    const Place slope = slopeAt(two, at);
    return {at.w - rate * slope.w, at.v - rate * slope.v};
}

/// The distance from the minimum is multiplied by 1 − 2 · rate in each step. Up to a rate of 0.1 four fifths and more of
/// it are left, which is called creeping here.
std::string verdictOf(double rate) {
    if (rate == 0) return "stays";
    if (rate <= 0.1) return "creeps";
    if (rate < 1) return "converges";
    return rate == 1 ? "oscillates" : "diverges";
}

Matrix tableOf(bool two, Place start) {
    Matrix table(static_cast<int>(std::size(shownRates)), 4);
    for (int row = 0; row < table.rows; ++row) {
        Place at = start;
        for (int step = 0; step < table.columns; ++step) {
            at = stepFrom(two, at, shownRates[row]);
            table.at(row, step) = at.w;
        }
    }
    return table;
}

BenchState descentReadings(const BenchState& fields) {
    const bool two = choiceOf(fields, "surface") == "two";
    const double rate = numberOf(fields, "rate");
    const Place start{numberOf(fields, "start_w"), numberOf(fields, "start_v")};
    Matrix path(wholeOf(fields, "step") + 1, 3);
    Place at = start;
    for (int step = 0; step < path.rows; ++step) {
        if (step > 0) at = stepFrom(two, at, rate);
        path.at(step, 0) = at.w;
        path.at(step, 1) = at.v;
        path.at(step, 2) = descentLoss(two, at.w, at.v);
    }
    const Place slope = slopeAt(two, at);
    const Place next = stepFrom(two, at, rate);
    return {{"loss", path.at(path.rows - 1, 2)},
            {"path", std::move(path)},
            {"w", at.w},
            {"v", at.v},
            {"slope_w", slope.w},
            {"slope_v", slope.v},
            {"next_w", next.w},
            {"next_v", next.v},
            {"verdict", verdictOf(rate)},
            {"rates", Matrix(4, 1, {std::begin(shownRates), std::end(shownRates)})},
            {"table", tableOf(two, start)},
            {"last", mostSteps}};
}

}  // namespace

double descentLoss(bool two, double w, double v) { return (w - 3) * (w - 3) + (two ? (v - 1) * (v - 1) / 4 : 0); }

const BenchKind& descentBench() {
    static const BenchKind kind{
        .id = "descent",
        .fields = {{.name = "surface", .initial = "one", .choices = {"one", "two"}},
                   {.name = "rate", .initial = Matrix(0.1), .least = 0, .most = 1.25},
                   {.name = "start_w", .initial = Matrix(0), .least = -10, .most = 10},
                   {.name = "start_v", .initial = Matrix(5), .least = -10, .most = 10},
                   {.name = "step", .initial = Matrix(0), .least = 0, .most = mostSteps, .whole = true}},
        .readings = {"path", "w", "v", "loss", "slope_w", "slope_v", "next_w", "next_v", "verdict", "rates", "table",
                     "last"},
        .step = "step",
        .lastStep = "last",
        .compute = descentReadings};
    return kind;
}

}  // namespace fovea
