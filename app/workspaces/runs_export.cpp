// SPDX-License-Identifier: GPL-3.0-or-later
// How a RunsPage hands its table on.
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenu>
#include <span>

#include "app/error_text.h"
#include "app/session/run_rows.h"
#include "app/workspaces/runs_page.h"
#include "app/workspaces/runs_view.h"
#include "core/exchange/atomic_file.h"
#include "core/laboratory/run_table.h"

namespace fovea {

void RunsPage::fillExportMenu(QMenu& menu) {
    menu.addAction(tr("Copy as CSV"), this, [this] { copy(false); })->setObjectName(QStringLiteral("copyCsv"));
    menu.addAction(tr("Copy as LaTeX"), this, [this] { copy(true); })->setObjectName(QStringLiteral("copyLatex"));
    menu.addSeparator();
    menu.addAction(tr("Save as CSV…"), this, [this] { save(false); })->setObjectName(QStringLiteral("saveCsv"));
    menu.addAction(tr("Save as LaTeX…"), this, [this] { save(true); })->setObjectName(QStringLiteral("saveLatex"));
}

/// The rows that are seen, in their order.
std::string RunsPage::exported(bool latex) const {
    const std::vector<RunTableRow> rows = table_->shownRows();
    return latex ? latexOf(rows, latexHead()) : csvOf(rows);
}

void RunsPage::copy(bool latex) {
    QGuiApplication::clipboard()->setText(QString::fromStdString(exported(latex)));
    Q_EMIT notified(tr("The table is on the clipboard."));
}

void RunsPage::save(bool latex) {
    auto* dialog = new QFileDialog(this, tr("Save the table of runs"));
    dialog->setObjectName(QStringLiteral("saveRuns"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(latex ? QStringLiteral("tex") : QStringLiteral("csv"));
    dialog->setNameFilter(latex ? tr("LaTeX (*.tex)") : tr("Comma-separated values (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this, text = exported(latex)](const QString& path) {
        const auto written =
            writeFileAtomically(path.toStdString(), std::as_bytes(std::span(text.data(), text.size())));
        Q_EMIT notified(written ? tr("Wrote “%1”.").arg(path) : errorText(written.error()));
    });
    dialog->open();
}

}  // namespace fovea
