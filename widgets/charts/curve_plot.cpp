// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/curve_plot.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <algorithm>
#include <cmath>

#include "widgets/charts/curve_plot_parts.h"
#include "widgets/charts/painted_widget.h"
#include "widgets/style/theme.h"
#include "widgets/text/numbers.h"

namespace fovea {

namespace {

constexpr int replotInterval = 50;  // ms: 20 a second at most

bool isLecture() { return Theme::instance().lecture(); }
int ipx(double length) { return Theme::instance().ipx(length); }

}  // namespace

CurvePlot::CurvePlot(CurveQuantity quantity, QWidget* parent)
    : QWidget(parent), parts_(std::make_unique<Parts>(quantity)) {
    parts_->build(this);
    parts_->title = new QLabel(quantity == CurveQuantity::Loss ? tr("Loss") : tr("Accuracy"), this);
    parts_->caption = new QLabel(this);
    parts_->axisKind = new QToolButton(this);
    parts_->axisKind->setAutoRaise(true);
    parts_->axisKind->setVisible(quantity == CurveQuantity::Loss);
    parts_->axisKind->setToolTip(tr("Switch between a linear and a logarithmic axis"));
    connect(parts_->axisKind, &QToolButton::clicked, this, [this] { setLogarithmic(!isLogarithmic()); });
    setAccessibleName(parts_->title->text());

    QCustomPlot* plot = parts_->plot;
    plot->setFocusPolicy(Qt::StrongFocus);
    plot->setAccessibleName(tr("%1 over epochs").arg(parts_->title->text()));
    plot->installEventFilter(this);
    plot->setMouseTracking(true);
    connect(plot, &QCustomPlot::beforeReplot, this, [this] { parts_->fillGraphs(); });
    connect(plot, &QCustomPlot::mousePress, this, [plot](QMouseEvent* event) {
        const bool rectangle = event->modifiers().testFlag(Qt::ShiftModifier);
        plot->setSelectionRectMode(rectangle ? QCP::srmZoom : QCP::srmNone);
    });
    connect(plot, &QCustomPlot::mouseWheel, this, [plot](QWheelEvent* event) {
        const bool vertical = event->modifiers().testFlag(Qt::ControlModifier);
        plot->axisRect()->setRangeZoom(vertical ? Qt::Vertical : Qt::Horizontal);
        // A rectangle zooms both ways; the axes for it are set again at the next wheel.
    });
    connect(plot, &QCustomPlot::mouseDoubleClick, this, [this] { resetView(); });
    const auto leaveFollowing = [this] {
        if (!parts_->settingRange) parts_->following = false;
    };
    connect(plot->xAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, leaveFollowing);
    connect(plot->yAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, leaveFollowing);
    replotTimer_.setSingleShot(true);
    replotTimer_.setInterval(replotInterval);
    connect(&replotTimer_, &QTimer::timeout, this, &CurvePlot::replotNow);
    connect(&Theme::instance(), &Theme::changed, this, &CurvePlot::applyTheme);
    applyTheme();
}

CurvePlot::~CurvePlot() {
    // The items' functions point into parts_, which goes before the children.
    delete parts_->plot;
}

CurveQuantity CurvePlot::quantity() const { return parts_->quantity; }
const std::vector<CurvePoint>& CurvePlot::steps() const { return parts_->steps; }
const std::vector<CurvePoint>& CurvePlot::smoothed() const { return parts_->smoothed; }
const std::vector<CurvePoint>& CurvePlot::epochs() const { return parts_->epochs; }

void CurvePlot::addStep(double epoch, double value) {
    parts_->steps.push_back({epoch, value});
    parts_->addSmoothed(parts_->steps.back());
    scheduleReplot();
}

void CurvePlot::addEpoch(double epoch, double value) {
    parts_->epochs.push_back({epoch, value});
    parts_->addToRange(value);
    scheduleReplot();
}

void CurvePlot::addRateChange(double epoch, double from, double to) {
    parts_->rateChanges.push_back({epoch, from, to});
    scheduleReplot();
}

void CurvePlot::setPoints(std::vector<CurvePoint> steps, std::vector<CurvePoint> epochs) {
    clear();
    parts_->steps = std::move(steps);
    parts_->epochs = std::move(epochs);
    parts_->smoothAgain(parts_->smoother.factor());
    scheduleReplot();
}

void CurvePlot::clear() {
    parts_->steps.clear();
    parts_->epochs.clear();
    parts_->rateChanges.clear();
    parts_->hover.reset();
    parts_->following = true;
    parts_->smoothAgain(parts_->smoother.factor());
    scheduleReplot();
}

void CurvePlot::setPastCurves(const QString& name, std::vector<PastCurve> curves) {
    constexpr std::size_t most = 4;  // as many as there are patterns
    if (curves.size() > most) curves.erase(curves.begin(), curves.end() - most);
    parts_->runName = name;
    parts_->past = std::move(curves);
    parts_->smoothPast();
    parts_->placePastGraphs();
    scheduleReplot();
}

const std::vector<PastCurve>& CurvePlot::pastCurves() const { return parts_->past; }

QStringList CurvePlot::legend() const {
    if (parts_->past.empty()) return {};
    QStringList lines{parts_->runName};
    for (const PastCurve& curve : parts_->past) lines << curve.name;
    return lines;
}

void CurvePlot::setSmoothing(double factor) {
    parts_->smoothAgain(std::clamp(factor, 0.0, 0.999));
    updateCaption();
    scheduleReplot();
}

double CurvePlot::smoothing() const { return parts_->smoother.factor(); }

void CurvePlot::setStepsPerEpoch(int steps) { parts_->stepsPerEpoch = steps; }

void CurvePlot::setTitle(const QString& title) {
    parts_->title->setText(title);
    setAccessibleName(title);
    placePlot();
}

void CurvePlot::setValidated(const QString& weights) {
    if (parts_->validated == weights) return;
    parts_->validated = weights;
    replotNow();
}

void CurvePlot::setLogarithmic(bool logarithmic) {
    if (quantity() != CurveQuantity::Loss || logarithmic == parts_->logarithmic) return;
    parts_->logarithmic = logarithmic;
    parts_->valueTicker->setLogarithmic(logarithmic);
    parts_->plot->yAxis->setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    parts_->following = true;
    updateCaption();
    replotNow();
    Q_EMIT logarithmicChanged(logarithmic);
}

bool CurvePlot::isLogarithmic() const { return parts_->logarithmic; }

void CurvePlot::setHover(std::optional<double> epoch) {
    if (epoch == parts_->hover) return;
    parts_->hover = epoch;
    parts_->crosshairLayer->replot();
}

std::optional<double> CurvePlot::hover() const { return parts_->hover; }

bool CurvePlot::isFollowing() const { return parts_->following; }

void CurvePlot::resetView() {
    parts_->following = true;
    replotNow();
}

CurvePlot::Range CurvePlot::horizontalRange() const {
    return {parts_->plot->xAxis->range().lower, parts_->plot->xAxis->range().upper};
}

CurvePlot::Range CurvePlot::verticalRange() const {
    return {parts_->plot->yAxis->range().lower, parts_->plot->yAxis->range().upper};
}

bool CurvePlot::exportPdf(const QString& file) const {
    return parts_->plot->savePdf(file, parts_->plot->width(), parts_->plot->height(), QCP::epNoCosmetic,
                                 QStringLiteral("Fovea"), parts_->title->text());
}

QImage CurvePlot::exportImage(double scale) const {
    QImage image((QSizeF(size()) * scale).toSize(), QImage::Format_RGB32);
    image.fill(Theme::instance().colors().surface);
    QPainter painter(&image);
    painter.scale(scale, scale);
    for (QLabel* label : {parts_->title, parts_->caption})
        label->render(&painter, painter.transform().map(label->pos()), QRegion(), QWidget::DrawChildren);
    const QPixmap plot = parts_->plot->toPixmap(parts_->plot->width(), parts_->plot->height(), scale);
    painter.drawPixmap(QRectF(parts_->plot->geometry()), plot, QRectF(plot.rect()));
    return image;
}

void CurvePlot::flush() {
    replotTimer_.stop();
    replotNow();
}

QWidget* CurvePlot::plotArea() const { return parts_->plot; }

QSize CurvePlot::sizeHint() const { return {ipx(700), ipx(260)}; }
QSize CurvePlot::minimumSizeHint() const { return {ipx(280), ipx(130)}; }

void CurvePlot::scheduleReplot() {
    if (!replotTimer_.isActive()) replotTimer_.start();
}

void CurvePlot::followData() {
    parts_->settingRange = true;
    const double end = std::max(1.0, parts_->lastEpochOfAll());
    const double step = niceStep(end, 7);
    parts_->plot->xAxis->setRange(0, std::ceil(end * 1.005 / step) * step);
    if (parts_->quantity == CurveQuantity::Accuracy) {
        parts_->plot->yAxis->setRange(0, 1);
    } else if (parts_->logarithmic) {
        const double low = parts_->smallestShown(true);
        const double high = parts_->largestShown();
        const bool known = std::isfinite(low) && high > 0;
        parts_->plot->yAxis->setRange(known ? low / 1.25 : 0.1, known ? high * 1.1 : 10);
    } else {
        const double least = parts_->smallestShown(false);
        const double most = parts_->largestShown();
        const bool known = least <= most;
        const double low = known ? least : 0;
        const double high = known ? most : 2.5;
        const double span = std::max(high - low, 0.1);
        parts_->plot->yAxis->setRange(std::max(low >= 0 ? 0.0 : low - span, low - 0.14 * span), high + 0.06 * span);
    }
    parts_->settingRange = false;
}

void CurvePlot::replotNow() {
    if (parts_->following) followData();
    updateDescription();
    parts_->plot->replot(QCustomPlot::rpQueuedReplot);
}

void CurvePlot::applyTheme() {
    const Theme& theme = Theme::instance();
    const auto css = [](const QColor& color) { return QStringLiteral("color: %1").arg(color.name()); };
    parts_->title->setFont(theme.font(isLecture() ? theme.type().value : theme.type().body, true));
    parts_->title->setStyleSheet(css(theme.colors().text));
    const QFont small = theme.font(theme.type().body - 1);
    parts_->caption->setFont(small);
    parts_->caption->setStyleSheet(css(theme.colors().secondary));
    parts_->axisKind->setFont(small);
    parts_->axisKind->setStyleSheet(
        QStringLiteral("QToolButton { color: %1; border: none; padding: 0; background: transparent; }"
                       "QToolButton:hover, QToolButton:focus { color: %2; text-decoration: underline; }")
            .arg(theme.colors().secondary.name(), theme.colors().accent.name()));
    parts_->applyTheme();
    updateCaption();
    placePlot();
    update();
    replotNow();
}

void CurvePlot::updateCaption() {
    QString factor = decimalNumber(smoothing(), 3);
    while (factor.endsWith(QLatin1Char('0')) && factor.size() > 3) factor.chop(1);
    const bool accuracy = parts_->quantity == CurveQuantity::Accuracy;
    parts_->caption->setText((accuracy ? tr("top-1 · smoothing %1") : tr("cross-entropy · smoothing %1 ·")).arg(factor));
    parts_->caption->setToolTip(tr("train: the batches as they are trained on, augmented and with dropout, smoothed over "
                                   "steps; val: all images that are held back, after each epoch"));
    parts_->axisKind->setText(parts_->logarithmic ? tr("logarithmic axis") : tr("linear axis"));
    placePlot();
}

void CurvePlot::updateDescription() {
    QStringList parts;
    if (!parts_->smoothed.empty()) parts << parts_->trainLabel();
    if (!parts_->epochs.empty()) parts << parts_->validationLabel();
    const QString text =
        parts.isEmpty()
            ? tr("No points yet.")
            : tr("After %1 epochs: %2.").arg(decimalNumber(parts_->lastEpoch(), 1), parts.join(QStringLiteral(", ")));
    const QStringList others = legend().mid(1);
    QString whole = text;
    if (!others.isEmpty()) whole += QLatin1Char(' ') + tr("Beside it: %1.").arg(others.join(QStringLiteral(", ")));
    if (whole != accessibleDescription()) setAccessibleDescription(whole);
}

void CurvePlot::placePlot() {
    const int edge = isLecture() ? 6 : 16;
    const int row = ipx(22);
    const int top = isLecture() ? 4 : 10;
    parts_->title->setGeometry(edge, top, parts_->title->sizeHint().width() + 4, row);
    int right = width() - edge;
    const bool captioned = !isLecture();
    parts_->axisKind->setVisible(captioned && quantity() == CurveQuantity::Loss);
    parts_->caption->setVisible(captioned && width() > ipx(420));
    if (quantity() == CurveQuantity::Loss) {
        const int wide = parts_->axisKind->sizeHint().width();
        parts_->axisKind->setGeometry(right - wide, top, wide, row);
        right -= wide + ipx(2);
    }
    const int wide = parts_->caption->sizeHint().width();
    parts_->caption->setGeometry(right - wide, top, wide, row);
    const int below = top + row + (isLecture() ? ipx(8) : 2);
    parts_->plot->setGeometry(std::max(1, edge - 2), below, std::max(10, width() - edge - 4),
                              std::max(10, height() - below - 6));
}

void CurvePlot::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColors& colors = Theme::instance().colors();
    painter.setPen(isLecture() ? QPen(Qt::NoPen) : QPen(colors.hairline, 1));
    painter.setBrush(colors.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), isLecture() ? 0 : 8, isLecture() ? 0 : 8);
    if (!parts_->plot->hasFocus()) return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colors.accent, 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 8, 8);
}

void CurvePlot::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    placePlot();
}

}  // namespace fovea
