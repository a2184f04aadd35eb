// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QTimer>
#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

#include "widgets/charts/curve_math.h"

class QLabel;
class QToolButton;

namespace fovea {

enum class CurveQuantity { Loss, Accuracy };

/// Another run's curve, to compare with: dimmed, with a pattern of its own, named in a legend.
struct PastCurve {
    QString name;
    std::vector<CurvePoint> steps, epochs;
};

/// Loss or accuracy over epochs: the raw training trace, its smoothed line, validation as diamonds,
/// changes of the learning rate, a crosshair with read-out. Wheel and drag zoom and pan, Shift+drag
/// zooms into a rectangle, double-click or Home shows everything and follows again.
/// Every point is kept; what is drawn is thinned to what the screen can show.
class CurvePlot : public QWidget {
    Q_OBJECT
public:
    explicit CurvePlot(CurveQuantity quantity, QWidget* parent = nullptr);
    ~CurvePlot() override;

    CurveQuantity quantity() const;

    /// Training after a step: `epoch` counts with fractions from 0 and must not fall; accuracy in [0, 1].
    void addStep(double epoch, double value);
    /// Validation after an epoch (0 for the untrained network).
    void addEpoch(double epoch, double value);
    /// The learning rate changed from `from` to `to` at `epoch`.
    void addRateChange(double epoch, double from, double to);
    /// Replaces everything, for instance by the history of a file.
    void setPoints(std::vector<CurvePoint> steps, std::vector<CurvePoint> epochs);
    void clear();
    /// Other runs' curves, at most four of them; they stay when this run's points are cleared or replaced.
    /// `name` is what this run is called beside them.
    void setPastCurves(const QString& name, std::vector<PastCurve> curves);
    const std::vector<PastCurve>& pastCurves() const;
    /// The legend's lines, this run's first; empty without other runs.
    QStringList legend() const;

    const std::vector<CurvePoint>& steps() const;
    const std::vector<CurvePoint>& smoothed() const;
    const std::vector<CurvePoint>& epochs() const;

    /// Factor in [0, 1); see ExponentialSmoothing.
    void setSmoothing(double factor);
    double smoothing() const;
    /// Steps in an epoch, for the read-out ("epoch 5 · batch 3 520"); 0: the batch is left out.
    void setStepsPerEpoch(int steps);
    /// Of which weights the validation is, in a word such as “EMA”; empty: of those that are trained.
    void setValidated(const QString& weights);
    /// Replaces the title, which is the quantity's name.
    void setTitle(const QString& title);
    /// Loss only.
    void setLogarithmic(bool logarithmic);
    bool isLogarithmic() const;

    /// Shows the crosshair at an epoch, or hides it; emits nothing.
    void setHover(std::optional<double> epoch);
    std::optional<double> hover() const;

    /// True while the axes follow the data.
    bool isFollowing() const;
    void resetView();
    struct Range {
        double lower, upper;
    };
    Range horizontalRange() const;
    Range verticalRange() const;

    /// The plot as vector PDF, or as a picture of the widget's size times `scale`.
    bool exportPdf(const QString& file) const;
    QImage exportImage(double scale = 2.0) const;
    /// Draws at once what is waiting for the next replot.
    void flush();
    /// The part that takes mouse and keys.
    QWidget* plotArea() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void hoveredEpoch(double epoch);
    void hoverLeft();
    void logarithmicChanged(bool logarithmic);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Parts;
    void applyTheme();
    void updateCaption();
    void updateDescription();
    void scheduleReplot();
    void replotNow();
    void followData();
    void placePlot();
    void hoverAt(double pixelX);
    void stepHover(int direction);
    void zoomBy(double factor);
    bool keyPressed(int key);

    std::unique_ptr<Parts> parts_;
    QTimer replotTimer_;
};

}  // namespace fovea
