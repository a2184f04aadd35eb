// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/attribution_arguments.h"

#include <QCoreApplication>

#include "app/cli/class_argument.h"
#include "app/cli/picture_argument.h"
#include "app/error_text.h"
#include "core/exchange/raw_inference.h"

namespace fovea {
namespace {

struct AttributionArguments {
    Q_DECLARE_TR_FUNCTIONS(fovea::AttributionArguments)
};

constexpr double largestWhole = 1e6;
constexpr double largestSeed = 9007199254740991.0;

QStringList methodChoices() {
    QStringList names;
    for (const AttributionMethod& method : attributionMethods())
        names += QString::fromUtf8(method.id.data(), static_cast<qsizetype>(method.id.size()));
    return names;
}

void takeWhole(const ParsedArguments& arguments, const char* option, int& value) {
    if (const auto given = arguments.whole(QString::fromLatin1(option))) value = static_cast<int>(*given);
}

/// The sentence of what is wrong; empty: nothing.
QString takeBaseline(const QString& text, Shape shape, AttributionBaseline& baseline) {
    using Kind = AttributionBaseline::Kind;
    if (text == QStringLiteral("black")) baseline.kind = Kind::Black;
    if (text == QStringLiteral("mean")) baseline.kind = Kind::Mean;
    if (text == QStringLiteral("blur")) baseline.kind = Kind::Blur;
    if (!text.endsWith(QStringLiteral(".npy")))
        return text == QStringLiteral("black") || text == QStringLiteral("mean") || text == QStringLiteral("blur")
                   ? QString()
                   : AttributionArguments::tr("--baseline is black, mean, blur or a file X.npy, not “%1”.").arg(text);
    auto pictures = readArray(text, shape);
    if (!pictures) return errorText(pictures.error());
    if (pictures->size() != 1)
        return AttributionArguments::tr("“%1” holds %2 pictures; a baseline is one.").arg(text).arg(pictures->size());
    baseline = {Kind::Given, std::move(pictures->front())};
    return {};
}

}  // namespace

QList<OptionRule> attributionOptions(bool required) {
    using Kind = OptionRule::Kind;
    const auto whole = [](const char* name, double least, double most) {
        return OptionRule{.name = QString::fromLatin1(name), .kind = Kind::Whole, .smallest = least, .largest = most};
    };
    return {
        {.name = QStringLiteral("--method"), .kind = Kind::Choice, .choices = methodChoices(), .required = required},
        {.name = QStringLiteral("--class"), .kind = Kind::Text, .required = required},
        {.name = QStringLiteral("--layer"), .kind = Kind::Text},
        whole("--samples", 1, largestWhole),
        {.name = QStringLiteral("--noise"), .kind = Kind::Real, .smallest = 0, .largest = 10},
        whole("--seed", 0, largestSeed),
        whole("--steps", 1, largestWhole),
        {.name = QStringLiteral("--baseline"), .kind = Kind::Text},
        whole("--window", 1, largestWhole),
        whole("--stride", 1, largestWhole),
        whole("--masks", 1, largestWhole),
        {.name = QStringLiteral("--rule"), .kind = Kind::Text}};
}

QString attributionSynopsis() {
    return QStringLiteral(
        "--method NAME --class C [--layer L] [--samples N] [--noise SHARE] [--seed N] [--steps N] "
        "[--baseline black|mean|blur|X.npy] [--window N] [--stride N] [--masks N] "
        "[--rule epsilon:1e-9|alpha-beta:2,1]");
}

std::variant<AttributionRequest, QString> attributionRequest(const ParsedArguments& arguments, const Model& model) {
    AttributionRequest request;
    request.method = arguments.text(QStringLiteral("--method")).toStdString();
    const QString name = arguments.text(QStringLiteral("--class"));
    const auto found = classNamed(model, name);
    if (!found) return unknownClassText(model, name);
    request.classIndex = *found;
    if (arguments.has(QStringLiteral("--layer"))) {
        const auto layer = findLayer(model.spec, arguments.text(QStringLiteral("--layer")).toStdString());
        if (!layer) return errorText(layer.error());
        request.layer = *layer;
    }
    AttributionOptions& options = request.options;
    takeWhole(arguments, "--samples", options.samples);
    takeWhole(arguments, "--steps", options.steps);
    takeWhole(arguments, "--window", options.window);
    takeWhole(arguments, "--stride", options.stride);
    takeWhole(arguments, "--masks", options.masks);
    if (const auto noise = arguments.real(QStringLiteral("--noise"))) options.noise = *noise;
    if (const auto seed = arguments.whole(QStringLiteral("--seed"))) options.seed = static_cast<std::uint64_t>(*seed);
    if (arguments.has(QStringLiteral("--rule"))) {
        const QString text = arguments.text(QStringLiteral("--rule"));
        const auto rule = lrpRule(text.toStdString());
        if (!rule)
            return AttributionArguments::
                tr("--rule is epsilon:NUMBER from 1e-12 to 1e12, or alpha-beta:ALPHA,BETA with ALPHA − BETA = 1, not “%1”.")
                    .arg(text);
        options.rule = *rule;
    }
    if (arguments.has(QStringLiteral("--baseline"))) {
        const Shape input = soundShapes(model.spec).at(*model.spec.inputNode());
        const QString problem = takeBaseline(arguments.text(QStringLiteral("--baseline")), input, options.baseline);
        if (!problem.isEmpty()) return problem;
    }
    return request;
}

}  // namespace fovea
