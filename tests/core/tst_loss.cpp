// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <cmath>
#include <limits>
#include <numeric>

#include "core/network/network.h"
#include "core/training/history.h"
#include "core/kernels/softmax_cross_entropy.h"
#include "core/training/training_options.h"
#include "tests/support/register_test.h"

using namespace fovea;

class TestLoss : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesCrossEntropy_data();
    void givesCrossEntropy();
    void gradientAgreesWithDifferences();
    void mixesLabels_data();
    void mixesLabels();
    void smoothsLabels_data();
    void smoothsLabels();
    void picksTheFirstOfEquals();
    void softmaxSumsToOne_data();
    void softmaxSumsToOne();
    void countsByClass();
    void checksOptions_data();
    void checksOptions();
};

void TestLoss::givesCrossEntropy_data() {
    QTest::addColumn<std::vector<float>>("scores");
    QTest::addColumn<int>("label");
    QTest::addColumn<double>("loss");
    QTest::newRow("one class") << std::vector<float>{3} << 0 << 0.0;
    QTest::newRow("even") << std::vector<float>(10, 2.0F) << 7 << std::log(10.0);
    QTest::newRow("right and sure") << std::vector<float>{100, 0} << 0 << 0.0;
    QTest::newRow("wrong and sure") << std::vector<float>{100, 0} << 1 << 100.0;
    QTest::newRow("by hand") << std::vector<float>{1, 2, 3} << 2 << std::log(1 + std::exp(-1.0) + std::exp(-2.0));
    QTest::newRow("far beyond exp") << std::vector<float>{-1e30F, 1e30F} << 0 << 2.0 * double{1e30F};
    QTest::newRow("far apart") << std::vector<float>{-3e38F, 3e38F} << 0 << 2.0 * double{3e38F};
}

void TestLoss::givesCrossEntropy() {
    QFETCH(std::vector<float>, scores);
    QFETCH(int, label);
    QFETCH(double, loss);
    const double found = crossEntropy(scores, label);
    QVERIFY2(std::abs(found - loss) <= 1e-12 * std::max(1.0, loss), qPrintable(QString::number(found, 'g', 17)));
}

void TestLoss::gradientAgreesWithDifferences() {
    const std::vector<float> scores{0.5F, -1.25F, 2.0F, 0.0F};
    std::vector<float> gradient(4);
    crossEntropyGradient(scores, 1, 0.5, gradient);
    for (std::size_t c = 0; c < scores.size(); ++c) {
        constexpr float h = 0x1p-10F;
        std::vector<float> up = scores;
        std::vector<float> down = scores;
        up[c] += h;
        down[c] -= h;
        const double difference = 0.5 * (crossEntropy(up, 1) - crossEntropy(down, 1)) / (2 * double{h});
        QVERIFY(std::abs(double{gradient[c]} - difference) < 1e-6);
    }
    QVERIFY(std::abs(std::accumulate(gradient.begin(), gradient.end(), 0.0)) < 1e-7);
}

void TestLoss::mixesLabels_data() {
    QTest::addColumn<std::vector<float>>("scores");
    QTest::addColumn<int>("label");
    QTest::addColumn<int>("second");
    QTest::addColumn<float>("share");
    QTest::addColumn<double>("smoothing");
    QTest::addColumn<double>("loss");
    QTest::addColumn<std::vector<double>>("expected");
    // torch.nn.functional.cross_entropy against the mixture as probabilities, of PyTorch 1.13 in float64, and its gradient.
    const std::vector<float> some{0.5F, -1.25F, 2.0F, 0.0F}, others{3, 1, -2, 0.25F};
    QTest::newRow("plain") << some << 1 << 2 << 0.3F << 0.0 << 2.6094986126037
                           << std::vector<double>{0.159693550032, -0.672249422067, 0.415696837782, 0.0968590342528};
    QTest::newRow("smoothed") << some << 1 << 2 << 0.3F << 0.1 << 2.5507486126037
                              << std::vector<double>{0.134693550032, -0.627249422067, 0.420696837782, 0.0718590342528};
    QTest::newRow("half") << others << 0 << 3 << 0.5F << 0.2 << 1.7748100033149
                          << std::vector<double>{0.379186645929, 0.0622182095828, -0.0444129843274, -0.396991871185};
    QTest::newRow("of one class") << others << 2 << 2 << 0.25F << 0.0 << 5.1873100033149
                                  << std::vector<double>{0.829186645929, 0.112218209583, -0.994412984327,
                                                         0.0530081288154};
}

