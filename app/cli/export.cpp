// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>

#include "app/cli/network_argument.h"
#include "app/cli/terminal.h"
#include "app/cli/verbs.h"
#include "app/error_text.h"
#include "core/exchange/onnx/onnx_export.h"

namespace fovea {
namespace {

struct ExportVerb {
    Q_DECLARE_TR_FUNCTIONS(fovea::ExportVerb)
};

int run(const ParsedArguments& arguments) {
    const QString target = arguments.text(QStringLiteral("--to"));
    if (!target.endsWith(QStringLiteral(".onnx"), Qt::CaseInsensitive)) {
        printError(ExportVerb::tr("Models are exported as ONNX: give --to a name that ends in .onnx, not “%1”.").arg(target));
        return ExitUsage;
    }
    const auto model = resolveModel(arguments.positional.front());
    if (!model) {
        printError(errorText(model.error()));
        return ExitCouldNot;
    }
    if (const auto written = exportOnnx(model->model, target.toStdString()); !written) {
        printError(errorText(written.error()));
        return ExitCouldNot;
    }
    printLine(ExportVerb::tr("Wrote “%1”.").arg(target));
    return ExitDone;
}

}  // namespace

Verb exportVerb() {
    return {{.verb = QStringLiteral("export"),
             .synopsis = QStringLiteral("MODEL --to FILE.onnx"),
             .leastPositional = 1,
             .mostPositional = 1,
             .options = {{.name = QStringLiteral("--to"), .kind = OptionRule::Kind::Text, .required = true}}},
            ExportVerb::tr("writes a trained model for other programs"),
            run};
}

}  // namespace fovea
