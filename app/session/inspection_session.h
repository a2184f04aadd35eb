// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QObject>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

#include "core/network/network.h"

namespace fovea {

/// Everything that one picture makes of a network: each node's output, and the scores. A copy.
struct Inspection {
    struct Maps {
        Shape shape;
        std::vector<float> values;  ///< H × W × C, channels fastest
        float at(int y, int x, int channel) const {
            return values[(std::size_t(y) * std::size_t(shape.width) + std::size_t(x)) * std::size_t(shape.channels) +
                          std::size_t(channel)];
        }
    };
    std::shared_ptr<const Model> model;                ///< whose weights were used
    std::shared_ptr<const std::vector<float>> pixels;  ///< H × W × C in [0, 1]
    std::map<NodeId, Maps> outputs;                    ///< the input node's are the standardised pixels
    std::vector<float> probabilities;                  ///< softmax of the scores
};
using InspectionPointer = std::shared_ptr<const Inspection>;

/// Runs pictures through a copy of the weights on a thread of its own, unfused, while training runs
/// on. The latest request wins; those it overtakes are never run.
class InspectionSession : public QObject {
    Q_OBJECT

public:
    explicit InspectionSession(QObject* parent = nullptr);
    ~InspectionSession() override;

    /// `pixels` in the model's input shape. Answered by inspected, or failed.
    void request(std::shared_ptr<const Model> model, std::shared_ptr<const std::vector<float>> pixels);
    bool isIdle() const;

Q_SIGNALS:
    void inspected(fovea::InspectionPointer inspection);
    void failed(const fovea::Error& error);

private:
    struct Request {
        std::shared_ptr<const Model> model;
        std::shared_ptr<const std::vector<float>> pixels;
    };
    void main(const std::stop_token& quit);
    Result<InspectionPointer> inspect(const Request& request);

    // The thread's own.
    std::shared_ptr<Workers> workers_;
    std::unique_ptr<Network> network_;

    mutable std::mutex mutex_;
    std::condition_variable_any wake_;
    std::optional<Request> next_;
    bool busy_ = false;
    std::jthread thread_;
};

}  // namespace fovea

Q_DECLARE_METATYPE(fovea::InspectionPointer)
