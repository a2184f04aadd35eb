// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/run_names.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

#include "app/averaging_text.h"
#include "app/initialisation_text.h"
#include "app/layer_training_text.h"
#include "app/session/run_controller.h"
#include "app/stop_text.h"
#include "core/training/checkpoint.h"
#include "widgets/charts/rate_track.h"
#include "widgets/text/numbers.h"

namespace fovea {

namespace {

struct RunText {
    Q_DECLARE_TR_FUNCTIONS(fovea::RunNames)
};

/// What tells runs apart.
struct RunFacts {
    NetworkSpec spec;
    TrainingOptions options;  ///< in force
    std::string dataset;
};

RunFacts factsOf(const Document& document, int number, std::optional<float> byHand) {
    const PastRun* past = document.pastRun(number);
    const auto& end = past != nullptr ? past->end : document.trained().checkpoint;
    RunFacts facts{document.spec(), document.settings().options, end ? end->dataset : document.settings().dataset};
    if (past != nullptr) {
        facts.spec = end->spec;
        facts.options = optionsInForce(*end);
    }
    // What plateaus have left of a rate is no setting; one that was set after the run's last state is.
    if (past == nullptr && byHand)
        facts.options.learningRate = *byHand;
    else if (end && facts.options.learningRate == optionsInForce(*end).learningRate)
        facts.options.learningRate = rateSetByHand(*end);
    return facts;
}

QString utf8Text(std::string_view utf8) { return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())); }

int layersOf(const NetworkSpec& spec) {
    return static_cast<int>(std::ranges::count_if(
        spec.nodes, [](const Node& node) { return !std::holds_alternative<InputSpec>(node.layer); }));
}

}  // namespace

QString networkDifference(const NetworkSpec& spec, const NetworkSpec& before) {
    if (spec.nodes.empty() || before.nodes.empty() || computesTheSame(spec, before)) return {};
    if (layersOf(spec) != layersOf(before)) return RunText::tr("%1 layers").arg(layersOf(spec));
    for (const Node& node : spec.nodes) {
        const Node* same = before.find(node.id);
        if (same == nullptr || same->layer == node.layer) continue;
        const auto* conv = std::get_if<Conv2dSpec>(&node.layer);
        const auto* other = std::get_if<Conv2dSpec>(&same->layer);
        if (conv != nullptr && other != nullptr && conv->filters != other->filters)
            return RunText::tr("%1 filters").arg(conv->filters);
        if (conv != nullptr && other != nullptr && conv->kernel != other->kernel)
            return RunText::tr("%1 × %2 kernel").arg(conv->kernel.height).arg(conv->kernel.width);
        const auto* dense = std::get_if<DenseSpec>(&node.layer);
        if (dense != nullptr && std::holds_alternative<DenseSpec>(same->layer))
            return RunText::tr("%1 units").arg(dense->units);
        return RunText::tr("another %1").arg(utf8Text(node.name));
    }
    return RunText::tr("another network");
}

