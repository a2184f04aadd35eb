// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/export_formats.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <algorithm>
#include <span>

#include "app/exporting/network_picture.h"
#include "core/exchange/atomic_file.h"
#include "core/exchange/code/code_export.h"
#include "core/exchange/code/text_export.h"
#include "core/exchange/onnx/onnx_export.h"

namespace fovea {
namespace {

QString endingOf(const QString& path) { return QFileInfo(path).suffix().toLower(); }

Result<void> writeText(const QString& path, const std::string& text) {
    return writeFileAtomically(path.toStdString(), std::as_bytes(std::span(text)));
}

/// The recipe as it was last: what was changed by hand while training ran counts; stop rules may have changed after it.
TrainingOptions recipeOf(const Project& project) {
    if (!project.checkpoint) return project.options;
    TrainingOptions recipe = optionsInForce(*project.checkpoint);
    recipe.learningRate = rateSetByHand(*project.checkpoint);
    recipe.stop = project.options.stop;
    return recipe;
}

const std::string& datasetOf(const Project& project) {
    return project.checkpoint && !project.checkpoint->dataset.empty() ? project.checkpoint->dataset : project.dataset;
}

CodeSource codeSource(const ExportSource& source) {
    return {source.model, recipeOf(source.project), source.title, datasetOf(source.project)};
}

template <auto generate>
Result<void> writeFolder(const ExportSource& source, const QString& path) {
    const auto folder = generate(codeSource(source));
    return folder ? writeExportFolder(path.toStdString(), *folder) : folder.error();
}

Result<void> writeOnnx(const ExportSource& source, const QString& path) {
    return exportOnnx(source.model, path.toStdString());
}

Result<void> writeOnnxWithMetadata(const ExportSource& source, const QString& path) {
    return exportOnnx(source.model, path.toStdString(), OnnxPreprocessing::Metadata);
}

Result<void> writeNetwork(const ExportSource& source, const QString& path) {
    if (endingOf(path) == QStringLiteral("tex")) return writeText(path, toTikz(source.model.spec));
    return writeNetworkPicture(source.model.spec, path);
}

Result<void> writeLedger(const ExportSource& source, const QString& path) {
    const QString ending = endingOf(path);
    const TextFormat format = ending == QStringLiteral("md")    ? TextFormat::Markdown
                              : ending == QStringLiteral("tex") ? TextFormat::Latex
                                                                : TextFormat::Csv;
    return writeText(path, ledgerText(source.model.spec, format));
}

Result<void> writeHistory(const ExportSource& source, const QString& path) {
    const History history = source.project.checkpoint ? source.project.checkpoint->history : History();
    return writeText(path, endingOf(path) == QStringLiteral("json") ? historyJson(history) : historyCsv(history));
}

Result<void> writeCard(const ExportSource& source, const QString& path) {
    ModelCard card{.title = source.title,
                   .spec = source.model.spec,
                   .recipe = recipeOf(source.project),
                   .classNames = source.model.classNames,
                   .dataset = datasetOf(source.project),
                   .notes = source.project.notes,
                   .writtenBuild = buildId()};
    if (const auto& checkpoint = source.project.checkpoint) {
        card.validationCount = checkpoint->validationCount;
        card.history = checkpoint->history;
        card.trainedBuild = checkpoint->build;
    }
    return writeText(
        path, modelCard(card, endingOf(path) == QStringLiteral("html") ? CardFormat::Html : CardFormat::Markdown));
}

QStringList endings(std::initializer_list<const char*> list) {
    QStringList result;
    for (const char* ending : list) result += QString::fromLatin1(ending);
    return result;
}

}  // namespace

const QList<ExportFormat>& exportFormats() {
    static const QList<ExportFormat> all{
        {QStringLiteral("onnx"), endings({"onnx"}), QT_TRANSLATE_NOOP("fovea::ExportFormats", "ONNX model"), true,
         false, writeOnnx},
        {QStringLiteral("onnx-metadata"), endings({"onnx"}),
         QT_TRANSLATE_NOOP("fovea::ExportFormats", "ONNX model, preprocessing as metadata"), true, false,
         writeOnnxWithMetadata},
        {QStringLiteral("pytorch"),
         {},
         QT_TRANSLATE_NOOP("fovea::ExportFormats", "PyTorch folder"),
         true,
         false,
         writeFolder<toPyTorch>},
        {QStringLiteral("keras"),
         {},
         QT_TRANSLATE_NOOP("fovea::ExportFormats", "Keras folder"),
         true,
         false,
         writeFolder<toKeras>},
        {QStringLiteral("cpp"),
         {},
         QT_TRANSLATE_NOOP("fovea::ExportFormats", "C++ folder"),
         true,
         false,
         writeFolder<toCpp>},
        {QStringLiteral("picture"), endings({"svg", "pdf"}),
         QT_TRANSLATE_NOOP("fovea::ExportFormats", "Drawing of the network"), false, true, writeNetwork},
        {QStringLiteral("tikz"), endings({"tex"}),
         QT_TRANSLATE_NOOP("fovea::ExportFormats", "Drawing of the network for LaTeX"), false, false, writeNetwork},
        {QStringLiteral("ledger"), endings({"csv", "md", "tex"}),
         QT_TRANSLATE_NOOP("fovea::ExportFormats", "Table of the layers"), false, false, writeLedger},
        {QStringLiteral("card"), endings({"html", "md"}), QT_TRANSLATE_NOOP("fovea::ExportFormats", "Model card"),
         false, false, writeCard},
        {QStringLiteral("history"), endings({"json", "csv"}),
         QT_TRANSLATE_NOOP("fovea::ExportFormats", "Training history"), false, false, writeHistory},
    };
    return all;
}

QString titleOf(const ExportFormat& format) {
    return QCoreApplication::translate("fovea::ExportFormats", format.title);
}

const ExportFormat* findExportFormat(const QString& id) {
    for (const ExportFormat& format : exportFormats())
        if (format.id == id) return &format;
    return nullptr;
}

const ExportFormat* exportFormatFor(const QString& path) {
    const QString ending = endingOf(path);
    for (const ExportFormat& format : exportFormats())
        if (!ending.isEmpty() && format.endings.contains(ending)) return &format;
    return nullptr;
}

}  // namespace fovea
