// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/graph_panels.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>
#include <array>
#include <cmath>

#include "core/benches/graph_bench.h"
#include "widgets/benches/bench_numbers.h"
#include "widgets/benches/bench_text.h"
#include "widgets/style/text_columns.h"
#include "widgets/text/numbers.h"

namespace fovea {
namespace {

constexpr std::array graphIds{"product", "softmax", "layers", "correlation", "neuron"};
constexpr int rowPixels = 22;
constexpr int graphPixels = 38;

/// |a − b| / max(|a|, |b|), 0 where both are 0
double relative(double one, double other) {
    const double largest = std::max(std::abs(one), std::abs(other));
    return largest == 0 ? 0 : std::abs(one - other) / largest;
}

}  // namespace

NumericCheck::NumericCheck(BenchView& bench) : bench_(bench) {
    setObjectName(QStringLiteral("numeric"));
    setAccessibleName(tr("Numeric check"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
}

void NumericCheck::refresh() {
    updateGeometry();
    update();
}

std::vector<NumericCheck::Row> NumericCheck::rows() const {
    std::vector<Row> rows;
    const Bench& bench = bench_.bench();
    for (const char* field : {"W", "V", "b", "x"}) {
        const std::string exactName = std::string("d_") + field;
        const BenchValue* nudged = bench.value(std::string("numeric_") + field);
        if (nudged == nullptr) continue;
        const Matrix& numbers = std::get<Matrix>(*nudged);
        for (int row = 0; row < numbers.rows; ++row)
            for (int column = 0; column < numbers.columns; ++column) {
                const QString place = numbers.isNumber()     ? QString()
                                      : numbers.columns == 1 ? QStringLiteral("[%1]").arg(row)
                                                             : QStringLiteral("[%1, %2]").arg(row).arg(column);
                const QString name = QString::fromLatin1(field) + place;
                if (bench_.isHidden(exactName, row, column)) {
                    rows.push_back({name, QStringLiteral("?"), QStringLiteral("?"), tr("sealed"), true});
                    continue;
                }
                const double exact = *bench.number({exactName, row, column});
                rows.push_back({name, benchNumber(exact, 7), benchNumber(numbers.at(row, column), 7),
                                scientificNumber(relative(exact, numbers.at(row, column)), 1)});
            }
    }
    return rows;
}

std::vector<double> NumericCheck::partWidths(const std::vector<Row>& list, const Row& head) const {
    const QFont body = Theme::instance().font(type().body);
    std::vector<double> needed;
    for (const auto part : {&Row::name, &Row::exact, &Row::nudged, &Row::apart}) {
        double widest = textWidth(Theme::instance().font(type().caption), head.*part);
        for (const Row& row : list) widest = std::max(widest, textWidth(body, row.*part));
        needed.push_back(needed.empty() ? widest : widest + px(6));
    }
    return columnWidths(needed, width());
}

QSize NumericCheck::sizeHint() const { return {ipx(340), ipx(rowPixels) * (static_cast<int>(rows().size()) + 2)}; }

void NumericCheck::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const auto list = rows();
    const double height = ipx(rowPixels);
    painter.setFont(Theme::instance().font(type().body));
    if (list.empty()) {
        painter.setPen(colors().secondary);
        painter.drawText(
            rect(), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
            tr("Step back to the first node: then every gradient is compared with what happens to L where the "
               "number is nudged."));
        return;
    }
    const Row head{tr("number"), tr("by the graph"), tr("by nudging"), tr("relative difference")};
    const std::array parts{&Row::name, &Row::exact, &Row::nudged, &Row::apart};
    const std::vector<double> widths = partWidths(list, head);
    const auto line = [&](double top, const Row& row, const QColor& exact, const QColor& rest) {
        double left = 0;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            painter.setPen(i == 1 ? exact : rest);
            drawLine(painter, QRectF(left, top, widths[i], height),
                     (i == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter, row.*parts[i]);
            left += widths[i];
        }
    };
    painter.setFont(Theme::instance().font(type().caption));
    line(0, head, colors().secondary, colors().secondary);
    painter.setFont(Theme::instance().font(type().body));
    for (std::size_t i = 0; i < list.size(); ++i)
        line(static_cast<double>(i + 1) * height, list[i], list[i].sealed ? colors().accent : colors().error,
             list[i].sealed ? colors().accent : colors().text);
    painter.setFont(Theme::instance().font(type().caption));
    painter.setPen(colors().secondary);
    drawLine(painter, QRectF(0, static_cast<double>(list.size() + 1) * height, width(), height),
             Qt::AlignLeft | Qt::AlignVCenter, tr("central differences, h = 10⁻⁵, in double"));
}

GraphList::GraphList(BenchView& bench) : bench_(bench) {
    setObjectName(QStringLiteral("graphs"));
    setAccessibleName(tr("Graphs"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
}

QSize GraphList::sizeHint() const { return {ipx(240), ipx(graphPixels) * static_cast<int>(graphIds.size())}; }

int GraphList::current() const {
    const auto found = std::ranges::find(graphIds, choiceOf(bench_.bench().fields(), "graph"));
    return static_cast<int>(found - graphIds.begin());
}

void GraphList::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const double height = ipx(graphPixels);
    for (std::size_t i = 0; i < graphIds.size(); ++i) {
        const bool chosen = static_cast<int>(i) == current();
        const QRectF row(0, static_cast<double>(i) * height, width(), height);
        if (chosen) painter.fillRect(row, colors().accentSoft);
        painter.setFont(Theme::instance().font(type().body, chosen));
        painter.setPen(chosen ? colors().accent : colors().text);
        drawLine(painter, row.adjusted(px(8), 0, -px(8), 0), Qt::AlignLeft | Qt::AlignVCenter,
                 benchChoice(graphIds[i]));
    }
    paintFocusFrame(painter, QRectF(0, current() * height, width(), height));
}

void GraphList::choose(int index) {
    if (index < 0 || index >= static_cast<int>(graphIds.size()) || index == current()) return;
    bench_.set(graphExample(graphIds[static_cast<std::size_t>(index)]));
}

void GraphList::mousePressEvent(QMouseEvent* event) {
    choose(static_cast<int>(event->position().y()) / ipx(graphPixels));
}

void GraphList::keyPressEvent(QKeyEvent* event) {
    const int by = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    by != 0 ? choose(current() + by) : PaintedWidget::keyPressEvent(event);
}

}  // namespace fovea
