// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QDir>
#include <algorithm>
#include <chrono>
#include <span>
#include <utility>
#include <variant>

#include "app/cli/data_argument.h"
#include "app/cli/interrupt.h"
#include "app/cli/network_argument.h"
#include "app/cli/optimizer_arguments.h"
#include "app/cli/terminal.h"
#include "app/cli/train_arguments.h"
#include "app/cli/verbs.h"
#include "app/error_text.h"
#include "app/session/run_rows.h"
#include "app/sweep_run.h"
#include "app/sweep_text.h"
#include "core/exchange/atomic_file.h"
#include "core/json.h"
#include "core/training/option_limits.h"

namespace fovea {
namespace {

using nlohmann::ordered_json;

struct SweepVerb {
    Q_DECLARE_TR_FUNCTIONS(fovea::SweepVerb)
};

/// What was typed is wrong, or can't be had: a sentence and the exit status.
struct SweepProblem {
    QString sentence;
    int status = ExitCouldNot;
};

std::variant<SweepJob, SweepProblem> sweepJobFor(const ParsedArguments& arguments, const Sweep& sweep,
                                                 std::stop_token stop) {
    auto data =
        openData(arguments.text(QStringLiteral("--data")), arguments.has(QStringLiteral("--json")), std::move(stop));
    if (!data) return SweepProblem{dataErrorText(data.error())};
    const QString name = arguments.text(QStringLiteral("--model"));
    const auto widths = patternWidths(arguments);
    if (!widths) return SweepProblem{errorText(widths.error()), ExitUsage};
    const bool isMade = findInCatalogue(name.toStdString()) != nullptr || looksLikePattern(name.toStdString());
    auto network = resolveNetwork(name, isMade ? std::optional(data->training->shape()) : std::nullopt,
                                  static_cast<int>(data->training->classNames().size()), *widths);
    if (!network) return SweepProblem{networkErrorText(network.error())};
    if (const QString problems = problemsText(network->spec); !problems.isEmpty())
        return SweepProblem{SweepVerb::tr("This network can't be trained.\n%1").arg(problems)};
    SweepJob job;
    SweepStatement& statement = job.statement;
    job.data = *std::move(data);
    statement.sweep = sweep;
    statement.options = recipeOf(*network);
    statement.spec = std::move(network->spec);
    applyTrainingOptions(arguments, statement.options);
    statement.dataset = job.data.name;
    statement.validationCount =
        arguments.whole(QStringLiteral("--validation")).value_or(defaultValidationCount(job.data));
    if (const auto steps = arguments.whole(QStringLiteral("--steps"))) statement.steps = *steps;
    job.threads = static_cast<int>(arguments.whole(QStringLiteral("--threads")).value_or(0));
    // Many runs: what is compared is where they end.
    job.keepBudget = static_cast<std::size_t>(arguments.whole(QStringLiteral("--keep")).value_or(0)) << 20;
    job.folder = QDir::cleanPath(arguments.text(QStringLiteral("--out"))).toStdString();
    if (const auto invalid = firstInvalidRun(statement)) return SweepProblem{invalidRunText(statement, *invalid)};
    tellUnused(arguments, statement.options);
    return job;
}

/// Tells of a sweep as it goes: a line for each run that ends, and where the one under way is.
class SweepReport {
public:
    SweepReport(const SweepJob& job, bool json) : job_(job), all_(runsOf(job.statement.sweep)), json_(json) {}

