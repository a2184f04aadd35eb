// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <type_traits>
#include <utility>

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

namespace fovea {

/// Runs `task` on a pool thread and gives its outcome as a future. Take it back to the interface with
/// `.then(owner, …)`: that drops the outcome when `owner` is gone by then.
template <class Task, class Value = std::invoke_result_t<Task>>
QFuture<Value> inBackground(Task task) {
    auto promise = std::make_shared<QPromise<Value>>();
    QFuture<Value> future = promise->future();
    promise->start();
    QThreadPool::globalInstance()->start([promise, work = std::move(task)]() mutable {
        promise->addResult(work());
        promise->finish();
    });
    return future;
}

}  // namespace fovea
