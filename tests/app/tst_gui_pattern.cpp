// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>
#include <algorithm>

#include "app/actions/action_table.h"
#include "app/commands/change_settings.h"
#include "app/document/document.h"
#include "app/window/main_window.h"
#include "app/workspaces/build_workspace.h"
#include "app/workspaces/kernel_chooser.h"
#include "core/network/catalogue.h"
#include "tests/support/real_window.h"
#include "tests/support/register_test.h"
#include "widgets/canvas/network_canvas.h"
#include "widgets/inspector/pattern_edit.h"
#include "widgets/resources.h"

using namespace fovea;

/// The pattern line in Build, and kernels that are set by hand: real mouse and keys in the real window.
class TestGuiPattern : public QObject {
    Q_OBJECT
private:
    QTemporaryDir folder_;
    std::unique_ptr<MainWindow> window_;

    Document& document() { return window_->document(); }
    BuildWorkspace* build() { return dynamic_cast<BuildWorkspace*>(window_->workspace(WorkspaceSlot::Build)); }
    QLineEdit* field(const char* name) { return build()->findChild<QLineEdit*>(QLatin1String(name)); }
    QLabel* sentence() { return build()->findChild<QLabel*>(QStringLiteral("patternSentence")); }
    void type(QLineEdit* line, const char* text) {
        QTest::mouseClick(line, Qt::LeftButton);
        line->selectAll();
        QTest::keyClicks(line, QLatin1String(text));
    }
    std::size_t layers() { return document().spec().nodes.size(); }

private Q_SLOTS:
    void initTestCase() {
        initResources();
        QVERIFY(folder_.isValid());
        test::useOwnSettings(folder_.path());
    }
    void init() {
        window_ = test::openedWindow();
        QVERIFY(window_ != nullptr);
        QTest::qWait(50);
    }
    void cleanup() {
        document().reset({}, {});
        window_.reset();
    }

    void buildsWhileTyped() {
        const NetworkSpec before = document().spec();
        QCOMPARE(field("pattern")->text(), QString());  // LeNet-5's windows are 5 × 5
        type(field("pattern"), "INPUT->[[CONV->RELU]*2->POOL]*3->FC");
        QCOMPARE(layers(), std::size_t{18});
        QVERIFY(document().isSound());
        QCOMPARE(document().cost().totals.parameters, std::int64_t{307498});
        // All that was built on the way is one step.
        QCOMPARE(document().undoStack().count(), 1);
        QTest::keyClick(field("pattern"), Qt::Key_Return);
        QVERIFY(build()->canvas()->hasFocus());
        window_->actions().action(ActionId::EditUndo)->trigger();
        QCOMPARE(document().spec(), before);
        window_->actions().action(ActionId::EditRedo)->trigger();
        QCOMPARE(layers(), std::size_t{18});
        QCOMPARE(field("pattern")->text(), QStringLiteral("INPUT->[[CONV->RELU]*2->POOL]*3->FC"));
    }

    void leavingEndsTheStep() {
        type(field("pattern"), "INPUT->CONV->RELU->FC");
        const NetworkSpec first = document().spec();
        QCOMPARE(document().undoStack().count(), 1);
        QTest::mouseClick(build()->canvas()->viewport(), Qt::LeftButton);  // beside the layers
        QVERIFY(!field("pattern")->hasFocus());
        RunSettings settings = document().settings();
        settings.options.epochs += 1;
        document().undoStack().push(new ChangeSettings(document(), settings, QStringLiteral("elsewhere")));
        type(field("pattern"), "INPUT->FC->RELU->FC");
        QVERIFY(document().spec() != first);
        QCOMPARE(document().undoStack().count(), 3);
        QCOMPARE(document().settings().options.epochs, settings.options.epochs);
        // Left and taken up again without anything between, it is a step of its own as well.
        QTest::mouseClick(build()->canvas()->viewport(), Qt::LeftButton);
        type(field("pattern"), "INPUT->FC->RELU->FC->RELU->FC");
        QCOMPARE(document().undoStack().count(), 4);
        for (int i = 0; i < 3; ++i) window_->actions().action(ActionId::EditUndo)->trigger();
        QCOMPARE(document().spec(), first);
    }

