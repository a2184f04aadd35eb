// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/exchange/onnx/constant.h"
#include "core/exchange/onnx/graph_order.h"
#include "core/exchange/onnx/layer_assembly.h"
#include "core/exchange/onnx/spelled_activation.h"
#include "core/exchange/onnx/spelled_norm.h"
#include "core/exchange/tensor_order.h"

namespace fovea::onnxfile {

/// A value of the graph that depends on the image: the output of one of our nodes, and how ONNX holds it.
struct Activation {
    NodeId node;
    Shape shape;
    /// One letter for each of the tensor's axes: "NCHW", "NHWC", "NC" for a vector, and so on. Axes
    /// without a letter have one value. Transposing is reordering these letters and nothing else. Channels in
    /// `groups` are the two axes G and D; R is all that belongs to a group ("NGDHW", "NGR").
    std::string axes;
    int groups = 1;
    VectorOrder order;                   ///< of a vector, where ONNX holds it otherwise than the engine
    Sides padding;                       ///< zeros around it that the next window takes in
    bool lowest = false;                 ///< the padding is −∞ instead
    bool raw = false;                    ///< the image itself, perhaps standardised; nothing else reads it
    bool sole = true;                    ///< no other operator reads what `node` gives
    std::optional<std::size_t> softmax;  ///< the operator that was left out on the way
};

/// What an unsupported operator is.
struct Unknown {};

using GraphValue = std::variant<Unknown, Constant, Activation>;

struct UnsupportedOperator {
    std::string type;
    std::string node;
    Refusal refusal;
};

/// Takes the graph's operators one by one and expresses them as layers. Nothing stops it at the first
/// that is unsupported: what follows it is left unknown, and what doesn't is still looked at.
class Translator {
public:
    /// `budget`: bytes that decoding and computing constants may take. Throws BrokenFile.
    Translator(const ModelView& model, const GraphOrder& order, std::size_t mostWeights, std::size_t budget);

    /// `factor` times a pixel in [0, 1] is what the file computes with.
    void setInput(const ValueView& input, Shape shape, const std::string& axes, double factor);
    /// A further input, which can't be expressed.
    void setUnknown(std::string_view name) { values_[name] = Unknown{}; }
    void run();

    LayerAssembly& assembly() { return assembly_; }
    const std::vector<UnsupportedOperator>& unsupported() const { return unsupported_; }
    std::vector<OnnxNote>& notes() { return notes_; }
    const GraphValue& valueOf(std::string_view name) const { return values_.at(name); }
    /// Arithmetic on the image that stands before the first layer: (x − mean) / deviation.
    Preprocessing preprocessing() const;
    bool hasPreprocessing() const { return preprocessed_; }

private:
    using Handler = void (Translator::*)();
    static const std::map<std::string_view, Handler>& handlers();
    struct Behind {};  ///< an input is unknown

    void translate(std::size_t index);
    void checkOutputs() const;

    // What the current operator reads and gives (translator.cpp)
    bool given(std::size_t input) const;
    const GraphValue& input(std::size_t i) const;
    bool isConstant(std::size_t i) const { return given(i) && std::holds_alternative<Constant>(input(i)); }
    bool allConstant() const;
    const Constant& constant(std::size_t i, const char* what) const;
    /// `passive`: for operators that only pass values on.
    Activation activation(std::size_t i, bool passive = false);
    Activation activation(std::string_view value);
    Activation paddedActivation(std::size_t i);
    Activation unpassed(const GraphValue& value, std::string_view name) const;
    /// Makes layers of padding and of a softmax that waited for what would follow, in the value itself.
    void settle(std::string_view value, bool passive);
    void settleSoftmax(Activation& x);
    Activation maps(std::size_t i);  ///< an N×C×H×W activation, perhaps padded
    void give(GraphValue value) { values_[node_->outputs.front()] = std::move(value); }
    /// Adds a layer behind `from`; the result keeps axes and order.
    Activation behind(const Activation& from, const LayerSpec& layer, std::string_view wanted);
    void giveLayer(std::size_t i, const LayerSpec& layer) { give(behind(activation(i), layer, layerName())); }

