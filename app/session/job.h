// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaObject>
#include <QObject>
#include <atomic>
#include <exception>
#include <functional>
#include <memory>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

#include "core/caught_error.h"

namespace fovea {

/// Something that takes long, on a thread of its own. A new start cancels the one before without
/// waiting for it; what that one still delivers is dropped. Only destroying the Job waits.
class Job : public QObject {
    Q_OBJECT

public:
    using Progress = std::function<void(qint64 done, qint64 total)>;

    explicit Job(QObject* parent = nullptr) : QObject(parent) {}
    ~Job() override {
        // Whoever listens may be half destroyed already.
        blockSignals(true);
        cancel();
        retired_.clear();
    }

    /// Runs `work(stop, progress)` on a thread, then `then(result)` on this object's thread. The result is a
    /// Result<…>; an exception out of `work` becomes its error, see errorOf().
    template <class Work, class Then>
    void start(Work work, Then then) {
        cancel();
        const quint64 id = ++id_;
        running_ = true;
        Q_EMIT runningChanged(true);
        auto ended = std::make_shared<std::atomic<bool>>(false);
        std::jthread thread(
            [this, id, ended, work = std::move(work), then = std::move(then)](const std::stop_token& stop) mutable {
                const Progress progress = [this, id](qint64 done, qint64 total) {
                    QMetaObject::invokeMethod(
                        this,
                        [this, id, done, total] {
                            if (id == id_) Q_EMIT progressed(done, total);
                        },
                        Qt::QueuedConnection);
                };
                auto result = [&]() -> decltype(work(stop, progress)) {
                    try {
                        return work(stop, progress);
                    } catch (...) {
                        return errorOf(std::current_exception());
                    }
                }();
                QMetaObject::invokeMethod(
                    this,
                    [this, id, result = std::move(result), then = std::move(then)]() mutable {
                        if (id != id_) return;
                        running_ = false;
                        Q_EMIT runningChanged(false);
                        then(std::move(result));
                    },
                    Qt::QueuedConnection);
                *ended = true;
            });
        current_ = {std::move(thread), std::move(ended)};
    }

    bool isRunning() const { return running_; }

public Q_SLOTS:
    /// Asks the work to stop; nothing of it is delivered any more.
    void cancel() {
        ++id_;
        std::erase_if(retired_, [](const Running& running) { return running.ended->load(); });
        if (current_.thread.joinable()) {
            current_.thread.request_stop();
            retired_.push_back(std::exchange(current_, {}));
        }
        if (std::exchange(running_, false)) Q_EMIT runningChanged(false);
    }

Q_SIGNALS:
    void progressed(qint64 done, qint64 total);
    void runningChanged(bool running);

private:
    struct Running {
        std::jthread thread;
        std::shared_ptr<std::atomic<bool>> ended;
    };
    Running current_;
    std::vector<Running> retired_;
    quint64 id_ = 0;
    bool running_ = false;
};

}  // namespace fovea
