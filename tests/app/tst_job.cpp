// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <new>
#include <optional>
#include <semaphore>

#include "app/session/job.h"

using namespace fovea;

class TestJob : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void deliversItsResult();
    void aSecondStartDropsTheFirst();
    void outOfMemoryIsAFault();
};

void TestJob::deliversItsResult() {
    Job job;
    std::optional<Result<int>> result;
    job.start([](const std::stop_token&, const Job::Progress&) { return Result<int>(7); },
              [&](const Result<int>& found) { result = found; });
    QVERIFY(job.isRunning());
    QTRY_VERIFY(result.has_value());
    QCOMPARE(result->value(), 7);
    QVERIFY(!job.isRunning());
}

void TestJob::aSecondStartDropsTheFirst() {
    Job job;
    std::binary_semaphore goOn(0);
    std::vector<int> results;
    const auto keep = [&](const Result<int>& found) { results.push_back(found.value()); };
    job.start(
        [&](const std::stop_token& stop, const Job::Progress&) {
            goOn.acquire();
            return Result<int>(stop.stop_requested() ? 1 : -1);
        },
        keep);
    job.start([](const std::stop_token&, const Job::Progress&) { return Result<int>(2); }, keep);
    goOn.release();
    QTRY_COMPARE(results, std::vector<int>{2});
}

void TestJob::outOfMemoryIsAFault() {
    Job job;
    std::optional<Result<std::vector<char>>> result;
    volatile std::size_t tooMuch = std::size_t{1} << 62;
    job.start([&](const std::stop_token&,
                  const Job::Progress&) -> Result<std::vector<char>> { return std::vector<char>(tooMuch); },
              [&](Result<std::vector<char>> found) { result = std::move(found); });
    QTRY_VERIFY(result.has_value());
    QVERIFY(!*result);
    QCOMPARE(result->error().code, ErrorCode::OutOfMemory);
    QCOMPARE(std::get<std::int64_t>(result->error().arguments.at(0)), std::int64_t{0});
    QVERIFY(std::get<std::int64_t>(result->error().arguments.at(1)) > 0);
    QVERIFY(!job.isRunning());
}

QTEST_GUILESS_MAIN(TestJob)
#include "tst_job.moc"
