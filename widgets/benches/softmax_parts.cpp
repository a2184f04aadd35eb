// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/softmax_parts.h"

#include <QCoreApplication>
#include <QMouseEvent>
#include <algorithm>
#include <cmath>

#include "widgets/benches/bench_numbers.h"
#include "widgets/values/within.h"

namespace fovea {
namespace {

constexpr double drawnScore = 5;  // bars go from −5 to 5
constexpr double drawnLoss = 5;
constexpr double leastDrawnP = 0.0025;

struct SoftmaxText {
    Q_DECLARE_TR_FUNCTIONS(fovea::SoftmaxText)
};

constexpr const char* cifarNames[] = {
    QT_TRANSLATE_NOOP("fovea::SoftmaxText", "airplane"), QT_TRANSLATE_NOOP("fovea::SoftmaxText", "automobile"),
    QT_TRANSLATE_NOOP("fovea::SoftmaxText", "bird"),     QT_TRANSLATE_NOOP("fovea::SoftmaxText", "cat"),
    QT_TRANSLATE_NOOP("fovea::SoftmaxText", "deer"),     QT_TRANSLATE_NOOP("fovea::SoftmaxText", "dog"),
    QT_TRANSLATE_NOOP("fovea::SoftmaxText", "frog"),     QT_TRANSLATE_NOOP("fovea::SoftmaxText", "horse"),
    QT_TRANSLATE_NOOP("fovea::SoftmaxText", "ship"),     QT_TRANSLATE_NOOP("fovea::SoftmaxText", "truck")};

int labelOf(const BenchView& bench) { return wholeOf(bench.bench().fields(), "class"); }

double largestOf(const Matrix& numbers) {
    double largest = 0;
    for (const double number : numbers.values)
        if (std::isfinite(number)) largest = std::max(largest, std::abs(number));
    return largest;
}

bool isLossHidden(const BenchView& bench) {
    return bench.isHidden("loss", 0, 0) || bench.isHidden("p_class", 0, 0) ||
           bench.isHidden("probabilities", labelOf(bench), 0);
}

}  // namespace

QString softmaxClassName(int index, int count) {
    return count == static_cast<int>(std::size(cifarNames)) ? SoftmaxText::tr(cifarNames[index])
                                                            : SoftmaxText::tr("class %1").arg(index);
}

SoftmaxBars::SoftmaxBars(BenchView& bench, Kind kind, const MatrixView& cells, QWidget* parent)
    : PaintedWidget(parent), bench_(bench), kind_(kind), cells_(cells) {
    static constexpr const char* names[] = {"scores.bars", "exponentials.bars", "probabilities.bars"};
    setObjectName(QString::fromLatin1(names[static_cast<int>(kind)]));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

double SoftmaxBars::namesWidth() const {
    if (!showsNames()) return 0;
    double widest = 0;
    const int count = cells_.matrix().rows;
    for (int row = 0; row < count; ++row)
        widest = std::max(widest,
                          textWidth(Theme::instance().font(type().body, true), softmaxClassName(row, count)) + px(10));
    return widest;
}

/// The first column has them, which is the last where there are no scores.
bool SoftmaxBars::showsNames() const {
    return kind_ == Kind::Scores ||
           (kind_ == Kind::Probabilities && choiceOf(bench_.bench().fields(), "given") == "probabilities");
}

QRectF SoftmaxBars::bars() const {
    return QRectF(rect()).adjusted(namesWidth() + px(showsNames() ? 8 : 2), 0, -px(8), 0);
}

double SoftmaxBars::positionOf(double number) const {
    const QRectF area = bars();
    if (kind_ == Kind::Scores) return area.center().x() + std::clamp(number / drawnScore, -1.0, 1.0) * area.width() / 2;
    const double whole = kind_ == Kind::Probabilities ? 1 : std::max(largestOf(cells_.matrix()), 1e-300);
    return area.left() + std::clamp(number / whole, 0.0, 1.0) * area.width();
}

int SoftmaxBars::rowAt(QPointF position) const {
    for (int row = 0; row < cells_.matrix().rows; ++row)
        if (cells_.cellRect(row, 0).top() <= position.y() && position.y() < cells_.cellRect(row, 0).bottom())
            return row;
    return -1;
}

void SoftmaxBars::paintRow(QPainter& painter, int row) const {
    const QRectF cell = cells_.cellRect(row, 0);
    const bool own = row == labelOf(bench_);
    const QRectF line(0, cell.top(), width(), cell.height());
    if (own) painter.fillRect(line, colors().accentSoft);
    if (showsNames()) {
        painter.setFont(Theme::instance().font(type().body, own));
        painter.setPen(own ? colors().accent : colors().text);
        drawLine(painter, QRectF(0, cell.top(), namesWidth(), cell.height()), Qt::AlignRight | Qt::AlignVCenter,
                 softmaxClassName(row, cells_.matrix().rows));
    }
    if (cells_.isSealed(row, 0)) return;
    const double from = positionOf(0);
    const double to = positionOf(cells_.matrix().at(row, 0));
    const double inset = cell.height() * 0.2;
    const QRectF bar(QPointF(std::min(from, to), cell.top() + inset),
                     QPointF(std::max(from, to), cell.bottom() - inset));
    if (kind_ == Kind::Probabilities)
        painter.fillRect(QRectF(bars().left(), bar.top(), bars().width(), bar.height()), colors().sunken);
    painter.fillRect(bar, own ? colors().accent : colors().accentLine);
    if (kind_ != Kind::Scores) return;
    painter.setPen(QPen(own ? colors().accent : colors().secondary, 1.5));
    painter.setBrush(colors().surface);
    painter.drawEllipse(QPointF(to, cell.center().y()), px(own ? 7 : 5), px(own ? 7 : 5));
}

void SoftmaxBars::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int row = 0; row < cells_.matrix().rows; ++row) paintRow(painter, row);
    if (kind_ != Kind::Scores) return;
    painter.setPen(QPen(colors().secondary, 1));
    painter.drawLine(QPointF(positionOf(0), 0), QPointF(positionOf(0), height()));
}

