// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QInputDialog>
#include <functional>
#include <map>
#include <set>
#include <string>

#include "app/session/run_controller.h"
#include "app/session/training_session.h"
#include "core/training/history.h"
#include "tests/support/learner.h"
#include "widgets/benches/template_parts.h"

namespace fovea::test {

using Way = std::function<void(Learner&)>;

inline constexpr int longestRun = 300'000;  // ms, of a training

/// Line by line with the left button held down.
inline void paintTopRows(Learner& me, int rows) {
    auto* grid = me.part<PaintedGrid>(QStringLiteral("template"));
    if (grid == nullptr) return;
    const auto pixel = [&](int row, int column) { return grid->pixelRect(row, column).center().toPoint(); };
    for (int row = 0; row < rows; ++row) {
        QTest::mousePress(grid, Qt::LeftButton, {}, pixel(row, 0));
        for (int column = 1; column < 8; ++column) QTest::mouseMove(grid, pixel(row, column));
        QTest::mouseRelease(grid, Qt::LeftButton, {}, pixel(row, 7));
    }
}

inline void setUpNetwork(Learner& me) { me.click(QStringLiteral("work.setUp")); }

/// In Train, until this many epochs more have ended; then paused.
inline void trainEpochs(Learner& me, std::size_t epochs) {
    const auto ended = [&] {
        const auto& checkpoint = me.window().document().trained().checkpoint;
        return checkpoint == nullptr ? std::size_t{0} : checkpoint->history.epochs.size();
    };
    me.click(QStringLiteral("work.go"));
    QCOMPARE(me.window().currentWorkspace(), WorkspaceSlot::Train);
    auto* room = me.window().workspace(WorkspaceSlot::Train);
    const std::size_t before = ended();
    QTest::keyClick(room, Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(ended() >= before + epochs, longestRun);
    const TrainingSession& session = me.window().run().session();
    if (session.isActive()) QTest::keyClick(room, Qt::Key_Space);  // else it has come to its end
    QTRY_VERIFY(!session.isActive());
    me.back();
}

inline void trainMuchTooFast(Learner& me) {
    me.click(QStringLiteral("work.go"));
    me.typeInto(me.part<QAbstractSpinBox>(QStringLiteral("learningRate"), WorkspaceSlot::Train), "0.02");
    // The run may have come to its end; it goes on where there are epochs left.
    me.typeInto(me.part<QAbstractSpinBox>(QStringLiteral("epochs"), WorkspaceSlot::Train), "200");
    me.back();
    QVERIFY(!me.task()->isDone());  // no step was made with it yet
    trainEpochs(me, 1);
}

/// ref-cnn with a new head for five classes.
inline void replaceTheHead(Learner& me) {
    setUpNetwork(me);
    QTest::keyClick(&me.window(), Qt::Key_2, Qt::ControlModifier);
    me.window().actions().action(ActionId::NetworkNewHead)->trigger();
    auto* dialog = me.window().findChild<QInputDialog*>(QStringLiteral("newHead"));
    QVERIFY(dialog != nullptr);
    me.typeInto(dialog->findChild<QAbstractSpinBox*>(), "5");
    if (dialog->isVisible()) dialog->accept();
    me.back();
}

inline void measureThisComputer(Learner& me) {
    me.click(QStringLiteral("measure"));
    QTRY_VERIFY_WITH_TIMEOUT(me.task()->isDone(), longestRun);
}

/// Tasks that are done by the steps for those before them.
inline const std::set<std::string> doneOnTheWay{"backprop/descend"};

/// What is done for a task whose bench, network or run must come into a state, and for a prediction that no step opens. Other
/// predictions, questions and open ones need none.
inline const std::map<std::string, Way>& ways() {
    static const std::map<std::string, Way> all{
        {"why-deep-learning/direction", [](Learner& me) { me.stepFromTheFirst(); }},
        {"why-deep-learning/light",
         [](Learner& me) {
             me.number("degrees", "0");
             me.number("brightness", "0.15");
         }},
        {"why-deep-learning/break", [](Learner& me) { me.choose("shuffled", "with"); }},
        {"why-deep-learning/xor", [](Learner& me) { me.choose("activation", "relu"); }},
        {"human-level/play-twenty",
         [](Learner& me) {
             auto* view = &me.panel().view();
             view->setFocus();
             for (int i = 0; i < 20; ++i) QTest::keyClick(view, Qt::Key(Qt::Key_0 + i % 10));
         }},
        {"human-level/more-pictures",
         [](Learner& me) {
             me.cell("counts", 0, 1, "200");
             me.cell("counts", 0, 0, "180");
             me.cell("counts", 1, 1, "200");
             me.cell("counts", 1, 0, "160");
         }},
        {"human-level/break",
         [](Learner& me) {
             me.cells("counts", {{"9", "10"}, {"6", "10"}});
         }},
        {"convolution-bench/turn", [](Learner& me) { me.segment("convolution"); }},
        {"convolution-bench/copy",
         [](Learner& me) {
             me.cells("kernel", {{"1", "0"}, {"0", "0"}});
         }},
        {"convolution-bench/break", [](Learner& me) { me.segment("convolution"); }},
        {"template-classifier/paint-one", [](Learner& me) { paintTopRows(me, 3); }},
        {"template-classifier/break", [](Learner& me) { me.keys("brightness", Qt::Key_Right, 20); }},
        {"fully-connected/copy",
         [](Learner& me) {
             me.cells("W", {{"1", "0", "0", "0"}, {"0", "1", "0", "0"}, {"0", "0", "1", "0"}});
         }},
        {"fully-connected/break",
         [](Learner& me) {
             me.cells("picture", {{"21", "12"}, {"31", "18"}});
         }},
        {"softmax/sure", [](Learner& me) { me.cell("scores", 3, 0, "10"); }},
        {"softmax/uniform", [](Learner& me) { me.number("temperature", "10"); }},
        {"softmax/break", [](Learner& me) { me.cell("scores", 2, 0, "800"); }},
        {"cross-entropy/tenth-loss", [](Learner& me) { me.cell("probabilities", 0, 0, "0.1"); }},
        {"cross-entropy/puzzle",
         [](Learner& me) {
             me.cells("probabilities", {{"0.45"}, {"0.46"}, {"0.09"}});
         }},
        {"cross-entropy/break", [](Learner& me) { me.cell("probabilities", 0, 0, "0"); }},
        {"gradient-descent/one-step",
         [](Learner& me) {
             me.reset();
             me.number("start_w", "5");
             me.number("rate", "0.5");
             me.step();
         }},
        {"gradient-descent/break",
         [](Learner& me) {
             me.reset();
             me.number("rate", "1.1");
             me.step(3);
         }},
        {"backprop/dead",
         [](Learner& me) {
             me.reset();
             me.keys("graphs", Qt::Key_Down);
             me.cells("x", {{"-1"}, {"0"}});
             me.stepFromTheFirst();
         }},
        {"simple-system/set-up", setUpNetwork},
        {"simple-system/train", [](Learner& me) { trainEpochs(me, 5); }},
        {"simple-system/break", trainMuchTooFast},
        {"simple-system/modify", [](Learner& me) { me.pattern("INPUT->FC->RELU->FC"); }},
        {"hubel-wiesel/across",
         [](Learner& me) {
             me.cells("kernel", {{"-1", "-1", "-1"}, {"2", "2", "2"}, {"-1", "-1", "-1"}});
         }},
        {"hubel-wiesel/too-long", [](Learner& me) { me.keys("retina", Qt::Key_Plus, 2); }},
        {"hubel-wiesel/break", [](Learner& me) { me.keys("retina", Qt::Key_Right); }},
        {"hubel-wiesel/in-build", [](Learner& me) { me.pattern("INPUT->[CONV->RELU->POOL]*2->FC"); }},
        {"channels-and-stacking/forty-maps",
         [](Learner& me) {
             me.cell("depth", 0, 0, "40");
             me.cell("kernel", 0, 0, "3");
             me.cell("count", 0, 0, "8");
         }},
        {"channels-and-stacking/wider",
         [](Learner& me) {
             me.cells("K", {{"1", "1"}, {"1", "1"}});
             me.cells("L", {{"1", "1"}, {"1", "1"}});
         }},
        {"channels-and-stacking/break",
         [](Learner& me) {
             me.cell("K", 0, 0, "-20");
             me.choose("between", "relu");
         }},
        {"receptive-field/seven",
         [](Learner& me) {
             me.reset();
             me.number("layers", "1");
             me.cell("kernels", 0, 0, "7");
         }},
        {"receptive-field/thirty-two",
         [](Learner& me) {
             me.reset();
             me.number("size", "40");
             me.number("layers", "5");
             me.cells("strides", {{"1", "2", "1", "2", "1"}});
             me.cells("kernels", {{"5", "2", "5", "2", "5"}});
         }},
        {"receptive-field/break", [](Learner& me) { me.cell("strides", 0, 0, "3"); }},
        {"receptive-field/in-build", [](Learner& me) { me.pattern("INPUT->[[CONV->RELU]*2->POOL]*3->FC"); }},
        {"lenet-alexnet/all-maps", [](Learner& me) { me.keys("table", Qt::Key_Right, 15); }},
        {"lenet-alexnet/break", [](Learner& me) { me.cell("activities", 0, 1, "3000"); }},
        {"neurons-to-volumes/and",
         [](Learner& me) {
             me.reset();
             me.segment("step");
             me.cells("W", {{"1", "1"}});
             me.cell("b", 0, 0, "-1.5");
         }},
        {"neurons-to-volumes/break", [](Learner& me) { me.cell("b", 1, 0, "0"); }},
        {"neurons-to-volumes/mine", [](Learner& me) { me.pattern("INPUT->FC->RELU->FC"); }},
        {"conv-layer/next",
         [](Learner& me) {
             me.number("channels", "6");
             me.number("size", "28");
         }},
        {"conv-layer/break",
         [](Learner& me) {
             me.reset();
             me.number("size", "5");
         }},
        {"conv-layer/in-build", [](Learner& me) { me.pattern("INPUT->[CONV->RELU->POOL]*3->FC", "4, 4, 4"); }},
        {"spatial-arithmetic/break",
         [](Learner& me) {
             me.reset();
             me.number("stride", "3");
         }},
        {"spatial-arithmetic/repair",
         [](Learner& me) {
             me.reset();
             me.number("stride", "3");
             me.number("padding", "1");
         }},
        {"spatial-arithmetic/same-size",
         [](Learner& me) {
             me.reset();
             me.number("size", "9");
             me.number("kernel", "7");
             me.number("padding", "3");
         }},
        {"spatial-arithmetic/in-build",
         [](Learner& me) {
             me.pattern("INPUT->FC");  // the network that is open may have it already
             me.pattern("INPUT->[[CONV->RELU]*2->POOL]*2->FC");
         }},
        {"weight-sharing/same-size", [](Learner& me) { me.number("padding", "2"); }},
        {"weight-sharing/fewer",
         [](Learner& me) {
             me.reset();
             me.number("channels", "1");
             me.number("kernel", "3");
             me.number("filters", "5");
         }},
        {"weight-sharing/break",
         [](Learner& me) {
             me.reset();
             me.number("size", "5");
         }},
        {"pooling/still",
         [](Learner& me) {
             me.reset();
             for (int row = 0; row < 4; ++row)
                 for (int column = 0; column < 4; ++column) me.cell("input", row, column, column % 2 == 0 ? "7" : "0");
         }},
        {"pooling/break",
         [](Learner& me) {
             for (int row = 0; row < 4; ++row)
                 for (int column = 0; column < 4; ++column)
                     me.cell("input", row, column, column % 2 == 0 ? "0" : column == 1 ? "1" : "2");
         }},
        {"pooling/keep",
         [](Learner& me) {
             me.reset();
             me.number("stride", "1");
         }},
        {"modern-vgg/four-stages", [](Learner& me) { me.text("pattern", "INPUT->[[CONV->RELU]*2->POOL]*4->FC"); }},
        {"modern-vgg/break", [](Learner& me) { me.text("pattern", "INPUT->CONV->RELU->FC->RELU->FC"); }},
        {"sgd-and-activations/vanish",
         [](Learner& me) {
             me.reset();
             me.number("depth", "10");
         }},
        {"sgd-and-activations/alive",
         [](Learner& me) {
             me.reset();
             me.choose("function", "relu");
             me.number("depth", "10");
             me.number("x", "1");
         }},
        {"sgd-and-activations/break",
         [](Learner& me) {
             me.reset();
             me.choose("function", "relu");
             me.number("x", "-1");
         }},
        {"augmentation/twice", [](Learner& me) { me.number("times", "2"); }},
        {"augmentation/break", [](Learner& me) { me.number("degrees", "180"); }},
        {"transfer/few",
         [](Learner& me) {
             me.choose("amount", "lots");
             for (int i = 0; i < 6 && !me.task()->isDone(); ++i) me.keys("freezeStrip", Qt::Key_Left);
         }},
        {"transfer/build", replaceTheHead},
        {"transfer/break",
         [](Learner& me) {
             me.choose("amount", "little");
             me.keys("freezeStrip", Qt::Key_Left, 6);
         }},
        {"performance-and-practice/mine", measureThisComputer},
        {"performance-and-practice/break", [](Learner& me) { me.cell("timed", 0, 3, "0.0004"); }},
        {"performance-and-practice/small", [](Learner& me) { me.stepFromTheFirst(); }},
        {"performance-and-practice/xray",
         [](Learner& me) {
             me.choose("known", "different");
             me.number("pictures", "80");
             me.number("classes", "2");
         }},
    };
    return all;
}

}  // namespace fovea::test
