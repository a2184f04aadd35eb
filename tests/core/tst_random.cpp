// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <array>
#include <cmath>
#include <set>

#include "core/tensor/random.h"
#include "tests/support/register_test.h"

using namespace fovea;

class TestRandom : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // The first outputs of SplitMix64 seeded with 0, as published with the generator.
    void lastCounterIsSplitMix64() {
        constexpr std::uint64_t golden = 0x9E3779B97F4A7C15U;
        QCOMPARE(mixBits(golden), 0xE220A8397B1DCDAFU);
        QCOMPARE(mixBits(golden * 2), 0x6E789E6AA1B965F4U);
        const std::uint64_t start = randomBits(7, RandomPurpose::Test, 3);
        for (std::uint64_t i = 0; i < 4; ++i)
            QCOMPARE(randomBits(7, RandomPurpose::Test, 3, i), mixBits(start + golden * (i + 1)));
    }

    void streamIsTheLastCounter() {
        RandomStream stream(5, RandomPurpose::Test, 9);
        for (int i = 0; i < 100; ++i) QCOMPARE(stream.bits(), randomBits(5, RandomPurpose::Test, 9, i));
    }

    void everyArgumentMatters() {
        std::set<std::uint64_t> seen;
        for (std::uint64_t seed : {0, 1, 2})
            for (auto purpose : {RandomPurpose::Weights, RandomPurpose::Dropout})
                for (int a = 0; a < 10; ++a)
                    for (int b = 0; b < 10; ++b) seen.insert(randomBits(seed, purpose, a, b));
        QCOMPARE(seen.size(), std::size_t{600});
    }

    void uniformIsUniform() {
        RandomStream stream(1, RandomPurpose::Test);
        std::array<int, 16> bins{};
        double sum = 0;
        const int draws = 160000;
        for (int i = 0; i < draws; ++i) {
            const float value = uniformFloat(stream.bits());
            QVERIFY(value >= 0.0F && value < 1.0F);
            ++bins[static_cast<std::size_t>(value * 16)];
            sum += value;
        }
        double chiSquare = 0;
        for (int count : bins) chiSquare += (count - 10000.0) * (count - 10000.0) / 10000.0;
        QVERIFY2(chiSquare < 37.7, "chi square of 15 degrees of freedom, 0.1 %");
        QVERIFY(std::abs(sum / draws - 0.5) < 0.003);
    }

    void normalHasItsMoments() {
        RandomStream stream(2, RandomPurpose::Test);
        double first = 0, second = 0, fourth = 0;
        const int draws = 200000;
        for (int i = 0; i < draws; ++i) {
            const double value = stream.normal();
            QVERIFY(std::isfinite(value));
            first += value;
            second += value * value;
            fourth += value * value * value * value;
        }
        QVERIFY(std::abs(first / draws) < 0.01);
        QVERIFY(std::abs(second / draws - 1) < 0.015);
        QVERIFY(std::abs(fourth / draws - 3) < 0.12);
        QVERIFY(std::isfinite(normalDouble(0)) && std::isfinite(normalDouble(~std::uint64_t{0})));
    }

    void belowStaysBelow() {
        QCOMPARE(uniformBelow(~std::uint64_t{0}, 10), 9U);
        QCOMPARE(uniformBelow(0, 10), 0U);
        RandomStream stream(3, RandomPurpose::Test);
        std::set<int> seen;
        for (int i = 0; i < 200; ++i) seen.insert(stream.below(7));
        QCOMPARE(seen.size(), std::size_t{7});
        QCOMPARE(*seen.rbegin(), 6);
    }
};

FOVEA_TEST(TestRandom)
#include "tst_random.moc"
