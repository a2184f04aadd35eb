// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <cmath>

#include "core/training/run_finding.h"
#include "tests/support/register_test.h"

using namespace fovea;

namespace {

/// Of ten classes; `predicted`: for every image, −1: each its own class.
EpochReport judged(std::int64_t epoch, double trainLoss, double trainAccuracy, double loss, double accuracy,
                   int predicted = -1) {
    EpochReport report{
        .epoch = epoch, .step = epoch * 10, .trainLoss = trainLoss, .trainAccuracy = trainAccuracy, .validated = true};
    report.validation = {.loss = loss, .accuracy = accuracy, .count = 100};
    report.validation.confusion.assign(10, std::vector<std::int64_t>(10, 0));
    for (std::size_t i = 0; i < 10; ++i)
        report.validation.confusion[i][predicted < 0 ? i : static_cast<std::size_t>(predicted)] = 10;
    return report;
}

}  // namespace

class TestRunFinding : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysNothingWhereAllIsWell();
    void nothingLearned();
    void overfitting();
};

void TestRunFinding::saysNothingWhereAllIsWell() {
    QVERIFY(!findingOf({}));
    History history;
    EpochReport unseen = judged(1, 2.3, 0.1, 0, 0, 3);
    unseen.validated = false;
    history.epochs = {unseen};
    QVERIFY(!findingOf(history));
    // Slow at first, but its predictions differ; or one class, but the loss moves.
    history.epochs = {judged(1, 2.30, 0.1, 2.29, 0.12)};
    QVERIFY(!findingOf(history));
    history.epochs = {judged(1, 1.9, 0.3, 2.1, 0.1, 4)};
    QVERIFY(!findingOf(history));
    // The usual gap, and a validation loss that still falls.
    history.epochs = {judged(1, 1.5, 0.5, 1.6, 0.45), judged(2, 1.0, 0.7, 1.2, 0.6), judged(3, 0.6, 0.85, 1.1, 0.65)};
    QVERIFY(!findingOf(history));
}

void TestRunFinding::nothingLearned() {
    History history;
    history.epochs = {judged(1, 2.31, 0.1, 2.303, 0.1, 7)};
    const auto finding = findingOf(history);
    QVERIFY(finding && finding->kind == RunFinding::Kind::NothingLearned);
    QCOMPARE(finding->predicted, std::size_t{7});
    QVERIFY(std::abs(finding->chanceLoss - 2.302585) < 1e-6);
    history.epochs.push_back(judged(2, 1.8, 0.4, 1.7, 0.4));  // over once it learns
    QVERIFY(!findingOf(history));
}

void TestRunFinding::overfitting() {
    History history;
    history.epochs = {judged(1, 1.0, 0.6, 1.0, 0.6), judged(2, 0.5, 0.8, 0.9, 0.68), judged(3, 0.1, 0.97, 1.2, 0.67)};
    const auto finding = findingOf(history);
    QVERIFY(finding && finding->kind == RunFinding::Kind::Overfitting);
    QCOMPARE(finding->bestEpoch, std::int64_t{2});
    QCOMPARE(finding->training, 0.97);
    QCOMPARE(finding->validation, 0.67);
    history.epochs.resize(2);
    history.epochs.back() = judged(2, 0.1, 0.97, 1.2, 0.67);  // too early to tell
    QVERIFY(!findingOf(history));
}

FOVEA_TEST(TestRunFinding)
#include "tst_run_finding.moc"
