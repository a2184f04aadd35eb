// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/gradient_sums.h"

#include <algorithm>
#include <cmath>

#include "core/kernels/dense.h"

namespace fovea {

namespace {

constexpr std::size_t sumBlock = 4096;
constexpr int denseBlock = 16384;

/// Eight running sums: the order is fixed, and the compiler may use vectors.
double sumOfSquares(const float* values, std::size_t count) {
    double sums[8] = {};
    const std::size_t whole = count / 8 * 8;
    for (std::size_t i = 0; i < whole; i += 8)
        for (std::size_t lane = 0; lane < 8; ++lane) sums[lane] += double{values[i + lane]} * double{values[i + lane]};
    for (std::size_t i = whole; i < count; ++i) sums[0] += double{values[i]} * double{values[i]};
    double sum = 0;
    for (const double lane : sums) sum += lane;
    return sum;
}

ConstImageView rowsOf(const float* first, int count, int values, int stride) {
    return {first, count, {1, 1, values}, stride, stride};
}

}  // namespace

GradientSums::GradientSums(const NetworkPlan& plan, const ParameterLayout& layout, std::span<float> gradients,
                           const float* partials, std::byte* batchPart)
    : plan_(plan), gradients_(gradients) {
    for (std::size_t i = 0; i < layout.parameters.size(); ++i)
        if (layout.parameters[i].offset < layout.trainedCount)
            addJobs(layout.parameters[i], plan.partialOffset[i], partials, batchPart);
    squares_.resize(jobs_.size());
}

void GradientSums::addJobs(const ParameterTensor& parameter, std::ptrdiff_t partial, const float* partials,
                           std::byte* batchPart) {
    Job job{.kind = Kind::Ready, .offset = parameter.offset, .count = parameter.count};
    std::size_t step = sumBlock;
    const auto node = std::ranges::find(plan_.graph, parameter.node, &GraphNode::id);
    if (node->isFrozen) return;
    if (partial >= 0) {
        job.kind = Kind::Sum;
        job.source = partials + partial;
    } else if (gradientReduction(*node->layer) == GradientReduction::FromBatch) {
        const int input = node->inputs.front();
        const auto floats = [&](const PlannedBuffer& buffer) {
            return reinterpret_cast<const float*>(batchPart + buffer.offset);
        };
        job.kind = parameter.role == ParameterRole::Weight ? Kind::DenseWeight : Kind::DenseBias;
        job.units = node->shape.channels;
        job.inputs = static_cast<int>(plan_.graph[static_cast<std::size_t>(input)].shape.size());
        job.source = floats(plan_.training->outputs[static_cast<std::size_t>(input)]);
        job.outputGradient = floats(plan_.training->gradients[static_cast<std::size_t>(node - plan_.graph.begin())]);
        step = job.kind == Kind::DenseBias
                   ? parameter.count
                   : static_cast<std::size_t>(std::clamp(denseBlock / job.units, 8, 256) * job.units);
    }
    for (std::size_t done = 0; done < parameter.count; done += step) {
        Job part = job;
        part.offset += done;
        part.count = std::min(step, parameter.count - done);
        if (job.kind == Kind::Sum) part.source += done;
        if (job.kind == Kind::DenseWeight) part.source += done / static_cast<std::size_t>(job.units);
        jobs_.push_back(part);
    }
}

void GradientSums::run(const Job& job, int count, int chunks) const {
    float* target = gradients_.data() + job.offset;
    if (job.kind == Kind::Sum) {
        std::copy_n(job.source, job.count, target);
        for (int chunk = 1; chunk < chunks; ++chunk) {
            const float* addend = job.source + static_cast<std::size_t>(chunk) * plan_.partialFloats;
            for (std::size_t i = 0; i < job.count; ++i) target[i] += addend[i];
        }
    } else if (job.kind == Kind::DenseWeight) {
        const int rows = static_cast<int>(job.count) / job.units;
        kernels::denseWeightGradient(rowsOf(job.source, count, rows, job.inputs),
                                     rowsOf(job.outputGradient, count, job.units, job.units), {target, job.count}, {},
                                     Workers::serial());
    } else if (job.kind == Kind::DenseBias) {
        std::fill_n(target, job.count, 0.0F);
        for (int n = 0; n < count; ++n) {
            const float* row = job.outputGradient + static_cast<std::size_t>(n) * job.count;
            for (std::size_t u = 0; u < job.count; ++u) target[u] += row[u];
        }
    }
}

double GradientSums::run(int count, int chunks, Workers& workers) {
    workers.forEach(static_cast<int>(jobs_.size()), [&](int i) {
        const Job& job = jobs_[static_cast<std::size_t>(i)];
        run(job, count, chunks);
        squares_[static_cast<std::size_t>(i)] = sumOfSquares(gradients_.data() + job.offset, job.count);
    });
    double sum = 0;
    for (const double square : squares_) sum += square;
    return std::sqrt(sum);
}

}  // namespace fovea
