// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <variant>

#include "app/cli/evaluated_part.h"
#include "app/cli/network_argument.h"
#include "app/cli/picture_file.h"
#include "app/cli/render_excitation.h"
#include "app/cli/target.h"
#include "app/cli/terminal.h"
#include "app/cli/verbs.h"
#include "app/error_text.h"
#include "app/images/excited_images.h"
#include "core/json.h"
#include "widgets/resources.h"
#include "widgets/style/theme.h"

namespace fovea {
namespace {

using nlohmann::ordered_json;

struct ExciteVerb {
    Q_DECLARE_TR_FUNCTIONS(fovea::ExciteVerb)
};

int refuseExcitation(const QString& sentence, int status = ExitCouldNot) {
    printError(sentence);
    return status;
}

ordered_json excitationJson(const NetworkSpec& spec, const ChannelExcitation& excitation) {
    const Shape image = excitation.images->shape();
    const std::vector<std::string>& names = excitation.images->classNames();
    ordered_json top = ordered_json::array();
    for (const TopResponse& response : excitation.responses.of(excitation.unit.layer, excitation.unit.channel)) {
        const auto label = static_cast<std::size_t>(excitation.images->label(response.image));
        const auto patch =
            patchOf(excitation.field, response, image).value_or(PixelRect{0, 0, image.height, image.width});
        top.push_back({{"image", response.image},
                       {"class", label < names.size() ? names[label] : std::to_string(label)},
                       {"value", double{response.value}},
                       {"y", response.y},
                       {"x", response.x},
                       {"patch", {{"y", patch.y}, {"x", patch.x}, {"height", patch.height}, {"width", patch.width}}}});
    }
    return {{"layer", spec.find(excitation.unit.layer)->name},
            {"channel", excitation.unit.channel},
            {"images", excitation.responses.images},
            {"top", std::move(top)}};
}

void printExcitation(const ChannelExcitation& excitation) {
    const auto found = excitation.responses.of(excitation.unit.layer, excitation.unit.channel);
    const std::vector<std::string>& names = excitation.images->classNames();
    QList<QStringList> rows;
    for (const TopResponse& response : found) {
        const auto label = static_cast<std::size_t>(excitation.images->label(response.image));
        rows.append({QString::fromStdString(label < names.size() ? names[label] : std::to_string(label)),
                     QString::number(response.image), QStringLiteral("%1, %2").arg(response.y).arg(response.x),
                     QString::number(double{response.value}, 'g', 6)});
    }
    printLine(excitedCaption(static_cast<std::int64_t>(found.size()), excitation.responses.images, excitation.field));
    printAligned(rows, 1);
}

int runExcite(const ParsedArguments& arguments) {
    const bool json = arguments.has(QStringLiteral("--json"));
    const QString out = arguments.text(QStringLiteral("--out"));
    if (!out.isEmpty() && !out.endsWith(QStringLiteral(".png")))
        return refuseExcitation(ExciteVerb::tr("--out takes a picture (.png), not “%1”.").arg(out), ExitUsage);
    if (!out.isEmpty())
        if (const auto problem = targetProblem(out, TargetKind::Picture, arguments.positional, arguments))
            return refuseExcitation(*problem);
    const auto model = resolveModel(arguments.positional.front());
    if (!model) return refuseExcitation(errorText(model.error()));
    for (const QString& remark : model->remarks) printError(remark);
    const auto found = channelExcitation(*model, arguments, json);
    if (const auto* sentence = std::get_if<QString>(&found)) return refuseExcitation(*sentence);
    const auto& excitation = std::get<ChannelExcitation>(found);
    if (!out.isEmpty()) {
        initResources();
        Theme::instance().apply(ThemeKind::Light);
        constexpr double scale = 2;
        const auto sheet = excitationSheet(*model, excitation, scale);
        if (const auto* sentence = std::get_if<QString>(&sheet)) return refuseExcitation(*sentence);
        if (const auto written = writePicture(std::get<QImage>(sheet), out); !written)
            return refuseExcitation(errorText(written.error()));
    }
    if (json)
        printJson(excitationJson(model->model.spec, excitation));
    else
        printExcitation(excitation);
    return ExitDone;
}

}  // namespace

Verb exciteVerb() {
    using Kind = OptionRule::Kind;
    constexpr double mostImages = 1000;
    return {
        {.verb = QStringLiteral("excite"),
         .synopsis = QStringLiteral("MODEL --unit LAYER,channel --data DATA [--split test|train|validation] [--top 9] "
                                    "[--out SHEET.png [--force]] [--json]"),
         .leastPositional = 1,
         .mostPositional = 1,
         .options = {{.name = QStringLiteral("--unit"), .kind = Kind::Text, .required = true},
                     {.name = QStringLiteral("--data"), .kind = Kind::Text, .required = true},
                     splitRule({QStringLiteral("test"), QStringLiteral("train"), QStringLiteral("validation")}),
                     {.name = QStringLiteral("--top"), .kind = Kind::Whole, .smallest = 1, .largest = mostImages},
                     {.name = QStringLiteral("--out"), .kind = Kind::Text},
                     forceRule(),
                     {.name = QStringLiteral("--json")}}},
        ExciteVerb::tr("finds the images that a channel of a layer answers to most, with the patch that its "
                       "strongest unit sees"),
        runExcite};
}

}  // namespace fovea
