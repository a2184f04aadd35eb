// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <memory>

#include "app/session/job.h"
#include "core/error.h"
#include "core/network/weights.h"
#include "core/training/history.h"
#include "datasets/dataset.h"

namespace fovea {

/// How a model fares on the test images: computed on the side, with progress, and to be cancelled.
class TestEvaluation : public QObject {
    Q_OBJECT

public:
    explicit TestEvaluation(QObject* parent = nullptr);

    /// Both are kept alive until the result is there. A new start drops the one before.
    void start(std::shared_ptr<const Model> model, std::shared_ptr<const Dataset> test);
    void cancel() { job_.cancel(); }
    bool isRunning() const { return job_.isRunning(); }

Q_SIGNALS:
    void runningChanged(bool running);
    void progressed(qint64 done, qint64 total);
    void finished(const fovea::Evaluation& evaluation);
    void failed(const fovea::Error& error);

private:
    Job job_;
};

}  // namespace fovea