    std::int64_t whole(std::string_view name, std::int64_t otherwise) const;
    int setting(std::string_view name, std::int64_t value, std::int64_t smallest, std::int64_t largest) const;
    float real(std::string_view name, float otherwise) const;
    std::vector<std::int64_t> wholes(std::string_view name) const;
    std::string text(std::string_view name, std::string_view otherwise) const;
    /// A list that older operator sets hold as an attribute and newer ones as an input.
    std::optional<std::vector<std::int64_t>> listed(std::string_view name, std::size_t input) const;
    /// Name for the layer of this operator; a weight's name says more than an operator's number.
    std::string layerName(std::size_t weight = SIZE_MAX) const;
    [[noreturn]] static void refuse(OnnxUnsupported why, std::string detail = {}) {
        throw Refusal{why, std::move(detail)};
    }

    // Windows (translate_windows.cpp)
    void conv();
    void maxPool();
    void averagePool();
    void globalAveragePool();
    void globalMaxPool();
    void pad();
    Extent window(std::string_view name, std::int64_t smallest) const;
    Sides padding(const Activation& x, Extent kernel, Extent stride, Extent dilation) const;
    template <class Spec>
    void setWindow(Spec& spec, const Activation& x, Extent dilation, const Sides& sides) const;
    template <class Spec>
    Spec poolSpec() const;
    template <class Spec>
    void poolWindow(Spec& spec, const Activation& x, const Sides& meant, Extent dilation) const;

    // Extremes, reductions, functions of numbers (translate_extremes.cpp, fold_functions.cpp)
    void clipTo(std::size_t i, float smallest, float largest);
    void extreme();
    std::string reducedAxes(const Activation& x) const;
    bool reduceMaps(const Activation& x, const std::string& reduced, bool isMean);
    void reduceMax();
    void reduceMean();
    void reduceOther();
    bool readByReshapeAlone() const;
    void function();
    void expand();
    void equal();
    void where();
    void dequantise();
    Constant functionOf(const Constant& x);
    Constant reducedConstant(const Constant& x);
    Constant expandedConstant(const Constant& x, const std::vector<std::int64_t>& wanted);

    // Weights and arithmetic (translate_weights.cpp, translate_arithmetic.cpp)
    void gemm();
    void matMul();
    void batchNorm();
    void dense(const Activation& x, const Constant& weight, bool transposed, float alpha, const Constant* bias,
               float beta);
    void pointwise(const Activation& x, const Constant& weight);
    void add();
    void subtract();
    void multiply();
    void divide();
    void sum();
    void concat();
    void affine(const Activation& x, const Constant& numbers, char operation);
    bool standardise(const Activation& x, const Constant& numbers, char operation);
    bool scaleAll(const Activation& x, const Constant& number, char operation, bool continues);
    void joinValues(const LayerSpec& join, std::size_t count);

    // Activations (translate_simple.cpp)
    void leakyRelu();
    void parametricRelu();
    void elu();
    void hardSigmoid();
    void selu();
    void gelu();
    void spelledActivation(const SpelledActivation& activation);
    void clip();
    void localResponseNorm();
    void spelledNorm(const SpelledNorm& norm);
    void giveNorm(std::int64_t size, float alpha, float beta, float bias);
    void dropout();
    void softmax();
    void identity();
    void cast();
    void constantNode();
    void constantOfShape();

    // Shapes (translate_shapes.cpp) and constants among themselves (fold_constants.cpp)
    void flatten();
    void reshape();
    void squeeze();
    void unsqueeze();
    void transpose();
    void gather();
    void slice();
    void sliceConstant();
    void shape();
    void giveVector(const Activation& x, bool asLayer);
    std::int64_t sideOf(const Activation& x, char axis) const;

