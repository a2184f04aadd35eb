// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/preprocessing_text.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

#include "widgets/text/numbers.h"

namespace fovea {

namespace {

struct PreprocessingText {
    Q_DECLARE_TR_FUNCTIONS(fovea::PreprocessingText)
};

QString reason(PreprocessingFault fault) {
    switch (fault) {
        case PreprocessingFault::Unknown:
            return PreprocessingText::tr(
                "there are none, 0-255, minus-one-one, imagenet, mnist, cifar10 or scale=…;mean=…;std=…, and ;bgr or "
                ";grey behind them");
        case PreprocessingFault::Twice: return PreprocessingText::tr("it says what is said before it");
        case PreprocessingFault::Scale: return PreprocessingText::tr("the scale is 1 or 255");
        case PreprocessingFault::Number: return PreprocessingText::tr("a number belongs here, as in mean=0.5");
        case PreprocessingFault::Deviation: return PreprocessingText::tr("a standard deviation is above 0");
        case PreprocessingFault::Counts:
            return PreprocessingText::tr("mean and std have one number for all channels, or equally many");
        case PreprocessingFault::OnlyColour:
        case PreprocessingFault::Channels: break;
    }
    return {};
}

QString plainFigure(double value) { return QString::number(value, 'g', 6).replace(QChar(u'-'), QChar(0x2212)); }

QString listText(const std::vector<double>& values) {
    QStringList parts;
    for (const double value : values) parts += plainFigure(value);
    return parts.join(QChar(u' '));
}

QString pOf(double probability) {
    return probability < 0.001 ? QStringLiteral("p < 0.001")
                               : QStringLiteral("p = %1").arg(QString::number(probability, 'g', 2));
}

}  // namespace

QString preprocessingProblemText(const QString& text, const PreprocessingProblem& problem) {
    const QByteArray bytes = text.toUtf8();
    const auto first = static_cast<qsizetype>(problem.first);
    const QString before = QString::fromUtf8(bytes.left(first));
    const QString part = QString::fromUtf8(bytes.mid(first, static_cast<qsizetype>(problem.end - problem.first)));
    if (part.isEmpty())
        return PreprocessingText::tr("The preprocessing “%1”, at character %2: %3.")
            .arg(text, QString::number(before.size() + 1), reason(problem.fault));
    return PreprocessingText::tr("The preprocessing “%1”, at character %2, “%3”: %4.")
        .arg(text, QString::number(before.size() + 1), part, reason(problem.fault));
}

QString preprocessingMisfitText(const StatedPreprocessing& stated, PreprocessingFault fault, int networkChannels) {
    const QString text = QString::fromStdString(preprocessingText(stated));
    if (fault == PreprocessingFault::OnlyColour)
        return PreprocessingText::tr("“%1” puts red, green and blue in order; this network's number of channels is %2.")
            .arg(text, QString::number(networkChannels));
    return PreprocessingText::
        tr("“%1” has as many as %2 numbers for mean or standard deviation; this network's number of channels is %3.")
            .arg(text, QString::number(std::max(stated.mean.size(), stated.deviation.size())),
                 QString::number(networkChannels));
}

QString preprocessingName(const StatedPreprocessing& stated) {
    StatedPreprocessing plain = stated;
    plain.order = ChannelOrder::Rgb;
    const std::string id = preprocessingText(plain);
    QString name = PreprocessingText::tr("own numbers");
    if (id == "none") name = PreprocessingText::tr("none, 0 to 1");
    if (id == "0-255") name = PreprocessingText::tr("0 to 255");
    if (id == "minus-one-one") name = PreprocessingText::tr("−1 to 1");
    if (id == "imagenet") name = QStringLiteral("ImageNet");
    if (id == "mnist") name = QStringLiteral("MNIST");
    if (id == "cifar10") name = QStringLiteral("CIFAR-10");
    if (plain == StatedPreprocessing{.scale = 255, .mean = {123.68, 116.779, 103.939}}) name = QStringLiteral("Caffe");
    if (stated.order == ChannelOrder::Bgr) return PreprocessingText::tr("%1, then BGR").arg(name);
    if (stated.order == ChannelOrder::Grey) return PreprocessingText::tr("%1, then grey").arg(name);
    return name;
}

QString preprocessingFormula(const StatedPreprocessing& stated) {
    const QString x = stated.scale == 1 ? QStringLiteral("x") : QStringLiteral("255 x");
    const bool hasMean = stated.mean != std::vector{0.0}, hasDeviation = stated.deviation != std::vector{1.0};
    const QString mean = hasMean ? QStringLiteral("%1 − (%2)").arg(x, listText(stated.mean)) : x;
    const QString all =
        stated.mean.size() == 1 && hasMean ? QStringLiteral("%1 − %2").arg(x, listText(stated.mean)) : mean;
    if (!hasDeviation) return all;
    const QString numerator = hasMean ? QStringLiteral("(%1)").arg(all) : all;
    const QString deviation = listText(stated.deviation);
    return QStringLiteral("%1 / %2").arg(
        numerator, stated.deviation.size() == 1 ? deviation : QStringLiteral("(%1)").arg(deviation));
}

QString proposalText(const std::vector<TriedPreprocessing>& ways, const PreprocessingProposal& proposal, int classes) {
    const TriedPreprocessing& best = ways[proposal.best];
    const QString name = preprocessingName(best.stated);
    const QString right = groupedNumber(best.right);
    const QString images = groupedNumber(static_cast<qint64>(best.isRight.size()));
    const QString asItIs = groupedNumber(ways.front().right);
    const QString test = PreprocessingText::tr("McNemar's test: %1, limit %2, which is 5 % shared by the other ways")
                             .arg(pOf(proposal.probability), QString::number(proposal.limit, 'g', 2));
    if (proposal.verdict == PreprocessingVerdict::NoneIsRight)
        return PreprocessingText::tr(
                   "Nothing is proposed: no way is better than guessing among %1 classes. The best, %2, has %3 of %4 "
                   "right. The classes may stand in another order, or the pictures may be of another kind.")
            .arg(QString::number(classes), name, right, images);
    if (proposal.verdict == PreprocessingVerdict::AsItIs)
        return proposal.best == 0
                   ? PreprocessingText::tr("Nothing is proposed: as it is the model is best, with %1 of %2 right.")
                         .arg(right, images)
                   : PreprocessingText::tr(
                         "Nothing is proposed: the best, %1, has %2 of %3 right, which is not clearly better than "
                         "%4 as it is (%5).")
                         .arg(name, right, images, asItIs, test);
    QString text = PreprocessingText::tr("Proposed: %1. It has %2 of %3 right, as it is the model has %4 (%5).")
                       .arg(name, right, images, asItIs, test);
    QStringList alike;
    for (const std::size_t way : proposal.alike)
        alike += QStringLiteral("%1 (%2)").arg(preprocessingName(ways[way].stated), groupedNumber(ways[way].right));
    if (!alike.isEmpty())
        text += QChar(u' ') + PreprocessingText::tr(
                                  "These pictures are too few to tell it from %1; it has most right, "
                                  "or of equals the smallest loss.")
                                  .arg(alike.join(QStringLiteral(", ")));
    return text;
}

}  // namespace fovea
