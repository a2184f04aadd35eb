// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QPainter>
#include <algorithm>
#include <functional>

#include "app/cli/attribution_arguments.h"
#include "app/cli/augmentation_argument.h"
#include "app/cli/evaluated_part.h"
#include "app/cli/network_argument.h"
#include "app/cli/picture_argument.h"
#include "app/cli/picture_file.h"
#include "app/cli/picture_page.h"
#include "app/cli/render_embedding.h"
#include "app/cli/render_excitation.h"
#include "app/cli/render_landscape.h"
#include "app/cli/render_lesson.h"
#include "app/cli/render_results.h"
#include "app/cli/render_runs.h"
#include "app/cli/render_thumbnails.h"
#include "app/cli/render_training.h"
#include "app/cli/render_welcome.h"
#include "app/cli/target.h"
#include "app/cli/terminal.h"
#include "app/cli/verbs.h"
#include "app/cli/widget_picture.h"
#include "app/error_text.h"
#include "app/exporting/network_picture.h"
#include "app/image_import.h"
#include "app/model_network.h"
#include "app/window/language.h"
#include "app/attribution_text.h"
#include "core/network/network.h"
#include "core/text/formula_parser.h"
#include "widgets/canvas/network_canvas.h"
#include "widgets/formula/formula_paint.h"
#include "widgets/formula/formula_problem_text.h"
#include "widgets/images/map_image.h"
#include "widgets/images/map_overlay.h"
#include "widgets/resources.h"
#include "widgets/style/theme.h"
#include "widgets/text/numbers.h"

