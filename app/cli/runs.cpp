// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QFileInfo>
#include <algorithm>
#include <optional>
#include <variant>

#include "app/cli/run_table_argument.h"
#include "app/cli/terminal.h"
#include "app/cli/verbs.h"
#include "core/evaluation/intervals.h"
#include "core/json.h"
#include "widgets/text/numbers.h"

namespace fovea {
namespace {

using nlohmann::ordered_json;

struct RunsVerb {
    Q_DECLARE_TR_FUNCTIONS(fovea::RunsVerb)
};

ordered_json optional(const std::optional<std::int64_t>& number) {
    return number ? ordered_json(*number) : ordered_json(nullptr);
}

void printAsJson(const RunTableArgument& table) {
    for (const RunTableRow& row : table.rows) {
        const RunSummary& run = row.run;
        ordered_json settings = ordered_json::object(), differs = ordered_json::object();
        for (const RunSetting& setting : settingsOf(run)) settings[setting.key] = setting.value;
        if (table.reference)
            for (const RunSetting& setting : differencesOf(run, *table.reference)) differs[setting.key] = setting.value;
        const Interval interval = wilsonInterval(run.right, run.images);
        const bool tried = run.images > 0;
        printJson({{"run", run.number},
                   {"name", row.title},
                   {"note", run.note},
                   {"settings", std::move(settings)},
                   {"differs", std::move(differs)},
                   {"images", run.images},
                   {"right", tried ? ordered_json(run.right) : ordered_json(nullptr)},
                   {"accuracy", tried ? ordered_json(run.accuracy()) : ordered_json(nullptr)},
                   {"interval", tried ? ordered_json::array({interval.low, interval.high}) : ordered_json(nullptr)},
                   {"steps", run.steps},
                   {"epochs", run.epochs},
                   {"seconds", run.seconds},
                   {"parameters", optional(run.parameters)},
                   {"macs", optional(run.macs)}});
    }
}

QString countText(const std::optional<std::int64_t>& number) {
    return number ? groupedNumber(*number) : QStringLiteral("–");
}

void printTable(const RunTableArgument& table) {
    QList<QStringList> lines{{RunsVerb::tr("run"), RunsVerb::tr("differs in"), RunsVerb::tr("note"),
                              RunsVerb::tr("accuracy"), RunsVerb::tr("95 % interval"), RunsVerb::tr("seconds"),
                              RunsVerb::tr("parameters"), RunsVerb::tr("multiply–adds")}};
    for (const RunTableRow& row : table.rows) {
        const RunSummary& run = row.run;
        const Interval interval = wilsonInterval(run.right, run.images);
        const bool tried = run.images > 0;
        lines +=
            QStringList{QString::fromStdString(row.title),
                        QString::fromStdString(row.differs),
                        QString::fromStdString(run.note),
                        tried ? plainPercent(run.accuracy()) : QStringLiteral("–"),
                        tried ? RunsVerb::tr("%1 to %2").arg(plainPercent(interval.low), plainPercent(interval.high))
                              : QStringLiteral("–"),
                        decimalNumber(run.seconds, 1),
                        countText(run.parameters),
                        countText(run.macs)};
    }
    printAligned(lines, 3);
    printLine(
        RunsVerb::tr("accuracy: on the images that each run held back; the interval is that of one run, seeds "
                     "spread further"));
}

int runRuns(const ParsedArguments& arguments) {
    const bool csv = arguments.has(QStringLiteral("--csv")), latex = arguments.has(QStringLiteral("--latex"));
    const bool json = arguments.has(QStringLiteral("--json"));
    if (int(csv) + int(latex) + int(json) > 1) {
        printError(RunsVerb::tr("Give one of --csv, --latex and --json."));
        return ExitUsage;
    }
    const auto found = runTableOf(arguments.positional.front(), arguments.whole(QStringLiteral("--reference")));
    if (const auto* sentence = std::get_if<QString>(&found)) {
        printError(*sentence);
        return ExitCouldNot;
    }
    const auto& table = std::get<RunTableArgument>(found);
    const auto print = [](const std::string& text) {
        for (const QString& line : QString::fromStdString(text).chopped(1).split(u'\n')) printLine(line);
    };
    if (csv)
        print(csvOf(table.rows));
    else if (latex)
        print(latexOf(table.rows, latexHead()));
    else if (json)
        printAsJson(table);
    else
        printTable(table);
    return ExitDone;
}

}  // namespace

Verb runsVerb() {
    return {{.verb = QStringLiteral("runs"),
             .synopsis = QStringLiteral("MODEL.fovea|SWEEP-FOLDER [--reference N] [--csv|--latex|--json]"),
             .leastPositional = 1,
             .mostPositional = 1,
             .options = {{.name = QStringLiteral("--reference"),
                          .kind = OptionRule::Kind::Whole,
                          .smallest = 1,
                          .largest = 2147483647},
                         {.name = QStringLiteral("--csv")},
                         {.name = QStringLiteral("--latex")},
                         {.name = QStringLiteral("--json")}}},
            RunsVerb::tr("lists the runs that a project or a sweep keeps, how they differ, and how they fare"),
            runRuns};
}

}  // namespace fovea
