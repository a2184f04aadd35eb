// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace fovea {

/// Cross-entropy of one image, −ln softmax(scores)[label], as ln Σ eˢ − s[label] with the largest
/// score taken out, in double. Finite whenever the scores are. Requires 0 ≤ label < scores.size().
double crossEntropy(std::span<const float> scores, int label);

/// Its gradient with respect to the scores, times `factor`: factor · (softmax(scores) − onehot(label)).
void crossEntropyGradient(std::span<const float> scores, int label, double factor, std::span<float> gradient);

/// The same against smoothed targets, 1 − smoothing + smoothing / K for the label and smoothing / K for the others
/// (Szegedy et al., 2016; PyTorch's label_smoothing): the loss is crossEntropy + smoothing · (s[label] − mean(s)).
double smoothedCrossEntropy(std::span<const float> scores, int label, double smoothing);
void smoothedCrossEntropyGradient(std::span<const float> scores, int label, double smoothing, double factor,
                                  std::span<float> gradient);

/// What a mixture of two pictures shows beside its label, and how much of it.
struct SecondLabel {
    int label = 0;
    float share = 0;  ///< in [0, 1]
};

/// The same against targets that are a mixture of both labels' smoothed ones: the loss is the mixture of their losses.
double mixedCrossEntropy(std::span<const float> scores, int label, SecondLabel second, double smoothing);
void mixedCrossEntropyGradient(std::span<const float> scores, int label, SecondLabel second, double smoothing,
                               double factor, std::span<float> gradient);

/// Position of the largest score, the first of equals.
int predictedClass(std::span<const float> scores);

/// softmax of `scores`, with the largest subtracted first.
std::vector<float> softmax(std::span<const float> scores);

}  // namespace fovea
