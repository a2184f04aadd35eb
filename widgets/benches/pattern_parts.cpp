// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/pattern_parts.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>

#include "core/benches/pattern_bench.h"
#include "widgets/benches/bench_numbers.h"
#include "widgets/text/numbers.h"

namespace fovea {
namespace {

enum RowColumn { RowKind, RowWindow, RowHeight, RowWidth, RowChannels, RowParameters, RowMacs };
constexpr std::array vggNames{"A", "B", "C", "D", "E"};
constexpr int mostInAColumn = 8;

PatternRow kindOf(const Matrix& rows, int index) {
    return static_cast<PatternRow>(static_cast<int>(rows.at(index, RowKind)));
}

/// As VGG's paper writes it: conv3-64.
QString rowName(const Matrix& rows, int index) {
    const auto window = static_cast<int>(rows.at(index, RowWindow));
    const auto channels = static_cast<int>(rows.at(index, RowChannels));
    switch (kindOf(rows, index)) {
        case PatternRow::Convolution: return QStringLiteral("conv%1-%2").arg(window).arg(channels);
        case PatternRow::Pool: return QStringLiteral("pool%1").arg(window);
        case PatternRow::Dense: return QStringLiteral("FC-%1").arg(channels);
        case PatternRow::Table: return QStringLiteral("table%1-%2").arg(window).arg(channels);
        case PatternRow::Subsampling: return QStringLiteral("sub%1").arg(window);
        case PatternRow::Norm: return QStringLiteral("LRN%1").arg(window);
        case PatternRow::Codes: return QStringLiteral("RBF-%1").arg(channels);
    }
    return {};
}

LayerFamily familyOf(const Matrix& rows, int index) {
    switch (kindOf(rows, index)) {
        case PatternRow::Convolution:
        case PatternRow::Table: return LayerFamily::Convolution;
        case PatternRow::Pool:
        case PatternRow::Subsampling: return LayerFamily::Pooling;
        case PatternRow::Norm: return LayerFamily::Normalisation;
        case PatternRow::Codes:
        case PatternRow::Dense: break;
    }
    return LayerFamily::Dense;
}

QString wholeNumber(double number) { return groupedNumber(static_cast<qint64>(number)); }

/// A layer's map is asked for, which the rows would tell.
bool hidesMaps(const BenchView& bench) {
    return bench.isHidden("map", 0, 0) || bench.isHidden("map", 0, 1) || bench.isHidden("map", 0, 2);
}

/// A count would tell another.
bool hidesCounts(const BenchView& bench) {
    return std::ranges::any_of(std::initializer_list<const char*>{"parameters", "macs", "megabytes", "conv_parameters",
                                                                  "dense_parameters", "first_dense", "layers"},
                               [&](const char* name) { return bench.isHidden(name, 0, 0); });
}

}  // namespace

NetworkRows::NetworkRows(BenchView& bench, QWidget* parent) : PaintedWidget(parent), bench_(bench) {
    setObjectName(QStringLiteral("rows"));
    setAccessibleName(tr("Layers of the network"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

int NetworkRows::columnsShown() const { return rows().rows > mostInAColumn ? 2 : 1; }

int NetworkRows::linesShown() const { return (rows().rows + columnsShown() - 1) / columnsShown(); }

QRectF NetworkRows::rowRect(int index) const {
    const double wide = width() / double(columnsShown());
    return {index / linesShown() * wide, double(rowHeight()) * (1 + index % linesShown()), wide - px(14),
            double(rowHeight())};
}

void NetworkRows::paintRow(QPainter& painter, int index) const {
    const QRectF line = rowRect(index);
    const bool current = index == bench_.bench().step();
    const bool hidden = hidesCounts(bench_);
    if (current) painter.fillRect(line, colors().accentSoft);
    const double part = line.width() / 100;
    const QColor ink = Theme::instance().familyColor(familyOf(rows(), index));
    painter.fillRect(QRectF(line.left(), line.top() + px(3), px(4), line.height() - px(6)), ink);
    painter.setFont(Theme::instance().font(type().body, current));
    painter.setPen(colors().text);
    drawLine(painter, QRectF(line.left() + px(9), line.top(), 25 * part, line.height()),
             Qt::AlignLeft | Qt::AlignVCenter, rowName(rows(), index));
    painter.setFont(Theme::instance().font(type().caption));
    painter.setPen(colors().secondary);
    const bool dense = familyOf(rows(), index) == LayerFamily::Dense;
    if (!dense && hidesMaps(bench_))
        drawLine(painter, QRectF(line.left() + 27 * part, line.top(), 27 * part, line.height()),
                 Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("?"));
    else if (!dense)
        drawLine(painter, QRectF(line.left() + 27 * part, line.top(), 27 * part, line.height()),
                 Qt::AlignLeft | Qt::AlignVCenter,
                 QStringLiteral("%1 × %2 × %3")
                     .arg(rows().at(index, RowHeight))
                     .arg(rows().at(index, RowWidth))
                     .arg(rows().at(index, RowChannels)));
    if (hidden || kindOf(rows(), index) == PatternRow::Pool || kindOf(rows(), index) == PatternRow::Norm) return;
    // Shares of the largest layer, so that where the weights are and where the work is can be seen side by side.
    const auto bar = [&](RowColumn column, double from, const QColor& color) {
        double largest = 1;
        for (int row = 0; row < rows().rows; ++row) largest = std::max(largest, rows().at(row, column));
        const double share = rows().at(index, column) / largest;
        painter.fillRect(
            QRectF(line.left() + from * part, line.top() + px(5), share * 21 * part, line.height() - px(10)), color);
    };
    bar(RowParameters, 55, colors().accent);
    bar(RowMacs, 78, colors().validation);
}

void NetworkRows::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setFont(Theme::instance().font(type().caption));
    for (int column = 0; column < columnsShown(); ++column) {
        const QRectF line = rowRect(column * linesShown());
        const double part = line.width() / 100;
        const QRectF head(line.left() + 55 * part, 0, 22 * part, rowHeight());
        painter.setPen(colors().accent);
        drawLine(painter, head, Qt::AlignLeft | Qt::AlignVCenter, tr("weights"));
        painter.setPen(colors().validationText);
        drawLine(painter, head.translated(23 * part, 0), Qt::AlignLeft | Qt::AlignVCenter, tr("MACs"));
    }
    for (int index = 0; index < rows().rows; ++index) paintRow(painter, index);
    if (hasFocus()) paintFocusFrame(painter, rowRect(std::min(bench_.bench().step(), rows().rows - 1)));
}

void NetworkRows::mousePressEvent(QMouseEvent* event) {
    for (int index = 0; index < rows().rows; ++index)
        if (rowRect(index).contains(event->position())) {
            bench_.set({{"layer", Matrix(index)}});
            return;
        }
}

void NetworkRows::keyPressEvent(QKeyEvent* event) {
    const int by = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    if (by == 0) {
        PaintedWidget::keyPressEvent(event);
        return;
    }
    bench_.set({{"layer", Matrix(std::clamp(bench_.bench().step() + by, 0, bench_.bench().lastStep()))}});
}

VggTable::VggTable(BenchView& bench) : bench_(bench) {
    setObjectName(QStringLiteral("vgg"));
    setAccessibleName(tr("VGG's networks"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
}

void VggTable::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const Matrix& table = matrixOf(bench_.bench().readings(), "vgg");
    const std::string& chosen = choiceOf(bench_.bench().fields(), "network");
    const double high = height() / 6.0;
    const std::array shares{0.0, 0.08, 0.38, 0.66, 1.0};
    const auto line = [&](int row, const std::array<QString, 4>& texts, bool strong, bool head) {
        painter.setFont(Theme::instance().font(head ? type().caption : type().body, strong));
        painter.setPen(head ? colors().secondary : colors().text);
        for (std::size_t i = 0; i < texts.size(); ++i)
            drawLine(painter,
                     QRectF(shares[i] * width(), row * high, (shares[i + 1] - shares[i]) * width() - px(2), high),
                     (i == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter, texts[i]);
    };
    line(0, {QString(), tr("parameters"), tr("slide, millions"), tr("MACs")}, false, true);
    for (int row = 0; row < table.rows; ++row) {
        const bool current = chosen == vggNames[static_cast<std::size_t>(row)];
        if (current) painter.fillRect(QRectF(0, (row + 1) * high, width(), high), colors().accentSoft);
        bool hidden = hidesCounts(bench_) && current;
        for (int column = 0; column < table.columns; ++column) hidden = hidden || bench_.isHidden("vgg", row, column);
        const auto number = [&](int column) {
            return hidden ? QStringLiteral("?") : wholeNumber(table.at(row, column));
        };
        line(row + 1,
             {QString::fromLatin1(vggNames[static_cast<std::size_t>(row)]), number(0),
              hidden ? QStringLiteral("?") : benchNumber(table.at(row, 2)), number(3)},
             current, false);
    }
}

void VggTable::mousePressEvent(QMouseEvent* event) {
    const int row = static_cast<int>(event->position().y() / (height() / 6.0)) - 1;
    if (row >= 0 && row < static_cast<int>(vggNames.size()))
        bench_.set({{"network", std::string(vggNames[static_cast<std::size_t>(row)])}});
}

StackOfThree::StackOfThree(BenchView& bench) : bench_(bench) {
    setObjectName(QStringLiteral("stack"));
    setAccessibleName(tr("A stack of 3 × 3 beside one large kernel"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

/// From above: what one number sees, and through which windows it sees it.
void StackOfThree::paintWindows(QPainter& painter, const QRectF& room, bool one) const {
    const int stack = wholeOf(bench_.bench().fields(), "stack");
    const int field = 2 * stack + 1;
    const int levels = one ? 1 : stack;
    const double cell = std::min({room.width() / field, room.height() / (levels + 1), px(18)});
    for (int level = 0; level <= levels; ++level) {
        const int places = one ? (level == 0 ? field : 1) : field - 2 * level;
        const double left = room.center().x() - places * cell / 2;
        const double top = room.bottom() - (level + 1) * cell;
        for (int place = 0; place < places; ++place) {
            const QRectF at(left + place * cell, top, cell, cell);
            painter.fillRect(at, level == levels ? colors().accent
                                 : level == 0    ? colors().accentSoft
                                                 : colors().accentLine);
            painter.setPen(QPen(colors().surface, 1.5));
            painter.drawRect(at);
        }
    }
}

void StackOfThree::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const BenchState& fields = bench_.bench().fields();
    const BenchState& readings = bench_.bench().readings();
    const int stack = wholeOf(fields, "stack");
    const int field = wholeOf(readings, "stack_field");
    const bool hidden = bench_.isHidden("stack_weights", 0, 0) || bench_.isHidden("one_weights", 0, 0);
    const double half = width() / 2.0;
    const double text = px(44);
    paintWindows(painter, QRectF(px(4), px(4), half - px(12), height() - text - px(8)), false);
    paintWindows(painter, QRectF(half + px(8), px(4), half - px(12), height() - text - px(8)), true);
    const auto said = [&](double left, const QString& name, const char* reading) {
        painter.setFont(Theme::instance().font(type().caption));
        painter.setPen(colors().secondary);
        drawLine(painter, QRectF(left, height() - text, half, px(20)), Qt::AlignCenter, name);
        painter.setFont(Theme::instance().font(type().body, true));
        painter.setPen(colors().accent);
        drawLine(painter, QRectF(left, height() - text + px(20), half, px(22)), Qt::AlignCenter,
                 hidden ? QStringLiteral("?") : wholeNumber(numberOf(readings, reading)));
    };
    said(0, tr("%1 · 3·3·C·C").arg(stack), "stack_weights");
    said(half, QStringLiteral("%1·%1·C·C").arg(field), "one_weights");
}

}  // namespace fovea
