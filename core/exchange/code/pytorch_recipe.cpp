// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/code/pytorch_recipe.h"

#include <fmt/format.h>

#include "core/exchange/code/code_graph.h"
#include "core/exchange/code/optimizer_code.h"
#include "core/exchange/code/python_text.h"
#include "core/exchange/code/schedule_code.h"
#include "core/exchange/code/templates/fill.h"
#include "core/exchange/code/templates/pytorch_train.h"

namespace fovea {
namespace {

std::string smoothingText(const TrainingOptions& recipe) {
    return recipe.labelSmoothing > 0 ? fmt::format(", label_smoothing={}", pythonNumber(recipe.labelSmoothing)) : "";
}

/// The script trains on the pictures as they are, and says so.
std::string augmentationNote(const TrainingOptions& recipe) {
    if (recipe.augmentation.isNone()) return "";
    return fmt::format("\nThe run augmented its training pictures in Fovea (--augment {}); this script doesn't.\n",
                       augmentationText(recipe.augmentation));
}

/// Nor does it hold images back to judge epochs by.
std::string plateauNote(const TrainingOptions& recipe) {
    std::string note;
    if (recipe.plateau.isOn())
        note += fmt::format(
            "\nThe run reduced its learning rate on plateaus in Fovea (--plateau {}); this script doesn't.\n"
            "torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, factor={}, patience={}) does, given each epoch's "
            "validation loss (training loss where no images are held back).\n",
            plateauText(recipe.plateau), pythonNumber(recipe.plateau.factor), recipe.plateau.epochs - 1);
    if (recipe.stop.any())
        note += fmt::format("\nThe run was to end early in Fovea (--stop {}); this script trains all epochs.\n",
                            stopText(recipe.stop));
    return note;
}

/// Nor does it average weights. PyTorch has a class for means of weights, which Lookahead's slow weights are not.
std::string averagingNote(const TrainingOptions& recipe) {
    const AveragingRow* row = averagingRow(recipe.averaging.kind);
    if (row == nullptr) return "";
    const bool isMean = recipe.averaging.kind != AveragingKind::Lookahead;
    return fmt::format("\nThe run averaged its weights in Fovea (--{} {}); this script doesn't.{}\n", row->name,
                       recipe.averaging.number, isMean ? " torch.optim.swa_utils.AveragedModel does." : "");
}

/// Nor does it treat layers differently.
std::string layersNote(const CodeSource& source) {
    const LayerTraining& layers = source.recipe.layers;
    const std::string frozen = frozenText(layers.frozen, source.model.spec);
    std::string note;
    if (!frozen.empty())
        note += fmt::format("\nThe run froze layers in Fovea (--freeze {}); this script trains all of them.\n", frozen);
    if (!layers.rates.empty() || !layers.decaysBiases || !layers.decaysNorms)
        note += "\nThe run had rates or weight decay of single layers in Fovea; this script has one for all.\n";
    return note;
}

/// What PyTorch has no class for.
std::string ownOptimizer(const OptimizerOptions& optimizer) {
    if (std::holds_alternative<LionOptions>(optimizer)) return std::string(pytorchLion);
    return std::holds_alternative<MuonOptions>(optimizer) ? std::string(pytorchMuon) : std::string();
}

std::string clipText(const TrainingOptions& recipe) {
    std::string text;
    if (recipe.clipNorm > 0)
        text += fmt::format("        torch.nn.utils.clip_grad_norm_(net.parameters(), {})\n",
                            pythonNumber(recipe.clipNorm));
    if (recipe.clipValue > 0)
        text += fmt::format("        torch.nn.utils.clip_grad_value_(net.parameters(), {})\n",
                            pythonNumber(recipe.clipValue));
    return text;
}

}  // namespace

std::string pytorchTraining(const CodeSource& source) {
    const TrainingOptions& recipe = source.recipe;
    const ScheduleCode rate = pytorchSchedule(recipe.schedule);
    return fillTemplate(
        pytorchTrain, {{"title", pythonTitle(source)},
                       {"optimizer", pytorchOptimizer(recipe.optimizer)},
                       {"rate", joinLines(rate.lines, "    ")},
                       {"own_optimizer", ownOptimizer(recipe.optimizer)},
                       {"augmentation", augmentationNote(recipe) + plateauNote(recipe) + averagingNote(recipe) + layersNote(source)},
                       {"smoothing", smoothingText(recipe)},
                       {"clip", clipText(recipe)},
                       {"imports", rate.usesMath ? "import math\n" : ""},
                       {"lr", pythonNumber(recipe.learningRate)},
                       {"weight_decay", pythonNumber(recipe.weightDecay)},
                       {"batch", fmt::format("{}", recipe.batch)},
                       {"epochs", fmt::format("{}", recipe.epochs)},
                       {"seed", fmt::format("{}", recipe.seed)}});
}

}  // namespace fovea
