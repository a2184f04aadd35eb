// SPDX-License-Identifier: GPL-3.0-or-later
// Whose weights are the newest, whatever the views look at.
#include <QSignalSpy>
#include <QTest>

#include "app/session/run_controller.h"
#include "app/session/snapshot_wants.h"
#include "tests/support/register_test.h"

using namespace fovea;

namespace {

Drawing smallNetwork() {
    Drawing drawing;
    NodeId last = drawing.spec.append(InputSpec{{32, 32, 3}});
    last = drawing.spec.append(Conv2dSpec{.filters = 3, .kernel = {8, 8}, .stride = {8, 8}}, last);
    last = drawing.spec.append(FlattenSpec{}, last);
    drawing.spec.append(DenseSpec{.units = 10}, last);
    return drawing;
}

RunSettings settings() {
    RunSettings settings;
    settings.options = {.learningRate = 0.01F, .batch = 32, .epochs = 1000};
    settings.dataset = "builtin";
    return settings;
}

}  // namespace

class TestRunController : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void testsTheNewestWeights();
    void oneLayersWeightsAreTheNewest();
    void aClosedRunLeavesNoSnapshot();
    void otherInitialWeightsAfterARewind();
    void weightsSetByHandEndTheRun();
    void wantsAreAUnion();
    void tokensMayOutliveWhatTheyWereFor();

private:
    bool train(Document& document, RunController& run, std::int64_t steps) {
        document.reset(smallNetwork(), settings());
        if (!QTest::qWaitFor([&] { return run.data() != nullptr; }, 60000)) return false;
        run.play();
        return QTest::qWaitFor([&] { return run.session().step() >= steps; }, 60000);
    }
};

void TestRunController::testsTheNewestWeights() {
    Document document;
    RunController run(document);
    QVERIFY(train(document, run, 20));
    QVERIFY(run.session().isActive());
    QVERIFY(!run.session().snapshot());  // no view wants anything, as while Build is shown

    const std::int64_t before = run.session().step();
    std::optional<Model> tested;
    std::int64_t step = -1;
    connect(&run.test(), &ModelEvaluation::runningChanged, this, [&](bool running) {
        if (!running || tested) return;
        tested = *run.model();
        step = document.trained().checkpoint ? document.trained().checkpoint->step : 0;
    });
    std::optional<Evaluation> found;
    connect(&run.test(), &ModelEvaluation::finished, this, [&](const Evaluation& evaluation) { found = evaluation; });
    run.evaluateOnTest();
    QTRY_VERIFY_WITH_TIMEOUT(found.has_value(), 60000);
    run.pause();
    QVERIFY2(step >= before, qPrintable(QStringLiteral("step %1 of %2").arg(step).arg(before)));

    // The figure is those weights'.
    ModelEvaluation again;
    std::optional<Evaluation> expected;
    connect(&again, &ModelEvaluation::finished, this, [&](const Evaluation& evaluation) { expected = evaluation; });
    again.start(std::make_shared<const Model>(*tested), run.data()->test, {});
    QTRY_VERIFY_WITH_TIMEOUT(expected.has_value(), 60000);
    QCOMPARE(found->accuracy, expected->accuracy);
    QCOMPARE(found->loss, expected->loss);
}

void TestRunController::oneLayersWeightsAreTheNewest() {
    Document document;
    RunController run(document);
    const NodeId conv = smallNetwork().spec.nodes[1].id;
    const auto wanted = run.session().want({.weights = {conv}});
    QVERIFY(train(document, run, 20));
    QTRY_VERIFY(run.session().snapshot() != nullptr);
    QVERIFY(!run.session().snapshot()->model);
    QCOMPARE(run.weightsOf(conv), run.session().snapshot()->layerWeights.at(conv));
    run.pause();
    QTRY_COMPARE(run.session().state(), TrainingSession::State::Paused);
    const std::span<const float> reached = document.trained().checkpoint->weights.view(conv, ParameterRole::Weight);
    QVERIFY(std::ranges::equal(run.weightsOf(conv), reached));
    QVERIFY(std::ranges::equal(run.model()->weights->view(conv, ParameterRole::Weight), reached));
    QVERIFY(run.weightsOf(NodeId{999}).empty());
}

