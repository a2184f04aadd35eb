// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/exchange/code/code_graph.h"
#include "core/exchange/code/text_escape.h"
#include "core/exchange/code/text_export.h"

namespace fovea {
namespace {

using Row = std::vector<std::string>;

/// Headings, lines and tables in one of two languages; escapes everything it is given.
class CardWriter {
public:
    explicit CardWriter(CardFormat format) : isHtml_(format == CardFormat::Html) {}

    void heading(int level, const std::string& text) {
        text_ += isHtml_
                     ? fmt::format("<h{0}>{1}</h{0}>\n", level, htmlText(text))
                     : fmt::format("{} {}\n\n", std::string(static_cast<std::size_t>(level), '#'), markdownText(text));
    }
    void paragraph(const std::string& text) {
        text_ += isHtml_ ? fmt::format("<p>{}</p>\n", htmlText(text)) : markdownText(text) + "\n\n";
    }
    /// The first row is the head.
    void table(const std::vector<Row>& rows) {
        if (isHtml_) text_ += "<table>\n";
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const char* cell = i == 0 ? "th" : "td";
            text_ += isHtml_ ? "<tr>" : "|";
            for (const std::string& value : rows[i])
                text_ +=
                    isHtml_ ? fmt::format("<{0}>{1}</{0}>", cell, htmlText(value)) : " " + markdownText(value) + " |";
            text_ += isHtml_ ? "</tr>\n" : "\n";
            if (i == 0 && !isHtml_) {
                text_ += '|';
                for (std::size_t k = 0; k < rows[i].size(); ++k) text_ += " --- |";
                text_ += '\n';
            }
        }
        text_ += isHtml_ ? "</table>\n" : "\n";
    }
    std::string take(const std::string& title) {
        if (!isHtml_) return std::move(text_);
        return fmt::format(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n<style>\n"
            "body {{ font: 15px/1.5 'Noto Sans', sans-serif; color: #1B2430; max-width: 60em; margin: 3em auto; padding: 0 1em; }}\n"
            "table {{ border-collapse: collapse; margin: 1em 0; }}\n"
            "th, td {{ border: 1px solid #DFE3E9; padding: 3px 10px; text-align: left; font-variant-numeric: tabular-nums; }}\n"
            "th {{ background: #F4F5F7; }}\n</style>\n</head>\n<body>\n{}</body>\n</html>\n",
            htmlText(title), text_);
    }

private:
    bool isHtml_;
    std::string text_;
};

std::string percent(double share) { return fmt::format("{:.1f} %", share * 100); }

const EpochReport* lastValidated(const History& history) {
    const auto found =
        std::find_if(history.epochs.rbegin(), history.epochs.rend(), [](const EpochReport& e) { return e.validated; });
    return found == history.epochs.rend() ? nullptr : &*found;
}

Row rowOf(const SgdOptions& sgd) { return {"Momentum", fmt::format("{}", sgd.momentum)}; }
Row rowOf(const AdamOptions& adam) {
    return {"β₁, β₂, ε", fmt::format("{}, {}, {}", adam.beta1, adam.beta2, adam.epsilon)};
}
Row rowOf(const AdamWOptions& adamW) {
    return {"β₁, β₂, ε", fmt::format("{}, {}, {}", adamW.beta1, adamW.beta2, adamW.epsilon)};
}
Row rowOf(const RmsPropOptions& rmsProp) {
    return {"α, momentum, ε", fmt::format("{}, {}, {}", rmsProp.alpha, rmsProp.momentum, rmsProp.epsilon)};
}

Row rowOf(const AdagradOptions& adagrad) { return {"ε", fmt::format("{}", adagrad.epsilon)}; }
Row rowOf(const AdadeltaOptions& adadelta) { return {"ρ, ε", fmt::format("{}, {}", adadelta.rho, adadelta.epsilon)}; }
Row rowOf(const MuonOptions& muon) { return {"Momentum", fmt::format("{}", muon.momentum)}; }
Row rowOf(const LionOptions& lion) { return {"β₁, β₂", fmt::format("{}, {}", lion.beta1, lion.beta2)}; }

std::vector<Row> recipeRows(const ModelCard& card) {
    const TrainingOptions& recipe = card.recipe;
    const auto* sgd = std::get_if<SgdOptions>(&recipe.optimizer);
    const std::string title(titleOf(recipe.optimizer));
    std::vector<Row> rows{{"Setting", "Value"},
                          {"Optimizer", sgd != nullptr && sgd->nesterov ? title + ", Nesterov" : title},
                          {"Learning rate", fmt::format("{}", recipe.learningRate)}};
    if (recipe.schedule != RateSchedule(ConstantRate{})) rows.push_back({"Schedule", scheduleText(recipe.schedule)});
    if (recipe.plateau.isOn())
        rows.push_back(
            {"Reduced on a plateau", fmt::format("times {} after {} epoch{} without gain", recipe.plateau.factor,
                                                 recipe.plateau.epochs, recipe.plateau.epochs == 1 ? "" : "s")});
    rows.push_back(std::visit([](const auto& kind) { return rowOf(kind); }, recipe.optimizer));
    rows.push_back({"Weight decay", fmt::format("{}", recipe.weightDecay)});
    if (const std::string frozen = frozenText(recipe.layers.frozen, card.spec); !frozen.empty())
        rows.push_back({"Frozen layers", frozen});
    if (recipe.labelSmoothing > 0) rows.push_back({"Label smoothing", fmt::format("{}", recipe.labelSmoothing)});
    if (recipe.clipNorm > 0) rows.push_back({"Gradients clipped to the norm", fmt::format("{}", recipe.clipNorm)});
    if (recipe.clipValue > 0) rows.push_back({"Gradients cut to", fmt::format("± {}", recipe.clipValue)});
    if (!recipe.augmentation.isNone()) rows.push_back({"Augmentation", augmentationText(recipe.augmentation)});
    if (recipe.initialisation != Initialisation::Usual)
        rows.push_back({"Initial weights", std::string(nameOf(recipe.initialisation))});
    if (recipe.averaging.isOn()) rows.push_back({"Weights averaged", averagingText(recipe.averaging)});
    rows.push_back({"Batch", fmt::format("{}", recipe.batch)});
    rows.push_back({"Seed", fmt::format("{}", recipe.seed)});
    if (recipe.stop.any()) rows.push_back({"Ends early at", stopText(recipe.stop)});
    if (!card.history.steps.empty()) {
        rows.push_back({"Steps taken", fmt::format("{}", card.history.steps.back().step)});
        rows.push_back({"Epochs finished", fmt::format("{}", card.history.epochs.size())});
    }
    return rows;
}

void writeAccuracy(const ModelCard& card, CardWriter& out) {
    out.heading(2, "Accuracy");
    const EpochReport* epoch = lastValidated(card.history);
    if (epoch == nullptr) return out.paragraph("The file holds no evaluation on images that were held back.");
    const Evaluation& result = epoch->validation;
    const ShareInterval range = wilsonInterval(result.accuracy, result.count);
    out.paragraph(fmt::format(
        "{} of {} images held back from training, after epoch {}; with 95 % confidence between {} and {} "
        "(Wilson's interval). Mean loss {:.4f}.",
        percent(result.accuracy), result.count, epoch->epoch, percent(range.low), percent(range.high), result.loss));
    const auto nameOf = [&](std::size_t i) {
        return i < card.classNames.size() ? card.classNames[i] : fmt::format("{}", i);
    };
    Row head{"true \\ predicted"};
    for (std::size_t i = 0; i < result.confusion.size(); ++i) head.push_back(nameOf(i));
    head.insert(head.end(), {"right", "95 %"});
    std::vector<Row> rows{head};
    const std::vector<double> perClass = result.perClassAccuracy();
    for (std::size_t i = 0; i < result.confusion.size(); ++i) {
        Row row{nameOf(i)};
        std::int64_t count = 0;
        for (const std::int64_t cell : result.confusion[i]) {
            row.push_back(fmt::format("{}", cell));
            count += cell;
        }
        const double share = i < perClass.size() ? perClass[i] : 0;
        const ShareInterval each = wilsonInterval(share, count);
        row.push_back(count > 0 ? percent(share) : "");
        row.push_back(count > 0 ? fmt::format("{} to {}", percent(each.low), percent(each.high)) : "");
        rows.push_back(std::move(row));
    }
    out.table(rows);
}

}  // namespace

