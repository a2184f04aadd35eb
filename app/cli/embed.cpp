// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <variant>

#include "app/cli/picture_file.h"
#include "app/cli/render_embedding.h"
#include "app/cli/target.h"
#include "app/cli/terminal.h"
#include "app/cli/verbs.h"
#include "app/error_text.h"
#include "app/evaluation_views.h"
#include "app/images/neighbour_images.h"
#include "core/exchange/npy.h"
#include "core/json.h"
#include "widgets/resources.h"
#include "widgets/style/theme.h"
#include "widgets/text/numbers.h"

namespace fovea {
namespace {

using nlohmann::ordered_json;

struct EmbedVerb {
    Q_DECLARE_TR_FUNCTIONS(fovea::EmbedVerb)
};

constexpr int usualNearest = 6;

int refuseEmbedding(const QString& sentence, int status = ExitCouldNot) {
    printError(sentence);
    return status;
}

/// What lies nearest to the image that --of names; nothing where it names none, the sentence where it is no point.
std::variant<std::vector<Neighbour>, QString> askedNearest(const AskedEmbedding& asked,
                                                           const ParsedArguments& arguments) {
    const auto of = arguments.whole(QStringLiteral("--of"));
    if (!of) return std::vector<Neighbour>();
    const auto point = asked.embedding.pointOf(*of);
    if (!point)
        return EmbedVerb::tr("Image %1 is not among the %2 of the map; --images takes more, --seed others.")
            .arg(*of)
            .arg(groupedNumber(std::ssize(asked.embedding.images)));
    const auto count = static_cast<int>(arguments.whole(QStringLiteral("--top")).value_or(usualNearest));
    const PointsView points = asked.embedding.features->points();
    return nearestPoints(points, points[*point], count, point);
}

ordered_json embeddingJson(const NetworkSpec& spec, const AskedEmbedding& asked,
                           const std::vector<Neighbour>& nearest) {
    const Embedding& embedding = asked.embedding;
    const std::vector<std::string>& names = asked.images->classNames();
    const auto nameOf = [&](int label) {
        return std::size_t(label) < names.size() ? names[std::size_t(label)] : std::to_string(label);
    };
    const auto places = placesOf(embedding, true);
    ordered_json points = ordered_json::array(), near = ordered_json::array();
    for (std::size_t i = 0; i < places.size(); ++i)
        points.push_back({{"image", embedding.images[i]},
                          {"class", nameOf(embedding.labels[i])},
                          {"x", double{places[i].x}},
                          {"y", double{places[i].y}}});
    for (const Neighbour& neighbour : nearest)
        near.push_back({{"image", embedding.images[std::size_t(neighbour.point)]},
                        {"class", nameOf(embedding.labels[std::size_t(neighbour.point)])},
                        {"distance", neighbour.distance}});
    ordered_json json{{"layer", spec.find(asked.request.layer)->name},
                      {"images", embedding.images.size()},
                      {"values", embedding.features->width},
                      {"channel_means", embedding.features->channelMeans},
                      {"explained", embedding.components->explained(2)},
                      {"agreement", embedding.agreement},
                      {"agreement_by_chance", embedding.chance}};
    if (asked.request.map) {
        json["perplexity"] = embedding.map.perplexity;
        json["steps"] = embedding.map.steps;
        json["divergence"] = embedding.map.divergence;
    }
    if (!near.empty()) json["nearest"] = std::move(near);
    json["points"] = std::move(points);
    return json;
}

void printEmbedding(const ModelArgument& model, const AskedEmbedding& asked, const std::vector<Neighbour>& nearest) {
    const NetworkSpec& spec = model.model.spec;
    const auto shapes = soundShapes(spec);
    const auto titles = classTitles(asked.images->classNames(), shapes.at(*spec.outputNode()).channels);
    printLine(EmbedVerb::tr("%1 images by %2, at unit length")
                  .arg(groupedNumber(std::ssize(asked.embedding.images)),
                       featuresText(QString::fromStdString(spec.find(asked.request.layer)->name),
                                    shapes.at(asked.request.layer))));
    printLine(embeddingCaption(asked.embedding, asked.request, true));
    printLine(agreementText(asked.embedding));
    QList<QStringList> rows;
    for (const Neighbour& neighbour : nearest) {
        const auto point = std::size_t(neighbour.point);
        rows.append({classTitle(titles, asked.embedding.labels[point]), QString::number(asked.embedding.images[point]),
                     QString::number(neighbour.distance, 'f', 4)});
    }
    if (!rows.isEmpty()) printAligned(rows, 1);
}

/// N × 2 numbers where the name ends in .npy, else a picture.
Result<void> writeEmbedding(const ModelArgument& model, const AskedEmbedding& asked, const QString& out) {
    if (!out.endsWith(QStringLiteral(".npy"))) {
        initResources();
        Theme::instance().apply(ThemeKind::Light);
        constexpr double scale = 2;
        return writePicture(embeddingPicture(model, asked, scale), out);
    }
    std::vector<float> values;
    for (const PointMap::Point& point : placesOf(asked.embedding, true)) {
        values.push_back(point.x);
        values.push_back(point.y);
    }
    bool given = false;
    return writeNpy(out.toStdString(), {std::ssize(values) / 2, 2}, [&]() -> Result<std::span<const float>> {
        return std::exchange(given, true) ? std::span<const float>() : std::span<const float>(values);
    });
}

int runEmbed(const ParsedArguments& arguments) {
    const bool json = arguments.has(QStringLiteral("--json"));
    const QString out = arguments.text(QStringLiteral("--out"));
    const bool isArray = out.endsWith(QStringLiteral(".npy"));
    if (!arguments.has(QStringLiteral("--layer")))
        return refuseEmbedding(EmbedVerb::tr("Images are compared by what a layer makes of them: give --layer LAYER."),
                               ExitUsage);
    if (!out.isEmpty() && !isArray && !out.endsWith(QStringLiteral(".png")))
        return refuseEmbedding(EmbedVerb::tr("--out takes a picture (.png) or an array (.npy), not “%1”.").arg(out),
                               ExitUsage);
    if (!out.isEmpty())
        if (const auto problem =
                targetProblem(out, isArray ? TargetKind::Array : TargetKind::Picture, arguments.positional, arguments))
            return refuseEmbedding(*problem);
    const auto model = resolveModel(arguments.positional.front());
    if (!model) return refuseEmbedding(errorText(model.error()));
    for (const QString& remark : model->remarks) printError(remark);
    const auto found = askedEmbedding(*model, arguments, json);
    if (const auto* sentence = std::get_if<QString>(&found)) return refuseEmbedding(*sentence);
    const auto& asked = std::get<AskedEmbedding>(found);
    const auto nearest = askedNearest(asked, arguments);
    if (const auto* sentence = std::get_if<QString>(&nearest)) return refuseEmbedding(*sentence);
    if (!out.isEmpty())
        if (const auto written = writeEmbedding(*model, asked, out); !written)
            return refuseEmbedding(errorText(written.error()));
    const auto& neighbours = std::get<std::vector<Neighbour>>(nearest);
    if (json)
        printJson(embeddingJson(model->model.spec, asked, neighbours));
    else
        printEmbedding(*model, asked, neighbours);
    return ExitDone;
}

}  // namespace

Verb embedVerb() {
    using Kind = OptionRule::Kind;
    constexpr double mostNearest = 1000;
    return {
        {.verb = QStringLiteral("embed"),
         .synopsis = QStringLiteral(
             "MODEL --layer LAYER --data DATA [--split test|train|validation] [--images 2000] [--method tsne|pca] "
             "[--perplexity 30] [--steps 1000] [--seed 1] [--of IMAGE [--top 6]] [--out MAP.png|PLACES.npy [--force]] "
             "[--json]"),
         .leastPositional = 1,
         .mostPositional = 1,
         .options = embeddingOptions() +
                    QList<OptionRule>{
                        {.name = QStringLiteral("--of"), .kind = Kind::Whole, .smallest = 0, .largest = 1e12},
                        {.name = QStringLiteral("--top"), .kind = Kind::Whole, .smallest = 1, .largest = mostNearest},
                        {.name = QStringLiteral("--out"), .kind = Kind::Text},
                        forceRule(),
                        {.name = QStringLiteral("--json")}}},
        EmbedVerb::tr("maps images by what a layer makes of them (PCA, t-SNE) and finds the nearest ones"),
        runEmbed};
}

}  // namespace fovea
