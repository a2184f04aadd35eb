// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/claim_run.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <algorithm>
#include <memory>
#include <utility>
#include <variant>

#include "app/cli/data_argument.h"
#include "app/cli/terminal.h"
#include "app/cli/train_arguments.h"
#include "app/cli/verbs.h"
#include "app/error_text.h"
#include "app/locations.h"
#include "app/mean_classifier.h"
#include "app/model_network.h"
#include "core/exchange/project_file.h"
#include "core/training/evaluate.h"
#include "datasets/catalogue.h"

namespace fovea {
namespace {

struct ClaimText {
    Q_DECLARE_TR_FUNCTIONS(fovea::ClaimText)
};

constexpr int claimBatch = 128;

/// What a run gave; a sentence where it gave nothing, which a stop explains, too.
using Tried = std::variant<Evaluation, QString>;

Tried triedOn(Network& network, const std::shared_ptr<const Dataset>& test, int batch, const std::stop_token& stop) {
    const auto evaluation = evaluate(network, *evaluationBatches(test, batch), stop);
    if (!evaluation) return errorText(evaluation.error());
    return *evaluation;
}

/// Tells of each epoch on the terminal.
class EpochTeller final : public TrainingObserver {
public:
    EpochTeller(QString what, int epochs) : what_(std::move(what)), epochs_(epochs) {}
    Answer onStep(const StepReport& report, Trainer& trainer) override {
        const std::int64_t perEpoch = trainer.stepsPerEpoch();
        const std::int64_t percent = report.step * 100 / std::max<std::int64_t>(1, perEpoch * epochs_);
        if (std::exchange(shown_, percent) != percent)
            line_.show(
                bar(static_cast<double>(percent) / 100, 20) + QChar(u' ') +
                ClaimText::tr("%1: epoch %2 of %3").arg(what_).arg((report.step - 1) / perEpoch + 1).arg(epochs_));
        return Answer::GoOn;
    }
    void onEpoch(const EpochReport&, Trainer&) override {}

private:
    QString what_;
    int epochs_;
    std::int64_t shown_ = -1;
    ProgressLine line_;
};

/// One seed of a claim: its runs, one after the other, and the files by which they hand weights on.
class ClaimSeed {
public:
    ClaimSeed(const Claim& claim, int seed, int threads, const std::stop_token& stop)
        : title_(ClaimText::tr("%1, seed %2").arg(QString::fromStdString(claim.id)).arg(seed)),
          claim_(claim),
          seed_(seed),
          threads_(threads),
          stop_(stop) {}

    Tried tried(const ClaimRun& run) {
        if (run.method == ClaimMethod::Train) return trained(run);
        const auto data = openData(QString::fromStdString(run.data), false, stop_);
        if (!data) return dataErrorText(data.error());
        const auto model = meanClassifier(run.method, *data->training, stop_);
        if (!model) return errorText(model.error());
        auto network = networkOf(*model, claimBatch, Purpose::Inference, std::make_shared<Workers>(threads_));
        if (!network) return errorText(network.error());
        return triedOn(**network, data->test, claimBatch, stop_);
    }

private:
    /// NETWORK of the command line: the file of an earlier run, or a name of the catalogue.
    QString networkOfRun(const std::string& name) const {
        const bool isOurs = std::ranges::any_of(claim_.runs, [&](const ClaimRun& run) { return run.name == name; });
        return isOurs ? fileOf(name) : QString::fromStdString(name);
    }
    QString fileOf(const std::string& name) const {
        return folder_.filePath(QString::fromStdString(name) + QStringLiteral(".fovea"));
    }
    Tried trained(const ClaimRun& run) {
        const QStringList words = trainWords(run, networkOfRun(run.network), seed_, threads_);
        const QString shown = trainWords(run, QString::fromStdString(run.network), seed_, 0).join(QChar(u' '));
        printError(QStringLiteral("%1: fovea train %2").arg(title_, shown));
        const auto parsed = parseArguments(trainVerb().rules, words);
        if (const auto* wrong = std::get_if<UsageError>(&parsed)) return wrong->sentence;
        const auto& arguments = std::get<ParsedArguments>(parsed);
        if (const auto problem = trainingOptionProblem(arguments)) return *problem;
        auto job = trainJobFor(arguments, stop_);
        if (const auto* refusal = std::get_if<Refusal>(&job)) return refusal->sentence;
        TrainingSetup& setup = std::get<TrainJob>(job).setup;
        setup.keepBudget = 0;
        setup.willBeSaved = !run.name.empty();
        auto prepared = prepareTraining(setup, stop_);
        if (!prepared) return errorText(prepared.error());
        Trainer& trainer = *prepared->trainer;
        const int epochs = trainer.options().epochs;
        RunOutcome ended;
        {
            EpochTeller teller(title_, epochs);
            ended = trainer.run(epochs * trainer.stepsPerEpoch(), teller, stop_);
        }
        if (ended.error) return errorText(*ended.error);
        if (!run.name.empty())
            if (const auto saved = saveProject(projectOf(*prepared, setup.data, setup.validationCount),
                                               fileOf(run.name).toStdString());
                !saved)
                return errorText(saved.error());
        const Trainer::ModelInUse inUse(trainer);
        return triedOn(trainer.network(), prepared->test, setup.options.batch, stop_);
    }

