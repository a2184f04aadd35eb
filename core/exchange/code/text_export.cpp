// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/code/text_export.h"

#include <fmt/format.h>

#include <map>
#include <vector>

#include "core/analysis/receptive_field.h"
#include "core/exchange/code/code_graph.h"
#include "core/exchange/code/text_escape.h"
#include "core/json.h"

namespace fovea {
namespace {

using Row = std::vector<std::string>;

std::string extentText(const Extent& extent) {
    return extent.height == extent.width ? fmt::format("{}", extent.height)
                                         : fmt::format("{}×{}", extent.height, extent.width);
}

std::vector<Row> ledgerRows(const NetworkSpec& spec) {
    const ShapeTable shapes = inferShapes(spec);
    const NetworkCost cost = networkCost(spec, shapes);
    const auto fields = receptiveFields(spec, shapes);
    std::vector<Row> rows{{"Layer", "Kind", "Output", "Parameters", "MACs", "Receptive field", "Jump", "Offset"}};
    for (const NodeId id : spec.topologicalOrder()) {
        const Node& node = *spec.find(id);
        Row row{node.name, std::string(kindName(node.layer)), "", "", "", "", "", ""};
        if (const auto shape = shapes.find(id); shape != shapes.end() && std::holds_alternative<Shape>(shape->second))
            row[2] = shapeText(std::get<Shape>(shape->second));
        if (const auto layer = cost.layers.find(id); layer != cost.layers.end()) {
            row[3] = fmt::format("{}", layer->second.parameters);
            row[4] = fmt::format("{}", layer->second.macs);
        }
        if (const auto field = fields.find(id); field != fields.end() && field->second) {
            row[5] = extentText(field->second->size);
            row[6] = extentText(field->second->jump);
            row[7] = field->second->top == field->second->left
                         ? fmt::format("{}", field->second->top)
                         : fmt::format("{}, {}", field->second->top, field->second->left);
        }
        rows.push_back(std::move(row));
    }
    const NetworkTotals& totals = cost.totals;
    rows.push_back({"Total", "", "", fmt::format("{}", totals.parameters), fmt::format("{}", totals.macs), "", "", ""});
    return rows;
}

/// Every cell through `escape`, put between `first`, `between` and `last`.
template <class Escape>
std::string line(const Row& row, Escape escape, const char* first, const char* between, const char* last) {
    std::vector<std::string> cells;
    for (const std::string& cell : row) cells.push_back(escape(cell));
    return fmt::format("{}{}{}", first, fmt::join(cells, between), last);
}

std::string csv(const std::vector<Row>& rows) {
    std::string text;
    for (const Row& row : rows) text += line(row, csvField, "", ",", "\r\n");
    return text;
}

std::string markdown(const std::vector<Row>& rows) {
    std::string text;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        text += line(rows[i], markdownText, "| ", " | ", " |\n");
        if (i == 0) text += "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n";
    }
    return text;
}

std::string latexCell(const std::string& cell) {
    std::string text = latexText(cell);
    for (std::size_t at = text.find("×"); at != std::string::npos; at = text.find("×", at))
        text.replace(at, 2, "$\\times$");
    return text;
}

std::string latex(const std::vector<Row>& rows) {
    // Networks are longer than pages.
    std::string text = "% \\usepackage{booktabs,longtable}\n\\begin{longtable}{llrrrrrr}\n\\toprule\n";
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i + 1 == rows.size()) text += "\\midrule\n";
        text += line(rows[i], latexCell, "", " & ", " \\\\\n");
        if (i == 0) text += "\\midrule\n\\endhead\n";
    }
    return text + "\\bottomrule\n\\end{longtable}\n";
}

}  // namespace

std::string ledgerText(const NetworkSpec& spec, TextFormat format) {
    const std::vector<Row> rows = ledgerRows(spec);
    return format == TextFormat::Csv ? csv(rows) : format == TextFormat::Markdown ? markdown(rows) : latex(rows);
}

std::string historyCsv(const History& history) {
    std::map<std::int64_t, const EpochReport*> ends;
    for (const EpochReport& epoch : history.epochs)
        if (epoch.validated) ends[epoch.step] = &epoch;
    std::string text = "step,epoch,loss,accuracy,learning_rate,images,seconds,validation_loss,validation_accuracy\r\n";
    for (const StepReport& step : history.steps) {
        text += fmt::format("{},{},{},{},{},{},{},", step.step, step.epoch + 1, step.loss, step.accuracy,
                            step.learningRate, step.images, step.seconds);
        if (const auto end = ends.find(step.step); end != ends.end())
            text += fmt::format("{},{}", end->second->validation.loss, end->second->validation.accuracy);
        else
            text += ',';
        text += "\r\n";
    }
    return text;
}

std::string historyJson(const History& history) {
    using nlohmann::ordered_json;
    ordered_json steps = ordered_json::array();
    const auto number = [](float value) { return std::stod(fmt::format("{}", value)); };  // 0.1 and not 0.10000000149
    for (const StepReport& step : history.steps)
        steps.push_back({{"step", step.step},
                         {"epoch", step.epoch + 1},
                         {"loss", number(step.loss)},
                         {"accuracy", number(step.accuracy)},
                         {"learning_rate", number(step.learningRate)},
                         {"images", step.images},
                         {"seconds", step.seconds}});
    ordered_json epochs = ordered_json::array();
    for (const EpochReport& epoch : history.epochs) {
        ordered_json entry{{"epoch", epoch.epoch},          {"step", epoch.step},
                           {"train_loss", epoch.trainLoss}, {"train_accuracy", epoch.trainAccuracy},
                           {"validation_loss", nullptr},    {"validation_accuracy", nullptr}};
        if (epoch.validated) {
            entry["validation_loss"] = epoch.validation.loss;
            entry["validation_accuracy"] = epoch.validation.accuracy;
            entry["confusion"] = epoch.validation.confusion;
        }
        epochs.push_back(std::move(entry));
    }
    return ordered_json{{"steps", std::move(steps)}, {"epochs", std::move(epochs)}}.dump(1) + "\n";
}

}  // namespace fovea
