// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/error.h"
#include "core/network/weights.h"

namespace fovea {

/// Why an operator of a file, or the file as a whole, can't be expressed by Fovea's layer kinds. The
/// sentence is made in `app/onnx_text`; what stands for %1 there is documented here.
enum class OnnxUnsupported : std::int64_t {
    UnknownOperator,   ///< -                 no layer kind does what this operator does
    SeveralInputs,     ///< their names       the network has one input
    InputType,         ///< code of the type  numbers other than floats go in
    InputAxes,         ///< number (sides)    neither N×C×H×W, N×H×W×C nor N×C; empty where none are stated
    InputFree,         ///< sides             a side other than the number of images isn't fixed
    OutputNotScores,   ///< sides             maps come out
    OutputReordered,   ///< -                 scores come out in another order than channels, height, width
    NoLayers,          ///< -
    NotConstant,       ///< which input       weights or settings that are computed from the image
    OnlyConstant,      ///< -                 computes with constants alone, in a way that isn't followed
    Attribute,         ///< "alpha = 1.7"     a setting that the layer kind can't take
    WeightSides,       ///< sides             weights that don't belong to this input
    WeightsNotFinite,  ///< tensor or role
    TooManyWeights,    ///< -                 more than the file holds, through sharing
    TooLarge,          ///< sides
    PaddingMode,       ///< mode
    PaddingAlone,      ///< -                 images are padded, or −∞ is put where no maximum follows
    WindowTooLarge,    ///< sides             the window is larger than its input, or reaches padding alone
    SecondOutput,      ///< its name          more than the first output is used
    Axes,              ///< axes              the axes are in an order that this operator isn't followed in
    NotToVector,       ///< sides             a new shape that is neither the same nor a vector
    PerPixel,          ///< sides             a constant that differs from pixel to pixel
    ShapesDiffer,      ///< the two shapes    values of different shapes or orders meet
    QuotientOfValues,  ///< -                 a value is divided by a computed one
    SoftmaxInside,     ///< -                 its logarithm inside, over other axes, or twice at the end
    Reordering,        ///< -                 values are picked or reordered
    TrainingMode,      ///< -                 exported for training
    WholeNumbers,      ///< code of the type  computed values are cut to whole numbers or to true and false
    SoftmaxAxis,       ///< axis              probabilities over something else than the classes
    SparseWeights,     ///< -                 stored as sparse tensors
};

/// What was left out or understood in a way that the reader of the file should know.
enum class OnnxRemark : std::int64_t {
    SoftmaxLeftOut,   ///< node: the scores come without it; Fovea computes probabilities itself
    NoPreprocessing,  ///< -     pixels go in from 0 to 1, as the file says nothing else
    PixelsTo255,      ///< -     its arithmetic on the input looks as if it wanted pixels from 0 to 255
    AffineLayer,      ///< node: a constant factor or addend became a batch norm
    LeftOutNodes,     ///< number of operators that lead to no output
    LowPrecision,     ///< -     weights were stored with 16 bits
    OneOutput,        ///< output: the file gives several, of which this one was taken
};

struct OnnxNote {
    OnnxRemark remark{};
    std::string subject;  ///< node's name, or a number; may be empty
    friend bool operator==(const OnnxNote&, const OnnxNote&) = default;
};

struct ImportedModel {
    Model model;  ///< sound; class names may be missing
    std::vector<OnnxNote> notes;
    std::string producer;  ///< program that wrote the file
    std::string outputName;
};

struct OnnxImportOptions {
    /// Shape of an image, for files that leave it free.
    std::optional<Shape> input;
    /// Numbers that lie in a file beside the model, by its name; they must stay until the import has ended. Without it
    /// such a model is refused.
    std::function<Result<std::span<const std::byte>>(std::string_view name)> beside;
};

/// Files larger than this are refused, as is all that no reader of the format accepts.
inline constexpr std::size_t largestOnnxFile = std::size_t{2} << 30;
inline constexpr std::int64_t oldestOperatorSet = 7;
inline constexpr std::int64_t newestOperatorSet = 24;

/// A model that other programs wrote, as layers of Fovea's kinds with its weights. What the file does is
/// kept to the number: only dropping a softmax at the end changes what comes out. N×H×W×C and
/// N×C×H×W inputs come out right. `path` is for the error's sentence.
/// Errors: OnnxBroken, OnnxVersion, OnnxExternalData; OnnxUnsupported with everything that can't be expressed.
Result<ImportedModel> importOnnx(std::span<const std::byte> bytes, const std::string& path,
                                 const OnnxImportOptions& options = {});
/// Weights may lie in files beside the model, in the same folder and no links. Errors: also FileNotFound,
/// FileNotReadable.
Result<ImportedModel> importOnnxFile(const std::string& path, const OnnxImportOptions& options = {});

}  // namespace fovea