namespace {

QString settingsDifference(const TrainingOptions& options, const TrainingOptions& before) {
    if (options.optimizer.index() != before.optimizer.index()) return utf8Text(titleOf(options.optimizer));
    if (options.learningRate != before.learningRate)
        return QStringLiteral("\u03B7 ") + rateText(double(options.learningRate));
    if (options.batch != before.batch) return RunText::tr("batch %1").arg(options.batch);
    if (options.weightDecay != before.weightDecay)
        return RunText::tr("weight decay %1").arg(rateText(double(options.weightDecay)));
    if (options.seed != before.seed) return RunText::tr("seed %1").arg(options.seed);
    if (options.augmentation != before.augmentation)
        return options.augmentation.isNone() ? RunText::tr("no augmentation")
                                             : utf8Text(augmentationText(options.augmentation));
    if (options.initialisation != before.initialisation)
        return RunText::tr("initial weights: %1").arg(initialisationTitle(options.initialisation));
    if (options.averaging != before.averaging)
        return options.averaging.isOn() ? averagingTitle(options.averaging) : RunText::tr("no averaging");
    if (options.schedule != before.schedule) return RunText::tr("another schedule");
    if (options.plateau != before.plateau)
        return options.plateau.isOn() ? plateauTitle(options.plateau) : RunText::tr("no reduction on plateaus");
    if (options.optimizer != before.optimizer) return RunText::tr("another optimizer");
    return {};
}

/// What layers do otherwise, where that is another thing than before.
QString layersDifference(const RunFacts& here, const RunFacts& there) {
    if (here.options.layers == there.options.layers) return {};
    const QString text = layerTrainingText(here.options.layers, here.spec);
    if (!text.isEmpty()) return text;
    return layerTrainingText(there.options.layers, there.spec).isEmpty() ? QString()
                                                                         : RunText::tr("all layers trained");
}

const std::string& givenName(const Document& document, int number) {
    const PastRun* past = document.pastRun(number);
    return past != nullptr ? past->name : document.runName();
}

}  // namespace

QString usualTitleOfRun(const Document& document, int number, std::optional<float> byHand) {
    const QString title = RunText::tr("Run %1").arg(number);
    const PastRun* before = nullptr;
    for (const PastRun& past : document.pastRuns())
        if (past.number < number && (before == nullptr || past.number > before->number)) before = &past;
    if (before == nullptr) return title;
    const RunFacts here = factsOf(document, number, byHand);
    const RunFacts there = factsOf(document, before->number, std::nullopt);
    QStringList differences;
    if (here.dataset != there.dataset) differences << RunController::titleOf(here.dataset);
    differences << networkDifference(here.spec, there.spec) << settingsDifference(here.options, there.options)
                << layersDifference(here, there);
    differences.removeAll(QString());
    return differences.isEmpty() ? title : title + QStringLiteral(" · ") + differences.join(QStringLiteral(", "));
}

QString titleOfRun(const Document& document, int number, std::optional<float> byHand) {
    const std::string& name = givenName(document, number);
    return name.empty() ? usualTitleOfRun(document, number, byHand) : QString::fromStdString(name);
}

QString factsOfRun(const Document& document, int number, std::optional<float> byHand) {
    const RunFacts facts = factsOf(document, number, byHand);
    const TrainingOptions& options = facts.options;
    QStringList lines{RunController::titleOf(facts.dataset)};
    if (!facts.spec.nodes.empty()) lines << RunText::tr("%1 layers").arg(layersOf(facts.spec));
    lines << RunText::tr("%1, \u03B7 %2, batch %3, weight decay %4, seed %5")
                 .arg(utf8Text(titleOf(options.optimizer)), rateText(double(options.learningRate)))
                 .arg(options.batch)
                 .arg(rateText(double(options.weightDecay)))
                 .arg(options.seed);
    if (!options.augmentation.isNone())
        lines << RunText::tr("augmentation %1").arg(utf8Text(augmentationText(options.augmentation)));
    if (options.initialisation != Initialisation::Usual)
        lines << RunText::tr("initial weights: %1").arg(initialisationTitle(options.initialisation));
    if (options.plateau.isOn()) lines << plateauTitle(options.plateau);
    if (options.averaging.isOn()) lines << averagingTitle(options.averaging);
    if (options.stop.any()) lines << stopTitle(options.stop);
    if (const QString layers = layerTrainingText(options.layers, facts.spec); !layers.isEmpty()) lines << layers;
    return lines.join(u'\n');
}

bool isComparable(const RunController& run, const PastRun& past) {
    const Document& document = run.document();
    const auto& present = document.trained().checkpoint;
    const std::string& dataset = present && present->step > 0 ? present->dataset
                                 : run.data() != nullptr      ? run.data()->name
                                                              : document.settings().dataset;
    return past.end->dataset == dataset;
}

}  // namespace fovea
