// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace fovea {

/// What is known when a project begins.
struct ProjectAnswers {
    std::string goal = "label";  ///< label (one of the classes) | labels (any number of them) | number
    std::string known =
        "none";           ///< none | similar | different: is there a network that was trained on pictures like these?
    int pictures = 1000;  ///< labelled ones, of each class
    int classes = 10;
    int side = 32;        ///< of the pictures, in pixels: 8 to 512
    double minutes = 60;  ///< that training may take
    double gflops = 0;    ///< 10⁹ operations a second in convolutions, measured here; 0: not measured
};

/// What to begin with, as slide 145 has it: before slide 148's questions can be answered. The thresholds are rules of thumb.
struct ProjectPlan {
    int rule = 0;  ///< 0 scratch, 1 linear, 2 stage, 3 few, 4 many: slide 145's quarters, and the way without a network
    std::string advice;   ///< the same in a word
    std::string pattern;  ///< INPUT->[[CONV->RELU]*2->POOL]*3->FC
    /// As many halvings as leave 4 to 7 pixels, at most 5. Where a classifier reads an earlier stage, those up to it: one fewer.
    int stages = 0;
    int convolutions = 0;  ///< in each stage, 3×3
    double parameters = 0;
    double macs = 0;       ///< of a picture, forward
    int layers = 0;        ///< with weights
    int frozen = 0;        ///< of them
    double rate = 0;       ///< of SGD with momentum 0.9
    bool augment = false;  ///< fewer than a thousand pictures per class
    std::string loss;      ///< cross_entropy | binary | squared
    std::optional<double>
        firstLoss;  ///< before the first step, where all answers are equally probable: ln C, or ln 2 for each label
    int steps = 0;  ///< of an epoch, 64 pictures each
    /// Ten epochs at the measured speed: 2 operations a MAC forward and 4 backward above the freeze line. A least time, since no
    /// network runs at its convolutions' speed throughout.
    std::optional<double> minutes;
};

/// Little means fewer than 100 pictures per class (the lecture speaks of 25 and of 1000). Where the measured speed leaves two
/// convolutions in each stage too little time, or there is little data and no network, each has one.
ProjectPlan planProject(const ProjectAnswers& answers);

}  // namespace fovea
