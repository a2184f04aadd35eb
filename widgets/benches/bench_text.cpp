// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/bench_text.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

#include "widgets/benches/bench_numbers.h"

namespace fovea {
namespace {

struct BenchText {
    Q_DECLARE_TR_FUNCTIONS(fovea::BenchText)
};

struct Name {
    std::string_view key;
    const char* text;
};

constexpr std::array titles{Name{"convolution", QT_TRANSLATE_NOOP("fovea::BenchText", "Convolution bench")},
                            Name{"template", QT_TRANSLATE_NOOP("fovea::BenchText", "Template bench")},
                            Name{"dense", QT_TRANSLATE_NOOP("fovea::BenchText", "Matrix bench")},
                            Name{"softmax", QT_TRANSLATE_NOOP("fovea::BenchText", "Softmax bench")},
                            Name{"field", QT_TRANSLATE_NOOP("fovea::BenchText", "Receptive field bench")},
                            Name{"plane", QT_TRANSLATE_NOOP("fovea::BenchText", "Plane bench")},
                            Name{"cells", QT_TRANSLATE_NOOP("fovea::BenchText", "Cells bench")},
                            Name{"channels", QT_TRANSLATE_NOOP("fovea::BenchText", "Channels bench")},
                            Name{"pooling", QT_TRANSLATE_NOOP("fovea::BenchText", "Pooling bench")},
                            Name{"pattern", QT_TRANSLATE_NOOP("fovea::BenchText", "Pattern bench")},
                            Name{"activation", QT_TRANSLATE_NOOP("fovea::BenchText", "Activation bench")},
                            Name{"augmentation", QT_TRANSLATE_NOOP("fovea::BenchText", "Augmentation bench")},
                            Name{"labelling", QT_TRANSLATE_NOOP("fovea::BenchText", "Labelling bench")},
                            Name{"classics", QT_TRANSLATE_NOOP("fovea::BenchText", "Bench of the classics")},
                            Name{"freeze", QT_TRANSLATE_NOOP("fovea::BenchText", "Transfer bench")},
                            Name{"practice", QT_TRANSLATE_NOOP("fovea::BenchText", "Practice bench")},
                            Name{"features", QT_TRANSLATE_NOOP("fovea::BenchText", "Features bench")},
                            Name{"descent", QT_TRANSLATE_NOOP("fovea::BenchText", "Descent bench")},
                            Name{"graph", QT_TRANSLATE_NOOP("fovea::BenchText", "Backpropagation bench")},
                            Name{"spatial", QT_TRANSLATE_NOOP("fovea::BenchText", "Sizes bench")}};

/// Where two kinds call different things by one name, the kind stands before it.
constexpr std::array names{
    Name{"amount", QT_TRANSLATE_NOOP("fovea::BenchText", "Amount")},
    Name{"freeze.target", QT_TRANSLATE_NOOP("fovea::BenchText", "New data")},
    Name{"freeze.line", QT_TRANSLATE_NOOP("fovea::BenchText", "Layers below the line")},
    Name{"freeze.accuracy", QT_TRANSLATE_NOOP("fovea::BenchText", "Accuracy")},
    Name{"freeze.parameters", QT_TRANSLATE_NOOP("fovea::BenchText", "Parameters")},
    Name{"freeze.frozen", QT_TRANSLATE_NOOP("fovea::BenchText", "Frozen")},
    Name{"freeze.trained", QT_TRANSLATE_NOOP("fovea::BenchText", "Trained")},
    Name{"freeze.total", QT_TRANSLATE_NOOP("fovea::BenchText", "All")},
    Name{"freeze.shape", QT_TRANSLATE_NOOP("fovea::BenchText", "Size at the line")},
    Name{"freeze.features", QT_TRANSLATE_NOOP("fovea::BenchText", "Features")},
    Name{"freeze.linear", QT_TRANSLATE_NOOP("fovea::BenchText", "Linear classifier")},
    Name{"freeze.macs", QT_TRANSLATE_NOOP("fovea::BenchText", "Multiply–adds")},
    Name{"freeze.cached", QT_TRANSLATE_NOOP("fovea::BenchText", "Above the line")},
    Name{"freeze.memory", QT_TRANSLATE_NOOP("fovea::BenchText", "MiB of features")},
    Name{"freeze.pictures", QT_TRANSLATE_NOOP("fovea::BenchText", "Pictures per class")},
    Name{"freeze.quarter", QT_TRANSLATE_NOOP("fovea::BenchText", "Quarter")},
    Name{"freeze.advised", QT_TRANSLATE_NOOP("fovea::BenchText", "Advised")},
    Name{"freeze.fits", QT_TRANSLATE_NOOP("fovea::BenchText", "As advised")},
    Name{"network", QT_TRANSLATE_NOOP("fovea::BenchText", "Network")},
    Name{"pattern", QT_TRANSLATE_NOOP("fovea::BenchText", "Pattern")},
    Name{"units", QT_TRANSLATE_NOOP("fovea::BenchText", "Units")},
    Name{"classics.layer", QT_TRANSLATE_NOOP("fovea::BenchText", "Layer")},
    Name{"classics.parameters", QT_TRANSLATE_NOOP("fovea::BenchText", "Parameters")},
    Name{"classics.filter", QT_TRANSLATE_NOOP("fovea::BenchText", "Filter of C3")},
    Name{"colour", QT_TRANSLATE_NOOP("fovea::BenchText", "Colour")},
    Name{"activities", QT_TRANSLATE_NOOP("fovea::BenchText", "Activities")},
    Name{"filter_parameters", QT_TRANSLATE_NOOP("fovea::BenchText", "Filter's parameters")},
    Name{"c3_full", QT_TRANSLATE_NOOP("fovea::BenchText", "C3 without a table")},
    Name{"c3_parameters", QT_TRANSLATE_NOOP("fovea::BenchText", "Parameters of C3")},
    Name{"normalised", QT_TRANSLATE_NOOP("fovea::BenchText", "Normalised")},
    Name{"pattern.layer", QT_TRANSLATE_NOOP("fovea::BenchText", "Layer")},
    Name{"stack", QT_TRANSLATE_NOOP("fovea::BenchText", "3 × 3 in a row")},
    Name{"width", QT_TRANSLATE_NOOP("fovea::BenchText", "Width C")},
    Name{"pattern.parameters", QT_TRANSLATE_NOOP("fovea::BenchText", "Parameters")},
    Name{"cell", QT_TRANSLATE_NOOP("fovea::BenchText", "Cell")},
    Name{"column", QT_TRANSLATE_NOOP("fovea::BenchText", "Column")},
    Name{"row", QT_TRANSLATE_NOOP("fovea::BenchText", "Row")},
    Name{"angle", QT_TRANSLATE_NOOP("fovea::BenchText", "Angle")},
    Name{"length", QT_TRANSLATE_NOOP("fovea::BenchText", "Length")},
    Name{"response", QT_TRANSLATE_NOOP("fovea::BenchText", "Response")},
    Name{"cells.sum", QT_TRANSLATE_NOOP("fovea::BenchText", "Sum")},
    Name{"channels.kernel", QT_TRANSLATE_NOOP("fovea::BenchText", "Window F")},
    Name{"channels.padding", QT_TRANSLATE_NOOP("fovea::BenchText", "Padding P")},
    Name{"channels.depth", QT_TRANSLATE_NOOP("fovea::BenchText", "Channels C")},
    Name{"count", QT_TRANSLATE_NOOP("fovea::BenchText", "Filters K")},
    Name{"between", QT_TRANSLATE_NOOP("fovea::BenchText", "Between")},
    Name{"equal", QT_TRANSLATE_NOOP("fovea::BenchText", "The same")},
    Name{"field.size", QT_TRANSLATE_NOOP("fovea::BenchText", "Input places")},
    Name{"pooling.size", QT_TRANSLATE_NOOP("fovea::BenchText", "Window")},
    Name{"template.filters", QT_TRANSLATE_NOOP("fovea::BenchText", "Templates")},
    Name{"own", QT_TRANSLATE_NOOP("fovea::BenchText", "Own templates")},
    Name{"example", QT_TRANSLATE_NOOP("fovea::BenchText", "Drawn picture")},
    Name{"brightness", QT_TRANSLATE_NOOP("fovea::BenchText", "Brightness")},
    Name{"predicted", QT_TRANSLATE_NOOP("fovea::BenchText", "Answer")},
    Name{"shift", QT_TRANSLATE_NOOP("fovea::BenchText", "Moved by")},
    Name{"layers", QT_TRANSLATE_NOOP("fovea::BenchText", "Layers")},
    Name{"kernels", QT_TRANSLATE_NOOP("fovea::BenchText", "Windows F")},
    Name{"strides", QT_TRANSLATE_NOOP("fovea::BenchText", "Strides S")},
    Name{"unit", QT_TRANSLATE_NOOP("fovea::BenchText", "Unit")},
    Name{"given", QT_TRANSLATE_NOOP("fovea::BenchText", "Given")},
    Name{"scores", QT_TRANSLATE_NOOP("fovea::BenchText", "Scores")},
    Name{"p", QT_TRANSLATE_NOOP("fovea::BenchText", "Probabilities")},
    Name{"probabilities", QT_TRANSLATE_NOOP("fovea::BenchText", "Probabilities")},
    Name{"temperature", QT_TRANSLATE_NOOP("fovea::BenchText", "Temperature T")},
    Name{"picture", QT_TRANSLATE_NOOP("fovea::BenchText", "Picture")},
    Name{"bias", QT_TRANSLATE_NOOP("fovea::BenchText", "Bias")},
    Name{"side", QT_TRANSLATE_NOOP("fovea::BenchText", "Side")},
    Name{"classes", QT_TRANSLATE_NOOP("fovea::BenchText", "Classes")},
    Name{"function", QT_TRANSLATE_NOOP("fovea::BenchText", "Activation")},
    Name{"depth", QT_TRANSLATE_NOOP("fovea::BenchText", "Layers")},
    Name{"images", QT_TRANSLATE_NOOP("fovea::BenchText", "Pictures")},
    Name{"batch", QT_TRANSLATE_NOOP("fovea::BenchText", "Batch")},
    Name{"data", QT_TRANSLATE_NOOP("fovea::BenchText", "Points")},
    Name{"activation", QT_TRANSLATE_NOOP("fovea::BenchText", "Activation")},
    Name{"widths", QT_TRANSLATE_NOOP("fovea::BenchText", "Widths")},
    Name{"correct", QT_TRANSLATE_NOOP("fovea::BenchText", "Right")},
    Name{"right", QT_TRANSLATE_NOOP("fovea::BenchText", "Right answers")},
    Name{"derivative", QT_TRANSLATE_NOOP("fovea::BenchText", "Derivative")},
    Name{"changed", QT_TRANSLATE_NOOP("fovea::BenchText", "Changed")},
    Name{"input", QT_TRANSLATE_NOOP("fovea::BenchText", "Input")},
    Name{"spatial.kernel", QT_TRANSLATE_NOOP("fovea::BenchText", "Window F")},
    Name{"spatial.stride", QT_TRANSLATE_NOOP("fovea::BenchText", "Stride S")},
    Name{"spatial.padding", QT_TRANSLATE_NOOP("fovea::BenchText", "Padding P")},
    Name{"kernel", QT_TRANSLATE_NOOP("fovea::BenchText", "Kernel")},
    Name{"operation", QT_TRANSLATE_NOOP("fovea::BenchText", "Operation")},
    Name{"padding", QT_TRANSLATE_NOOP("fovea::BenchText", "Padding")},
    Name{"stride", QT_TRANSLATE_NOOP("fovea::BenchText", "Stride")},
    Name{"spatial.window", QT_TRANSLATE_NOOP("fovea::BenchText", "Place")},
    Name{"window", QT_TRANSLATE_NOOP("fovea::BenchText", "Window")},
    Name{"output", QT_TRANSLATE_NOOP("fovea::BenchText", "Output")},
    Name{"surface", QT_TRANSLATE_NOOP("fovea::BenchText", "Surface")},
    Name{"rate", QT_TRANSLATE_NOOP("fovea::BenchText", "Learning rate α")},
    Name{"start_w", QT_TRANSLATE_NOOP("fovea::BenchText", "Start w")},
    Name{"start_v", QT_TRANSLATE_NOOP("fovea::BenchText", "Start v")},
    Name{"step", QT_TRANSLATE_NOOP("fovea::BenchText", "Step")},
    Name{"graph", QT_TRANSLATE_NOOP("fovea::BenchText", "Graph")},
    Name{"upstream", QT_TRANSLATE_NOOP("fovea::BenchText", "From the right")},
    Name{"class", QT_TRANSLATE_NOOP("fovea::BenchText", "Class")},
    Name{"size", QT_TRANSLATE_NOOP("fovea::BenchText", "Input N")},
    Name{"channels", QT_TRANSLATE_NOOP("fovea::BenchText", "Channels")},
    Name{"filters", QT_TRANSLATE_NOOP("fovea::BenchText", "Filters")},
    Name{"loss", QT_TRANSLATE_NOOP("fovea::BenchText", "Loss")},
    Name{"verdict", QT_TRANSLATE_NOOP("fovea::BenchText", "Verdict")},
    Name{"legal", QT_TRANSLATE_NOOP("fovea::BenchText", "Fits")},
    Name{"left_over", QT_TRANSLATE_NOOP("fovea::BenchText", "Left over")},
    Name{"shared_weights", QT_TRANSLATE_NOOP("fovea::BenchText", "Shared weights")},
    Name{"kind", QT_TRANSLATE_NOOP("fovea::BenchText", "Kind")},
    Name{"times", QT_TRANSLATE_NOOP("fovea::BenchText", "Times")},
    Name{"probability", QT_TRANSLATE_NOOP("fovea::BenchText", "Probability")},
    Name{"augmentation.flip", QT_TRANSLATE_NOOP("fovea::BenchText", "Flip, too")},
    Name{"degrees", QT_TRANSLATE_NOOP("fovea::BenchText", "Degrees")},
    Name{"augmentation.right", QT_TRANSLATE_NOOP("fovea::BenchText", "To the right")},
    Name{"down", QT_TRANSLATE_NOOP("fovea::BenchText", "Down")},
    Name{"stretch", QT_TRANSLATE_NOOP("fovea::BenchText", "Stretch s")},
    Name{"shear", QT_TRANSLATE_NOOP("fovea::BenchText", "Shear k")},
    Name{"lens", QT_TRANSLATE_NOOP("fovea::BenchText", "Lens k")},
    Name{"contrast", QT_TRANSLATE_NOOP("fovea::BenchText", "Contrast c")},
    Name{"vignette", QT_TRANSLATE_NOOP("fovea::BenchText", "Vignette a")},
    Name{"edge", QT_TRANSLATE_NOOP("fovea::BenchText", "Border")},
    Name{"seed", QT_TRANSLATE_NOOP("fovea::BenchText", "Seed")},
    Name{"augmentation.count", QT_TRANSLATE_NOOP("fovea::BenchText", "Views")},
    Name{"point", QT_TRANSLATE_NOOP("fovea::BenchText", "Point x, y")},
    Name{"augmentation.at", QT_TRANSLATE_NOOP("fovea::BenchText", "Radius or value")},
    Name{"pad", QT_TRANSLATE_NOOP("fovea::BenchText", "Padding")},
    Name{"views", QT_TRANSLATE_NOOP("fovea::BenchText", "Probabilities of the views")},
    Name{"augmentation.mean", QT_TRANSLATE_NOOP("fovea::BenchText", "Mean")},
    Name{"offsets", QT_TRANSLATE_NOOP("fovea::BenchText", "Places")},
    Name{"variants", QT_TRANSLATE_NOOP("fovea::BenchText", "Places, mirrored too")},
    Name{"different", QT_TRANSLATE_NOOP("fovea::BenchText", "Different pictures")},
    Name{"parameters", QT_TRANSLATE_NOOP("fovea::BenchText", "Weights")},
    Name{"compare", QT_TRANSLATE_NOOP("fovea::BenchText", "Compare")},
    Name{"truth", QT_TRANSLATE_NOOP("fovea::BenchText", "Classes")},
    Name{"labelling.network", QT_TRANSLATE_NOOP("fovea::BenchText", "The network's answers")},
    Name{"labelling.answers", QT_TRANSLATE_NOOP("fovea::BenchText", "Your answers")},
    Name{"counts", QT_TRANSLATE_NOOP("fovea::BenchText", "Right, of how many")},
    Name{"totals", QT_TRANSLATE_NOOP("fovea::BenchText", "Right, of how many")},
    Name{"shares", QT_TRANSLATE_NOOP("fovea::BenchText", "Accuracy")},
    Name{"intervals", QT_TRANSLATE_NOOP("fovea::BenchText", "95% intervals")},
    Name{"apart", QT_TRANSLATE_NOOP("fovea::BenchText", "Apart, in points")},
    Name{"error", QT_TRANSLATE_NOOP("fovea::BenchText", "Standard error, in points")},
    Name{"labelling.table", QT_TRANSLATE_NOOP("fovea::BenchText", "You and the network")},
    Name{"classics.table", QT_TRANSLATE_NOOP("fovea::BenchText", "Connections")},
    Name{"sees", QT_TRANSLATE_NOOP("fovea::BenchText", "Maps that it sees")},
    Name{"divisor", QT_TRANSLATE_NOOP("fovea::BenchText", "Divided by")},
    Name{"named", QT_TRANSLATE_NOOP("fovea::BenchText", "Named")},
    Name{"chance", QT_TRANSLATE_NOOP("fovea::BenchText", "By chance")},
    Name{"labelling.different", QT_TRANSLATE_NOOP("fovea::BenchText", "Different")},
    Name{"practice.goal", QT_TRANSLATE_NOOP("fovea::BenchText", "Asked for")},
    Name{"known", QT_TRANSLATE_NOOP("fovea::BenchText", "A trained network")},
    Name{"pictures", QT_TRANSLATE_NOOP("fovea::BenchText", "Pictures per class")},
    Name{"practice.side", QT_TRANSLATE_NOOP("fovea::BenchText", "Pixels")},
    Name{"minutes", QT_TRANSLATE_NOOP("fovea::BenchText", "Minutes")},
    Name{"cost", QT_TRANSLATE_NOOP("fovea::BenchText", "Cost")},
    Name{"push", QT_TRANSLATE_NOOP("fovea::BenchText", "Step")},
    Name{"practice.scene", QT_TRANSLATE_NOOP("fovea::BenchText", "Picture's side")},
    Name{"peak_of", QT_TRANSLATE_NOOP("fovea::BenchText", "Units, GHz, operations a cycle")},
    Name{"timed", QT_TRANSLATE_NOOP("fovea::BenchText", "m, n, k, seconds")},
    Name{"measured", QT_TRANSLATE_NOOP("fovea::BenchText", "Measured")},
    Name{"threads", QT_TRANSLATE_NOOP("fovea::BenchText", "Threads")},
    Name{"computer", QT_TRANSLATE_NOOP("fovea::BenchText", "Computer")},
    Name{"runs", QT_TRANSLATE_NOOP("fovea::BenchText", "Your runs")},
    Name{"features", QT_TRANSLATE_NOOP("fovea::BenchText", "Maps F")},
    Name{"ascent", QT_TRANSLATE_NOOP("fovea::BenchText", "Gradient w")},
    Name{"practice.row", QT_TRANSLATE_NOOP("fovea::BenchText", "Row")},
    Name{"device_peak", QT_TRANSLATE_NOOP("fovea::BenchText", "Peak, GFLOP/s")},
    Name{"device_clock", QT_TRANSLATE_NOOP("fovea::BenchText", "Implied GHz")},
    Name{"device_dollars", QT_TRANSLATE_NOOP("fovea::BenchText", "$ for each GFLOP/s")},
    Name{"to_first", QT_TRANSLATE_NOOP("fovea::BenchText", "Times the i7")},
    Name{"hours", QT_TRANSLATE_NOOP("fovea::BenchText", "Hours")},
    Name{"peak", QT_TRANSLATE_NOOP("fovea::BenchText", "Peak, GFLOP/s")},
    Name{"gflops", QT_TRANSLATE_NOOP("fovea::BenchText", "GFLOP/s")},
    Name{"vgg_speedup", QT_TRANSLATE_NOOP("fovea::BenchText", "Times as fast")},
    Name{"advice", QT_TRANSLATE_NOOP("fovea::BenchText", "Advice")},
    Name{"rule", QT_TRANSLATE_NOOP("fovea::BenchText", "Rule")},
    Name{"practice.pattern", QT_TRANSLATE_NOOP("fovea::BenchText", "Pattern")},
    Name{"practice.parameters", QT_TRANSLATE_NOOP("fovea::BenchText", "Parameters")},
    Name{"practice.frozen", QT_TRANSLATE_NOOP("fovea::BenchText", "Frozen")},
    Name{"practice.rate", QT_TRANSLATE_NOOP("fovea::BenchText", "Learning rate")},
    Name{"first_loss", QT_TRANSLATE_NOOP("fovea::BenchText", "First loss")},
    Name{"least_minutes", QT_TRANSLATE_NOOP("fovea::BenchText", "Minutes at least")},
    Name{"trainable", QT_TRANSLATE_NOOP("fovea::BenchText", "Trainable here")},
    Name{"raised", QT_TRANSLATE_NOOP("fovea::BenchText", "Raised by")},
    Name{"heat", QT_TRANSLATE_NOOP("fovea::BenchText", "Map of scores")},
    Name{"features.cell", QT_TRANSLATE_NOOP("fovea::BenchText", "Cell's side")},
    Name{"bins", QT_TRANSLATE_NOOP("fovea::BenchText", "Bins")},
    Name{"levels", QT_TRANSLATE_NOOP("fovea::BenchText", "Levels")},
    Name{"features.degrees", QT_TRANSLATE_NOOP("fovea::BenchText", "Turned by °")},
    Name{"shuffled", QT_TRANSLATE_NOOP("fovea::BenchText", "Shuffled")},
    Name{"scene", QT_TRANSLATE_NOOP("fovea::BenchText", "Scene")},
    Name{"hog", QT_TRANSLATE_NOOP("fovea::BenchText", "Oriented gradients")},
    Name{"histogram", QT_TRANSLATE_NOOP("fovea::BenchText", "Cell's histogram")},
    Name{"strongest", QT_TRANSLATE_NOOP("fovea::BenchText", "Strongest direction")},
    Name{"colour_moved", QT_TRANSLATE_NOOP("fovea::BenchText", "Colours changed by")},
    Name{"hog_moved", QT_TRANSLATE_NOOP("fovea::BenchText", "Gradients changed by")},
    Name{"together", QT_TRANSLATE_NOOP("fovea::BenchText", "Features")},
    Name{"hog_values", QT_TRANSLATE_NOOP("fovea::BenchText", "Numbers of the gradients")},
    Name{"raw_parameters", QT_TRANSLATE_NOOP("fovea::BenchText", "On pixels")},
    Name{"hand_parameters", QT_TRANSLATE_NOOP("fovea::BenchText", "On features")},
};

template <std::size_t Count>
const Name* find(const std::array<Name, Count>& list, std::string_view key) {
    const auto found = std::ranges::find(list, key, &Name::key);
    return found == list.end() ? nullptr : &*found;
}

QString said(const Name* name, std::string_view key) {
    return name != nullptr ? BenchText::tr(name->text)
                           : QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size()));
}

