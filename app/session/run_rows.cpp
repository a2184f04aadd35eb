// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/run_rows.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

#include "app/averaging_text.h"
#include "app/document/document.h"
#include "app/initialisation_text.h"
#include "app/session/run_controller.h"
#include "app/session/run_names.h"
#include "app/stop_text.h"
#include "widgets/charts/painted_widget.h"
#include "widgets/charts/rate_track.h"

namespace fovea {

namespace {

struct RunRows {
    Q_DECLARE_TR_FUNCTIONS(fovea::RunRows)
};

QString shown(const std::string& text) { return QString::fromStdString(text); }

QString settingText(const RunSetting& setting, const RunSummary& run, const RunSummary& reference) {
    const TrainingOptions& options = run.options;
    if (setting.key == "data") return RunController::titleOf(run.dataset);
    if (setting.key == "network")
        return run.spec && reference.spec ? networkDifference(*run.spec, *reference.spec) : shown(setting.value);
    if (setting.key == "optimizer") {
        const std::string_view title = titleOf(options.optimizer);
        return QString::fromUtf8(title.data(), qsizetype(title.size()));
    }
    if (setting.key == learningRateKey) return QStringLiteral("\u03B7 ") + rateText(double(options.learningRate));
    if (setting.key == weightDecayKey) return RunRows::tr("weight decay %1").arg(rateText(double(options.weightDecay)));
    if (setting.key == "batch") return RunRows::tr("batch %1").arg(options.batch);
    if (setting.key == "epochs") return RunRows::tr("%1 epochs").arg(run.epochs);
    if (setting.key == "seed") return RunRows::tr("seed %1").arg(options.seed);
    if (setting.key == "augmentation")
        return options.augmentation.isNone() ? RunRows::tr("no augmentation") : shown(setting.value);
    if (setting.key == "schedule") return RunRows::tr("schedule %1").arg(shown(setting.value));
    if (setting.key == "init")
        return RunRows::tr("initial weights: %1").arg(initialisationTitle(options.initialisation));
    if (setting.key == "averaging")
        return options.averaging.isOn() ? RunRows::tr("averaged: %1").arg(averagingTitle(options.averaging))
                                        : RunRows::tr("no averaging");
    if (setting.key == "plateau")
        return options.plateau.isOn() ? plateauTitle(options.plateau) : RunRows::tr("no reduction on plateaus");
    if (setting.key == "stop") return options.stop.any() ? stopTitle(options.stop) : RunRows::tr("all epochs");
    if (setting.key == "frozen")
        return setting.value.empty() ? RunRows::tr("nothing frozen")
                                     : RunRows::tr("frozen: %1").arg(shown(setting.value));
    if (setting.key == "layer_rates")
        return setting.value.empty() ? RunRows::tr("one rate for all layers")
                                     : RunRows::tr("rates: %1").arg(shown(setting.value));
    if (setting.key == "no_decay")
        return setting.value.empty() ? RunRows::tr("decay on all weights")
                                     : RunRows::tr("no decay on %1").arg(shown(setting.value));
    QString name = shown(setting.key);
    name.replace(u'_', u' ');
    if (setting.value == "true") return name;
    if (setting.value == "false") return RunRows::tr("no %1").arg(name);
    return name + u' ' + shown(setting.value);
}

}  // namespace

std::vector<RunSummary> runsOf(const Document& document, const std::optional<LiveRun>& live) {
    std::vector<RunSummary> runs;
    for (const PastRun& past : document.pastRuns()) {
        runs.push_back(summaryOf(*past.end));
        runs.back().number = past.number;
        runs.back().name = past.name;
        runs.back().note = past.note;
    }
    const auto& checkpoint = document.trained().checkpoint;
    std::optional<RunSummary> present;
    if (live && !live->history.steps.empty())
        present = summaryOf(live->history, document.spec(), live->options,
                            checkpoint ? checkpoint->dataset : document.settings().dataset);
    else if (checkpoint && checkpoint->step > 0)
        present = summaryOf(*checkpoint);
    if (present) {
        present->number = document.runNumber();
        present->name = document.runName();
        present->note = document.noteOfRun(document.runNumber());
        runs.push_back(*std::move(present));
    }
    std::ranges::stable_sort(runs, {}, &RunSummary::number);
    return runs;
}

std::vector<RunSummary> runsOf(const SweepRecord& record) {
    std::vector<RunSummary> runs;
    const std::vector<SweepRun> all = runsOf(record.statement.sweep);
    for (const SweepOutcome& outcome : record.outcomes)
        if (auto run = endedRunOf(record.statement, all.at(std::size_t(outcome.number) - 1), outcome))
            runs.push_back(*std::move(run));
    return runs;
}

std::optional<RunSummary> endedRunOf(const SweepStatement& statement, const SweepRun& run,
                                     const SweepOutcome& outcome) {
    auto ended = summaryOf(statement, run, outcome);
    if (!ended || (!outcome.diverged && outcome.failure.empty())) return ended;
    ended->right = ended->images = 0;
    ended->note = outcome.diverged ? RunRows::tr("diverged").toStdString() : outcome.failure;
    return ended;
}

QString differenceText(const RunSummary& run, const RunSummary& reference) {
    return differenceText(run, reference, settingsOf(reference));
}

QString differenceText(const RunSummary& run, const RunSummary& reference, const std::vector<RunSetting>& known) {
    QStringList words;
    for (const RunSetting& setting : differencesOf(run, reference, known)) {
        const auto other = std::ranges::find(known, setting.key, &RunSetting::key);
        if (other != known.end()) words += settingText(setting, run, reference);
    }
    words.removeAll(QString());
    return words.join(QStringLiteral(", "));
}

std::vector<RunTableRow> tableOf(const std::vector<RunSummary>& runs, const std::vector<QString>& titles,
                                 const RunSummary* reference) {
    std::vector<RunTableRow> rows;
    std::vector<RunSetting> known;
    if (reference != nullptr) known = settingsOf(*reference);
    for (std::size_t i = 0; i < runs.size(); ++i)
        rows.push_back({titles.at(i).toStdString(),
                        reference != nullptr ? differenceText(runs[i], *reference, known).toStdString() : std::string(),
                        runs[i]});
    return rows;
}

QString sweepRunTitle(const RunSummary& run) {
    QString title = shown(run.name);
    title.replace(u'=', u' ');
    return title.replace(u';', QStringLiteral(", "));
}

LatexHead latexHead() {
    return {RunRows::tr("Run").toStdString(),           RunRows::tr("Differs in").toStdString(),
            RunRows::tr("Accuracy, %").toStdString(),   RunRows::tr("95 % interval").toStdString(),
            RunRows::tr("Seconds").toStdString(),       RunRows::tr("Parameters").toStdString(),
            RunRows::tr("Multiply–adds").toStdString(), RunRows::tr("Note").toStdString()};
}

QString accuracyText(const RunSummary& run) {
    return run.images > 0 ? percentText(run.accuracy(), 1) : QStringLiteral("–");
}

}  // namespace fovea
