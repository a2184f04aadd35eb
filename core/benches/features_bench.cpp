// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benches/features_bench.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <numeric>
#include <string>
#include <utility>

#include "core/benches/hand_features.h"
#include "core/benches/plane_bench.h"
#include "core/network/catalogue.h"
#include "core/network/network_spec.h"
#include "core/tensor/random.h"

namespace fovea {
namespace {

constexpr int classes = 10;
constexpr int rawNumbers = featurePixels * featurePixels * 3;
constexpr double middle = (featurePixels - 1) / 2.0;
constexpr double discRadius = 10;
constexpr double stripePeriod = 8;
constexpr std::uint64_t shufflingSeed = 1;
using Colour = std::array<double, 3>;
constexpr Colour ground{0.2, 0.4, 0.7};
constexpr Colour thing{0.8, 0.6, 0.1};
/// Percent of CIFAR-10's test pictures. First and last: README, "Measured". Second: orientedGradients (cell 8, 9 bins) and
/// colourHistogram (8 levels), made by NumPy and standardised, softmax regression by PyTorch (SGD 0.01, momentum 0.9, batch 64, 10
/// epochs): 50.30, 50.29 and 49.77 of seeds 1 to 3.
constexpr std::array accuraciesOnCifar{39.7, 50.3, 63.1};

/// How much of the thing's colour a place of the scene has.
double shareAt(const std::string& scene, double degrees, double x, double y) {
    const double turn = degrees * std::numbers::pi / 180;
    const double along = (x - middle) * std::cos(turn) + (y - middle) * std::sin(turn);
    if (scene == "disc") return std::hypot(x - middle, y - middle) <= discRadius ? 1 : 0;
    if (scene == "edge") return along > 0 ? 1 : 0;
    if (scene == "stripes") return 0.5 + 0.5 * std::cos(2 * std::numbers::pi * along / stripePeriod);
    return 0;
}

struct SceneChanges {
    double degrees = 0;
    int right = 0;
    double brightness = 0;
    bool shuffled = false;
};

ColourPicture drawnScene(const std::string& scene, const SceneChanges& changes) {
    constexpr int count = featurePixels * featurePixels;
    std::vector<int> from(count);
    std::iota(from.begin(), from.end(), 0);
    for (int i = count - 1; changes.shuffled && i > 0; --i) {
        const auto bits = randomBits(shufflingSeed, RandomPurpose::Bench, static_cast<std::uint64_t>(i));
        std::swap(from[static_cast<std::size_t>(i)],
                  from[static_cast<std::size_t>(uniformBelow(bits, static_cast<std::uint32_t>(i + 1)))]);
    }
    ColourPicture picture;
    picture.planes.fill(Matrix(featurePixels, featurePixels));
    for (int i = 0; i < count; ++i) {
        const int source = from[static_cast<std::size_t>(i)];
        const int x = (source % featurePixels - changes.right + featurePixels) % featurePixels;
        const double share =
            shareAt(scene, changes.degrees, x, source / featurePixels);  // NOLINT(bugprone-integer-division)
        for (std::size_t colour = 0; colour < 3; ++colour) {
            const double value = ground[colour] + share * (thing[colour] - ground[colour]) + changes.brightness;
            picture.planes[colour].values[static_cast<std::size_t>(i)] = std::clamp(value, 0.0, 1.0);
        }
    }
    return picture;
}

double largestChange(const Matrix& one, const Matrix& other) {
    double largest = 0;
    for (std::size_t i = 0; i < one.values.size(); ++i)
        largest = std::max(largest, std::abs(one.values[i] - other.values[i]));
    return largest;
}

void addHistogram(const Matrix& hog, int place, BenchState& readings) {
    const auto first = hog.values.begin() + std::ptrdiff_t{place} * hog.columns;
    const auto largest = std::max_element(first, first + hog.columns);
    if (*largest > 0) readings.emplace("strongest", (static_cast<double>(largest - first) + 0.5) * 180 / hog.columns);
    readings.emplace("histogram", Matrix(1, hog.columns, {first, first + hog.columns}));
}

void addCounts(const BenchState& fields, int hogValues, BenchState& readings) {
    static const double cnn = [] {
        const CatalogueEntry* entry = findInCatalogue("convnetjs-cifar");
        const NetworkSpec spec = entry->make(entry->input, classes);
        return static_cast<double>(networkCost(spec, inferShapes(spec)).totals.parameters);
    }();
    const int colours = 3 * wholeOf(fields, "levels");
    readings.emplace("hog_values", hogValues);
    readings.emplace("colour_values", colours);
    readings.emplace("together", hogValues + colours);
    readings.emplace("raw_parameters", (rawNumbers + 1) * classes);
    readings.emplace("hand_parameters", (hogValues + colours + 1) * classes);
    readings.emplace("cnn_parameters", cnn);
    Matrix accuracies(1, 3, {accuraciesOnCifar.begin(), accuraciesOnCifar.end()});
    const bool isMeasured =
        choiceOf(fields, "cell") == "8" && numberOf(fields, "bins") == 9 && numberOf(fields, "levels") == 8;
    if (!isMeasured) accuracies.at(0, 1) = 0;
    readings.emplace("accuracies", std::move(accuracies));
}

BenchState featuresReadings(const BenchState& fields) {
    BenchState readings = planeBench().compute(fields);
    const int cell = std::stoi(choiceOf(fields, "cell"));
    const int bins = wholeOf(fields, "bins");
    const int levels = wholeOf(fields, "levels");
    const std::string& scene = choiceOf(fields, "scene");
    const ColourPicture picture = drawnScene(scene, {.degrees = numberOf(fields, "degrees"),
                                                     .right = wholeOf(fields, "shift"),
                                                     .brightness = numberOf(fields, "brightness"),
                                                     .shuffled = choiceOf(fields, "shuffled") == "with"});
    const ColourPicture plain = drawnScene(scene, {});
    const Matrix grey = greyOf(picture);
    Matrix hog = orientedGradients(grey, cell, bins);
    Matrix colour = colourHistogram(picture, levels);
    readings.emplace("hog_moved", largestChange(hog, orientedGradients(greyOf(plain), cell, bins)));
    readings.emplace("colour_moved", largestChange(colour, colourHistogram(plain, levels)));
    const int last = hog.rows - 1;
    addHistogram(hog, std::min(wholeOf(fields, "place"), last), readings);
    addCounts(fields, hog.rows * bins, readings);
    readings.emplace("red", picture.planes[0]);
    readings.emplace("green", picture.planes[1]);
    readings.emplace("blue", picture.planes[2]);
    readings.emplace("grey", grey);
    readings.emplace("hog", std::move(hog));
    readings.emplace("colour", std::move(colour));
    readings.emplace("last", choiceOf(fields, "part") == "features" ? last : 0);
    return readings;
}

std::vector<BenchField> featuresFields() {
    std::vector<BenchField> fields{{.name = "part", .initial = "features", .choices = {"features", "plane"}},
                                   {.name = "scene", .initial = "disc", .choices = {"disc", "edge", "stripes", "flat"}},
                                   {.name = "shuffled", .initial = "without", .choices = {"without", "with"}},
                                   {.name = "cell", .initial = "8", .choices = {"4", "8", "16"}},
                                   wholeField("bins", 9, 2, 18),
                                   wholeField("degrees", 0, 0, 180),
                                   wholeField("shift", 0, 0, featurePixels - 1),
                                   {.name = "brightness", .initial = Matrix(0), .least = -1, .most = 1},
                                   wholeField("levels", 8, 2, 16),
                                   wholeField("place", 0, 0, 63)};
    fields.insert(fields.end(), planeBench().fields.begin(), planeBench().fields.end());
    return fields;
}

std::vector<std::string_view> featuresReadingNames() {
    std::vector<std::string_view> names{"red",
                                        "green",
                                        "blue",
                                        "grey",
                                        "hog",
                                        "histogram",
                                        "strongest",
                                        "colour",
                                        "hog_values",
                                        "colour_values",
                                        "together",
                                        "hog_moved",
                                        "colour_moved",
                                        "raw_parameters",
                                        "hand_parameters",
                                        "cnn_parameters",
                                        "accuracies",
                                        "last"};
    names.insert(names.end(), planeBench().readings.begin(), planeBench().readings.end());
    return names;
}

}  // namespace

const BenchKind& featuresBench() {
    static const BenchKind kind{.id = "features",
                                .fields = featuresFields(),
                                .readings = featuresReadingNames(),
                                .step = "place",
                                .lastStep = "last",
                                .fit = planeBench().fit,
                                .compute = featuresReadings};
    return kind;
}

}  // namespace fovea
