// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <cmath>
#include <cstdint>
#include <vector>

#include "core/benches/drawn_pictures.h"
#include "datasets/synthetic/drawing.h"
#include "tests/support/register_test.h"

using namespace fovea;

namespace {

constexpr std::uint64_t builtinSeed = 1;
constexpr int trainingPart = 0;
constexpr int testPart = 1;

/// The drawn picture as the bench has it, in 255ths: grey, and the mean of each 4×4 pixels.
std::vector<double> smallPicture(int part, std::int64_t index) {
    std::vector<std::uint8_t> pixels(32 * 32 * 3);
    drawBuiltinImage(static_cast<int>(index % 10), builtinSeed, part, index, pixels);
    std::vector<double> result(drawnSide * drawnSide);
    for (std::size_t i = 0; i < pixels.size(); ++i) {
        const std::size_t row = i / 3 / 32 / 4;
        const std::size_t column = i / 3 % 32 / 4;
        result[row * drawnSide + column] += pixels[i] / 48.0;
    }
    return result;
}

}  // namespace

class TestDrawnPictures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// The bench's numbers are what the built-in set draws.
    void picturesAreTheBuiltInOnes() {
        QCOMPARE(drawnPictures().rows, 50);
        for (int i = 0; i < drawnPictures().rows; ++i) {
            const std::vector<double> expected = smallPicture(testPart, i);
            for (int pixel = 0; pixel < drawnPictures().columns; ++pixel)
                QVERIFY(std::abs(drawnPictures().at(i, pixel) * 255 - expected[std::size_t(pixel)]) < 0.51);
        }
    }
    void meansAreThoseOfAHundredEach() {
        for (int label = 0; label < drawnClasses; ++label) {
            std::vector<double> sums(drawnSide * drawnSide);
            for (int i = 0; i < 100; ++i) {
                const std::vector<double> picture = smallPicture(trainingPart, i * 10 + label);
                for (std::size_t pixel = 0; pixel < sums.size(); ++pixel) sums[pixel] += picture[pixel];
            }
            for (int pixel = 0; pixel < drawnClassMeans().columns; ++pixel)
                QVERIFY(std::abs(drawnClassMeans().at(label, pixel) * 255 - sums[std::size_t(pixel)] / 100) < 0.51);
        }
    }
};

FOVEA_TEST(TestDrawnPictures)
#include "tst_drawn_pictures.moc"