namespace fovea {
namespace {

struct RenderVerb {
    Q_DECLARE_TR_FUNCTIONS(fovea::RenderVerb)
};

/// Pictures are drawn twice as fine as the screen's, for slides and paper.
constexpr double scale = 2.0;
constexpr int mapsShown = 32;
constexpr double mostExcited = 1000;

/// A picture, or the sentence that says why there is none.
using Rendered = std::variant<QImage, QString>;

/// One filter's weights, height × width × channels, out of the engine's order.
std::vector<float> filterOf(std::span<const float> weights, std::size_t filter, std::size_t filters) {
    std::vector<float> kernel;
    for (std::size_t i = filter; i < weights.size(); i += filters) kernel.push_back(weights[i]);
    return kernel;
}

Rendered renderFilters(const Model& model) {
    const Conv2dSpec* conv = nullptr;
    const Node* node = nullptr;
    for (const NodeId id : model.spec.topologicalOrder()) {
        node = model.spec.find(id);
        conv = std::get_if<Conv2dSpec>(&node->layer);
        if (conv != nullptr) break;
    }
    if (conv == nullptr) return RenderVerb::tr("This network has no convolution, hence no filters to draw.");
    const std::span<const float> weights = model.weights->view(node->id, ParameterRole::Weight);
    const auto filters = static_cast<std::size_t>(conv->filters);
    const int channels = static_cast<int>(weights.size() / filters) / (conv->kernel.height * conv->kernel.width);
    std::vector<QImage> images;
    for (std::size_t i = 0; i < filters; ++i)
        images.push_back(filterImage(filterOf(weights, i, filters), conv->kernel.height, conv->kernel.width, channels));
    return picturePage({{RenderVerb::tr("%1 — %2 filters of %3")
                             .arg(QString::fromStdString(node->name), QString::number(filters),
                                  shapeText({conv->kernel.height, conv->kernel.width, channels})),
                         pictureGrid(images, scale)}},
                       scale);
}

PictureSection mapsSection(const Network& network, const Node& node) {
    const ConstImageView maps = network.activation(node.id);
    const int shown = std::min(mapsShown, maps.shape.channels);
    std::vector<FloatMap> channels;
    for (int channel = 0; channel < shown; ++channel) channels.push_back(channelMap(maps, 0, channel));
    // One kind of scale for the whole layer, so that its maps can be compared.
    const bool isSigned = std::any_of(channels.begin(), channels.end(),
                                      [](const FloatMap& map) { return mapScale(map.values) == MapScale::Signed; });
    std::vector<QImage> images;
    for (const FloatMap& map : channels)
        images.push_back(mapImage(map, isSigned ? MapScale::Signed : MapScale::NonNegative));
    return {QStringLiteral("%1 — %2").arg(QString::fromStdString(node.name), shapeText(maps.shape)),
            pictureGrid(images, scale)};
}

Rendered renderActivations(const Model& model, const QString& imageFile) {
    const auto picture = readImage(imageFile);
    if (!picture) return errorText(picture.error());
    auto network = networkOf(model, 1, Purpose::Inspection);
    if (!network) return errorText(network.error());
    const auto shapes = soundShapes(model.spec);
    const Shape input = shapes.at(*model.spec.inputNode());
    if (input.channels != 1 && input.channels != 3)
        return RenderVerb::tr("The model takes %1 channels; pictures from files have 1 or 3.").arg(input.channels);
    (*network)->forward(fitImage(*picture, input), 1, Mode::Inference);
    std::vector<PictureSection> sections;
    for (const NodeId id : model.spec.topologicalOrder())
        if (!shapes.at(id).isVector()) sections.push_back(mapsSection(**network, *model.spec.find(id)));
    return picturePage(sections, scale);
}

/// The map at its own size and over its picture, as the request in the options has it.
Rendered renderAttribution(const Model& model, const ParsedArguments& arguments) {
    const auto request = attributionRequest(arguments, model);
    if (const auto* sentence = std::get_if<QString>(&request)) return *sentence;
    const Shape input = soundShapes(model.spec).at(*model.spec.inputNode());
    const auto pixels = readPictures(arguments, input);
    if (!pixels) return errorText(pixels.error());
    const auto picture = readImage(arguments.text(QStringLiteral("--image")));
    if (!picture) return errorText(picture.error());
    auto network = networkOf(model, 1, Purpose::Inspection);
    if (!network) return errorText(network.error());
    const AttributionRequest& asked = std::get<AttributionRequest>(request);
    const auto map = attribute(**network, pixels->front(), asked);
    if (!map) return errorText(map.error());
    const AttributionMethod& method = *findAttributionMethod(asked.method);
    const FloatMap shown{map->shape.height, map->shape.width, shownAttribution(method, *map)};
    const MapScale scaleOfMap =
        method.shown == AttributionMethod::Shown::LargestMagnitude ? MapScale::NonNegative : MapScale::Signed;
    const QImage fitted = fittedImage(*picture, input);
    const QString title = QStringLiteral("%1 — %2").arg(attributionTitle(method.id), attributionMeaning(method.id));
    const QString warning = attributionWarning(method.id);
    return picturePage(
        {{title, pictureGrid({fitted, overlaidMap(fitted, shown), mapImage(shown, scaleOfMap)}, scale, 3)},
         {warning,
          warning.isEmpty() ? QImage() : pictureGrid({mapImage(edgeMap(fitted), MapScale::NonNegative)}, scale, 3)}},
        scale);
}

Rendered renderExcitation(const ModelArgument& model, const ParsedArguments& arguments) {
    const auto excitation = channelExcitation(model, arguments, true);
    if (const auto* sentence = std::get_if<QString>(&excitation)) return *sentence;
    return excitationSheet(model, std::get<ChannelExcitation>(excitation), scale);
}

Rendered renderNeighbours(const ModelArgument& model, const ParsedArguments& arguments) {
    const auto asked = askedEmbedding(model, arguments, true);
    if (const auto* sentence = std::get_if<QString>(&asked)) return *sentence;
    return embeddingPicture(model, std::get<AskedEmbedding>(asked), scale);
}

Rendered renderModel(const QString& file, const std::function<Rendered(const ModelArgument&)>& draw) {
    const auto model = resolveModel(file);
    return model ? draw(*model) : Rendered(errorText(model.error()));
}

constexpr QSize lessonSize(1600, 1000);
constexpr QSize augmentationSize(1180, 672);
constexpr int formulaPixels = 40;

/// Views that show no network.
std::optional<Rendered> renderedAlone(const QString& view, const ParsedArguments& arguments) {
    if (view == QStringLiteral("augmentation")) {
        const auto subject = augmentationSubject(arguments.text(QStringLiteral("--data")), arguments);
        if (const auto* refusal = std::get_if<AugmentationRefusal>(&subject)) return refusal->sentence;
        return renderAugmentation(std::get<AugmentationSubject>(subject), augmentationSize);
    }
    if (view.startsWith(QStringLiteral("lesson:"))) return renderLesson(view, lessonSize, 1);
    if (view == QStringLiteral("welcome")) return renderWelcome(lessonSize, 1);
    if (!view.startsWith(QStringLiteral("formula:"))) return {};
    const QString latex = view.mid(8);
    const QImage image = formulaImage(latex, formulaPixels, FormulaPlace::Displayed, scale);
    if (!image.isNull()) return image;
    const auto parsed = parseFormula(latex.toStdString());
    return formulaProblemText(std::get<FormulaProblem>(parsed), latex);
}

Rendered rendered(const ParsedArguments& arguments) {
    const QString view = arguments.text(QStringLiteral("--view"));
    if (const auto alone = renderedAlone(view, arguments)) return *alone;
    const QString& subject = arguments.positional.front();
    if (view == QStringLiteral("canvas") || view == QStringLiteral("blocks")) {
        const bool blocks = view == QStringLiteral("blocks");
        const auto network = resolveNetwork(subject, std::nullopt);
        return network ? Rendered(canvasShowing(network->spec, blocks ? CanvasDrawing::Blocks : CanvasDrawing::Volumes)
                                      ->picture(scale))
                       : Rendered(networkErrorText(network.error()));
    }
    if (view == QStringLiteral("thumbnails")) return renderThumbnails(subject, arguments, scale);
    if (view == QStringLiteral("runs")) return renderRuns(subject, scale);
    if (view == QStringLiteral("microscope")) return renderMicroscope(subject, scale);
    return renderModel(subject, [&](const ModelArgument& model) {
        if (view == QStringLiteral("filters")) return renderFilters(model.model);
        if (view == QStringLiteral("curves")) return renderCurves(model.project, scale);
        if (view == QStringLiteral("attribution")) return renderAttribution(model.model, arguments);
        if (view == QStringLiteral("excite")) return renderExcitation(model, arguments);
        if (view == QStringLiteral("neighbours")) return renderNeighbours(model, arguments);
        if (view == QStringLiteral("landscape")) return renderLandscape(model, arguments, scale);
        if (resultViews().contains(view)) return renderResults(view, model, arguments, scale);
        return renderActivations(model.model, arguments.text(QStringLiteral("--image")));
    });
}

/// What is wrong with the words that were typed; empty: nothing.
QString usageProblem(const ParsedArguments& arguments) {
    const QString view = arguments.text(QStringLiteral("--view"));
    const bool alone = view.startsWith(QStringLiteral("lesson:")) || view.startsWith(QStringLiteral("formula:")) ||
                       view == QStringLiteral("augmentation") || view == QStringLiteral("welcome");
    if (view == QStringLiteral("augmentation") &&
        !(arguments.has(QStringLiteral("--data")) && arguments.has(QStringLiteral("--augment"))))
        return RenderVerb::tr("Augmentation is shown of a training picture: give --data DATA and --augment SPEC.");
    const QStringList views{QStringLiteral("canvas"),      QStringLiteral("blocks"),   QStringLiteral("filters"),
                            QStringLiteral("activations"), QStringLiteral("curves"),   QStringLiteral("runs"),
                            QStringLiteral("attribution"), QStringLiteral("excite"),   QStringLiteral("neighbours"),
                            QStringLiteral("microscope"),  QStringLiteral("landscape"), QStringLiteral("thumbnails")};
    if (view == QStringLiteral("excite") &&
        !(arguments.has(QStringLiteral("--unit")) && arguments.has(QStringLiteral("--data"))))
        return RenderVerb::tr(
            "What excites a map is looked for among images: give --unit LAYER,channel and --data DATA.");
    if (view == QStringLiteral("neighbours") &&
        !(arguments.has(QStringLiteral("--layer")) && arguments.has(QStringLiteral("--data"))))
        return RenderVerb::tr("Images are compared by what a layer makes of them: give --layer LAYER and --data DATA.");
    if (view == QStringLiteral("landscape") && !arguments.has(QStringLiteral("--data")))
        return RenderVerb::tr("The loss is that on some images: give them with --data DATA.");
    const bool ofResults = resultViews().contains(view);
    if (ofResults && !arguments.has(QStringLiteral("--data")))
        return RenderVerb::tr("Results are those on some images: give them with --data DATA.");
    if (!alone && !ofResults && !views.contains(view))
        return RenderVerb::tr("--view is one of %1, augmentation, welcome, lesson:ID[:STEP], formula:LATEX, not “%2”.")
            .arg((views + resultViews()).join(QStringLiteral(", ")), view);
    if (!alone && arguments.positional.isEmpty()) return RenderVerb::tr("Which network? Name one before --view.");
    if (alone && !arguments.positional.isEmpty())
        return RenderVerb::tr("This view needs no “%1”.").arg(arguments.positional.front());
    return {};
}

int runRender(const ParsedArguments& arguments) {
    if (const QString problem = usageProblem(arguments); !problem.isEmpty()) {
        printError(problem);
        return ExitUsage;
    }
    if (arguments.text(QStringLiteral("--view")) == QStringLiteral("activations") &&
        !arguments.has(QStringLiteral("--image"))) {
        printError(RenderVerb::tr("Activations are those of a picture: give it with --image FILE."));
        return ExitUsage;
    }
    if (arguments.text(QStringLiteral("--view")) == QStringLiteral("thumbnails") &&
        !arguments.has(QStringLiteral("--image"))) {
        printError(RenderVerb::tr("Thumbnails are those of a picture: give it with --image FILE."));
        return ExitUsage;
    }
    if (arguments.text(QStringLiteral("--view")) == QStringLiteral("attribution") &&
        !(arguments.has(QStringLiteral("--image")) && arguments.has(QStringLiteral("--method")) &&
          arguments.has(QStringLiteral("--class")))) {
        printError(RenderVerb::tr("An attribution needs --image FILE, --method NAME and --class C."));
        return ExitUsage;
    }
    const QString out = arguments.text(QStringLiteral("--out"));
    const QStringList sources{arguments.positional.value(0), arguments.text(QStringLiteral("--image"))};
    if (const auto problem = targetProblem(out, TargetKind::Picture, sources, arguments)) {
        printError(*problem);
        return ExitCouldNot;
    }
    initResources();
    const QString theme = arguments.text(QStringLiteral("--theme"));
    Theme::instance().apply(themeKind(theme.endsWith(u"dark"), theme.startsWith(u"lecture")));
    if (arguments.has(QStringLiteral("--lang"))) loadLanguage(arguments.text(QStringLiteral("--lang")));
    const Rendered result = rendered(arguments);
    if (const auto* sentence = std::get_if<QString>(&result)) {
        printError(*sentence);
        return ExitCouldNot;
    }
    if (const auto written = writePicture(std::get<QImage>(result), out); !written) {
        printError(errorText(written.error()));
        return ExitCouldNot;
    }
    printLine(RenderVerb::tr("Wrote “%1”.").arg(out));
    return ExitDone;
}

}  // namespace

Verb renderVerb() {
    return {
        {.verb = QStringLiteral("render"),
         .synopsis = QStringLiteral(
             "[MODEL|NETWORK] --view canvas|blocks|thumbnails|filters|activations|curves|runs|attribution|excite|neighbours|landscape|microscope|confusion|classes|reliability|mistakes|augmentation|welcome|lesson:ID[:STEP]|formula:LATEX [--image FILE] "
             "[--method NAME --class C, as for attribute] [--unit LAYER,channel [--top 9]] [--layer LAYER [--images 2000], as for embed] [--directions path|random [--side 21] [--images 500]] [--data DATA [--split test|train|validation]] [--augment SPEC [--index N] [--seed S]] "
             "[--theme light|dark|lecture|lecture-dark] [--lang en|vi] --out FILE.png [--force]"),
         .leastPositional = 0,
         .mostPositional = 1,
         .options =
             attributionOptions(false) + augmentationOptions() +
             QList<OptionRule>{
                 {.name = QStringLiteral("--view"), .kind = OptionRule::Kind::Text, .required = true},
                 {.name = QStringLiteral("--theme"),
                  .kind = OptionRule::Kind::Choice,
                  .choices = {QStringLiteral("light"), QStringLiteral("dark"), QStringLiteral("lecture"),
                              QStringLiteral("lecture-dark")}},
                 {.name = QStringLiteral("--lang"),
                  .kind = OptionRule::Kind::Choice,
                  .choices = {QStringLiteral("en"), QStringLiteral("vi")}},
                 {.name = QStringLiteral("--image"), .kind = OptionRule::Kind::Text},
                 {.name = QStringLiteral("--unit"), .kind = OptionRule::Kind::Text},
                 {.name = QStringLiteral("--top"),
                  .kind = OptionRule::Kind::Whole,
                  .smallest = 1,
                  .largest = mostExcited},
                 {.name = QStringLiteral("--images"),
                  .kind = OptionRule::Kind::Whole,
                  .smallest = double(fewestPoints),
                  .largest = mostPoints},
                 {.name = QStringLiteral("--directions"),
                  .kind = OptionRule::Kind::Choice,
                  .choices = {QStringLiteral("path"), QStringLiteral("random")}},
                 {.name = QStringLiteral("--side"), .kind = OptionRule::Kind::Whole, .smallest = 3, .largest = 201},
                 {.name = QStringLiteral("--data"), .kind = OptionRule::Kind::Text},
                 splitRule({QStringLiteral("test"), QStringLiteral("train"), QStringLiteral("validation")}),
                 {.name = QStringLiteral("--out"), .kind = OptionRule::Kind::Text, .required = true},
                 forceRule()}},
        RenderVerb::tr("draws a view into a picture"),
        runRender};
}

}  // namespace fovea
