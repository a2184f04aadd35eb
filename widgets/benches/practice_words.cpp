// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/practice_words.h"

#include <QCoreApplication>
#include <array>
#include <cstddef>

#include "core/benches/practice_tables.h"

namespace fovea {
namespace {

struct PracticeWords {
    Q_DECLARE_TR_FUNCTIONS(fovea::PracticeWords)
};

struct CardWords {
    const char* slides;
    const char* title;
    GalleryCard::Here here;
    const char* shown;
    const char* instead;
    const char* limit;
    const char* place;
};
using enum GalleryCard::Here;

constexpr std::array cards{
    CardWords{
        "9", QT_TRANSLATE_NOOP("fovea::PracticeWords", "DeepFace"), Partly,
        QT_TRANSLATE_NOOP("fovea::PracticeWords", "Are two photos of the same face? Right nearly as often as people."),
        QT_TRANSLATE_NOOP("fovea::PracticeWords",
                          "Lesson 2 weighs the two numbers: they lie less than a standard error apart."),
        QT_TRANSLATE_NOOP("fovea::PracticeWords", "There are no faces here, and nothing compares two pictures."),
        "lesson:2"},
    CardWords{
        "10–11", QT_TRANSLATE_NOOP("fovea::PracticeWords", "Speech, Go"), No,
        QT_TRANSLATE_NOOP("fovea::PracticeWords", "Speech recognised as well as by people; Go won against masters."),
        QT_TRANSLATE_NOOP("fovea::PracticeWords", "A game of another kind: you against your network, in lesson 2."),
        QT_TRANSLATE_NOOP("fovea::PracticeWords",
                          "Speech needs sound, Go needs games against itself. Neither is here."),
        "lesson:2"},
    CardWords{
        "104", QT_TRANSLATE_NOOP("fovea::PracticeWords", "Classification, retrieval"), Partly,
        QT_TRANSLATE_NOOP("fovea::PracticeWords", "A picture's class, and pictures that are like it."),
        QT_TRANSLATE_NOOP(
            "fovea::PracticeWords",
            "See shows the scores of any picture of yours, which pictures excite a map most, and, under Neighbours, which are most like yours to a layer."),
        QT_TRANSLATE_NOOP(
            "fovea::PracticeWords",
            "Ten classes, or yours; the most similar are looked for among the test images, not among all pictures there are."),
        "see"},
    CardWords{
        "105", QT_TRANSLATE_NOOP("fovea::PracticeWords", "Detection"), Partly,
        QT_TRANSLATE_NOOP("fovea::PracticeWords", "Boxes around things, with their names."),
        QT_TRANSLATE_NOOP(
            "fovea::PracticeWords",
            "A dense layer is a convolution: LeNet without padding reads a larger picture as a map of scores. Below: how large. See's class activation maps show where."),
        QT_TRANSLATE_NOOP("fovea::PracticeWords", "No box is drawn or learned."), "see"},
    CardWords{
        "105", QT_TRANSLATE_NOOP("fovea::PracticeWords", "Segmentation"), Partly,
        QT_TRANSLATE_NOOP("fovea::PracticeWords", "A class for every pixel."),
        QT_TRANSLATE_NOOP("fovea::PracticeWords", "Class activation maps in See, laid over the picture: coarse ones."),
        QT_TRANSLATE_NOOP("fovea::PracticeWords", "No network here is trained on pixels' classes."), "see"},
    CardWords{"106", QT_TRANSLATE_NOOP("fovea::PracticeWords", "Self-driving"), No,
              QT_TRANSLATE_NOOP("fovea::PracticeWords", "A car that looks where it goes."),
              QT_TRANSLATE_NOOP("fovea::PracticeWords", "Nothing."),
              QT_TRANSLATE_NOOP("fovea::PracticeWords",
                                "There are no data for it here, and no small task that would be honest."),
              ""},
    CardWords{
        "107", QT_TRANSLATE_NOOP("fovea::PracticeWords", "Captions"), No,
        QT_TRANSLATE_NOOP("fovea::PracticeWords", "A sentence about a picture."),
        QT_TRANSLATE_NOOP("fovea::PracticeWords", "Nothing."),
        QT_TRANSLATE_NOOP(
            "fovea::PracticeWords",
            "It needs a network that writes and pictures with sentences. “A photo of a cat”, made from the class, would be no caption."),
        ""},
    CardWords{
        "108", QT_TRANSLATE_NOOP("fovea::PracticeWords", "Inceptionism"), Yes,
        QT_TRANSLATE_NOOP("fovea::PracticeWords", "Pictures changed until a layer is excited."),
        QT_TRANSLATE_NOOP(
            "fovea::PracticeWords",
            "See’s page Dream climbs along the gradient of a unit, a layer or a class. Below: one step, by hand."),
        QT_TRANSLATE_NOOP("fovea::PracticeWords", "Textures of your own network, on small pictures."), "see"},
    CardWords{"108", QT_TRANSLATE_NOOP("fovea::PracticeWords", "Style"), Partly,
              QT_TRANSLATE_NOOP("fovea::PracticeWords", "A photo in the manner of a painting."),
              QT_TRANSLATE_NOOP("fovea::PracticeWords",
                                "What such a loss compares, below: the products of maps, F · Fᵀ (Gram matrix)."),
              QT_TRANSLATE_NOOP("fovea::PracticeWords", "No picture is painted anew here."), ""},
    CardWords{
        "146–147", QT_TRANSLATE_NOOP("fovea::PracticeWords", "Accuracy and cost"), Yes,
        QT_TRANSLATE_NOOP(
            "fovea::PracticeWords",
            "Networks by accuracy and size. Slide 146’s figure is lost, and what it showed is not known."),
        QT_TRANSLATE_NOOP("fovea::PracticeWords", "The chart of this bench, and Train’s page Runs for your own."),
        QT_TRANSLATE_NOOP("fovea::PracticeWords", "Never on one axis: ImageNet has a thousand classes, CIFAR-10 ten."),
        "train"},
    CardWords{
        "149–150", QT_TRANSLATE_NOOP("fovea::PracticeWords", "Hardware"), Yes,
        QT_TRANSLATE_NOOP("fovea::PracticeWords", "What processors and graphics cards compute in a second."),
        QT_TRANSLATE_NOOP("fovea::PracticeWords", "This computer beside them, on this bench; more by fovea bench."),
        QT_TRANSLATE_NOOP("fovea::PracticeWords",
                          "Fovea itself computes on the processor alone. Slide 149’s bars are lost."),
        ""},
    CardWords{
        "151", QT_TRANSLATE_NOOP("fovea::PracticeWords", "Model zoo"), Yes,
        QT_TRANSLATE_NOOP("fovea::PracticeWords", "Networks that others have trained."),
        QT_TRANSLATE_NOOP(
            "fovea::PracticeWords",
            "Build opens ONNX files and exports ONNX, PyTorch, Keras and C++; thirty-one networks are in its catalogue."),
        QT_TRANSLATE_NOOP("fovea::PracticeWords",
                          "Those come without trained weights, and operators that Fovea lacks are named, not guessed."),
        "build"}};

constexpr std::array deviceRemarks{
    QT_TRANSLATE_NOOP(
        "fovea::PracticeWords",
        "Four cores, eight threads; a thread more on a core brings no multipliers. The price is of 2018."),
    QT_TRANSLATE_NOOP("fovea::PracticeWords", "11 GB. Printed and computed agree: 1.6 GHz is a rounded boost clock."),
    QT_TRANSLATE_NOOP(
        "fovea::PracticeWords",
        "12 GB. The slide’s heading makes it a TPU: it is a graphics card. ~14 TFLOP/s imply 1.37 GHz, not the 1.5 beside them."),
    QT_TRANSLATE_NOOP("fovea::PracticeWords",
                      "640 tensor cores, products of 4 × 4 matrices in FP16. ~112 TFLOP/s imply 1.37 GHz, too."),
    QT_TRANSLATE_NOOP(
        "fovea::PracticeWords",
        "64 GB, rented by the hour. 180 TFLOP/s of a board of four chips in reduced precision: not to be compared with FP32."),
    QT_TRANSLATE_NOOP(
        "fovea::PracticeWords",
        "Measured with Fovea’s own engine, as fovea bench does it. A figure of one moment: other programs take their part.")};

struct RuleWords {
    const char* name;
    const char* advice;
    const char* rule;
};
constexpr std::array rules{
    RuleWords{"scratch", QT_TRANSLATE_NOOP("fovea::PracticeWords", "Train a network of your own from the start"),
              QT_TRANSLATE_NOOP("fovea::PracticeWords", "No trained network: from the start, small first.")},
    RuleWords{
        "linear",
        QT_TRANSLATE_NOOP("fovea::PracticeWords", "Train a linear classifier on the top layer of the trained network"),
        QT_TRANSLATE_NOOP("fovea::PracticeWords",
                          "Little and similar: its features fit, and few weights can be learned.")},
    RuleWords{
        "stage",
        QT_TRANSLATE_NOOP("fovea::PracticeWords", "Try linear classifiers on earlier stages of the trained network"),
        QT_TRANSLATE_NOOP("fovea::PracticeWords",
                          "Little and different: its last layers know other things. Measure each stage.")},
    RuleWords{"few", QT_TRANSLATE_NOOP("fovea::PracticeWords", "Fine-tune a few layers of the trained network"),
              QT_TRANSLATE_NOOP("fovea::PracticeWords", "Lots and similar: the last layers adapt.")},
    RuleWords{"many", QT_TRANSLATE_NOOP("fovea::PracticeWords", "Fine-tune most layers of the trained network"),
              QT_TRANSLATE_NOOP("fovea::PracticeWords", "Lots and different: only the first stage’s edges stay.")}};

}  // namespace

GalleryCard galleryCard(int index) {
    static_assert(cards.size() == galleryCards);
    const CardWords& words = cards[static_cast<std::size_t>(index)];
    return {QString::fromUtf8(words.slides), PracticeWords::tr(words.title),   words.here,
            PracticeWords::tr(words.shown),  PracticeWords::tr(words.instead), PracticeWords::tr(words.limit),
            QString::fromUtf8(words.place)};
}

QString hereText(GalleryCard::Here here) {
    switch (here) {
        case Yes: return PracticeWords::tr("here");
        case Partly: return PracticeWords::tr("partly");
        case No: break;
    }
    return PracticeWords::tr("not here");
}

QString deviceRemark(int row) { return PracticeWords::tr(deviceRemarks[static_cast<std::size_t>(row)]); }

QString publishedRemark(int row) {
    const auto& name = publishedNetworks[static_cast<std::size_t>(row)].name;
    if (name.starts_with("EfficientNet"))
        return PracticeWords::tr("Tan and Le 2019, first version: B7 has 84.4 % there, and 84.3 % in later ones.");
    if (name.starts_with("ResNet")) return PracticeWords::tr("Top-1 error of fb.resnet.torch, one crop of 224 × 224.");
    if (name.starts_with("VGG")) return PracticeWords::tr("Top-1 error of the paper, at one scale.");
    return PracticeWords::tr("Top-1 error of Caffe’s reference network.");
}

QString adviceText(const std::string& advice) {
    for (const RuleWords& rule : rules)
        if (rule.name == advice) return PracticeWords::tr(rule.advice);
    return {};
}

QString adviceReason(const Bench& bench) {
    return PracticeWords::tr(rules[static_cast<std::size_t>(numberOf(bench.readings(), "rule"))].rule);
}

QString lossText(const std::string& loss) {
    if (loss == "cross_entropy") return PracticeWords::tr("softmax and cross-entropy");
    if (loss == "binary") return PracticeWords::tr("sigmoid and binary cross-entropy for each label");
    return PracticeWords::tr("squared error");
}

QString rulesText(int rule) {
    QString text;
    for (int i = 0; i < static_cast<int>(rules.size()); ++i) {
        const QString line = PracticeWords::tr(rules[static_cast<std::size_t>(i)].rule).toHtmlEscaped();
        text += i == rule ? QStringLiteral("<p style='margin:0 0 4px 0'><b>%1</b></p>").arg(line)
                          : QStringLiteral("<p style='margin:0 0 4px 0'>%1</p>").arg(line);
    }
    return text;
}

}  // namespace fovea