void TestLoss::mixesLabels() {
    QFETCH(std::vector<float>, scores);
    QFETCH(int, label);
    QFETCH(int, second);
    QFETCH(float, share);
    QFETCH(double, smoothing);
    QFETCH(double, loss);
    QFETCH(std::vector<double>, expected);
    // A share such as 0.3 is a float.
    QVERIFY(std::abs(mixedCrossEntropy(scores, label, {second, share}, smoothing) - loss) < 1e-7);
    std::vector<float> gradient(scores.size());
    mixedCrossEntropyGradient(scores, label, {second, share}, smoothing, 1, gradient);
    for (std::size_t c = 0; c < scores.size(); ++c) QVERIFY(std::abs(double{gradient[c]} - expected[c]) < 1e-7);
    mixedCrossEntropyGradient(scores, label, {second, 0}, smoothing, 0.5, gradient);
    std::vector<float> unmixed(scores.size());
    smoothedCrossEntropyGradient(scores, label, smoothing, 0.5, unmixed);
    for (std::size_t c = 0; c < scores.size(); ++c) QVERIFY(std::abs(gradient[c] - unmixed[c]) < 1e-7F);
}

void TestLoss::smoothsLabels_data() {
    QTest::addColumn<std::vector<float>>("scores");
    QTest::addColumn<int>("label");
    QTest::addColumn<double>("smoothing");
    QTest::addColumn<double>("loss");
    QTest::addColumn<std::vector<double>>("expected");
    // torch.nn.functional.cross_entropy(…, label_smoothing=…) of PyTorch 1.13 in float64, and its gradient.
    const std::vector<float> some{0.5F, -1.25F, 2.0F, 0.0F}, others{3, 1, -2, 0.25F};
    QTest::newRow("a tenth, wrong") << some << 1 << 0.1 << 3.42824861260366
                                    << std::vector<double>{0.134693550032, -0.897249422067, 0.690696837782,
                                                           0.0718590342528};
    QTest::newRow("a tenth, right") << others << 0 << 0.1 << 0.431060003314871
                                    << std::vector<double>{-0.0958133540709, 0.0872182095828, -0.0194129843274,
                                                           0.0280081288154};
    QTest::newRow("half, wrong") << some << 1 << 0.5 << 2.80324861260366
                                 << std::vector<double>{0.0346935500321, -0.597249422067, 0.590696837782,
                                                        -0.0281409657472};
    QTest::newRow("half, right") << others << 0 << 0.5 << 1.40606000331487
                                 << std::vector<double>{0.204186645929, -0.0127817904172, -0.119412984327,
                                                        -0.0719918711846};
}

void TestLoss::smoothsLabels() {
    QFETCH(std::vector<float>, scores);
    QFETCH(int, label);
    QFETCH(double, smoothing);
    QFETCH(double, loss);
    QFETCH(std::vector<double>, expected);
    QVERIFY(std::abs(smoothedCrossEntropy(scores, label, smoothing) - loss) < 1e-12);
    std::vector<float> gradient(scores.size());
    smoothedCrossEntropyGradient(scores, label, smoothing, 1, gradient);
    for (std::size_t c = 0; c < scores.size(); ++c) {
        QVERIFY(std::abs(double{gradient[c]} - expected[c]) < 1e-7);
        constexpr float h = 0x1p-10F;
        std::vector<float> up = scores, down = scores;
        up[c] += h;
        down[c] -= h;
        const double difference =
            smoothedCrossEntropy(up, label, smoothing) - smoothedCrossEntropy(down, label, smoothing);
        QVERIFY(std::abs(double{gradient[c]} - difference / (2 * double{h})) < 1e-6);
    }
}

