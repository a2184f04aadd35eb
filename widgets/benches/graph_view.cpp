// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/graph_view.h"

#include <QPainter>
#include <algorithm>
#include <map>

#include "widgets/benches/bench_numbers.h"
#include "widgets/benches/graph_panels.h"
#include "widgets/style/theme.h"

namespace fovea {
namespace {

constexpr int cellHeight = 24;
constexpr int lowestCell = 16;
constexpr int nodeHeight = 34;
constexpr int betweenNodes = 14;
constexpr int leastHeight = 230;

QString operationText(const ComputationNode& node) {
    switch (node.operation) {
        case ComputationOperation::Value:
            return QString::fromLatin1(node.id.data(), static_cast<qsizetype>(node.id.size()));
        case ComputationOperation::Product: return node.inputs.size() > 2 ? QStringLiteral("× +") : QStringLiteral("×");
        case ComputationOperation::Relu: return QStringLiteral("ReLU");
        case ComputationOperation::Sigmoid: return QStringLiteral("σ");
        case ComputationOperation::Softmax: return QStringLiteral("softmax");
        case ComputationOperation::LogLoss: return QStringLiteral("−log");
        case ComputationOperation::Correlation: return QStringLiteral("⋆");
        case ComputationOperation::Sum: return QStringLiteral("Σ");
        case ComputationOperation::Scale: return QStringLiteral("× δ");
    }
    return {};
}

}  // namespace

GraphView::GraphView(Bench& bench, QWidget* parent) : BenchView(bench, parent) {
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        fitHeight();
        place();
    });
    refresh();
}

std::vector<BenchView::Panel> GraphView::panels() {
    check_ = new NumericCheck(*this);
    list_ = new GraphList(*this);
    return {{tr("Numeric check"), check_}, {tr("The same rule on other graphs"), list_}};
}

void GraphView::makeNodes() {
    for (const Shown& node : shown_) {
        delete node.value;
        delete node.gradient;
    }
    shown_.clear();
    graph_ = choiceOf(bench().fields(), "graph");
    std::vector<int> columns;
    for (const ComputationNode& node : nodes()) {
        int column = 0;
        for (const int input : node.inputs) column = std::max(column, columns[static_cast<std::size_t>(input)] + 1);
        columns.push_back(column);
    }
    // A value stands one column before the first node that it goes to.
    for (std::size_t i = 0; i < nodes().size(); ++i) {
        if (nodes()[i].operation != ComputationOperation::Value) continue;
        for (std::size_t to = 0; to < nodes().size(); ++to)
            if (std::ranges::count(nodes()[to].inputs, static_cast<int>(i)) > 0) {
                columns[i] = std::max(columns[to] - 1, 0);
                break;
            }
    }
    for (std::size_t i = 0; i < nodes().size(); ++i) {
        Shown shown;
        shown.column = columns[i];
        const std::string id(nodes()[i].id);
        shown.value = new MatrixView(this);
        bind(shown.value, id);
        shown.value->setInk(MatrixView::Ink::Blue);
        shown.value->setAccessibleName(tr("Value of %1").arg(QString::fromStdString(id)));
        shown.gradient = new MatrixView(this);
        bind(shown.gradient, "d_" + id);
        shown.gradient->setInk(MatrixView::Ink::Red);
        shown.gradient->setAccessibleName(tr("Gradient of %1").arg(QString::fromStdString(id)));
        shown_.push_back(shown);
    }
}

void GraphView::refresh() {
    if (graph_ != choiceOf(bench().fields(), "graph")) makeNodes();
    for (const Shown& node : shown_) {
        show(node.value);
        show(node.gradient);
    }
    fitHeight();
    place();
    if (check_ != nullptr) check_->refresh();
    if (list_ != nullptr) list_->update();
}

/// No lower than its fullest column with the lowest cells: where the stage has less, it scrolls.
void GraphView::fitHeight() {
    std::map<int, int> columns;
    for (const Shown& node : shown_)
        columns[node.column] += nodeHeight + betweenNodes + 2 * lowestCell * node.value->matrix().rows;
    int tallest = leastHeight;
    for (const auto& [index, height] : columns) tallest = std::max(tallest, Theme::instance().ipx(height) + 6);
    setMinimumHeight(tallest);
}

