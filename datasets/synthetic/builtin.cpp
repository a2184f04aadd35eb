// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/synthetic/builtin.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "core/parallel/thread_budget.h"
#include "datasets/memory_dataset.h"
#include "datasets/readers/cifar10.h"
#include "datasets/synthetic/drawing.h"

namespace fovea {

namespace {

constexpr Shape builtinShape{32, 32, 3};
constexpr int builtinClasses = 10;
constexpr std::int64_t chunk = 50;

struct Part {
    std::vector<std::uint8_t> pixels;
    std::vector<std::uint8_t> labels;

    explicit Part(std::int64_t count)
        : pixels(static_cast<std::size_t>(count * builtinShape.size())), labels(static_cast<std::size_t>(count)) {
        for (std::size_t i = 0; i < labels.size(); ++i) labels[i] = static_cast<std::uint8_t>(i % builtinClasses);
    }
    std::int64_t count() const { return static_cast<std::int64_t>(labels.size()); }
    void draw(std::uint64_t seed, int part, std::int64_t index) {
        drawBuiltinImage(labels[static_cast<std::size_t>(index)], seed, part, index,
                         std::span(pixels).subspan(static_cast<std::size_t>(index * builtinShape.size()),
                                                   static_cast<std::size_t>(builtinShape.size())));
    }
};

}  // namespace

Result<DatasetPair> openBuiltin(const BuiltinOptions& options, std::stop_token stop, DatasetProgress progress) {
    Part training(options.trainingImages);
    Part test(options.testImages);
    const std::int64_t total = training.count() + test.count();
    const int threads =
        options.threads > 0 ? options.threads : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));

    std::atomic<std::int64_t> next{0};
    const auto draw = [&](bool reports) {
        while (!stop.stop_requested()) {
            const std::int64_t first = next.fetch_add(chunk);
            if (first >= total) break;
            for (std::int64_t i = first; i < std::min(first + chunk, total); ++i) {
                if (i < training.count()) {
                    training.draw(options.seed, 0, i);
                } else {
                    test.draw(options.seed, 1, i - training.count());
                }
            }
            if (reports) progress(first, total);
        }
    };
    // What ends a thread (memory may run out) ends the whole work, and comes out here.
    std::mutex mutex;
    std::exception_ptr fault;
    const auto work = [&](bool reports) {
        try {
            draw(reports);
        } catch (...) {
            next = total;
            const std::lock_guard lock(mutex);
            fault = std::current_exception();
        }
    };
    const int given = ThreadBudget::ofProcess().take(threads);
    {
        std::vector<std::jthread> helpers;
        for (int i = 1; i < given; ++i) helpers.emplace_back(work, false);
        work(true);
    }
    ThreadBudget::ofProcess().giveBack(given);
    if (fault) std::rethrow_exception(fault);
    if (stop.stop_requested()) return Error(ErrorCode::Cancelled);
    progress(total, total);
    const auto& names = cifar10ClassNames();
    return DatasetPair{
        "builtin",
        std::make_shared<MemoryDataset>(builtinShape, names, std::move(training.pixels), std::move(training.labels)),
        std::make_shared<MemoryDataset>(builtinShape, names, std::move(test.pixels), std::move(test.labels))};
}

}  // namespace fovea
