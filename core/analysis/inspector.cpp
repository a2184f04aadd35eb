// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/inspector.h"

#include <utility>

namespace fovea {

namespace {

FeatureMaps copyMaps(const ConstImageView& view) {
    FeatureMaps maps;
    maps.shape = view.shape;
    maps.values.reserve(static_cast<std::size_t>(view.shape.size()));
    const int row = view.shape.width * view.shape.channels;
    for (int y = 0; y < view.shape.height; ++y) {
        const float* first = view.pixel(0, y, 0);
        maps.values.insert(maps.values.end(), first, first + row);
    }
    return maps;
}

}  // namespace

Result<InspectionAnswer> Inspector::answer(const InspectionSubject& subject, const InspectionQuery& query,
                                           const std::stop_token& stop, const Report& report) {
    if (const auto looked = look(subject); !looked) return looked.error();
    if (stop.stop_requested()) return Error{ErrorCode::Cancelled};
    return std::visit([&](const auto& question) { return answerTo(question, stop, report); }, query);
}

void Inspector::forget() {
    network_.reset();
    seen_ = {};
}

Result<void> Inspector::look(const InspectionSubject& subject) {
    if (network_ && seen_ == subject) return {};
    const Model& model = *subject.model;
    seen_ = {};
    if (!network_ || network_->spec() != model.spec) {
        network_.reset();
        auto created = Network::create(model.spec, 1, Purpose::Inspection, workers_);
        if (!created) return created.error();
        network_ = *std::move(created);
    }
    network_->setWeights(*model.weights);
    network_->setPreprocessing(model.preprocessing);
    network_->forward(*subject.pixels, 1, Mode::Inference);
    seen_ = subject;
    return {};
}

Result<InspectionAnswer> Inspector::answerTo(const MapsQuery& query, const std::stop_token& stop,
                                             const Report& report) {
    MapsAnswer answer;
    const auto total = static_cast<std::int64_t>(query.nodes.size());
    std::int64_t done = 0;
    for (const NodeId node : query.nodes) {
        if (stop.stop_requested()) return Error{ErrorCode::Cancelled};
        if (seen_.model->spec.find(node) != nullptr) answer.maps.emplace(node, copyMaps(network_->activation(node)));
        if (report) report(++done, total, [&answer] { return InspectionAnswer(answer); });
    }
    return InspectionAnswer(std::move(answer));
}

Result<InspectionAnswer> Inspector::answerTo(const UnitTermsQuery& query, const std::stop_token& /*stop*/,
                                             const Report& /*report*/) {
    UnitTermsAnswer answer;
    const NetworkSpec& spec = seen_.model->spec;
    const Node* node = spec.find(query.node);
    if (node == nullptr) return InspectionAnswer(std::move(answer));
    const ConstImageView output = network_->activation(query.node);
    if (query.y < 0 || query.x < 0 || query.channel < 0 || query.y >= output.shape.height ||
        query.x >= output.shape.width || query.channel >= output.shape.channels)
        return InspectionAnswer(std::move(answer));
    answer.value = output.at(0, query.y, query.x, query.channel);
    if (std::holds_alternative<InputSpec>(node->layer)) {
        const std::size_t pixel = (std::size_t(query.y) * std::size_t(output.shape.width) + std::size_t(query.x)) *
                                      std::size_t(output.shape.channels) +
                                  std::size_t(query.channel);
        answer.terms = pixelTerms(seen_.model->preprocessing, (*seen_.pixels)[pixel], query.y, query.x, query.channel);
        return InspectionAnswer(std::move(answer));
    }
    std::vector<ConstImageView> inputs;
    for (const NodeId input : spec.inputsOf(query.node)) inputs.push_back(network_->activation(input));
    answer.terms = unitTerms(node->layer, inputs, unitParameters(*seen_.model->weights, query.node), query.y, query.x,
                             query.channel);
    return InspectionAnswer(std::move(answer));
}

Result<InspectionAnswer> Inspector::answerTo(const AttributionQuery& query, const std::stop_token& stop,
                                             const Report& report) {
    const InspectionSubject subject = std::exchange(seen_, {});  // other pictures run through the network from here on
    const AttributionReport told = [&](std::int64_t done, std::int64_t total,
                                       const std::function<AttributionMap()>& soFar) {
        if (report) report(done, total, [&] { return InspectionAnswer(AttributionAnswer{soFar()}); });
    };
    auto map = attribute(*network_, *subject.pixels, query.request, stop, told);
    if (!map) return map.error();
    return InspectionAnswer(AttributionAnswer{*std::move(map)});
}

Result<InspectionAnswer> Inspector::answerTo(const SanityQuery& query, const std::stop_token& stop,
                                             const Report& report) {
    const InspectionSubject subject = std::exchange(seen_, {});
    const auto told = [&](int done, int total, const SanityCheck& soFar) {
        if (report) report(done, total, [&] { return InspectionAnswer(SanityAnswer{soFar}); });
    };
    auto check = sanityCheck(*network_, *subject.pixels, query.request, query.seed, stop, told);
    if (!check) return check.error();
    return InspectionAnswer(SanityAnswer{*std::move(check)});
}

Result<InspectionAnswer> Inspector::answerTo(const FoolQuery& query, const std::stop_token& stop,
                                             const Report& /*report*/) {
    const InspectionSubject subject = std::exchange(seen_, {});
    auto fooling = fool(*network_, *subject.pixels, query.request, stop);
    if (!fooling) return fooling.error();
    return InspectionAnswer(FoolAnswer{*std::move(fooling)});
}

Result<InspectionAnswer> Inspector::answerTo(const NonsenseQuery& query, const std::stop_token& stop,
                                             const Report& /*report*/) {
    const InspectionSubject subject = std::exchange(seen_, {});
    auto pictures = nonsensePictures(*network_, *subject.pixels, query.seed, stop);
    if (stop.stop_requested()) return Error{ErrorCode::Cancelled};
    return InspectionAnswer(NonsenseAnswer{std::move(pictures)});
}

Result<InspectionAnswer> Inspector::answerTo(const DreamQuery& query, const std::stop_token& stop,
                                             const Report& report) {
    const InspectionSubject subject = std::exchange(seen_, {});
    const DreamReport told = [&](int done, int total, const DreamState& soFar) {
        if (report) report(done, total, [&] { return InspectionAnswer(DreamAnswer{soFar}); });
    };
    auto start = query.from ? Result<DreamState>(*query.from) : dreamStart(*network_, *subject.pixels, query.request);
    if (!start) return start.error();
    auto state = dreamOn(*network_, query.request, *std::move(start), stop, told);
    if (!state) return state.error();
    return InspectionAnswer(DreamAnswer{*std::move(state)});
}

}  // namespace fovea
