// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/attribution_text.h"

#include <QCoreApplication>

namespace fovea {

namespace {

struct AttributionText {
    Q_DECLARE_TR_FUNCTIONS(fovea::AttributionText)
};

}  // namespace

QString attributionTitle(std::string_view method) {
    if (method == "gradient") return AttributionText::tr("Gradient");
    if (method == "gradient-x-input") return AttributionText::tr("Gradient × input");
    if (method == "smoothgrad") return QStringLiteral("SmoothGrad");
    if (method == "integrated-gradients") return AttributionText::tr("Integrated gradients");
    if (method == "guided-backpropagation") return AttributionText::tr("Guided backpropagation");
    if (method == "grad-cam") return QStringLiteral("Grad-CAM");
    if (method == "hirescam") return QStringLiteral("HiResCAM");
    if (method == "layer-cam") return QStringLiteral("Layer-CAM");
    if (method == "occlusion") return AttributionText::tr("Occlusion");
    if (method == "rise") return QStringLiteral("RISE");
    if (method == "lrp") return QStringLiteral("LRP");
    return QString::fromUtf8(method.data(), static_cast<qsizetype>(method.size()));
}

QString attributionMeaning(std::string_view method) {
    if (method == "gradient")
        return AttributionText::tr("Bright pixels would move the score most if they changed a little.");
    if (method == "gradient-x-input")
        return AttributionText::tr(
            "Each pixel times its gradient: what it would count for if the network were linear.");
    if (method == "smoothgrad")
        return AttributionText::tr("The gradient, averaged over noisy copies of the picture: the speckle fades.");
    if (method == "integrated-gradients")
        return AttributionText::tr(
            "How the score rose from the baseline to this picture: amber added to it, blue took away; all "
            "pixels add up to the rise.");
    if (method == "guided-backpropagation")
        return AttributionText::tr("The gradient, but each ReLU hands down only what is above 0: sharp outlines.");
    if (method == "grad-cam")
        return AttributionText::tr(
            "The layer's maps, each weighted by its mean gradient: amber speaks for the class, blue against "
            "it. Averaging forgets where a map mattered.");
    if (method == "hirescam")
        return AttributionText::tr(
            "Map times gradient in each cell: what the score really took from there. Nothing is averaged.");
    if (method == "layer-cam")
        return AttributionText::tr(
            "Map times gradient in each cell, without the gradients below 0: what speaks for the class.");
    if (method == "occlusion")
        return AttributionText::tr(
            "How far the score falls when a square is hidden: amber where it falls, blue where it rises. Slow, "
            "but it needs no gradient.");
    if (method == "rise")
        return AttributionText::tr(
            "The mean score over random masks that leave a pixel open: large where the picture must be seen.");
    if (method == "lrp")
        return AttributionText::tr(
            "The score, handed down from layer to layer to whatever it was made of: amber raised it, blue "
            "lowered it.");
    return {};
}

QString attributionWarning(std::string_view method) {
    if (method != "guided-backpropagation") return {};
    return AttributionText::tr(
        "Beware: it redraws the picture's edges, whatever the network has learned. Beside it is what "
        "an edge detector finds without any network.");
}

}  // namespace fovea
