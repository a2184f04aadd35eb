// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benches/labelling_bench.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numbers>
#include <numeric>

#include "core/benches/drawn_pictures.h"
#include "core/evaluation/intervals.h"

namespace fovea {
namespace {

constexpr double significance = 0.05;
constexpr double mostCounted = 1e9;

/// Less its mean, and of length 1: of two such rows the product is the correlation coefficient.
std::vector<double> standardRow(const Matrix& rows, int row) {
    const auto first = rows.values.begin() + std::ptrdiff_t{row} * rows.columns;
    std::vector<double> result(first, first + rows.columns);
    const double mean = std::accumulate(result.begin(), result.end(), 0.0) / rows.columns;
    for (double& each : result) each -= mean;
    const double length = std::sqrt(std::inner_product(result.begin(), result.end(), result.begin(), 0.0));
    for (double& each : result) each /= length;
    return result;
}

Matrix answersOfMeans() {
    Matrix answers(1, labelledPictures);
    for (int i = 0; i < labelledPictures; ++i) {
        const std::vector<double> picture = standardRow(drawnPictures(), i);
        double best = -std::numeric_limits<double>::infinity();
        for (int c = 0; c < drawnClasses; ++c) {
            const std::vector<double> mean = standardRow(drawnClassMeans(), c);
            const double alike = std::inner_product(picture.begin(), picture.end(), mean.begin(), 0.0);
            if (alike <= best) continue;
            best = alike;
            answers.at(0, i) = c;
        }
    }
    return answers;
}

Matrix drawnLabels() {
    Matrix labels(1, labelledPictures);
    for (int i = 0; i < labelledPictures; ++i) labels.at(0, i) = i % drawnClasses;
    return labels;
}

std::optional<std::string> labellingMisfit(const BenchState& fields) {
    const int pictures = matrixOf(fields, "truth").columns;
    for (const char* name : {"network", "answers"})
        if (matrixOf(fields, name).columns != pictures) return name;
    if (wholeOf(fields, "picture") >= pictures) return "picture";
    const Matrix& counts = matrixOf(fields, "counts");
    if (counts.rows != 2 || counts.columns != 2) return "counts";
    for (int row = 0; row < 2; ++row)
        if (counts.at(row, 0) > counts.at(row, 1)) return "counts";
    return {};
}

/// Rows: you right, you wrong; columns: network right, network wrong.
Matrix tableOf(const BenchState& fields) {
    const Matrix& truth = matrixOf(fields, "truth");
    const Matrix& network = matrixOf(fields, "network");
    const Matrix& answers = matrixOf(fields, "answers");
    Matrix table(2, 2);
    for (int i = 0; i < truth.columns; ++i) {
        if (answers.at(0, i) < 0) continue;
        table.at(answers.at(0, i) == truth.at(0, i) ? 0 : 1, network.at(0, i) == truth.at(0, i) ? 0 : 1) += 1;
    }
    return table;
}

void addComparison(const Matrix& totals, BenchState& readings) {
    Matrix shares(2, 1);
    Matrix intervals(2, 2);
    for (int row = 0; row < 2; ++row) {
        const double of = totals.at(row, 1);
        shares.at(row, 0) = of > 0 ? totals.at(row, 0) / of : 0;
        const Interval interval =
            wilsonInterval(static_cast<std::int64_t>(totals.at(row, 0)), static_cast<std::int64_t>(of));
        intervals.at(row, 0) = interval.low;
        intervals.at(row, 1) = interval.high;
    }
    if (totals.at(0, 1) > 0 && totals.at(1, 1) > 0) {
        const double share = shares.at(0, 0);
        readings.emplace("apart", 100 * (share - shares.at(1, 0)));
        readings.emplace("error", 100 * std::sqrt(share * (1 - share) / totals.at(0, 1)));
    }
    readings.emplace("shares", std::move(shares));
    readings.emplace("intervals", std::move(intervals));
}

/// That two equal shares differ so much, two-sided, by the normal approximation with the pooled share: erfc(|z| / √2). 1 where
/// there is nothing to compare.
double chanceOfShares(const Matrix& counts) {
    const double first = counts.at(0, 1);
    const double second = counts.at(1, 1);
    if (first == 0 || second == 0) return 1;
    const double pooled = (counts.at(0, 0) + counts.at(1, 0)) / (first + second);
    const double error = std::sqrt(pooled * (1 - pooled) * (1 / first + 1 / second));
    if (error == 0) return 1;
    return std::erfc(std::abs(counts.at(0, 0) / first - counts.at(1, 0) / second) / error / std::numbers::sqrt2);
}

void addVerdict(double chance, BenchState& readings) {
    readings.emplace("chance", chance);
    readings.emplace("different", chance < significance ? 1.0 : 0.0);
}

BenchState labellingReadings(const BenchState& fields) {
    BenchState readings{{"last", matrixOf(fields, "truth").columns - 1}};
    if (choiceOf(fields, "compare") == "counts") {
        const Matrix& counts = matrixOf(fields, "counts");
        addComparison(counts, readings);
        addVerdict(chanceOfShares(counts), readings);
        readings.emplace("totals", counts);
        return readings;
    }
    const Matrix table = tableOf(fields);
    const double onlyYou = table.at(0, 1);
    const double onlyNetwork = table.at(1, 0);
    const double all = std::accumulate(table.values.begin(), table.values.end(), 0.0);
    const Matrix totals(2, 2, {table.at(0, 0) + onlyYou, all, table.at(0, 0) + onlyNetwork, all});
    addComparison(totals, readings);
    const double chance =
        mcnemarProbability(static_cast<std::int64_t>(onlyYou), static_cast<std::int64_t>(onlyNetwork));
    addVerdict(chance, readings);
    readings.emplace("named", all);
    readings.emplace("table", table);
    readings.emplace("totals", totals);
    return readings;
}

BenchField classesField(std::string_view name, Matrix initial, int least) {
    return {.name = name,
            .initial = std::move(initial),
            .least = double(least),
            .most = drawnClasses - 1,
            .whole = true,
            .mostColumns = labelledPictures};
}

}  // namespace

const BenchKind& labellingBench() {
    static const BenchKind kind{
        .id = "labelling",
        .fields = {{.name = "compare", .initial = "game", .choices = {"game", "counts"}},
                   classesField("truth", drawnLabels(), 0),
                   classesField("network", answersOfMeans(), 0),
                   classesField("answers", Matrix(1, labelledPictures, std::vector<double>(labelledPictures, -1)), -1),
                   wholeField("picture", 0, 0, labelledPictures - 1),
                   {.name = "counts",
                    .initial = Matrix(2, 2, {45, 50, 4000, 10000}),
                    .least = 0,
                    .most = mostCounted,
                    .whole = true,
                    .mostRows = 2,
                    .mostColumns = 2}},
        .readings = {"totals", "shares", "intervals", "apart", "error", "table", "chance", "named", "different",
                     "last"},
        .step = "picture",
        .lastStep = "last",
        .fit = labellingMisfit,
        .compute = labellingReadings};
    return kind;
}

}  // namespace fovea
