// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/onnx_text.h"

#include <QCoreApplication>

#include "app/clean_text.h"

namespace fovea {
namespace {

struct OnnxText {
    Q_DECLARE_TR_FUNCTIONS(fovea::OnnxText)
};

// One case for each code and no default, so that the compiler names a code without a sentence.
QString reason(OnnxUnsupported why) {
    switch (why) {
        case OnnxUnsupported::UnknownOperator: return OnnxText::tr("no layer kind does this");
        case OnnxUnsupported::SeveralInputs:
            return OnnxText::tr("it takes several inputs (%1), and a network here has one");
        case OnnxUnsupported::InputType: return OnnxText::tr("its input isn't of floating-point numbers (type %1)");
        case OnnxUnsupported::InputAxes:
            return OnnxText::tr("the number of axes of its input is %1; images have four, or three without channels, vectors two");
        case OnnxUnsupported::InputFree:
            return OnnxText::tr("the size of its images is free (%1); export it again with a fixed size");
        case OnnxUnsupported::OutputNotScores:
            return OnnxText::tr("it gives maps of %1 and not one score for each class");
        case OnnxUnsupported::OutputReordered:
            return OnnxText::tr("its scores come out in another order than they are computed in");
        case OnnxUnsupported::NoLayers: return OnnxText::tr("no layer lies between its input and its output");
        case OnnxUnsupported::NotConstant: return OnnxText::tr("its input %1 is computed and not stored in the file");
        case OnnxUnsupported::OnlyConstant:
            return OnnxText::tr("it computes with constants in a way that isn't followed");
        case OnnxUnsupported::Attribute: return OnnxText::tr("the layer kind can't be set to %1");
        case OnnxUnsupported::WeightSides: return OnnxText::tr("weights with the sides %1 don't fit its input");
        case OnnxUnsupported::WeightsNotFinite:
            return OnnxText::tr("weights are infinite or no numbers, or a variance isn't positive (%1)");
        case OnnxUnsupported::TooManyWeights:
            return OnnxText::tr("shared weights would take far more memory than the file");
        case OnnxUnsupported::TooLarge: return OnnxText::tr("it would be too large (%1)");
        case OnnxUnsupported::PaddingMode: return OnnxText::tr("padding is only by zeros (%1)");
        case OnnxUnsupported::PaddingAlone:
            return OnnxText::tr("values are put around others in a way that no layer does");
        case OnnxUnsupported::WindowTooLarge:
            return OnnxText::tr("its window is larger than what it slides over, or holds padding alone (%1)");
        case OnnxUnsupported::SecondOutput: return OnnxText::tr("more than its first output is used (%1)");
        case OnnxUnsupported::Axes: return OnnxText::tr("axes in the order %1 aren't followed here");
        case OnnxUnsupported::NotToVector:
            return OnnxText::tr("a new shape (%1) that is neither the same nor a vector");
        case OnnxUnsupported::PerPixel: return OnnxText::tr("a constant with the sides %1 differs from pixel to pixel");
        case OnnxUnsupported::ShapesDiffer: return OnnxText::tr("values of different shapes or orders meet (%1)");
        case OnnxUnsupported::QuotientOfValues:
            return OnnxText::tr("it divides by a computed value, which no layer does");
        case OnnxUnsupported::SoftmaxInside:
            return OnnxText::tr("probabilities are computed in a place or a way that no layer has");
        case OnnxUnsupported::Reordering: return OnnxText::tr("values are picked or reordered");
        case OnnxUnsupported::TrainingMode:
            return OnnxText::tr("it was exported for training; export it for inference");
        case OnnxUnsupported::WholeNumbers:
            return OnnxText::tr("it cuts computed values to whole numbers, or to true and false (type %1)");
        case OnnxUnsupported::SoftmaxAxis: return OnnxText::tr("its probabilities aren't over the classes (axis = %1)");
        case OnnxUnsupported::SparseWeights:
            return OnnxText::tr("it stores weights as sparse tensors; export it with all numbers written out");
    }
    return OnnxText::tr("a reason that this version doesn't know");
}

QString textAt(const Error& error, std::size_t i) {
    const auto* text = std::get_if<std::string>(&error.arguments[i]);
    return text == nullptr ? QString() : cleanLine(QString::fromStdString(*text));
}

QString note(const OnnxNote& note) {
    const QString subject = cleanLine(QString::fromStdString(note.subject));
    switch (note.remark) {
        case OnnxRemark::SoftmaxLeftOut:
            return OnnxText::tr(
                       "“%1” at the end was left out: scores come out, and Fovea makes probabilities of them itself.")
                .arg(subject);
        case OnnxRemark::NoPreprocessing:
            return OnnxText::tr(
                "The file doesn't say how pixels are standardised; they go in as 0 to 1. If it wants them otherwise, "
                "--preprocess says so, and “fovea eval … --preprocess try” finds out.");
        case OnnxRemark::PixelsTo255:
            return OnnxText::tr(
                "Its arithmetic on the input looks as if it wanted pixels from 0 to 255; Fovea's go from 0 to 1.");
        case OnnxRemark::AffineLayer:
            return OnnxText::tr("A constant factor or addend is kept as the batch norm “%1”.").arg(subject);
        case OnnxRemark::LeftOutNodes:
            return OnnxText::tr("Operators that lead to no output were left out: %1.").arg(subject);
        case OnnxRemark::OneOutput:
            return OnnxText::tr("It gives several outputs; “%1” was taken, the others were left out.").arg(subject);
        case OnnxRemark::LowPrecision: return OnnxText::tr("Its weights were stored with 16 bits; here they have 32.");
    }
    return {};
}

}  // namespace

QStringList unsupportedLines(const Error& error) {
    struct Group {
        QString type, node, why;
        int count = 0;
    };
    QList<Group> groups;
    for (std::size_t i = 1; i + 3 < error.arguments.size(); i += 4) {
        const auto* code = std::get_if<std::int64_t>(&error.arguments[i + 2]);
        const auto unsupported = static_cast<OnnxUnsupported>(code == nullptr ? -1 : *code);
        QString why = reason(unsupported);
        if (unsupported == OnnxUnsupported::InputAxes && textAt(error, i + 3).isEmpty())
            why = OnnxText::tr("it doesn't say what shape its input has; export it with a fixed one");
        why.replace(QStringLiteral("%1"), textAt(error, i + 3));
        const QString type = textAt(error, i);
        const auto same = [&](const Group& group) { return group.type == type && group.why == why; };
        const auto found = std::find_if(groups.begin(), groups.end(), same);
        if (found != groups.end())
            ++found->count;
        else
            groups.append({type, textAt(error, i + 1), why, 1});
    }
    QStringList lines;
    for (const Group& group : groups) {
        if (group.type.isEmpty())
            lines += group.why;
        else if (group.count > 1)
            lines += OnnxText::tr("%1 (“%2” and %3 more): %4")
                         .arg(group.type, group.node, QString::number(group.count - 1), group.why);
        else if (group.node.isEmpty())
            lines += QStringLiteral("%1: %2").arg(group.type, group.why);
        else
            lines += QStringLiteral("%1 “%2”: %3").arg(group.type, group.node, group.why);
    }
    return lines;
}

QStringList noteLines(const std::vector<OnnxNote>& notes) {
    QStringList lines;
    for (const OnnxNote& each : notes)
        if (const QString line = note(each); !lines.contains(line)) lines += line;
    return lines;
}

Project projectOf(ImportedModel imported) {
    Project project;
    project.spec = std::move(imported.model.spec);
    project.weights = std::move(imported.model.weights);
    project.preprocessing = std::move(imported.model.preprocessing);
    project.classNames = std::move(imported.model.classNames);
    return project;
}

}  // namespace fovea
