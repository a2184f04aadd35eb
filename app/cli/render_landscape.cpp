// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/render_landscape.h"

#include <QCoreApplication>
#include <algorithm>
#include <memory>
#include <numeric>

#include "app/cli/data_argument.h"
#include "app/cli/evaluated_part.h"
#include "app/cli/interrupt.h"
#include "app/cli/terminal.h"
#include "app/cli/widget_picture.h"
#include "app/error_text.h"
#include "app/model_network.h"
#include "app/training_setup.h"
#include "core/laboratory/loss_landscape.h"
#include "datasets/views/subset.h"
#include "widgets/charts/landscape_view.h"
#include "widgets/style/theme.h"
#include "widgets/text/numbers.h"

namespace fovea {

namespace {

struct RenderLandscape {
    Q_DECLARE_TR_FUNCTIONS(fovea::RenderLandscape)
};

constexpr int landscapeWidth = 760;
constexpr int landscapeHeight = 720;
constexpr int landscapeBatch = 128;
constexpr int usualSide = 21;
constexpr std::size_t fewestStates = 3;  // the last is the network itself; two others span a plane
constexpr std::int64_t usualImages = 500;

std::shared_ptr<const Dataset> firstOf(std::shared_ptr<const Dataset> images, std::int64_t count) {
    if (count >= images->size()) return images;
    std::vector<std::int64_t> first(static_cast<std::size_t>(count));
    std::iota(first.begin(), first.end(), std::int64_t{0});
    return std::make_shared<SubsetView>(std::move(images), std::move(first));
}

}  // namespace

std::variant<QImage, QString> renderLandscape(const ModelArgument& model, const ParsedArguments& arguments,
                                              double scale) {
    const auto& run = model.project.checkpoint;
    std::vector<std::vector<float>> states;
    if (run && run->weights.layout != nullptr && *run->weights.layout == *model.model.weights->layout)
        states = statesOf(*run);
    const QString asked = arguments.text(QStringLiteral("--directions"));
    if (asked == QStringLiteral("path") && states.size() < fewestStates)
        return RenderLandscape::tr(
            "This file keeps fewer than three epochs of a run, which span no plane: take --directions "
            "random.");
    const bool alongPath = asked.isEmpty() ? states.size() >= fewestStates : asked == QStringLiteral("path");

    const auto data = openData(arguments.text(QStringLiteral("--data")), true);
    if (!data) return dataErrorText(data.error());
    const EvaluatedImages part = imagesOf(splitOf(arguments, EvaluatedPart::Training), model.project, *data);
    if (!part.images) return part.sentence;
    if (const auto fits = checkFits(model.model.spec, *part.images); !fits) return errorText(fits.error());
    const auto images = firstOf(part.images, arguments.whole(QStringLiteral("--images")).value_or(usualImages));
    auto network = networkOf(model.model, landscapeBatch, Purpose::Inference);
    if (!network) return errorText(network.error());

    const auto seed = static_cast<std::uint64_t>(arguments.whole(QStringLiteral("--seed")).value_or(1));
    const LandscapePlane plane =
        alongPath ? pathPlane(*model.model.weights, states) : randomPlane(*model.model.weights, seed);
    std::vector<LandscapePoint> path;
    for (const auto& state : states) path.push_back(nearestPoint(plane, state));
    const int side = static_cast<int>(arguments.whole(QStringLiteral("--side")).value_or(usualSide));
    const LandscapeGrid grid = alongPath ? gridAround(path, side) : LandscapeGrid{{-1, -1}, {1, 1}, side};
    const auto batches = evaluationBatches(images, landscapeBatch);
    const Interrupt interrupt;
    ProgressLine line;
    const auto losses =
        lossesOver(plane, grid, **network, *batches, interrupt.token(), [&](std::int64_t done, std::int64_t total) {
            line.show(RenderLandscape::tr("%1 of %2 points").arg(done).arg(total));
        });
    if (!losses) return errorText(losses.error());

    std::vector<QPointF> shown;
    for (const LandscapePoint& point : path) shown.emplace_back(point.a, point.b);
    LandscapeView view;
    view.setTitle(alongPath ? RenderLandscape::tr("Loss in the plane of the run's path")
                            : RenderLandscape::tr("Loss along two random, filter-normalised directions"));
    view.setCaption(states.empty()
                        ? RenderLandscape::tr("%1 images").arg(groupedNumber(images->size()))
                        : RenderLandscape::tr("%1 images · %2 % of the path lies in the plane")
                              .arg(groupedNumber(images->size()), decimalNumber(100 * shareInPlane(plane, states), 1)));
    view.setField({side, QRectF(QPointF(grid.low.a, grid.low.b), QPointF(grid.high.a, grid.high.b)), *losses},
                  std::move(shown));
    view.setContentsMargins(16, 16, 16, 16);
    view.ensurePolished();
    view.resize(landscapeWidth, landscapeHeight);
    return widgetPicture(view, scale, Theme::instance().colors().surface);
}

}  // namespace fovea