    QString title_;
    const Claim& claim_;
    int seed_;
    int threads_;
    const std::stop_token& stop_;
    QTemporaryDir folder_;
};

/// Why the claim can't be tried here; empty where it can.
QString missingData(const Claim& claim) {
    for (const ClaimRun& run : claim.runs) {
        const auto place = locateDataset(run.data, dataSearchFolders());
        if (!place && place.error().code == ErrorCode::DatasetMissing)
            return ClaimText::tr(
                       "its data “%1” is not on this computer; “fovea data prepare” fetches it, or says where "
                       "it belongs")
                .arg(QString::fromStdString(run.data));
    }
    return {};
}

QString pointsText(double share) { return QString::number(share * 100, 'f', 2); }

QString figuresText(const ClaimBand& band, const ClaimOutcome& outcome) {
    QStringList figures;
    for (const auto& accuracies : outcome.accuracies) figures << pointsText(measured(band, accuracies));
    const QString all = figures.join(QStringLiteral(", "));
    switch (band.measure) {
        case ClaimMeasure::Accuracy: return ClaimText::tr("accuracy %1 %").arg(all);
        case ClaimMeasure::Error: return ClaimText::tr("error %1 %").arg(all);
        case ClaimMeasure::Gain: break;
    }
    return ClaimText::tr("better by %1 points").arg(all);
}

QString bandText(const ClaimBand& band) {
    const bool isGain = band.measure == ClaimMeasure::Gain;
    if (band.most >= 1) return ClaimText::tr("at least %1").arg(pointsText(band.least));
    if (band.least <= 0 && !isGain) return ClaimText::tr("at most %1").arg(pointsText(band.most));
    return ClaimText::tr("%1 to %2").arg(pointsText(band.least), pointsText(band.most));
}

}  // namespace

QStringList trainWords(const ClaimRun& run, const QString& network, int seed, int threads) {
    QStringList words{network, QStringLiteral("--data"), QString::fromStdString(run.data)};
    words += QString::fromStdString(run.options).split(QChar(u' '), Qt::SkipEmptyParts);
    words << QStringLiteral("--seed") << QString::number(seed);
    if (threads > 0) words << QStringLiteral("--threads") << QString::number(threads);
    return words;
}

ClaimOutcome runClaim(const Claim& claim, int threads, const std::stop_token& stop) {
    using Kind = ClaimOutcome::Kind;
    ClaimOutcome outcome;
    outcome.sentence = missingData(claim);
    if (!outcome.sentence.isEmpty()) {
        outcome.kind = Kind::Skipped;
        return outcome;
    }
    for (const int seed : claim.seeds) {
        ClaimSeed work(claim, seed, threads, stop);
        std::vector<double> accuracies;
        for (const ClaimRun& run : claim.runs) {
            const Tried tried = work.tried(run);
            if (stop.stop_requested()) return {.kind = Kind::Stopped};
            if (const auto* sentence = std::get_if<QString>(&tried)) {
                outcome.kind = Kind::Failed;
                outcome.sentence = *sentence;
                return outcome;
            }
            accuracies.push_back(std::get<Evaluation>(tried).accuracy);
            outcome.images = std::get<Evaluation>(tried).count;
        }
        for (const ClaimBand& band : claim.bands)
            if (!holds(band, accuracies)) outcome.kind = Kind::Failed;
        outcome.accuracies.push_back(std::move(accuracies));
    }
    return outcome;
}

QString claimLine(const Claim& claim, const ClaimOutcome& outcome) {
    const QString id = QString::fromStdString(claim.id);
    if (outcome.kind == ClaimOutcome::Kind::Skipped) return QStringLiteral("SKIP %1: %2").arg(id, outcome.sentence);
    if (!outcome.sentence.isEmpty()) return QStringLiteral("FAIL %1: %2").arg(id, outcome.sentence);
    QStringList parts;
    for (const ClaimBand& band : claim.bands)
        parts << QStringLiteral("%1 (%2)").arg(figuresText(band, outcome), bandText(band));
    const bool passed = outcome.kind == ClaimOutcome::Kind::Passed;
    return QStringLiteral("%1 %2: %3; ")
               .arg(passed ? QStringLiteral("PASS") : QStringLiteral("FAIL"), id, parts.join(QStringLiteral("; "))) +
           ClaimText::tr("%1 test images").arg(outcome.images);
}

}  // namespace fovea
