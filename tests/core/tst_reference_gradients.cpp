// SPDX-License-Identifier: GPL-3.0-or-later
// The naive kernels in double against central differences of themselves.
#include <QTest>
#include <cmath>

#include "core/kernels/reference/softmax_cross_entropy.h"
#include "tests/support/comparison.h"
#include "tests/support/reference_layers.h"
#include "tests/support/register_test.h"

using namespace fovea;
using namespace fovea::test;

namespace {

constexpr int gradientCases = 60;
constexpr int elementsChecked = 16;  ///< of each tensor, drawn anew for each case
constexpr double step = 1e-4;

/// L = Σ output · outputGradient, whose gradients backward gives.
double weigh(const ReferenceLayer& layer, const ReferenceValues& values, const Values& outputGradient) {
    const Values output = layer.forward(values);
    double sum = 0;
    for (std::size_t i = 0; i < output.size(); ++i) sum += output[i] * outputGradient[i];
    return sum;
}

/// Richardson's combination of two central differences: the error falls with step⁴.
template <class Function>
double numericalDerivative(double& variable, const Function& function) {
    const double before = variable;
    const auto central = [&](double h) {
        variable = before + h;
        const double above = function();
        variable = before - h;
        const double below = function();
        variable = before;
        return (above - below) / (2 * h);
    };
    return (4 * central(step) - central(2 * step)) / 3;
}

}  // namespace

class TestReferenceGradients : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void agreesWithCentralDifferences_data() {
        QTest::addColumn<QByteArray>("kind");
        for (const auto kind : layerKinds()) QTest::newRow(kind.data()) << QByteArray(kind.data());
    }

    void agreesWithCentralDifferences() {
        QFETCH(QByteArray, kind);
        for (int seed = 0; seed < gradientCases; ++seed) {
            const LayerCase layer = randomCase(kind.constData(), seed, {7, 5, 3});
            const LayerValues drawn = randomValues(layer, seed);
            ReferenceValues values(drawn);
            const Values outputGradient = toDouble(drawn.outputGradient);
            const ReferenceLayer reference(layer);
            const ReferenceGradients gradients = reference.backward(values, outputGradient);

            RandomStream random(static_cast<std::uint64_t>(seed), RandomPurpose::Test, 5);
            const auto check = [&](const std::string& what, Values& variables, const Values& gradient) {
                if (variables.empty()) return std::string();
                Values got, expected;
                for (int k = 0; k < elementsChecked; ++k) {
                    const auto i = static_cast<std::size_t>(random.below(static_cast<int>(variables.size())));
                    got.push_back(gradient[i]);
                    expected.push_back(
                        numericalDerivative(variables[i], [&] { return weigh(reference, values, outputGradient); }));
                }
                const auto text = compareValues<double, double>(what, got, expected, 1e-6, 1e-2);
                return text.empty() ? text : describe(layer, seed) + "\n" + text;
            };
            std::string fault;
            for (std::size_t i = 0; i < values.inputs.size() && fault.empty(); ++i)
                fault = check(fmt::format("gradient of input {}", i), values.inputs[i], gradients.inputs[i]);
            if (fault.empty()) fault = check("gradient of weight", values.weight, gradients.weight);
            if (fault.empty()) fault = check("gradient of bias", values.bias, gradients.bias);
            QVERIFY2(fault.empty(), fault.c_str());
        }
    }

    void softmaxCrossEntropy() {
        for (int seed = 0; seed < gradientCases; ++seed) {
            RandomStream random(static_cast<std::uint64_t>(seed), RandomPurpose::Test, 6);
            const int classes = 1 + random.below(12);
            std::vector<int> labels(static_cast<std::size_t>(1 + random.below(5)));
            for (int& label : labels) label = random.below(classes);
            Values scores(labels.size() * static_cast<std::size_t>(classes));
            for (double& score : scores) score = 5 * random.normal();
            Values got(scores.size());
            reference::softmaxCrossEntropyGradient<double>(scores, labels, got);
            Values expected;
            for (double& score : scores)
                expected.push_back(
                    numericalDerivative(score, [&] { return reference::softmaxCrossEntropy<double>(scores, labels); }));
            const auto fault = compareValues<double, double>("gradient of scores", got, expected, 1e-6, 1e-2);
            QVERIFY2(fault.empty(), fault.c_str());
        }
    }

    // A check that can't fail is worth nothing: a wrong gradient must be found.
    void plantedErrorIsFound() {
        const Values right{1, 2, 3};
        const Values wrong{1, 2 + 1e-5, 3};
        QVERIFY((compareValues<double, double>("planted", right, right, 1e-6).empty()));
        QVERIFY(!(compareValues<double, double>("planted", wrong, right, 1e-6).empty()));
        const Values notANumber{1, std::nan(""), 3};
        QVERIFY(!(compareValues<double, double>("planted", notANumber, right, 1e-6).empty()));
    }
};

FOVEA_TEST(TestReferenceGradients)
#include "tst_reference_gradients.moc"
