// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "core/augmentation/augment_table.h"
#include "core/augmentation/augmenter.h"
#include "core/augmentation/beta_draw.h"
#include "core/augmentation/kinds/contrast.h"
#include "core/augmentation/kinds/cutmix.h"
#include "core/augmentation/kinds/cutout.h"
#include "core/augmentation/kinds/horizontal_flip.h"
#include "core/augmentation/kinds/lens_distortion.h"
#include "core/augmentation/kinds/mixup.h"
#include "core/augmentation/kinds/rotation.h"
#include "core/augmentation/kinds/shearing.h"
#include "core/augmentation/kinds/stretching.h"
#include "core/augmentation/kinds/translation.h"
#include "core/augmentation/kinds/vignette.h"
#include "core/augmentation/resample.h"
#include "tests/support/register_test.h"

using namespace fovea;

namespace {

using Bytes = std::vector<std::uint8_t>;

/// Bytes that no two neighbours share.
Bytes somePicture(Shape shape) {
    Bytes bytes(static_cast<std::size_t>(shape.size()));
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::uint8_t>(i * 37);
    return bytes;
}

Bytes afterSteps(const std::vector<DrawnStep>& steps, Shape shape, const Bytes& from,
                 AugmentEdge edge = AugmentEdge::Zero) {
    Bytes to(from.size(), 99);
    applySteps(steps, edge, shape, from, to);
    return to;
}

Augmentation specOf(const char* text) { return parseAugmentation(text).value(); }

Bytes augmentedBy(const char* text, Shape shape, const Bytes& from, const AugmentPlace& place) {
    const Augmentation augmentation = specOf(text);
    return afterSteps(drawSteps(augmentation, place), shape, from, augmentation.edge);
}

bool near(PlacePoint a, PlacePoint b) { return std::abs(a.x - b.x) < 1e-12 && std::abs(a.y - b.y) < 1e-12; }

DrawnStep drawnStep(const char* kind, std::array<double, 3> numbers) { return {findAugmentKind(kind), {numbers, 7}}; }

}  // namespace

class TestAugmentation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lecturesNumbers_data();
    void lecturesNumbers();
    void lecturesPoints();
    void lecturesContrast();
    void lecturesVignetteAndLens();
    void paddedByFourThereAreEightyOnePlaces();
    void kindsAreSound();
    void noStrengthLeavesTheBytes_data();
    void noStrengthLeavesTheBytes();
    void drawnNothingLeavesTheBytes();
    void valuesAreTreatedAsTheirBytes();
    void samplesAsPyTorch_data();
    void samplesAsPyTorch();
    void edges();
    void valuesChangeAsStated();
    void blurKeepsTheSum();
    void noiseHasItsDeviation();
    void cutoutFillsWithTheMean();
    void drawsAreThoseOfTheirKindAlone();
    void probabilityIsKept();
    void picksAndShuffles();
    void mixes();
    void boxesCountWhatTheyCover();
    void sharesAreBetas();
};

// Lesson 22's.
void TestAugmentation::lecturesNumbers_data() {
    QTest::addColumn<QString>("kind");
    QTest::addColumn<double>("first");
    QTest::addColumn<int>("height");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("flip") << "flip" << 0.0 << 2 << QByteArray("\1\2\3\4\5\6") << QByteArray("\3\2\1\6\5\4");
    QTest::newRow("turned by 90 degrees") << "rotate" << 90.0 << 2 << QByteArray("\1\2\3\4") << QByteArray("\2\4\1\3");
    QTest::newRow("turned by -90 degrees")
        << "rotate" << -90.0 << 2 << QByteArray("\2\4\1\3") << QByteArray("\1\2\3\4");
    QTest::newRow("moved to the right") << "translate" << 1.0 << 1 << QByteArray("\1\2\3") << QByteArray("\0\1\2", 3);
    QTest::newRow("upside down") << "vflip" << 0.0 << 2 << QByteArray("\1\2\3\4\5\6") << QByteArray("\4\5\6\1\2\3");
}