    void moved(const SweepPosition& position) {
        if (json_) return;
        line_.show(SweepVerb::tr("run %1 of %2, step %3 of %4")
                       .arg(position.run)
                       .arg(position.runs)
                       .arg(position.step)
                       .arg(position.lastStep));
    }
    void ended(const SweepOutcome& outcome) {
        const auto run = summaryOf(job_.statement, all_.at(static_cast<std::size_t>(outcome.number) - 1), outcome);
        if (!run) return;
        if (json_) {
            const bool tried = outcome.images > 0 && !outcome.diverged;
            ordered_json json{{"run", outcome.number},
                              {"settings", run->name},
                              {"diverged", outcome.diverged},
                              {"file", outcome.file},
                              {"steps", outcome.steps},
                              {"images", outcome.images},
                              {"accuracy", tried ? ordered_json(run->accuracy()) : ordered_json(nullptr)},
                              {"seconds", outcome.seconds}};
            if (!outcome.failure.empty()) json["failed"] = outcome.failure;
            printJson(json);
            return;
        }
        line_.clear();
        if (!outcome.failure.empty())
            return printLine(SweepVerb::tr("run %1 of %2: %3: not trained. %4")
                                 .arg(QString::number(outcome.number), QString::number(all_.size()),
                                      sweepRunTitle(*run), QString::fromStdString(outcome.failure)));
        printLine(SweepVerb::tr("run %1 of %2: %3: %4")
                      .arg(QString::number(outcome.number), QString::number(runCount(job_.statement.sweep)),
                           sweepRunTitle(*run),
                           outcome.diverged ? SweepVerb::tr("diverged after step %1").arg(outcome.steps)
                                            : accuracyText(*run)));
    }
    void saveFailed(const Error& error) {
        line_.clear();
        printError(errorText(error));
    }
    void clear() { line_.clear(); }

private:
    const SweepJob& job_;
    std::vector<SweepRun> all_;
    bool json_;
    ProgressLine line_;
};

Result<void> writeText(const std::string& text, const std::string& path) {
    return writeFileAtomically(path, std::as_bytes(std::span(text.data(), text.size())));
}

/// The table of what has ended, beside the record: as runs end, so that it is there after a kill.
class SweepTable {
public:
    SweepTable(const SweepRecord& record, std::string folder)
        : folder_(std::move(folder)), statement_(record.statement) {
        all_ = runsOf(statement_.sweep);
        runs_ = runsOf(record);
    }
    /// What keeps it from being written is told at the end.
    void add(const SweepOutcome& outcome) {
        auto run = endedRunOf(statement_, all_.at(static_cast<std::size_t>(outcome.number) - 1), outcome);
        if (!run) return;
        runs_.push_back(*std::move(run));
        std::ranges::sort(runs_, {}, &RunSummary::number);
        // A thousand short runs would write longer than they train.
        const auto now = std::chrono::steady_clock::now();
        if (now - written_ < std::chrono::seconds(1)) return;
        written_ = now;
        (void)write();
    }
    Result<void> write() const {
        std::vector<QString> titles;
        for (const RunSummary& run : runs_) titles.push_back(QString::fromStdString(run.name));
        return writeText(csvOf(tableOf(runs_, titles, nullptr)), folder_ + '/' + sweepTableName);
    }

private:
    std::string folder_;
    SweepStatement statement_;
    std::vector<SweepRun> all_;
    std::vector<RunSummary> runs_;
    std::chrono::steady_clock::time_point written_;
};

int finish(const SweepJob& job, const SweepRecord& record, const SweepTable& table, const Result<bool>& ended,
           bool json) {
    const QString folder = QString::fromStdString(job.folder);
    const auto total = runCount(job.statement.sweep);
    if (const auto written = table.write(); !written) {
        printError(errorText(written.error()));
        return ExitCouldNot;
    }
    const QString goOn = SweepVerb::tr("%1 of %2 runs have ended; the same command with --resume goes on.")
                             .arg(record.outcomes.size())
                             .arg(total);
    if (!ended) {
        printError(errorText(ended.error()));
        printError(goOn);
        return ExitCouldNot;
    }
    if (!*ended) {
        printError(SweepVerb::tr("Stopped at your request.") + u' ' + goOn);
        return ExitDone;
    }
    if (json) return ExitDone;
    printLine(SweepVerb::tr("All %1 runs have ended. Table: “%2”; or “fovea runs %3”.")
                  .arg(QString::number(total), folder + QStringLiteral("/sweep.csv"), folder));
    return ExitDone;
}

int runSweepVerb(const ParsedArguments& arguments) {
    if (arguments.has(QStringLiteral("--epochs")) && arguments.has(QStringLiteral("--steps"))) {
        printError(SweepVerb::tr("Give --epochs or --steps, not both."));
        return ExitUsage;
    }
    const auto parsed = parseSweep(arguments.positional.front().toStdString());
    if (const auto* fault = std::get_if<SweepFault>(&parsed)) {
        printError(sweepFaultText(*fault));
        return ExitUsage;
    }
    if (const auto problem = trainingOptionProblem(arguments)) {
        printError(*problem);
        return ExitUsage;
    }
    const Interrupt interrupt;
    auto prepared = sweepJobFor(arguments, std::get<Sweep>(parsed), interrupt.token());
    if (const auto* problem = std::get_if<SweepProblem>(&prepared)) {
        printError(problem->sentence);
        return problem->status;
    }
    auto& job = std::get<SweepJob>(prepared);
    auto opened = openSweepFolder(job, arguments.has(QStringLiteral("--resume")));
    if (const auto* refusal = std::get_if<SweepRefusal>(&opened)) {
        printError(sweepRefusalText(*refusal, QString::fromStdString(job.folder), QStringLiteral("--resume")));
        return ExitCouldNot;
    }
    auto& record = std::get<SweepRecord>(opened);
    const bool json = arguments.has(QStringLiteral("--json"));
    SweepReport report(job, json);
    SweepTable table(record, job.folder);
    const auto ended = runSweep(job, record,
                                {.moved = [&](const SweepPosition& position) { report.moved(position); },
                                 .ended =
                                     [&](const SweepOutcome& outcome) {
                                         report.ended(outcome);
                                         table.add(outcome);
                                     },
                                 .saveFailed = [&](const Error& error, int) { report.saveFailed(error); }},
                                interrupt.token());
    report.clear();
    return finish(job, record, table, ended, json);
}

QList<OptionRule> sweepOptions() {
    using Kind = OptionRule::Kind;
    const auto option = [](const char* name, Kind kind, double smallest = 0, double largest = 0,
                           bool required = false) {
        return OptionRule{.name = QString::fromLatin1(name),
                          .kind = kind,
                          .smallest = smallest,
                          .largest = largest,
                          .required = required};
    };
    const QList<OptionRule> rules{option("--data", Kind::Text, 0, 0, true),
                                  option("--model", Kind::Text, 0, 0, true),
                                  option("--out", Kind::Text, 0, 0, true),
                                  option("--resume", Kind::Flag),
                                  option("--epochs", Kind::Whole, 0, largestEpochs),
                                  option("--steps", Kind::Whole, 0, 1e12),
                                  option("--batch", Kind::Whole, 1, largestBatch),
                                  option("--schedule", Kind::Text),
                                  option("--plateau", Kind::Text),
                                  option("--stop", Kind::Text),
                                  option("--augment", Kind::Text),
                                  option("--validation", Kind::Whole, 0, 1e12),
                                  option("--seed", Kind::Whole, 0, double(largestSeed)),
                                  option("--threads", Kind::Whole, 1, 1024),
                                  option("--keep", Kind::Whole, 0, 1e6),
                                  option("--json", Kind::Flag)};
    return rules + patternOptions() + optimizerRules() + averagingRules() + QList<OptionRule>{initialisationRule()};
}

}  // namespace

Verb sweepVerb() {
    return {
        {.verb = QStringLiteral("sweep"),
         .synopsis = QStringLiteral(
             "SWEEP --data DATA --model NETWORK|PATTERN --out FOLDER [--resume] [--epochs N | --steps N]\n"
             "              [--json and the options of train that say how a run is trained, but for frozen layers and rates of layers]"),
         .leastPositional = 1,
         .mostPositional = 1,
         .options = sweepOptions()},
        SweepVerb::tr("trains a network in many ways, each run saved in FOLDER as it ends; SWEEP is a grid, "
                      "“rate=0.1,0.01;seed=1..3”, or random, “random:20;rate=log(1e-4,1e-1);batch=32,64”, over rate, "
                      "momentum, decay, batch, width and seed"),
        runSweepVerb};
}

}  // namespace fovea
