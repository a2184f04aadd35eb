// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <algorithm>
#include <cmath>
#include <opencv2/dnn.hpp>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/model_runs.h"

namespace fovea::sample {

/// N×H×W×C → N×C×H×W
inline cv::Mat asBlob(const std::vector<float>& pixels, int count, Shape shape) {
    const int sizes[] = {count, shape.channels, shape.height, shape.width};
    const std::vector<float> planes = channelsFirst(pixels, count, shape);
    return cv::Mat(4, sizes, CV_32F, const_cast<float*>(planes.data())).clone();
}

/// What OpenCV computes from an exported model; empty, with what it says, where it can't read it.
inline std::vector<float> openCvLogits(const std::string& onnx, const std::vector<float>& pixels, int count,
                                       Shape shape, QString& fault) {
    try {
        cv::dnn::Net net = cv::dnn::readNetFromONNX(onnx.data(), onnx.size());
        // Where it fuses a PReLU with the sum of two vectors before it, OpenCV 4.6 gives other numbers than the two alone.
        net.enableFusion(false);
        net.setInput(asBlob(pixels, count, shape), "image");
        const cv::Mat logits = net.forward();
        return {logits.ptr<float>(), logits.ptr<float>() + logits.total()};
    } catch (const cv::Exception& exception) {
        fault = QString::fromStdString(exception.err);
        return {};
    }
}

/// Largest difference, NaN where there is one, and largest size of `ours`, at least 1.
inline std::pair<float, float> difference(const std::vector<float>& ours, const std::vector<float>& theirs) {
    float worst = 0;
    float largest = 1;
    for (std::size_t i = 0; i < ours.size(); ++i) {
        largest = std::max(largest, std::abs(ours[i]));
        const float apart = std::abs(ours[i] - theirs[i]);
        worst = apart <= worst ? worst : apart;  // NaN wins
    }
    return {worst, largest};
}

}  // namespace fovea::sample
