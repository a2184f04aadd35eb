// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QLocale>
#include <optional>

#include "app/cli/layer_argument.h"
#include "app/cli/network_argument.h"
#include "app/cli/picture_argument.h"
#include "app/cli/terminal.h"
#include "app/cli/verbs.h"
#include "app/error_text.h"
#include "core/analysis/inspector.h"
#include "core/analysis/unit_account.h"
#include "core/json.h"
#include "widgets/text/numbers.h"

namespace fovea {
namespace {

struct ExplainVerb {
    Q_DECLARE_TR_FUNCTIONS(fovea::ExplainVerb)
};

int refuseExplanation(const QString& sentence, int status = ExitCouldNot) {
    printError(sentence);
    return status;
}

/// LAYER,y,x,channel or LAYER,channel; a layer's name may hold commas. The sentence of what is wrong.
std::variant<UnitTermsQuery, QString> unitFrom(const QString& text, const NetworkSpec& spec) {
    const QStringList parts = text.split(QChar(u','));
    const QString wrong =
        ExplainVerb::tr("--unit is LAYER,y,x,channel, or LAYER,channel where the layer is a vector, not “%1”.")
            .arg(text);
    std::optional<QString> unknown;
    for (const qsizetype numbers : {qsizetype{3}, qsizetype{1}}) {
        if (parts.size() <= numbers) continue;
        std::vector<int> places;
        bool areNumbers = true;
        for (const QString& part : parts.last(numbers)) {
            bool isNumber = false;
            places.push_back(QLocale::c().toInt(part, &isNumber));
            areNumbers = areNumbers && isNumber;
        }
        if (!areNumbers) continue;
        const auto layer = layerNamed(spec, QStringList(parts.first(parts.size() - numbers)).join(QChar(u',')));
        if (!layer) {
            if (!unknown) unknown = errorText(layer.error());
            continue;
        }
        const Shape shape = soundShapes(spec).at(*layer);
        UnitTermsQuery unit{*layer, numbers == 3 ? places[0] : 0, numbers == 3 ? places[1] : 0, places.back()};
        if (numbers == 1 && !shape.isVector()) return wrong;
        if (unit.y < 0 || unit.x < 0 || unit.channel < 0 || unit.y >= shape.height || unit.x >= shape.width ||
            unit.channel >= shape.channels)
            return ExplainVerb::tr("“%1” has %2 units; “%3” names none of them. Places count from 0.")
                .arg(QString::fromStdString(spec.find(*layer)->name), shapeText(shape), text);
        return unit;
    }
    return unknown.value_or(wrong);
}

void printAccount(const nlohmann::ordered_json& account) {
    QList<QStringList> rows;
    const auto number = [](const nlohmann::ordered_json& value) {
        return value.is_null() ? QString() : QString::number(value.get<double>(), 'g', 9);
    };
    for (const auto& term : account["terms"]) {
        QStringList factors;
        for (const auto& factor : term["factors"]) factors += number(factor);
        const auto& source = term["source"];
        QStringList place;
        for (const char* key : {"y", "x", "channel"})
            if (!source[key].is_null()) place += QString::number(source[key].get<int>());
        const QString layer =
            source["layer"].is_null() ? ExplainVerb::tr("picture") : QString::fromStdString(source["layer"]);
        rows.append(
            {layer, place.join(QStringLiteral(", ")), factors.join(QStringLiteral(" · ")), number(term["product"])});
    }
    if (!account["bias"].is_null()) rows.append({ExplainVerb::tr("bias"), {}, {}, number(account["bias"])});
    rows.append({QString::fromStdString(account["formula"]), {}, {}, number(account["value"])});
    printAligned(rows, 2);
}

int runExplain(const ParsedArguments& arguments) {
    if (const QString problem = pictureUsageProblem(arguments); !problem.isEmpty())
        return refuseExplanation(problem, ExitUsage);
    const auto resolved = resolveModel(arguments.positional.front());
    if (!resolved) return refuseExplanation(errorText(resolved.error()));
    for (const QString& remark : resolved->remarks) printError(remark);
    const auto model = std::make_shared<const Model>(resolved->model);
    const auto unit = unitFrom(arguments.text(QStringLiteral("--unit")), model->spec);
    if (const auto* sentence = std::get_if<QString>(&unit)) return refuseExplanation(*sentence);
    auto pictures = readPictures(arguments, soundShapes(model->spec).at(*model->spec.inputNode()));
    if (!pictures) return refuseExplanation(errorText(pictures.error()));
    if (pictures->size() != 1)
        return refuseExplanation(ExplainVerb::tr("The array holds %1 pictures; one is explained at a time.")
                                     .arg(static_cast<qint64>(pictures->size())));
    Inspector inspector(std::make_shared<Workers>());
    const UnitTermsQuery& query = std::get<UnitTermsQuery>(unit);
    const auto answer =
        inspector.answer({model, std::make_shared<const std::vector<float>>(std::move(pictures->front()))}, query);
    if (!answer) return refuseExplanation(errorText(answer.error()));
    const auto account = unitAccount(model->spec, query, std::get<UnitTermsAnswer>(*answer));
    if (arguments.has(QStringLiteral("--json")))
        printJson(account);
    else
        printAccount(account);
    return ExitDone;
}

}  // namespace

Verb explainVerb() {
    return {{.verb = QStringLiteral("explain"),
             .synopsis = QStringLiteral("MODEL --image FILE|--input X.npy --unit LAYER,y,x,channel [--json]"),
             .leastPositional = 1,
             .mostPositional = 1,
             .options =
                 pictureOptions() +
                 QList<OptionRule>{{.name = QStringLiteral("--unit"), .kind = OptionRule::Kind::Text, .required = true},
                                   {.name = QStringLiteral("--json")}}},
            ExplainVerb::tr("shows what one unit of a layer is made of: its terms, which add up to its value"),
            runExplain};
}

}  // namespace fovea