void TestAugmentation::lecturesNumbers() {
    QFETCH(QString, kind);
    QFETCH(double, first);
    QFETCH(int, height);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const Shape shape{height, static_cast<int>(before.size()) / height, 1};
    const std::vector<DrawnStep> once{drawnStep(kind.toLatin1(), {first})};
    const Bytes from(before.begin(), before.end());
    const Bytes to = afterSteps(once, shape, from);
    QCOMPARE(QByteArray(reinterpret_cast<const char*>(to.data()), static_cast<qsizetype>(to.size())), after);
    if (kind.endsWith(QStringLiteral("flip"))) QCOMPARE(afterSteps(once, shape, to), from);
}

void TestAugmentation::lecturesPoints() {
    QVERIFY(near(shearedBy(0.5)({1, 2}), {2, 2}));
    QVERIFY(near(stretchedBy(2, 1)({1, 1}), {2, 1}));
    QVERIFY(near(turnedBy(90)({0.5, -0.5}), {-0.5, -0.5}));
    const AffineMap both = shearedBy(0.5).after(movedBy(3, 4));
    QVERIFY(near(both({1, 1}), {6.5, 5}));
    QVERIFY(near(both.inverse()({6.5, 5}), {1, 1}));
}

void TestAugmentation::lecturesContrast() {
    std::vector<float> values{0, 0.5F, 1};
    contrast.change({{0.2}}, AugmentEdge::Zero, {{1, 3, 1}, values});
    for (int i = 0; i < 3; ++i)
        QVERIFY(std::abs(values[static_cast<std::size_t>(i)] -
                         std::array{-0.1F, 0.5F, 1.1F}[static_cast<std::size_t>(i)]) < 1e-6F);
    QCOMPARE(afterSteps({drawnStep("contrast", {0.2})}, {1, 3, 1}, {0, 128, 255}), (Bytes{0, 128, 255}));
    QCOMPARE(afterSteps({drawnStep("contrast", {0.2})}, {1, 2, 1}, {100, 155}), (Bytes{95, 161}));
}

void TestAugmentation::lecturesVignetteAndLens() {
    QCOMPARE(vignetteFactor(0.5, 0), 1.0);
    QCOMPARE(vignetteFactor(0.5, 1), 0.5);
    const Bytes dark = afterSteps({drawnStep("vignette", {0.5})}, {3, 3, 1}, Bytes(9, 200));
    QCOMPARE(dark, (Bytes{100, 150, 100, 150, 200, 150, 100, 150, 100}));
    // The corner, r = 1, shows what lay at 1.1.
    PlacementChain chain;
    chain.add(lensDistortion.place({{0.1}}, {3, 3, 1}));
    const double corner = 1.5;
    QVERIFY(near(chain.source({corner, -corner}, {3, 3, 1}), {1.1 * corner, -1.1 * corner}));
    QVERIFY(near(chain.source({0, 0}, {3, 3, 1}), {0, 0}));
}

void TestAugmentation::paddedByFourThereAreEightyOnePlaces() {
    const Shape shape{12, 12, 1};
    const Bytes picture = somePicture(shape);
    std::set<Bytes> moved, withFlips;
    for (int sample = 0; sample < 3000; ++sample) {
        moved.insert(augmentedBy("translate:4", shape, picture, {1, 0, sample}));
        withFlips.insert(augmentedBy("flip,translate:4", shape, picture, {1, 0, sample}));
    }
    QCOMPARE(moved.size(), std::size_t{81});
    QCOMPARE(withFlips.size(), std::size_t{162});
}

void TestAugmentation::kindsAreSound() {
    std::set<int> streams{0};  // which is of picking and shuffling
    for (const AugmentKind* kind : augmentKinds()) {
        QVERIFY(streams.insert(kind->stream).second);
        QCOMPARE(findAugmentKind(kind->name), kind);
        QCOMPARE((kind->place != nullptr) + (kind->change != nullptr) + (kind->mix != nullptr), 1);
        QVERIFY(kind->hasStrength() == (kind->draw != nullptr));
        QVERIFY(kind->strength.usual <= kind->strength.largest);
        QVERIFY(validate(Augmentation{.steps = {usualStep(*kind)}}).hasValue());
        QVERIFY(kind->name != "edge" && kind->name != "pick" && kind->name != "order" && kind->name != "none");
    }
    QVERIFY(findAugmentKind("") == nullptr);
}

