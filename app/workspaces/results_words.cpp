// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/results_words.h"

#include "app/session/model_evaluation.h"
#include "app/session/run_controller.h"
#include "app/session/run_position.h"
#include "app/workspaces/results_page.h"
#include "widgets/text/numbers.h"

namespace fovea {

QString adviceToMeasure(const RunController& run, bool test) {
    if (run.data() == nullptr)
        return ResultsPage::tr("Choose data first: there are no images yet to try the network on.");
    if (!run.dataFits())
        return ResultsPage::tr("The network does not take this data: its input or its classes are others.");
    if (test)
        return ResultsPage::tr(
            "The test images are sealed. Whoever looks at them and then changes something chooses by them, and "
            "their figure no longer says how the network fares on new pictures. Open them once, at the end.");
    if (run.imagesHaveChanged())
        return ResultsPage::tr(
            "The training images have changed since this run began: which ones were held back can't be told any more.");
    if (run.validationCount() == 0) return ResultsPage::tr("This run holds no images back for validation.");
    return ResultsPage::tr("Nothing was measured yet.");
}

QStringList remarks(const RunController& run, const EvaluationResults& results) {
    const TriedWeights& tried = results.weights;
    const QString loss = decimalNumber(results.evaluation.loss, 3);
    RunPosition now = positionOf(run);
    const std::int64_t step = now.step;
    now.step = tried.step;
    QStringList lines;
    if (tried.step > 0)
        lines += ResultsPage::tr("Measured after step %1, epoch %2; mean loss %3.")
                     .arg(groupedNumber(tried.step), groupedNumber(now.epoch()), loss);
    else if (tried.trained)
        lines += ResultsPage::tr("Measured with the weights that it brought; mean loss %1.").arg(loss);
    else
        lines += ResultsPage::tr("Measured before any training; mean loss %1.").arg(loss);
    if (results.rightAmongFive > 0)
        lines += ResultsPage::tr("Among the five likeliest: %1 %.")
                     .arg(decimalNumber(100.0 * double(results.rightAmongFive) / double(results.evaluation.count), 1));
    if (tried.run == run.document().runNumber() && step > tried.step)
        lines += ResultsPage::tr("Training has gone on since.");
    else if (tried.run != run.document().runNumber() || step != tried.step)
        lines += ResultsPage::tr("The network has other weights now.");
    return lines;
}

}  // namespace fovea
