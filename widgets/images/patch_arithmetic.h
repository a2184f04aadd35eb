// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>
#include <cstdint>
#include <optional>
#include <vector>

namespace fovea {

/// How one unit of a convolution comes about: patch × kernel for each input channel, sums, bias, total.
struct PatchArithmetic {
    struct Channel {
        QString name;               ///< "Red", "Channel 3"
        QColor tint;                ///< of the patch's cells; invalid: blue for +, amber for −
        std::vector<float> patch;   ///< rows first, kernelHeight × kernelWidth
        std::vector<float> kernel;  ///< likewise
        double sum = 0;             ///< of all products of this channel
    };
    QString title;        ///< "Image patch" or "Patch of Pool 1"
    QString kernelTitle;  ///< "Kernel 8"
    int kernelHeight = 0;
    int kernelWidth = 0;
    std::vector<Channel> channels;      ///< all of them, or the first ones
    int channelCount = 0;               ///< of the layer's input; 0: channels.size()
    std::vector<std::uint8_t> padding;  ///< 1 where the cell lies outside the input; empty: nowhere
    double bias = 0;
    bool hasBias = true;
    double total = 0;                 ///< sums of all channels, and the bias
    std::optional<double> afterRelu;  ///< where a ReLU follows
    bool standardised = false;        ///< the patch shows standardised pixels, and the text says so

    int cells() const { return kernelHeight * kernelWidth; }
    int inputChannels() const { return channelCount > 0 ? channelCount : int(channels.size()); }
    bool isValid() const;
};

/// The sentences beneath the matrices. The numbers in `terms` and `total` carry so many digits that they add
/// up as printed; where no number of digits up to 7 does that, the sign is ≈.
struct PatchText {
    std::vector<QString> channelSums;  ///< one for each of `channels`
    QString instruction;               ///< "Multiply cell by cell, add the 75 products, then the bias"
    QString terms;                     ///< "0.4439 + 0.4742 + 0.2114 + 0.0300"
    QString sign;                      ///< "=" or "≈"
    QString total;                     ///< "1.1595"
    QString relu;                      ///< "ReLU: max(0, 1.1595) = 1.1595" up to its result; empty where none follows
    QString reluResult;
    QString note;  ///< standardised pixels, rounded cells
    int digits = 4;
};
PatchText patchText(const PatchArithmetic& arithmetic);

/// All cells, sums, bias and total (without sums: cells and bias) as tab-separated text with full digits, point as decimal sign.
QString patchTsv(const PatchArithmetic& arithmetic, bool withSums = true);

}  // namespace fovea
