// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/problem_text.h"
#include "tests/support/register_test.h"

using namespace fovea;

class TestProblemText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sentence_data() {
        QTest::addColumn<ShapeProblem>("problem");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, ProblemCode code, std::vector<double> numbers, const char* expected) {
            QTest::newRow(name) << ShapeProblem{code, std::move(numbers)} << QString::fromUtf8(expected);
        };
        row("not whole, as in the lecture", ProblemCode::OutputNotWhole, {0, 28, 5, 0, 0, 2},
            "(28 − 5 + 2·0)/2 + 1 = 12.5 is not a whole number: choose padding, kernel or stride so that it divides.");
        row("not whole, uneven padding", ProblemCode::OutputNotWhole, {1, 28, 5, 1, 2, 4},
            "(28 − 5 + 1 + 2)/4 + 1 = 7.5 is not a whole number: choose padding, kernel or stride so that it divides.");
        row("not whole, in thirds", ProblemCode::OutputNotWhole, {0, 32, 5, 0, 0, 7},
            "(32 − 5 + 2·0)/7 + 1 ≈ 4.857 is not a whole number: choose padding, kernel or stride so that it divides.");
        row("kernel too high", ProblemCode::KernelExceedsInput, {0, 3, 5, 0, 0},
            "The kernel is 5 high, its input only 3: choose a smaller kernel or more padding.");
        row("kernel too wide, padded", ProblemCode::KernelExceedsInput, {1, 2, 7, 1, 1},
            "The kernel is 7 wide, its input with padding only 2 + 1 + 1 = 4: choose a smaller kernel or more padding.");
        row("groups and channels", ProblemCode::ChannelsNotDivisible, {10, 16, 4},
            "10 input channels don't divide into 4 groups (10/4 = 2.5): choose a number of groups that divides them.");
        row("groups and filters", ProblemCode::ChannelsNotDivisible, {8, 6, 4},
            "6 filters don't divide into 4 groups (6/4 = 1.5): choose a number of filters that the groups divide.");
        row("dense on maps", ProblemCode::DenseNeedsVector, {5, 5, 16},
            "A dense layer takes a vector, but 5 × 5 × 16 comes in: put a flatten layer or global average pooling before it.");
        row("add", ProblemCode::ShapesDiffer, {28, 28, 16, 14, 14, 32},
            "Only equal shapes can be added, but 28 × 28 × 16 and 14 × 14 × 32 come in: bring one branch to the other's "
            "shape, for instance by a 1 × 1 convolution.");
        row("concatenate", ProblemCode::SidesDiffer, {28, 28, 14, 14},
            "Only maps of equal height and width can be stacked, but 28 × 28 and 14 × 14 come in: choose padding or stride "
            "so that they agree.");
        row("nothing wired", ProblemCode::TooFewInputs, {0, 1},
            "Nothing is wired to this layer: draw a connection to it.");
        row("join with one input", ProblemCode::TooFewInputs, {1, 2},
            "This layer joins at least 2 inputs, but 1 is wired: draw another connection to it.");
        row("too many", ProblemCode::TooManyInputs, {2, 1},
            "2 inputs are wired, but this layer takes 1: delete a connection, or join them by Add or Concat first.");
        row("setting", ProblemCode::SettingOutOfRange, {double(SettingId::Filters), 0, 1, 4096},
            "The number of filters is 0; it must lie between 1 and 4\u202F096.");
        row("even window", ProblemCode::SettingNotOdd, {double(SettingId::Size), 4},
            "The number of channels in the window is 4; it must be odd, so that the window reaches as far to both sides.");
        row("negative setting", ProblemCode::SettingOutOfRange, {double(SettingId::Rate), -0.5, 0, 0.95},
            "The dropout rate is −0.5; it must lie between 0 and 0.95.");
        row("too large", ProblemCode::TooLarge, {4294967296.0, 2147483647.0},
            "The output would have 4\u202F294\u202F967\u202F296 values, more than the 2\u202F147\u202F483\u202F647 that Fovea handles: use "
            "fewer filters, or a larger stride.");
        row("unknown", ProblemCode::InputUnknown, {}, "Its size is unknown until the layers before it fit.");
        row("no input", ProblemCode::NoInput, {},
            "The network has no input: drag Image from the palette to its start.");
        row("two inputs", ProblemCode::SeveralInputs, {2}, "The network has 2 inputs: delete all but one.");
        row("no output", ProblemCode::NoOutput, {},
            "The network has no layers behind its input: drag one onto the canvas.");
        row("two outputs", ProblemCode::SeveralOutputs, {3},
            "3 layers lead nowhere, but a network has one output: connect or delete the others.");
        row("cycle", ProblemCode::Cycle, {}, "The connections run in a circle: delete one of them.");
        row("loose", ProblemCode::NotConnected, {}, "This layer leads to no output: connect it or delete it.");
        row("maps at the end", ProblemCode::OutputNotVector, {14, 14, 32},
            "The last layer gives 14 × 14 × 32, but class scores are a vector: end with a dense layer or global average "
            "pooling.");
        row("factors", ProblemCode::FactorsDiffer, {8, 8, 4, 1, 1, 5},
            "Only equal shapes, or maps and one number for each of their channels, can be multiplied, but 8 × 8 × 4 and "
            "1 × 1 × 5 come in: bring one branch to the other's shape or number of channels.");
        row("all cut off", ProblemCode::NothingLeft, {1, 8, 5, 3},
            "Of 8 columns, 5 + 3 are cut off: leave at least one column, or crop a larger map.");
        row("channels outside", ProblemCode::ChannelsOutside, {4, 9, 8},
            "Channels 4 … 9 are asked for, but the input has the channels 0 … 7: choose others, or give the layer before "
            "more filters.");
        row("table of another size", ProblemCode::TableOtherSize, {4, 16, 6, 16},
            "LeNet-5's table wires 6 maps to 16 filters, but here 4 maps come in and 16 filters are asked for: give the "
            "layer before 6 filters and this one 16, or choose the table of neighbours.");
        row("pieces", ProblemCode::PiecesNotWhole, {10, 4},
            "10 channels don't divide into groups of 4: choose a number of pieces that divides them, or another number of "
            "filters or units before.");
        row("codes", ProblemCode::CodesOtherLength, {1, 1, 10, 84},
            "The codes have 84 values each, but 1 × 1 × 10 comes in: put a dense layer of 84 units before.");
        row("softmax twice", ProblemCode::SoftmaxAtEnd, {},
            "The loss contains a softmax already, and a second one before it flattens the gradient: delete this layer. "
            "Probabilities are shown without it.");
        row("numbers missing", ProblemCode::DenseNeedsVector, {5},
            "A dense layer takes a vector, but 5 × ? × ? comes in: put a flatten layer or global average pooling before it.");
    }
    void sentence() {
        QFETCH(ShapeProblem, problem);
        QTEST(problemText(problem), "expected");
    }

    void namesTheLayer() {
        NetworkSpec spec;
        const NodeId input = spec.append(InputSpec{});
        const NodeId dense = spec.append(DenseSpec{}, input, "Head");
        const NetworkProblem problem{dense, {ProblemCode::NotConnected, {}}};
        QVERIFY(problemText(problem, spec).startsWith(QStringLiteral("Head: ")));
    }

    void everySettingHasAName() {
        for (int setting = 0; setting <= static_cast<int>(SettingId::Pieces); ++setting) {
            QVERIFY(settingName(static_cast<SettingId>(setting)).size() > 3);
        }
    }
};

FOVEA_TEST(TestProblemText)
#include "tst_problem_text.moc"
