// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <string_view>

#include "widgets/benches/bench_text.h"

namespace fovea {
namespace {

struct ChoiceName {
    std::string_view key;
    const char* text;
};

constexpr std::array choiceNames{
    ChoiceName{"little", QT_TRANSLATE_NOOP("fovea::BenchText", "Little (25)")},
    ChoiceName{"lots", QT_TRANSLATE_NOOP("fovea::BenchText", "Lots (1 000)")},
    ChoiceName{"similar", QT_TRANSLATE_NOOP("fovea::BenchText", "Similar")},
    ChoiceName{"different", QT_TRANSLATE_NOOP("fovea::BenchText", "Different")},
    ChoiceName{"correlation", QT_TRANSLATE_NOOP("fovea::BenchText", "Correlation")},
    ChoiceName{"convolution", QT_TRANSLATE_NOOP("fovea::BenchText", "Convolution")},
    ChoiceName{"means", QT_TRANSLATE_NOOP("fovea::BenchText", "Class means")},
    ChoiceName{"balanced", QT_TRANSLATE_NOOP("fovea::BenchText", "Balanced")},
    ChoiceName{"own", QT_TRANSLATE_NOOP("fovea::BenchText", "Own")},
    ChoiceName{"channels", QT_TRANSLATE_NOOP("fovea::BenchText", "Channels")},
    ChoiceName{"stacking", QT_TRANSLATE_NOOP("fovea::BenchText", "Stacking")},
    ChoiceName{"pattern", QT_TRANSLATE_NOOP("fovea::BenchText", "Pattern")},
    ChoiceName{"simple", QT_TRANSLATE_NOOP("fovea::BenchText", "Simple")},
    ChoiceName{"complex", QT_TRANSLATE_NOOP("fovea::BenchText", "Complex")},
    ChoiceName{"hypercomplex", QT_TRANSLATE_NOOP("fovea::BenchText", "Hypercomplex")},
    ChoiceName{"valid", QT_TRANSLATE_NOOP("fovea::BenchText", "Valid")},
    ChoiceName{"same", QT_TRANSLATE_NOOP("fovea::BenchText", "Same")},
    ChoiceName{"full", QT_TRANSLATE_NOOP("fovea::BenchText", "Full")},
    ChoiceName{"one", QT_TRANSLATE_NOOP("fovea::BenchText", "One weight")},
    ChoiceName{"two", QT_TRANSLATE_NOOP("fovea::BenchText", "Two weights")},
    ChoiceName{"stays", QT_TRANSLATE_NOOP("fovea::BenchText", "stays")},
    ChoiceName{"creeps", QT_TRANSLATE_NOOP("fovea::BenchText", "creeps")},
    ChoiceName{"converges", QT_TRANSLATE_NOOP("fovea::BenchText", "converges")},
    ChoiceName{"oscillates", QT_TRANSLATE_NOOP("fovea::BenchText", "oscillates")},
    ChoiceName{"diverges", QT_TRANSLATE_NOOP("fovea::BenchText", "diverges")},
    ChoiceName{"scores", QT_TRANSLATE_NOOP("fovea::BenchText", "Scores")},
    ChoiceName{"probabilities", QT_TRANSLATE_NOOP("fovea::BenchText", "Probabilities")},
    ChoiceName{"without", QT_TRANSLATE_NOOP("fovea::BenchText", "without")},
    ChoiceName{"with", QT_TRANSLATE_NOOP("fovea::BenchText", "with")},
    ChoiceName{"max", QT_TRANSLATE_NOOP("fovea::BenchText", "Maximum")},
    ChoiceName{"average", QT_TRANSLATE_NOOP("fovea::BenchText", "Average")},
    ChoiceName{"none", QT_TRANSLATE_NOOP("fovea::BenchText", "None")},
    ChoiceName{"relu", QT_TRANSLATE_NOOP("fovea::BenchText", "ReLU")},
    ChoiceName{"sigmoid", QT_TRANSLATE_NOOP("fovea::BenchText", "Sigmoid")},
    ChoiceName{"step", QT_TRANSLATE_NOOP("fovea::BenchText", "Step")},
    ChoiceName{"tanh", QT_TRANSLATE_NOOP("fovea::BenchText", "tanh")},
    ChoiceName{"leaky_relu", QT_TRANSLATE_NOOP("fovea::BenchText", "Leaky ReLU")},
    ChoiceName{"elu", QT_TRANSLATE_NOOP("fovea::BenchText", "ELU")},
    ChoiceName{"and", QT_TRANSLATE_NOOP("fovea::BenchText", "AND")},
    ChoiceName{"or", QT_TRANSLATE_NOOP("fovea::BenchText", "OR")},
    ChoiceName{"xor", QT_TRANSLATE_NOOP("fovea::BenchText", "XOR")},
    ChoiceName{"product", QT_TRANSLATE_NOOP("fovea::BenchText", "One multiplication")},
    ChoiceName{"softmax", QT_TRANSLATE_NOOP("fovea::BenchText", "z = Wx, softmax, −log")},
    ChoiceName{"layers", QT_TRANSLATE_NOOP("fovea::BenchText", "Two layers with ReLU")},
    ChoiceName{"neuron", QT_TRANSLATE_NOOP("fovea::BenchText", "One neuron, sigmoid")},
    ChoiceName{"single", QT_TRANSLATE_NOOP("fovea::BenchText", "One picture")},
    ChoiceName{"draws", QT_TRANSLATE_NOOP("fovea::BenchText", "Sixteen draws")},
    ChoiceName{"views", QT_TRANSLATE_NOOP("fovea::BenchText", "Views")},
    ChoiceName{"flip", QT_TRANSLATE_NOOP("fovea::BenchText", "Horizontal flip")},
    ChoiceName{"vflip", QT_TRANSLATE_NOOP("fovea::BenchText", "Vertical flip")},
    ChoiceName{"translate", QT_TRANSLATE_NOOP("fovea::BenchText", "Translation")},
    ChoiceName{"rotate", QT_TRANSLATE_NOOP("fovea::BenchText", "Rotation")},
    ChoiceName{"stretch", QT_TRANSLATE_NOOP("fovea::BenchText", "Stretching")},
    ChoiceName{"shear", QT_TRANSLATE_NOOP("fovea::BenchText", "Shearing")},
    ChoiceName{"lens", QT_TRANSLATE_NOOP("fovea::BenchText", "Lens distortion")},
    ChoiceName{"contrast", QT_TRANSLATE_NOOP("fovea::BenchText", "Contrast")},
    ChoiceName{"vignette", QT_TRANSLATE_NOOP("fovea::BenchText", "Vignette")},
    ChoiceName{"zero", QT_TRANSLATE_NOOP("fovea::BenchText", "Zero")},
    ChoiceName{"mirror", QT_TRANSLATE_NOOP("fovea::BenchText", "Mirror")},
    ChoiceName{"repeat", QT_TRANSLATE_NOOP("fovea::BenchText", "Repeat")},
    ChoiceName{"game", QT_TRANSLATE_NOOP("fovea::BenchText", "Game")},
    ChoiceName{"counts", QT_TRANSLATE_NOOP("fovea::BenchText", "Counts")},
    ChoiceName{"lenet5-1998", QT_TRANSLATE_NOOP("fovea::BenchText", "LeNet 1998")},
    ChoiceName{"lenet5", QT_TRANSLATE_NOOP("fovea::BenchText", "LeNet-5")},
    ChoiceName{"alexnet", QT_TRANSLATE_NOOP("fovea::BenchText", "AlexNet")},
    ChoiceName{"alexnet-ungrouped", QT_TRANSLATE_NOOP("fovea::BenchText", "One group")},
    ChoiceName{"alexnet-cifar", QT_TRANSLATE_NOOP("fovea::BenchText", "For CIFAR-10")},
    ChoiceName{"computer", QT_TRANSLATE_NOOP("fovea::BenchText", "Computer")},
    ChoiceName{"chart", QT_TRANSLATE_NOOP("fovea::BenchText", "Chart")},
    ChoiceName{"wizard", QT_TRANSLATE_NOOP("fovea::BenchText", "Project")},
    ChoiceName{"gallery", QT_TRANSLATE_NOOP("fovea::BenchText", "Gallery")},
    ChoiceName{"label", QT_TRANSLATE_NOOP("fovea::BenchText", "One label")},
    ChoiceName{"labels", QT_TRANSLATE_NOOP("fovea::BenchText", "Several labels")},
    ChoiceName{"number", QT_TRANSLATE_NOOP("fovea::BenchText", "A number")},
    ChoiceName{"parameters", QT_TRANSLATE_NOOP("fovea::BenchText", "Parameters")},
    ChoiceName{"macs", QT_TRANSLATE_NOOP("fovea::BenchText", "MACs")},
    ChoiceName{"scratch", QT_TRANSLATE_NOOP("fovea::BenchText", "From the start")},
    ChoiceName{"linear", QT_TRANSLATE_NOOP("fovea::BenchText", "Linear on top")},
    ChoiceName{"stage", QT_TRANSLATE_NOOP("fovea::BenchText", "Linear on a stage")},
    ChoiceName{"few", QT_TRANSLATE_NOOP("fovea::BenchText", "A few layers")},
    ChoiceName{"many", QT_TRANSLATE_NOOP("fovea::BenchText", "Most layers")},
    ChoiceName{"cross_entropy", QT_TRANSLATE_NOOP("fovea::BenchText", "Cross-entropy")},
    ChoiceName{"binary", QT_TRANSLATE_NOOP("fovea::BenchText", "Binary cross-entropy")},
    ChoiceName{"squared", QT_TRANSLATE_NOOP("fovea::BenchText", "Squared error")},
    ChoiceName{"plane", QT_TRANSLATE_NOOP("fovea::BenchText", "Two layers")},
    ChoiceName{"features", QT_TRANSLATE_NOOP("fovea::BenchText", "Features")},
    ChoiceName{"disc", QT_TRANSLATE_NOOP("fovea::BenchText", "Disc")},
    ChoiceName{"edge", QT_TRANSLATE_NOOP("fovea::BenchText", "Edge")},
    ChoiceName{"stripes", QT_TRANSLATE_NOOP("fovea::BenchText", "Stripes")},
    ChoiceName{"flat", QT_TRANSLATE_NOOP("fovea::BenchText", "Flat")},
};

}  // namespace

QString benchChoice(std::string_view choice) {
    const auto found = std::ranges::find(choiceNames, choice, &ChoiceName::key);
    return found == choiceNames.end() ? QString::fromUtf8(choice.data(), static_cast<qsizetype>(choice.size()))
                                      : QCoreApplication::translate("fovea::BenchText", found->text);
}

}  // namespace fovea
