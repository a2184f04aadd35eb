// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reason_text.h"

#include <QCoreApplication>

#include "app/clean_text.h"

namespace fovea {
namespace {

struct ReasonText {
    Q_DECLARE_TR_FUNCTIONS(fovea::ReasonText)
};

// One case for each and no default, so that the compiler names one without a phrase.
QString phrase(Reason reason) {
    switch (reason) {
        case Reason::NotPlainFile: return ReasonText::tr("it is a pipe or a device");

        case Reason::LengthMissing:
            return ReasonText::tr("it has %1 bytes, and the length of its header alone takes 8");
        case Reason::HeaderTooLong: return ReasonText::tr("its header would have %1 bytes, and %2 are allowed");
        case Reason::HeaderCutOff: return ReasonText::tr("its header would have %1 bytes, and the file ends after %2");
        case Reason::HeaderNotJson: return ReasonText::tr("its header is not a JSON object");
        case Reason::HeaderNamesTwice: return ReasonText::tr("its header names “%1” twice");
        case Reason::MetadataNotText: return ReasonText::tr("“%1” in its header is not text");
        case Reason::TensorEntryWrong:
            return ReasonText::tr(
                "its header does not tell type, shape and place of the tensor “%1” as the format asks");
        case Reason::TensorTypeOther:
            return ReasonText::tr("the tensor “%1” has numbers of the type %2, which are not read");
        case Reason::TensorTooLarge: return ReasonText::tr("the tensor “%1” would be too large");
        case Reason::TensorBackwards: return ReasonText::tr("the tensor “%1” ends before it begins");
        case Reason::TensorBeyondEnd: return ReasonText::tr("the tensor “%1” ends at byte %2 of %3");
        case Reason::TensorSizeWrong: return ReasonText::tr("the tensor “%1” needs %2 bytes, and its place has %3");
        case Reason::TensorsOverlap: return ReasonText::tr("the tensor “%1” overlaps another");
        case Reason::BytesUnused: return ReasonText::tr("bytes %1 to %2 of its data belong to no tensor");
        case Reason::VersionMissing: return ReasonText::tr("it does not tell its version (fovea_version)");
        case Reason::VersionNoNumber: return ReasonText::tr("its version (fovea_version) is no whole number from 1 on");
        case Reason::NetworkMissing: return ReasonText::tr("it holds no network");
        case Reason::ConfusionSizes:
            return ReasonText::tr("its confusion matrices have another size than the number of classes asks for");
        case Reason::WeightsNotFinite:
            return ReasonText::tr("weights of “%1” are infinite or no numbers, and nothing can be computed with them");
        case Reason::VarianceNegative: return ReasonText::tr("a running variance of “%1” is below 0");
        case Reason::NotAList: return ReasonText::tr("“%1” is no list of names");
        case Reason::ChangeWithoutKey: return ReasonText::tr("a change of an option does not tell which");
        case Reason::RecordTooLong: return ReasonText::tr("“%1” is too long");

        case Reason::TextTooLong: return ReasonText::tr("the text is too long");
        case Reason::TooDeep: return ReasonText::tr("brackets are nested too deeply");
        case Reason::SyntaxOfJson:
            return ReasonText::tr("something stands that JSON does not allow there, or the text ends");
        case Reason::NumberTooLarge: return ReasonText::tr("a number is too large");

        case Reason::ArrayBeginning: return ReasonText::tr("it does not begin as NumPy's files do");
        case Reason::ArrayHeaderCut: return ReasonText::tr("it ends within its header");
        case Reason::ArrayVersion: return ReasonText::tr("its format is %1, and 1.0 and 2.0 are read");
        case Reason::ArrayHeaderTooLong: return ReasonText::tr("its header has %1 bytes");
        case Reason::ArrayHeaderOther: return ReasonText::tr("its header is not what NumPy writes");
        case Reason::ArraySize: return ReasonText::tr("its shape %1 needs %2 bytes of numbers, and there are %3");
        case Reason::ArrayBeyondCount:
            return ReasonText::tr("its shape %1 needs more bytes than can be counted, and there are %2");
        case Reason::ArrayShortened: return ReasonText::tr("it was shortened while it was read");

        case Reason::ArchiveSparse: return ReasonText::tr("one of its files has gaps");
        case Reason::ArchiveSurplus: return ReasonText::tr("it holds more than CIFAR-10");
        case Reason::ArchiveTwice: return ReasonText::tr("it holds a file twice");
        case Reason::PictureCut: return ReasonText::tr("it ends too early: a part of it is missing");
        case Reason::PixelsTooMany:
            return ReasonText::tr("it has %1 × %2 pixels, and %3 million are read, more of a JPEG only");
        case Reason::PictureOfKind: return ReasonText::tr("it is of the type %1");
        case Reason::PictureKindUnknown: return ReasonText::tr("it is of no type that is read here");
        case Reason::ContentsDamaged: return ReasonText::tr("its contents are damaged or cut off");

        case Reason::FieldOfOtherType: return ReasonText::tr("field %1 has another type than ONNX gives it");
        case Reason::FieldTypeUnknown: return ReasonText::tr("a field has a type that ONNX does not use");
        case Reason::FieldWithoutNumber: return ReasonText::tr("a field has no valid number");
        case Reason::ListTooLong: return ReasonText::tr("a list has more than %1 numbers");
        case Reason::ListCut: return ReasonText::tr("a list of numbers ends in the middle of one");
        case Reason::EndsInNumber: return ReasonText::tr("it ends in the middle of a number");
        case Reason::EndsTooEarly: return ReasonText::tr("it ends too early: %1 bytes are announced, and %2 are there");
        case Reason::NumberTooWide: return ReasonText::tr("a number has more than 64 bits");
        case Reason::NoOperatorSet: return ReasonText::tr("it names no operator set");
        case Reason::NoGraph: return ReasonText::tr("it holds no graph");
        case Reason::TwoGraphs: return ReasonText::tr("it holds two graphs");
        case Reason::TooManyNames: return ReasonText::tr("it holds more than %1 names");
        case Reason::TooManyOperators: return ReasonText::tr("it holds more than %1 operators");
        case Reason::TooManyTensors: return ReasonText::tr("it holds more than %1 tensors");
        case Reason::TooManyAxes: return ReasonText::tr("a value has more than %1 axes");
        case Reason::TensorInSegments: return ReasonText::tr("a tensor comes in segments, which ONNX no longer allows");
        case Reason::TensorListsMore: return ReasonText::tr("the tensor “%1” lists more numbers than its shape holds");
        case Reason::TensorSideNegative: return ReasonText::tr("the tensor “%1” has a side below 0");
        case Reason::TensorBeyondFile:
            return ReasonText::tr("the tensor “%1” should have %2 numbers, and the file is too short for them");
        case Reason::TensorsBeyondFile: return ReasonText::tr("its tensors list more numbers than its size allows");
        case Reason::ConstantElsewhere: return ReasonText::tr("the constant “%1” lies in another file");
        case Reason::FillsWithSeveral: return ReasonText::tr("%1 fills with other than one number");
        case Reason::OperatorWithoutInputs: return ReasonText::tr("%1 has no inputs");
        case Reason::OperatorWithoutAxis: return ReasonText::tr("%1 lacks its axis or its inputs");
        case Reason::OperatorWithoutShape: return ReasonText::tr("%1 lacks its shape");
        case Reason::OperatorGivesNothing: return ReasonText::tr("%1 gives nothing");
        case Reason::OperatorLacksInput: return ReasonText::tr("%1 lacks its input %2");
        case Reason::PadsOtherAxes: return ReasonText::tr("%1 pads other axes than its input has");
        case Reason::AxisOutside: return ReasonText::tr("%1 names axis %2 of %3");
        case Reason::AxisTwice: return ReasonText::tr("%1 names an axis twice");
        case Reason::OutputFromNowhere: return ReasonText::tr("nothing gives its output “%1”");
        case Reason::ValueFromNowhere: return ReasonText::tr("%1 needs “%2”, which nothing gives");
        case Reason::ValueTwice: return ReasonText::tr("the value “%1” is defined twice");
        case Reason::Circle: return ReasonText::tr("its operators go in a circle at %1");

        case Reason::AugmentTwice: return ReasonText::tr("each kind is named once");
        case Reason::LayersWithWeights: return ReasonText::tr("a layer with weights, one of %1");
        case Reason::OtherFrozen: return ReasonText::tr("other layers were frozen");
        case Reason::NesterovAlone: return ReasonText::tr("with Nesterov it has to be above 0");
        case Reason::ScheduleEpochs: return ReasonText::tr("1 … 1000000 epochs");
        case Reason::ScheduleFactor: return ReasonText::tr("a factor above 0, up to 10");
        case Reason::ScheduleMilestones: return ReasonText::tr("up to 100 epochs, each larger than the one before it");
        case Reason::SchedulePeak: return ReasonText::tr("a peak of 1 … 1000 times the rate");
        case Reason::SchedulePower: return ReasonText::tr("a power above 0, up to 10");
        case Reason::ScheduleWarmUp: return ReasonText::tr("0 … 10000 epochs of warm-up");
        case Reason::DataKeys: return ReasonText::tr("the options of data are %1");
        case Reason::DataSide: return ReasonText::tr("%1 to %2 pixels");
        case Reason::DataPercent: return ReasonText::tr("%1 to %2 percent");
        case Reason::DataWhole: return ReasonText::tr("a whole number from %1 to %2");
        case Reason::DataWords: return ReasonText::tr("one of the words %1");
        case Reason::DataClassName: return ReasonText::tr("names of classes, joined by “+”; there are %1");
        case Reason::PickleObject:
            return ReasonText::tr(
                "at byte %1 it asks for something else than numbers, text, lists, dictionaries and arrays of bytes");
        case Reason::PickleEnds: return ReasonText::tr("its objects end too early");
        case Reason::PickleSizes: return ReasonText::tr("at byte %1 it announces more than it holds");
        case Reason::PickleFields: return ReasonText::tr("it lacks one of the fields %1");
        case Reason::ArraysMissing:
            return ReasonText::tr(
                "pictures (x_train, x, images) and labels (y_train, y, labels) are needed; it holds %1");
        case Reason::ArrayOfType:
            return ReasonText::tr("the array “%1” has numbers of the type %2, which are not read");
        case Reason::ArrayOfShape:
            return ReasonText::tr("the array “%1” has the shape %2, and so holds no pictures or labels");
        case Reason::ArraysDiffer: return ReasonText::tr("the array “%1” has %2 rows, and “%3” has %4");
        case Reason::TableFields: return ReasonText::tr("its line %1 has %2 fields, and the first has %3");
        case Reason::TableNumber: return ReasonText::tr("field %2 of its line %1 is no whole number from 0 to 255");
        case Reason::TableSquare:
            return ReasonText::tr(
                "its %1 pixels a line are no square picture, neither grey nor of red, green and blue");
        case Reason::TableNoLabel:
            return ReasonText::tr("it has no column of labels, first, last or called “label” or “class”");
        case Reason::LabelsRange:
            return ReasonText::tr("its labels go from %1 to %2, and a thousand classes from 0 on are read");
        case Reason::FileEnds: return ReasonText::tr("it should have %1 bytes, and has %2");
        case Reason::NotEnoughOfIt: return ReasonText::tr("at least %1 are needed, and there are %2");

        case Reason::NotOfThisRun: return ReasonText::tr("this run has no such option");
        case Reason::ValidationTooLarge: return ReasonText::tr("0 to %1, since some image must be left to train on");
        case Reason::OtherNetwork: return ReasonText::tr("it was saved with another network");
        case Reason::WeightsOfResume: return ReasonText::tr("its weights are infinite or no numbers");
        case Reason::OtherOptions: return ReasonText::tr("its options are out of range");
        case Reason::OtherBatch: return ReasonText::tr("it was saved with another batch size");
        case Reason::OtherStep: return ReasonText::tr("its step is below 0");
        case Reason::OtherOptimizer: return ReasonText::tr("the state of its optimizer belongs to another one");
        case Reason::StrideAndDilation: return ReasonText::tr("the convolution “%1” with stride and dilation");
        case Reason::DepthwiseOblong:
            return ReasonText::tr("the convolution “%1” with a group for each channel and an oblong stride");
        case Reason::NoOperatorFor: return ReasonText::tr("the layer “%1”, for whose kind there is no operator");
        case Reason::WeightsPastLimit: return ReasonText::tr("more than 2 GiB of weights");
    }
    return ReasonText::tr("for a reason that this version does not know");
}

}  // namespace

QString reasonText(Reason reason, const QStringList& details) {
    QStringList clean;
    for (const QString& detail : details) clean += cleanLine(detail);
    return filled(phrase(reason), clean);
}

QString foreignSentence(ForeignKind kind) {
    const auto withFormats = [](const QString& what) {
        return what + QChar(u' ') +
               ReasonText::tr(
                   "Fovea reads folders of pictures by class, CIFAR-10 and CIFAR-100 (binary or Python), STL-10, folders "
                   "with IDX files as of MNIST, .npz and .npy of pictures with labels, and tables of pixels (.csv).");
    };
    switch (kind) {
        case ForeignKind::PythonCifar10:
            return ReasonText::tr(
                "“%1” is a part of the Python version of CIFAR-10. Give the folder that holds all parts.");
        case ForeignKind::MatlabCifar10:
            return ReasonText::tr(
                "“%1” is the Matlab version of CIFAR-10. Fovea reads the binary version: “fovea data fetch "
                "cifar10” gets it.");
        case ForeignKind::Cifar100:
            return ReasonText::tr(
                "“%1” is a part of CIFAR-100; train.bin, test.bin or the names are missing. Give the whole folder.");
        case ForeignKind::SingleIdx:
            return ReasonText::tr(
                "“%1” is one of the four IDX files of a data set. Give the folder that holds all four.");
        case ForeignKind::NumpyArrays:
            return ReasonText::tr(
                "“%1” is one array of NumPy. Pictures (x) and labels (y) are needed: give the folder that holds both, or a "
                ".npz with both.");
        case ForeignKind::Table:
            return withFormats(ReasonText::tr("“%1” is a table, but none of pixels that is read (.csv, .tsv)."));
        case ForeignKind::Matlab: return withFormats(ReasonText::tr("“%1” is a file of Matlab."));
        case ForeignKind::Hdf5: return withFormats(ReasonText::tr("“%1” is an HDF5 file."));
        case ForeignKind::Pickle: return withFormats(ReasonText::tr("“%1” holds pickled objects of Python."));
        case ForeignKind::Picture:
            return withFormats(ReasonText::tr("“%1” is a single picture (“fovea predict” names what it shows)."));
        case ForeignKind::PictureFolder:
            return withFormats(ReasonText::tr(
                "“%1” holds pictures, but not in a folder for each class. Sort them into folders first."));
        case ForeignKind::Model: return withFormats(ReasonText::tr("“%1” is a network, and no data set."));
        case ForeignKind::OtherArchive:
            return withFormats(ReasonText::tr("“%1” is an archive without CIFAR-10 in it."));
        case ForeignKind::OtherFile: return withFormats(ReasonText::tr("“%1” is no data set that is known here."));
    }
    return withFormats(ReasonText::tr("“%1” is no data set that is known here."));
}

QString filled(const QString& sentence, const QStringList& arguments) {
    QString result;
    for (qsizetype i = 0; i < sentence.size(); ++i) {
        const bool placeholder =
            sentence[i] == u'%' && i + 1 < sentence.size() && sentence[i + 1] >= u'1' && sentence[i + 1] <= u'9';
        if (!placeholder) {
            result += sentence[i];
            continue;
        }
        const auto index = static_cast<qsizetype>(sentence[++i].unicode() - u'1');
        result += index < arguments.size() ? arguments[index] : QStringLiteral("?");
    }
    return result;
}

}  // namespace fovea
