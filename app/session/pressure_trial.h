// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "app/session/job.h"
#include "core/analysis/weight_pressure.h"
#include "core/network/weights.h"
#include "datasets/dataset.h"

namespace fovea {

/// How a network fares with its weights under pressure, or what is known of it.
struct PressureResult {
    WeightPressure pressure;
    std::int64_t count = 0;     ///< weights under pressure
    std::int64_t zeros = 0;     ///< of these
    std::vector<float> scores;  ///< of the picture, before the softmax
    std::int64_t right = 0;     ///< of the images that were tried
    std::int64_t tried = 0;
    std::int64_t images = 0;  ///< to be tried in all
    bool isWhole() const { return tried == images; }
};

/// Tries a model's weights under pressure, first on one picture, then on some images, on the side. The latest wins, and
/// begins once the one before has ended: there is one network of it at a time.
class PressureTrial : public QObject {
    Q_OBJECT

public:
    explicit PressureTrial(QObject* parent = nullptr);

    /// `pixels` in the model's input shape; `images` may be null.
    void start(std::shared_ptr<const Model> model, const WeightPressure& pressure,
               std::shared_ptr<const std::vector<float>> pixels, std::shared_ptr<const Dataset> images);
    void cancel();
    bool isRunning() const { return job_.isRunning() || wanted_.has_value(); }

Q_SIGNALS:
    /// More is known; the last time whole.
    void told(const fovea::PressureResult& result);
    void failed(const fovea::Error& error);
    void runningChanged(bool running);

private:
    struct Board;
    struct Ending;
    struct Wanted {
        std::shared_ptr<const Model> model;
        WeightPressure pressure;
        std::shared_ptr<const std::vector<float>> pixels;
        std::shared_ptr<const Dataset> images;
    };
    void startWanted();

    std::optional<Wanted> wanted_;  ///< waits for the thread that works
    bool working_ = false;          ///< until its thread has ended, cancelled or not
    Job job_;
    std::shared_ptr<Board> board_;  ///< of the trial that is under way
};

}  // namespace fovea
