// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/plan_report.h"

#include <QCoreApplication>
#include <nlohmann/json.hpp>

#include "app/cli/terminal.h"
#include "app/training_setup.h"
#include "core/network/network_plan.h"

namespace fovea {
namespace {

using nlohmann::ordered_json;

struct PlanReport {
    Q_DECLARE_TR_FUNCTIONS(fovea::PlanReport)
};

void printPlanJson(const QString& name, const NetworkSpec& spec, int batch, const NetworkPlan& plan) {
    ordered_json layers = ordered_json::array();
    for (const PlannedNode& planned : plan.nodes) {
        const Node& node = *spec.find(planned.id);
        layers.push_back({{"id", planned.id.value},
                          {"kind", kindName(node.layer)},
                          {"name", node.name},
                          {"output_bytes", planned.output.bytes},
                          {"gradient_bytes", planned.gradient.bytes},
                          {"memory_bytes", planned.memory.bytes}});
    }
    printJson(
        {{"network", name.toStdString()}, {"batch", batch}, {"layers", layers}, {"arena_bytes", plan.arenaBytes}});
}

QString bytes(std::uint64_t count) {
    return count == 0 ? QStringLiteral("-") : bytesText(static_cast<double>(count));
}

}  // namespace

void printPlan(const QString& name, const NetworkSpec& spec, int batch, bool json) {
    const NetworkPlan plan = planNetwork(spec, batch, Purpose::Training);
    if (json) return printPlanJson(name, spec, batch, plan);
    QList<QStringList> rows{{PlanReport::tr("Layer"), PlanReport::tr("Output"), PlanReport::tr("Activations"),
                             PlanReport::tr("Gradients"), PlanReport::tr("Kept for backward")}};
    for (const PlannedNode& planned : plan.nodes) {
        const Node& node = *spec.find(planned.id);
        rows.append({QString::fromStdString(node.name), QString::fromStdString(plainShape(planned.shape)),
                     bytes(planned.output.bytes), bytes(planned.gradient.bytes), bytes(planned.memory.bytes)});
    }
    printLine(PlanReport::tr("%1, batches of %2: %3 of memory for a step, shared where times allow.")
                  .arg(name, QString::number(batch), bytesText(static_cast<double>(plan.arenaBytes))));
    printAligned(rows, 2);
    printLine(QString());
}

}  // namespace fovea