const BenchField* fieldOf(const Bench& bench, std::string_view name) {
    const auto found = std::ranges::find(bench.kind().fields, name, &BenchField::name);
    return found == bench.kind().fields.end() ? nullptr : &*found;
}

QString misfitText(const Bench& bench, const QString& name) {
    if (bench.kind().id == "convolution") return BenchText::tr("The kernel is larger than what it slides over.");
    if (bench.kind().id == "pooling") return BenchText::tr("The window is larger than the input.");
    if (bench.kind().id == "template")
        return BenchText::tr("Picture and templates must be of one size; drawn pictures and class means are 8 × 8.");
    if (bench.kind().id == "pattern")
        return name == benchName(bench.kind(), "pattern")
                   ? BenchText::tr("The pattern is no network.")
                   : BenchText::tr("The picture is too small for this network: a pool would have nothing left.");
    if (bench.kind().id == "cells") return BenchText::tr("%1 does not fit on the retina.").arg(name);
    if (bench.kind().id == "channels")
        return BenchText::tr("%1 does not fit: a kernel must lie within what it slides over.").arg(name);
    if (bench.kind().id == "labelling") return BenchText::tr("No more can be right than there are.");
    if (bench.kind().id == "practice")
        return BenchText::tr("%1 does not fit: seconds are more than 0, and a picture's side is a multiple of 4.")
            .arg(name);
    if (bench.kind().id == "field") return BenchText::tr("The layers need more input places than there are.");
    if (bench.kind().id == "softmax") return BenchText::tr("There is no such class: they are counted from 0.");
    return BenchText::tr("%1 does not fit the other numbers: rows and columns must match.").arg(name);
}

}  // namespace

