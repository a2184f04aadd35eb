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
                            Name{"descent", QT_TRANSLATE_NOOP("fovea::BenchText", "Descent bench")},
                            Name{"graph", QT_TRANSLATE_NOOP("fovea::BenchText", "Backpropagation bench")},
                            Name{"spatial", QT_TRANSLATE_NOOP("fovea::BenchText", "Sizes bench")}};

/// Where two kinds call different things by one name, the kind stands before it.
constexpr std::array names{
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
    Name{"parameters", QT_TRANSLATE_NOOP("fovea::BenchText", "Weights")},
};

constexpr std::array choices{
    Name{"correlation", QT_TRANSLATE_NOOP("fovea::BenchText", "Correlation")},
    Name{"convolution", QT_TRANSLATE_NOOP("fovea::BenchText", "Convolution")},
    Name{"valid", QT_TRANSLATE_NOOP("fovea::BenchText", "Valid")},
    Name{"same", QT_TRANSLATE_NOOP("fovea::BenchText", "Same")},
    Name{"full", QT_TRANSLATE_NOOP("fovea::BenchText", "Full")},
    Name{"one", QT_TRANSLATE_NOOP("fovea::BenchText", "One weight")},
    Name{"two", QT_TRANSLATE_NOOP("fovea::BenchText", "Two weights")},
    Name{"stays", QT_TRANSLATE_NOOP("fovea::BenchText", "stays")},
    Name{"creeps", QT_TRANSLATE_NOOP("fovea::BenchText", "creeps")},
    Name{"converges", QT_TRANSLATE_NOOP("fovea::BenchText", "converges")},
    Name{"oscillates", QT_TRANSLATE_NOOP("fovea::BenchText", "oscillates")},
    Name{"diverges", QT_TRANSLATE_NOOP("fovea::BenchText", "diverges")},
    Name{"product", QT_TRANSLATE_NOOP("fovea::BenchText", "One multiplication")},
    Name{"softmax", QT_TRANSLATE_NOOP("fovea::BenchText", "z = Wx, softmax, −log")},
    Name{"layers", QT_TRANSLATE_NOOP("fovea::BenchText", "Two layers with ReLU")},
    Name{"neuron", QT_TRANSLATE_NOOP("fovea::BenchText", "One neuron, sigmoid")},
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
    return BenchText::tr("%1 does not fit the other numbers: rows and columns must match.").arg(name);
}

}  // namespace

QString benchTitle(const BenchKind& kind) { return said(find(titles, kind.id), kind.id); }

QString benchName(const BenchKind& kind, std::string_view name) {
    const Name* own = find(names, std::string(kind.id) + "." + std::string(name));
    return said(own != nullptr ? own : find(names, name), name);
}

QString benchChoice(std::string_view choice) { return said(find(choices, choice), choice); }

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