    void mistakesArePointedAt() {
        type(field("pattern"), "INPUT->CONV->RELU->FC");
        const std::size_t sound = layers();
        type(field("pattern"), "INPUT->[CNV->RELU]*2->FC");
        QVERIFY(sentence()->isVisible());
        QVERIFY2(sentence()->text().contains(QStringLiteral("CNV")) && sentence()->text().contains(QStringLiteral("9")),
                 qPrintable(sentence()->text()));
        QCOMPARE(layers(), sound);  // what there was stays
        QTest::keyClick(field("pattern"), Qt::Key_Return);
        QVERIFY(field("pattern")->hasFocus());  // there is something to mend
        type(field("patternFilters"), "16, x");
        QVERIFY(sentence()->text().contains(QStringLiteral("“x”")));
        type(field("patternFilters"), "16, 24");
        type(field("pattern"), "INPUT->[CONV->POOL]*2->FC");
        QVERIFY(!sentence()->isVisible());
        std::vector<int> widths;
        for (const Node& node : document().spec().nodes)
            if (const auto* conv = std::get_if<Conv2dSpec>(&node.layer)) widths.push_back(conv->filters);
        QCOMPARE(widths, (std::vector<int>{16, 24}));
    }

    void escapeGoesBack() {
        const NetworkSpec before = document().spec();
        window_->actions().action(ActionId::NetworkPattern)->trigger();
        QVERIFY(field("pattern")->hasFocus());
        QTest::keyClicks(field("pattern"), QStringLiteral("INPUT->CONV->FC"));
        QCOMPARE(layers(), std::size_t{4});
        QTest::keyClick(field("pattern"), Qt::Key_Escape);
        QCOMPARE(document().spec(), before);
        QCOMPARE(field("pattern")->text(), QString());
        QVERIFY(build()->canvas()->hasFocus());
    }

    void writesWhatThereIs() {
        document().reset({findInCatalogue("ref-cnn")->make({32, 32, 3}, 10), {}}, {});
        QCOMPARE(field("pattern")->text(), QStringLiteral("INPUT->[[CONV->RELU]*2->POOL]*3->FC"));
        QCOMPARE(field("patternFilters")->text(), QStringLiteral("32, 64, 128"));
        document().reset({findInCatalogue("resnet20")->make({32, 32, 3}, 10), {}}, {});
        QCOMPARE(field("pattern")->text(), QString());
        QVERIFY(!field("pattern")->placeholderText().isEmpty());
    }

    void kernelsAreSet() {
        const auto action = window_->actions().action(ActionId::NetworkKernels);
        QVERIFY(!action->isEnabled());
        const NodeId conv = document().spec().findByName("Conv 1")->id;
        QTest::mouseClick(build()->canvas()->viewport(), Qt::LeftButton, {}, build()->canvas()->nodePoint(conv));
        QVERIFY(action->isEnabled());
        action->trigger();
        auto* chooser = build()->findChild<KernelChooser*>();
        QVERIFY(chooser != nullptr && chooser->isVisible());
        auto* preset = chooser->findChild<QComboBox*>(QStringLiteral("kernelPreset"));
        auto* angle = chooser->findChild<QDoubleSpinBox*>(QStringLiteral("kernelAngle"));
        QVERIFY(!angle->isEnabled());
        preset->setFocus();
        for (int i = 0; i < 5; ++i) QTest::keyClick(preset, Qt::Key_Down);  // the bars, at the end
        QVERIFY(angle->isEnabled());
        QTest::keyClick(chooser, Qt::Key_Return);
        QVERIFY(document().trained().weights != nullptr);
        const auto weight = document().trained().weights->view(conv, ParameterRole::Weight);
        const auto& spec = std::get<Conv2dSpec>(document().spec().find(conv)->layer);
        const std::vector<double> upright = presetKernel(KernelPreset::Bar, spec.kernel, 0);
        const std::size_t channels = weight.size() / upright.size() / std::size_t(spec.filters);
        for (std::size_t cell = 0; cell < upright.size(); ++cell)
            QCOMPARE(weight[cell * channels * std::size_t(spec.filters)],
                     static_cast<float>(upright[cell] / double(channels)));
        QVERIFY(std::ranges::all_of(document().trained().weights->view(conv, ParameterRole::Bias),
                                    [](float bias) { return bias == 0; }));
        window_->actions().action(ActionId::EditUndo)->trigger();
        QVERIFY(document().trained().weights == nullptr);
        window_->actions().action(ActionId::EditRedo)->trigger();
        QVERIFY(document().trained().weights != nullptr);
    }
};

FOVEA_GUI_TEST(TestGuiPattern)
#include "tst_gui_pattern.moc"
