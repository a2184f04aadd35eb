// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/plan_report.h"

#include <QCoreApplication>

#include "app/cli/terminal.h"
#include "app/error_text.h"
#include "app/training_setup.h"
#include "core/json.h"
#include "core/network/network_plan.h"

namespace fovea {
namespace {

using nlohmann::ordered_json;

struct PlanReport {
    Q_DECLARE_TR_FUNCTIONS(fovea::PlanReport)
};

std::uint64_t bytesOf(const PlannedBuffer& buffer) {
    return saturatingProduct(buffer.imageBytes, static_cast<std::uint64_t>(buffer.images));
}

ordered_json sectionsJson(const PlanSummary& summary) {
    ordered_json sections = ordered_json::array();
    for (const PlanSummary::Part& part : summary.sections) {
        ordered_json steps = ordered_json::array();
        for (const PlanSummary::Step& step : part.steps) {
            ordered_json entry = {{"what", step.what}, {"layer", step.node}};
            if (!step.method.empty()) entry["method"] = step.method;
            steps.push_back(std::move(entry));
        }
        sections.push_back({{"whole_batch", part.isWholeBatch}, {"steps", std::move(steps)}});
    }
    return sections;
}

void printPlanJson(const QString& name, const NetworkSpec& spec, int batch, const NetworkPlan& plan) {
    ordered_json layers = ordered_json::array();
    for (std::size_t i = 0; i < plan.graph.size(); ++i) {
        const Node& node = *spec.find(plan.graph[i].id);
        layers.push_back({{"id", node.id.value},
                          {"kind", kindName(node.layer)},
                          {"name", node.name},
                          {"output_bytes", bytesOf(plan.training->outputs[i])},
                          {"gradient_bytes", bytesOf(plan.training->gradients[i])},
                          {"memory_bytes", bytesOf(plan.training->memories[i])}});
    }
    const PlanSummary summary = summarisePlan(spec, batch, Purpose::Training, Workers().threads());
    printJson({{"network", name.toStdString()},
               {"batch", batch},
               {"chunks", summary.chunks},
               {"layers", layers},
               {"sections", sectionsJson(summary)},
               {"arena_bytes", summary.arenaBytes}});
}

QString bytes(std::uint64_t count) { return count == 0 ? QStringLiteral("-") : bytesText(static_cast<double>(count)); }

/// Section by section, as the step runs.
void printSections(const PlanSummary& summary) {
    int number = 0;
    for (const PlanSummary::Part& part : summary.sections) {
        QStringList steps;
        for (const PlanSummary::Step& step : part.steps) {
            const std::string method = step.method.empty() ? "" : " (" + step.method + ")";
            steps.append(QString::fromStdString(step.what + " " + step.node + method).trimmed());
        }
        const QString which = QString::number(++number);
        const QString list = steps.join(QStringLiteral(", "));
        printLine(part.isWholeBatch ? PlanReport::tr("Section %1, the whole batch at once: %2").arg(which, list)
                                    : PlanReport::tr("Section %1, the batch in %2 pieces: %3")
                                          .arg(which, QString::number(summary.chunks), list));
    }
}

}  // namespace

void printPlan(const QString& name, const NetworkSpec& spec, int batch, bool json) {
    const NetworkPlan plan = planNetwork(spec, batch, Purpose::Training);
    if (json) return printPlanJson(name, spec, batch, plan);
    QList<QStringList> rows{{PlanReport::tr("Layer"), PlanReport::tr("Output"), PlanReport::tr("Activations"),
                             PlanReport::tr("Gradients"), PlanReport::tr("Kept for backward")}};
    for (std::size_t i = 0; i < plan.graph.size(); ++i) {
        rows.append({QString::fromStdString(spec.find(plan.graph[i].id)->name),
                     QString::fromStdString(plainShape(plan.graph[i].shape)), bytes(bytesOf(plan.training->outputs[i])),
                     bytes(bytesOf(plan.training->gradients[i])), bytes(bytesOf(plan.training->memories[i]))});
    }
    printLine(PlanReport::tr("%1, batches of %2: %3 of memory for a step, shared where times allow.")
                  .arg(name, QString::number(batch),
                       bytesText(static_cast<double>(plan.arenaBytes(plan.workersFor(Workers().threads()))))));
    printAligned(rows, 2);
    printLine(QString());
    printSections(summarisePlan(spec, batch, Purpose::Training, Workers().threads()));
    printLine(QString());
}

}  // namespace fovea
