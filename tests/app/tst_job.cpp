// SPDX-License-Identifier: GPL-3.0-or-later
#include <QPointer>
#include <QTest>
#include <cerrno>
#include <memory>
#include <new>
#include <optional>
#include <semaphore>
#include <stdexcept>
#include <system_error>

#include "app/session/job.h"
#include "app/session/lone_job.h"
#include "tests/support/register_test.h"

using namespace fovea;

class TestJob : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void deliversItsResult();
    void aSecondStartDropsTheFirst();
    void aLoneJobIsLeftToItself();
    void outOfMemoryIsAFault();
    void anyExceptionIsAFault_data();
    void anyExceptionIsAFault();
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

void TestJob::aLoneJobIsLeftToItself() {
    const auto gate = std::make_shared<std::binary_semaphore>(0);
    QPointer<const Job> left;
    bool delivered = false, stopped = false;
    {
        LoneJob job;
        left = job.job();
        job.start(
            [gate, &stopped](const std::stop_token& stop, const Job::Progress&) {
                gate->acquire();
                stopped = stop.stop_requested();
                return Result<int>(1);
            },
            [&](const Result<int>&) { delivered = true; });
        QVERIFY(job.isRunning());
    }
    QVERIFY(left != nullptr);  // and this line is reached
    gate->release();
    QTRY_VERIFY(left == nullptr);
    QVERIFY(stopped && !delivered);
    {
        LoneJob idle;
        left = idle.job();
    }
    QVERIFY(left == nullptr);
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

void TestJob::anyExceptionIsAFault_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("word");
    QTest::newRow("a library's") << 0 << int(ErrorCode::Unexpected) << QStringLiteral("the decoder gave up");
    QTest::newRow("no more threads") << 1 << int(ErrorCode::NoMoreThreads) << QString();
    QTest::newRow("another of the system's") << 2 << int(ErrorCode::Unexpected) << QStringLiteral("denied");
    QTest::newRow("no exception class") << 3 << int(ErrorCode::Unexpected) << QStringLiteral("unknown");
}

void TestJob::anyExceptionIsAFault() {
    QFETCH(int, kind);
    QFETCH(int, code);
    QFETCH(QString, word);
    Job job;
    std::optional<Result<int>> result;
    job.start(
        [&](const std::stop_token&, const Job::Progress&) -> Result<int> {
            if (kind == 0) throw std::runtime_error("the decoder gave up");
            if (kind == 1) throw std::system_error(EAGAIN, std::generic_category());
            if (kind == 2) throw std::system_error(EACCES, std::generic_category());
            throw 7;
        },
        [&](const Result<int>& found) { result = found; });
    QTRY_VERIFY(result.has_value());
    QVERIFY(!*result);
    QCOMPARE(int(result->error().code), code);
    if (!word.isEmpty())
        QVERIFY(std::get<std::string>(result->error().arguments.at(0)).find(word.toStdString()) != std::string::npos);
}

FOVEA_TEST(TestJob)
#include "tst_job.moc"
