// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QFileInfo>

#include "app/cli/network_argument.h"
#include "app/cli/preprocess_argument.h"
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

/// The model or the network of a file.
Result<ModelArgument> argumentOf(const QString& file, const ExportFormat& format) {
    if (format.needsWeights) return resolveModel(file);
    auto network = resolveNetwork(file, std::nullopt);
    if (!network) return network.error();
    ModelArgument argument{network->project ? *std::move(network->project) : Project{}, {}, {}};
    argument.model.spec = std::move(network->spec);
    argument.model.classNames = argument.project.classNames;
    return argument;
}

int runExport(const ParsedArguments& arguments) {
    if (const auto mistake = preprocessMistake(arguments)) {
        printError(mistake->sentence);
        return mistake->exitStatus;
    }
    const auto format = chosenFormat(arguments);
    if (const auto* sentence = std::get_if<QString>(&format)) {
        printError(*sentence);
        return ExitUsage;
    }
    const ExportFormat& chosen = *std::get<const ExportFormat*>(format);
    if (!chosen.needsWeights && arguments.has(preprocessRule().name)) {
        printError(ExportVerb::tr("%1 holds no trained model, so that --preprocess changes nothing in it. Leave it out.")
                       .arg(chosen.id));
        return ExitUsage;
    }
    const QString target = arguments.text(QStringLiteral("--to"));
    // A folder is looked at by the export itself.
    if (const auto problem = chosen.endings.isEmpty()
                                 ? std::nullopt
                                 : targetProblem(target, TargetKind::Export, arguments.positional, arguments)) {
        printError(*problem);
        return ExitCouldNot;
    }
    const QString file = arguments.positional.front();
    auto argument = argumentOf(file, chosen);
    if (!argument) {
        printError(networkErrorText(argument.error()));
        return ExitCouldNot;
    }
    if (const auto refusal = applyPreprocess(arguments, *argument)) {
        printError(refusal->sentence);
        return refusal->exitStatus;
    }
    const ExportSource source{std::move(argument->project), std::move(argument->model),
                              QFileInfo(file).completeBaseName().toStdString()};
    if (const auto written = chosen.write(source, target); !written) {
        printError(errorText(written.error()));
        return ExitCouldNot;
    }
    printLine(ExportVerb::tr("Wrote “%1”.").arg(target));
    return ExitDone;
}

}  // namespace

Verb exportVerb() {
    return {{.verb = QStringLiteral("export"),
             .synopsis = QStringLiteral("MODEL --to PATH [--force] [--format %1] [--preprocess TEXT]")
                             .arg(formatIds().join(QChar(u'|'))),
             .leastPositional = 1,
             .mostPositional = 1,
             .options = {{.name = QStringLiteral("--to"), .kind = OptionRule::Kind::Text, .required = true},
                         forceRule(),
                         {.name = QStringLiteral("--format"), .kind = OptionRule::Kind::Choice, .choices = formatIds()},
                         preprocessRule()}},
            ExportVerb::tr("writes a trained model for other programs, or a network's drawing, table or card"),
            runExport};
}

}  // namespace fovea