void TestAugmentation::noStrengthLeavesTheBytes_data() {
    QTest::addColumn<QString>("spec");
    for (const AugmentKind* kind : augmentKinds()) {
        const QString name = QString::fromUtf8(kind->name.data(), static_cast<qsizetype>(kind->name.size()));
        QTest::newRow(name.toLatin1()) << name + (kind->hasStrength() ? ":0:1" : ":0");
    }
    QTest::newRow("no probability") << "rotate:90:0,noise:0.5:0,edge:repeat,order:random";
}

void TestAugmentation::noStrengthLeavesTheBytes() {
    QFETCH(QString, spec);
    const Shape shape{7, 6, 3};
    const Bytes picture = somePicture(shape);
    for (int sample = 0; sample < 50; ++sample) {
        QCOMPARE(augmentedBy(spec.toLatin1(), shape, picture, {3, 1, sample}), picture);
        QVERIFY(!drawMixture(specOf(spec.toLatin1()), {3, 1, sample}));
    }
}

// Not because nothing is done, but because what is done does nothing.
void TestAugmentation::drawnNothingLeavesTheBytes() {
    for (const Shape shape : {Shape{7, 6, 3}, Shape{5, 5, 1}, Shape{1, 1, 3}}) {
        Bytes picture(static_cast<std::size_t>(shape.size()));
        for (std::size_t i = 0; i < picture.size(); ++i) picture[i] = static_cast<std::uint8_t>(i * 71 % 256);
        for (const AugmentKind* kind : augmentKinds()) {
            if (!kind->hasStrength()) continue;
            if (kind->mix == nullptr) {
                QVERIFY2(afterSteps({{kind, {}}}, shape, picture) == picture, kind->name.data());
                continue;
            }
            Bytes mixed = picture;
            QCOMPARE(kind->mix({}, shape, Bytes(picture.size(), 9), mixed), 0.0F);
            QCOMPARE(mixed, picture);
        }
    }
}

void TestAugmentation::valuesAreTreatedAsTheirBytes() {
    const Shape shape{6, 5, 3};
    const Bytes picture = somePicture(shape);
    const std::vector<DrawnStep> steps{drawnStep("rotate", {20}), drawnStep("shear", {0.3}),
                                       drawnStep("contrast", {0.5}), drawnStep("translate", {1, -1})};
    std::vector<float> values(picture.size());
    std::ranges::transform(picture, values.begin(), [](std::uint8_t byte) { return float(byte) / 255; });
    applySteps(steps, AugmentEdge::Mirror, shape, values);
    const Bytes bytes = afterSteps(steps, shape, picture, AugmentEdge::Mirror);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        QVERIFY(values[i] >= 0 && values[i] <= 1);
        QVERIFY(std::abs(values[i] * 255 - float(bytes[i])) <= 0.501F);
    }
    // What only moves isn't cut: numbers beyond white stay.
    std::vector<float> beyond{1, 5, 9};
    applySteps(std::vector{drawnStep("flip", {})}, AugmentEdge::Zero, {1, 3, 1}, beyond);
    QCOMPARE(beyond, (std::vector<float>{9, 5, 1}));
}

// grid_sample (bilinear, align_corners) of PyTorch 1.13 in float64, on the inverse of the same maps; "reflection" is mirror,
// "border" is repeat. Places are kept in 4096ths, so that a byte may be one off.
void TestAugmentation::samplesAsPyTorch_data() {
    QTest::addColumn<QString>("kinds");
    QTest::addColumn<int>("edge");
    QTest::addColumn<QList<int>>("expected");
    const auto row = [](const char* kinds, AugmentEdge edge, const QList<int>& expected) {
        QTest::addRow("%s, %d", kinds, static_cast<int>(edge)) << kinds << static_cast<int>(edge) << expected;
    };
    row("rotate", AugmentEdge::Zero,
        {10, 44, 87, 97, 57, 75, 132, 15, 102, 25, 156, 173, 177, 194, 142, 60, 94, 104, 99, 68});
    row("rotate", AugmentEdge::Mirror,
        {133, 68, 87, 97, 78, 75, 132, 15, 102, 34, 167, 173, 177, 194, 142, 113, 94, 104, 151, 154});
    row("rotate", AugmentEdge::Repeat,
        {23, 58, 87, 97, 93, 75, 132, 15, 102, 26, 165, 173, 177, 194, 142, 98, 94, 104, 133, 168});
    row("shear", AugmentEdge::Zero,
        {17, 54, 91, 128, 81, 191, 189, 9, 46, 65, 97, 145, 182, 219, 39, 24, 63, 100, 137, 174});
    row("shear", AugmentEdge::Mirror,
        {17, 54, 91, 128, 131, 191, 189, 9, 46, 71, 120, 145, 182, 219, 39, 60, 63, 100, 137, 174});
    row("crop", AugmentEdge::Zero,
        {80, 109, 62, 66, 96, 176, 206, 82, 60, 72, 120, 149, 179, 208, 148, 63, 92, 122, 152, 163});
    row("rotate,shear", AugmentEdge::Zero,
        {22, 67, 91, 102, 15, 90, 117, 30, 100, 18, 136, 172, 168, 193, 145, 20, 89, 100, 106, 85});
    row("rotate,shear", AugmentEdge::Mirror,
        {114, 67, 91, 102, 52, 90, 117, 30, 100, 53, 175, 172, 168, 193, 145, 139, 89, 100, 124, 183});
    row("rotate,shear", AugmentEdge::Repeat,
        {39, 74, 91, 102, 82, 90, 117, 30, 100, 23, 168, 172, 168, 193, 145, 109, 89, 100, 117, 152});
}

