// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/sweep_session.h"

#include <QMetaObject>
#include <algorithm>
#include <chrono>
#include <utility>

#include "app/session/run_rows.h"
#include "core/caught_error.h"

namespace fovea {

namespace {

/// No more often than can be seen.
constexpr std::chrono::milliseconds positionInterval{100};

}  // namespace

SweepSession::SweepSession(QObject* parent) : QObject(parent) {}

SweepSession::~SweepSession() {
    blockSignals(true);
    thread_.request_stop();
    if (thread_.joinable()) thread_.join();
}

void SweepSession::start(SweepJob job, SweepRecord record) {
    if (thread_.joinable()) thread_.join();  // it has told of its end
    folder_ = job.folder;
    record_ = record;
    all_ = runsOf(record.statement.sweep);
    runs_ = runsOf(record);
    position_ = {1, static_cast<int>(runCount(record.statement.sweep)), 0, 0};
    running_ = true;
    const auto tell = [this](auto what) { QMetaObject::invokeMethod(this, std::move(what), Qt::QueuedConnection); };
    thread_ = std::jthread(
        [this, tell, job = std::move(job), record = std::move(record)](const std::stop_token& stop) mutable {
            auto told = std::chrono::steady_clock::time_point();
            SweepListener listener;
            listener.moved = [&](const SweepPosition& position) {
                const auto now = std::chrono::steady_clock::now();
                if (now - told < positionInterval) return;
                told = now;
                tell([this, position] {
                    position_ = position;
                    Q_EMIT moved();
                });
            };
            listener.ended = [&](const SweepOutcome& outcome) {
                tell([this, outcome] {
                    takeOutcome(outcome);
                    Q_EMIT changed();
                });
            };
            listener.saveFailed = [&](const Error& error, int) { tell([this, error] { Q_EMIT failed(error); }); };
            Result<bool> result = false;
            try {
                result = runSweep(job, record, listener, stop);
            } catch (...) {
                result = errorOf(std::current_exception());
            }
            job.lock.reset();  // whoever hears of the end may begin there
            tell([this, result = std::move(result)] {
                running_ = false;
                Q_EMIT changed();
                if (result)
                    Q_EMIT ended(*result);
                else
                    Q_EMIT failed(result.error());
            });
        });
    Q_EMIT changed();
}

void SweepSession::takeOutcome(const SweepOutcome& outcome) {
    record_->outcomes.push_back(outcome);
    std::ranges::sort(record_->outcomes, {}, &SweepOutcome::number);
    auto run = endedRunOf(record_->statement, all_.at(std::size_t(outcome.number) - 1), outcome);
    if (!run) return;
    runs_.push_back(*std::move(run));
    std::ranges::sort(runs_, {}, &RunSummary::number);
}

void SweepSession::stop() {
    if (!running_) return;
    thread_.request_stop();
    Q_EMIT changed();
}

void SweepSession::open(const std::string& folder) {
    // A folder that was not there a moment ago may be there again.
    if (running_ || (folder == folder_ && (record_ || folder.empty()))) return;
    folder_ = folder;
    record_.reset();
    runs_.clear();
    if (!folder.empty())
        if (auto record = readSweepRecord(folder)) record_ = *std::move(record);
    if (record_) runs_ = runsOf(*record_);
    Q_EMIT changed();
}

}  // namespace fovea