/// Columns from the left; in a column, nodes beneath each other, each with its value above and its gradient beneath.
void GraphView::place() {
    if (shown_.empty()) return;
    std::map<int, std::vector<std::size_t>> columns;
    for (std::size_t i = 0; i < shown_.size(); ++i) columns[shown_[i].column].push_back(i);
    const int count = static_cast<int>(columns.size());
    const double scale = Theme::instance().type().body / 13.0;
    const double column = double(width()) / count;
    int widest = 1;
    for (const Shown& node : shown_) widest = std::max(widest, node.value->matrix().columns);
    const int cellWidth = static_cast<int>(std::clamp((column / scale - 26) / widest, 34.0, 62.0));
    for (const auto& [index, members] : columns) {
        double rows = 0;
        for (const std::size_t i : members) rows += 2.0 * shown_[i].value->matrix().rows;
        const double fixed = static_cast<double>(members.size()) * (nodeHeight + betweenNodes) * scale;
        const int high = static_cast<int>(
            std::clamp((height() - fixed) / scale / std::max(rows, 1.0), double(lowestCell), double(cellHeight)));
        double needed = fixed + rows * high * scale;
        double y = (height() - needed) / 2;
        for (const std::size_t i : members) {
            Shown& node = shown_[i];
            for (MatrixView* numbers : {node.value, node.gradient}) {
                numbers->setCellSide(cellWidth, high);
                numbers->setDigits(cellWidth < 40 ? 2 : cellWidth < 56 ? 3 : 4);
            }
            node.value->resize(node.value->sizeHint());
            node.gradient->resize(node.gradient->sizeHint());
            const double middle = (index + 0.5) * column;
            const double above = node.value->matrix().rows * high * scale;
            node.value->move(qRound(middle - node.value->width() / 2.0), qRound(y));
            node.centre = {middle, y + above + (nodeHeight / 2.0 + 5) * scale};
            node.gradient->move(qRound(middle - node.gradient->width() / 2.0),
                                qRound(y + above + (nodeHeight + 10) * scale));
            y += 2 * above + (nodeHeight + betweenNodes) * scale;
        }
    }
    update();
}

void GraphView::resizeEvent(QResizeEvent* event) {
    BenchView::resizeEvent(event);
    place();
}

std::optional<std::size_t> GraphView::currentNode() const {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < nodes().size(); ++i)
        if (nodes()[i].operation != ComputationOperation::Value) order.push_back(i);
    const int step = bench().step();
    const int count = static_cast<int>(order.size());
    if (step == 0) return {};
    return order[static_cast<std::size_t>(step <= count ? step - 1 : std::max(2 * count - step, 0))];
}

void GraphView::paintNode(QPainter& painter, std::size_t index) const {
    const Theme& theme = Theme::instance();
    const double scale = theme.type().body / 13.0;
    const QString text = operationText(nodes()[index]);
    const bool value = nodes()[index].operation == ComputationOperation::Value;
    const bool current = currentNode() == index;
    painter.setFont(theme.font(theme.type().value, value));
    const double wide = std::max(30 * scale, textWidth(painter.font(), text) + 18 * scale);
    const QRectF box(shown_[index].centre - QPointF(wide / 2, 14 * scale), QSizeF(wide, 28 * scale));
    painter.setPen(QPen(current ? theme.colors().accent : theme.colors().secondary, current ? 2.5 : 1.2));
    painter.setBrush(current ? theme.colors().accentSoft : theme.colors().surface);
    painter.drawRoundedRect(box, value ? 14 * scale : 6, value ? 14 * scale : 6);
    painter.setPen(theme.colors().text);
    painter.drawText(box, Qt::AlignCenter, text);
    const QString id = QString::fromLatin1(nodes()[index].id.data(), static_cast<qsizetype>(nodes()[index].id.size()));
    if (value) return;
    painter.setFont(theme.font(theme.type().caption));
    painter.setPen(theme.colors().secondary);
    painter.drawText(QRectF(box.right() + 4, box.top(), 30 * scale, box.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     id);
}

void GraphView::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::instance().colors().controlBorder, 1.5));
    for (std::size_t to = 0; to < shown_.size(); ++to)
        for (const int from : nodes()[to].inputs)
            painter.drawLine(shown_[static_cast<std::size_t>(from)].centre, shown_[to].centre);
    for (std::size_t i = 0; i < shown_.size(); ++i) paintNode(painter, i);
}

