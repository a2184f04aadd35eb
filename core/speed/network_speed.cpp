// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/speed/network_speed.h"

#include <utility>

#include "core/speed/repeat.h"
#include "core/tensor/random.h"
#include "core/training/trainer.h"

namespace fovea {

namespace {

/// One batch of noise, again and again. It is written once; afterwards the trainer's own copy is left as it is.
class SameBatch final : public BatchSource {
public:
    SameBatch(Shape shape, int classes, int count) : shape_(shape), classes_(classes), count_(count) {}

    Shape shape() const override { return shape_; }
    std::int64_t sampleCount() const override { return count_; }
    int batchSize() const override { return count_; }
    int batchCount() const override { return 1 << 30; }  // an epoch that does not end within a measurement

    bool isCostly() const override { return false; }

    Result<void> fill(std::int64_t /*epoch*/, int /*index*/, Batch& batch) override {
        if (batch.count == count_) return {};
        RandomStream random(1, RandomPurpose::Analysis);
        batch.shape = shape_;
        batch.count = count_;
        batch.pixels.resize(static_cast<std::size_t>(count_ * shape_.size()));
        for (float& pixel : batch.pixels) pixel = static_cast<float>(random.uniform());
        batch.labels.clear();
        batch.samples.clear();
        for (int i = 0; i < count_; ++i) {
            batch.labels.push_back(random.below(classes_));
            batch.samples.push_back(i);
        }
        return {};
    }

private:
    Shape shape_;
    int classes_;
    int count_;
};

class Silent final : public TrainingObserver {
public:
    Answer onStep(const StepReport& /*report*/, Trainer& /*trainer*/) override { return Answer::GoOn; }
    void onEpoch(const EpochReport& /*report*/, Trainer& /*trainer*/) override {}
};

Result<std::unique_ptr<Network>> ready(const NetworkSpec& spec, int batch, Purpose purpose,
                                       const std::shared_ptr<Workers>& workers) {
    auto network = Network::create(spec, batch, purpose, workers);
    if (network) (*network)->setWeights(initialWeights(spec, 1));
    return network;
}

Shape inputOf(const NetworkSpec& spec) { return std::get<InputSpec>(spec.find(*spec.inputNode())->layer).shape; }

Result<double> trainingSeconds(const NetworkSpec& spec, int batch, const std::shared_ptr<Workers>& workers,
                               const Patience& patience) {
    auto network = ready(spec, batch, Purpose::Training, workers);
    if (!network) return network.error();
    const auto source = std::make_shared<SameBatch>(inputOf(spec), (*network)->classCount(), batch);
    // Slow enough to stay finite on noise, whatever the network.
    const TrainingOptions options{.learningRate = 1e-4F, .batch = batch};
    auto trainer = Trainer::create(*std::move(network), options, source, nullptr);
    if (!trainer) return trainer.error();
    Silent silent;
    return medianSeconds(patience, [&](int steps) -> Result<void> {
        RunOutcome outcome = (*trainer)->run((*trainer)->step() + steps, silent, patience.stop);
        if (outcome.error) return *std::move(outcome.error);
        return {};
    });
}

Result<double> inferenceSeconds(const NetworkSpec& spec, int batch, const std::shared_ptr<Workers>& workers,
                                const Patience& patience) {
    auto network = ready(spec, batch, Purpose::Inference, workers);
    if (!network) return network.error();
    Batch images;
    if (auto filled = SameBatch(inputOf(spec), (*network)->classCount(), batch).fill(0, 0, images); !filled)
        return filled.error();
    return medianSeconds(patience, [&](int passes) -> Result<void> {
        for (int i = 0; i < passes; ++i) (*network)->forward(images.pixels, batch, Mode::Inference);
        return {};
    });
}

}  // namespace

Result<NetworkSpeed> measureNetworkSpeed(const NetworkSpec& spec, const SpeedOptions& options,
                                         const std::stop_token& stop) {
    const auto workers = std::make_shared<Workers>(options.threads);
    const Patience patience{options.secondsPerFigure, stop, options.clock};
    const auto training = trainingSeconds(spec, options.batch, workers, patience);
    if (!training) return training.error();
    const auto inference = inferenceSeconds(spec, options.batch, workers, patience);
    if (!inference) return inference.error();
    const auto single = inferenceSeconds(spec, 1, workers, patience);
    if (!single) return single.error();
    return NetworkSpeed{.trainImagesPerSecond = options.batch / *training,
                        .inferImagesPerSecond = options.batch / *inference,
                        .singleImageSeconds = *single};
}

}  // namespace fovea
