// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/evaluation_text.h"

#include <QCoreApplication>
#include <cmath>

#include "widgets/text/numbers.h"

namespace fovea {

namespace {

struct EvaluationText {
    Q_DECLARE_TR_FUNCTIONS(fovea::EvaluationText)
};

QString percent(double share) { return decimalNumber(100 * share, 1); }

/// Below this a difference is called one: the usual 5 %.
constexpr double significance = 0.05;

QString probabilityText(double probability) {
    if (probability < 0.0001) return EvaluationText::tr("less than 1 in 10 000");
    return EvaluationText::tr("%1 %").arg(decimalNumber(100 * probability, probability < 0.01 ? 2 : 1));
}

}  // namespace

QString intervalText(const Interval& interval) {
    return EvaluationText::tr("%1 to %2 %").arg(percent(interval.low), percent(interval.high));
}

QString accuracySentence(std::int64_t right, std::int64_t images) {
    const double share = images > 0 ? static_cast<double>(right) / static_cast<double>(images) : 0;
    return EvaluationText::tr("%1 of %2 images are right: %3 %, with 95 % confidence %4.")
        .arg(groupedNumber(right), groupedNumber(images), percent(share), intervalText(wilsonInterval(right, images)));
}

QString calibrationSentence(const Reliability& reliability) {
    if (reliability.images == 0) return EvaluationText::tr("There are no images to say it of.");
    // Within what so few images can tell, confidence and accuracy are the same.
    const auto right =
        static_cast<std::int64_t>(std::llround(reliability.accuracy * static_cast<double>(reliability.images)));
    const Interval told = wilsonInterval(right, reliability.images);
    const QString numbers = EvaluationText::tr("It is %1 % sure on average and right in %2 %")
                                .arg(percent(reliability.confidence), percent(reliability.accuracy));
    const QString verdict = reliability.confidence > told.high ? EvaluationText::tr("surer than it should be")
                            : reliability.confidence < told.low
                                ? EvaluationText::tr("less sure than it could be")
                                : EvaluationText::tr("on the whole as sure as it is right");
    return EvaluationText::tr("%1: %2. Expected calibration error %3 %.")
        .arg(numbers, verdict, percent(reliability.error));
}

QString comparisonSentence(const QString& first, const QString& second, std::int64_t onlyFirst,
                           std::int64_t onlySecond) {
    const double probability = mcnemarProbability(onlyFirst, onlySecond);
    const QString counts = EvaluationText::tr("%1 alone is right on %2 images, %3 alone on %4.")
                               .arg(first, groupedNumber(onlyFirst), second, groupedNumber(onlySecond));
    if (onlyFirst + onlySecond == 0)
        return counts + QChar(u' ') + EvaluationText::tr("They are right and wrong on the same images.");
    const QString chance = EvaluationText::tr(
                               "Were they equally good, so one-sided a difference would come about by chance with %1 "
                               "(McNemar's test).")
                               .arg(probabilityText(probability));
    const QString verdict =
        probability >= significance
            ? EvaluationText::tr("That does not tell them apart.")
            : EvaluationText::tr("%1 is better on these images.").arg(onlyFirst > onlySecond ? first : second);
    return counts + QChar(u' ') + chance + QChar(u' ') + verdict;
}

}  // namespace fovea
