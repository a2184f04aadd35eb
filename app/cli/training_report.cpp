// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/training_report.h"

#include <QCoreApplication>
#include <cmath>
#include <fmt/format.h>

#include "app/stop_text.h"
#include "core/json.h"

namespace fovea {
namespace {

using nlohmann::ordered_json;
using std::chrono::steady_clock;

struct TrainingText {
    Q_DECLARE_TR_FUNCTIONS(fovea::TrainingReport)
};

/// Between two refreshes of the progress line, and between two plain lines.
constexpr std::chrono::milliseconds terminalPause{100};
constexpr std::chrono::milliseconds plainPause{5000};

/// NaN and infinity have no place in JSON.
ordered_json number(double value) { return std::isfinite(value) ? ordered_json(value) : ordered_json(nullptr); }

QString fixed(double value, int digits) { return QString::number(value, 'f', digits); }

}  // namespace

std::string stepJson(const StepReport& report, double imagesPerSecond) {
    return fmt::format(R"({{"step":{},"epoch":{},"loss":{},"train_accuracy":{},"images_per_second":{:.1f}}})",
                       report.step, report.epoch + 1,
                       std::isfinite(report.loss) ? fmt::format("{}", report.loss) : std::string("null"),
                       report.accuracy, imagesPerSecond);
}

TrainingReport::TrainingReport(Style style, std::int64_t lastStep) : style_(style), lastStep_(lastStep) {}

double TrainingReport::seconds() const { return std::chrono::duration<double>(steady_clock::now() - start_).count(); }

QString TrainingReport::stepText(const StepReport& report, const Trainer& trainer) const {
    const std::int64_t perEpoch = trainer.stepsPerEpoch();
    const std::int64_t epochs = (lastStep_ + perEpoch - 1) / perEpoch;
    return TrainingText::tr("epoch %1/%2  step %3/%4  loss %5  accuracy %6  %7 images/s")
        .arg(QString::number(report.epoch + 1), QString::number(epochs), QString::number(report.step),
             QString::number(lastStep_), fixed(report.loss, 4), plainPercent(report.accuracy),
             fixed(imagesPerSecond_, 0));
}

TrainingObserver::Answer TrainingReport::onStep(const StepReport& report, Trainer& trainer) {
    const double rate = report.seconds > 0 ? report.images / report.seconds : 0;
    imagesPerSecond_ = firstStep_ < 0 ? rate : 0.9 * imagesPerSecond_ + 0.1 * rate;
    if (firstStep_ < 0) firstStep_ = report.step - 1;
    if (style_ == Style::Json) {
        printJsonSoon(stepJson(report, rate));
        return Answer::GoOn;
    }
    const auto now = steady_clock::now();
    if (now - shown_ < (style_ == Style::Terminal ? terminalPause : plainPause)) return Answer::GoOn;
    shown_ = now;
    const QString text = stepText(report, trainer);
    if (style_ == Style::Plain) {
        printLine(text);
        return Answer::GoOn;
    }
    const double share = lastStep_ > 0 ? static_cast<double>(report.step) / static_cast<double>(lastStep_) : 1;
    const auto done = static_cast<double>(report.step - firstStep_);
    const double left = seconds() / std::max(1.0, done) * static_cast<double>(lastStep_ - report.step);
    line_.show(bar(share, 20) + QChar(u' ') + text + TrainingText::tr("  %1 left").arg(durationText(left)));
    return Answer::GoOn;
}

void TrainingReport::onEpoch(const EpochReport& report, Trainer& /*trainer*/) {
    const Evaluation& validation = report.validation;
    if (style_ == Style::Json) {
        printJson(
            {{"step", report.step},
             {"epoch", report.epoch},
             {"loss", number(report.trainLoss)},
             {"train_accuracy", report.trainAccuracy},
             {"images_per_second", std::round(imagesPerSecond_ * 10) / 10},
             {"validation_loss", report.validated ? number(validation.loss) : ordered_json(nullptr)},
             {"validation_accuracy", report.validated ? ordered_json(validation.accuracy) : ordered_json(nullptr)}});
        return;
    }
    line_.clear();
    QString text =
        TrainingText::tr("epoch %1: loss %2, accuracy %3")
            .arg(QString::number(report.epoch), fixed(report.trainLoss, 4), plainPercent(report.trainAccuracy));
    if (report.validated)
        text += TrainingText::tr("; validation loss %1, accuracy %2")
                    .arg(fixed(validation.loss, 4), plainPercent(validation.accuracy));
    printLine(text);
}

void TrainingReport::onRateReduced(float before, float after, Trainer& trainer) {
    const std::int64_t step = trainer.step();
    if (style_ == Style::Json) {
        printJson({{"step", step}, {"epoch", step / trainer.stepsPerEpoch()}, {"reduced_rate", QString::number(double{after}).toDouble()}});
        return;
    }
    line_.clear();
    const int epochs = trainer.options().plateau.epochs;
    const QString rates[] = {QString::number(double{before}), QString::number(double{after})};
    printLine(epochs == 1 ? TrainingText::tr("learning rate %1 → %2: a plateau of 1 epoch").arg(rates[0], rates[1])
                          : TrainingText::tr("learning rate %1 → %2: a plateau of %3 epochs")
                                .arg(rates[0], rates[1], QString::number(epochs)));
}

void TrainingReport::onEvaluating(std::int64_t done, std::int64_t total) {
    if (style_ == Style::Json) flushJson();
    if (style_ != Style::Terminal) return;
    const auto now = steady_clock::now();
    if (now - shown_ < terminalPause) return;
    shown_ = now;
    const double share = total > 0 ? static_cast<double>(done) / static_cast<double>(total) : 1;
    line_.show(bar(share, 20) +
               TrainingText::tr(" evaluating %1 of %2 images").arg(QString::number(done), QString::number(total)));
}

void TrainingReport::finish(const RunOutcome& outcome, const Evaluation* test, const QString& weightsSha256) {
    line_.clear();
    const double time = seconds();
    if (style_ == Style::Json) {
        ordered_json json{{"done", outcome.reason == StopReason::Finished || outcome.rule},
                          {"seconds", std::round(time * 1000) / 1000},
                          {"test_accuracy", test != nullptr ? ordered_json(test->accuracy) : ordered_json(nullptr)},
                          {"test_loss", test != nullptr ? number(test->loss) : ordered_json(nullptr)},
                          {"step", outcome.step},
                          {"weights_sha256", weightsSha256.toStdString()}};
        if (outcome.rule) json["stopped_by"] = nameOf(outcome.rule->rule);
        printJson(json);
        return;
    }
    if (outcome.rule) printLine(stopSentence(*outcome.rule));
    printLine(
        test != nullptr
            ? TrainingText::tr("Done in %1. Test accuracy %2 (loss %3).")
                  .arg(durationText(time), plainPercent(test->accuracy), fixed(test->loss, 4))
            : TrainingText::tr("Stopped after step %1, %2.").arg(QString::number(outcome.step), durationText(time)));
}

}  // namespace fovea
