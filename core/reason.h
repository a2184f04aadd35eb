// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/error.h"

namespace fovea {

/// Why something is broken or refused, as the phrase within an Error's sentence; the phrases are made in `app/reason_text`, in
/// the user's language. An error whose arguments have a place for a reason holds it there as a number, and its details, which
/// are documented here, behind all other arguments.
enum class Reason : std::int64_t {
    // Files
    NotPlainFile,  ///< - a pipe or a device

    // Safetensors and projects
    LengthMissing,     ///< bytes of the file; a header's length alone needs 8
    HeaderTooLong,     ///< its bytes, bytes allowed
    HeaderCutOff,      ///< its bytes, bytes that are there
    HeaderNotJson,     ///< -
    HeaderNamesTwice,  ///< name
    MetadataNotText,   ///< key
    TensorEntryWrong,  ///< tensor; its entry isn't dtype, shape and data_offsets alone, or one of them is of another kind
    TensorTypeOther,   ///< tensor, type
    TensorTooLarge,    ///< tensor
    TensorBackwards,   ///< tensor; it ends before it begins
    TensorBeyondEnd,   ///< tensor, byte where it ends, bytes of all data
    TensorSizeWrong,   ///< tensor, bytes that its shape needs, bytes of its place
    TensorsOverlap,    ///< tensor
    BytesUnused,       ///< first, behind the last
    VersionMissing,    ///< -
    VersionNoNumber,   ///< -
    NetworkMissing,    ///< -
    ConfusionSizes,    ///< -
    WeightsNotFinite,  ///< layer
    VarianceNegative,  ///< layer; a running one
    NotAList,          ///< tensor that should be a list of names
    ChangeWithoutKey,  ///< -
    RecordTooLong,     ///< name

    // Text
    TextTooLong,     ///< -
    TooDeep,         ///< -
    SyntaxOfJson,    ///< -
    NumberTooLarge,  ///< -

    // Arrays
    ArrayBeginning,      ///< -
    ArrayHeaderCut,      ///< -
    ArrayVersion,        ///< version found
    ArrayHeaderTooLong,  ///< its bytes
    ArrayHeaderOther,    ///< -
    ArraySize,           ///< shape, bytes needed, bytes found
    ArrayBeyondCount,    ///< shape, bytes found; more bytes are needed than 63 bits count
    ArrayShortened,      ///< -

    // Archives and pictures
    ArchiveSparse,       ///< -
    ArchiveSurplus,      ///< -
    ArchiveTwice,        ///< -
    PictureOfKind,       ///< its type
    PictureKindUnknown,  ///< -
    PictureCut,          ///< -
    PixelsTooMany,       ///< width, height, millions of pixels allowed
    ContentsDamaged,     ///< -

    // ONNX; operators are named as “Conv “name””
    FieldOfOtherType,       ///< its number
    FieldTypeUnknown,       ///< -
    FieldWithoutNumber,     ///< -
    ListTooLong,            ///< numbers allowed
    ListCut,                ///< -
    EndsInNumber,           ///< -
    EndsTooEarly,           ///< bytes announced, bytes that are there
    NumberTooWide,          ///< -
    NoOperatorSet,          ///< -
    NoGraph,                ///< -
    TwoGraphs,              ///< -
    TooManyNames,           ///< number allowed
    TooManyOperators,       ///< number allowed
    TooManyTensors,         ///< number allowed
    TooManyAxes,            ///< number allowed
    TensorInSegments,       ///< -
    TensorListsMore,        ///< tensor; more numbers than its sides say
    TensorSideNegative,     ///< tensor
    TensorBeyondFile,       ///< tensor, its numbers
    TensorsBeyondFile,      ///< -
    ConstantElsewhere,      ///< constant; it lies in another file
    FillsWithSeveral,       ///< operator
    OperatorWithoutInputs,  ///< operator
    OperatorWithoutAxis,    ///< operator
    OperatorWithoutShape,   ///< operator
    OperatorGivesNothing,   ///< operator
    OperatorLacksInput,     ///< operator, number of the input from 1
    PadsOtherAxes,          ///< operator
    AxisOutside,            ///< operator, axis, number of axes
    AxisTwice,              ///< operator
    OutputFromNowhere,      ///< value
    ValueFromNowhere,       ///< operator, value
    ValueTwice,             ///< value
    Circle,                 ///< operator

    // Training
    LayersWithWeights,   ///< the layers that have weights
    OtherFrozen,         ///< -
    NesterovAlone,       ///< -
    AugmentTwice,        ///< -
    ScheduleEpochs,      ///< -
    ScheduleFactor,      ///< -
    ScheduleMilestones,  ///< -
    SchedulePeak,        ///< -
    SchedulePower,       ///< -
    ScheduleWarmUp,      ///< -
    // Data of one's own. The first ones say what DATA's options take
    DataKeys,       ///< the keys that there are
    DataSide,       ///< smallest, largest
    DataPercent,    ///< smallest, largest
    DataWhole,      ///< smallest, largest
    DataWords,      ///< the words that are taken
    DataClassName,  ///< the classes that there are
    PickleObject,   ///< byte; something there is neither number, text, list nor dictionary
    PickleEnds,     ///< -
    PickleSizes,    ///< byte; more is announced than the file holds
    PickleFields,   ///< the fields that are needed
    ArraysMissing,  ///< the arrays that there are; pictures and labels are looked for
    ArrayOfType,    ///< array, its type
    ArrayOfShape,   ///< array, its shape
    ArraysDiffer,   ///< array, its rows, array, its rows
    TableFields,    ///< line, fields there, fields of the first line
    TableNumber,    ///< line, field
    TableSquare,    ///< pixels of a line
    TableNoLabel,   ///< -
    LabelsRange,    ///< smallest label, largest
    FileEnds,       ///< bytes announced, bytes that are there
    NotEnoughOfIt,  ///< what there has to be at least, what there is

    NotOfThisRun,        ///< -
    ValidationTooLarge,  ///< largest number
    OtherNetwork,        ///< -
    WeightsOfResume,     ///< - not finite
    OtherOptions,        ///< -
    OtherBatch,          ///< -
    OtherStep,           ///< -
    OtherOptimizer,      ///< -
    StrideAndDilation,   ///< layer; both together have no operator
    DepthwiseOblong,     ///< layer
    WeightsPastLimit,    ///< - of a file of ONNX, 2 GiB
    NoOperatorFor,       ///< layer
};

/// The reason as an argument of an Error.
constexpr std::int64_t because(Reason reason) { return static_cast<std::int64_t>(reason); }

/// A reason with its details.
struct Because {
    Reason reason{};
    std::vector<std::string> details;
};

/// Of the codes whose arguments are a path and a reason.
inline Error errorBecause(ErrorCode code, std::string path, const Because& why) {
    Error error{code, {std::move(path), because(why.reason)}};
    error.arguments.insert(error.arguments.end(), why.details.begin(), why.details.end());
    return error;
}

}  // namespace fovea
