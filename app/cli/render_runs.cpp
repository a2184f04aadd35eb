// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/render_runs.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QVBoxLayout>
#include <QWidget>

#include "app/cli/run_table_argument.h"
#include "app/cli/widget_picture.h"
#include "app/workspaces/runs_view.h"
#include "app/workspaces/sweep_lines.h"
#include "core/evaluation/intervals.h"
#include "widgets/charts/parallel_view.h"
#include "widgets/charts/run_scatter.h"
#include "widgets/style/theme.h"

namespace fovea {
namespace {

struct RenderRuns {
    Q_DECLARE_TR_FUNCTIONS(fovea::RenderRuns)
};

constexpr int runsWidth = 1160;
constexpr int chartHeight = 320;

RunScatter* scatterOf(const std::vector<ShownRun>& runs) {
    std::vector<RunScatter::Point> points;
    for (const ShownRun& shown : runs) {
        const RunSummary& run = shown.row.run;
        if (run.images == 0 || run.parameters.value_or(0) <= 0) continue;
        const Interval interval = wilsonInterval(run.right, run.images);
        points.push_back({shown.id, QString::fromStdString(shown.row.title), double(*run.parameters), run.accuracy(),
                          interval.low, interval.high, shown.isPresent});
    }
    auto* scatter = new RunScatter;
    scatter->setTitle(RenderRuns::tr("Accuracy against size"));
    scatter->setPoints(std::move(points), RenderRuns::tr("parameters"));
    scatter->setFixedHeight(chartHeight);
    return scatter;
}

}  // namespace

std::variant<QImage, QString> renderRuns(const QString& path, double scale) {
    auto found = runTableOf(path, std::nullopt);
    if (const auto* sentence = std::get_if<QString>(&found)) return *sentence;
    auto& table = std::get<RunTableArgument>(found);
    std::vector<ShownRun> runs;
    for (RunTableRow& row : table.rows) {
        const int number = row.run.number;
        runs.push_back({table.sweep ? -number : number,
                        number == table.present,
                        table.reference && number == table.reference->number,
                        {},
                        std::move(row)});
    }
    RunsModel model;
    QWidget page;
    auto* view = new RunsView(model, &page);
    auto* scatter = scatterOf(runs);
    model.setRuns(std::move(runs));
    view->setFixedHeight(view->horizontalHeader()->sizeHint().height() +
                         view->verticalHeader()->defaultSectionSize() * model.rowCount() + 4);
    view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* column = new QVBoxLayout(&page);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(24);
    column->addWidget(view);
    if (table.sweep) {
        auto* lines = new ParallelView;
        auto [axes, values] = sweepLines(*table.sweep);
        lines->setTitle(RenderRuns::tr("Sweep"));
        lines->setRuns(std::move(axes), std::move(values));
        lines->setFixedHeight(chartHeight);
        column->addWidget(lines);
    }
    column->addWidget(scatter);
    page.resize(runsWidth, page.sizeHint().height());
    return widgetPicture(page, scale, Theme::instance().colors().surface);
}

}  // namespace fovea
