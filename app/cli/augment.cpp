// SPDX-License-Identifier: GPL-3.0-or-later
#include <QBuffer>
#include <QCoreApplication>

#include "app/augmentation_text.h"
#include "app/cli/augmentation_argument.h"
#include "app/cli/picture_argument.h"
#include "app/cli/target.h"
#include "app/cli/terminal.h"
#include "app/cli/verbs.h"
#include "app/error_text.h"
#include "app/images/augmented_wall.h"
#include "core/exchange/atomic_file.h"
#include "core/exchange/npy.h"
#include "widgets/resources.h"
#include "widgets/style/theme.h"

namespace fovea {
namespace {

struct AugmentVerb {
    Q_DECLARE_TR_FUNCTIONS(fovea::AugmentVerb)
};

/// 16 × C × H × W numbers in [0, 1].
Result<void> writeDraws(const std::vector<AugmentedPicture>& pictures, Shape shape, const QString& out) {
    std::size_t next = 0;
    std::vector<float> planes;
    return writeNpy(out.toStdString(),
                    {static_cast<std::int64_t>(pictures.size()), shape.channels, shape.height, shape.width},
                    [&]() -> Result<std::span<const float>> {
                        if (next == pictures.size()) return std::span<const float>();
                        std::vector<float> values;
                        for (const std::uint8_t byte : pictures[next].pixels) values.push_back(float(byte) / 255);
                        ++next;
                        planes = asPlanes(values, shape);
                        return std::span<const float>(planes);
                    });
}

Result<void> writeWall(const AugmentationSubject& subject, const QString& out) {
    initResources();
    Theme::instance().apply(ThemeKind::Light);
    const auto image = renderWall(subject);
    if (!image) return image.error();
    QBuffer png;
    png.open(QIODevice::WriteOnly);
    image->save(&png, "PNG");
    return writeFileAtomically(out.toStdString(),
                               std::as_bytes(std::span(png.data().constData(), static_cast<std::size_t>(png.size()))));
}

/// Every draw on a line of its own.
void printDraws(const AugmentationSubject& subject, const std::vector<AugmentedPicture>& pictures) {
    printLine(QString::fromStdString(augmentationText(subject.augmentation)));
    for (std::size_t epoch = 0; epoch < pictures.size(); ++epoch) {
        const DrawnLines lines = drawnLines(pictures[epoch].steps, pictures[epoch].mixture);
        QStringList both{lines.moves, lines.values};
        both.removeAll(QString());
        printLine(QStringLiteral("  %1  %2")
                      .arg(QString::number(epoch + 1).rightJustified(2),
                           both.isEmpty() ? QStringLiteral("–") : both.join(QStringLiteral(" · "))));
    }
}

int runAugment(const ParsedArguments& arguments) {
    const QString out = arguments.text(QStringLiteral("--out"));
    const bool isArray = out.endsWith(QStringLiteral(".npy"));
    if (!isArray && !out.endsWith(QStringLiteral(".png"))) {
        printError(AugmentVerb::tr("--out takes a picture (.png) or an array (.npy), not “%1”.").arg(out));
        return ExitUsage;
    }
    const auto found = augmentationSubject(arguments.positional.front(), arguments);
    if (const auto* refusal = std::get_if<AugmentationRefusal>(&found)) {
        printError(refusal->sentence);
        return refusal->status;
    }
    if (const auto problem =
            targetProblem(out, isArray ? TargetKind::Array : TargetKind::Picture, arguments.positional, arguments)) {
        printError(*problem);
        return ExitCouldNot;
    }
    const auto& subject = std::get<AugmentationSubject>(found);
    const auto pictures = augmentedWall(*subject.data, subject.index, subject.augmentation, subject.seed);
    auto written = pictures ? Result<void>() : Result<void>(pictures.error());
    if (written) written = isArray ? writeDraws(*pictures, subject.data->shape(), out) : writeWall(subject, out);
    if (!written) {
        printError(errorText(written.error()));
        return ExitCouldNot;
    }
    printDraws(subject, *pictures);
    if (const QString warning = augmentationWarning(subject.augmentation, subject.signs); !warning.isEmpty())
        printError(warning);
    printLine(AugmentVerb::tr("Wrote “%1”.").arg(out));
    return ExitDone;
}

}  // namespace

Verb augmentVerb() {
    QList<OptionRule> options = augmentationOptions();
    for (OptionRule& rule : options)
        rule.required = rule.name == QStringLiteral("--index") || rule.name == QStringLiteral("--augment");
    options += OptionRule{.name = QStringLiteral("--seed"),
                          .kind = OptionRule::Kind::Whole,
                          .smallest = 0,
                          .largest = 9007199254740992.0};
    options += OptionRule{.name = QStringLiteral("--out"), .kind = OptionRule::Kind::Text, .required = true};
    options += forceRule();
    return {{.verb = QStringLiteral("augment"),
             .synopsis = QStringLiteral("DATA --index N --augment SPEC [--seed 1] --out WALL.png|X.npy [--force]"),
             .leastPositional = 1,
             .mostPositional = 1,
             .options = options},
            AugmentVerb::tr("shows what augmentation makes of a training picture in the first sixteen epochs"),
            runAugment};
}

}  // namespace fovea