void TestRunController::aClosedRunLeavesNoSnapshot() {
    Document document;
    RunController run(document);
    const auto wanted = run.session().want({.model = true});
    QVERIFY(train(document, run, 5));
    QTRY_VERIFY(run.session().snapshot() != nullptr);
    run.rewind();
    QTRY_COMPARE(run.session().state(), TrainingSession::State::Paused);
    QSignalSpy changed(&run, &RunController::modelChanged);
    run.stop();
    QVERIFY(!run.session().snapshot());
    QVERIFY(changed.count() > 0);
    QTRY_VERIFY(run.model() != nullptr);
    QCOMPARE(run.model()->weights->values, document.deferredModel()()->weights->values);
}

/// What the rewound run began with is not what the next one will begin with.
void TestRunController::otherInitialWeightsAfterARewind() {
    Document document;
    RunController run(document);
    const NodeId conv = smallNetwork().spec.nodes[1].id;
    const auto wanted = run.session().want({.model = true});
    QVERIFY(train(document, run, 5));
    run.rewind();
    QTRY_VERIFY(run.session().state() == TrainingSession::State::Paused && run.session().step() == 0);
    TrainingOptions options = document.settings().options;
    options.initialisation = Initialisation::Zero;
    run.setOptions(options, QStringLiteral("Initial weights"), QStringLiteral("initialisation"));
    QCOMPARE(run.session().state(), TrainingSession::State::Empty);
    QTRY_VERIFY(run.model() != nullptr);
    QVERIFY(std::ranges::all_of(run.model()->weights->view(conv, ParameterRole::Weight),
                                [](float value) { return value == 0; }));
}

void TestRunController::weightsSetByHandEndTheRun() {
    Document document;
    RunController run(document);
    QVERIFY(train(document, run, 20));
    run.pause();
    QTRY_COMPARE(run.session().state(), TrainingSession::State::Paused);
    const auto trained = document.trained().checkpoint;
    QVERIFY(trained && trained->step >= 20);
    auto own = std::make_shared<const Weights>(initialWeights(document.spec(), 999));
    run.setWeights([&] { return own; }, QStringLiteral("Set"));
    QCOMPARE(run.session().state(), TrainingSession::State::Empty);
    QVERIFY(!document.trained().checkpoint && document.trained().weights == own);
    QCOMPARE(document.pastRuns().size(), std::size_t{1});
    QTRY_VERIFY(run.model() && run.model()->weights->values == own->values);
    QVERIFY(run.startsFromWeights());

    // What is trained next begins from them.
    run.stepOnce();
    QTRY_VERIFY_WITH_TIMEOUT(document.trained().checkpoint && document.trained().checkpoint->step == 1, 60000);
    const auto distance = [](const std::vector<float>& a, const std::vector<float>& b) {
        double sum = 0;
        for (std::size_t i = 0; i < a.size(); ++i) sum += (double{a[i]} - double{b[i]}) * (double{a[i]} - double{b[i]});
        return sum;
    };
    const std::vector<float>& next = document.trained().checkpoint->weights.values;
    QVERIFY(10 * distance(next, own->values) < distance(next, trained->weights.values));

    document.undoStack().undo();
    QCOMPARE(run.session().state(), TrainingSession::State::Empty);
    QVERIFY(document.trained().checkpoint == trained);
    QCOMPARE(document.runNumber(), 1);
}

void TestRunController::wantsAreAUnion() {
    std::vector<SnapshotParts> told;
    SnapshotWants wants([&](const SnapshotParts& parts) { told.push_back(parts); });
    QVERIFY(wants.all().empty());
    {
        auto see = wants.add({.model = true});
        auto train = wants.add({.gradients = true, .weights = {NodeId{2}}});
        QVERIFY((wants.all() == SnapshotParts{.model = true, .gradients = true, .weights = {NodeId{2}}}));
        see = {};
        QVERIFY((wants.all() == SnapshotParts{.gradients = true, .weights = {NodeId{2}}}));
        auto other = wants.add({.weights = {NodeId{2}, NodeId{3}}});
        train = std::move(other);
        QVERIFY((wants.all() == SnapshotParts{.weights = {NodeId{2}, NodeId{3}}}));
        const std::size_t before = told.size();
        auto same = wants.add({.weights = {NodeId{3}}});
        QCOMPARE(told.size(), before);  // nothing new
    }
    QVERIFY(wants.all().empty());
    QVERIFY(told.back().empty());
}

void TestRunController::tokensMayOutliveWhatTheyWereFor() {
    SnapshotWants::Token token;
    int told = 0;
    {
        SnapshotWants wants([&](const SnapshotParts&) { ++told; });
        token = wants.add({.model = true});
    }
    QCOMPARE(told, 1);
    token = {};
    QCOMPARE(told, 1);
}

FOVEA_GUI_TEST(TestRunController)
#include "tst_run_controller.moc"
