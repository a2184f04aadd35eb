// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benches/softmax_bench.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/benches/reference_maps.h"
#include "core/kernels/reference/softmax.h"
#include "core/kernels/reference/softmax_cross_entropy.h"

namespace fovea {
namespace {

constexpr int mostClasses = 10;
constexpr double mostScore = 10000;

double sumOf(const Matrix& numbers) { return std::accumulate(numbers.values.begin(), numbers.values.end(), 0.0); }

const Matrix& givenNumbers(const BenchState& fields) {
    return matrixOf(fields, choiceOf(fields, "given") == "scores" ? "scores" : "p");
}

std::optional<std::string> softmaxMisfit(const BenchState& fields) {
    return wholeOf(fields, "class") < givenNumbers(fields).rows ? std::nullopt : std::optional<std::string>("class");
}

Matrix lossGradient(const Matrix& scores, int label) {
    Matrix gradient(scores.rows, 1);
    reference::softmaxCrossEntropyGradient<double>(scores.values, std::span(&label, 1), gradient.values);
    return gradient;
}

/// The loss takes the softmax of its input by itself. Where a softmax stands in front of it, its input is p, between 0 and
/// 1, and the gradient has to come back through that softmax.
void addTwice(const Matrix& p, int label, double temperature, BenchState& readings) {
    readings.emplace("twice_loss", reference::softmaxCrossEntropy<double>(p.values, std::span(&label, 1)));
    const Matrix arriving = lossGradient(p, label);
    Matrix gradient(p.rows, 1);
    reference::softmaxBackward<double>(vectorOf(p), vectorOf(arriving), vectorOf(gradient));
    for (double& each : gradient.values) each /= temperature;
    readings.emplace("twice_gradient", std::move(gradient));
}

Matrix addScores(const BenchState& fields, BenchState& readings) {
    const double temperature = numberOf(fields, "temperature");
    const int label = wholeOf(fields, "class");
    Matrix scaled = matrixOf(fields, "scores");
    readings.emplace("sum_scores", sumOf(scaled));
    for (double& score : scaled.values) score /= temperature;
    Matrix exponentials = scaled;
    for (double& each : exponentials.values) each = std::exp(each);
    Matrix p(scaled.rows, 1, reference::softmax<double>(scaled.values));
    Matrix gradient = lossGradient(scaled, label);
    for (double& each : gradient.values) each /= temperature;
    readings.emplace("sum_exponentials", sumOf(exponentials));
    readings.emplace("exponentials", std::move(exponentials));
    readings.emplace("loss", reference::softmaxCrossEntropy<double>(scaled.values, std::span(&label, 1)));
    readings.emplace("gradient", std::move(gradient));
    addTwice(p, label, temperature, readings);
    return p;
}

BenchState softmaxReadings(const BenchState& fields) {
    BenchState readings;
    const bool scores = choiceOf(fields, "given") == "scores";
    const int label = wholeOf(fields, "class");
    const Matrix p = scores ? addScores(fields, readings) : matrixOf(fields, "p");
    const double own = p.at(label, 0);
    if (!scores) readings.emplace("loss", own > 0 ? std::abs(std::log(own)) : std::numeric_limits<double>::infinity());
    const auto predicted = std::ranges::max_element(givenNumbers(fields).values) - givenNumbers(fields).values.begin();
    readings.emplace("p_class", own);
    readings.emplace("sum", sumOf(p));
    readings.emplace("predicted", static_cast<double>(predicted));
    readings.emplace("correct", predicted == label ? 1 : 0);
    readings.emplace("probabilities", p);
    return readings;
}

}  // namespace

const BenchKind& softmaxBench() {
    static const BenchKind kind{
        .id = "softmax",
        .fields =
            {{.name = "given", .initial = "scores", .choices = {"scores", "probabilities"}},
             {.name = "scores",
              .initial = Matrix(10, 1, {-0.5, -1.6, 1.1, 3.2, 0.7, 2.6, 1.4, 0.2, -2.3, -2}),
              .least = -mostScore,
              .most = mostScore,
              .mostRows = mostClasses,
              .random = true},
             {.name = "p", .initial = Matrix(3, 1, {0.4, 0.3, 0.3}), .least = 0, .most = 1, .mostRows = mostClasses},
             wholeField("class", 0, 0, mostClasses - 1),
             {.name = "temperature", .initial = Matrix(1), .least = 0.05, .most = 20}},
        .readings = {"exponentials", "probabilities", "sum_scores", "sum_exponentials", "sum", "p_class", "loss",
                     "predicted", "correct", "gradient", "twice_loss", "twice_gradient"},
        .fit = softmaxMisfit,
        .compute = softmaxReadings};
    return kind;
}

}  // namespace fovea