void TestAugmentation::samplesAsPyTorch() {
    QFETCH(QString, kinds);
    QFETCH(int, edge);
    QFETCH(QList<int>, expected);
    const Shape shape{4, 5, 1};
    std::vector<DrawnStep> steps;
    for (const QString& kind : kinds.split(u',')) {
        if (kind == QStringLiteral("rotate")) steps.push_back(drawnStep("rotate", {20}));
        if (kind == QStringLiteral("shear")) steps.push_back(drawnStep("shear", {0.3}));
        if (kind == QStringLiteral("crop")) steps.push_back(drawnStep("crop", {0.25, 0.5, -0.25}));
    }
    const Bytes to = afterSteps(steps, shape, somePicture(shape), static_cast<AugmentEdge>(edge));
    for (std::size_t i = 0; i < to.size(); ++i) {
        const int wanted = expected[static_cast<qsizetype>(i)];
        QVERIFY2(std::abs(int{to[i]} - wanted) <= 1,
                 qPrintable(QStringLiteral("%1: %2, not %3").arg(i).arg(to[i]).arg(wanted)));
    }
}

void TestAugmentation::edges() {
    const std::vector<DrawnStep> moved{drawnStep("translate", {3, 0})};
    const Bytes row{1, 2, 3, 4};
    QCOMPARE(afterSteps(moved, {1, 4, 1}, row, AugmentEdge::Zero), (Bytes{0, 0, 0, 1}));
    QCOMPARE(afterSteps(moved, {1, 4, 1}, row, AugmentEdge::Mirror), (Bytes{4, 3, 2, 1}));
    QCOMPARE(afterSteps(moved, {1, 4, 1}, row, AugmentEdge::Repeat), (Bytes{1, 1, 1, 1}));
    const std::pair<int, int> mirrored[] = {{-1, 1}, {-3, 3}, {-4, 2}, {4, 2}, {6, 0}, {7, 1}, {-6, 0}, {60001, 1}};
    for (const auto& [place, found] : mirrored) QCOMPARE(edgePlace(place, 4, AugmentEdge::Mirror), found);
    QCOMPARE(edgePlace(-5, 1, AugmentEdge::Mirror), 0);
    QCOMPARE(edgePlace(9, 4, AugmentEdge::Repeat), 3);
}

void TestAugmentation::valuesChangeAsStated() {
    QCOMPARE(afterSteps({drawnStep("brightness", {0.1})}, {1, 3, 1}, {0, 100, 250}), (Bytes{26, 126, 255}));
    // Saturation 1 + s = 0 leaves the luma, 0.299 · 200 + 0.587 · 100 + 0.114 · 50 = 124.2.
    QCOMPARE(afterSteps({drawnStep("colour", {-1, 0})}, {1, 1, 3}, {200, 100, 50}), (Bytes{124, 124, 124}));
    // A third of a turn moves red to green, green to blue, blue to red.
    QCOMPARE(afterSteps({drawnStep("colour", {0, 120})}, {1, 1, 3}, {200, 100, 50}), (Bytes{50, 200, 100}));
    QCOMPARE(afterSteps({drawnStep("colour", {-1, 120})}, {1, 3, 1}, {200, 100, 50}), (Bytes{200, 100, 50}));
}

