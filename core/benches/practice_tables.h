// SPDX-License-Identifier: GPL-3.0-or-later
// Published numbers that the practice bench shows, each with its source.
#pragma once

#include <array>
#include <string_view>

namespace fovea {

/// A row of slide 150 (CS231n 2018, lecture 8), prices of that year. Peaks are FP32, but for tensor cores (FP16 products) and the TPU (its own
/// reduced precision).
struct PracticeDevice {
    std::string_view name;
    double units = 0;        ///< cores, or tensor cores; 0: not published
    double gigahertz = 0;    ///< as the slide has it
    double perCycle = 0;     ///< floating-point operations of one unit in a cycle
    double gflops = 0;       ///< 10⁹ operations a second, as the slide has it
    double dollars = 0;      ///< 0: it is not sold
    double dollarsHour = 0;  ///< to rent; 0: it is sold
};
/// A core with two 8-lane FMA units makes 2 · 8 · 2 = 32 operations a cycle, a CUDA core 2, a tensor core a 4×4×4 product: 64 · 2.
inline constexpr std::array practiceDevices{PracticeDevice{"Core i7-7700K", 4, 4.2, 32, 540, 339, 0},
                                            PracticeDevice{"GTX 1080 Ti", 3584, 1.6, 2, 11400, 699, 0},
                                            PracticeDevice{"Titan V", 5120, 1.5, 2, 14000, 2999, 0},
                                            PracticeDevice{"Titan V, tensor cores", 640, 1.5, 128, 112000, 2999, 0},
                                            PracticeDevice{"Cloud TPU", 0, 0, 0, 180000, 0, 6.5}};

/// Forward and backward of 16 pictures of 224×224×3: two Xeon E5-2630 v3 (whose code was not well optimised there) against a
/// Pascal Titan X. From the tables of jcjohnson/cnn-benchmarks, which slide 149's lost bars showed.
struct PracticeSpeedup {
    std::string_view network;
    double ofGraphicsCard = 0;  ///< processor's time over the card's with cuDNN
    double ofLibrary = 0;       ///< the card's time without cuDNN over that with it
};
inline constexpr std::array practiceSpeedups{
    PracticeSpeedup{"VGG-16", 66.05, 2.79}, PracticeSpeedup{"VGG-19", 66.86, 2.99},
    PracticeSpeedup{"ResNet-18", 69.62, 3.06}, PracticeSpeedup{"ResNet-50", 63.98, 2.38},
    PracticeSpeedup{"ResNet-200", 75.63, 2.81}};
/// VGG-16's two times in milliseconds, from which the first of the ratios is.
inline constexpr double vggOnProcessor = 8495.48;
inline constexpr double vggOnCard = 128.62;

/// Top-1 error on ImageNet's validation pictures in percent; millions of parameters; 10⁹ multiply-adds for a picture: the figures of
/// the course's syllabus, which were not measured by one protocol. Errors: AlexNet as Caffe's reference has it; VGG as its paper, at one
/// scale; ResNet as fb.resnet.torch, one crop of 224; EfficientNet as Tan and Le 2019, version 1 of May 2019 (84.4 % for B7; 84.3 % in
/// later ones).
struct PublishedNetwork {
    std::string_view name;
    double error = 0;
    double millions = 0;
    double gigaMacs = 0;
};
inline constexpr std::array publishedNetworks{
    PublishedNetwork{"AlexNet", 42.9, 61, 0.72},        PublishedNetwork{"VGG-16", 27.0, 138, 15.5},
    PublishedNetwork{"VGG-19", 27.3, 144, 19.6},        PublishedNetwork{"ResNet-18", 30.43, 11.7, 1.8},
    PublishedNetwork{"ResNet-50", 24.01, 25.6, 4.1},    PublishedNetwork{"ResNet-152", 22.16, 60, 11},
    PublishedNetwork{"EfficientNet-B4", 17.4, 19, 4.2}, PublishedNetwork{"EfficientNet-B7", 15.6, 66, 37}};

/// Measured by Fovea on CIFAR-10 (README, "Measured"): a network of the catalogue and the error in percent.
struct MeasuredNetwork {
    std::string_view name;
    double error = 0;
};
inline constexpr std::array measuredNetworks{MeasuredNetwork{"linear", 60.3}, MeasuredNetwork{"convnetjs-cifar", 36.9}};

/// The applications that the lecture shows, in the order of their slides; what is said of them is the view's.
inline constexpr int galleryCards = 12;

}  // namespace fovea
