// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QObject>
#include <QTimer>
#include <atomic>
#include <memory>
#include <stop_token>
#include <utility>

#include "app/session/job.h"

namespace fovea {

/// A Job for a dialog that closes at once: destroying it asks the work to stop and waits for nothing. The work must therefore
/// own all that it uses, while `then` may use the owner, since nothing is delivered any more. The program's end waits.
class LoneJob {
public:
    LoneJob() = default;
    ~LoneJob() {
        job_->blockSignals(true);
        job_->cancel();
        auto* application = QCoreApplication::instance();
        if (*working_ == 0 || application == nullptr) {
            delete job_;
            return;
        }
        constexpr int askedEach = 50;  // milliseconds
        job_->setParent(application);
        auto* timer = new QTimer(job_);
        QObject::connect(timer, &QTimer::timeout, job_, [job = job_, working = working_] {
            if (*working == 0) job->deleteLater();
        });
        timer->start(askedEach);
    }
    LoneJob(const LoneJob&) = delete;
    LoneJob& operator=(const LoneJob&) = delete;

    /// As Job::start().
    template <class Work, class Then>
    void start(Work work, Then then) {
        ++*working_;
        job_->start(
            [work = std::move(work), working = working_](const std::stop_token& stop,
                                                         const Job::Progress& progress) mutable {
                const Leaving leaving{*working};
                return work(stop, progress);
            },
            std::move(then));
    }
    void cancel() { job_->cancel(); }
    bool isRunning() const { return job_->isRunning(); }
    /// For connections.
    const Job* job() const { return job_; }

private:
    struct Leaving {
        std::atomic<int>& working;
        ~Leaving() { --working; }
    };
    Job* job_ = new Job;
    std::shared_ptr<std::atomic<int>> working_ = std::make_shared<std::atomic<int>>(0);
};

}  // namespace fovea