bool GraphView::usesField(std::string_view name) const {
    const std::string& graph = choiceOf(bench().fields(), "graph");
    if (name == "class") return graph == "softmax" || graph == "layers";
    return name != "upstream" || graph == "product";
}

QString GraphView::gradientOf(std::size_t node) const {
    return QString::fromLatin1(nodes()[node].id.data(), static_cast<qsizetype>(nodes()[node].id.size()));
}

QString GraphView::arithmetic() const {
    const auto node = currentNode();
    if (!node) return tr("First every value, from left to right.");
    const auto forward = static_cast<int>(*bench().number({"steps_forward"}));
    const QString id = gradientOf(*node);
    const ThemeColors& colors = Theme::instance().colors();
    if (bench().step() <= forward)
        return QStringLiteral("<i>%1</i> = <b style='color:%3'>%2</b>")
            .arg(id,
                 text(nodes()[*node].id, 0, 0, 4) + (std::get<Matrix>(*bench().value(nodes()[*node].id)).isNumber()
                                                         ? QString()
                                                         : QStringLiteral(", …")),
                 colors.accent.name());
    QStringList parts;
    for (const int input : nodes()[*node].inputs) {
        const QString to = gradientOf(static_cast<std::size_t>(input));
        parts << QStringLiteral("dL/d%1 = dL/d%2 · d%2/d%1").arg(to, id);
    }
    return QStringLiteral("<span style='color:%2'>%1</span>")
        .arg(parts.join(QStringLiteral(", ")), colors.error.name());
}

QString GraphView::remark() const {
    const auto node = currentNode();
    const auto forward = static_cast<int>(*bench().number({"steps_forward"}));
    if (!node || bench().step() <= forward) return {};
    switch (nodes()[*node].operation) {
        case ComputationOperation::Product: return tr("Through a product: dL/dW = dL/dy · xᵀ, dL/dx = Wᵀ · dL/dy.");
        case ComputationOperation::Relu:
            return tr("ReLU lets through where its input was above 0, and stops the rest.");
        case ComputationOperation::Sigmoid: return tr("The sigmoid's own derivative is σ · (1 − σ), at most ¼.");
        case ComputationOperation::Softmax: return tr("Softmax and −log together leave p − y.");
        case ComputationOperation::LogLoss: return tr("−log p has the derivative −1/p, at the right class alone.");
        case ComputationOperation::Correlation:
            return tr("A correlation hands back a correlation: of the input with what arrives, for the kernel.");
        case ComputationOperation::Sum: return tr("A sum hands on to each of its terms what arrives.");
        case ComputationOperation::Scale: return tr("δ stands for what comes from further right.");
        case ComputationOperation::Value: break;
    }
    return {};
}

QString GraphView::facts() const {
    const auto after = bench().number({"new_L"});
    if (!after) return tr("Blue: values, forward. Red: dL / d value, backward.");
    if (bench().number({"d_L"}) && bench().value("class") != nullptr && usesField("class"))
        return tr("One step of descent with α = %1 would change L from %2 to %3.")
            .arg(text("rate"), text("L"), text("new_L"));
    return tr("Blue: values, forward. Red: dL / d value, backward.");
}

QString GraphView::position() const {
    const auto forward = static_cast<int>(*bench().number({"steps_forward"}));
    return tr("step %1 of %2; 1–%3 forward, then back").arg(bench().step()).arg(bench().lastStep()).arg(forward);
}

}  // namespace fovea