void SoftmaxBars::mousePressEvent(QMouseEvent* event) {
    const int row = rowAt(event->position());
    if (row < 0) return;
    if (event->position().x() < namesWidth() || kind_ != Kind::Scores) {
        bench_.set({{"class", Matrix(row)}});
        return;
    }
    dragged_ = row;
    mouseMoveEvent(event);
}

void SoftmaxBars::mouseMoveEvent(QMouseEvent* event) {
    if (dragged_ < 0) return;
    const double share = (event->position().x() - bars().center().x()) / (bars().width() / 2);
    Matrix scores = matrixOf(bench_.bench().fields(), "scores");
    // In tenths, so that the numbers stay short.
    scores.at(dragged_, 0) = std::round(std::clamp(share, -1.0, 1.0) * drawnScore * 10) / 10;
    bench_.set({{"scores", std::move(scores)}});
}

void SoftmaxBars::mouseReleaseEvent(QMouseEvent* /*event*/) { dragged_ = -1; }

LossCurve::LossCurve(BenchView& bench, QWidget* parent) : PaintedWidget(parent), bench_(bench) {
    setObjectName(QStringLiteral("loss"));
    setAccessibleName(tr("Loss over the probability of the right class"));
    setTitle(tr("Loss"));
    setCaption(QStringLiteral("L = −ln p"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

PlotAxes LossCurve::axes() const {
    return {.area = body().adjusted(px(26), px(6), -px(10), -px(22)), .x = {0, 1}, .y = {0, drawnLoss}};
}

void LossCurve::paintDot(QPainter& painter) const {
    if (isLossHidden(bench_)) return;
    const double p = *bench_.bench().number({"p_class"});
    const double loss = *bench_.bench().number({"loss"});
    const PlotAxes plot = axes();
    const QPointF at = plot.toPixel(p, std::min(loss, drawnLoss));
    painter.setPen(QPen(colors().accent, 1, Qt::DashLine));
    painter.drawLine(at, QPointF(at.x(), plot.area.bottom()));
    painter.drawLine(at, QPointF(plot.area.left(), at.y()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors().accent);
    painter.drawEllipse(at, px(7), px(7));
    painter.setFont(Theme::instance().font(type().figure, true));
    painter.setPen(colors().accent);
    const double width = px(90);
    const double left = within(at.x() + px(10), plot.area.left() + px(4), plot.area.right() - width);
    drawLine(painter, QRectF(left, std::max(plot.area.top(), at.y() - px(30)), width, px(26)),
             Qt::AlignLeft | Qt::AlignVCenter, std::isinf(loss) ? QStringLiteral("∞") : benchNumber(loss, 3));
}

void LossCurve::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintPanelAndTitle(painter);
    const PlotAxes plot = axes();
    plot.paint(painter, 0.5, 1);
    painter.setPen(QPen(colors().secondary, Theme::instance().lineWidth()));
    plot.paintCurve(painter, [](double p) { return -std::log(std::max(p, leastDrawnP)); });
    for (const double known : {0.1, 0.9}) {
        painter.setPen(QPen(colors().secondary, 1.5));
        painter.setBrush(colors().surface);
        painter.drawEllipse(plot.toPixel(known, -std::log(known)), px(4), px(4));
    }
    painter.setPen(colors().text);
    painter.setFont(Theme::instance().font(type().caption));
    drawLine(painter, QRectF(plot.area.right() - px(60), plot.area.bottom() - px(40), px(58), px(16)),
             Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("p"));
    paintDot(painter);
}

/// The others keep their proportion to each other; all of them together make 1.
void LossCurve::mouseMoveEvent(QMouseEvent* event) {
    if (choiceOf(bench_.bench().fields(), "given") != "probabilities") return;
    const double p = std::round(std::clamp(axes().toValue(event->position()).x(), 0.0, 1.0) * 100) / 100;
    Matrix all = matrixOf(bench_.bench().fields(), "p");
    const int label = labelOf(bench_);
    double others = 0;
    for (int row = 0; row < all.rows; ++row) others += row == label ? 0 : all.at(row, 0);
    for (int row = 0; row < all.rows; ++row)
        all.at(row, 0) = row == label  ? p
                         : others == 0 ? (1 - p) / (all.rows - 1)
                                       : std::clamp(all.at(row, 0) * (1 - p) / others, 0.0, 1.0);
    bench_.set({{"p", std::move(all)}});
}

ScoreGradients::ScoreGradients(BenchView& bench) : bench_(bench) {
    setObjectName(QStringLiteral("gradients"));
    setAccessibleName(tr("Gradient of the loss with respect to the scores"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
}

QSize ScoreGradients::sizeHint() const {
    const BenchValue* value = bench_.bench().value("gradient");
    return {ipx(260), ipx(22) * (value == nullptr ? 2 : std::get<Matrix>(*value).rows)};
}

void ScoreGradients::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const BenchValue* value = bench_.bench().value("gradient");
    painter.setFont(Theme::instance().font(type().body));
    if (value == nullptr) {
        painter.setPen(colors().secondary);
        drawLine(painter, QRectF(0, 0, width(), px(24)), Qt::AlignLeft | Qt::AlignVCenter,
                 tr("There are no scores now."));
        return;
    }
    const Matrix& gradient = std::get<Matrix>(*value);
    const double names = px(96);
    const double numbers = px(70);
    const double middle = names + (width() - names - numbers) / 2;
    const double half = (width() - names - numbers) / 2 - px(6);
    const double largest = std::max(largestOf(gradient), 1e-12);
    for (int row = 0; row < gradient.rows; ++row) {
        const double top = row * px(22);
        const bool own = row == labelOf(bench_);
        const bool hidden = bench_.isHidden("gradient", row, 0) || bench_.isHidden("probabilities", row, 0);
        painter.setPen(own ? colors().accent : colors().text);
        painter.setFont(Theme::instance().font(type().body, own));
        drawLine(painter, QRectF(0, top, names, px(22)), Qt::AlignLeft | Qt::AlignVCenter,
                 softmaxClassName(row, gradient.rows));
        drawLine(painter, QRectF(width() - numbers, top, numbers, px(22)), Qt::AlignRight | Qt::AlignVCenter,
                 hidden ? QStringLiteral("?") : benchNumber(gradient.at(row, 0), 3));
        if (hidden) continue;
        const double length = gradient.at(row, 0) / largest * half;
        painter.fillRect(QRectF(std::min(middle, middle + length), top + px(5), std::abs(length), px(12)),
                         own ? colors().accent : colors().accentLine);
    }
    painter.setPen(QPen(colors().secondary, 1));
    painter.drawLine(QPointF(middle, 0), QPointF(middle, gradient.rows * px(22)));
}

SoftmaxTwice::SoftmaxTwice(BenchView& bench) : bench_(bench) {
    setObjectName(QStringLiteral("twice"));
    setAccessibleName(tr("With a second softmax"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
}

void SoftmaxTwice::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const double height = px(30);
    const double names = width() * 0.42;
    const double column = (width() - names) / 2;
    const Bench& bench = bench_.bench();
    const bool scores = bench.value("gradient") != nullptr;
    const bool hidden = isLossHidden(bench_);
    const auto number = [&](const char* name) {
        const auto found = bench.number({name});
        return !found ? QStringLiteral("–") : hidden ? QStringLiteral("?") : benchNumber(*found, 3);
    };
    const auto largest = [&](const char* name) {
        if (!scores) return QStringLiteral("–");
        return hidden ? QStringLiteral("?") : benchNumber(largestOf(matrixOf(bench.readings(), name)), 3);
    };
    const auto row = [&](int index, const QString& name, const QString& once, const QString& twice) {
        const double top = index * height;
        painter.setFont(Theme::instance().font(index == 0 ? type().caption : type().body));
        painter.setPen(index == 0 ? colors().secondary : colors().text);
        drawLine(painter, QRectF(0, top, names, height), Qt::AlignLeft | Qt::AlignVCenter, name);
        drawLine(painter, QRectF(names, top, column, height), Qt::AlignRight | Qt::AlignVCenter, once);
        painter.setPen(index == 0 ? colors().secondary : colors().error);
        drawLine(painter, QRectF(names + column, top, column, height), Qt::AlignRight | Qt::AlignVCenter, twice);
    };
    row(0, {}, tr("one softmax"), tr("two"));
    row(1, tr("Loss"), number("loss"), scores ? number("twice_loss") : QStringLiteral("–"));
    row(2, tr("Largest gradient"), largest("gradient"), largest("twice_gradient"));
}

}  // namespace fovea
