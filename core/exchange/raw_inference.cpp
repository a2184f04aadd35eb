// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/raw_inference.h"

#include <algorithm>
#include <cassert>

#include "core/exchange/npy.h"
#include "core/exchange/tensor_order.h"
#include "core/network/network.h"
#include "core/network/network_plan.h"

namespace fovea {
namespace {

constexpr std::uint64_t memoryBudget = 256'000'000;
constexpr std::int64_t largestPiece = 256;

/// count × C × H × W → count × H × W × C
std::vector<float> channelsLast(std::span<const float> values, int count, Shape shape) {
    std::vector<float> result(values.size());
    const ImageView view = denseView(result.data(), count, shape);
    const float* from = values.data();
    for (int n = 0; n < count; ++n)
        for (int c = 0; c < shape.channels; ++c)
            for (int y = 0; y < shape.height; ++y)
                for (int x = 0; x < shape.width; ++x) view.at(n, y, x, c) = *from++;
    return result;
}

/// The reverse, for a view of any strides.
std::vector<float> channelsFirst(const ConstImageView& view) {
    std::vector<float> result;
    result.reserve(static_cast<std::size_t>(view.shape.size() * view.count));
    for (int n = 0; n < view.count; ++n)
        for (int c = 0; c < view.shape.channels; ++c)
            for (int y = 0; y < view.shape.height; ++y)
                for (int x = 0; x < view.shape.width; ++x) result.push_back(view.at(n, y, x, c));
    return result;
}

/// A node's output as other programs order it.
class LayerFormat {
public:
    LayerFormat(const NetworkSpec& spec, NodeId node) : shape_(soundShapes(spec).at(node)) {
        const auto orders = vectorOrders(spec, inferShapes(spec));
        if (const auto found = orders.find(node); found != orders.end()) places_ = enginePlaces(found->second);
    }
    std::vector<std::int64_t> shape() const {
        if (shape_.isVector()) return {shape_.channels};
        return {shape_.channels, shape_.height, shape_.width};
    }
    std::vector<float> values(const ConstImageView& view) const {
        std::vector<float> result = channelsFirst(view);
        if (places_.empty()) return result;
        std::vector<float> ordered(result.size());
        for (std::size_t i = 0; i < ordered.size(); ++i) {
            const std::size_t start = i / places_.size() * places_.size();
            ordered[i] = result[start + places_[i - start]];
        }
        return ordered;
    }

private:
    Shape shape_;
    std::vector<std::size_t> places_;
};

class ForwardInference : public RawInference {
public:
    ForwardInference(std::unique_ptr<Network> network, std::optional<NodeId> layer)
        : network_(std::move(network)),
          layer_(layer),
          input_(soundShapes(network_->spec()).at(*network_->spec().inputNode())) {
        if (layer) format_.emplace(network_->spec(), *layer);
    }
    std::vector<std::int64_t> inputShape() const override { return {input_.channels, input_.height, input_.width}; }
    std::vector<std::int64_t> outputShape() const override {
        return format_ ? format_->shape() : std::vector<std::int64_t>{network_->classCount()};
    }
    int largestBatch() const override { return network_->largestBatch(); }
    std::vector<float> run(std::span<const float> input, int count) override {
        network_->forward(channelsLast(input, count, input_), count, Mode::Inference);
        if (format_) return format_->values(network_->activation(*layer_));
        return {network_->logits().begin(), network_->logits().end()};
    }

private:
    std::unique_ptr<Network> network_;
    std::optional<NodeId> layer_;
    Shape input_;
    std::optional<LayerFormat> format_;
};

class GradientInference : public RawInference {
public:
    GradientInference(std::unique_ptr<Network> network, const InferRequest& request)
        : network_(std::move(network)),
          request_(request),
          input_(soundShapes(network_->spec()).at(*network_->spec().inputNode())) {
        if (request.layer) format_.emplace(network_->spec(), *request.layer);
    }
    std::vector<std::int64_t> inputShape() const override { return {input_.channels, input_.height, input_.width}; }
    std::vector<std::int64_t> outputShape() const override { return format_ ? format_->shape() : inputShape(); }
    int largestBatch() const override { return network_->largestBatch(); }
    std::vector<float> run(std::span<const float> input, int count) override {
        const auto classes = static_cast<std::size_t>(network_->classCount());
        std::vector<float> oneScore(classes * static_cast<std::size_t>(count), 0.0F);
        for (std::size_t i = static_cast<std::size_t>(*request_.gradientOf); i < oneScore.size(); i += classes)
            oneScore[i] = 1.0F;
        network_->backwardFrom(channelsLast(input, count, input_), count, *network_->spec().outputNode(), oneScore);
        if (format_) return format_->values(network_->activationGradient(*request_.layer));
        const std::vector<float> gradient = network_->pixelGradient();
        return channelsFirst(denseView(gradient.data(), count, input_));
    }

private:
    std::unique_ptr<Network> network_;
    InferRequest request_;
    Shape input_;
    std::optional<LayerFormat> format_;
};

Purpose purposeOf(const InferRequest& request) {
    return request.layer || request.gradientOf ? Purpose::Inspection : Purpose::Inference;
}

/// A function of model and request alone, so that the same file gives the same bits everywhere.
int pieceSize(const Model& model, const InferRequest& request, std::int64_t count) {
    const std::uint64_t one = std::max<std::uint64_t>(1, planNetwork(model.spec, 1, purposeOf(request)).arenaBytes());
    const auto fitting = static_cast<std::int64_t>(std::min<std::uint64_t>(memoryBudget / one, largestPiece));
    return static_cast<int>(std::clamp<std::int64_t>(std::min(fitting, count), 1, largestPiece));
}

}  // namespace

Result<std::unique_ptr<RawInference>> RawInference::create(const Model& model, const InferRequest& request,
                                                           std::int64_t count, std::shared_ptr<Workers> workers) {
    if (!validate(model.spec).empty()) return Error{ErrorCode::NetworkInvalid, {std::string()}};
    auto network =
        Network::create(model.spec, pieceSize(model, request, count), purposeOf(request), std::move(workers));
    if (!network) return network.error();
    (*network)->setWeights(*model.weights);
    (*network)->setPreprocessing(model.preprocessing);
    if (request.gradientOf)
        return std::unique_ptr<RawInference>(std::make_unique<GradientInference>(*std::move(network), request));
    return std::unique_ptr<RawInference>(std::make_unique<ForwardInference>(*std::move(network), request.layer));
}

Result<std::vector<std::int64_t>> inferFile(const Model& model, const InferRequest& request, const std::string& input,
                                            const std::string& output, std::shared_ptr<Workers> workers) {
    const auto reader = NpyReader::open(input);
    if (!reader) return reader.error();
    const std::vector<std::int64_t>& shape = reader->shape();
    const std::int64_t total = shape.empty() ? 0 : shape.front();
    const auto inference = RawInference::create(model, request, total, std::move(workers));
    if (!inference) return inference.error();

    const std::vector<std::int64_t> sides = (*inference)->inputShape();
    // N×(C·H·W), and N×H×W of one channel, are the same numbers in the same order.
    const auto isOne = [](std::int64_t side) { return side == 1; };
    const bool isFlat = shape.size() >= 2 && shape[1] == sides[0] * sides[1] * sides[2] &&
                        std::ranges::all_of(shape.begin() + 2, shape.end(), isOne);
    const bool isGrey = shape.size() == 3 && sides[0] == 1 && shape[1] == sides[1] && shape[2] == sides[2];
    const bool isWhole = shape.size() == 4 && std::equal(sides.begin(), sides.end(), shape.begin() + 1);
    if (!isFlat && !isGrey && !isWhole)
        return Error{ErrorCode::ArrayShapeWrong, {input, arrayShapeText(shape), "N×" + arrayShapeText(sides)}};
    std::vector<std::int64_t> result = (*inference)->outputShape();
    result.insert(result.begin(), total);

    const std::int64_t size = sides[0] * sides[1] * sides[2];
    std::int64_t done = 0;
    std::vector<float> images;
    std::vector<float> values;
    const auto next = [&]() -> Result<std::span<const float>> {
        const auto count = std::min<std::int64_t>(total - done, (*inference)->largestBatch());
        if (count == 0) return std::span<const float>();
        images.resize(static_cast<std::size_t>(count * size));
        if (const auto read = reader->read(done * size, images); !read) return read.error();
        values = (*inference)->run(images, static_cast<int>(count));
        done += count;
        return std::span<const float>(values);
    };
    if (const auto written = writeNpy(output, result, next); !written) return written.error();
    return result;
}

Result<NodeId> findLayer(const NetworkSpec& spec, const std::string& name) {
    if (const Node* node = spec.findByName(name)) return node->id;
    std::string names;
    for (const auto& [id, module] : moduleNames(spec)) {
        if (module == name) return id;
        names += (names.empty() ? "" : ", ") + spec.find(id)->name;
    }
    return Error{ErrorCode::LayerUnknown, {name, names}};
}

}  // namespace fovea
