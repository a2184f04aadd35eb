// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>

#include "core/benches/practice_bench.h"
#include "core/benches/practice_tables.h"
#include "widgets/benches/bench_numbers.h"
#include "widgets/benches/practice_parts.h"
#include "widgets/benches/practice_view.h"
#include "widgets/benches/practice_words.h"
#include "widgets/benches/titled_matrix.h"
#include "widgets/style/theme.h"
#include "widgets/text/numbers.h"

namespace fovea {

namespace {

QString boldly(const QString& text) {
    return QStringLiteral("<b style='color:%2'>%1</b>").arg(text, Theme::instance().colors().accent.name());
}

}  // namespace

QString PracticeView::sumOfDevice() const {
    const auto row = static_cast<std::size_t>(bench().step());
    if (row == practiceDevices.size()) return {};
    const PracticeDevice& device = practiceDevices[row];
    if (device.units == 0) return tr("180 000 GFLOP/s printed: no cores or clock to check it by");
    return QStringLiteral("%1 · %2 GHz · %3 = %4 GFLOP/s")
        .arg(benchNumber(device.units), benchNumber(device.gigahertz), benchNumber(device.perCycle),
             boldly(text("device_peak")));
}

QString PracticeView::arithmetic() const {
    const int row = bench().step();
    if (isPart("computer")) return sumOfDevice();
    if (isPart("chart")) {
        const PublishedNetwork& network = publishedNetworks[static_cast<std::size_t>(row)];
        return tr("%1: %2% error, %3 million parameters, %4 · 10⁹ MACs")
            .arg(QString::fromLatin1(network.name.data(), static_cast<qsizetype>(network.name.size())),
                 boldly(text("published", row, 0)), text("published", row, 1), text("published", row, 2));
    }
    return {};
}

QString PracticeView::measuredRemark() const {
    const QString computer = QString::fromStdString(choiceOf(bench().fields(), "computer"));
    const Matrix& measured = matrixOf(bench().fields(), "measured");
    if (measured.at(1, SpeedFma) <= 0) return tr("This computer: not measured yet.");
    return tr("%1; %2 threads. LeNet-5 trains on %3 pictures a second.")
               .arg(computer.isEmpty() ? tr("A computer without a name") : computer, text("threads"),
                    groupedNumber(static_cast<qint64>(measured.at(1, SpeedImages)))) +
           u' ' + deviceRemark(bench().step());
}

QString PracticeView::remark() const {
    if (measuring_ && isPart("computer")) return progress_;
    if (!notice_.text.isEmpty() && isPart(notice_.part)) return notice_.text;
    if (isPart("chart")) return publishedRemark(bench().step());
    if (!isPart("computer")) return {};
    if (bench().step() == static_cast<int>(practiceDevices.size())) return measuredRemark();
    return deviceRemark(bench().step());
}

QString PracticeView::facts() const {
    if (!isPart("computer") || bench().step() == static_cast<int>(practiceDevices.size())) return {};
    QStringList parts;
    if (bench().value("device_clock") != nullptr)
        parts << tr("printed figure implies %1 GHz").arg(text("device_clock", 0, 0, 2));
    if (bench().value("device_dollars") != nullptr) parts << tr("%1 $ for each GFLOP/s").arg(text("device_dollars"));
    if (bench().step() > 0) parts << tr("%1 times the i7").arg(text("to_first", 0, 0, 2));
    return parts.join(QStringLiteral(" · "));
}

QString PracticeView::position() const {
    if (isPart("wizard")) return {};
    if (isPart("gallery")) return tr("card %1 of %2").arg(bench().step() + 1).arg(bench().lastStep() + 1);
    return tr("row %1 of %2").arg(bench().step() + 1).arg(bench().lastStep() + 1);
}

QString PracticeView::sourceText() const {
    const auto said = [](const QString& text) {
        return QStringLiteral("<p style='margin:0 0 6px 0'>%1</p>").arg(text.toHtmlEscaped());
    };
    if (isPart("computer")) {
        QString table;
        for (int i = 0; i < static_cast<int>(practiceSpeedups.size()); ++i) {
            const auto& name = practiceSpeedups[static_cast<std::size_t>(i)].network;
            table += QStringLiteral("%1%2: %3×, %4×")
                         .arg(i == 0 ? QString() : QStringLiteral(" · "),
                              QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())),
                              text("speedups", i, 0), text("speedups", i, 1));
        }
        return said(tr(
                   "Slide 150: CS231n 2018, lecture 8; prices and GFLOP/s of that year, where “GFLOPs” means GFLOP/s.")) +
               said(
                   tr("Slide 149, whose bars are lost, from the tables of jcjohnson/cnn-benchmarks (forward and backward of "
                      "16 pictures; graphics card over processor, then cuDNN over none): %1. The processor's code was not well "
                      "optimised there.")
                       .arg(table)) +
               said(tr("Renting the TPU for %1 hours costs what the GTX costs.").arg(text("hours", 0, 0, 1)));
    }
    if (isPart("chart"))
        return said(tr("ImageNet: published figures, not measured by one protocol. AlexNet: Caffe's reference. "
                       "VGG: the paper, at one scale. ResNet: fb.resnet.torch, one crop of 224. "
                       "EfficientNet: Tan and Le, May 2019.")) +
               said(tr(
                   "CIFAR-10: grey dots are Fovea's README (linear after 10 epochs, ConvNetJS after 5), amber ones yours, of "
                   "images that were held back.")) +
               said(tr(
                   "Two charts and never one: a thousand classes and large photos are another task than ten and 32 × 32."));
    if (isPart("wizard"))
        return said(tr(
                   "Slide 145's quarters, and what has to be known before slide 148's questions can be answered. Little means "
                   "fewer than 100 pictures per class; stages halve the picture to 4 to 7 pixels, at most five times; both are "
                   "rules of thumb.")) +
               said(tr(
                   "A rule is where one begins. What is better is measured on held-back pictures, over several seeds."));
    return said(tr(
        "The lecture's pictures are lost or show others' work. “Here”, “partly” and “not here” say what of it can be done "
        "with Fovea."));
}

void PracticeView::showMeant(const QString& symbol) {
    for (const Numbers& numbers : numbers_) {
        MatrixView* matrix = numbers.matrix->matrix();
        const bool meant = matrix->objectName() == symbol;
        matrix->setWindow(meant ? QRect(0, 0, matrix->matrix().columns, matrix->matrix().rows) : QRect());
    }
}

}  // namespace fovea
