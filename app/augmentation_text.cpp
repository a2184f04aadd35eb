// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/augmentation_text.h"

#include <QCoreApplication>
#include <QDir>
#include <QRegularExpression>
#include <algorithm>
#include <cmath>

#include "core/augmentation/augment_table.h"
#include "datasets/data_text.h"
#include "datasets/findings.h"
#include "widgets/text/numbers.h"

namespace fovea {

namespace {

struct AugmentationText {
    Q_DECLARE_TR_FUNCTIONS(fovea::AugmentationText)
};

QString nameOf(const AugmentKind& kind) {
    return QString::fromUtf8(kind.name.data(), static_cast<qsizetype>(kind.name.size()));
}

/// "+3", "−2", "0", with as many digits behind the point.
QString signedNumber(double value, int digits) {
    const QString text = decimalNumber(value, digits);
    const bool isZero = std::ranges::none_of(text, [](QChar c) { return c >= u'1' && c <= u'9'; });
    return isZero ? decimalNumber(0, digits) : value > 0 ? u'+' + text : text;
}

/// The shortest text of at most two digits behind the point: "0.2", "15".
QString shortNumber(double value) {
    QString text = decimalNumber(value, 2);
    while (text.contains(u'.') && (text.endsWith(u'0') || text.endsWith(u'.'))) text.chop(1);
    return text;
}

bool isDigit(const std::string& name) { return name.size() == 1 && name[0] >= '0' && name[0] <= '9'; }
bool isLetter(const std::string& name) {
    return name.size() == 1 && ((name[0] >= 'a' && name[0] <= 'z') || (name[0] >= 'A' && name[0] <= 'Z'));
}

bool isNumber(const std::string& name) {
    return !name.empty() && std::ranges::all_of(name, [](char c) { return c >= '0' && c <= '9'; });
}

/// Whether the last two parts of its path say that data holds digits or letters: "MNIST/raw", "emnist-letters.npz". Words
/// are compared as wholes, as PathMNIST shows tissue.
bool saysSigns(const std::string& name) {
    const auto text = parseDataText(name);
    const QString path = QDir::fromNativeSeparators(QString::fromStdString(text ? text->place : name));
    static const QRegularExpression between(QStringLiteral("[^a-z0-9]+"));
    const QStringList words =
        path.section(u'/', -2, -1, QString::SectionSkipEmpty).toLower().split(between, Qt::SkipEmptyParts);
    static const QStringList known{QStringLiteral("mnist"),  QStringLiteral("emnist"), QStringLiteral("qmnist"),
                                   QStringLiteral("svhn"),   QStringLiteral("usps"),   QStringLiteral("digit"),
                                   QStringLiteral("digits"), QStringLiteral("letter"), QStringLiteral("letters")};
    return !words.contains(QStringLiteral("fashion")) &&
           std::ranges::any_of(words, [](const QString& word) { return known.contains(word); });
}

bool happens(const Augmentation& augmentation, const char* kind) {
    const AugmentStep* step = augmentation.find(*findAugmentKind(kind));
    return step != nullptr && step->probability > 0;
}

}  // namespace

QString augmentationTitle(const AugmentKind& kind) {
    const std::string_view name = kind.name;
    if (name == "flip") return AugmentationText::tr("Horizontal flip");
    if (name == "vflip") return AugmentationText::tr("Vertical flip");
    if (name == "crop") return AugmentationText::tr("Crop and scale");
    if (name == "translate") return AugmentationText::tr("Translation");
    if (name == "rotate") return AugmentationText::tr("Rotation");
    if (name == "stretch") return AugmentationText::tr("Stretching");
    if (name == "shear") return AugmentationText::tr("Shearing");
    if (name == "lens") return AugmentationText::tr("Lens distortion");
    if (name == "contrast") return AugmentationText::tr("Contrast");
    if (name == "brightness") return AugmentationText::tr("Brightness");
    if (name == "colour") return AugmentationText::tr("Colour jitter");
    if (name == "vignette") return AugmentationText::tr("Vignette");
    if (name == "blur") return AugmentationText::tr("Blur");
    if (name == "noise") return AugmentationText::tr("Noise");
    if (name == "cutout") return AugmentationText::tr("Cutout");
    if (name == "mixup") return QStringLiteral("Mixup");
    if (name == "cutmix") return QStringLiteral("CutMix");
    return nameOf(kind);
}

QString augmentationMeaning(const AugmentKind& kind) {
    const std::string_view name = kind.name;
    if (name == "flip") return AugmentationText::tr("Left and right change places.");
    if (name == "vflip") return AugmentationText::tr("Top and bottom change places.");
    if (name == "crop")
        return AugmentationText::tr("Enlarged or made smaller, and moved within the room that this leaves.");
    if (name == "translate") return AugmentationText::tr("Moved by whole pixels in both directions.");
    if (name == "rotate") return AugmentationText::tr("Turned around the centre.");
    if (name == "stretch") return AugmentationText::tr("Made wider or taller.");
    if (name == "shear") return AugmentationText::tr("Rows move sideways, the farther the lower they lie.");
    if (name == "lens") return AugmentationText::tr("Bent as a lens does: a barrel or a pincushion.");
    if (name == "contrast") return AugmentationText::tr("Values are spread around middle grey, or drawn towards it.");
    if (name == "brightness") return AugmentationText::tr("The same is added to all values.");
    if (name == "colour") return AugmentationText::tr("Saturation and hue change; pictures without colour stay.");
    if (name == "vignette") return AugmentationText::tr("Darker towards the corners.");
    if (name == "blur") return AugmentationText::tr("Convolved with a Gaussian of a drawn width.");
    if (name == "noise") return AugmentationText::tr("Each value gets a random number of its own.");
    if (name == "cutout") return AugmentationText::tr("A square somewhere is filled with the picture's mean colour.");
    if (name == "mixup")
        return AugmentationText::tr(
            "Another picture of the batch shines through, and the label is mixed in the same shares.");
    if (name == "cutmix")
        return AugmentationText::tr("A box of another picture of the batch is put in, and the label is mixed by area.");
    return {};
}

QString strengthText(const AugmentKind& kind, double strength) {
    const QString number = shortNumber(strength);
    if (!kind.hasStrength()) return {};
    if (kind.name == "cutout") return AugmentationText::tr("%1 px").arg(number);
    if (kind.name == "blur") return AugmentationText::tr("up to %1 px").arg(number);
    if (kind.name == "vignette" || kind.name == "noise") return AugmentationText::tr("up to %1").arg(number);
    if (kind.mix != nullptr) return QStringLiteral("α ") + number;
    if (kind.name == "crop" || kind.name == "contrast")
        return QStringLiteral("%1 – %2").arg(shortNumber(1 - strength), shortNumber(1 + strength));
    if (kind.strength.unit == AugmentStrength::Unit::Degrees) return QStringLiteral("± %1°").arg(number);
    if (kind.strength.unit == AugmentStrength::Unit::Pixels) return AugmentationText::tr("± %1 px").arg(number);
    return QStringLiteral("± ") + number;
}

QString drawnText(const DrawnStep& step) {
    const std::string_view name = step.kind->name;
    const auto& [first, second, third] = step.draw.numbers;
    if (name == "flip") return AugmentationText::tr("flip");
    if (name == "vflip") return AugmentationText::tr("upside down");
    if (name == "crop") return QStringLiteral("× ") + decimalNumber(1 + first, 2);
    if (name == "translate")
        return AugmentationText::tr("%1, %2 px").arg(signedNumber(first, 0), signedNumber(second, 0));
    if (name == "rotate") return signedNumber(first, 0) + u'°';
    if (name == "stretch")
        return first >= 0 ? QStringLiteral("↔ ") + decimalNumber(1 + first, 2)
                          : QStringLiteral("↕ ") + decimalNumber(1 - first, 2);
    if (name == "shear") return AugmentationText::tr("shear %1").arg(signedNumber(first, 2));
    if (name == "lens") return AugmentationText::tr("lens %1").arg(signedNumber(first, 2));
    if (name == "contrast") return AugmentationText::tr("c %1").arg(decimalNumber(1 + first, 2));
    if (name == "brightness") return AugmentationText::tr("b %1").arg(signedNumber(first, 2));
    if (name == "colour")
        return AugmentationText::tr("s %1, h %2°").arg(decimalNumber(1 + first, 2), signedNumber(second, 0));
    if (name == "vignette") return AugmentationText::tr("v %1").arg(decimalNumber(first, 2));
    if (name == "blur") return AugmentationText::tr("blur %1").arg(decimalNumber(first, 1));
    if (name == "noise") return AugmentationText::tr("noise %1").arg(decimalNumber(first, 3));
    if (name == "cutout") return AugmentationText::tr("cutout");
    return QStringLiteral("%1 %2 %").arg(nameOf(*step.kind), decimalNumber(100 * first, 0));
}

DrawnLines drawnLines(std::span<const DrawnStep> steps, const std::optional<DrawnStep>& mixture) {
    QStringList moves, values;
    for (const DrawnStep& step : steps) (step.kind->place != nullptr ? moves : values) << drawnText(step);
    if (mixture) values << drawnText(*mixture);
    const QString mark = QStringLiteral(" · ");
    return {moves.join(mark), values.join(mark)};
}

std::vector<std::string> signClasses(const DatasetPair& data) {
    const std::vector<std::string>& names = data.training->classNames();
    if (data.findings == nullptr || !std::ranges::all_of(names, isNumber)) return names;
    const DataFormat format = data.findings->format;
    // A folder's name is a name that someone gave.
    if (format != DataFormat::Idx && format != DataFormat::Arrays && format != DataFormat::Table) return names;
    const bool isMnists =
        format == DataFormat::Idx && data.training->shape() == Shape{28, 28, 1} && std::ranges::all_of(names, isDigit);
    return isMnists || saysSigns(data.name) ? names : std::vector<std::string>();
}

QString augmentationWarning(const Augmentation& augmentation, const std::vector<std::string>& signs) {
    const bool digits = std::ranges::any_of(signs, isDigit);
    if (!digits && !std::ranges::any_of(signs, isLetter)) return {};
    if (happens(augmentation, "flip") || happens(augmentation, "vflip"))
        return digits
                   ? AugmentationText::tr(
                         "A mirrored digit is another sign, or none: without flips these classes stay what they are.")
                   : AugmentationText::tr(
                         "A mirrored letter is another sign, or none: b becomes d. Leave flips out here.");
    const AugmentStep* turn = augmentation.find(*findAugmentKind("rotate"));
    constexpr float upright = 90;
    if (turn != nullptr && turn->probability > 0 && turn->strength > upright)
        return digits ? AugmentationText::tr("A 6 turned over is a 9: keep rotations below 90°.")
                      : AugmentationText::tr("Letters turned over are others: keep rotations below 90°.");
    return {};
}

QStringList augmentationTable() {
    QStringList lines;
    for (const AugmentKind* kind : augmentKinds()) {
        const AugmentStep usual = usualStep(*kind);
        const QString probability = shortNumber(double{usual.probability});
        const QString name = nameOf(*kind);
        const QString syntax =
            kind->hasStrength() ? QStringLiteral("%1:%2:%3").arg(name, shortNumber(kind->strength.usual), probability)
                                : QStringLiteral("%1:%2").arg(name, probability);
        const QString range = kind->hasStrength() ? QStringLiteral("0 … %1").arg(shortNumber(kind->strength.largest))
                                                  : QStringLiteral("–");
        lines << QStringLiteral("  %1 %2 %3")
                     .arg(syntax.leftJustified(18), range.leftJustified(9), augmentationTitle(*kind));
    }
    return lines;
}

}  // namespace fovea
