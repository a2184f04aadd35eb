// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benches/template_bench.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <numeric>

#include "core/benches/dense_product.h"
#include "core/benches/drawn_pictures.h"

namespace fovea {
namespace {

constexpr int mostSide = 32;
constexpr double drawnPixels = drawnSide * drawnSide;

Matrix rowAsPicture(const Matrix& rows, int row, int height, int width) {
    const auto first = rows.values.begin() + std::ptrdiff_t{row} * rows.columns;
    return {height, width, std::vector<double>(first, first + rows.columns)};
}

/// Each template less its own mean. A number added to all pixels then adds nothing to the score.
const Matrix& balancedMeans() {
    static const Matrix balanced = [] {
        Matrix result = drawnClassMeans();
        for (int row = 0; row < result.rows; ++row) {
            const auto first = result.values.begin() + std::ptrdiff_t{row} * result.columns;
            const double mean = std::accumulate(first, first + result.columns, 0.0) / result.columns;
            std::for_each(first, first + result.columns, [mean](double& each) { each -= mean; });
        }
        return result;
    }();
    return balanced;
}

const Matrix& templatesOf(const BenchState& fields) {
    const std::string& filters = choiceOf(fields, "filters");
    return filters == "own" ? matrixOf(fields, "own") : filters == "means" ? drawnClassMeans() : balancedMeans();
}

Matrix inputOf(const BenchState& fields) {
    const int example = wholeOf(fields, "example");
    return example == 0 ? matrixOf(fields, "picture")
                        : rowAsPicture(drawnPictures(), example - 1, drawnSide, drawnSide);
}

Matrix brightened(Matrix picture, double brightness) {
    if (brightness == 0) return picture;
    for (double& pixel : picture.values) pixel = std::clamp(pixel + brightness, 0.0, 1.0);
    return picture;
}

Matrix scoresOf(const Matrix& templates, const Matrix& seen) { return denseProduct(templates, seen, {}); }

int argmaxOf(const Matrix& scores) {
    return static_cast<int>(std::ranges::max_element(scores.values) - scores.values.begin());
}

std::optional<std::string> templateMisfit(const BenchState& fields) {
    const Matrix& picture = matrixOf(fields, "picture");
    if (matrixOf(fields, "own").columns != static_cast<int>(picture.values.size())) return "own";
    const bool drawn = choiceOf(fields, "filters") != "own" || wholeOf(fields, "example") > 0;
    if (drawn && (picture.rows != drawnSide || picture.columns != drawnSide)) return "picture";
    return {};
}

/// How the templates do on all drawn pictures.
void addAnswers(const BenchState& fields, BenchState& readings) {
    const Matrix& templates = templatesOf(fields);
    if (templates.rows != drawnClasses || templates.columns != drawnPixels) return;
    Matrix answers(1, drawnClasses);
    double right = 0;
    for (int i = 0; i < drawnPictures().rows; ++i) {
        const Matrix seen =
            brightened(rowAsPicture(drawnPictures(), i, drawnSide, drawnSide), numberOf(fields, "brightness"));
        const int answer = argmaxOf(scoresOf(templates, seen));
        answers.at(0, answer) += 1;
        right += answer == i % drawnClasses;
    }
    readings.emplace("answers", std::move(answers));
    readings.emplace("right", right);
}

BenchState templateReadings(const BenchState& fields) {
    const Matrix& templates = templatesOf(fields);
    Matrix input = inputOf(fields);
    Matrix seen = brightened(input, numberOf(fields, "brightness"));
    Matrix scores = scoresOf(templates, seen);
    const int shown = std::min(wholeOf(fields, "class"), templates.rows - 1);
    Matrix shownTemplate = rowAsPicture(templates, shown, input.rows, input.columns);
    Matrix products = seen;
    std::ranges::transform(products.values, shownTemplate.values, products.values.begin(), std::multiplies<>());
    BenchState readings{{"templates", templates},          {"template", std::move(shownTemplate)},
                        {"products", std::move(products)}, {"score", scores.at(shown, 0)},
                        {"predicted", argmaxOf(scores)},   {"last", templates.rows - 1}};
    if (const int example = wholeOf(fields, "example"); example > 0)
        readings.emplace("label", (example - 1) % drawnClasses);
    addAnswers(fields, readings);
    readings.emplace("scores", std::move(scores));
    readings.emplace("seen", std::move(seen));
    readings.emplace("input", std::move(input));
    return readings;
}

}  // namespace

const BenchKind& templateBench() {
    static const BenchKind kind{
        .id = "template",
        .fields = {{.name = "filters", .initial = "means", .choices = {"means", "balanced", "own"}},
                   {.name = "own",
                    .initial = Matrix(drawnClasses, drawnSide * drawnSide),
                    .least = -99,
                    .most = 99,
                    .mostRows = drawnClasses,
                    .mostColumns = mostSide * mostSide},
                   wholeField("example", 1, 0, drawnPictures().rows),
                   {.name = "picture",
                    .initial = Matrix(drawnSide, drawnSide),
                    .least = -99,
                    .most = 99,
                    .mostRows = mostSide,
                    .mostColumns = mostSide},
                   {.name = "brightness", .initial = Matrix(0), .least = -1, .most = 1},
                   wholeField("class", 0, 0, drawnClasses - 1)},
        .readings = {"input", "seen", "templates", "template", "products", "scores", "score", "predicted", "label",
                     "right", "answers", "last"},
        .step = "class",
        .lastStep = "last",
        .fit = templateMisfit,
        .compute = templateReadings};
    return kind;
}

}  // namespace fovea
