// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/run_table_argument.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <algorithm>

#include "app/document/document.h"
#include "app/error_text.h"
#include "app/session/run_names.h"
#include "core/exchange/project_file.h"

namespace fovea {
namespace {

struct RunTable {
    Q_DECLARE_TR_FUNCTIONS(fovea::RunTable)
};

}  // namespace

std::variant<RunTableArgument, QString> runTableOf(const QString& path, std::optional<qint64> reference) {
    RunTableArgument table;
    std::vector<RunSummary> runs;
    std::vector<QString> titles;
    if (QFileInfo(path).isDir()) {
        auto record = readSweepRecord(path.toStdString());
        if (!record) {
            return record.error().code == ErrorCode::FileNotFound
                       ? RunTable::tr("“%1” holds no sweep. “fovea sweep … --out %1” makes one there.").arg(path)
                       : errorText(record.error());
        }
        runs = runsOf(*record);
        for (const RunSummary& run : runs) titles.push_back(sweepRunTitle(run));
        table.sweep = *std::move(record);
    } else {
        const auto project = loadProject(path.toStdString());
        if (!project) return errorText(project.error());
        Document document;
        document.fromProject(*project, path);
        runs = runsOf(document);
        for (const RunSummary& run : runs) titles.push_back(titleOfRun(document, run.number));
        table.present = document.runNumber();
    }
    if (runs.empty()) return RunTable::tr("“%1” keeps no run that has gone a step.").arg(path);
    const qint64 wanted = reference.value_or(table.present > 0 ? table.present : runs.front().number);
    const auto found = std::ranges::find(runs, wanted, &RunSummary::number);
    if (found == runs.end() && reference) {
        QStringList numbers;
        for (const RunSummary& run : runs) numbers += QString::number(run.number);
        return RunTable::tr("There is no run %1 in “%2”. It keeps: %3.")
            .arg(QString::number(wanted), path, numbers.join(QStringLiteral(", ")));
    }
    // A project that was rewound and not trained since has no present run: the newest one stands for it.
    table.reference = found != runs.end() ? *found : runs.back();
    table.rows = tableOf(runs, titles, &*table.reference);
    return table;
}

}  // namespace fovea