void TestLoss::picksTheFirstOfEquals() {
    QCOMPARE(predictedClass(std::vector<float>{1, 3, 3, 2}), 1);
    QCOMPARE(predictedClass(std::vector<float>{-5}), 0);
}

void TestLoss::softmaxSumsToOne_data() {
    QTest::addColumn<std::vector<float>>("scores");
    QTest::newRow("small") << std::vector<float>{1, 2, 3};
    QTest::newRow("one") << std::vector<float>{-7};
    QTest::newRow("huge") << std::vector<float>{1e30F, -1e30F, 1e30F};
}

void TestLoss::softmaxSumsToOne() {
    QFETCH(std::vector<float>, scores);
    const std::vector<float> probabilities = softmax(scores);
    QCOMPARE(probabilities.size(), scores.size());
    QVERIFY(std::abs(std::accumulate(probabilities.begin(), probabilities.end(), 0.0) - 1) < 1e-6);
    for (std::size_t c = 0; c < scores.size(); ++c) {
        const double expected = std::exp(-crossEntropy(scores, static_cast<int>(c)));
        QVERIFY(std::abs(double{probabilities[c]} - expected) < 1e-6);
    }
    QVERIFY(softmax(std::span<const float>()).empty());
}

void TestLoss::countsByClass() {
    Evaluation evaluation;
    evaluation.confusion = {{3, 1, 0}, {0, 0, 0}, {2, 0, 6}};
    QVERIFY(evaluation.perClassAccuracy() == (std::vector<double>{0.75, 0.0, 0.75}));
    QVERIFY(Evaluation().perClassAccuracy().empty());
}

void TestLoss::checksOptions_data() {
    QTest::addColumn<TrainingOptions>("options");
    QTest::addColumn<QString>("fault");
    const float infinite = std::numeric_limits<float>::infinity();
    QTest::newRow("default") << TrainingOptions{} << QString();
    QTest::newRow("rate 0") << TrainingOptions{.learningRate = 0} << QString();
    QTest::newRow("rate below 0") << TrainingOptions{.learningRate = -1} << QStringLiteral("learning rate");
    QTest::newRow("rate infinite") << TrainingOptions{.learningRate = infinite} << QStringLiteral("learning rate");
    QTest::newRow("rate not a number") << TrainingOptions{.learningRate = std::nanf("")}
                                       << QStringLiteral("learning rate");
    QTest::newRow("momentum 1") << TrainingOptions{.optimizer = SgdOptions{.momentum = 1}}
                                << QStringLiteral("momentum");
    QTest::newRow("Nesterov without momentum")
        << TrainingOptions{.optimizer = SgdOptions{.momentum = 0, .nesterov = true}} << QStringLiteral("momentum");
    QTest::newRow("beta1") << TrainingOptions{.optimizer = AdamOptions{.beta1 = 1}} << QStringLiteral("beta1");
    QTest::newRow("beta2") << TrainingOptions{.optimizer = AdamWOptions{.beta2 = -0.1F}} << QStringLiteral("beta2");
    QTest::newRow("epsilon 0") << TrainingOptions{.optimizer = RmsPropOptions{.epsilon = 0}}
                               << QStringLiteral("epsilon");
    QTest::newRow("decay below 0") << TrainingOptions{.weightDecay = -1} << QStringLiteral("weight decay");
    QTest::newRow("batch 0") << TrainingOptions{.batch = 0} << QStringLiteral("batch");
    QTest::newRow("batch huge") << TrainingOptions{.batch = 1 << 20} << QStringLiteral("batch");
    QTest::newRow("epochs below 0") << TrainingOptions{.epochs = -1} << QStringLiteral("epochs");
}

void TestLoss::checksOptions() {
    QFETCH(TrainingOptions, options);
    QFETCH(QString, fault);
    const auto valid = validate(options);
    QCOMPARE(valid.hasValue(), fault.isEmpty());
    if (valid) return;
    QVERIFY(valid.error().code == ErrorCode::OptionInvalid);
    QCOMPARE(QString::fromStdString(std::get<std::string>(valid.error().arguments.at(0))), fault);
}

FOVEA_TEST(TestLoss)
#include "tst_loss.moc"
