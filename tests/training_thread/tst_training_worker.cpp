// SPDX-License-Identifier: GPL-3.0-or-later
// The thread that trains, without any of Qt's windows, so that the thread sanitizer can watch it.
#include "app/session/training_worker.h"

#include <QTest>
#include <atomic>
#include <cmath>
#include <stop_token>

#include "core/network/catalogue.h"
#include "core/training/recipes.h"
#include "datasets/catalogue.h"
#include "tests/support/failing_dataset.h"
#include "tests/support/register_test.h"

using namespace fovea;
using fovea::test::FailingDataset;

namespace {

DatasetPair builtin() {
    static const DatasetPair pair = openDataset("builtin", {}).value();
    return pair;
}

TrainingSetup setupFor(const std::string& network, int batch) {
    TrainingSetup setup;
    setup.data = builtin();
    setup.spec = findInCatalogue(network)->make(setup.data.training->shape(), 10);
    setup.options = recipeOf(*findInCatalogue(network));
    setup.options.batch = batch;
    setup.validationCount = 200;
    setup.threads = 2;
    return setup;
}

/// A worker and everything that it delivered.
struct Witness {
    std::atomic<int> prepared = 0;
    std::atomic<int> paused = 0;
    std::atomic<int> failed = 0;
    std::atomic<ErrorCode> fault{};
    std::atomic<int> rewound = 0;
    std::atomic<int> checkpoints = 0;
    std::atomic<int> dataReady = 0;
    std::mutex mutex;
    std::shared_ptr<const Checkpoint> last;
    std::optional<RunOutcome> outcome;
    CurvePoints points;
    std::unique_ptr<TrainingWorker> worker;

    explicit Witness(TrainingSetup setup) {
        worker = std::make_unique<TrainingWorker>(std::move(setup), 1, 1, [this](const TrainingEvent& event) {
            std::visit([this](const auto& what) { take(what); }, event);
        });
    }
    void take(const RunPrepared& /*event*/) { ++prepared; }
    void take(const RunFailed& event) {
        fault = event.error.code;
        ++failed;
    }
    void take(const DataReady& /*event*/) { ++dataReady; }
    void take(const RunPaused& event) {
        {
            const std::lock_guard lock(mutex);
            last = event.checkpoint;
            outcome = event.outcome;
        }
        ++paused;
    }
    void take(const CheckpointTaken& event) {
        keep(event.checkpoint);
        ++checkpoints;
    }
    void take(const Evaluating& /*event*/) {}
    void take(const RateReduced& /*event*/) {}
    void take(const RunRewound& event) {
        keep(event.checkpoint);
        ++rewound;
    }
    void keep(std::shared_ptr<const Checkpoint> checkpoint) {
        const std::lock_guard lock(mutex);
        last = std::move(checkpoint);
    }
    std::shared_ptr<const Checkpoint> checkpoint() {
        const std::lock_guard lock(mutex);
        return last;
    }
    void collect() {
        const CurvePoints more = worker->takePoints();
        points.steps.insert(points.steps.end(), more.steps.begin(), more.steps.end());
        points.epochs.insert(points.epochs.end(), more.epochs.begin(), more.epochs.end());
    }
};

constexpr int patience = 60000;

}  // namespace

