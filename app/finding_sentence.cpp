// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/finding_sentence.h"

#include <QCoreApplication>

#include "widgets/text/numbers.h"

namespace fovea {
namespace {

struct FindingSentence {
    Q_DECLARE_TR_FUNCTIONS(fovea::FindingSentence)
};

}  // namespace

QString findingSentence(const RunFinding& finding, const QString& className) {
    const QString layer = QString::fromStdString(finding.layer);
    const QString step = groupedNumber(finding.step);
    switch (finding.kind) {
        case RunFinding::Kind::NothingLearned:
            return FindingSentence::tr(
                       "The loss stays near %1, the logarithm of the number of classes, and “%2” is predicted for "
                       "nearly every image: the network has learned nothing. Rewind and try a learning rate ten "
                       "times smaller, then ten times larger, or batch norm.")
                .arg(decimalNumber(finding.chanceLoss, 3), className);
        case RunFinding::Kind::Overfitting:
            return FindingSentence::tr(
                       "In the last epoch's batches %1 % of the training images were classified right, but now %2 % of "
                       "the validation images, whose loss rises again: the network learns images by heart. Try weight "
                       "decay, dropout or a smaller network, or go back to epoch %3.")
                .arg(decimalNumber(100 * finding.training, 0), decimalNumber(100 * finding.validation, 0),
                     QString::number(finding.bestEpoch));
        case RunFinding::Kind::NoGradient:
            return FindingSentence::tr(
                "All gradients are zero, so that no weight moves any more: most often every ReLU on the way is "
                "dead after too large a step. Rewind and try a smaller learning rate, or leaky ReLU.");
        case RunFinding::Kind::NearDivergence:
            return FindingSentence::tr(
                       "Near divergence, step %1: %2 moves by %3 % of its weights' norm in one step; a thousandth is "
                       "usual. Try half the learning rate, a clipped gradient or a longer warm-up.")
                .arg(step, layer, decimalNumber(100 * finding.value, 0));
        case RunFinding::Kind::DyingRelus:
            return FindingSentence::tr(
                       "Dying ReLUs, step %1: behind %2, %3 % of the channels give 0 for every image and learn no "
                       "more. Rewind and try a smaller learning rate, leaky ReLU or batch norm.")
                .arg(step, layer, decimalNumber(100 * finding.value, 0));
        case RunFinding::Kind::VanishingGradient:
            return FindingSentence::tr(
                       "Vanishing gradient, step %1: beside its weights, the gradient of %2 is %3 of the last layer's. "
                       "Try ReLU instead of sigmoid or tanh, batch norm, or skip connections.")
                .arg(step, layer, scientificNumber(finding.value, 1));
        case RunFinding::Kind::ExplodingGradient:
            return FindingSentence::tr(
                       "Exploding gradient, step %1: it is %2 times as long as it usually was in this run, most of all "
                       "in %3. Try a clipped gradient, a smaller learning rate or batch norm.")
                .arg(step, decimalNumber(finding.value, 0), layer);
    }
    return {};
}

}  // namespace fovea
