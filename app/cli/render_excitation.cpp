// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/render_excitation.h"

#include <QCoreApplication>
#include <array>
#include <utility>
#include <vector>

#include "app/cli/data_argument.h"
#include "app/cli/evaluated_part.h"
#include "app/cli/interrupt.h"
#include "app/cli/terminal.h"
#include "app/cli/widget_picture.h"
#include "app/error_text.h"
#include "app/evaluation_views.h"
#include "app/images/excited_images.h"
#include "app/model_excitation.h"
#include "widgets/style/theme.h"

namespace fovea {

namespace {

struct RenderExcitation {
    Q_DECLARE_TR_FUNCTIONS(fovea::RenderExcitation)
};

constexpr int sheetWidth = 960;
constexpr int sheetColumns = 9;
constexpr int usualTop = 9;

}  // namespace

std::variant<ChannelExcitation, QString> channelExcitation(const ModelArgument& model, const ParsedArguments& arguments,
                                                           bool quiet) {
    const NetworkSpec& spec = model.model.spec;
    const auto unit = unitOrMapNamed(spec, arguments.text(QStringLiteral("--unit")));
    if (const auto* sentence = std::get_if<QString>(&unit)) return *sentence;
    ChannelExcitation excitation{.unit = std::get<NamedUnit>(unit), .images = {}, .field = {}, .responses = {}};
    if (excitation.unit.y)
        return RenderExcitation::tr(
            "A map is looked at as a whole: --unit LAYER,channel. Its strongest unit is found.");
    const auto data = openData(arguments.text(QStringLiteral("--data")), quiet);
    if (!data) return dataErrorText(data.error());
    const EvaluatedImages part = imagesOf(splitOf(arguments, EvaluatedPart::Test), model.project, *data);
    if (!part.images) return part.sentence;
    excitation.images = part.images;
    const auto fields = receptiveFields(spec, inferShapes(spec));
    if (const auto found = fields.find(excitation.unit.layer); found != fields.end()) excitation.field = found->second;
    const Interrupt interrupt;
    ProgressLine line;
    const std::array layers{excitation.unit.layer};
    auto responses = excitationOf(
        model.model, part.images, layers, static_cast<int>(arguments.whole(QStringLiteral("--top")).value_or(usualTop)),
        Workers::Priority::Normal, interrupt.token(), [&](std::int64_t done, std::int64_t total, const TopResponses&) {
            if (!quiet) line.show(imagesText(done, total));
        });
    line.clear();
    if (!responses) return errorText(responses.error());
    excitation.responses = *std::move(responses);
    return excitation;
}

std::variant<QImage, QString> excitationSheet(const ModelArgument& model, const ChannelExcitation& excitation,
                                              double scale) {
    const auto found = excitation.responses.of(excitation.unit.layer, excitation.unit.channel);
    const int classes = soundShapes(model.model.spec).at(*model.model.spec.outputNode()).channels;
    const auto titles = classTitles(excitation.images->classNames(), classes);
    auto thumbnails = excitedThumbnails(found, *excitation.images, excitation.field, titles, false);
    if (!thumbnails) return errorText(thumbnails.error());
    ThumbnailGrid grid;
    grid.setColumns(sheetColumns);
    grid.setThumbnails(*std::move(thumbnails));
    grid.setTitle(RenderExcitation::tr("What excites %1, channel %2")
                      .arg(QString::fromStdString(model.model.spec.find(excitation.unit.layer)->name))
                      .arg(excitation.unit.channel));
    grid.setCaption(
        excitedCaption(static_cast<std::int64_t>(found.size()), excitation.responses.images, excitation.field));
    grid.setContentsMargins(16, 16, 16, 16);
    grid.ensurePolished();
    grid.resize(sheetWidth, 100);
    grid.resize(sheetWidth, grid.heightForWidth(sheetWidth));
    return widgetPicture(grid, scale, Theme::instance().colors().surface);
}

}  // namespace fovea