void TestAugmentation::blurKeepsTheSum() {
    std::vector<float> values(49, 0.0F);
    values[24] = 1;
    findAugmentKind("blur")->change({{0.8}}, AugmentEdge::Zero, {{7, 7, 1}, values});
    QVERIFY(std::abs(std::accumulate(values.begin(), values.end(), 0.0) - 1) < 1e-6);
    // scipy.ndimage.gaussian_filter([…], 0.8, mode="constant", radius=3) has 0.2494 in the middle, exp(−1/1.28) of it beside.
    QVERIFY(std::abs(double(values[25] / values[24]) - std::exp(-1 / 1.28)) < 1e-6);
    QVERIFY(std::abs(double(values[17] / values[24]) - std::exp(-1 / 1.28)) < 1e-6);
    std::vector<float> flat(30, 0.5F);
    findAugmentKind("blur")->change({{3}}, AugmentEdge::Mirror, {{5, 2, 3}, flat});
    for (const float value : flat) QVERIFY(std::abs(value - 0.5F) < 1e-6F);
}

void TestAugmentation::noiseHasItsDeviation() {
    const Shape shape{100, 100, 1};
    std::vector<float> values(10000, 0.5F);
    findAugmentKind("noise")->change({{0.1}, 42}, AugmentEdge::Zero, {shape, values});
    double sum = 0, squares = 0;
    int beyond = 0;
    for (const float value : values) {
        const double off = (double{value} - 0.5) / 0.1;
        sum += off;
        squares += off * off;
        if (std::abs(off) > 1.96) ++beyond;
    }
    QVERIFY(std::abs(sum / 10000) < 0.04);  // four deviations of a mean
    QVERIFY(std::abs(squares / 10000 - 1) < 0.06);
    QVERIFY(beyond > 400 && beyond < 600);
}

void TestAugmentation::cutoutFillsWithTheMean() {
    const Bytes picture{10, 20, 30, 40, 50, 60, 70, 80, 90};
    // Pixels 1 … 2 of both directions, around the centre at ⌊0.7 · 3⌋ = 2.
    QCOMPARE(afterSteps({drawnStep("cutout", {2, 0.7, 0.7})}, {3, 3, 1}, picture),
             (Bytes{10, 20, 30, 40, 50, 50, 70, 50, 50}));
    QCOMPARE(afterSteps({drawnStep("cutout", {9, 0, 0})}, {3, 3, 1}, picture), Bytes(9, 50));
}

void TestAugmentation::drawsAreThoseOfTheirKindAlone() {
    const AugmentPlace place{5, 2, 17};
    const auto alone = drawSteps(specOf("rotate:20"), place);
    const auto among = drawSteps(specOf("translate:3,noise:0.1,rotate:20,cutout:3"), place);
    QCOMPARE(among.size(), std::size_t{4});
    QVERIFY(among[2] == alone.front());
    QVERIFY(drawSteps(specOf("rotate:20"), place) == alone);
    for (const AugmentPlace other : {AugmentPlace{6, 2, 17}, AugmentPlace{5, 3, 17}, AugmentPlace{5, 2, 18}})
        QVERIFY(drawSteps(specOf("rotate:20"), other) != alone);
    // Twice the strength is twice the draw.
    QVERIFY(std::abs(drawSteps(specOf("rotate:40"), place)[0].draw.numbers[0] - 2 * alone[0].draw.numbers[0]) < 1e-12);
}

void TestAugmentation::probabilityIsKept() {
    int flips = 0, turns = 0;
    double most = 0;
    for (int sample = 0; sample < 4000; ++sample) {
        for (const DrawnStep& step : drawSteps(specOf("flip,rotate:30:0.25"), {9, 0, sample})) {
            if (step.kind == &horizontalFlip) ++flips;
            if (step.kind == &rotation) ++turns, most = std::max(most, std::abs(step.draw.numbers[0]));
        }
    }
    QVERIFY(std::abs(flips - 2000) < 130 && std::abs(turns - 1000) < 110);  // four deviations
    QVERIFY(most > 29 && most <= 30);
}

