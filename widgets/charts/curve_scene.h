// SPDX-License-Identifier: GPL-3.0-or-later
// Private to CurvePlot.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "widgets/charts/curve_math.h"
#include "widgets/charts/curve_plot.h"
#include "widgets/charts/curve_ticker.h"
#include "widgets/charts/custom_plot.h"

namespace fovea {

struct RateChange {
    double epoch = 0, from = 0, to = 0;
};

/// A graph whose marks are whole at the border, where a line with round marks would be cut.
class MarkedGraph : public QCPGraph {
public:
    MarkedGraph(QCPAxis* keys, QCPAxis* values) : QCPGraph(keys, values) {}

protected:
    QRect clipRect() const override { return QCPGraph::clipRect().adjusted(-14, -14, 14, 14); }
};

/// Calls a function to paint; it may paint outside the axes.
class PaintItem : public QCPAbstractItem {
public:
    PaintItem(QCustomPlot* plot, std::function<void(QCPPainter&)> paint);
    double selectTest(const QPointF&, bool, QVariant* = nullptr) const override { return -1; }

protected:
    void draw(QCPPainter* painter) override { paint_(*painter); }

private:
    std::function<void(QCPPainter&)> paint_;
};

/// What a CurvePlot holds, and how the parts that QCustomPlot does not know are painted.
struct CurveScene {
    explicit CurveScene(CurveQuantity what) : quantity(what) {}

    CurveQuantity quantity;
    std::vector<CurvePoint> steps, smoothed, epochs;
    std::vector<RateChange> rateChanges;
    QString runName;
    QString validated;  ///< of which weights `epochs` are; see CurvePlot::setValidated()
    std::vector<PastCurve> past;
    std::vector<std::vector<CurvePoint>> pastSmoothed;
    std::optional<double> hover;
    int stepsPerEpoch = 0;
    bool logarithmic = false;

    QCustomPlot* plot = nullptr;
    QCPGraph* rawGraph = nullptr;
    QCPGraph* smoothGraph = nullptr;
    QCPGraph* validationGraph = nullptr;
    std::vector<QCPGraph*> pastGraphs;  ///< smoothed and validation of each
    QCPLayer* crosshairLayer = nullptr;
    QSharedPointer<CurveTicker> valueTicker;

    void build(QWidget* parent);
    void applyTheme();
    /// Hands QCustomPlot what is visible, thinned.
    void fillGraphs();
    void setMargins();
    /// Makes or removes graphs, so that there are those of `past`.
    void placePastGraphs();
    QString valueText(double value) const;
    QString trainLabel() const;
    QString validationLabel() const;
    /// The x at which a crosshair stands for a mouse at `pixelX`: a measured point, diamonds first.
    std::optional<double> snapped(double pixelX) const;

private:
    struct ReadoutRow {
        QString name, value;
        bool validation = false;
        CurvePoint point;
    };
    std::vector<ReadoutRow> readout() const;
    QString readoutHeader() const;
    QPointF pixel(const CurvePoint& point) const;
    void paintRateChanges(QCPPainter& painter) const;
    /// Of this run and the past ones; none where there are no past ones.
    std::vector<QRectF> legendPlaces() const;
    void paintLegend(QCPPainter& painter) const;
    QPen pastPen(std::size_t index) const;
    void paintEnds(QCPPainter& painter) const;
    void paintCrosshair(QCPPainter& painter) const;
    void paintCallout(QCPPainter& painter, double x, const std::vector<ReadoutRow>& rows) const;
    void paintMark(QCPPainter& painter, QPointF at, bool validation, double radius) const;
};

}  // namespace fovea
