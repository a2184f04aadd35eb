// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

#include "core/analysis/inspection_query.h"
#include "core/error.h"
#include "core/network/network.h"

namespace fovea {

/// What questions are about. Shared and never changed: who asks twice about the same two pointers has the picture
/// run through the network once.
struct InspectionSubject {
    std::shared_ptr<const Model> model;
    std::shared_ptr<const std::vector<float>> pixels;  ///< H × W × C in [0, 1], in the model's input shape
    friend bool operator==(const InspectionSubject&, const InspectionSubject&) = default;
};

/// Answers questions on the thread that asks, with a network of its own, unfused, in inference. Not thread-safe.
class Inspector {
public:
    /// How far an answer is: `done` of `total`, in the question's own units. `soFar` gives what is known of it.
    using Report =
        std::function<void(std::int64_t done, std::int64_t total, const std::function<InspectionAnswer()>& soFar)>;

    explicit Inspector(std::shared_ptr<Workers> workers) : workers_(std::move(workers)) {}

    /// Errors: NetworkInvalid, OutOfMemory, Cancelled (`stop` was asked for), those of attribute(), fool() and
    /// dreamStart().
    Result<InspectionAnswer> answer(const InspectionSubject& subject, const InspectionQuery& query,
                                    const std::stop_token& stop = {}, const Report& report = {});
    /// Gives the memory back; the next question builds the network anew.
    void forget();

private:
    Result<void> look(const InspectionSubject& subject);
    Result<InspectionAnswer> answerTo(const MapsQuery& query, const std::stop_token& stop, const Report& report);
    Result<InspectionAnswer> answerTo(const UnitTermsQuery& query, const std::stop_token& stop, const Report& report);
    Result<InspectionAnswer> answerTo(const AttributionQuery& query, const std::stop_token& stop, const Report& report);
    Result<InspectionAnswer> answerTo(const SanityQuery& query, const std::stop_token& stop, const Report& report);
    Result<InspectionAnswer> answerTo(const FoolQuery& query, const std::stop_token& stop, const Report& report);
    Result<InspectionAnswer> answerTo(const NonsenseQuery& query, const std::stop_token& stop, const Report& report);
    Result<InspectionAnswer> answerTo(const DreamQuery& query, const std::stop_token& stop, const Report& report);

    std::shared_ptr<Workers> workers_;
    std::unique_ptr<Network> network_;
    InspectionSubject seen_;  ///< what the network's activations are of
};

}  // namespace fovea