void TestAugmentation::picksAndShuffles() {
    const Augmentation two = specOf("flip:1,translate:3,rotate:10,noise:0.1,cutmix,pick:2");
    const Augmentation shuffled = specOf("flip:1,translate:3,rotate:10,noise:0.1,order:random");
    const Augmentation listed = specOf("flip:1,translate:3,rotate:10,noise:0.1");
    std::set<std::vector<int>> pairs, orders;
    const auto streams = [](const std::vector<DrawnStep>& steps) {
        std::vector<int> found;
        for (const DrawnStep& step : steps) found.push_back(step.kind->stream);
        return found;
    };
    for (int sample = 0; sample < 400; ++sample) {
        pairs.insert(streams(drawSteps(two, {1, 0, sample})));
        orders.insert(streams(drawSteps(shuffled, {1, 0, sample})));
        QCOMPARE(streams(drawSteps(listed, {1, 0, sample})), (std::vector<int>{1, 4, 5, 14}));
        QVERIFY(drawMixture(two, {1, 0, sample}).has_value());
    }
    QCOMPARE(pairs.size(), std::size_t{6});
    QVERIFY(std::ranges::all_of(pairs, [](const auto& pair) { return pair.size() == 2 && pair[0] < pair[1]; }));
    QCOMPARE(orders.size(), std::size_t{24});
}

void TestAugmentation::mixes() {
    Bytes picture{100, 200};
    QCOMPARE(mixup.mix({{0.25}}, {1, 2, 1}, Bytes{200, 0}, picture), 0.25F);
    QCOMPARE(picture, (Bytes{125, 150}));
    const auto mixture = drawMixture(specOf("mixup:1"), {4, 0, 3});
    QVERIFY(mixture && mixture->kind == &mixup);
    std::set<int> partners;
    for (int sample = 0; sample < 200; ++sample)
        partners.insert(partnerOf(*drawMixture(specOf("mixup:1"), {4, 0, sample}), 2, 5));
    QCOMPARE(partners, (std::set<int>{0, 1, 3, 4}));
    // Of two the first that happens.
    int first = 0;
    for (int sample = 0; sample < 400; ++sample) {
        const auto found = drawMixture(specOf("mixup:1:0.5,cutmix"), {4, 0, sample});
        QVERIFY(found.has_value());
        if (found->kind == &mixup) ++first;
    }
    QVERIFY(std::abs(first - 200) < 40);
}

void TestAugmentation::boxesCountWhatTheyCover() {
    const Shape shape{4, 4, 1};
    Bytes picture(16, 0);
    // A quarter, two by two around (2, 1): columns 1 and 2, rows 0 and 1.
    QCOMPARE(cutmix.mix({{0.25, 0.5, 0.25}}, shape, Bytes(16, 9), picture), 0.25F);
    QCOMPARE(picture, (Bytes{0, 9, 9, 0, 0, 9, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
    Bytes cut(16, 0);
    QCOMPARE(cutmix.mix({{0.25, 0, 0}}, shape, Bytes(16, 9), cut), 1 / 16.0F);
    QCOMPARE(std::ranges::count(cut, 9), std::ptrdiff_t{1});
    // Half of it at most: 0.7071 · 5 is 3.
    Bytes half(25, 0);
    QCOMPARE(cutmix.mix({{0.5, 0.5, 0.5}}, {5, 5, 1}, Bytes(25, 9), half), 9 / 25.0F);
}

void TestAugmentation::sharesAreBetas() {
    // The mean of min(s, 1 − s) of four million draws of NumPy's beta(α, α).
    for (const auto& [alpha, mean] : {std::pair{0.2, 0.1012}, std::pair{0.5, 0.1816}, std::pair{1.0, 0.25}}) {
        RandomStream random(1, RandomPurpose::Test, 5);
        double sum = 0;
        for (int i = 0; i < 20000; ++i) {
            const double share = partnersShare(alpha, random);
            QVERIFY(share >= 0 && share <= 0.5);
            sum += share;
        }
        QVERIFY2(std::abs(sum / 20000 - mean) < 0.005, qPrintable(QString::number(sum / 20000)));
    }
    RandomStream random(1, RandomPurpose::Test, 6);
    for (int i = 0; i < 1000; ++i) QVERIFY(std::isfinite(partnersShare(0.001, random)));
}

FOVEA_TEST(TestAugmentation)
#include "tst_augmentation.moc"
