// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/render_thumbnails.h"

#include <QCoreApplication>
#include <memory>
#include <utility>

#include "app/cli/network_argument.h"
#include "app/error_text.h"
#include "app/exporting/network_picture.h"
#include "app/image_import.h"
#include "app/images/layer_thumbnails.h"
#include "core/analysis/inspector.h"
#include "widgets/canvas/network_canvas.h"

namespace fovea {
namespace {

struct ThumbnailsView {
    Q_DECLARE_TR_FUNCTIONS(fovea::RenderVerb)
};

/// With the weights of the file where it has some.
Result<Model> modelWithWeights(const NetworkArgument& network) {
    const TrainingOptions options = recipeOf(network);
    const std::shared_ptr<const Weights> trained = network.project ? network.project->weights : nullptr;
    auto weights = weightsFor(network.spec, options.seed, trained, options.initialisation);
    if (!weights) return weights.error();
    const int channels = std::get<InputSpec>(network.spec.find(*network.spec.inputNode())->layer).shape.channels;
    const bool knows = network.project && network.project->preprocessing;
    return Model{network.spec, *std::move(weights),
                 knows ? *network.project->preprocessing : Preprocessing::none(channels), {}};
}

}  // namespace

std::variant<QImage, QString> renderThumbnails(const QString& network, const ParsedArguments& arguments, double scale) {
    const auto resolved = resolveNetwork(network, std::nullopt);
    if (!resolved) return networkErrorText(resolved.error());
    if (const QString problems = problemsText(resolved->spec); !problems.isEmpty()) return problems;
    const NodeId input = *resolved->spec.inputNode();
    const Shape shape = std::get<InputSpec>(resolved->spec.find(input)->layer).shape;
    if (shape.channels != 1 && shape.channels != 3)
        return ThumbnailsView::tr("The model takes %1 channels; pictures from files have 1 or 3.").arg(shape.channels);
    const auto picture = readImage(arguments.text(QStringLiteral("--image")));
    if (!picture) return errorText(picture.error());
    auto model = modelWithWeights(*resolved);
    if (!model) return errorText(model.error());
    const InspectionSubject subject{std::make_shared<const Model>(*std::move(model)),
                                    std::make_shared<const std::vector<float>>(fitImage(*picture, shape))};
    Inspector inspector(std::make_shared<Workers>());
    const auto answer = inspector.answer(subject, MapsQuery{thumbnailNodes(resolved->spec)});
    if (!answer) return errorText(answer.error());
    LayerThumbnails thumbnails = layerThumbnails(std::get<MapsAnswer>(*answer).maps);
    thumbnails[input] = {fittedImage(*picture, shape), {}};
    const std::unique_ptr<NetworkCanvas> canvas = canvasShowing(resolved->spec);
    canvas->setThumbnails(std::move(thumbnails));
    return canvas->picture(scale);
}

}  // namespace fovea
