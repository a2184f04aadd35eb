// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/evaluated_part.h"

#include <QCoreApplication>

#include "app/cli/interrupt.h"
#include "app/cli/terminal.h"
#include "app/locations.h"
#include "app/model_predictions.h"
#include "app/training_setup.h"

namespace fovea {

namespace {

struct EvaluatedPartText {
    Q_DECLARE_TR_FUNCTIONS(fovea::EvaluatedPartText)
};

}  // namespace

EvaluatedPart splitOf(const ParsedArguments& arguments, EvaluatedPart usual) {
    const QString split = arguments.text(QStringLiteral("--split"));
    if (split == QStringLiteral("train")) return EvaluatedPart::Training;
    if (split == QStringLiteral("validation")) return EvaluatedPart::Validation;
    if (split == QStringLiteral("test")) return EvaluatedPart::Test;
    return usual;
}

OptionRule splitRule(const QStringList& choices) {
    return {.name = QStringLiteral("--split"), .kind = OptionRule::Kind::Choice, .choices = choices};
}

EvaluatedImages imagesOf(EvaluatedPart part, const Project& project, const DatasetPair& data) {
    if (part == EvaluatedPart::Test) return {data.test, {}};
    if (part == EvaluatedPart::Training) return {data.training, {}};
    if (!project.checkpoint)
        return {nullptr, EvaluatedPartText::tr("This file holds no run, so that nothing says which images were held "
                                               "back for validation. Take --split test or train.")};
    if (!isSameData(project.checkpoint->dataset, data.name))
        return {nullptr,
                EvaluatedPartText::tr("This network was trained on %1: of %2 no images were held back for validation. "
                                      "Take --split test or train.")
                    .arg(QString::fromStdString(project.checkpoint->dataset), QString::fromStdString(data.name))};
    if (!hasSameImages(*project.checkpoint, data))
        return {nullptr,
                EvaluatedPartText::tr("The training images of %1 have changed since this run began: which ones "
                                      "were held back can't be told any more. Take --split test or train.")
                    .arg(QString::fromStdString(data.name))};
    auto images = heldBackImages(data, project.checkpoint->validationCount, project.checkpoint->options.seed);
    if (!images)
        return {nullptr, EvaluatedPartText::tr("This run held no images back for validation. Take --split test or "
                                               "train.")};
    return {std::move(images), {}};
}

QString imagesText(std::int64_t done, std::int64_t total) {
    return bar(total > 0 ? static_cast<double>(done) / static_cast<double>(total) : 1, 20) +
           EvaluatedPartText::tr(" %1 of %2 images").arg(QString::number(done), QString::number(total));
}

Result<Predictions> predictWithProgress(const Model& model, const std::shared_ptr<const Dataset>& images, bool quiet) {
    const Interrupt interrupt;
    ProgressLine line;
    const auto progress = [&](std::int64_t done, std::int64_t total) {
        if (!quiet) line.show(imagesText(done, total));
    };
    return predictionsOf(model, images, Workers::Priority::Normal, interrupt.token(), progress);
}

}  // namespace fovea
