// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/augmentation_argument.h"

#include <QCoreApplication>

#include "app/augmentation_text.h"
#include "app/cli/data_argument.h"
#include "app/cli/terminal.h"
#include "app/error_text.h"

namespace fovea {
namespace {

struct AugmentationArgument {
    Q_DECLARE_TR_FUNCTIONS(fovea::AugmentationArgument)
};

}  // namespace

QList<OptionRule> augmentationOptions() {
    return {{.name = QStringLiteral("--index"), .kind = OptionRule::Kind::Whole, .smallest = 0, .largest = 1e12},
            {.name = QStringLiteral("--augment"), .kind = OptionRule::Kind::Text}};
}

std::variant<AugmentationSubject, AugmentationRefusal> augmentationSubject(const QString& data,
                                                                           const ParsedArguments& arguments) {
    auto augmentation = parseAugmentation(arguments.text(QStringLiteral("--augment")).toStdString());
    if (!augmentation) return AugmentationRefusal{errorText(augmentation.error()), ExitUsage};
    const auto opened = openData(data, true);
    if (!opened) return AugmentationRefusal{dataErrorText(opened.error()), ExitCouldNot};
    AugmentationSubject subject{opened->training, arguments.whole(QStringLiteral("--index")).value_or(0),
                                *std::move(augmentation),
                                static_cast<std::uint64_t>(arguments.whole(QStringLiteral("--seed")).value_or(1))};
    subject.signs = signClasses(*opened);
    if (subject.index >= subject.data->size())
        return AugmentationRefusal{
            AugmentationArgument::tr("“%1” has no training image %2: they are 0 … %3.")
                .arg(data, QString::number(subject.index), QString::number(subject.data->size() - 1)),
            ExitCouldNot};
    return subject;
}

}  // namespace fovea
