// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/render_embedding.h"

#include <QCoreApplication>
#include <algorithm>
#include <utility>

#include "app/cli/data_argument.h"
#include "app/cli/evaluated_part.h"
#include "app/cli/interrupt.h"
#include "app/cli/layer_argument.h"
#include "app/cli/terminal.h"
#include "app/cli/widget_picture.h"
#include "app/error_text.h"
#include "app/evaluation_views.h"
#include "app/images/neighbour_images.h"
#include "widgets/charts/point_map.h"
#include "widgets/style/theme.h"
#include "widgets/text/numbers.h"

namespace fovea {

namespace {

struct RenderEmbedding {
    Q_DECLARE_TR_FUNCTIONS(fovea::RenderEmbedding)
};

constexpr QSize mapSize(960, 720);
constexpr double mostSteps = 10000;
constexpr double largestDrawSeed = 9007199254740991.0;  // that a JSON number holds

}  // namespace

QList<OptionRule> embeddingOptions() {
    using Kind = OptionRule::Kind;
    return {{.name = QStringLiteral("--layer"), .kind = Kind::Text},
            {.name = QStringLiteral("--images"),
             .kind = Kind::Whole,
             .smallest = double(fewestPoints),
             .largest = mostPoints},
            {.name = QStringLiteral("--method"),
             .kind = Kind::Choice,
             .choices = {QStringLiteral("tsne"), QStringLiteral("pca")}},
            {.name = QStringLiteral("--perplexity"), .kind = Kind::Real, .smallest = 1, .largest = 1000},
            {.name = QStringLiteral("--steps"), .kind = Kind::Whole, .smallest = 1, .largest = mostSteps},
            {.name = QStringLiteral("--seed"), .kind = Kind::Whole, .smallest = 0, .largest = largestDrawSeed},
            {.name = QStringLiteral("--data"), .kind = Kind::Text, .required = true},
            splitRule({QStringLiteral("test"), QStringLiteral("train"), QStringLiteral("validation")})};
}

std::variant<AskedEmbedding, QString> askedEmbedding(const ModelArgument& model, const ParsedArguments& arguments,
                                                     bool quiet) {
    const auto layer = layerNamed(model.model.spec, arguments.text(QStringLiteral("--layer")));
    if (!layer) return errorText(layer.error());
    const auto data = openData(arguments.text(QStringLiteral("--data")), quiet);
    if (!data) return dataErrorText(data.error());
    const EvaluatedImages part = imagesOf(splitOf(arguments, EvaluatedPart::Test), model.project, *data);
    if (!part.images) return part.sentence;
    AskedEmbedding asked{.images = part.images, .request = {.layer = *layer}, .embedding = {}};
    EmbeddingRequest& request = asked.request;
    request.images = arguments.whole(QStringLiteral("--images")).value_or(request.images);
    request.seed = static_cast<std::uint64_t>(arguments.whole(QStringLiteral("--seed")).value_or(1));
    if (arguments.text(QStringLiteral("--method")) == QStringLiteral("pca")) {
        request.map.reset();
    } else {
        request.map->seed = request.seed;
        request.map->perplexity = arguments.real(QStringLiteral("--perplexity")).value_or(request.map->perplexity);
        request.map->steps = static_cast<int>(arguments.whole(QStringLiteral("--steps")).value_or(request.map->steps));
    }
    const Interrupt interrupt;
    ProgressLine line;
    auto embedding = embeddingOf(
        model.model, part.images, request, Workers::Priority::Normal, interrupt.token(),
        [&](const EmbeddingProgress& reached, const Embedding&) {
            if (quiet) return;
            line.show(reached.mapping ? RenderEmbedding::tr("step %1 of %2").arg(reached.done).arg(reached.total)
                                      : imagesText(reached.done, reached.total));
        });
    line.clear();
    if (!embedding) return errorText(embedding.error());
    asked.embedding = *std::move(embedding);
    if (!asked.embedding.components) return noMapText(asked.embedding);
    return asked;
}

QImage embeddingPicture(const ModelArgument& model, const AskedEmbedding& asked, double scale) {
    const NetworkSpec& spec = model.model.spec;
    const auto shapes = soundShapes(spec);
    PointMap map;
    map.setTitle(RenderEmbedding::tr("%1 images by %2")
                     .arg(groupedNumber(std::ssize(asked.embedding.images)),
                          featuresText(QString::fromStdString(spec.find(asked.request.layer)->name),
                                       shapes.at(asked.request.layer))));
    map.setCaption(embeddingCaption(asked.embedding, asked.request, true));
    map.setPoints(placesOf(asked.embedding, true),
                  classTitles(asked.images->classNames(), shapes.at(*spec.outputNode()).channels));
    map.setContentsMargins(16, 16, 16, 16);
    map.ensurePolished();
    map.resize(mapSize);
    return widgetPicture(map, scale, Theme::instance().colors().surface);
}

}  // namespace fovea
