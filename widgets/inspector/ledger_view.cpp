// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/ledger_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>
#include <QStringList>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/inspector/ledger_model.h"
#include "widgets/inspector/ledger_table.h"
#include "widgets/style/theme.h"
#include "widgets/text/numbers.h"

namespace fovea {

namespace {

/// The table's texts, names of layers and rows included, row by row.
std::vector<QStringList> cellsOf(const QAbstractTableModel& model) {
    std::vector<QStringList> rows;
    QStringList names{QString()};
    for (int c = 0; c < model.columnCount(); ++c) {
        names << model.headerData(c, Qt::Horizontal, Qt::DisplayRole).toString();
    }
    rows.push_back(names);
    for (int r = 0; r < model.rowCount(); ++r) {
        QStringList row{model.headerData(r, Qt::Vertical, Qt::DisplayRole).toString()};
        for (int c = 0; c < model.columnCount(); ++c) {
            row << model.index(r, c).data().toString();
        }
        rows.push_back(row);
    }
    return rows;
}

}  // namespace

LedgerView::LedgerView(QWidget* parent)
    : QWidget(parent),
      model_(new LedgerModel(this)),
      table_(new QTableView(this)),
      title_(new QLabel(tr("Size ledger"), this)),
      formula_(new QLabel(QStringLiteral("(N − K + 2P)/S + 1"), this)),
      counts_(new QLabel(this)),
      memory_(new QLabel(this)),
      copy_(new QToolButton(this)),
      collapse_(new QToolButton(this)) {
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    title_->setProperty("role", QStringLiteral("heading"));
    formula_->setProperty("role", QStringLiteral("caption"));
    counts_->setProperty("role", QStringLiteral("caption"));
    counts_->setObjectName(QStringLiteral("trainedCounts"));
    memory_->setProperty("role", QStringLiteral("caption"));
    memory_->setObjectName(QStringLiteral("trainingMemory"));
    memory_->hide();
    copy_->setText(tr("Copy as table"));
    copy_->setObjectName(QStringLiteral("copyLedger"));
    collapse_->setObjectName(QStringLiteral("collapseLedger"));
    makeCopyMenu();
    connect(collapse_, &QToolButton::clicked, this, [this] { setCollapsed(!collapsed_); });

    auto* head = new QHBoxLayout;
    head->setContentsMargins(16, 6, 12, 2);
    head->setSpacing(12);
    head->addWidget(title_);
    head->addWidget(formula_);
    head->addWidget(counts_);
    head->addWidget(memory_);
    head->addStretch();
    head->addWidget(copy_);
    head->addWidget(collapse_);

    table_->setModel(model_);
    table_->setHorizontalHeader(new LedgerHeader(table_));
    table_->setVerticalHeader(new LedgerRowHeader(table_));
    table_->setItemDelegate(new LedgerDelegate(table_));
    table_->setShowGrid(false);
    table_->setSelectionBehavior(QAbstractItemView::SelectColumns);
    table_->setCornerButtonEnabled(false);
    table_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table_->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table_->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table_->setAccessibleName(tr("Size ledger"));
    table_->installEventFilter(this);
    connect(table_->verticalHeader(), &QHeaderView::sectionClicked, this, &LedgerView::sortBy);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(table_, 1);

    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &LedgerView::readSelection);
    connect(table_, &QTableView::doubleClicked, this,
            [this](const QModelIndex& index) { Q_EMIT inspectRequested(model_->nodeAt(index.column())); });
    connect(&Theme::instance(), &Theme::changed, this, &LedgerView::restyle);
    setCollapsed(false);
    restyle();
}

void LedgerView::setNetwork(const NetworkAnalysis& network) {
    reading_ = false;
    model_->setNetwork(network);
    reading_ = true;
    spec_ = network.spec;
    cost_ = network.cost;
    showCounts();
    setSelection(selected_);
}

void LedgerView::makeCopyMenu() {
    auto* menu = new QMenu(copy_);
    menu->setObjectName(QStringLiteral("copyLedgerMenu"));
    menu->addAction(tr("Table"), this, &LedgerView::copyAsTable);
    menu->addAction(QStringLiteral("Markdown"), this, [this] { copyAs(TextFormat::Markdown); });
    menu->addAction(QStringLiteral("LaTeX"), this, [this] { copyAs(TextFormat::Latex); });
    menu->addAction(QStringLiteral("CSV"), this, [this] { copyAs(TextFormat::Csv); });
    copy_->setMenu(menu);
    copy_->setPopupMode(QToolButton::InstantPopup);
    copy_->setProperty("role", QStringLiteral("menu"));
}

void LedgerView::setTrainingMemory(int batch, std::int64_t bytes) {
    memory_->setVisible(bytes > 0);
    memory_->setText(tr("training with batches of %1: about %2").arg(groupedNumber(batch), memoryText(bytes)));
}

void LedgerView::sortBy(int row) {
    reading_ = false;
    model_->sortBy(row == model_->sortedBy() ? -1 : row);
    reading_ = true;
    restyle();
    setSelection(selected_);
}

