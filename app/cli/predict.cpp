// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <algorithm>
#include <limits>
#include <numeric>

#include "app/clean_text.h"
#include "app/cli/network_argument.h"
#include "app/cli/preprocess_argument.h"
#include "app/cli/terminal.h"
#include "app/cli/verbs.h"
#include "app/error_text.h"
#include "app/image_import.h"
#include "app/model_network.h"
#include "core/json.h"
#include "core/kernels/softmax_cross_entropy.h"
#include "core/network/network.h"

namespace fovea {
namespace {

using nlohmann::ordered_json;

struct PredictVerb {
    Q_DECLARE_TR_FUNCTIONS(fovea::PredictVerb)
};

struct Guess {
    std::string name;
    float probability = 0;
};

/// Most probable first; equal ones in the order of the classes.
std::vector<Guess> ranked(std::span<const float> logits, const std::vector<std::string>& names) {
    const std::vector<float> probabilities = softmax(logits);
    std::vector<Guess> guesses;
    for (std::size_t i = 0; i < probabilities.size(); ++i)
        guesses.push_back({i < names.size() ? names[i] : std::to_string(i), probabilities[i]});
    std::stable_sort(guesses.begin(), guesses.end(),
                     [](const Guess& a, const Guess& b) { return a.probability > b.probability; });
    return guesses;
}

void print(const QString& file, const std::vector<Guess>& guesses, bool json) {
    if (json) {
        ordered_json classes = ordered_json::array();
        for (const Guess& guess : guesses)
            classes.push_back({{"name", guess.name}, {"probability", double{guess.probability}}});
        printJson({{"file", file.toStdString()}, {"classes", std::move(classes)}});
        return;
    }
    printLine(file);
    for (std::size_t i = 0; i < std::min<std::size_t>(5, guesses.size()); ++i)
        printLine(QStringLiteral("  %1 %2").arg(cleanLine(QString::fromStdString(guesses[i].name)).leftJustified(14),
                                                plainPercent(guesses[i].probability).rightJustified(6)));
}

int runPredict(const ParsedArguments& arguments) {
    if (const auto mistake = preprocessMistake(arguments)) {
        printError(mistake->sentence);
        return mistake->exitStatus;
    }
    auto model = resolveModel(arguments.positional.front());
    if (!model) {
        printError(errorText(model.error()));
        return ExitCouldNot;
    }
    if (const auto refusal = applyPreprocess(arguments, *model)) {
        printError(refusal->sentence);
        return refusal->exitStatus;
    }
    for (const QString& remark : model->remarks) printError(remark);
    const auto network = networkOf(model->model, 1, Purpose::Inference);
    if (!network) {
        printError(errorText(network.error()));
        return ExitCouldNot;
    }
    const Shape shape = soundShapes(model->model.spec).at(*model->model.spec.inputNode());
    if (shape.channels != 1 && shape.channels != 3) {
        printError(
            PredictVerb::tr("The model takes %1 channels; pictures from files have 1 or 3.").arg(shape.channels));
        return ExitCouldNot;
    }
    int status = ExitDone;
    for (const QString& file : arguments.positional.mid(1)) {
        const auto image = readImage(file);
        if (!image) {
            printError(errorText(image.error()));
            status = ExitCouldNot;
            continue;
        }
        (*network)->forward(fitImage(*image, shape), 1, Mode::Inference);
        print(file, ranked((*network)->logits(), model->model.classNames), arguments.has(QStringLiteral("--json")));
    }
    return status;
}

}  // namespace

Verb predictVerb() {
    return {{.verb = QStringLiteral("predict"),
             .synopsis = QStringLiteral("MODEL IMAGE… [--preprocess TEXT] [--json]"),
             .leastPositional = 2,
             .mostPositional = std::numeric_limits<int>::max(),
             .options = {preprocessRule(), {.name = QStringLiteral("--json")}}},
            PredictVerb::tr("names what pictures show, most probable first"),
            runPredict};
}

}  // namespace fovea