QString benchTitle(const BenchKind& kind) { return said(find(titles, kind.id), kind.id); }

QString benchName(const BenchKind& kind, std::string_view name) {
    const Name* own = find(names, std::string(kind.id) + "." + std::string(name));
    return said(own != nullptr ? own : find(names, name), name);
}

QString benchProblemText(const Bench& bench, const BenchProblem& problem) {
    const QString name = benchName(bench.kind(), problem.field);
    const BenchField* field = fieldOf(bench, problem.field);
    if (field == nullptr) return BenchText::tr("This bench has no “%1”.").arg(name);
    switch (problem.fault) {
        case BenchFault::UnknownField: break;
        case BenchFault::WrongKind: return BenchText::tr("%1 takes a number.").arg(name);
        case BenchFault::UnknownChoice: {
            QStringList known;
            for (const std::string_view choice : field->choices) known << benchChoice(choice);
            return BenchText::tr("%1 is one of: %2.").arg(name, known.join(QStringLiteral(", ")));
        }
        case BenchFault::WrongSize:
            if (field->mostLetters > 0)
                return BenchText::tr("%1 has at most %2 letters.").arg(name).arg(field->mostLetters);
            return BenchText::tr("%1 has at most %2 rows and %3 columns.")
                .arg(name)
                .arg(field->mostRows)
                .arg(field->mostColumns);
        case BenchFault::OutOfRange:
            return BenchText::tr("%1 goes from %2 to %3.")
                .arg(name, benchNumber(field->least), benchNumber(field->most));
        case BenchFault::NotWhole: return BenchText::tr("%1 is a whole number.").arg(name);
        case BenchFault::DoesNotFit: return misfitText(bench, name);
    }
    return {};
}

}  // namespace fovea