bool LedgerView::eventFilter(QObject* watched, QEvent* event) {
    if (watched == table_ && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_S && key->modifiers() == Qt::NoModifier && table_->currentIndex().isValid()) {
            const int row = table_->currentIndex().row();
            const NodeId node = model_->nodeAt(table_->currentIndex().column());
            sortBy(row);
            table_->selectionModel()->setCurrentIndex(model_->index(row, model_->columnOf(node)),
                                                      QItemSelectionModel::NoUpdate);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void LedgerView::setFrozen(const std::set<NodeId>& frozen) {
    frozen_ = frozen;
    model_->setFrozen(frozen);
    showCounts();
}

void LedgerView::showCounts() {
    std::int64_t trained = 0;
    std::int64_t still = 0;
    for (const auto& [node, own] : cost_.layers) (frozen_.contains(node) ? still : trained) += own.parameters;
    counts_->setVisible(still > 0);
    counts_->setText(tr("trained %1 of %2, frozen %3")
                         .arg(groupedNumber(trained), groupedNumber(trained + still), groupedNumber(still)));
}

void LedgerView::setSelection(const std::set<NodeId>& nodes) {
    selected_ = nodes;
    reading_ = false;
    QItemSelection selection;
    int first = -1;
    for (const NodeId node : nodes) {
        if (const int column = model_->columnOf(node); column >= 0) {
            selection.select(model_->index(0, column), model_->index(LedgerModel::RowCount - 1, column));
            first = first < 0 ? column : std::min(first, column);
        }
    }
    table_->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    if (first >= 0) {
        table_->scrollTo(model_->index(LedgerModel::OutputRow, first));
    }
    table_->horizontalHeader()->viewport()->update();
    reading_ = true;
}

void LedgerView::readSelection() {
    table_->horizontalHeader()->viewport()->update();
    if (!reading_) {
        return;
    }
    std::set<NodeId> nodes;
    for (const QModelIndex& index : table_->selectionModel()->selectedColumns()) {
        nodes.insert(model_->nodeAt(index.column()));
    }
    selected_ = nodes;
    Q_EMIT selectionChanged(nodes);
}

void LedgerView::setCollapsed(bool collapsed) {
    const bool changed = collapsed_ != collapsed;
    collapsed_ = collapsed;
    for (int row = LedgerModel::OutputRow + 1; row < LedgerModel::RowCount; ++row) {
        table_->setRowHidden(row, collapsed);
    }
    collapse_->setText(collapsed ? QStringLiteral("▴") : QStringLiteral("▾"));
    collapse_->setToolTip(collapsed ? tr("Show all rows") : tr("Show the outputs only"));
    collapse_->setAccessibleName(collapse_->toolTip());
    restyle();
    if (changed) {
        Q_EMIT collapsedChanged(collapsed_);
    }
}

void LedgerView::restyle() {
    const Theme& theme = Theme::instance();
    const QFontMetrics metrics(theme.font(theme.type().caption));
    const int row = metrics.height() + 7;
    const int rows = collapsed_ ? 1 : static_cast<int>(LedgerModel::RowCount);
    copy_->setFont(theme.font(theme.type().caption));
    table_->setStyleSheet(QStringLiteral("QTableCornerButton::section { background: %1; border: 0; }")
                              .arg(theme.colors().surface.name()));
    table_->resizeColumnsToContents();
    table_->resizeRowsToContents();
    table_->setFixedHeight(row + 4 + rows * row + 12);
    setFixedHeight(sizeHint().height());
    updateGeometry();
    table_->viewport()->update();
}

QString LedgerView::markdown() const {
    QStringList lines;
    for (const QStringList& row : cellsOf(*model_)) {
        lines << QStringLiteral("| ") + row.join(QStringLiteral(" | ")) + QStringLiteral(" |");
        if (lines.size() == 1) {
            QStringList rule{QStringLiteral(":---")};
            for (qsizetype i = 1; i < row.size(); ++i) {
                rule << QStringLiteral(":---:");
            }
            lines << QStringLiteral("| ") + rule.join(QStringLiteral(" | ")) + QStringLiteral(" |");
        }
    }
    return lines.join(u'\n') + u'\n';
}

QString LedgerView::tabSeparated() const {
    QStringList lines;
    for (const QStringList& row : cellsOf(*model_)) {
        lines << row.join(u'\t');
    }
    return lines.join(u'\n') + u'\n';
}

void LedgerView::copyAs(TextFormat format) const {
    QGuiApplication::clipboard()->setText(QString::fromStdString(ledgerText(spec_, format)));
}

void LedgerView::copyAsTable() const {
    QString html = QStringLiteral("<table border=\"1\">");
    for (const QStringList& row : cellsOf(*model_)) {
        html += QStringLiteral("<tr>");
        for (const QString& cell : row) {
            html += QStringLiteral("<td>%1</td>").arg(cell.toHtmlEscaped());
        }
        html += QStringLiteral("</tr>");
    }
    html += QStringLiteral("</table>");
    auto* copied = new QMimeData;
    copied->setText(markdown());
    copied->setHtml(html);
    copied->setData(QStringLiteral("text/tab-separated-values"), tabSeparated().toUtf8());
    QGuiApplication::clipboard()->setMimeData(copied);
}

}  // namespace fovea
