// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benches/augmentation_bench.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/augmentation/augment_table.h"
#include "core/augmentation/augmenter.h"
#include "core/augmentation/kinds/horizontal_flip.h"
#include "core/augmentation/kinds/vignette.h"
#include "core/augmentation/resample.h"
#include "core/augmentation/test_views.h"
#include "core/benches/drawn_pictures.h"

namespace fovea {
namespace {

constexpr int mostPixelsAside = 8;
constexpr int mostViewRows = 10;
constexpr int mostViewClasses = 10;
constexpr int drawsShown = 16;
constexpr int curvePieces = 40;

/// The fields that say how much of a kind there is, in the order of AugmentDraw's numbers.
struct Amounts {
    std::string_view kind;
    std::vector<std::string_view> fields;
};

const std::vector<Amounts>& amountsOfKinds() {
    static const std::vector<Amounts> amounts{{"flip", {}},
                                              {"vflip", {}},
                                              {"translate", {"right", "down"}},
                                              {"rotate", {"degrees"}},
                                              {"stretch", {"stretch"}},
                                              {"shear", {"shear"}},
                                              {"lens", {"lens"}},
                                              {"contrast", {"contrast"}},
                                              {"vignette", {"vignette"}}};
    return amounts;
}

std::vector<std::string_view> kindNamesOnBench() {
    std::vector<std::string_view> names;
    for (const Amounts& amounts : amountsOfKinds()) names.push_back(amounts.kind);
    return names;
}

const AugmentKind& benchAugmentKind(const BenchState& fields) { return *findAugmentKind(choiceOf(fields, "kind")); }

AugmentDraw benchDraw(const BenchState& fields) {
    AugmentDraw draw;
    const auto found = std::ranges::find(amountsOfKinds(), std::string_view(choiceOf(fields, "kind")), &Amounts::kind);
    for (std::size_t i = 0; i < found->fields.size(); ++i) draw.numbers[i] = numberOf(fields, found->fields[i]);
    return draw;
}

AugmentEdge benchEdge(const BenchState& fields) {
    const std::string& edge = choiceOf(fields, "edge");
    return edge == "mirror" ? AugmentEdge::Mirror : edge == "repeat" ? AugmentEdge::Repeat : AugmentEdge::Zero;
}

/// Without the digits that floats don't have, and without −0.
double inMillionths(double value) { return std::round(value * 1e6) / 1e6 + 0.0; }

Matrix inputPicture(const BenchState& fields) {
    const int example = wholeOf(fields, "example");
    if (example == 0) return matrixOf(fields, "picture");
    const auto first = drawnPictures().values.begin() + std::ptrdiff_t{example - 1} * drawnPictures().columns;
    return {drawnSide, drawnSide, std::vector<double>(first, first + drawnPictures().columns)};
}

Shape shapeOfPicture(const Matrix& picture) { return {picture.rows, picture.columns, 1}; }

std::vector<float> floatsOf(const Matrix& picture) { return {picture.values.begin(), picture.values.end()}; }

Matrix pictureNumbers(int rows, int columns, std::span<const float> values) {
    Matrix numbers(rows, columns);
    std::ranges::transform(values, numbers.values.begin(), [](float value) { return inMillionths(double{value}); });
    return numbers;
}

PlacementChain movedOften(const AugmentKind& kind, const AugmentDraw& draw, Shape shape, int times) {
    PlacementChain chain;
    for (int i = 0; i < times; ++i) chain.add(kind.place(draw, shape));
    return chain;
}

void addOutput(const BenchState& fields, const Matrix& input, BenchState& readings) {
    const AugmentKind& kind = benchAugmentKind(fields);
    const AugmentDraw draw = benchDraw(fields);
    const Shape shape = shapeOfPicture(input);
    const int times = wholeOf(fields, "times");
    std::vector<float> values = floatsOf(input);
    std::vector<DrawnStep> steps(static_cast<std::size_t>(times), DrawnStep{&kind, draw});
    const int step = std::min(wholeOf(fields, "step"), shape.height * shape.width - 1);
    const int row = step / shape.width;
    const int column = step % shape.width;
    readings.emplace("pixel", Matrix(1, 2, {double(row), double(column)}));
    if (kind.place != nullptr) {
        const double middleX = (shape.width - 1) / 2.0;
        const double middleY = (shape.height - 1) / 2.0;
        const PlacePoint from = movedOften(kind, draw, shape, times).source({column - middleX, row - middleY}, shape);
        readings.emplace("source", Matrix(1, 2, {inMillionths(from.y + middleY), inMillionths(from.x + middleX)}));
    } else {
        std::vector<float> uncut = values;
        applySteps(std::span(steps).first(steps.size() - 1), benchEdge(fields), shape, uncut);
        kind.change(draw, benchEdge(fields), {shape, uncut});
        readings.emplace("changed", pictureNumbers(shape.height, shape.width, uncut));
    }
    applySteps(steps, benchEdge(fields), shape, values);
    readings.emplace("output", pictureNumbers(shape.height, shape.width, values));
    if (choiceOf(fields, "part") == "single") readings.emplace("last", shape.height * shape.width - 1);
}

/// What a lens, a vignette or another change of values makes of one number.
double ruleAt(const AugmentKind& kind, const AugmentDraw& draw, double at) {
    if (kind.place != nullptr) {
        // In a picture of 1 × 1 the corner lies at √½ from the centre.
        constexpr Shape one{1, 1, 1};
        const double corner = std::sqrt(0.5);
        return inMillionths(movedOften(kind, draw, one, 1).source({at * corner, 0}, one).x / corner);
    }
    if (&kind == &vignette) return vignetteFactor(draw.numbers[0], at * at);
    float value = static_cast<float>(at);
    kind.change(draw, AugmentEdge::Zero, {{1, 1, 1}, std::span(&value, 1)});
    return inMillionths(double{value});
}

void addRule(const BenchState& fields, const Matrix& input, BenchState& readings) {
    const AugmentKind& kind = benchAugmentKind(fields);
    const AugmentDraw draw = benchDraw(fields);
    if (kind.place != nullptr && kind.name != "lens") {
        const AffineMap forward = kind.place(draw, shapeOfPicture(input)).forward;
        const Matrix& point = matrixOf(fields, "point");
        PlacePoint moved{point.at(0, 0), point.at(0, 1)};
        for (int i = 0; i < wholeOf(fields, "times"); ++i) moved = forward(moved);
        readings.emplace("moved", Matrix(1, 2, {inMillionths(moved.x), inMillionths(moved.y)}));
        return;
    }
    Matrix curve(2, curvePieces + 1);
    for (int i = 0; i <= curvePieces; ++i) {
        curve.at(0, i) = double(i) / curvePieces;
        curve.at(1, i) = ruleAt(kind, draw, curve.at(0, i));
    }
    readings.emplace("rule", ruleAt(kind, draw, numberOf(fields, "at")));
    readings.emplace("curve", std::move(curve));
}

/// The kind with the amount as its strength, as training draws it.
Augmentation asDrawn(const BenchState& fields) {
    Augmentation augmentation{.edge = benchEdge(fields)};
    const AugmentKind& kind = benchAugmentKind(fields);
    if (choiceOf(fields, "flip") == "with" && &kind != &horizontalFlip)
        augmentation.steps.push_back({&horizontalFlip, 0, static_cast<float>(horizontalFlip.usualProbability)});
    double strength = 0;
    for (const double number : benchDraw(fields).numbers) strength = std::max(strength, std::abs(number));
    augmentation.steps.push_back(
        {&kind, static_cast<float>(strength), static_cast<float>(numberOf(fields, "probability"))});
    return augmentation;
}

void addDraws(const BenchState& fields, const Matrix& input, BenchState& readings) {
    const Augmentation augmentation = asDrawn(fields);
    const Shape shape = shapeOfPicture(input);
    const AugmentKind* kind = augmentation.steps.back().kind;
    std::set<std::vector<float>> different;
    Matrix tiles(drawsShown, static_cast<int>(input.values.size()));
    Matrix drawn(drawsShown, 4);
    for (int sample = 0; sample < drawsShown; ++sample) {
        const auto seed = static_cast<std::uint64_t>(wholeOf(fields, "seed"));
        const std::vector<DrawnStep> steps = drawSteps(augmentation, {seed, 0, sample});
        for (const DrawnStep& step : steps) {
            if (step.kind == &horizontalFlip) drawn.at(sample, 0) = 1;
            if (step.kind != kind) continue;
            drawn.at(sample, 1) = 1;
            drawn.at(sample, 2) = inMillionths(step.draw.numbers[0]);
            drawn.at(sample, 3) = inMillionths(step.draw.numbers[1]);
        }
        std::vector<float> values = floatsOf(input);
        applySteps(steps, augmentation.edge, shape, values);
        std::ranges::transform(values, tiles.values.begin() + std::ptrdiff_t{sample} * tiles.columns,
                               [](float value) { return inMillionths(double{value}); });
        different.insert(std::move(values));
    }
    readings.emplace("different", double(different.size()));
    readings.emplace("drawn", std::move(drawn));
    if (choiceOf(fields, "part") != "draws") return;
    readings.emplace("tiles", std::move(tiles));
    readings.emplace("last", drawsShown - 1);
}

Matrix viewTiles(const BenchState& fields, const Matrix& input) {
    const Shape shape = shapeOfPicture(input);
    const std::vector<Placement> views = testViews(std::stoi(choiceOf(fields, "count")), shape);
    Matrix tiles(static_cast<int>(views.size()), static_cast<int>(input.values.size()));
    std::vector<float> from = floatsOf(input);
    std::vector<float> to(from.size());
    auto next = tiles.values.begin();
    for (const Placement& view : views) {
        PlacementChain chain;
        chain.add(view);
        // At the border as evaluateViews has it.
        resample({shape, from}, chain, AugmentEdge::Mirror, {shape, to});
        next = std::ranges::transform(to, next, [](float value) { return inMillionths(double{value}); }).out;
    }
    return tiles;
}

int argmaxOfRow(const Matrix& rows, int row) {
    const auto first = rows.values.begin() + std::ptrdiff_t{row} * rows.columns;
    return static_cast<int>(std::max_element(first, first + rows.columns) - first);
}

void addViews(const BenchState& fields, const Matrix& input, BenchState& readings) {
    const Matrix& views = matrixOf(fields, "views");
    Matrix mean(1, views.columns);
    Matrix each(views.rows, 1);
    for (int view = 0; view < views.rows; ++view) {
        each.at(view, 0) = argmaxOfRow(views, view);
        for (int c = 0; c < views.columns; ++c) mean.at(0, c) += views.at(view, c) / views.rows;
    }
    readings.emplace("predicted", argmaxOfRow(mean, 0));
    readings.emplace("mean", std::move(mean));
    readings.emplace("each", std::move(each));
    if (choiceOf(fields, "part") != "views") return;
    readings.emplace("tiles", viewTiles(fields, input));
    readings.emplace("last", views.columns - 1);
}

void addCounts(const BenchState& fields, BenchState& readings) {
    const double aside = 2 * numberOf(fields, "pad") + 1;
    readings.emplace("offsets", aside * aside);
    readings.emplace("variants", 2 * aside * aside);
    // Scales, parts of the picture at each, windows in each, mirrored; and the views that these make.
    Matrix published(3, 5, {1, 1, 5, 2, 0, 4, 3, 6, 2, 0, 3, 1, 25, 2, 0});
    for (int row = 0; row < published.rows; ++row)
        published.at(row, 4) =
            published.at(row, 0) * published.at(row, 1) * published.at(row, 2) * published.at(row, 3);
    readings.emplace("published", std::move(published));
}

BenchState augmentationReadings(const BenchState& fields) {
    BenchState readings;
    Matrix input = inputPicture(fields);
    addOutput(fields, input, readings);
    addRule(fields, input, readings);
    addDraws(fields, input, readings);
    addViews(fields, input, readings);
    addCounts(fields, readings);
    readings.emplace("input", std::move(input));
    return readings;
}

BenchField amountField(std::string_view name, double initial, double least, double most) {
    return {.name = name, .initial = Matrix(initial), .least = least, .most = most};
}
BenchField chosenField(std::string_view name, std::vector<std::string_view> choices) {
    std::string first(choices.front());
    return {.name = name, .initial = std::move(first), .choices = std::move(choices)};
}
BenchField pictureField(std::string_view name, Matrix initial, double least, double most, int rows, int columns) {
    return {.name = name,
            .initial = std::move(initial),
            .least = least,
            .most = most,
            .mostRows = rows,
            .mostColumns = columns};
}

std::vector<std::string_view> countsOfViews() { return {"1", "2", "6", "10", "150"}; }

}  // namespace

const BenchKind& augmentationBench() {
    static const BenchKind kind{
        .id = "augmentation",
        .fields = {chosenField("part", {"single", "draws", "views"}),
                   chosenField("kind", kindNamesOnBench()),
                   wholeField("times", 1, 1, 4),
                   amountField("probability", 1, 0, 1),
                   chosenField("flip", {"without", "with"}),
                   amountField("degrees", 90, -180, 180),
                   wholeField("right", 1, -mostPixelsAside, mostPixelsAside),
                   wholeField("down", 0, -mostPixelsAside, mostPixelsAside),
                   amountField("stretch", 1, -1, 1),
                   amountField("shear", 0.5, -1, 1),
                   amountField("lens", 0.1, -0.3, 0.3),
                   amountField("contrast", 0.2, -1, 1),
                   amountField("vignette", 0.5, 0, 1),
                   chosenField("edge", {"zero", "mirror", "repeat"}),
                   wholeField("seed", 1, 0, 999),
                   chosenField("count", countsOfViews()),
                   wholeField("step", 0, 0, mostPixelsAside * mostPixelsAside - 1),
                   wholeField("example", 0, 0, drawnPictures().rows),
                   pictureField("picture", Matrix(2, 3, {1, 2, 3, 4, 5, 6}), 0, 9, mostPixelsAside, mostPixelsAside),
                   pictureField("point", Matrix(1, 2, {1, 2}), -mostPixelsAside, mostPixelsAside, 1, 2),
                   amountField("at", 1, 0, 1),
                   wholeField("pad", 4, 0, mostPixelsAside),
                   pictureField("views", Matrix(2, 2, {0.6, 0.4, 0.3, 0.7}), 0, 1, mostViewRows, mostViewClasses)},
        .readings = {"input", "output", "pixel", "source", "changed", "moved", "curve", "rule", "tiles", "drawn",
                     "different", "each", "mean", "predicted", "offsets", "variants", "published", "last"},
        .step = "step",
        .lastStep = "last",
        .compute = augmentationReadings};
    return kind;
}

}  // namespace fovea
