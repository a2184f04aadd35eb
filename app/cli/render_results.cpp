// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/render_results.h"

#include <QCoreApplication>
#include <algorithm>

#include "app/cli/data_argument.h"
#include "app/cli/evaluated_part.h"
#include "app/cli/widget_picture.h"
#include "app/error_text.h"
#include "app/evaluation_text.h"
#include "app/evaluation_views.h"
#include "app/images/dataset_image.h"
#include "widgets/style/theme.h"

namespace fovea {

namespace {

struct RenderResults {
    Q_DECLARE_TR_FUNCTIONS(fovea::RenderResults)
};

constexpr int width = 720;
constexpr int diagramHeight = 560;
constexpr std::size_t mostPictures = 40;
constexpr int pictureColumns = 8;

using Rendered = std::variant<QImage, QString>;

/// As high as it wants to be at this width, unless a height is given.
QImage painted(PaintedWidget& widget, const QString& title, const QString& caption, double scale, int height = 0) {
    widget.setTitle(title);
    widget.setCaption(caption);
    widget.setContentsMargins(16, 16, 16, 16);
    widget.ensurePolished();
    widget.resize(width, height > 0 ? height : 100);
    if (height == 0) widget.resize(width, widget.heightForWidth(width));
    return widgetPicture(widget, scale, Theme::instance().colors().surface);
}

Rendered mistakes(const Predictions& predictions, const Dataset& images, const std::vector<QString>& titles,
                  double scale) {
    const std::vector<std::int64_t> places = placesOf(predictions, std::nullopt);
    std::vector<Thumbnail> thumbnails;
    for (const std::int64_t place : places) {
        if (thumbnails.size() == mostPictures) break;
        const auto image = imageOf(images, place);
        if (!image) return errorText(image.error());
        thumbnails.push_back(answeredThumbnail(predictions, place, titles, *image));
    }
    ThumbnailGrid grid;
    grid.setColumns(pictureColumns);
    grid.setThumbnails(std::move(thumbnails));
    return painted(grid, RenderResults::tr("%1 mistakes, the surest first").arg(places.size()), {}, scale);
}

}  // namespace

const QStringList& resultViews() {
    static const QStringList views{QStringLiteral("confusion"), QStringLiteral("classes"),
                                   QStringLiteral("reliability"), QStringLiteral("mistakes")};
    return views;
}

Rendered renderResults(const QString& view, const ModelArgument& model, const ParsedArguments& arguments,
                       double scale) {
    const auto data = openData(arguments.text(QStringLiteral("--data")), true);
    if (!data) return dataErrorText(data.error());
    const EvaluatedImages part = imagesOf(splitOf(arguments, EvaluatedPart::Test), model.project, *data);
    if (!part.images) return part.sentence;
    const auto predictions = predictWithProgress(model.model, part.images, true);
    if (!predictions) return errorText(predictions.error());
    const std::vector<QString> titles = classTitles(part.images->classNames(), predictions->classes);
    const Evaluation evaluation = evaluationOf(*predictions);
    const QString caption = accuracySentence(rightAmongTop(*predictions, 1), predictions->count());
    if (view == QStringLiteral("confusion")) {
        ConfusionView confusion;
        confusion.setTable(titles, evaluation.confusion);
        return painted(confusion, RenderResults::tr("Taken for"), caption, scale);
    }
    if (view == QStringLiteral("classes")) {
        ClassTable table;
        table.setRows(classRows(evaluation.confusion, titles));
        return painted(table, RenderResults::tr("Classes"), caption, scale);
    }
    if (view == QStringLiteral("mistakes")) return mistakes(*predictions, *part.images, titles, scale);
    ReliabilityView diagram;
    diagram.setBins(reliabilityBinsOf(reliabilityOf(*predictions)));
    return painted(
        diagram, RenderResults::tr("As sure as it is right?"),
        RenderResults::tr("expected calibration error %1 %").arg(100 * reliabilityOf(*predictions).error, 0, 'f', 1),
        scale, diagramHeight);
}

}  // namespace fovea
