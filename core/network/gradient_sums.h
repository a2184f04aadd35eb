// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "core/network/network_plan.h"

namespace fovea {

/// The last part of a step: gradients of the weights from what the chunks left. A convolution's are the sum
/// of the chunks' own, in order. A dense layer's are products over the whole batch, xᵀ · dy, made here,
/// so that chunks needn't write and read one as large as its weights each (LeNet-5: 4 MB a step less).
/// Batch norm's are there already. Squares are summed on the way, while the numbers are in cache. Those of frozen layers
/// stay zero and are no part of the norm.
class GradientSums {
public:
    GradientSums(const NetworkPlan& plan, const ParameterLayout& layout, std::span<float> gradients,
                 const float* partials, std::byte* batchPart);

    /// Gives the Euclidean norm of all gradients. `count` images were cut into `chunks`.
    double run(int count, int chunks, Workers& workers);

private:
    enum class Kind { Sum, DenseWeight, DenseBias, Ready };
    /// A part of one layer's tensor.
    struct Job {
        Kind kind{};
        std::size_t offset = 0;  ///< into the gradients
        std::size_t count = 0;
        const float* source = nullptr;  ///< Sum: the first chunk's own; dense: x of the first image
        const float* outputGradient = nullptr;
        int inputs = 0;  ///< dense: values of x
        int units = 0;
    };

    void addJobs(const ParameterTensor& parameter, std::ptrdiff_t partial, const float* partials, std::byte* batchPart);
    void run(const Job& job, int count, int chunks) const;

    const NetworkPlan& plan_;
    std::span<float> gradients_;
    std::vector<Job> jobs_;
    std::vector<double> squares_;
};

}  // namespace fovea