class TestTrainingWorker : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noPointIsLost() {
        Witness witness(setupFor("lenet5", 32));
        witness.worker->setWanted({.model = true, .gradients = true});
        witness.worker->run(40);
        const auto hasPaused = [&] {
            witness.collect();
            return witness.paused > 0;
        };
        QVERIFY(QTest::qWaitFor(hasPaused, patience));
        witness.collect();
        QCOMPARE(witness.points.steps.size(), std::size_t{40});
        for (std::size_t i = 0; i < 40; ++i) QCOMPARE(witness.points.steps[i].step, std::int64_t(i) + 1);
        QCOMPARE(witness.checkpoint()->step, std::int64_t{40});
        const SnapshotPointer snapshot = witness.worker->takeSnapshot();
        QVERIFY(snapshot && snapshot->model);
        QCOMPARE(snapshot->step, std::int64_t{40});
        QCOMPARE(snapshot->model->weights->values, witness.checkpoint()->weights.values);
        QCOMPARE(snapshot->gradients.size(), std::size_t{5});
        for (const GradientMagnitude& gradient : snapshot->gradients) QVERIFY(gradient.mean > 0);
        QVERIFY(witness.dataReady > 0);
    }

    void snapshotsCarryWhatIsWanted() {
        Witness witness(setupFor("lenet5", 32));
        witness.worker->run(3);
        QTRY_COMPARE_WITH_TIMEOUT(witness.paused.load(), 1, patience);
        QVERIFY(!witness.worker->takeSnapshot());  // nobody wants anything
        const NodeId first = witness.checkpoint()->weights.layout->parameters.front().node;
        witness.worker->setWanted({.weights = {first}});
        witness.worker->run(6);
        QTRY_COMPARE_WITH_TIMEOUT(witness.paused.load(), 2, patience);
        const SnapshotPointer snapshot = witness.worker->takeSnapshot();
        QVERIFY(snapshot);
        QCOMPARE(snapshot->step, std::int64_t{6});
        QVERIFY(!snapshot->model);
        QVERIFY(snapshot->gradients.empty());
        QCOMPARE(snapshot->layerWeights.size(), std::size_t{1});
        const std::span<const float> expected = witness.checkpoint()->weights.view(first, ParameterRole::Weight);
        QVERIFY(std::ranges::equal(snapshot->layerWeights.at(first), expected));
    }

    void pausingChangesNothing() {
        Witness straight(setupFor("lenet5", 32));
        straight.worker->run(30);
        QTRY_COMPARE_WITH_TIMEOUT(straight.paused.load(), 1, patience);

        Witness broken(setupFor("lenet5", 32));
        broken.worker->run(30);
        for (int pauses = 1; broken.checkpoint() == nullptr || broken.checkpoint()->step < 30; ++pauses) {
            QThread::msleep(15);
            broken.worker->pause();
            QTRY_VERIFY_WITH_TIMEOUT(broken.paused >= 1, patience);
            broken.paused = 0;
            broken.worker->run(30);
            QVERIFY(pauses < 2000);
        }
        QCOMPARE(broken.checkpoint()->weights.values, straight.checkpoint()->weights.values);
    }

    void rewindGivesTheSameRunAgain() {
        Witness witness(setupFor("lenet5", 32));
        witness.worker->run(10);
        QTRY_COMPARE_WITH_TIMEOUT(witness.paused.load(), 1, patience);
        const auto first = witness.checkpoint();
        witness.worker->rewind();
        QTRY_COMPARE_WITH_TIMEOUT(witness.rewound.load(), 1, patience);
        QCOMPARE(witness.checkpoint()->step, std::int64_t{0});
        QVERIFY(witness.checkpoint()->weights.values != first->weights.values);
        witness.worker->run(10);
        QTRY_COMPARE_WITH_TIMEOUT(witness.paused.load(), 2, patience);
        QCOMPARE(witness.checkpoint()->weights.values, first->weights.values);
    }

    void rewindKeepsTheRatesThatAreShown() {
        Witness witness(setupFor("lenet5", 32));
        witness.worker->run(3);
        QTRY_COMPARE_WITH_TIMEOUT(witness.paused.load(), 1, patience);
        witness.worker->changeOptions({{learningRateKey, 0.002F}, {weightDecayKey, 0.5F}});
        witness.worker->rewind();
        QTRY_COMPARE_WITH_TIMEOUT(witness.rewound.load(), 1, patience);
        witness.worker->run(3);
        QTRY_COMPARE_WITH_TIMEOUT(witness.paused.load(), 2, patience);
        QCOMPARE(witness.checkpoint()->history.steps.front().learningRate, 0.002F);
        QCOMPARE(witness.checkpoint()->options.weightDecay, 0.5F);
        QVERIFY(witness.checkpoint()->changes.empty());
    }

    void rewindLeadsBehindGivenWeights() {
        TrainingSetup setup = setupFor("lenet5", 32);
        setup.startWeights = std::make_shared<const Weights>(initialWeights(setup.spec, 99));
        const Weights initial = initialWeights(setup.spec, setup.options.seed);
        Witness witness(std::move(setup));
        witness.worker->run(2);
        QTRY_COMPARE_WITH_TIMEOUT(witness.paused.load(), 1, patience);
        witness.worker->rewind();
        QTRY_COMPARE_WITH_TIMEOUT(witness.rewound.load(), 1, patience);
        QCOMPARE(witness.checkpoint()->weights.values, initial.values);
    }

    void learningRateChangesWhileRunning() {
        Witness witness(setupFor("lenet5", 16));
        witness.worker->run(100000);
        QTRY_VERIFY_WITH_TIMEOUT(witness.dataReady > 0, patience);
        witness.worker->changeOptions({{learningRateKey, 0.002F}});
        QTRY_VERIFY_WITH_TIMEOUT(
            (witness.collect(), !witness.points.steps.empty() && witness.points.steps.back().learningRate == 0.002F),
            patience);
        witness.worker->pause();
        QTRY_COMPARE_WITH_TIMEOUT(witness.paused.load(), 1, patience);
        QCOMPARE(witness.checkpoint()->changes.size(), std::size_t{1});
        QCOMPARE(witness.checkpoint()->changes.front().values.at(learningRateKey), 0.002F);
    }

    void checkpointWithoutPausing() {
        Witness witness(setupFor("lenet5", 16));
        witness.worker->run(100000);
        QTRY_VERIFY_WITH_TIMEOUT(witness.dataReady > 0, patience);
        witness.worker->requestCheckpoint();
        QTRY_COMPARE_WITH_TIMEOUT(witness.checkpoints.load(), 1, patience);
        QCOMPARE(witness.paused.load(), 0);
        QVERIFY(witness.checkpoint()->step > 0);
        QCOMPARE(witness.checkpoint()->dataset, std::string("builtin"));
    }

    void divergenceIsReported() {
        TrainingSetup setup = setupFor("lenet5", 16);
        setup.options.learningRate = 1e7F;
        Witness witness(std::move(setup));
        witness.worker->run(100);
        QTRY_COMPARE_WITH_TIMEOUT(witness.paused.load(), 1, patience);
        QVERIFY(witness.outcome->reason == StopReason::Diverged && witness.outcome->error.has_value());
        for (const float value : witness.checkpoint()->weights.values) QVERIFY(std::isfinite(value));
    }

    void quittingDuringARunIsSafe() {
        for (int delay : {0, 1, 5, 20, 60}) {
            Witness witness(setupFor("lenet5", 16));
            witness.worker->run(100000);
            QThread::msleep(static_cast<unsigned long>(delay));
            witness.worker.reset();
        }
    }

    void aFaultOfTheDataPausesAndLosesNothing_data() {
        QTest::addColumn<int>("fault");
        QTest::addColumn<int>("code");
        QTest::newRow("file") << int(FailingDataset::Fault::Error) << int(ErrorCode::FileNotReadable);
        QTest::newRow("memory") << int(FailingDataset::Fault::OutOfMemory) << int(ErrorCode::OutOfMemory);
        QTest::newRow("exception") << int(FailingDataset::Fault::Exception) << int(ErrorCode::Unexpected);
    }

    void aFaultOfTheDataPausesAndLosesNothing() {
        QFETCH(int, fault);
        QFETCH(int, code);
        TrainingSetup setup = setupFor("lenet5", 16);
        setup.validationCount = 0;
        Witness straight(setup);
        straight.worker->run(12);
        QTRY_COMPARE_WITH_TIMEOUT(straight.paused.load(), 1, patience);

        const auto images = std::make_shared<FailingDataset>(setup.data.training, FailingDataset::Fault(fault));
        setup.data.training = images;
        Witness witness(std::move(setup));
        QTRY_COMPARE_WITH_TIMEOUT(witness.prepared.load(), 1, patience);
        // Some batch before the twelfth fails; which one depends on how many threads prefetch.
        images->left = 7 * 16 + 3;
        witness.worker->run(12);
        QTRY_COMPARE_WITH_TIMEOUT(witness.paused.load(), 1, patience);
        QCOMPARE(witness.failed.load(), 0);
        QVERIFY(witness.outcome->reason == StopReason::DataFailed);
        QCOMPARE(int(witness.outcome->error->code), code);
        if (code == int(ErrorCode::FileNotReadable)) QVERIFY(witness.outcome->error == FailingDataset::error());
        QVERIFY(witness.checkpoint()->step <= 7);
        QCOMPARE(witness.checkpoint()->step, witness.outcome->step);
        QCOMPARE(witness.checkpoint()->history.steps.size(), static_cast<std::size_t>(witness.outcome->step));
        images->left = FailingDataset::never;
        witness.worker->run(12);
        QTRY_COMPARE_WITH_TIMEOUT(witness.paused.load(), 2, patience);
        QCOMPARE(witness.checkpoint()->step, std::int64_t{12});
        QCOMPARE(witness.checkpoint()->weights.values, straight.checkpoint()->weights.values);
    }

    void aFaultOfTheDataBeforeItBegins_data() { aFaultOfTheDataPausesAndLosesNothing_data(); }

    void aFaultOfTheDataBeforeItBegins() {
        QFETCH(int, fault);
        QFETCH(int, code);
        TrainingSetup setup = setupFor("lenet5", 16);
        const auto images = std::make_shared<FailingDataset>(setup.data.training, FailingDataset::Fault(fault));
        images->left = 100;
        setup.data.training = images;
        Witness witness(std::move(setup));
        QTRY_COMPARE_WITH_TIMEOUT(witness.failed.load(), 1, patience);
        QCOMPARE(int(witness.fault.load()), code);
        QCOMPARE(witness.prepared.load(), 0);
    }

    /// The mean and deviation of a large set take a while, which whoever closes the run must not wait for.
    void quittingEndsThePreparation() {
        TrainingSetup setup = setupFor("lenet5", 16);
        const auto images = std::make_shared<FailingDataset>(setup.data.training);
        setup.data.training = images;
        std::stop_source stop;
        const auto prepared =
            prepareTraining(setup, stop.get_token(), [&](std::int64_t, std::int64_t) { stop.request_stop(); });
        QVERIFY(!prepared && prepared.error().code == ErrorCode::Cancelled);
        QVERIFY(images->asked < images->size() / 2);
    }

    void aNetworkThatDoesNotFitFails() {
        TrainingSetup setup = setupFor("lenet5", 16);
        setup.spec = findInCatalogue("lenet5")->make({28, 28, 1}, 10);
        Witness witness(std::move(setup));
        QTRY_COMPARE_WITH_TIMEOUT(witness.failed.load(), 1, patience);
        QCOMPARE(witness.prepared.load(), 0);
    }
};

FOVEA_TEST(TestTrainingWorker)
#include "tst_training_worker.moc"
