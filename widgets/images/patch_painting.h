// SPDX-License-Identifier: GPL-3.0-or-later
// Private to PatchView: the two painted parts of it.
#pragma once

#include "widgets/charts/painted_widget.h"
#include "widgets/images/patch_arithmetic.h"

namespace fovea {

/// The matrices, one block for each channel: patch × kernel and the sum at the right.
class PatchMatrices : public PaintedWidget {
    Q_OBJECT
public:
    explicit PatchMatrices(QWidget* parent = nullptr) : PaintedWidget(parent) {}
    void setArithmetic(const PatchArithmetic& arithmetic, const PatchText& text, bool hidden);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void themeChanged() override { updateGeometry(); }

private:
    struct Metrics {
        double cellWidth, cellHeight, between, sumWidth, head, block;
    };
    Metrics metrics() const;
    void paintHead(QPainter& painter, const Metrics& m) const;
    void paintChannel(QPainter& painter, const Metrics& m, std::size_t index) const;
    void paintMatrix(QPainter& painter, const QRectF& area, const std::vector<float>& values, float limit, QColor tint,
                     bool isPatch) const;

    PatchArithmetic arithmetic_;
    PatchText text_;
    float patchLimit_ = 0;
    float kernelLimit_ = 0;
    bool hidden_ = false;
};

/// What stands beneath: the instruction, the sum, the ReLU, a note.
class PatchSums : public PaintedWidget {
    Q_OBJECT
public:
    explicit PatchSums(QWidget* parent = nullptr) : PaintedWidget(parent) {}
    void setText(const PatchText& text, bool hidden, const QString& hint);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {ipx(200), sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void themeChanged() override { updateGeometry(); }

private:
    void equation(QPainter& painter, double top, const QString& left, const QString& result, const QColor& color) const;

    PatchText text_;
    bool hidden_ = false;
    QString hint_;
};

}  // namespace fovea
