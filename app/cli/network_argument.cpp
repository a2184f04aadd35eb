// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/network_argument.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include "app/cli/arguments.h"
#include "app/error_text.h"
#include "app/onnx_text.h"
#include "app/problem_text.h"
#include "core/network/spec_json.h"
#include "core/training/recipes.h"

namespace fovea {
namespace {

struct NetworkArgumentText {
    Q_DECLARE_TR_FUNCTIONS(fovea::NetworkArgumentText)
};

/// Larger than any network that a person writes.
constexpr qint64 largestJson = 64LL << 20;

Result<std::string> readText(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::FileNotReadable, {path.toStdString(), file.errorString().toStdString()}};
    const QByteArray bytes = file.read(largestJson + 1);
    if (bytes.size() > largestJson)
        return Error{ErrorCode::JsonBroken,
                     {path.toStdString(), std::int64_t{largestJson}, std::string("the file is too large")}};
    return bytes.toStdString();
}

Result<NetworkArgument> fromProject(const std::string& path) {
    auto project = loadProject(path);
    if (!project) return project.error();
    NetworkArgument result;
    result.spec = project->spec;
    result.project = *std::move(project);
    return result;
}

Result<NetworkArgument> fromJson(const QString& path) {
    const auto text = readText(path);
    if (!text) return text.error();
    auto spec = parseNetworkSpec(*text, path.toStdString());
    if (!spec) return spec.error();
    NetworkArgument result;
    result.spec = *std::move(spec);
    return result;
}

/// A pipe or a device, which can't be read again from its beginning.
bool isSpecial(const QFileInfo& file) { return file.exists() && !file.isFile() && !file.isDir(); }

bool isOnnx(const QString& file) { return file.endsWith(QStringLiteral(".onnx"), Qt::CaseInsensitive); }

Result<NetworkArgument> fromOnnx(const QString& path, std::optional<Shape> input) {
    auto imported = importOnnxFile(path.toStdString(), {input});
    if (!imported) return imported.error();
    NetworkArgument result;
    result.remarks = noteLines(imported->notes);
    result.project = projectOf(*std::move(imported));
    result.spec = result.project->spec;
    result.entry = recognise(result.spec);
    return result;
}

Result<NetworkArgument> fromPattern(const std::string& pattern, Shape input, int classes, const PatternWidths& widths) {
    auto made = networkOfPattern(pattern, input, classes, widths);
    if (const auto* problem = std::get_if<PatternProblem>(&made))
        return Error{ErrorCode::PatternInvalid,
                     {pattern, static_cast<std::int64_t>(problem->fault), static_cast<std::int64_t>(problem->first),
                      static_cast<std::int64_t>(problem->end)}};
    NetworkArgument result;
    result.spec = std::get<NetworkSpec>(std::move(made));
    result.entry = recognise(result.spec);
    return result;
}

/// "32,64,128"
std::optional<std::vector<int>> widthsOf(const QString& text) {
    std::vector<int> widths;
    for (const QString& part : text.split(QChar(u','))) {
        bool isNumber = false;
        const int width = part.trimmed().toInt(&isNumber);
        if (!isNumber || width < 1 || width > 65536) return std::nullopt;
        widths.push_back(width);
    }
    return widths;
}

}  // namespace

QList<OptionRule> patternOptions() {
    return {{.name = QStringLiteral("--widths"), .kind = OptionRule::Kind::Text},
            {.name = QStringLiteral("--fc"), .kind = OptionRule::Kind::Text}};
}

Result<PatternWidths> patternWidths(const ParsedArguments& arguments) {
    PatternWidths widths;
    for (const auto& [option, list] : {std::pair("--widths", &widths.filters), std::pair("--fc", &widths.units)}) {
        const QString name = QString::fromLatin1(option);
        if (!arguments.has(name)) continue;
        const auto numbers = widthsOf(arguments.text(name));
        if (!numbers)
            return Error{
                ErrorCode::OptionInvalid,
                {std::string(option), arguments.text(name).toStdString(), std::string("32,64,128 (1 … 65536)")}};
        *list = *numbers;
    }
    return widths;
}

Result<NetworkArgument> resolveNetwork(const QString& nameOrFile, std::optional<Shape> input,
                                       std::optional<int> classes, const PatternWidths& widths) {
    if (looksLikePattern(nameOrFile.toStdString()) && !QFileInfo(nameOrFile).isFile())
        return fromPattern(nameOrFile.toStdString(), input.value_or(Shape{32, 32, 3}), classes.value_or(10), widths);
    if (const CatalogueEntry* entry = findInCatalogue(nameOrFile.toStdString())) {
        NetworkArgument result;
        result.spec = entry->make(input.value_or(entry->input), classes.value_or(entry->classes));
        result.entry = entry;
        return result;
    }
    const QFileInfo file(nameOrFile);
    if (isSpecial(file)) return Error{ErrorCode::FileNotReadable, {nameOrFile.toStdString()}};
    if (!file.isFile()) {
        const bool looksLikeFile = nameOrFile.contains(QChar(u'/')) || nameOrFile.contains(QChar(u'.'));
        return Error{looksLikeFile ? ErrorCode::FileNotFound : ErrorCode::NetworkUnknown, {nameOrFile.toStdString()}};
    }
    if (isOnnx(nameOrFile)) return fromOnnx(nameOrFile, input);
    auto result = file.suffix().toLower() == QStringLiteral("json") ? fromJson(nameOrFile)
                                                                    : fromProject(nameOrFile.toStdString());
    if (!result) return result;
    if (input) result->spec = withInput(std::move(result->spec), *input);
    result->entry = recognise(result->spec);
    return result;
}

TrainingOptions recipeOf(const NetworkArgument& network) {
    if (network.entry != nullptr) return recipeOf(*network.entry);
    return {};
}

Result<ModelArgument> resolveModel(const QString& file, std::optional<Shape> input) {
    const std::string path = file.toStdString();
    if (isSpecial(QFileInfo(file))) return Error{ErrorCode::FileNotReadable, {path}};
    if (!QFileInfo(file).isFile()) return Error{ErrorCode::FileNotFound, {path}};
    if (isOnnx(file)) {
        auto network = fromOnnx(file, input);
        if (!network) return network.error();
        auto model = modelOf(*network->project, path);
        if (!model) return model.error();
        return ModelArgument{*std::move(network->project), *std::move(model), std::move(network->remarks)};
    }
    auto project = loadProject(path);
    if (!project) return project.error();
    auto model = modelOf(*project, path);
    if (!model) return model.error();
    return ModelArgument{*std::move(project), *std::move(model), {}};
}

QString networkErrorText(const Error& error) {
    const QString text = errorText(error);
    if (error.code != ErrorCode::NetworkUnknown) return text;
    QStringList names;
    for (const auto* list : {&catalogue(), &furtherCatalogue()})
        for (const CatalogueEntry& entry : *list) names += QString::fromStdString(entry.id);
    const QString near = nearest(QString::fromStdString(std::get<std::string>(error.arguments.front())), names);
    return near.isEmpty() ? text : text + QChar(u' ') + NetworkArgumentText::tr("Did you mean “%1”?").arg(near);
}

QString problemsText(const NetworkSpec& spec) {
    QStringList lines;
    for (const NetworkProblem& problem : validate(spec)) lines += problemText(problem, spec);
    return lines.join(QChar(u'\n'));
}

}  // namespace fovea