    // Values that are picked and moved, gates, norms of one image (translate_structure.cpp)
    void multiplyValues();
    void subtractValues();
    void sliceValues();
    void split();
    void pick(const Activation& x);
    bool regroup(const Activation& x, const std::vector<std::int64_t>& sides);
    // Kinds of the classics, and maxout (translate_classics.cpp)
    /// Of a convolution in a file of Fovea's: the table by which its weights are 0.
    std::optional<TableConv2dSpec> tableIn(const Conv2dSpec& spec, const Constant& weight, int channels) const;
    /// Of a convolution in a file of Fovea's: the average with gaps that it spells.
    std::optional<AvgPool2dSpec> dilatedMeanIn(const Conv2dSpec& spec, const Constant& weight, int channels) const;
    /// The factors by which an average with gaps, in a file of Fovea's, leaves its padding out; false where they are others.
    bool uncountPadding(const Activation& x, const Constant& numbers);
    void tableConv(const Activation& x, const TableConv2dSpec& spec, const Constant& weight);
    /// Whether a dense layer in a file of Fovea's is the codes of LeNet-5.
    bool isRbfOutput(const Activation& x, const Constant& weight, bool transposed, int units) const;
    /// An average pool that is multiplied by a number for each channel; false where the pool has to stay.
    bool scalePool(const Activation& x, const Constant& numbers);

    void instanceNorm();
    void groupNorm();
    Activation normed(const Activation& x, const LayerSpec& norm, const Constant& scale, const Constant& shift);
    Activation channelsPadded(const Activation& x, int before, int behind);
    float normEpsilon() const;
    /// Remembers which layer of a file of Fovea's the operator belongs to.
    Activation stemmed(const Activation& x);
    /// In a file of Fovea's: whether the operator is a further step of the layer that became this node.
    bool isOwnStep(NodeId node) const;
    std::size_t axisIndex(std::int64_t axis, std::size_t rank) const;
    Constant folded(char operation, const Constant& a, const Constant& b);
    /// As whole numbers (cut towards zero), as true and false, or as real ones.
    Constant converted(const Constant& x, NumberType type, bool toReal);
    Constant joined(const std::vector<const Constant*>& parts, std::int64_t axis);
    Constant transposed(const Constant& x, const std::vector<std::size_t>& order);
    void spend(std::size_t bytes);

    const ModelView& model_;
    const GraphOrder& order_;
    const std::map<std::size_t, SpelledNorm> spelledNorms_;
    const std::map<std::size_t, SpelledActivation> spelledActivations_;
    std::set<std::size_t> spelled_;  ///< operators that those stand for
    bool own_ = false;               ///< written by Fovea
    LayerAssembly assembly_;
    std::size_t budget_;
    std::map<std::string_view, GraphValue> values_;
    std::vector<UnsupportedOperator> unsupported_;
    std::vector<OnnxNote> notes_;
    std::int64_t batch_ = -1;  ///< where the file fixes the number of images
    bool preprocessed_ = false;
    std::vector<float> exactDeviation_;  ///< where it came as one factor
    std::vector<double> factor_, addend_;
    std::set<NodeId> affineLayers_;
    std::map<NodeId, int> arithmeticSteps_;  ///< with constants, that went into a layer
    std::map<NodeId, std::string_view> stems_;
    const NodeView* node_ = nullptr;  ///< the operator being translated
    std::size_t index_ = 0;
};

/// The layer of a file of Fovea's that an operator belongs to, by its name.
std::string_view stemOf(const NodeView& node);

/// The d for which 1 / d, rounded, is `scale`; nothing where there is none above 0.
std::optional<float> inverseOf(float scale);

/// Writes numbers that ONNX holds in `order`, or one for all, into the engine's order.
void spread(const Constant& numbers, const VectorOrder& order, std::span<float> out);

}  // namespace fovea::onnxfile
