// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <algorithm>
#include <cmath>
#include <set>

#include "datasets/catalogue.h"
#include "datasets/synthetic/builtin.h"
#include "datasets/views/grey.h"
#include "tests/support/register_test.h"

using namespace fovea;

namespace {

std::vector<std::uint8_t> allPixels(const Dataset& data) {
    std::vector<std::uint8_t> all;
    Sample sample;
    for (std::int64_t i = 0; i < data.size(); ++i) {
        if (!data.get(i, sample)) std::abort();
        all.insert(all.end(), sample.pixels.begin(), sample.pixels.end());
    }
    return all;
}

}  // namespace

class TestBuiltin : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isWhatItSays();
    void sameBitsOnAnyThreads();
    void imagesAreFunctionsOfSeedPartAndIndex();
    void noTwoAlike();
    void inGrey();
    void stops();
};

void TestBuiltin::isWhatItSays() {
    const auto opened = openDataset("builtin", {});
    QVERIFY(opened);
    QCOMPARE(opened->name, std::string("builtin"));
    QCOMPARE(opened->training->size(), 5000);
    QCOMPARE(opened->test->size(), 1000);
    QVERIFY((opened->test->shape() == Shape{32, 32, 3}));
    QCOMPARE(opened->test->classNames().size(), std::size_t{10});
    for (const auto* part : {opened->training.get(), opened->test.get()}) {
        std::vector<std::int64_t> perClass(10);
        for (std::int64_t i = 0; i < part->size(); ++i) ++perClass[static_cast<std::size_t>(part->label(i))];
        QCOMPARE(perClass, std::vector<std::int64_t>(10, part->size() / 10));
    }
}

void TestBuiltin::inGrey() {
    const auto drawn = openBuiltin({.trainingImages = 30, .testImages = 10});
    const auto grey = greyOf(drawn->training);
    QVERIFY(grey && ((*grey)->shape() == Shape{32, 32, 1}));
    const auto colour = allPixels(*drawn->training);
    const auto values = allPixels(**grey);
    QCOMPARE(values.size() * 3, colour.size());
    for (std::size_t p = 0; p < values.size(); ++p) {
        const double luma = 0.299 * colour[3 * p] + 0.587 * colour[3 * p + 1] + 0.114 * colour[3 * p + 2];
        QVERIFY(std::abs(values[p] - luma) <= 0.5 + 1e-9);
    }
    for (std::int64_t i = 0; i < 30; ++i) QCOMPARE((*grey)->label(i), drawn->training->label(i));
    QCOMPARE(*greyOf(*grey), *grey);
    std::stop_source stopped;
    stopped.request_stop();
    QCOMPARE(greyOf(drawn->training, stopped.get_token()).error().code, ErrorCode::Cancelled);
    const auto named = openDataset("builtin:color=grey,classes=cat+dog,cap=5", {});
    QVERIFY(named && (named->training->shape() == Shape{32, 32, 1}) && (named->test->shape() == Shape{32, 32, 1}));
    QCOMPARE(named->training->size(), 10);
}

void TestBuiltin::sameBitsOnAnyThreads() {
    const BuiltinOptions one{.trainingImages = 230, .testImages = 40, .threads = 1};
    const BuiltinOptions four{.trainingImages = 230, .testImages = 40, .threads = 4};
    const auto first = openBuiltin(one);
    const auto second = openBuiltin(four);
    QVERIFY(allPixels(*first->training) == allPixels(*second->training));
    QVERIFY(allPixels(*first->test) == allPixels(*second->test));
}

void TestBuiltin::imagesAreFunctionsOfSeedPartAndIndex() {
    const auto small = openBuiltin({.trainingImages = 20, .testImages = 20});
    const auto large = openBuiltin({.trainingImages = 60, .testImages = 20});
    const auto other = openBuiltin({.trainingImages = 20, .testImages = 20, .seed = 2});
    auto beginning = allPixels(*large->training);
    beginning.resize(std::size_t{20 * 3072});
    QVERIFY(allPixels(*small->training) == beginning);
    QVERIFY(allPixels(*small->test) == allPixels(*large->test));
    QVERIFY(allPixels(*small->training) != allPixels(*small->test));
    QVERIFY(allPixels(*small->training) != allPixels(*other->training));
}

void TestBuiltin::noTwoAlike() {
    const auto made = openBuiltin({.trainingImages = 500, .testImages = 500});
    std::set<std::vector<std::uint8_t>> seen;
    Sample sample;
    for (std::int64_t i = 0; i < 1000; ++i) {
        QVERIFY((i < 500 ? made->training : made->test)->get(i % 500, sample));
        // An image of one colour would show nothing.
        const auto [darkest, lightest] = std::minmax_element(sample.pixels.begin(), sample.pixels.end());
        QVERIFY(*lightest - *darkest > 20);
        seen.insert(sample.pixels);
    }
    QCOMPARE(seen.size(), std::size_t{1000});
}

void TestBuiltin::stops() {
    std::stop_source source;
    const auto made = openBuiltin({}, source.get_token(), [&](std::int64_t, std::int64_t) { source.request_stop(); });
    QVERIFY(!made);
    QCOMPARE(made.error().code, ErrorCode::Cancelled);
}

FOVEA_TEST(TestBuiltin)
#include "tst_builtin.moc"
