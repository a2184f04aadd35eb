// SPDX-License-Identifier: GPL-3.0-or-later
// Rules of learning in the real window: what Train offers beside rate and optimizer, set by mouse and keys.
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QScrollArea>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "app/document/document.h"
#include "app/session/run_controller.h"
#include "app/window/main_window.h"
#include "tests/support/real_window.h"
#include "tests/support/register_test.h"
#include "widgets/charts/curve_plot.h"
#include "widgets/resources.h"

using namespace fovea;

class TestGuiTrainingRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        initResources();
        QVERIFY(folder_.isValid());
        test::useOwnSettings(folder_.path());
    }
    void init();
    void cleanup() { window_.reset(); }

    void averagesTheWeights();
    void drawsOtherWeights();

private:
    Document& document() { return window_->document(); }
    RunController& run() { return window_->run(); }
    const TrainingOptions& options() { return document().settings().options; }
    const Checkpoint& checkpoint() { return *document().trained().checkpoint; }
    /// A field of Train, scrolled into view.
    template <class T>
    T* field(const char* name) {
        for (T* found : window_->findChildren<T*>(QString::fromLatin1(name))) {
            if (!found->isVisible()) continue;
            for (QWidget* above = found->parentWidget(); above != nullptr; above = above->parentWidget())
                if (auto* area = qobject_cast<QScrollArea*>(above)) area->ensureWidgetVisible(found);
            return found;
        }
        return nullptr;
    }
    /// By keys, as who tabs to the list does.
    void choose(const char* name, int index) {
        auto* box = field<QComboBox>(name);
        QVERIFY(box != nullptr);
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Home);
        for (int i = 0; i < index; ++i) QTest::keyClick(box, Qt::Key_Down);
        QCOMPARE(box->currentIndex(), index);
    }
    void type(const char* name, const char* text) {
        auto* box = field<QDoubleSpinBox>(name);
        QVERIFY(box != nullptr);
        QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(10, box->height() / 2));
        QTest::keyClick(box, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(box, QString::fromLatin1(text));
        QTest::keyClick(box, Qt::Key_Return);
    }
    void trainToTheEnd() {
        run().play();
        QTRY_VERIFY_WITH_TIMEOUT(run().session().isFinished(), 60000);
        QTRY_VERIFY(document().trained().checkpoint != nullptr);
    }

    QTemporaryDir folder_;
    std::unique_ptr<MainWindow> window_;
};

void TestGuiTrainingRules::init() {
    window_ = test::openedWindow({1280, 800});
    QVERIFY(window_ != nullptr);
    Drawing drawing;
    const NodeId image = drawing.spec.append(InputSpec{{32, 32, 3}});
    const NodeId conv = drawing.spec.append(Conv2dSpec{.filters = 3, .kernel = {8, 8}, .stride = {8, 8}}, image);
    drawing.spec.append(DenseSpec{.units = 10}, drawing.spec.append(FlattenSpec{}, conv));
    RunSettings settings = document().settings();
    settings.options = {};
    settings.options.epochs = 1;
    document().reset(drawing, settings);
    window_->showWorkspace(WorkspaceSlot::Train);
    QTest::qWait(50);
}

/// Chosen with the keys, trained with; the chart and the status line say whose accuracy is shown, and the run's options are locked.
void TestGuiTrainingRules::averagesTheWeights() {
    QVERIFY(field<QDoubleSpinBox>("averagingNumber") == nullptr);
    choose("averaging", 1);
    QCOMPARE(options().averaging, (WeightAveraging{AveragingKind::Exponential, 0.999F}));
    type("averagingNumber", "0.95");
    QCOMPARE(options().averaging, (WeightAveraging{AveragingKind::Exponential, 0.95F}));
    document().undoStack().undo();
    QCOMPARE(field<QDoubleSpinBox>("averagingNumber")->value(), 0.999);
    document().undoStack().redo();
    trainToTheEnd();
    QCOMPARE(checkpoint().options.averaging, options().averaging);
    QCOMPARE(checkpoint().fast.size(), checkpoint().weights.values.size());
    QVERIFY(checkpoint().fast != checkpoint().weights.values);
    QVERIFY(!field<QComboBox>("averaging")->isEnabled());
    bool isSaid = false;
    for (const auto* plot : window_->findChildren<CurvePlot*>())
        isSaid = isSaid || plot->accessibleDescription().contains(QStringLiteral("val (EMA)"));
    QVERIFY(isSaid);
    const auto* status = window_->findChild<QToolButton*>(QStringLiteral("status.training"));
    QVERIFY2(status->text().contains(QStringLiteral("averaged weights (EMA)")), qPrintable(status->text()));
}

/// Before the first step, and undone; once a run is under way, the list is locked.
void TestGuiTrainingRules::drawsOtherWeights() {
    choose("initialisation", 3);
    QCOMPARE(options().initialisation, Initialisation::Zero);
    // One step for what was chosen in one go, more for slow fingers.
    for (int i = 0; i < 3 && options().initialisation != Initialisation::Usual; ++i) document().undoStack().undo();
    QCOMPARE(options().initialisation, Initialisation::Usual);
    QCOMPARE(field<QComboBox>("initialisation")->currentIndex(), 0);
    choose("initialisation", 3);
    run().stepOnce();
    QTRY_VERIFY_WITH_TIMEOUT(document().trained().checkpoint != nullptr && checkpoint().step == 1, 60000);
    QCOMPARE(checkpoint().options.initialisation, Initialisation::Zero);
    // With all weights 0 no gradient reaches the convolution.
    const NodeId conv = document().spec().nodes.at(1).id;
    for (const float weight : checkpoint().weights.view(conv, ParameterRole::Weight)) QCOMPARE(weight, 0.0F);
    QVERIFY(!field<QComboBox>("initialisation")->isEnabled());
}

FOVEA_GUI_TEST(TestGuiTrainingRules)
#include "tst_gui_training_rules.moc"
