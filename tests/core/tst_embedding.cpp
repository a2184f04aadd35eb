// SPDX-License-Identifier: GPL-3.0-or-later
// A layer's features, their principal components, nearest points and t-SNE.
#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <set>
#include <vector>

#include "core/embedding/layer_features.h"
#include "core/embedding/nearest.h"
#include "core/embedding/principal_components.h"
#include "core/embedding/tsne.h"
#include "core/tensor/random.h"
#include "tests/support/register_test.h"
#include "tests/support/sample_networks.h"

using namespace fovea;
using namespace fovea::test;

namespace {

/// `groups` clouds of `each` points, far from one another.
std::vector<float> clouds(int groups, int each, int width, float spread) {
    RandomStream random(7, RandomPurpose::Test);
    std::vector<float> values;
    for (int group = 0; group < groups; ++group)
        for (int i = 0; i < each; ++i)
            for (int k = 0; k < width; ++k)
                values.push_back((k == group ? 10.0F : 0.0F) + spread * static_cast<float>(random.normal()));
    return values;
}

PointsView view(const std::vector<float>& values, int width) {
    return {values.data(), static_cast<std::int64_t>(values.size()) / width, width};
}

/// Eight points of three numbers.
const std::vector<float> eight{1, 2, 3, 4, 0, -1, 2, 2, 5, -3, 1, 0, 0, 4, 1, 6, -2, 2, 1, 1, 1, -1, 3, 2};

}  // namespace

class TestEmbedding : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesValuesOrChannelMeans();
    void bringsPointsToUnitLength();
    void findsTheNearest();
    void saysHowFarNeighboursAgree();
    void componentsAreThoseOfNumpy();
    void componentsOfWidePoints();
    void affinitiesHaveThePerplexity();
    void slopeIsThatOfTheDivergence();
    void mapsAreThoseOfNumpy();
    void clustersStayTogether();
    void sameBitsOnAnyThreads();
    void stops();
};

void TestEmbedding::takesValuesOrChannelMeans() {
    QVERIFY(!givesChannelMeans({8, 8, 64}));
    QCOMPARE(featureWidth({8, 8, 64}), 4096);
    QVERIFY(givesChannelMeans({9, 8, 64}));
    QCOMPARE(featureWidth({9, 8, 64}), 64);
    // The input itself, as the network takes it: the mean of each channel of a large picture, the numbers of a small one.
    for (const int side : {3, 40}) {
        const Shape shape{side, side, 3};
        const Model model = sample::modelFor(sample::chain(shape, {FlattenSpec{}, DenseSpec{.units = 2}}), 1);
        auto network = *Network::create(model.spec, 1, Purpose::Inspection, std::make_shared<Workers>(1));
        network->setWeights(*model.weights);
        std::vector<float> picture(static_cast<std::size_t>(shape.size()));
        double sum = 0;
        for (std::size_t i = 0; i < picture.size(); ++i) {
            picture[i] = static_cast<float>(i % 17) / 17.0F;
            if (i % 3 == 1) sum += double{picture[i]};
        }
        network->forward(picture, 1, Mode::Inference);
        const ConstImageView maps = network->activation(*model.spec.inputNode());
        std::vector<float> values;
        appendFeatures(maps, 0, values);
        QCOMPARE(int(values.size()), featureWidth(shape));
        if (side == 3)
            QCOMPARE(values[4], maps.pixel(0, 0, 1)[1]);
        else
            QVERIFY(std::abs(double{values[1]} - sum / (40.0 * 40.0)) < 1e-6);
    }
}

void TestEmbedding::bringsPointsToUnitLength() {
    std::vector<float> values{3, 4, 0, 0, 0.6F, -0.8F};
    makeUnitLength(values, 2);
    const std::vector<float> expected{0.6F, 0.8F, 0, 0, 0.6F, -0.8F};
    for (std::size_t i = 0; i < values.size(); ++i) QVERIFY(std::abs(values[i] - expected[i]) < 1e-6F);
}

void TestEmbedding::findsTheNearest() {
    const PointsView points = view(eight, 3);
    const auto near = nearestPoints(points, points[0], 3, 0);
    QCOMPARE(int(near.size()), 3);
    // Of (1 2 3): (2 2 5) at √5, (1 1 1) at √5, (−1 3 2) at √6; of equals the first.
    QCOMPARE(near[0], (Neighbour{2, std::sqrt(5.0)}));
    QCOMPARE(near[1], (Neighbour{6, std::sqrt(5.0)}));
    QCOMPARE(near[2], (Neighbour{7, std::sqrt(6.0)}));
    QCOMPARE(nearestPoints(points, points[0], 1).front().point, std::int64_t{0});
    QCOMPARE(int(nearestPoints(points, points[0], 99, 0).size()), 7);
    std::vector<float> broken = eight;
    broken[6] = std::nanf("");
    QCOMPARE(nearestPoints(view(broken, 3), points[0], 1, 0).front().point, std::int64_t{6});
}

