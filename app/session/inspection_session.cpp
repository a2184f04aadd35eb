// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/inspection_session.h"

#include <QMetaObject>
#include <algorithm>
#include <new>
#include <utility>

#include "core/memory.h"

namespace fovea {

namespace {

Inspection::Maps copyMaps(const ConstImageView& view) {
    Inspection::Maps maps;
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

InspectionSession::InspectionSession(QObject* parent)
    : QObject(parent), thread_([this](const std::stop_token& quit) { main(quit); }) {}

InspectionSession::~InspectionSession() {
    thread_.request_stop();
    thread_.join();
}

void InspectionSession::request(std::shared_ptr<const Model> model, std::shared_ptr<const std::vector<float>> pixels) {
    {
        const std::lock_guard lock(mutex_);
        next_ = Request{std::move(model), std::move(pixels)};
    }
    wake_.notify_one();
}

bool InspectionSession::isIdle() const {
    const std::lock_guard lock(mutex_);
    return !busy_ && !next_;
}

void InspectionSession::main(const std::stop_token& quit) {
    // One thread is enough for one picture, and leaves the cores to training.
    workers_ = std::make_shared<Workers>(1);
    while (!quit.stop_requested()) {
        Request request;
        {
            std::unique_lock lock(mutex_);
            busy_ = false;
            if (!wake_.wait(lock, quit, [this] { return next_.has_value(); })) break;
            request = *std::exchange(next_, std::nullopt);
            busy_ = true;
        }
        auto result = [&]() -> Result<InspectionPointer> {
            try {
                return inspect(request);
            } catch (const std::bad_alloc&) {
                network_.reset();
                return outOfMemory();
            }
        }();
        QMetaObject::invokeMethod(
            this,
            [this, result = std::move(result)] {
                if (result) {
                    Q_EMIT inspected(*result);
                } else {
                    Q_EMIT failed(result.error());
                }
            },
            Qt::QueuedConnection);
    }
    network_.reset();
}

Result<InspectionPointer> InspectionSession::inspect(const Request& request) {
    const Model& model = *request.model;
    if (!network_ || network_->spec() != model.spec) {
        auto created = Network::create(model.spec, 1, Purpose::Inspection, workers_);
        if (!created) return created.error();
        network_ = *std::move(created);
    }
    network_->setWeights(model.weights);
    network_->setPreprocessing(model.preprocessing);
    network_->forward(*request.pixels, 1, Mode::Inference);

    auto inspection = std::make_shared<Inspection>();
    inspection->model = request.model;
    inspection->pixels = request.pixels;
    for (const Node& node : model.spec.nodes) {
        inspection->outputs.emplace(node.id, copyMaps(network_->activation(node.id)));
    }
    inspection->probabilities = softmax(network_->logits());
    return InspectionPointer(std::move(inspection));
}

}  // namespace fovea