ShareInterval wilsonInterval(double share, std::int64_t count) {
    if (count <= 0) return {};
    constexpr double z = 1.959963984540054;
    const auto n = static_cast<double>(count);
    const double centre = (share + z * z / (2 * n)) / (1 + z * z / n);
    const double half = z / (1 + z * z / n) * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
    return {std::max(0.0, centre - half), std::min(1.0, centre + half)};
}

std::string modelCard(const ModelCard& card, CardFormat format) {
    CardWriter out(format);
    const std::string title = card.title.empty() ? "Network" : card.title;
    const NetworkCost cost = networkCost(card.spec, inferShapes(card.spec));
    out.heading(1, title);
    out.paragraph(
        fmt::format("A convolutional network with {} layers, {} parameters and {} multiply-accumulates for an image.",
                    card.spec.nodes.size(), cost.totals.parameters, cost.totals.macs));
    if (!card.notes.empty()) out.paragraph(card.notes);
    out.heading(2, "Data");
    out.paragraph(card.dataset.empty()
                      ? std::string("The file does not say what the network was trained on.")
                      : fmt::format("Trained on “{}”; {} images were held back.", card.dataset, card.validationCount));
    std::string classes;
    for (const std::string& name : card.classNames) classes += (classes.empty() ? "Classes: " : ", ") + name;
    if (!classes.empty()) out.paragraph(classes + ".");
    out.heading(2, "Recipe");
    out.table(recipeRows(card));
    writeAccuracy(card, out);
    out.heading(2, "Layers");
    std::vector<Row> layers{{"Layer", "Kind", "Output"}};
    const ShapeTable shapes = inferShapes(card.spec);
    for (const NodeId id : card.spec.topologicalOrder()) {
        const Node& node = *card.spec.find(id);
        const Shape* shape = std::get_if<Shape>(&shapes.at(id));
        layers.push_back({node.name, std::string(kindName(node.layer)), shape ? shapeText(*shape) : "?"});
    }
    out.table(layers);
    out.heading(2, "Environment");
    std::vector<Row> builds{{"Step", "Fovea"}};
    if (!card.trainedBuild.empty()) builds.push_back({"trained by", card.trainedBuild});
    builds.push_back({"card written by", card.writtenBuild});
    out.table(builds);
    return out.take(title);
}

}  // namespace fovea