void TestEmbedding::saysHowFarNeighboursAgree() {
    const std::vector<float> values = clouds(3, 20, 12, 0.5F);
    std::vector<int> labels;
    for (int i = 0; i < 60; ++i) labels.push_back(i / 20);
    Workers workers(2);
    QCOMPARE(neighbourAgreement(view(values, 12), labels, 5, workers), 1.0);
    for (std::size_t i = 0; i < labels.size(); ++i) labels[i] = static_cast<int>(i % 2);
    const double mixed = neighbourAgreement(view(values, 12), labels, 5, workers);
    QVERIFY2(mixed > 0.3 && mixed < 0.7, qPrintable(QString::number(mixed)));
}

void TestEmbedding::componentsAreThoseOfNumpy() {
    // numpy.linalg.eigh(numpy.cov(points, rowvar=False)) of NumPy 1.24, signs as principal_components.h has them.
    Workers workers(1);
    const auto found = principalComponents(view(eight, 3), 2, workers, {});
    QVERIFY(found.hasValue());
    QCOMPARE(found->count, 2);
    const double variances[] = {9.86755199, 3.76202946};
    const double axes[] = {0.87784033, -0.47859344, 0.01856525, 0.1599464, 0.32947113, 0.93051917};
    const double places[] = {-0.49305376, 1.44539672, 5.79195641, -0.00327500};
    for (std::size_t i = 0; i < 2; ++i) QVERIFY(std::abs(found->variances[i] - variances[i]) < 1e-5);
    QVERIFY(std::abs(found->totalVariance - 14.75) < 1e-5);
    for (std::size_t i = 0; i < 6; ++i) QVERIFY(std::abs(double{found->axes[i]} - axes[i]) < 1e-5);
    for (std::size_t i = 0; i < 2; ++i) {
        QVERIFY(std::abs(double{found->places[i]} - places[i]) < 1e-5);
        QVERIFY(std::abs(double{found->places[10 + i]} - places[2 + i]) < 1e-5);
    }
}

void TestEmbedding::componentsOfWidePoints() {
    // 300 points along three directions of 700 numbers, with deviations 9, 4 and 1 and a trace of noise.
    RandomStream random(3, RandomPurpose::Test);
    constexpr int count = 300, width = 700;
    std::vector<float> values;
    for (int i = 0; i < count; ++i) {
        const double a = 9 * random.normal(), b = 4 * random.normal(), c = random.normal();
        for (int k = 0; k < width; ++k)
            values.push_back(static_cast<float>((k == 5 ? a : 0) + (k == 600 ? b : 0) + (k == 77 ? c : 0) + 3 +
                                                0.001 * random.normal()));
    }
    Workers workers(2);
    const auto found = principalComponents(view(values, width), 3, workers, {});
    QVERIFY(found.hasValue());
    for (int axis = 0; axis < 3; ++axis) {
        const int leading = std::array{5, 600, 77}[std::size_t(axis)];
        QVERIFY(double{found->axes[std::size_t(axis * width + leading)]} > 0.99);
    }
    QVERIFY(found->variances[0] > 60 && found->variances[0] < 105);
    QVERIFY(found->explained(3) > 0.999 && found->explained(1) < 0.95);
    // A point lies where it was put.
    const auto place = found->place(view(values, width)[17]);
    for (std::size_t axis = 0; axis < 3; ++axis) QVERIFY(std::abs(place[axis] - found->places[17 * 3 + axis]) < 1e-3F);
    // Points that are all the same have no direction.
    const auto none = principalComponents(view(std::vector<float>(40, 2.5F), 4), 2, workers, {});
    QVERIFY(none.hasValue());
    QCOMPARE(none->explained(2), 0.0);
    QVERIFY(std::ranges::all_of(none->places, [](float value) { return value == 0; }));
}

void TestEmbedding::affinitiesHaveThePerplexity() {
    const std::vector<float> values = clouds(1, 40, 5, 2);
    Workers workers(1);
    const auto affinities = tsneAffinities(view(values, 5), 8, workers);
    double sum = 0;
    for (std::size_t i = 0; i < 40; ++i)
        for (std::size_t j = 0; j < 40; ++j) {
            QCOMPARE(affinities[i * 40 + j], affinities[j * 40 + i]);
            if (i == j) QCOMPARE(affinities[i * 40 + j], 0.0F);
            sum += double{affinities[i * 40 + j]};
        }
    QVERIFY(std::abs(sum - 1) < 1e-5);
    // The first row of the eight points' with perplexity 2, by NumPy 1.24 in double.
    const auto few = tsneAffinities(view(eight, 3), 2, workers);
    const double row[] = {0, 0.00075752, 0.08190334, 0.00041246, 0.00750882, 0.00266733, 0.08107038, 0.01124169};
    for (std::size_t j = 0; j < 8; ++j)
        QVERIFY2(std::abs(double{few[j]} - row[j]) < 2e-5, qPrintable(QString::number(double{few[j]})));
}

