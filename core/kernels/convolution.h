// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

#include "core/kernels/window_geometry.h"
#include "core/tensor/image_view.h"
#include "core/tensor/shape.h"

namespace fovea {
class Workers;
}

namespace fovea::kernels {

/// What a convolution is, apart from its numbers.
struct ConvProblem {
    Shape input;  ///< of one image, H×W×C
    int filters = 0;
    WindowGeometry geometry;
    int groups = 1;

    Shape output() const { return {geometry.output.height, geometry.output.width, filters}; }
};

/// How it is computed.
enum class ConvMethod {
    Direct,       ///< register-blocked sums over the window as it lies in memory; every problem
    Depthwise,    ///< as many groups as channels and filters: each filter sees one channel, its own
    Winograd,     ///< fewer multiplications in a transformed space; stride, dilation and groups of 1
    DirectPooled  ///< direct with the 2×2 maximum pool behind it; groups of 1, two outputs a side at least
};
const char* nameOf(ConvMethod method);

/// Which of the two orders of the weights: panels that the forward pass reads, or those of the
/// input gradient.
enum class ConvPass { Forward, InputGradient };

/// Rows [first, end) of the output.
struct RowRange {
    int first = 0;
    int end = 0;
};

struct ConvForward {
    ConstImageView input;
    const float* panels = nullptr;  ///< packed for ConvPass::Forward
    const float* bias = nullptr;    ///< one for each filter, or null
    bool fusedRelu = false;         ///< store max(0, y) instead of y
    ImageView output;
    std::uint8_t* argmax = nullptr;  ///< of the pool (quarter_pool.h), dense; null where backward will not run
};

/// Everything that backward gives. A null pointer or a view without data leaves its part out.
struct ConvBackward {
    ConstImageView input;
    ConstImageView outputGradient;
    const float* panels = nullptr;  ///< packed for ConvPass::InputGradient; needed with inputGradient
    ImageView inputGradient;
    bool accumulate = false;               ///< inputGradient += instead of =
    float* weightGradient = nullptr;       ///< [kernel h][kernel w][C / groups][F], written …
    float* biasGradient = nullptr;         ///< F, written …
    const std::uint8_t* argmax = nullptr;  ///< as forward wrote them
    bool accumulateWeights = false;        ///< … or added to, both
};

/// One method made ready for one problem: offsets, blocks and sizes are computed once, calls allocate nothing but
/// Scratch. What every method computes stands in reference/conv2d.h, the naive version. Calls are serial, for any
/// number of images (views with count ≥ 1); whoever wants them in parallel gives each task its own images or rows.
/// What is computed for an image doesn't depend on which others share the call, but for the order of the sums in the
/// gradients of weights and bias, which run over the call's images in order. Output and inputGradient must not overlap
/// what is read.
class Convolution {
public:
    virtual ~Convolution() = default;
    Convolution(const Convolution&) = delete;
    Convolution& operator=(const Convolution&) = delete;

    const ConvProblem& problem() const { return problem_; }
    virtual ConvMethod method() const = 0;

    /// Floats of the packed weights, 64-byte aligned by the caller.
    virtual std::size_t panelFloats(ConvPass pass) const = 0;
    /// Packing is cut into independent jobs; pack(pass, job, …) for every 0 ≤ job < packJobs(pass)
    /// fills the panels from weights [kernel h][kernel w][C / groups][F].
    virtual int packJobs(ConvPass pass) const = 0;
    virtual void pack(ConvPass pass, int job, const float* weight, float* panels) const = 0;

    /// Computes rows [rows.first, rows.end) of the output of every image; both ends are multiples of
    /// rowStep() or the last row.
    virtual void forward(const ConvForward& call, RowRange rows) const = 0;
    virtual int rowStep() const { return 1; }
    void forward(const ConvForward& call) const { forward(call, {0, call.output.shape.height}); }
    virtual void backward(const ConvBackward& call) const = 0;

    /// The same for a whole batch, parallel inside: see paysWholeBatch(). All rows; the bits are the same on any number of
    /// threads. By default they are not shared out.
    virtual void forwardWholeBatch(const ConvForward& call, Workers& /*workers*/) const { forward(call); }
    virtual void backwardWholeBatch(const ConvBackward& call, Workers& /*workers*/) const { backward(call); }
    /// Floats of Scratch that these two take at most in the thread that calls them.
    virtual std::size_t wholeBatchScratchFloats(int images) const { return scratchFloats(images); }

    /// Floats of Scratch that forward and backward of `images` images take at most, where they count: copies of the
    /// images in hand with zeros around them are left out.
    virtual std::size_t scratchFloats(int /*images*/) const { return 0; }

protected:
    explicit Convolution(const ConvProblem& problem) : problem_(problem) {}

private:
    ConvProblem problem_;
};

/// The method that offline measurements found best for such a problem on such a build. A pure function of its
/// argument. Pools are another matter, see poolPays().
ConvMethod chooseConvMethod(const ConvProblem& problem);
bool canRun(ConvMethod method, const ConvProblem& problem);
/// Whether a 2×2 maximum pool that alone reads the output is best computed in the same pass (DirectPooled).
bool poolPays(const ConvProblem& problem);
/// Whether training best runs it over the whole batch at once: with few pixels and many channels the weights are
/// more than a core's own cache holds, and images in a core's hands too few to read them for.
bool paysWholeBatch(const ConvProblem& problem);
/// Requires canRun(method, problem).
std::unique_ptr<Convolution> makeConvolution(ConvMethod method, const ConvProblem& problem);

}  // namespace fovea::kernels
