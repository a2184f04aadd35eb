// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/evaluation_report.h"

#include <QCoreApplication>
#include <algorithm>

#include "app/cli/terminal.h"
#include "app/evaluation_text.h"
#include "core/evaluation/calibration.h"
#include "core/json.h"

namespace fovea {

namespace {

using nlohmann::ordered_json;

struct EvaluationReport {
    Q_DECLARE_TR_FUNCTIONS(fovea::EvaluationReport)
};

constexpr int topClasses = 5;

std::string nameOf(const std::vector<std::string>& names, std::size_t index) {
    return index < names.size() ? names[index] : std::to_string(index);
}

/// Null of nothing.
ordered_json shareJson(double share, std::int64_t whole) {
    return whole > 0 ? ordered_json(share) : ordered_json(nullptr);
}

ordered_json intervalJson(const Interval& interval) { return ordered_json::array({interval.low, interval.high}); }

ordered_json calibrationJson(const Predictions& predictions) {
    const Calibration calibration = calibrationOf(predictions);
    ordered_json bins = ordered_json::array();
    for (const ConfidenceBin& bin : calibration.all.bins)
        bins.push_back({{"images", bin.images}, {"confidence", bin.confidence}, {"accuracy", bin.accuracy()}});
    return {{"error", calibration.all.error},
            {"confidence", calibration.all.confidence},
            {"bins", std::move(bins)},
            {"temperature",
             {{"value", calibration.temperature},
              {"images", calibration.before.images},
              {"error_before", calibration.before.error},
              {"error_after", calibration.after.error},
              {"loss_before", calibration.lossBefore},
              {"loss_after", calibration.lossAfter}}}};
}

ordered_json evaluationJson(const Predictions& predictions, const std::vector<std::string>& names) {
    const Evaluation evaluation = evaluationOf(predictions);
    const std::vector<ClassFigures> figures = figuresByClass(evaluation.confusion);
    ordered_json classes = ordered_json::array();
    for (std::size_t i = 0; i < figures.size(); ++i)
        classes.push_back({{"name", nameOf(names, i)},
                           {"accuracy", figures[i].recall()},
                           {"images", figures[i].images},
                           {"recall", shareJson(figures[i].recall(), figures[i].images)},
                           {"recall_interval", intervalJson(figures[i].recallInterval())},
                           {"precision", shareJson(figures[i].precision(), figures[i].predicted)},
                           {"precision_interval", intervalJson(figures[i].precisionInterval())}});
    const int top = std::min(topClasses, predictions.classes);
    return {{"accuracy", evaluation.accuracy},
            {"accuracy_interval", intervalJson(wilsonInterval(rightAmongTop(predictions, 1), predictions.count()))},
            {"loss", evaluation.loss},
            {"images", evaluation.count},
            {"top", {{"k", top}, {"right", rightAmongTop(predictions, top)}}},
            {"per_class", std::move(classes)},
            {"calibration", calibrationJson(predictions)},
            {"confusion", evaluation.confusion}};
}

QString accuracyLine(const Evaluation& evaluation) {
    return EvaluationReport::tr("Accuracy %1, loss %2, on %3 images.")
        .arg(plainPercent(evaluation.accuracy), QString::number(evaluation.loss, 'f', 4),
             QString::number(evaluation.count));
}

/// "62.1% (52.3 to 71.0 %)"; a dash of nothing.
QString shareText(double share, std::int64_t whole, const Interval& interval) {
    if (whole == 0) return QStringLiteral("–").rightJustified(6);
    return QStringLiteral("%1 (%2)").arg(plainPercent(share).rightJustified(6), intervalText(interval));
}

}  // namespace

void printEvaluation(const Predictions& predictions, const std::vector<std::string>& names, bool json) {
    if (json) {
        printJson(evaluationJson(predictions, names));
        return;
    }
    const Evaluation evaluation = evaluationOf(predictions);
    printLine(accuracyLine(evaluation));
    printLine(accuracySentence(rightAmongTop(predictions, 1), predictions.count()));
    const int top = std::min(topClasses, predictions.classes);
    if (top > 1 && top < predictions.classes)
        printLine(EvaluationReport::tr("The right class is among the %1 likeliest in %2 images.")
                      .arg(QString::number(top), QString::number(rightAmongTop(predictions, top))));
    printLine(calibrationSentence(reliabilityOf(predictions)));
    const std::vector<ClassFigures> figures = figuresByClass(evaluation.confusion);
    for (std::size_t i = 0; i < figures.size(); ++i)
        printLine(EvaluationReport::tr("  %1 recall %2, precision %3")
                      .arg(QString::fromStdString(nameOf(names, i)).leftJustified(14),
                           shareText(figures[i].recall(), figures[i].images, figures[i].recallInterval()),
                           shareText(figures[i].precision(), figures[i].predicted, figures[i].precisionInterval())));
}

void printAccuracy(const Evaluation& evaluation, const std::vector<std::string>& names, bool json) {
    const std::vector<double> perClass = evaluation.perClassAccuracy();
    if (json) {
        ordered_json classes = ordered_json::array();
        for (std::size_t i = 0; i < perClass.size(); ++i)
            classes.push_back({{"name", nameOf(names, i)}, {"accuracy", perClass[i]}});
        printJson({{"accuracy", evaluation.accuracy},
                   {"loss", evaluation.loss},
                   {"images", evaluation.count},
                   {"per_class", std::move(classes)},
                   {"confusion", evaluation.confusion}});
        return;
    }
    printLine(accuracyLine(evaluation));
    for (std::size_t i = 0; i < perClass.size(); ++i)
        printLine(QStringLiteral("  %1 %2").arg(QString::fromStdString(nameOf(names, i)).leftJustified(14),
                                                plainPercent(perClass[i]).rightJustified(6)));
}

}  // namespace fovea
