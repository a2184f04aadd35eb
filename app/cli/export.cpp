// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QFileInfo>

#include "app/cli/network_argument.h"
#include "app/cli/target.h"
#include "app/cli/terminal.h"
#include "app/cli/verbs.h"
#include "app/error_text.h"
#include "app/exporting/export_formats.h"
#include "core/network/catalogue.h"

namespace fovea {
namespace {

struct ExportVerb {
    Q_DECLARE_TR_FUNCTIONS(fovea::ExportVerb)
};

QStringList formatIds() {
    QStringList ids;
    for (const ExportFormat& format : exportFormats()) ids += format.id;
    return ids;
}

/// What --format or the ending asks for, or the sentence that says why that is nothing.
std::variant<const ExportFormat*, QString> chosenFormat(const ParsedArguments& arguments) {
    const QString target = arguments.text(QStringLiteral("--to"));
    if (!arguments.has(QStringLiteral("--format"))) {
        if (const ExportFormat* format = exportFormatFor(target)) return format;
        QStringList endings;
        for (const ExportFormat& format : exportFormats())
            for (const QString& ending : format.endings)
                if (const QString word = QStringLiteral(".%1").arg(ending); !endings.contains(word)) endings += word;
        return ExportVerb::tr(
                   "“%1” does not say which format is meant: let it end in one of %2, or name one with --format (%3).")
            .arg(target, endings.join(QStringLiteral(", ")), formatIds().join(QStringLiteral(", ")));
    }
    const ExportFormat* format = findExportFormat(arguments.text(QStringLiteral("--format")));
    if (format->endings.isEmpty() || format->endings.contains(QFileInfo(target).suffix().toLower())) return format;
    return ExportVerb::tr("The format %1 is written to names that end in .%2, not “%3”.")
        .arg(format->id, format->endings.join(QStringLiteral(", .")), target);
}

Result<ExportSource> sourceOf(const QString& file, const ExportFormat& format) {
    const std::string title = QFileInfo(file).completeBaseName().toStdString();
    if (format.needsWeights) {
        auto model = resolveModel(file);
        if (!model) return model.error();
        return ExportSource{std::move(model->project), std::move(model->model), title};
    }
    auto network = resolveNetwork(file, std::nullopt);
    if (!network) return network.error();
    ExportSource source{network->project ? *std::move(network->project) : Project{}, {}, title};
    source.model.spec = std::move(network->spec);
    source.model.classNames = source.project.classNames;
    return source;
}

int runExport(const ParsedArguments& arguments) {
    const auto format = chosenFormat(arguments);
    if (const auto* sentence = std::get_if<QString>(&format)) {
        printError(*sentence);
        return ExitUsage;
    }
    const ExportFormat& chosen = *std::get<const ExportFormat*>(format);
    const QString target = arguments.text(QStringLiteral("--to"));
    // A folder is looked at by the export itself.
    if (const auto problem = chosen.endings.isEmpty()
                                 ? std::nullopt
                                 : targetProblem(target, TargetKind::Export, arguments.positional, arguments)) {
        printError(*problem);
        return ExitCouldNot;
    }
    const auto source = sourceOf(arguments.positional.front(), chosen);
    if (!source) {
        printError(networkErrorText(source.error()));
        return ExitCouldNot;
    }
    if (const auto written = chosen.write(*source, target); !written) {
        printError(errorText(written.error()));
        return ExitCouldNot;
    }
    printLine(ExportVerb::tr("Wrote “%1”.").arg(target));
    return ExitDone;
}

}  // namespace

Verb exportVerb() {
    return {
        {.verb = QStringLiteral("export"),
         .synopsis = QStringLiteral("MODEL --to PATH [--force] [--format %1]").arg(formatIds().join(QChar(u'|'))),
         .leastPositional = 1,
         .mostPositional = 1,
         .options = {{.name = QStringLiteral("--to"), .kind = OptionRule::Kind::Text, .required = true},
                     forceRule(),
                     {.name = QStringLiteral("--format"), .kind = OptionRule::Kind::Choice, .choices = formatIds()}}},
        ExportVerb::tr("writes a trained model for other programs, or a network's drawing, table or card"),
        runExport};
}

}  // namespace fovea
