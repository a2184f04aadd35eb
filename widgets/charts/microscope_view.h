// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include "core/training/microscope.h"
#include "widgets/charts/painted_widget.h"

namespace fovea {

/// A row for each layer: norms of gradient and weights, update ratio, dead and resting units as numbers over a curve
/// of the whole run, and the magnitudes of one quantity over time as a map. One step cursor runs through all of it.
class MicroscopeView : public PaintedWidget {
    Q_OBJECT
public:
    enum class Quantity { Gradients, Activations, Weights };
    enum class Column { Layer, GradientNorm, WeightNorm, UpdateRatio, Dead, AtRest, Magnitudes };

    explicit MicroscopeView(QWidget* parent = nullptr);

    /// Null or without samples: says that there is nothing yet.
    void setSeries(std::shared_ptr<const MicroscopeSeries> series);
    void setQuantity(Quantity quantity);
    Quantity quantity() const { return quantity_; }
    /// From which update ratio on a layer stands in the colour of errors, see findingRules().
    void setRatioLimit(double limit) { ratioLimit_ = limit; }

    /// The sample under the cursor, else the last one; nullopt where there are none.
    std::optional<std::size_t> sample() const;
    /// nullopt: follows the run.
    void setCursor(std::optional<std::size_t> sample);
    int row() const { return row_; }
    QRectF cellRect(int row, Column column) const;
    /// The formula and the number at the cursor's step.
    QString sentence(int row, Column column) const;
    /// All numbers of a row at the cursor's step.
    QString rowSentence(int row) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    /// By a key: the row should be in view.
    void rowChosen(const QRect& row);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;
    void themeChanged() override { updateGeometry(); }

private:
    int rows() const { return series_ ? static_cast<int>(series_->layers.size()) : 0; }
    const LayerReading& reading(int row, std::size_t sample) const;
    QRectF mapRect(int row) const;
    std::optional<std::pair<int, Column>> cellAt(const QPointF& position) const;
    std::optional<std::size_t> sampleAt(const QPointF& position) const;
    std::optional<double> value(int row, Column column, std::size_t sample) const;
    QString valueText(int row, Column column, std::size_t sample) const;
    QString heading(Column column) const;
    void paintHeader(QPainter& painter) const;
    void paintRow(QPainter& painter, int row) const;
    void paintCurve(QPainter& painter, int row, Column column, const QRectF& area) const;
    void paintMagnitudes(QPainter& painter, int row) const;

    std::shared_ptr<const MicroscopeSeries> series_;
    Quantity quantity_ = Quantity::Gradients;
    double ratioLimit_ = 0;
    std::optional<std::size_t> cursor_;
    int row_ = 0;
};

}  // namespace fovea
