// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/export_dialog.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <algorithm>

#include "app/exporting/export_formats.h"

namespace fovea {
namespace {

struct ExportDialog {
    Q_DECLARE_TR_FUNCTIONS(fovea::ExportDialog)
};

/// "ONNX model (*.onnx)"; a folder takes any name.
QString filterOf(const ExportFormat& format) {
    QStringList patterns;
    for (const QString& ending : format.endings) patterns += QStringLiteral("*.%1").arg(ending);
    return QStringLiteral("%1 (%2)").arg(titleOf(format),
                                         patterns.isEmpty() ? QStringLiteral("*") : patterns.join(QChar(u' ')));
}

}  // namespace

QFileDialog* askForExport(QWidget* window, const QString& folder, const QString& name,
                          std::function<void(const ExportFormat&, const QString& path)> then) {
    QStringList filters;
    for (const ExportFormat& format : exportFormats()) filters += filterOf(format);
    auto* dialog = new QFileDialog(window, ExportDialog::tr("Export"), folder);
    dialog->setObjectName(QStringLiteral("export"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setNameFilters(filters);
    const auto chosen = [filters](const QString& filter) -> const ExportFormat& {
        return exportFormats().at(std::max(qsizetype{0}, filters.indexOf(filter)));
    };
    const auto offerName = [dialog, name, chosen](const QString& filter) {
        const ExportFormat& format = chosen(filter);
        const QString ending = format.endings.value(0);
        dialog->setDefaultSuffix(ending);
        dialog->selectFile(ending.isEmpty() ? name + QChar(u'-') + format.id : name + QChar(u'.') + ending);
    };
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, offerName);
    QObject::connect(
        dialog, &QFileDialog::fileSelected, dialog, [dialog, chosen, then = std::move(then)](const QString& path) {
            const ExportFormat& format = chosen(dialog->selectedNameFilter());
            const bool fits = format.endings.isEmpty() || format.endings.contains(QFileInfo(path).suffix().toLower());
            // Who types another known ending means it.
            const ExportFormat* typed = fits ? &format : exportFormatFor(path);
            const QString ending = format.endings.value(0);
            then(typed ? *typed : format, typed ? path : path + QChar(u'.') + ending);
        });
    offerName(filters.front());
    dialog->open();
    return dialog;
}

}  // namespace fovea