void TestEmbedding::slopeIsThatOfTheDivergence() {
    const std::vector<float> values = clouds(2, 6, 4, 3);
    Workers workers(1);
    const auto affinities = tsneAffinities(view(values, 4), 3, workers);
    RandomStream random(11, RandomPurpose::Test);
    std::vector<float> places;
    for (int i = 0; i < 24; ++i) places.push_back(static_cast<float>(random.normal()));
    std::vector<float> slope(places.size());
    tsneSlope(affinities, places, 1, slope, workers);
    constexpr float step = 1e-3F;
    for (std::size_t i = 0; i < places.size(); ++i) {
        std::vector<float> up = places, down = places;
        up[i] += step;
        down[i] -= step;
        const double apart = double{up[i]} - double{down[i]};
        const double difference =
            (tsneDivergence(affinities, up, workers) - tsneDivergence(affinities, down, workers)) / apart;
        QVERIFY2(std::abs(difference - double{slope[i]}) < 1e-4,
                 qPrintable(QStringLiteral("%1: %2 %3").arg(i).arg(difference).arg(double{slope[i]})));
    }
}

void TestEmbedding::mapsAreThoseOfNumpy() {
    // The rule of tsne.h in double by NumPy 1.24, without the noise, which is a ten thousandth of the start.
    Workers workers(1);
    const auto map = tsne(view(eight, 3), {.perplexity = 2, .steps = 3}, workers, {}, [](const TsneMap&) {});
    QVERIFY(map.hasValue());
    QCOMPARE(map->steps, 3);
    const double places[] = {23.1330681,  -48.5433999, 7.9161961,   -19.5921691, -16.5898304, 24.2330234,
                             -38.5844681, -10.0415437, -24.3043074, -23.0395812, -4.7978765,  7.5874450,
                             5.8077595,   38.8101046,  47.4194587,  30.5861208};
    for (std::size_t i = 0; i < 16; ++i)
        QVERIFY2(std::abs(double{map->places[i]} - places[i]) < 0.25,
                 qPrintable(QString::number(double{map->places[i]})));
    QVERIFY2(std::abs(map->divergence - 2.0540862) < 5e-3, qPrintable(QString::number(map->divergence)));
}

void TestEmbedding::clustersStayTogether() {
    const std::vector<float> values = clouds(4, 25, 10, 1);
    Workers workers(2);
    std::vector<int> labels;
    for (int i = 0; i < 100; ++i) labels.push_back(i / 25);
    const auto components = principalComponents(view(values, 10), 10, workers, {});
    QVERIFY(components.hasValue());
    int told = 0;
    const auto map =
        tsne(components->points(), {.perplexity = 15, .steps = 500}, workers, {}, [&](const TsneMap& soFar) {
            ++told;
            QCOMPARE(soFar.steps, told);
            QCOMPARE(soFar.places.size(), std::size_t{200});
        });
    QVERIFY(map.hasValue());
    QCOMPARE(told, 500);
    QCOMPARE(map->perplexity, 15.0);
    QCOMPARE(neighbourAgreement({map->places.data(), 100, 2}, labels, 10, workers), 1.0);
    QVERIFY2(map->divergence > 0 && map->divergence < 0.6, qPrintable(QString::number(map->divergence)));
    // At most a third of the points are neighbours.
    const auto few = tsne(view(eight, 3), {.perplexity = 30, .steps = 1}, workers, {}, [](const TsneMap&) {});
    QCOMPARE(few->perplexity, 7.0 / 3.0);
    // Points that are the same are parted by the noise, and nothing is lost.
    const auto same = tsne(view(std::vector<float>(30, 1.0F), 3), {.steps = 60}, workers, {}, [](const TsneMap&) {});
    QVERIFY(std::ranges::all_of(same->places, [](float value) { return std::isfinite(value); }));
}

void TestEmbedding::sameBitsOnAnyThreads() {
    const std::vector<float> values = clouds(3, 40, 90, 1);
    std::set<std::vector<float>> maps, places;
    for (const int threads : {1, 2, 3, 7}) {
        Workers workers(threads);
        const auto components = principalComponents(view(values, 90), 20, workers, {});
        QVERIFY(components.hasValue());
        places.insert(components->places);
        maps.insert(tsne(components->points(), {.steps = 30}, workers, {}, [](const TsneMap&) {})->places);
    }
    QCOMPARE(int(places.size()), 1);
    QCOMPARE(int(maps.size()), 1);
}

void TestEmbedding::stops() {
    const std::vector<float> values = clouds(3, 10, 12, 1);
    Workers workers(1);
    std::stop_source source;
    const auto stopped = tsne(view(values, 12), {}, workers, source.get_token(), [&](const TsneMap& map) {
        if (map.steps == 3) source.request_stop();
    });
    QVERIFY(!stopped.hasValue());
    QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
    const auto components = principalComponents(view(values, 12), 3, workers, source.get_token());
    QVERIFY(!components.hasValue());
}

FOVEA_TEST(TestEmbedding)
#include "tst_embedding.moc"
